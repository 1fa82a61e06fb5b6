"""The worker's side of looking for doubles. It may run twice, late, or at the same time as another: looking again changes nothing."""

import logging

from celery import shared_task
from django.db import transaction
from kombu.exceptions import OperationalError

from awards.proposals.doubles import look_anew, unseen
from awards.proposals.models import Proposal
from emulation import clock

log = logging.getLogger(__name__)
BATCH = 20  # stays well under the time limit of a task; the next sweep takes the rest


@shared_task(name="awards.proposals.double_tasks.examine")
def examine(pk):
    """Keep the prints of one dossier and look for its doubles, while it is with the office."""
    proposal = Proposal.objects.filter(pk=pk).first()
    if proposal:
        look_anew(proposal, clock.now())


@shared_task(name="awards.proposals.double_tasks.sweep")
def sweep():
    """Examine what a lost broker or a lost worker left behind. One bad dossier does not stop the others."""
    for pk in list(unseen().values_list("pk", flat=True)[:BATCH]):
        try:
            examine(pk)
        except Exception:
            log.exception("Dossier %s could not be examined for doubles", pk)


def ask_for(proposal):
    """Ask a worker to examine the dossier, after the commit. A lost broker is no failure: the sweep finds the dossier."""
    transaction.on_commit(lambda: _ask(proposal.pk), robust=True)


def _ask(pk):
    try:
        examine.apply_async([pk], retry=False)
    except OperationalError as failure:
        log.warning("The broker was not reached, the sweep will examine dossier %s for doubles: %s", pk, failure)
