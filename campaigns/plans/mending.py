"""The own day of a return: which day the office is offered."""

import datetime as dt

from emulation.units.calendar import working_days

PROPOSED_DAYS = 5  # working days; the office may change or empty the day


def proposed_day(today):
    """Return the day that a return offers for mending; one query."""
    return working_days(today, today + dt.timedelta(days=30)).add(today, PROPOSED_DAYS)
