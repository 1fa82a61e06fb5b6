"""One click: the draft of a synthesis from what the units submitted, made new or built again with what changed since."""

from campaigns.obligations.states import ObligationState
from emulation import clock
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.steps import act, edit, write_trace
from reports.periodic.states import OFFICE_LABELS
from reports.synthesis.figures import figures_of
from reports.synthesis.gathering import Gathering
from reports.synthesis.models import Figure, Quote, Synthesis
from reports.synthesis.parts import lay_parts, outline_of
from reports.synthesis.states import SynthesisState

TITLE = "Tổng hợp kết quả phong trào thi đua và công tác khen thưởng"
_FIGURE_FIELDS = ["value", "before", "target", "reported", "assigned", "previous_build", "cells", "changes"]


@act
def build(authority, span, *, by, now, version=None):
    """Build the draft about `span` (a Period) from everything that counts as submitted to `authority` (a Unit); returns the Synthesis.

    A draft that is there is built again: numbers and sentences follow the reports, what the office wrote or kept stays, and each figure
    says what changed since. After an issued edition the next one begins with its words, and its changes are against it.
    `version` is the draft that the person saw. Raises Refused without the right or where no report of the period was asked of anybody;
    Conflict when somebody built or changed the draft meanwhile.
    """
    if not by.has_perm("reports.build_synthesis", Synthesis(authority=authority)):
        raise Refused("Chỉ Cơ quan Thường trực được lập báo cáo tổng hợp.")
    day = clock.day_of(now)
    editions = Synthesis.objects.filter(authority=authority, year=span.year, period=span.kind).order_by("-edition").defer("facts")
    # The lock makes a second click wait for the first (PostgreSQL; SQLite has one writer anyway).
    last = editions.select_for_update().first()
    gathering = Gathering(authority, span, day)
    if not gathering.expected:
        raise Refused(f"Chưa giao báo cáo {span.label} cho đơn vị nào, nên chưa có gì để tổng hợp.")
    old = list(Figure.objects.filter(synthesis=last).select_related("indicator")) if last else []
    figures = figures_of(gathering, {figure.indicator.code: figure for figure in old})
    facts = _counts(gathering, figures) | {"absent": _absent(gathering), "built_at": now, "built_by": by}
    synthesis = _draft(last, authority, span, by, now, version, facts)
    _store(synthesis, figures)
    lay_parts(synthesis, outline_of(gathering.directives.values()), figures, list(last.parts.all()) if last else [])
    if last and last.pk != synthesis.pk:
        _carry_quotes(last, synthesis)
    return synthesis


def _draft(last, authority, span, by, now, version, facts):
    """Return the draft with `facts` in it: the one at work with its version raised, or a new edition."""
    words = f"Tổng hợp {facts['received']}/{facts['expected']} báo cáo"
    if last and last.state == SynthesisState.DRAFT:
        edit(last, by=by, now=now, version=last.version if version is None else version, what=words, changes=facts)
        return last
    edition = last.edition + 1 if last else 1
    title = f"{TITLE} {span.label}"
    where = {"authority": authority, "year": span.year, "period": span.kind, "edition": edition}
    synthesis, new = Synthesis.objects.get_or_create(**where, defaults={"title": title, "author": by, **facts})
    if not new:
        raise Conflict("Dự thảo của kỳ này vừa được người khác lập. Tải lại trang để mở.")
    write_trace(synthesis, step="create", what=words, by=by, now=now, to_state=synthesis.state)
    return synthesis


def _store(synthesis, figures):
    """Write the numbers; a number whose indicator is no more goes."""
    for figure in figures:
        figure.synthesis = synthesis
    Figure.objects.filter(synthesis=synthesis).exclude(indicator__in=[figure.indicator_id for figure in figures]).delete()
    Figure.objects.bulk_create(figures, update_conflicts=True, update_fields=_FIGURE_FIELDS, unique_fields=["synthesis", "indicator"])


def _carry_quotes(last, synthesis):
    """Begin the next edition with the sentences kept for the one before; those whose words changed since are marked where they are shown."""
    quotes = list(last.quotes.all())
    for quote in quotes:
        quote.pk, quote.synthesis = None, synthesis
    Quote.objects.bulk_create(quotes)


def _counts(gathering, figures):
    """Received, in time and complete are three counts: a late report may be complete, one in time may lack a number asked for since."""
    given = {(figure.indicator_id, cell["unit"]) for figure in figures if figure.indicator.required for cell in figure.cells}
    asked = {figure.indicator_id: gathering.targets.get(figure.indicator_id, {}) for figure in figures if figure.indicator.required}

    def complete(sent):
        return all((indicator, sent.obligation.unit_id) in given for indicator, targets in asked.items() if not sent.owners.isdisjoint(targets))

    return {
        "expected": gathering.expected,
        "received": len(gathering.sent),
        "on_time": sum(sent.late == 0 for sent in gathering.sent),
        "complete": sum(complete(sent) for sent in gathering.sent),
    }


def _absent(gathering):
    """Return who has not reported, in what state and how late; and who was waived, marked as such: they are not expected."""
    missing = [
        {"unit": owed.unit_id, "name": owed.unit.name, "words": _state_words(owed), "late": owed.days_late(gathering.day), "waived": False}
        for owed in gathering.absent
    ]
    waived = [
        {"unit": owed.unit_id, "name": owed.unit.name, "words": f"Được miễn: {owed.waiver(gathering.day).reason}", "late": 0, "waived": True}
        for owed in gathering.waived
    ]
    return missing + waived


def _state_words(owed):
    return "Chưa bắt đầu" if owed.state == ObligationState.TODO else OFFICE_LABELS.get(owed.state, owed.get_state_display())
