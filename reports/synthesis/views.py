"""Reading syntheses: the list, one of them, one number with everything behind it, the paper."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from emulation import clock
from emulation.accounts.doors import seen
from emulation.documents.engine import draft_pdf
from emulation.documents.kinds import get as kind_of
from emulation.documents.word import draft_word, word_response
from emulation.formats import exports
from reports.synthesis.documents import CODE, paper_facts
from reports.synthesis.list_sheet import SYNTHESES, rows_of
from reports.synthesis.models import Synthesis
from reports.synthesis.reading import newer_reports, read, read_figure
from reports.synthesis.shelf import slots_for
from reports.synthesis.snapshot import facts_of


@require_safe
def synthesis_list(request):
    """Every period with its editions; for the office also what it may build now."""
    slots = slots_for(request.user, clock.today())
    if exports.asked(request):
        return exports.answer(request, SYNTHESES, rows_of(slots), day=clock.today())
    return render(request, "reports/synthesis/list.html", {"slots": slots, "builds": bool(request.user.seats_with("reports.build_synthesis"))})


@require_safe
def detail(request, pk):
    """One synthesis: how complete it is, every number, the words."""
    synthesis = seen_synthesis(request, pk)
    reading = read(synthesis)
    context = {"synthesis": synthesis, "reading": reading, "today": clock.today(), "works": works_on(request.user, synthesis)}
    context |= {"proposes": request.user.has_perm("reports.build_synthesis", synthesis), "next_year": synthesis.year + 1}
    if not synthesis.is_frozen:
        context["newer"] = newer_reports(synthesis)
    return render(request, "reports/synthesis/detail.html", context)


@require_safe
def figure(request, pk, figure):
    """One number: the formula, the cell of every unit behind it, who is missing, what changed since the build before."""
    synthesis = seen_synthesis(request, pk)
    told = read_figure(synthesis, figure)
    return render(request, "reports/synthesis/figure.html", {"synthesis": synthesis, "figure": told})


@require_safe
def print_out(request, pk):
    """The paper: the issued one, or the draft as it stands now, marked as such."""
    synthesis = seen_synthesis(request, pk)
    if synthesis.is_frozen:
        return redirect("documents:download", pk=synthesis.document_id)
    response = HttpResponse(draft_pdf(kind_of(CODE).template, _printed(synthesis)), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="bao-cao-tong-hop.pdf"'
    return response


@require_safe
def print_word(request, pk):
    """The same as a Word file to work on."""
    synthesis = seen_synthesis(request, pk)
    if synthesis.is_frozen:
        return redirect("documents:word", pk=synthesis.document_id)
    return word_response(draft_word(kind_of(CODE).word, _printed(synthesis)), "bao-cao-tong-hop.docx")


def seen_synthesis(request, pk):
    """Return the synthesis with what its pages show of its surroundings; raises Http404 for whom it is not open."""
    surroundings = ("authority__authority__standing_office__letterhead", "authority__letterhead", "document", "built_by")
    return seen(Synthesis.objects.select_related(*surroundings), request.user, pk=pk)


def works_on(user, synthesis):
    """Tell whether `user` may change the synthesis: it is a draft of the own office."""
    return not synthesis.is_frozen and user.has_perm("reports.build_synthesis", synthesis)


def _printed(synthesis):
    return paper_facts(synthesis, facts_of(synthesis))
