"""The worker's side of the outbox. Each task may run twice, late, or at the same time as another."""

import datetime as dt
import logging
from contextlib import nullcontext

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from emulation import clock
from emulation.notifications import delivery, health, rounds
from emulation.notifications.models import Beat, Notice

log = logging.getLogger(__name__)

# One run stays well under the time limit of a task; what is left is asked for again.
BATCH = 200
# The round may begin before people come to work; each letter waits for the hour that its reader chose.
MORNING = dt.time(5, 30)
OFFICE_HOURS = dt.time(8, 0)


@shared_task
def deliver():
    """Send what waits now, the oldest first: asked for after each commit that told somebody something."""
    with _day_of_the_house():
        waiting = Notice.objects.waiting(clock.now()).order_by("pk").values_list("pk", flat=True)[:BATCH]
        keys = list(waiting)
        for pk in keys:
            delivery.deliver(pk, clock.now())
    if len(keys) == BATCH:
        ask_for_delivery()


@shared_task
def sweep():
    """Each minute: leave a sign of life, then send what is due, also what a lost broker or a lost worker left behind."""
    Beat.objects.update_or_create(name=health.SWEEP, defaults={"at": clock.now()})
    deliver()


@shared_task
def morning():
    """Each ten minutes from half past five: give the reminders of the day that were not given yet, then leave a sign of life."""
    with _day_of_the_house():
        now = clock.now()
        if timezone.localtime(now).time() < MORNING:
            return
        rounds.morning_round(clock.today(), now=now)
    Beat.objects.update_or_create(name=health.MORNING, defaults={"at": clock.now()})


def _day_of_the_house():
    """A trial installation lives on its own day, as its pages do; whoever tries it at night finds the morning already done."""
    if not (settings.DEMO and settings.DEMO_DAY):
        return nullcontext()
    day = dt.date.fromisoformat(settings.DEMO_DAY)
    if timezone.localtime().time() < OFFICE_HOURS:
        return clock.at(timezone.make_aware(dt.datetime.combine(day, OFFICE_HOURS)))
    return clock.on(day)


def ask_for_delivery():
    """Ask a worker to send now. A lost broker is only logged: the sweep does it later."""
    try:
        deliver.apply_async(retry=False)
    except Exception as failure:  # kombu passes on whatever the transport raises
        log.warning("The broker was not reached, the sweep will send: %s", failure)
