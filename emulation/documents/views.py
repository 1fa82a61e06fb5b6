"""Reading an official paper."""

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from emulation.documents import kinds
from emulation.documents.models import OfficialDocument
from emulation.documents.word import word_file, word_response


@require_safe
@xframe_options_sameorigin  # our own pages show the paper in a frame
@csp_update({"frame-ancestors": [SELF]})
def download(request, pk):
    """Give the PDF of a paper; 404 to whom its kind does not show it, 202 and a waiting page while the file is being made."""
    paper = get_object_or_404(OfficialDocument.objects.visible_to(request.user), pk=pk)
    if request.htmx:  # the waiting page asks again
        return HttpResponseClientRedirect(request.path) if paper.ready else HttpResponse(status=204)
    if not paper.ready:
        return render(request, "documents/pending.html", {"paper": paper}, status=202)
    response = FileResponse(paper.file.open("rb"), content_type="application/pdf", filename=paper.filename)
    response["Cache-Control"] = "private"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def word(request, pk):
    """Give the paper as a Word file to work on, made on the spot; 404 as for the PDF, and for a kind that has none."""
    paper = get_object_or_404(OfficialDocument.objects.visible_to(request.user), pk=pk)
    write = kinds.get(paper.kind).word
    if write is None:
        raise Http404
    return word_response(word_file(write, paper.facts), paper.word_filename)
