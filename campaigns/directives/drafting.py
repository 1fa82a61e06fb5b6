"""What the pages of drafting share: whose draft it is, what a blank one starts with, what somebody else saved meanwhile."""

import datetime as dt

from django.core.exceptions import ObjectDoesNotExist

from campaigns.directives.actions import signer_of
from campaigns.directives.models import Directive
from emulation.documents.numbers import next_number
from emulation.formats.words import day_words

ABBREVIATION = "CT"


def authority_of_drafter(user):
    """Return the Unit for which the person drafts: that of the chosen seat if it drafts, else of the first seat that does."""
    seats = user.seats_with("campaigns.draft_directive")
    chosen = getattr(user, "seat", None)
    return next((seat for seat in seats if chosen and seat.id == chosen.id), seats[0]).authority


def year_in_work(day):
    """Return the year that a directive begun on `day` is for: from November on offices prepare the next one."""
    return day.year + (day.month >= 11)


def blank_heading(authority, day):
    """Return the initial values of a new heading for `day` (a date): the year, and what the letterhead of the authority gives."""
    year = year_in_work(day)
    initial = {
        "year": year,
        "abstract": f"Về việc phát động phong trào thi đua năm {year}",
        "period_from": dt.date(year, 1, 1),
        "period_to": dt.date(year, 12, 31),
        "signer": signer_of(authority, day),
    }
    try:
        head = authority.letterhead
    except ObjectDoesNotExist:
        return initial
    return initial | {"symbol": f"{ABBREVIATION}-{head.symbol}", "place": head.place, "signer_title": head.signer_title, "filing": head.filing}


def number_words(authority, day):
    """Return the sentence about the number that signing will take from the register of the year."""
    number = next_number(authority, "chi-thi", day.year)
    return f"Số sẽ được cấp khi ký; số tiếp theo của sổ Chỉ thị năm {day.year}: {number:02d}"


def version_of(request, directive):
    """Return the version that the person has in front of them: the one that the page posts back, else the present one."""
    typed = request.POST.get("version", "")
    return int(typed) if typed.isdecimal() and len(typed) < 10 else (0 if request.method == "POST" else directive.version)


def saved_meanwhile(directive, conflict, form):
    """Return what a page shows after a conflict: the sentence, the saved words that differ, the version that saving again writes over."""
    saved = Directive.objects.select_related("signer").get(pk=directive.pk)
    differing = [name for name in form.fields if getattr(saved, name) != form.cleaned_data.get(name)]
    return {"conflict": conflict, "version": saved.version, "theirs": [f"{form[name].label}: {_shown(getattr(saved, name))}" for name in differing]}


def _shown(value):
    if isinstance(value, dt.date):
        return day_words(value)
    return value or "để trống"
