"""How the messages fare: does the scheduler live, did the morning round run, what waits, what failed.

Signs of life are written in the time of the machine: ask with `timezone.now()`, also where a trial lives on another day.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Min, Q

from emulation.notifications.models import Address, Beat, Notice
from emulation.notifications.states import Channel, State

SILENCE = dt.timedelta(hours=1)
SWEEP, MORNING = "notifications", "morning"


@dataclass(frozen=True, kw_only=True)
class Figures:
    """`beat` and `morning` are moments or None; `oldest_minutes` is for how long the oldest letter has been due."""

    beat: dt.datetime | None
    morning: dt.datetime | None
    waiting: int
    oldest_minutes: int
    failed: int
    bounced: int
    stopped: int


def figures(now):
    """Return the Figures at the moment `now`; three queries. A letter that is to go out later does not count as waiting."""
    beats = dict(Beat.objects.filter(name__in=[SWEEP, MORNING]).values_list("name", "at"))
    due = Q(state__in=[State.PENDING, State.SENDING]) & (Q(lease_until__isnull=True) | Q(lease_until__lte=now))
    letters = Notice.objects.filter(channel=Channel.EMAIL).aggregate(
        waiting=Count("pk", filter=due),
        created=Min("created_at", filter=due & Q(lease_until__isnull=True)),
        leased=Min("lease_until", filter=due),
        failed=Count("pk", filter=Q(state=State.FAILED)),
        bounced=Count("pk", filter=Q(state=State.BOUNCED)),
    )
    oldest = min((moment for moment in (letters["created"], letters["leased"]) if moment), default=now)
    return Figures(
        beat=beats.get(SWEEP),
        morning=beats.get(MORNING),
        waiting=letters["waiting"],
        oldest_minutes=max(int((now - oldest).total_seconds()) // 60, 0),
        failed=letters["failed"],
        bounced=letters["bounced"],
        stopped=Address.objects.stopped().count(),
    )


def silent(now):
    """Tell whether the scheduler has given no sign of life for an hour before `now`; one query."""
    return not Beat.objects.filter(name=SWEEP, at__gt=now - SILENCE).exists()
