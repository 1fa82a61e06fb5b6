"""The file of an issued paper: made once, kept under its digest."""

import hashlib
import io
import os
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from emulation.documents import engine, kinds
from emulation.documents.models import OfficialDocument


def render(document, *, now):
    """Make the PDF of `document` and store it; return whether this call stored it.

    May run twice, also at the same moment: the first to write wins, the other takes its copy away. Raises RenderError (see engine).
    """
    if document.ready:
        return False
    html = engine.render_html(kinds.get(document.kind).template, document.facts)
    content = engine.render_pdf(html, created=document.issued_at)
    digest = hashlib.sha256(content).hexdigest()
    name = default_storage.save(f"papers/{document.year}/{document.pk}-{digest[:16]}.pdf", ContentFile(content))
    _settle(name)
    mine = OfficialDocument.objects.filter(pk=document.pk, sha256="").update(file=name, sha256=digest, pages=_pages(content), rendered_at=now)
    if not mine:
        default_storage.delete(name)
    document.refresh_from_db(fields=["file", "sha256", "pages", "rendered_at"])
    return bool(mine)


def _pages(content):
    import pikepdf  # inline: needed by the worker only

    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def _settle(name):
    """Wait until the file is on the disk: the row that names it must not survive a power cut without it."""
    try:
        path = Path(default_storage.path(name))
    except NotImplementedError:  # a remote storage answers for itself
        return
    for place in (path, path.parent):
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
