"""Papers that came in on the office's desk and still wait there, counted for its morning letter."""

import datetime as dt
from collections import Counter

from django.db.models import Count
from django.utils import timezone

from emulation.notifications.reminders import Figure


def incoming(waiting, first, day, *, noun, place, authority="obligation__authority"):
    """Return lists of Figure by authority id: how many of `waiting` came in for the first time, and how many again, from `first` to before `day`.

    `waiting` is the QuerySet of the papers on the desk, `noun` what one is called ("kế hoạch"), `place` that of the first figure,
    `authority` the way from a paper to whose desk it lies on. One query.
    """
    start, end = (timezone.make_aware(dt.datetime.combine(each, dt.time.min)) for each in (first, day))
    came = waiting.filter(submitted_at__gte=start, submitted_at__lt=end).order_by()
    new, again = Counter(), Counter()
    for whose, submissions in came.annotate(submissions=Count("versions")).values_list(authority, "submissions"):
        (again if submissions > 1 else new)[whose] += 1
    return {whose: list(_figures(new[whose], again[whose], noun, place)) for whose in new | again}


def _figures(new, again, noun, place):
    if new:
        yield Figure(place, f"{new} {noun} mới")
    if again:  # beside the new ones the noun would be said twice
        yield Figure(place + 1, f"{again} trình lại" if new else f"{again} {noun} trình lại")
