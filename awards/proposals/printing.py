"""Long lists in print: made by the worker, kept for a day under the digest of what they say, so that the same list is made once.

Nothing depends on it: a print is no record, and where no worker can be asked the page makes it at once.
"""

import datetime as dt
import hashlib
import json
import logging

from celery import shared_task
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from kombu.exceptions import OperationalError

from emulation import clock
from emulation.documents.engine import complete, render_html, render_pdf

log = logging.getLogger(__name__)
FOLDER, KEPT = "prints", dt.timedelta(days=1)


def ready_print(facts):
    """Return the name of the stored PDF that says `facts`, "" where there is none yet."""
    name = _name_of(facts)
    return name if default_storage.exists(name) else ""


def ask_for_print(template, facts):
    """Ask a worker for the PDF of `facts`; tell whether one could be asked."""
    try:
        print_list.apply_async([template, complete(facts)], retry=False)
    except OperationalError as failure:
        log.warning("The broker was not reached, a list is printed at once: %s", failure)
        return False
    return True


@shared_task(name="awards.proposals.printing.print_list")
def print_list(template, facts):
    """Make and keep the PDF of `facts`; asked twice, it is made once. Prints that nobody fetched within a day go."""
    if not ready_print(facts):
        content = render_pdf(render_html(template, facts))
        name = _name_of(facts)
        stored = default_storage.save(name, ContentFile(content))
        if stored != name:  # another worker was faster
            default_storage.delete(stored)
    _clear()


def _clear():
    if not default_storage.exists(FOLDER):
        return
    before = clock.now() - KEPT
    for file in default_storage.listdir(FOLDER)[1]:
        name = f"{FOLDER}/{file}"
        if default_storage.get_modified_time(name) < before:
            default_storage.delete(name)


def _name_of(facts):
    text = json.dumps(complete(facts), ensure_ascii=False, sort_keys=True)
    return f"{FOLDER}/{hashlib.sha256(text.encode()).hexdigest()}.pdf"
