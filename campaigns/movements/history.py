"""The history of indicators and levels in words, and the message to the people of the units concerned."""

from campaigns.movements.models import Indicator, IndicatorChange
from emulation import clock
from emulation.accounts.models import User
from emulation.accounts.roles import UNIT_ROLES
from emulation.formats.words import moment_words, number_words
from emulation.notifications.actions import tell
from emulation.workflow.flows import Conflict

MOST_LINES = 12
_LENGTHS = {name: IndicatorChange._meta.get_field(name).max_length for name in ("what", "before", "after", "reason")}
_NUMBERS = {"baseline", "target", "least", "most"}


def title_of(name):
    """Return what a field of an indicator is called on the screens."""
    return str(Indicator._meta.get_field(name).verbose_name)


def shown(indicator, name):
    """Return the value of a field of an indicator in words, "" where there is none."""
    value = getattr(indicator, name)
    if value is None or value == "":
        return ""
    if name in _NUMBERS:
        return number_words(value)
    if isinstance(value, bool):
        return "Có" if value else "Không"
    choices = getattr(indicator, f"get_{name}_display", None)
    return str(choices() if choices else value)


def line(indicator, what, before="", after="", *, by, now, unit=None, reason="", told=False):
    """Return a line of the history, not stored yet; words that are too long are cut."""
    words = {"what": what, "before": before, "after": after, "reason": reason}
    cut = {name: said if len(said) <= _LENGTHS[name] else f"{said[: _LENGTHS[name] - 1]}…" for name, said in words.items()}
    return IndicatorChange(indicator=indicator, unit=unit, told=told, by=by, at=now, **cut)


def overtaken(indicator):
    """Return the Conflict that says who changed the indicator meanwhile."""
    last = IndicatorChange.objects.filter(indicator=indicator).select_related("by").first()
    who = f"{last.by.full_name} vừa thay đổi “{indicator.name}” lúc {moment_words(last.at)}" if last else f"“{indicator.name}” vừa được thay đổi"
    return Conflict(f"{who}. Xem bản mới rồi làm tiếp.")


def tell_units(lines, *, key, subject, closing, authority, year, by, now):
    """Tell the people of units what concerns them, one message for each person: `lines` is {Unit: [sentence]}, `closing` ends each message."""
    units = {unit.pk: unit for unit in lines}
    of_person = {}
    for person, unit in User.objects.by_unit(UNIT_ROLES, units, clock.day_of(now)):
        of_person.setdefault(person, []).append(units[unit])
    groups = {}
    for person, own in of_person.items():
        groups.setdefault(_text(own, lines), []).append(person)
    for place, (text, people) in enumerate(groups.items()):
        tell(
            key=f"{key}-{place}",
            people=people,
            subject=subject,
            body=f"{text}\n{closing}".strip(),
            url=f"/chi-tieu/?nam={year}",
            now=now,
            by=by,
            authority=authority,
        )


def _text(units, lines):
    """Return the sentences of one person's units; their names only where there are several."""
    said = [f"{unit.name}: {sentence}" if len(units) > 1 else sentence for unit in units for sentence in lines[unit]]
    more = [f"… và {len(said) - MOST_LINES} thay đổi khác."] if len(said) > MOST_LINES else []
    return "\n".join(said[:MOST_LINES] + more)
