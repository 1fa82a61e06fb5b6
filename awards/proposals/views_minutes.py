"""Page 5: the unit's own meeting and its votes about every nominee."""

from django.core.paginator import Paginator
from django.views.decorators.http import require_http_methods

from awards.proposals import pages
from awards.proposals.drafting import save_meeting
from awards.proposals.forms import MEETING_FIELDS, MeetingForm, VoteForm
from awards.proposals.nominee_forms import dressed
from awards.proposals.openings import openings_of
from emulation import clock
from emulation.formats.words import percent

PAGE = 50


class Votes:
    """The VoteForms of some nominees as one thing."""

    def __init__(self, nominees, openings, user, data=None):
        self.is_bound = data is not None
        self.forms = []
        for each in nominees:
            form = VoteForm(data, prefix=f"p{each.pk}", user=user, initial={"yes": each.yes, "votes": each.votes})
            dressed(form)
            form.nominee, form.open = each, openings.place(each.pk, "meeting")
            form.share = percent(each.yes, each.votes) if each.votes and each.yes is not None else None
            self.forms.append(form)

    def non_form_errors(self):
        """Nothing concerns all of them."""
        return []

    def is_valid(self):
        """Tell whether every row can be read; all are asked."""
        said = [form.is_valid() for form in self.forms]
        return all(said)

    def said(self):
        """Return {id of the nominee: (yes, votes)} of the rows that may be changed."""
        return {form.nominee.pk: (form.cleaned_data["yes"], form.cleaned_data["votes"]) for form in self.forms if form.open}


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """The meeting, and the votes of 50 nominees at a time."""
    proposal, today = pages.own(request, pk), clock.today()
    if away := pages.elsewhere(request, proposal):
        return away
    openings = openings_of(proposal)
    page = Paginator(proposal.nominees.select_related("recipient", "award"), PAGE).get_page(request.GET.get("page"))
    data = request.POST if request.method == "POST" else None
    is_open = openings.place(None, "meeting")
    form = MeetingForm(data if is_open else None, user=request.user, today=today, initial={name: getattr(proposal, name) for name in MEETING_FIELDS})
    votes = Votes(page, openings, request.user, data)
    context = {"form": form, "votes": votes, "page": page, "openings": openings, "open": is_open}
    if data is None:
        return pages.show(request, proposal, "minutes", **context)
    if not all([form.is_valid() or not is_open, votes.is_valid()]):
        return pages.show(request, proposal, "minutes", status=422, shown_version=pages.version_of(request), **context)
    fields = form.cleaned_data if is_open else {}
    answer = pages.keep_page(
        request, proposal, "minutes", save_meeting, proposal, version=pages.version_of(request), fields=fields, votes=votes.said()
    )  # fmt: skip
    if isinstance(answer, Exception):
        return pages.show(request, proposal, "minutes", **context, **pages.refused(request, proposal, answer, form if is_open else None))
    return answer
