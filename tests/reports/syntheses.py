"""Many units that report to Bình Minh, each with a head, and figures that differ from unit to unit."""

import datetime as dt
from decimal import Decimal

from campaigns.movements.models import Target
from campaigns.movements.periods import HALF, Period
from emulation.accounts.models import Appointment, User
from emulation.accounts.roles import Role
from emulation.search.text import fold, person_sort_key
from emulation.units.actions import create_unit
from reports.periodic.actions import submit_report
from reports.synthesis.building import build
from tests.factories import SINCE, launch
from tests.report_factories import JUNE, make_indicators, make_report

SPAN = Period(2023, HALF)
LATE = JUNE + dt.timedelta(days=9)  # 18 June; the reports are due on the 15th


class Crowd:
    """`size` communes more, each with a head and a level for every indicator; the directive is launched. `units` are in order."""

    def __init__(self, world, size):
        self.world, self.units, self.heads = world, [], {}
        for number in range(size):
            unit = create_unit(code=f"xa-{number}", name=f"UBND xã Số {number}", kind=world.kinds["xa"], parent=world.authority, valid_from=SINCE)
            self.units.append(unit)
            self.heads[unit.pk] = _head(unit, number)
        self.directive = launch(world)
        self.indicators = make_indicators(world)
        Target.objects.bulk_create(
            Target(
                indicator=indicator, unit=unit, status="level" if indicator.code == "THU" else "track", level=100 if indicator.code == "THU" else None
            )
            for unit in self.units
            for indicator in self.indicators.values()
        )

    def figures(self, number):
        """What the unit of that number reports; HONGHEO is said not to occur in every third."""
        return {
            "THU": str(Decimal(number * 37 + 5) / 10),
            "DANSO": str(1000 + 113 * number),
            "BHYT": str(Decimal(700 + number * 7 % 300) / 10),
            "HONGHEO": "zero" if number % 3 == 0 else str(number * 2),
            "CHUYENDOISO": str(Decimal(400 + number * 11 % 600) / 10),
            "NTM": str(number % 2),
        }

    def send(self, number, now=JUNE, figures=None):
        """The unit of that number submits its report; returns it."""
        unit = self.units[number]
        by = self.heads[unit.pk]
        report = make_report(self.directive, unit, by=by, now=now, figures=figures or self.figures(number))
        submit_report(report, by=by, now=now)
        return report

    def build(self, now=LATE):
        return build(self.world.authority, SPAN, by=self.world.people.lan, now=now)


def _head(unit, number):
    name = f"Nguyễn Văn Số{number}"
    user = User.objects.create(username=f"truong-{number}", full_name=name, search_key=fold(name), sort_key=person_sort_key(name))
    Appointment.objects.create(user=user, unit=unit, role=Role.UNIT_HEAD, title="Chủ tịch xã", valid_from=SINCE)
    return user


def numbers(synthesis):
    """{code: value} of the figures."""
    return {figure.indicator.code: figure.value for figure in synthesis.figures.select_related("indicator")}
