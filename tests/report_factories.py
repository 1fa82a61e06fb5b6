"""What the stories of the reports stand in: indicators of a year with the levels of three units, and reports filled in with them."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from campaigns.movements.models import Indicator, Target
from emulation.search.text import fold
from reports.periodic.actions import save_report, start_report
from reports.periodic.grid import cells_of
from reports.periodic.saving import Typed
from tests.factories import MORNING, owed

# The reports of the first half open on 15 May and are due on 15 June.
JUNE = timezone.make_aware(dt.datetime(2023, 6, 9, 9, 0))

# code, field, name, measure, places, nature, summing, further fields; the levels stand in LEVELS.
INDICATORS = [
    ("THU", "economy", "Thu ngân sách nhà nước", "tỷ đồng", 1, "flow", "sum", {}),
    ("DANSO", "society", "Dân số trung bình", "người", 0, "stock", "sum", {}),
    ("BHYT", "society", "Tỷ lệ tham gia bảo hiểm y tế", "%", 1, "stock", "weighted", {"weight": "DANSO", "least": 0, "most": 100}),
    ("HONGHEO", "society", "Số hộ nghèo", "hộ", 0, "stock", "sum", {"direction": "lower"}),
    ("HONGHEONU", "society", "Số hộ nghèo do phụ nữ làm chủ hộ", "hộ", 0, "stock", "sum", {"part_of": "HONGHEO", "required": False}),
    ("CHUYENDOISO", "system", "Hồ sơ trực tuyến toàn trình", "%", 1, "stock", "average", {"least": 0, "most": 100}),
    ("NTM", "society", "Giữ vững chuẩn nông thôn mới", "", 0, "stock", "sum", {"form": "criterion"}),
]
LEVELS = {
    "song_ray": {"THU": "325.2", "DANSO": None, "BHYT": "92", "HONGHEO": "46", "HONGHEONU": None, "CHUYENDOISO": "60", "NTM": "1"},
    "xuan_my": {"THU": "118", "DANSO": None, "BHYT": "91.5", "HONGHEO": "30", "HONGHEONU": None, "CHUYENDOISO": "55", "NTM": "1"},
    "noi_vu": {"THU": "none", "CHUYENDOISO": "80"},
}


def make_indicators(world, *, year=2023, assigned=MORNING):
    """Create the indicators of a year with the levels of three units; returns {code: Indicator}. In LEVELS None follows, "none" is not given."""
    made = {}
    for order, (code, field, name, measure, places, nature, summing, more) in enumerate(INDICATORS, 1):
        links = {key: made[more[key]] for key in ("weight", "part_of") if key in more}
        made[code] = Indicator.objects.create(
            authority=world.authority,
            year=year,
            code=code,
            order=order,
            field=field,
            name=name,
            measure=measure,
            places=places,
            nature=nature,
            summing=summing,
            search_key=fold(name),
            assigned_at=assigned,
            **{**more, **links},
        )
    for unit, levels in LEVELS.items():
        for code, level in levels.items():
            status = "none" if level == "none" else "level" if level else "track"
            number = Decimal(level) if status == "level" else None
            Target.objects.create(indicator=made[code], unit=world.units[unit], status=status, level=number)
    return made


# What Sông Ray reports for the first half of 2023.
FIGURES = {"THU": "198.4", "DANSO": "1480", "BHYT": "90.8", "HONGHEO": "40", "CHUYENDOISO": "48.5", "NTM": "1"}


def type_figures(report, *, by, now, figures=FIGURES, **what):
    """Save `figures` ({code: text of a number, or "zero"}) in the report, over whatever stood there; returns the report as it is then."""
    ids = {cell.indicator.code: cell.indicator.pk for cell in cells_of(report)}
    typed = [
        Typed(indicator_id=ids[code], value=Decimal(0 if words == "zero" else words), zero=words == "zero")
        for code, words in figures.items()
        if code in ids
    ]
    save_report(report, by=by, now=now, version=report.version, typed=typed, **what)
    return report


def make_report(directive, unit, *, by, now, kind="half_year", figures=FIGURES):
    """Start the report of `unit` and fill it in with `figures`; returns it, a draft."""
    report = start_report(owed(directive, unit, kind), by=by, now=now)
    return type_figures(report, by=by, now=now, figures=figures) if figures else report
