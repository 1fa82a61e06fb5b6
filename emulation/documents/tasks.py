"""The worker's side of the papers. Each task may run twice, late, or at the same time as another."""

import logging

from celery import shared_task

from emulation import clock
from emulation.documents import rendering
from emulation.documents.models import OfficialDocument

log = logging.getLogger(__name__)
BATCH = 100  # stays well under the time limit of a task; the next sweep takes the rest


@shared_task(name="emulation.documents.tasks.render")
def render(pk):
    """Make the file of one paper, if it has none yet."""
    document = OfficialDocument.objects.unrendered().filter(pk=pk).first()
    if document:
        rendering.render(document, now=clock.now())


@shared_task(name="emulation.documents.tasks.sweep")
def sweep():
    """Each minute: make the files that a lost broker or a lost worker left behind. One bad paper does not stop the others."""
    for pk in list(OfficialDocument.objects.unrendered().values_list("pk", flat=True)[:BATCH]):
        try:
            render(pk)
        except Exception:
            log.exception("Paper %s could not be rendered", pk)
