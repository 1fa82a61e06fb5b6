"""Starting from an earlier directive: its text is kept word for word, for the office to look over."""

from campaigns.directives.actions import create_directive
from campaigns.directives.drafting import year_in_work
from campaigns.directives.models import Clause, Directive
from campaigns.directives.outline import outline
from campaigns.directives.states import DirectiveState
from emulation.workflow.steps import act, write_trace

HEADING = ("symbol", "place", "abstract", "movement_name", "opening", "closing", "capacity", "signer_title", "filing", "drafter_mark")
BASIS = ("order", "kind", "number", "day", "issuer", "title", "note", "printed")
DUTY = ("order", "kind", "title", "short", "scope", "rule", "rolling", "late", "brief")


@act
def copy_directive(source, *, by, now, year):
    """Create a draft for `year` (int) with the text and the parts of `source`; returns it. Raises Refused without the right.

    Only the year, the period and the days of the duties move; no duty counts as confirmed and no signer is taken over. What was asked for
    after the launch is left out.
    """
    shift = year - source.year
    heading = {name: getattr(source, name) for name in HEADING}
    period = {"period_from": moved(source.period_from, shift), "period_to": moved(source.period_to, shift)}
    draft = create_directive(authority=source.authority, by=by, now=now, year=year, **period, **heading)
    clauses = _copy_clauses(source, draft)
    for basis in source.bases.all():
        draft.bases.create(**_fields(basis, BASIS))
    for named in source.named_movements.all():
        draft.named_movements.create(order=named.order, movement_id=named.movement_id, clause=clauses.get(named.clause_id))
    for line in source.recipients.prefetch_related("kinds", "units"):
        _link(line, draft.recipients.create(order=line.order, text=line.text))
    for duty in source.duties.filter(added_at__isnull=True).prefetch_related("kinds", "units"):
        # A rule means another day in another year: the day that it meant is left behind.
        days = {"opens": moved(duty.opens, shift), "due": None if duty.rule else moved(duty.due, shift)}
        _link(duty, draft.duties.create(clause=clauses.get(duty.clause_id), **days, **_fields(duty, DUTY)))
    write_trace(draft, step="copy", what=f"Lấy nội dung từ {source.short_title}"[:200], by=by, now=now, to_state=draft.state)
    return draft


def latest_of(user, authority):
    """Return the latest issued directive of `authority` that the person may read, or None."""
    return Directive.objects.visible_to(user).filter(authority=authority, state=DirectiveState.ISSUED).select_related("document").first()


def open_draft_of(user, authority):
    """Return the latest directive of `authority` that is not issued yet and that the person may read, or None."""
    return Directive.objects.visible_to(user).filter(authority=authority).exclude(state=DirectiveState.ISSUED).first()


def year_after(source, day):
    """Return the year of a directive that is begun from `source` on `day` (a date): the year in work, and never that of the source."""
    return max(year_in_work(day), source.year + 1)


def moved(day, years):
    """Return `day` (a date or None) `years` years later; 29 February becomes 28 February."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _copy_clauses(source, draft):
    copies = {}
    for entry in outline(source):
        old = entry.clause
        copies[old.pk] = Clause.objects.create(directive=draft, parent=copies.get(old.parent_id), order=old.order, label=old.label, text=old.text)
    return copies


def _fields(record, names):
    return {name: getattr(record, name) for name in names}


def _link(old, new):
    new.kinds.set(old.kinds.all())
    new.units.set(old.units.all())
