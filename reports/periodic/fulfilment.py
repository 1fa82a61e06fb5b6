"""How a six-monthly or yearly report is done: begun and filled in here, and how far."""

from collections import defaultdict

from campaigns.movements.models import Target
from campaigns.obligations.fulfilment import Fulfilment, Progress, register
from campaigns.obligations.guards import barrier
from reports.periodic.actions import PERIODS
from reports.periodic.models import Entry, Report
from reports.periodic.states import EDITABLE

NAMED = 3  # so many missing cells are named, the others counted


def begun(obligation):
    """Tell whether the report was begun; one query."""
    return Report.objects.filter(obligation=obligation).exists()


def by_note(obligation):
    """Tell whether a note is enough: the unit reports the figures of the period under another directive already; one query.

    What was done by a note before there were reports here stays as it is.
    """
    reports = Report.objects.filter(authority=obligation.authority_id, unit=obligation.unit_id, year=obligation.directive.year, of_cluster=False)
    other = reports.filter(period=PERIODS[obligation.duty.kind]).exclude(obligation=obligation)
    return obligation.cluster_id is None and other.exists()


def progress(obligations):
    """Return {id: Progress} of what units have begun or have to begin, with the first missing cells; three queries."""
    own = [obligation for obligation in obligations if obligation.cluster_id is None]
    reports = {report.obligation_id: report for report in Report.objects.filter(obligation__in=own)}
    answered = defaultdict(set)
    entries = Entry.objects.filter(report__in=reports.values(), report__state__in=EDITABLE, value__isnull=False)
    for report, indicator in entries.values_list("report", "indicator"):
        answered[report].add(indicator)
    asked, found = _asked(own), {}
    for obligation in own:
        cells = asked[obligation.authority_id, obligation.directive.year, obligation.unit_id]
        report = reports.get(obligation.pk)
        if cells and (report is None or report.state in EDITABLE):
            found[obligation.pk] = _progress(cells, answered[report.pk] if report else set())
    return found


def _progress(cells, answered):
    missing = [name for indicator, name in cells if indicator not in answered]
    return Progress(len(cells) - len(missing), len(cells), tuple(missing[:NAMED]))


def _asked(obligations):
    """Return {(authority, year, unit): [(indicator id, name)]} of the cells that must be answered."""
    rows = Target.objects.reported().filter(indicator__required=True, unit__in={each.unit_id for each in obligations})
    rows = rows.filter(indicator__year__in={each.directive.year for each in obligations}).order_by("indicator__order", "indicator")
    found = defaultdict(list)
    for authority, year, unit, pk, name in rows.values_list("indicator__authority", "indicator__year", "unit", "indicator", "indicator__name"):
        found[authority, year, unit].append((pk, name))
    return found


def card(obligation, user, day):
    """Return what the card on the page of an obligation shows: the report, or whether and why not it may be begun; three queries."""
    report = Report.objects.visible_to(user).filter(obligation=obligation).first()
    own = report is None and user.has_perm("campaigns.declare_obligation", obligation)
    reason = barrier(obligation, day) if own else ""
    done = progress([obligation]).get(obligation.pk)
    return {"report": report, "may_start": own and not reason, "reason": reason, "progress": done}


register(
    Fulfilment(
        kinds=frozenset(PERIODS),
        begun=begun,
        by_note=by_note,
        progress=progress,
        template="reports/periodic/card.html",
        card=card,
    )
)
