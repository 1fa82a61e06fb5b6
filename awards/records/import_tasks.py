"""The worker's side of taking files in. Each task may run twice, late, or at the same time as another."""

import logging

from celery import shared_task
from django.db import transaction

from awards.records.import_actions import run_import
from awards.records.models import RecordImport
from awards.records.states import ImportState
from emulation import clock

log = logging.getLogger(__name__)


@shared_task(name="awards.records.import_tasks.take_in")
def take_in(pk):
    """Store what is left of one import."""
    run_import(pk, now=clock.now())


@shared_task(name="awards.records.import_tasks.sweep")
def sweep():
    """Go on with what a lost broker or a lost worker left behind. One bad file does not stop the others."""
    for pk in list(RecordImport.objects.filter(state__in=[ImportState.WAITING, ImportState.RUNNING]).order_by("pk").values_list("pk", flat=True)):
        try:
            take_in(pk)
        except Exception:
            log.exception("Import %s could not go on", pk)


def ask_for(pk):
    """Ask a worker after the commit to take the file in. A lost broker is only logged: the sweep does it later."""
    transaction.on_commit(lambda: _ask(pk))


def _ask(pk):
    try:
        take_in.apply_async((pk,), retry=False)
    except Exception as failure:  # kombu passes on whatever the transport raises
        log.warning("The broker was not reached, the sweep will go on: %s", failure)
