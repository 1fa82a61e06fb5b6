"""What the gaps are measured on, read once: the numbers of the synthesis, who reported when, whom the plans serve, what the units wrote."""

from collections import defaultdict
from decimal import Decimal

from django.urls import reverse

from campaigns.directives.models import Clause, Directive
from campaigns.directives.states import DirectiveState
from campaigns.movements.models import Target
from campaigns.movements.periods import Period
from campaigns.obligations.models import Obligation
from campaigns.plans.coverage import asked_of
from campaigns.plans.models import Plan, PlanRow
from campaigns.plans.states import PlanState
from reports.periodic.models import Passage, Report
from reports.periodic.outline import CAUSES, LIMITS, PROPOSALS, title_of
from reports.periodic.submitted import words_that_count
from reports.synthesis.gaps import Facts, Measured, Owed, Said, Served, UnitFigure
from reports.synthesis.gathering import KINDS
from reports.synthesis.quoting import reports_of
from reports.synthesis.splitting import sentences_of

WRITTEN = (LIMITS, CAUSES, PROPOSALS)
_SPANS = {kind: period for period, kind in KINDS.items()}


def gather(synthesis, day):
    """Return the Facts about `synthesis` as they stand on `day` (a date); thirteen queries, whatever the number of units."""
    return Facts(
        span=synthesis.span,
        measured=_measured(synthesis),
        owed=_owed(synthesis, day),
        served=_served(synthesis),
        said=_said(synthesis),
    )


def directives_of(synthesis):
    """Return the QuerySet of the directives by which the authority launched the year, the newest first."""
    found = Directive.objects.filter(authority=synthesis.authority_id, year=synthesis.year, state=DirectiveState.ISSUED)
    return found.select_related("document").order_by("-pk")


def _measured(synthesis):
    figures = list(synthesis.figures.select_related("indicator__weight"))
    targets = {
        (target.indicator_id, target.unit_id): target for target in Target.objects.filter(indicator__in=[each.indicator_id for each in figures])
    }
    writers = dict(Report.objects.filter(pk__in={cell["report"] for figure in figures for cell in figure.cells}).values_list("pk", "unit"))
    return [
        Measured(
            indicator=figure.indicator,
            value=figure.value,
            units=tuple(_unit_figure(figure, cell, targets, writers) for cell in figure.cells),
            asked=figure.assigned,
            target=figure.target,
            url=reverse("reports:figure-detail", args=[synthesis.pk, figure.pk]),
        )
        for figure in figures
    ]


def _unit_figure(figure, cell, targets, writers):
    """The level is that of the unit, or of the one that wrote the report before a move."""
    given = (targets.get((figure.indicator_id, unit)) for unit in (cell["unit"], writers.get(cell["report"])))
    target = next((target for target in given if target), None)
    return UnitFigure(
        name=cell["name"],
        unit=cell["unit"],
        value=Decimal(cell["value"]),
        weight=None if cell["weight"] is None else Decimal(cell["weight"]),
        level=target.level if target and target.status == Target.Status.LEVEL else None,
        baseline=target.baseline if target else None,
        sent=cell.get("at", ""),
        url=f"{reverse('reports:report-detail', args=[cell['report']])}#cell-{figure.indicator_id}",
    )


def _owed(synthesis, day):
    """The reports that were to be sent from the beginning of last year to the end of the period."""
    asked = Obligation.objects.filter(
        authority=synthesis.authority_id,
        cluster__isnull=True,
        duty__kind__in=KINDS.values(),
        directive__year__in=[synthesis.year - 1, synthesis.year],
    )
    found = asked.select_related("unit__kind", "duty", "directive").prefetch_related("changes").order_by("unit__kind__order", "unit__sort_key", "due")
    owed = []
    for each in found:
        span = Period(each.directive.year, _SPANS[each.duty.kind])
        ended = each.unit.valid_to is not None and each.unit.valid_to < each.opens
        # The half comes before the year, in time as in the alphabet.
        if span <= synthesis.span and not ended and not each.waiver(day):
            owed.append(_owed_line(each, span, synthesis.span, day))
    return owed


def _owed_line(each, span, now, day):
    return Owed(
        unit=each.unit_id,
        name=each.unit.name,
        label=span.label,
        now=span == now,
        sent=each.sent_on is not None,
        days=each.days_late(day),
        url=reverse("campaigns:obligation-detail", args=[each.pk]),
    )


def _served(synthesis):
    directives = {directive.pk: directive for directive in directives_of(synthesis)}
    clauses = defaultdict(list)
    for clause in Clause.objects.filter(directive__in=directives).select_related("parent"):
        clauses[clause.directive_id].append(clause)
    approved, plans = _approved(directives)
    return [
        Served(
            clause=clause.pk,
            address=clause.address,
            directive=f"Chỉ thị số {directives[pk].reference}",
            text=clause.text,
            plans=tuple(plans[clause.pk].items()),
            approved=approved[pk],
            url=f"{reverse('campaigns:directive-detail', args=[pk])}#dieu-khoan-{clause.pk}",
        )
        for pk, own in clauses.items()
        for clause in asked_of(own)
    ]


def _approved(directives):
    """Return ({directive: count of approved plans of units}, {clause: {name of the unit: url of the plan}})."""
    standing = {"state": PlanState.APPROVED, "obligation__directive__in": directives, "obligation__cluster__isnull": True}
    counts, plans = defaultdict(int), defaultdict(dict)
    for directive in Plan.objects.filter(**standing).values_list("obligation__directive", flat=True):
        counts[directive] += 1
    rows = PlanRow.objects.filter(**{f"plan__{name}": value for name, value in standing.items()}, clause__isnull=False)
    names = rows.order_by("plan__obligation__unit__kind__order", "plan__obligation__unit__sort_key")
    for clause, plan, name in names.values_list("clause", "plan", "plan__obligation__unit__name"):
        plans[clause][name] = reverse("campaigns:plan-detail", args=[plan])
    return counts, plans


def _said(synthesis):
    """The units' own sentences about what is hard; what the system wrote from the figures is left out."""
    reports = {report.pk: report for report in reports_of(synthesis)}
    words = words_that_count(reports)
    rows = Passage.objects.filter(report__in=reports, key__in=WRITTEN).values_list("report", "key", "drafted")
    drafted = {(report, key): text for report, key, text in rows}
    return [
        Said(
            unit=report.unit_id,
            name=report.unit.name,
            part=part,
            title=title_of(part),
            number=words[pk][0],
            text=sentence,
            url=f"{reverse('reports:report-detail', args=[pk])}#passage-{part}",
        )
        for pk, report in reports.items()
        if pk in words
        for part in WRITTEN
        for sentence in dict.fromkeys(sentences_of(words[pk][1].get(part, "")))
        if sentence not in drafted.get((pk, part), "")
    ]
