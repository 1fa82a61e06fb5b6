"""The reports of every year: indicators, the levels of each unit, two reports a unit and year with all their cells, in bulk."""

import datetime as dt
from decimal import Decimal

from bench.years import moment
from campaigns.movements.models import Indicator, Target
from campaigns.obligations.models import Obligation
from emulation.search.text import fold
from reports.periodic.models import Entry, Passage, Report, ReportVersion

DAY = dt.date(2023, 12, 20)  # both reports of the last year are in: ten years make twenty periods
FIELDS = ("economy", "society", "defence", "system", "emulation")
RULES = ("sum", "sum", "average", "weighted", "last")
STATES = ("approved", "approved", "approved", "sent", "return")
PERIODS = {"half_year": "h1", "year": "year"}
WORDS = {
    "highlights": "Thu ngân sách vượt tiến độ. Phong trào xây dựng nông thôn mới được nhân dân hưởng ứng.",
    "limits": "Giải ngân vốn đầu tư công còn chậm. Thiếu cán bộ chuyên trách công tác thi đua.",
    "outlook": "Tập trung hoàn thành các chỉ tiêu của năm.",
}


def fill(people, years, dice, *, indicators=50):
    """Write everything of `years` (list of `years.Year`) in bulk, each unit with `indicators` cells a report."""
    for year in years:
        given = _indicators(people, year, indicators)
        levels = _targets(people, given, dice)
        for kind, period in PERIODS.items():
            _reports(people, year, kind, period, given, levels, dice)


def _indicators(people, year, count):
    """The first one weighs the others, so it is written first: the database asks for the weight at once."""
    first, *others = [_indicator(people, year, number) for number in range(count)]
    first.save()
    for row in others:
        row.weight = first if row.summing == "weighted" else None
    return [first, *Indicator.objects.bulk_create(others)]


def _indicator(people, year, number):
    name = f"Chỉ tiêu thi đua số {number + 1}"
    return Indicator(
        authority=people.authority,
        year=year.directive.year,
        code=f"CT{number + 1:02d}",
        order=number + 1,
        field=FIELDS[number % len(FIELDS)],
        name=name,
        measure="%" if number % 5 == 2 else "đơn vị",
        places=1,
        nature="stock" if number % 3 == 0 else "flow",
        direction="lower" if number % 7 == 0 else "higher",
        summing=RULES[number % len(RULES)],
        assigned_at=year.launched_at,
        search_key=fold(name),
    )


def _targets(people, given, dice):
    levels = {(unit.pk, row.pk): Decimal(dice.randrange(200, 2000)) / 10 for unit in people.units for row in given}
    Target.objects.bulk_create(
        (Target(indicator_id=row, unit_id=unit, status="level", level=level, baseline=level) for (unit, row), level in levels.items()),
        batch_size=5000,
    )
    return levels


def _reports(people, year, kind, period, given, levels, dice):
    owed = list(Obligation.objects.filter(directive=year.directive, duty__kind=kind).select_related("duty"))
    reports = [_report(people, year, each, period, len(given), dice) for each in owed]
    Report.objects.bulk_create(reports)
    entries = [entry for report in reports for entry in _entries(report, given, levels, dice)]
    Entry.objects.bulk_create(entries, batch_size=5000)
    Passage.objects.bulk_create(
        Passage(report=report, key=key, order=order, title=key, text=text) for report in reports for order, (key, text) in enumerate(WORDS.items(), 1)
    )
    passages = [{"key": key, "title": key, "text": text} for key, text in WORDS.items()]
    ReportVersion.objects.bulk_create(
        ReportVersion(
            report=report,
            number=1,
            facts={"cells": [], "passages": passages, "files": []},
            submitted_by=report.signer,
            submitted_at=report.submitted_at,
        )
        for report in reports
    )
    for each, report in zip(owed, reports, strict=True):
        each.state, each.sent_on = report.state, report.submitted_at.date()
        each.done_on = each.sent_on if report.state == "approved" else None
    Obligation.objects.bulk_update(owed, ["state", "sent_on", "done_on"], batch_size=500)


def _report(people, year, obligation, period, cells, dice):
    head, at = people.heads[obligation.unit_id], moment(obligation.due + dt.timedelta(days=dice.randrange(-10, 6)))
    old = obligation.due.year < DAY.year
    return Report(
        obligation=obligation,
        authority=people.authority,
        unit_id=obligation.unit_id,
        year=year.directive.year,
        period=period,
        state="approved" if old else dice.choice(STATES),
        required=cells,
        answered=cells,
        author=head,
        created_at=at,
        saved_at=at,
        saved_by=head,
        submitted_at=at,
        signer=head,
    )


def _entries(report, given, levels, dice):
    share = Decimal("0.5") if report.period == "h1" else Decimal(1)
    weight = None
    for row in given:
        value = round(levels[report.unit_id, row.pk] * share * Decimal(dice.randrange(60, 130)) / 100, 1)
        weight = value if weight is None else weight
        yield Entry(
            report=report,
            indicator=row,
            authority=report.authority,
            unit_id=report.unit_id,
            year=report.year,
            period=report.period,
            value=value,
            sent=value,
            weight=weight if row.summing == "weighted" else None,
            saved_at=report.saved_at,
            saved_by=report.saved_by,
        )
