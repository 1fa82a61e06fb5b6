"""Page 4: the papers of the dossier as named slots; a paper that every nominee has is a page of its own (`o`)."""

from django.core.paginator import Paginator
from django.views.decorators.http import require_http_methods

from awards.proposals import pages
from awards.proposals.drafting import save_papers
from awards.proposals.law import book_of
from awards.proposals.openings import openings_of
from awards.proposals.paper_forms import Papers, known_files
from awards.proposals.slots import Folder
from emulation import clock

PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """The slots of the dossier, or those of one paper for 20 nominees at a time."""
    proposal = pages.own(request, pk)
    if away := pages.elsewhere(request, proposal):
        return away
    folder, openings = Folder(proposal, book_of(proposal, clock.today())), openings_of(proposal)
    together = next((each for each in folder.each if each.item.code == request.GET.get("o")), None)
    page = Paginator(together.slots, PAGE).get_page(request.GET.get("page")) if together else None
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    papers = Papers(page.object_list if page else folder.whole, known_files(proposal, request.user), openings, request.user, *sent)
    context = {
        "folder": folder,
        "papers": papers,
        "together": together,
        "page": page,
        "page_query": f"o={together.item.code}" if together else "",
        "openings": openings,
    }
    if not sent:
        return pages.show(request, proposal, "papers", **context)
    if not papers.is_valid():
        return pages.show(request, proposal, "papers", status=422, shown_version=pages.version_of(request), **context)
    changed = papers.changed()
    if not changed:
        return pages.onward(request, proposal, "papers")
    answer = pages.keep_page(request, proposal, "papers", save_papers, proposal, version=pages.version_of(request), papers=changed)
    if isinstance(answer, Exception):
        return pages.show(request, proposal, "papers", **context, **pages.refused(request, proposal, answer))
    return answer
