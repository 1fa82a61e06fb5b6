"""The worker's side of the outbox. Each task may run twice, late, or at the same time as another."""

import logging

from celery import shared_task

from emulation import clock
from emulation.notifications import delivery
from emulation.notifications.models import Beat, Notice

log = logging.getLogger(__name__)

# One run stays well under the time limit of a task; what is left is asked for again.
BATCH = 200


@shared_task
def deliver():
    """Send what waits now, the oldest first: asked for after each commit that told somebody something."""
    waiting = Notice.objects.waiting(clock.now()).order_by("pk").values_list("pk", flat=True)[:BATCH]
    keys = list(waiting)
    for pk in keys:
        delivery.deliver(pk, clock.now())
    if len(keys) == BATCH:
        ask_for_delivery()


@shared_task
def sweep():
    """Each minute: leave a sign of life, then send what is due, also what a lost broker or a lost worker left behind."""
    Beat.objects.update_or_create(name="notifications", defaults={"at": clock.now()})
    deliver()


def ask_for_delivery():
    """Ask a worker to send now. A lost broker is only logged: the sweep does it later."""
    try:
        deliver.apply_async(retry=False)
    except Exception as failure:  # kombu passes on whatever the transport raises
        log.warning("The broker was not reached, the sweep will send: %s", failure)
