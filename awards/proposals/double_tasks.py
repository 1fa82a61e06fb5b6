"""The worker's side of looking for doubles. It may run twice, late, or at the same time as another: looking again changes nothing."""

import logging

from celery import shared_task
from django.db import transaction
from kombu.exceptions import OperationalError

from awards.proposals.doubles import look_anew
from awards.proposals.models import Proposal
from emulation import clock

log = logging.getLogger(__name__)


@shared_task(name="awards.proposals.double_tasks.examine")
def examine(pk):
    """Keep the prints of one dossier and look for its doubles, while it is with the office."""
    proposal = Proposal.objects.filter(pk=pk).first()
    if proposal:
        look_anew(proposal, clock.now())


def ask_for(proposal):
    """Ask a worker to examine the dossier, after the commit. A lost broker is no failure: the office's page looks when it is asked to."""
    transaction.on_commit(lambda: _ask(proposal.pk), robust=True)


def _ask(pk):
    try:
        examine.apply_async([pk], retry=False)
    except OperationalError as failure:
        log.warning("The broker was not reached, dossier %s was not examined for doubles: %s", pk, failure)
