"""Many units with figures, made in bulk: what the sums, the pages and the paper of the dashboards are tried on."""

import datetime as dt
import random
from decimal import Decimal

from campaigns.movements.models import Indicator, Target
from campaigns.obligations.models import Obligation
from emulation.search.text import fold
from emulation.units.models import Cluster, ClusterMember, Unit
from reports.periodic.models import Entry, Report
from tests.factories import MORNING, SINCE, launch

# code, form, nature, direction, summing, measure, places
KINDS = [
    ("THU", "number", "flow", "higher", "sum", "tỷ đồng", 1),
    ("TAINAN", "number", "flow", "lower", "sum", "vụ", 0),
    ("DANSO", "number", "stock", "higher", "sum", "người", 0),
    ("BHYT", "number", "stock", "higher", "weighted", "%", 1),
    ("NGHEO", "number", "stock", "lower", "average", "%", 2),
    ("NTM", "criterion", "stock", "higher", "sum", "", 0),
    ("RUNG", "number", "stock", "higher", "last", "ha", 0),
]
FIELDS = ("economy", "society", "defence", "system")


def make_crowd(world, *, units=9, clusters=3, copies=1, years=(2023, 2022, 2021), seed=7):
    """Create clusters of new units with indicators of every kind (`copies` of each) and submitted figures of the first half of `years`.

    Every seventh unit has not reported this year; every fifth cell has no level. Returns the directive of 2023.
    """
    Cluster.objects.all().delete()
    made = [
        Unit(code=f"dv-{n}", name=f"UBND xã Số {n}", short_name=f"Xã Số {n}", kind=world.kinds["xa"], parent=world.authority, valid_from=SINCE)
        for n in range(1, units + 1)
    ]
    for unit in made:
        unit.path, unit.sort_key, unit.search_key = f"{world.authority.path}{unit.code}/", f"so {unit.code:>8}", fold(unit.name)
    made = Unit.objects.bulk_create(made)
    groups = [
        Cluster.objects.create(authority=world.authority, year=2023, form="cum", name=f"Cụm số {n}", head=made[n - 1], order=n)
        for n in range(1, clusters + 1)
    ]
    inside = made[: max(len(made) - 1, 2)]  # the last one stands in no cluster
    ClusterMember.objects.bulk_create(
        ClusterMember(cluster=groups[n % clusters], unit=unit, authority=world.authority, year=2023) for n, unit in enumerate(inside)
    )
    directive = launch(world)
    chance = random.Random(seed)
    for year in years:
        _year(world, directive, made, year, copies, chance)
    return directive


def _year(world, directive, units, year, copies, chance):
    indicators = _indicators(world, year, copies)
    targets, reports = [], []
    for indicator in indicators:
        for unit in units:
            level = None if chance.random() < 0.2 else Decimal(chance.randint(0, 400)) / 10
            baseline = None if chance.random() < 0.5 else Decimal(chance.randint(0, 400)) / 10
            targets.append(Target(indicator=indicator, unit=unit, status="track" if level is None else "level", level=level, baseline=baseline))
    Target.objects.bulk_create(targets)
    duty = directive.duties.get(kind="half_year")
    for number, unit in enumerate(units):
        if year == 2023 and number % 7 == 6:
            continue
        owed = Obligation.objects.filter(duty=duty, unit=unit).first() if year == 2023 else _owed(directive, unit, year)
        sent = MORNING + dt.timedelta(days=100, minutes=number)
        reports.append(Report(obligation=owed, authority=world.authority, unit=unit, year=year, period="h1", state="approved", submitted_at=sent))
    for report in reports:
        report.author = report.saved_by = world.people.lan
        report.created_at = report.saved_at = MORNING
    Report.objects.bulk_create(reports)
    Entry.objects.bulk_create(_entries(world, reports, indicators, chance))


def _owed(directive, unit, year):
    """A report of an earlier year hangs on an obligation of its own; its directive does not matter here."""
    from campaigns.directives.models import Duty  # inline: only here

    duty, _ = Duty.objects.get_or_create(
        directive=directive,
        kind="other",
        title=f"Báo cáo {year}",
        defaults={"short": "BC", "order": year, "scope": "units", "opens": dt.date(year, 5, 15), "due": dt.date(year, 6, 15), "confirmed": True},
    )
    return Obligation.objects.create(directive=directive, duty=duty, authority=directive.authority, unit=unit, opens=duty.opens, due=duty.due)


def _indicators(world, year, copies):
    made = {}
    for copy in range(copies):
        for order, (code, form, nature, direction, summing, measure, places) in enumerate(KINDS):
            made[f"{code}{copy or ''}"] = Indicator.objects.create(
                authority=world.authority,
                year=year,
                code=f"{code}{copy or ''}",
                order=order + copy * len(KINDS),
                field=FIELDS[order % len(FIELDS)],
                form=form,
                name=f"Chỉ tiêu {code} {copy or ''}".strip(),
                measure=measure,
                places=places,
                nature=nature,
                direction=direction,
                summing=summing,
                weight=made["DANSO"] if summing == "weighted" else None,
                search_key=fold(code),
                assigned_at=MORNING,
            )
    return list(made.values())


def _entries(world, reports, indicators, chance):
    entries = []
    for report in reports:
        row = {}
        for indicator in indicators:
            value = Decimal(chance.randint(0, 1)) if indicator.is_criterion else Decimal(chance.randint(-20, 400)) / 10
            row[indicator.pk] = None if chance.random() < 0.1 else value
        for indicator in indicators:
            entries.append(
                Entry(
                    report=report,
                    indicator=indicator,
                    authority=world.authority,
                    unit=report.unit,
                    year=report.year,
                    period="h1",
                    value=row[indicator.pk],
                    sent=row[indicator.pk],
                    weight=row.get(indicator.weight_id),
                    saved_at=MORNING,
                    saved_by=world.people.lan,
                )
            )
    return entries
