"""The hourly sweep of files nobody submitted."""

from celery import shared_task
from django.utils import timezone

from emulation.attachments.actions import drop_forgotten


@shared_task
def sweep():
    """Drop what was sent but never submitted. Real time, not the house's clock: a trial installation lives on a chosen day."""
    return drop_forgotten(now=timezone.now())
