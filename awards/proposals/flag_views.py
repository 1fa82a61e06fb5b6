"""Flags of the office at the places of a dossier: written, changed and dropped beside what they are about."""

from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from awards.proposals.flag_desk import box_of
from awards.proposals.flags import FLAGS, write_flag
from awards.proposals.models import Flag, Proposal
from awards.proposals.review import Review
from awards.proposals.review_forms import FlagForm
from awards.proposals.review_views import ONLY_OFFICE, of_the_office, review_page
from awards.proposals.states import REVIEW
from campaigns.obligations.remark_forms import CommentTextForm
from campaigns.obligations.remark_views import changed, piece, place_again, tried
from emulation import clock
from emulation.accounts.doors import require, seen
from emulation.workflow.flows import Refused


@require_POST
def write(request, pk):
    """Ask that a place of the dossier or of a nominee be completed."""
    proposal = of_the_office(request, pk)
    form = FlagForm(request.POST, user=request.user, auto_id=f"id_nx_{_box(request.POST)}_%s")
    status = tried(form, lambda said: _write(proposal, said, request.user))
    named = {"nominee_id": form.cleaned_data.get("nominee"), "place": form.cleaned_data.get("place", "")}
    return _answer(request, proposal, (None, form), named, status)


def _write(proposal, said, by):
    nominee = None
    if said["nominee"]:
        nominee = proposal.nominees.select_related("recipient").filter(pk=said["nominee"]).first()
        if nominee is None:
            raise Refused("Người này không còn trong hồ sơ. Tải lại trang rồi ghi lại.")
    write_flag(proposal, by=by, now=clock.now(), text=said["text"], nominee=nominee, place=said["place"])


@require_POST
def change(request, pk):
    """Change the words of a flag that was not sent yet, or drop it (`drop`)."""
    flag = seen(Flag.objects.select_related("proposal"), request.user, pk=pk)
    proposal = Proposal.objects.with_names().get(pk=flag.proposal_id)
    require(request.user, REVIEW, proposal, ONLY_OFFICE)
    form = CommentTextForm(request.POST, user=request.user, auto_id=f"id_nx{flag.pk}_%s")
    status = changed(request, form, flag, FLAGS)
    return _answer(request, proposal, (flag, form), {"nominee_id": flag.nominee_id, "place": flag.place}, status)


def _box(data):
    """Return the id of the place that was posted; as typed it could break the pattern of the ids."""
    return box_of(slugify(data.get("nominee", "")), slugify(data.get("place", "").replace(":", "-")))


def _answer(request, proposal, tried_form, named, status):
    """Show the place again, or what was refused (`status` is not 0) with everything typed."""
    if status and not request.htmx:
        return review_page(request, proposal, refused=tried_form, status=status)
    page = Review(proposal, request.user, clock.today(), request.GET, tried_form if status else (None, None))
    place, template = page.desk.place(**named), "awards/proposals/flag_place.html"
    context = {"proposal": proposal, "page": page, "desk": page.desk, "here": page}
    if status:
        return piece(request, place, template, context, status)
    return place_again(request, place, reverse("awards:award-review", args=[proposal.pk]), template, context)
