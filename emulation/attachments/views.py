"""The one page of this room: fetching a file, whole or as a small picture."""

import logging

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from emulation.attachments import owners
from emulation.attachments.models import Attachment
from emulation.attachments.thumbnails import MEDIA_TYPE, thumbnail

log = logging.getLogger(__name__)


@require_safe
def download(request, pk):
    """Send the file to be saved, never shown inside the site: always as an attachment, sandboxed, with its media type taken at its word.

    With ?nho=1 a picture comes small, for an <img> of our own pages.
    """
    attachment = get_object_or_404(Attachment, pk=pk)
    if not owners.may_read(request.user, attachment):
        raise Http404
    try:
        small = thumbnail(attachment) if "nho" in request.GET else None
        content = None if small else attachment.file.open("rb")
    except FileNotFoundError:
        log.error("The file of attachment %s is missing from the store.", pk)
        raise Http404 from None
    if small:
        return _guarded(HttpResponse(small, content_type=MEDIA_TYPE))
    response = FileResponse(content, as_attachment=True, filename=attachment.name, content_type=attachment.media_type)
    response["Content-Length"] = attachment.size
    return _guarded(response)


def _guarded(response):
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response
