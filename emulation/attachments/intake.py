"""The one door for files: copied aside, looked into, written to disk for good, and only then known to the database."""

import hashlib
import os
import uuid
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.files.temp import NamedTemporaryFile

from emulation.attachments import kinds
from emulation.attachments.inspection import inspect
from emulation.attachments.models import Attachment
from emulation.attachments.names import clean_name, extension_of
from emulation.attachments.refusal import UploadRefused
from emulation.attachments.sizes import in_words

__all__ = ["UploadRefused", "take_in"]

FOLDER = "attachments"
INCOMING = f"{FOLDER}/incoming"
MAX_HELD = 60
_EMPTY = "Tệp rỗng. Chọn tệp khác"
_TOO_MANY_HELD = f"Đang giữ {MAX_HELD} tệp chưa nộp. Nộp các tệp đó trước, hoặc thử lại sau hai ngày"


def take_in(uploaded_file, *, by, now, only=kinds.KINDS):
    """Store the uploaded file and return its Attachment, held until a record keeps it.

    `by` is the sender, `now` the moment, `only` the kinds that are welcome. The file is on the disk before the row is written; when the
    row fails, the file goes away again. Raises UploadRefused with a sentence for the sender.
    """
    name = clean_name(uploaded_file.name)
    kinds.by_extension(extension_of(name), only)
    _refuse_size(uploaded_file.size or 0)
    if Attachment.objects.visible_to(by).count() >= MAX_HELD:
        raise UploadRefused(_TOO_MANY_HELD)
    key = uuid.uuid4()
    with _aside(key) as temporary:
        size, digest = _copy(uploaded_file, temporary)
        finding = inspect(Path(temporary.name), name, only=only)
        stored = _settle(temporary, f"{FOLDER}/{key.hex[:2]}/{key.hex}{extension_of(name)}")
    try:
        return Attachment.objects.create(
            id=key, file=stored, name=name, media_type=finding.media_type, size=size, sha256=digest,
            pages=finding.pages, uploaded_by=by, uploaded_at=now,
        )  # fmt: skip
    except BaseException:
        default_storage.delete(stored)
        raise


def _refuse_size(size):
    if not size:
        raise UploadRefused(_EMPTY)
    if size > settings.UPLOAD_MAX_BYTES:
        raise UploadRefused(f"Tệp {in_words(size)}, vượt mức {in_words(settings.UPLOAD_MAX_BYTES)}. Nén lại hoặc chia nhỏ")


def _local_path(name):
    """Return where the store keeps `name` on this machine, or None for a store elsewhere (S3)."""
    return Path(default_storage.path(name)) if isinstance(default_storage, FileSystemStorage) else None


@contextmanager
def _aside(key):
    """Give an open file to copy into: on the store's own disk, so that it can be renamed, or in the temporary folder for a store elsewhere."""
    path = _local_path(f"{INCOMING}/{key.hex}.part")
    if path is None:
        with NamedTemporaryFile() as temporary:
            yield temporary
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as temporary:
            yield temporary
    finally:
        path.unlink(missing_ok=True)


def _copy(uploaded_file, temporary):
    """Copy piece by piece; return the size and the SHA-256. The size is counted here again, since a declared one is only a claim."""
    digest, size = hashlib.sha256(), 0
    uploaded_file.seek(0)
    for piece in uploaded_file.chunks():
        size += len(piece)
        _refuse_size(size)
        digest.update(piece)
        temporary.write(piece)
    _refuse_size(size)
    temporary.flush()
    return size, digest.hexdigest()


def _settle(temporary, name):
    """Put the file under its final name, there to stay through a power cut; return the name the store gave it."""
    path = _local_path(name)
    if path is None:
        return default_storage.save(name, File(temporary))
    if settings.FILE_UPLOAD_PERMISSIONS:
        os.fchmod(temporary.fileno(), settings.FILE_UPLOAD_PERMISSIONS)
    os.fsync(temporary.fileno())
    path.parent.mkdir(exist_ok=True)
    Path(temporary.name).replace(path)
    for folder in (path.parent, path.parent.parent):
        _sync_folder(folder)
    return name


def _sync_folder(folder):
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
