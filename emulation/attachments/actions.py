"""Keeping files for a record, and dropping the ones nobody came back for."""

import datetime as dt
import logging

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import ProtectedError, RestrictedError

from emulation.attachments.intake import FOLDER, INCOMING
from emulation.attachments.models import Attachment
from emulation.attachments.refusal import UploadRefused

HELD_FOR = dt.timedelta(days=2)
_GONE = "Có tệp đã hết thời gian giữ. Chọn lại tệp đó"
log = logging.getLogger(__name__)


def keep(attachments):
    """Mark the files as belonging to a record, inside the caller's transaction. Files that are kept already stay so.

    Raises UploadRefused when one of them is gone: the caller's transaction must then not go through.
    """
    wanted = {attachment.pk for attachment in attachments}
    if wanted and Attachment.objects.filter(pk__in=wanted).update(held=False) != len(wanted):
        raise UploadRefused(_GONE)
    for attachment in attachments:
        attachment.held = False


def drop_forgotten(*, now):
    """Delete held files and files without a row that have lain for two days at the real moment `now`; return how many.

    The age is that of the stored file itself: in a trial installation the house's clock stands still on a chosen day.
    May run twice, and beside a request that keeps the same file: the row is locked and asked again.
    """
    dropped = sum(_drop_row(key, now) for key in Attachment.objects.held().values_list("pk", flat=True).order_by("pk"))
    return dropped + _drop_orphans(now)


def _drop_row(key, now):
    try:
        with transaction.atomic():
            attachment = Attachment.objects.select_for_update().filter(pk=key, held=True).first()
            if attachment is None or not _is_old(attachment.file.name, now):
                return 0
            attachment.delete()
    except (ProtectedError, RestrictedError):
        log.error("Attachment %s is held, yet a record points to it: the record's action must call keep().", key)
        return 0
    # After the row: a crash in between leaves a file without a row, which the next run collects.
    default_storage.delete(attachment.file.name)
    return 1


def _drop_orphans(now):
    dropped = 0
    for folder in _subfolders():
        names = [f"{folder}/{name}" for name in default_storage.listdir(folder)[1]]
        known = set() if folder == INCOMING else set(Attachment.objects.filter(file__startswith=f"{folder}/").values_list("file", flat=True))
        for name in set(names) - known:
            if _is_old(name, now):
                default_storage.delete(name)
                dropped += 1
    return dropped


def _subfolders():
    try:
        return [f"{FOLDER}/{name}" for name in sorted(default_storage.listdir(FOLDER)[0])]
    except FileNotFoundError:
        return []


def _is_old(name, now):
    try:
        return default_storage.get_modified_time(name) < now - HELD_FOR
    except FileNotFoundError:
        return True
