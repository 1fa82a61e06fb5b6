"""Short pages that add one thing to a recipient or end it: a place, an award, a grade, a discipline. All of them go one way, `_typed`."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from awards.records import actions
from awards.records.forms import EndPlaceForm, PlaceForm
from awards.records.listing import place_on
from awards.records.models import AwardRecord, Membership, Recipient, Restriction
from awards.records.permissions import KEEP, ONLY_KEEPERS, ONLY_OWN_UNIT, may_place
from awards.records.record_forms import AwardForm, EndRestrictionForm, GradeForm, RestrictionForm, RevokeForm
from awards.records.views import may_add
from emulation import clock
from emulation.accounts.doors import attempt, require, seen
from emulation.formats.words import day_words

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_OR_POST
def place_add(request, pk):
    """Say that a recipient is in a unit from a day on."""
    recipient = _standing(request, pk)
    if not may_add(request.user):
        require(request.user, KEEP, recipient, ONLY_OWN_UNIT)
    form = PlaceForm(_post(request), user=request.user, recipient=recipient, day=clock.today())
    title = "Thêm nơi công tác" if recipient.is_person else "Thêm đơn vị"
    return _typed(request, recipient, form, partial(actions.add_place, recipient), title=title, done="Đã thêm nơi công tác.")


@GET_OR_POST
def place_end(request, pk, place):
    """Say which was the last day at a place."""
    recipient = seen(Recipient.objects.all(), request.user, pk=pk)
    family = Recipient.objects.family([recipient.pk])
    membership = seen_of(Membership.objects.select_related("unit", "recipient"), place, recipient__in=family)
    if not may_place(request.user, membership.unit):
        require(request.user, KEEP, recipient, ONLY_OWN_UNIT)
    form = EndPlaceForm(_post(request), user=request.user, initial={"last_day": clock.today()})
    hint = f"{membership.unit.name}, từ {day_words(membership.valid_from)}"
    verb = partial(actions.end_place, membership)
    return _typed(request, recipient, form, verb, title="Kết thúc nơi công tác", verb_words="Kết thúc", hint=hint, done="Đã ghi ngày kết thúc.")


@GET_OR_POST
def award_add(request, pk):
    """Write down an award that was given earlier; the unit of today is proposed."""
    recipient = _kept(request, pk)
    now_at = place_on(list(recipient.memberships.all()), clock.today())
    initial = {name: getattr(now_at, name) for name in ("unit", "position", "leadership", "direct_worker")} if now_at else {}
    form = AwardForm(_post(request), user=request.user, recipient=recipient, day=clock.today(), initial=initial)
    done = "Đã ghi khen thưởng."
    return _typed(request, recipient, form, partial(actions.add_award, recipient), title="Ghi khen thưởng đã nhận", verb_words="Ghi", done=done)


@GET_OR_POST
def award_revoke(request, pk, award):
    """Mark an award as revoked by a paper; it stays in the history."""
    recipient = _kept(request, pk)
    family = Recipient.objects.family([recipient.pk])
    record = seen_of(AwardRecord.objects.select_related("award", "recipient"), award, recipient__in=family)
    form = RevokeForm(_post(request), user=request.user)
    hint = f"{record.award.name} năm {record.year}. Khen thưởng không bị xóa: hồ sơ ghi đã hủy bỏ và theo quyết định nào."
    verb = partial(actions.revoke_award, record)
    return _typed(request, recipient, form, verb, title="Hủy bỏ khen thưởng", verb_words="Ghi hủy bỏ", hint=hint, done="Đã ghi hủy bỏ.")


@GET_OR_POST
def grade_set(request, pk):
    """Write down how a year was completed."""
    recipient = _kept(request, pk)
    form = GradeForm(_post(request), user=request.user, initial={"year": clock.today().year})
    hint = "Năm đã có thì ghi đè mức mới; vết cũ vẫn còn trong lịch sử."
    title = "Ghi mức độ hoàn thành nhiệm vụ"
    return _typed(request, recipient, form, partial(actions.set_grade, recipient), title=title, hint=hint, done="Đã ghi mức độ hoàn thành.")


@GET_OR_POST
def restriction_add(request, pk):
    """Write down a discipline, or a matter that is being looked into."""
    recipient = _kept(request, pk)
    form = RestrictionForm(_post(request), user=request.user, initial={"begins": clock.today()})
    hint = "Trong thời gian này hệ thống nhắc khi đơn vị đề nghị khen thưởng. Chỉ Cơ quan Thường trực, lãnh đạo và đơn vị đang quản lý đọc được."
    verb = partial(actions.add_restriction, recipient)
    return _typed(request, recipient, form, verb, title="Ghi kỷ luật, việc đang xem xét", verb_words="Ghi", hint=hint, done="Đã ghi.")


@GET_OR_POST
def restriction_end(request, pk, restriction):
    """Say until when a discipline or an open matter counts."""
    recipient = _kept(request, pk)
    family = Recipient.objects.family([recipient.pk])
    found = seen_of(Restriction.objects.select_related("recipient"), restriction, recipient__in=family)
    form = EndRestrictionForm(_post(request), user=request.user, initial={"ends": clock.today()})
    verb = partial(actions.end_restriction, found)
    return _typed(request, recipient, form, verb, title="Ghi ngày hết", verb_words="Ghi", hint=str(found), done="Đã ghi ngày hết.")


def seen_of(rows, pk, **of):
    """Return the part of a recipient that was seen already; raises Http404 for one of somebody else."""
    return get_object_or_404(rows, pk=pk, **of)


def _standing(request, pk):
    return seen(Recipient.objects.all(), request.user, pk=pk)


def _kept(request, pk):
    recipient = _standing(request, pk)
    require(request.user, KEEP, recipient, ONLY_KEEPERS)
    return recipient


def _post(request):
    return request.POST if request.method == "POST" else None


def _typed(request, recipient, form, verb, *, title, done, verb_words="Lưu", hint=""):
    """Show the form, or call `verb` with what was typed and go back to the recipient; what is refused stays on the form."""
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            if attempt(form, verb, by=request.user, now=clock.now(), **form.cleaned_data):
                messages.success(request, done)
                return redirect("awards:recipient-detail", pk=recipient.merged_into_id or recipient.pk)
            status = 409
    context = {"recipient": recipient, "form": form, "title": title, "verb": verb_words, "hint": hint}
    return render(request, "awards/records/form.html", context, status=status)
