"""What did not go as planned with the reports: more time, a waiver, a duty that closes early, levels changed after the launch."""

from decimal import Decimal

from campaigns.demo.cast import moment
from campaigns.demo.exceptions import answering_time, asking_time, waiving
from campaigns.demo.papers import office
from campaigns.directives.models import Duty
from campaigns.movements.actions import set_targets
from campaigns.movements.levels import LEVEL, Given
from campaigns.movements.models import Indicator, IndicatorChange, Target
from campaigns.obligations.asking import add_duty
from emulation import clock
from emulation.units.models import Unit
from reports.demo.data import read


def exceptions(obligation, lively):
    """Yield (day, hour, minute, what happens, obligation) for one obligation to report."""
    code, early = obligation.unit.code, lively["locking"]
    common = obligation.duty.added_at is None
    if common and (waived := lively["waived"].get(code)):
        yield waived["day"], 9, 15, waiving(waived["reason"]), obligation
    if common and code in early["units"]:
        yield early["day"], 10, 30, waiving(early["waived"]), obligation
    elif ask := lively["asks"].get(code):
        yield ask["asked"], 8, 30, asking_time(ask), obligation
        if "answered" in ask:
            yield ask["answered"], 8, 45, answering_time(ask), obligation


def ask_early(directive, cast, until):
    """Lay the duty that closes after its due day on the units that report early, once."""
    early = read("lively")["locking"]
    if early["day"] > until or directive.duties.filter(title=early["title"]).exists():
        return
    now = moment(early["day"], 10)
    units = list(Unit.objects.under(directive.authority).valid_on(early["day"]).filter(code__in=early["units"]).ordered())
    words = {name: early[name] for name in ("title", "short", "ground", "brief", "due")}
    with clock.at(now):
        add_duty(directive, units, by=office(cast, now), now=now, kind=Duty.Kind.HALF_YEAR, late=Duty.Late.LOCK, **words)


def change_levels(directive, cast, now):
    """Change the level of some units after the launch, with a reason, once: they are told, and what they had typed carries a mark."""
    changed = read("lively")["changed"]
    indicator = Indicator.objects.get(authority=directive.authority, year=directive.year, code=changed["code"])
    if IndicatorChange.objects.filter(indicator=indicator, reason=changed["reason"]).exists():
        return
    levels = {}
    for target in Target.objects.filter(indicator=indicator, unit__code__in=changed["units"]).select_related("unit"):
        levels[target.unit] = Given(LEVEL, round(target.level * Decimal(changed["times"]), indicator.places), target.baseline)
    with clock.at(now):
        set_targets({indicator: levels}, by=office(cast, now), now=now, reason=changed["reason"])
