"""What the calendar bears on: drafts whose due days it will give, and the open work of a year whose days were laid already."""

import datetime as dt
from collections import namedtuple

from campaigns.directives.dueness import hangs_on_calendar
from campaigns.directives.expected import Expected
from campaigns.directives.models import Directive, Duty
from campaigns.obligations.models import Obligation
from emulation.units.calendar import working_days

Counted = namedtuple("Counted", "duty day")


def drafts_counting(user, today):
    """Return the duties of the drafts that the person may see whose day hangs on the calendar, each with the day expected for a launch today."""
    return _counted(Directive.objects.visible_to(user), today)


def expected_days(authorities, today):
    """Return the day that each duty of the drafts of `authorities` (ids) would get today, by the duty's id: to be compared after a change."""
    return {counted.duty.pk: counted.day for counted in _counted(Directive.objects.filter(authority__in=authorities), today)}


def open_work(authorities, years, today):
    """Return how many obligations of `authorities` (ids) with a due day in the past years among `years` are not done yet; one query."""
    past = [year for year in years if year < today.year]
    if not past:
        return 0
    return Obligation.objects.open().filter(directive__authority__in=authorities, due__year__in=past).count()


def _counted(directives, today):
    """Two queries: the duties with their drafts, the calendar of all their years."""
    drafts = directives.filter(document__isnull=True)
    laid = Duty.objects.filter(directive__in=drafts.values("pk")).select_related("directive").order_by("directive__year", "order", "pk")
    duties = [duty for duty in laid if hangs_on_calendar(duty)]
    if not duties:
        return []
    years = [today.year, *(duty.directive.year for duty in duties)]
    works = working_days(dt.date(min(years), 1, 1), dt.date(max(years) + 2, 12, 31))
    days = (Counted(duty, Expected(duty.directive.year, today, works).due(duty)) for duty in duties)
    return [counted for counted in days if counted.day]
