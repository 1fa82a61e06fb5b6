"""Papers that came in on the office's desk and still wait there, counted for its morning letter."""

import datetime as dt
from collections import Counter

from django.db.models import Count
from django.utils import timezone

from emulation.notifications.reminders import Figure


def incoming(waiting, first, day, *, noun, place):
    """Return lists of Figure by authority id: how many of `waiting` came in for the first time, and how many again, from `first` to before `day`.

    `waiting` is the QuerySet of the papers on the desk, `noun` what one is called ("kế hoạch"), `place` that of the first figure. One query.
    """
    start, end = (timezone.make_aware(dt.datetime.combine(each, dt.time.min)) for each in (first, day))
    came = waiting.filter(submitted_at__gte=start, submitted_at__lt=end).order_by()
    new, again = Counter(), Counter()
    for authority, submissions in came.annotate(submissions=Count("versions")).values_list("obligation__authority", "submissions"):
        (again if submissions > 1 else new)[authority] += 1
    return {authority: list(_figures(new[authority], again[authority], noun, place)) for authority in new | again}


def _figures(new, again, noun, place):
    if new:
        yield Figure(place, f"{new} {noun} mới")
    if again:  # beside the new ones the noun would be said twice
        yield Figure(place + 1, f"{again} trình lại" if new else f"{again} {noun} trình lại")
