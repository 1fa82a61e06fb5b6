"""Double claims at the office: all of a dossier, looking again, two things side by side and the conclusion of a person."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from awards.proposals import shingles
from awards.proposals.check_models import Claim
from awards.proposals.double_forms import VerdictForm
from awards.proposals.double_texts import PARTS, texts_of
from awards.proposals.doubles import judge, look_anew, rows_for
from awards.proposals.models import Nominee, Proposal, ProposalFile
from awards.proposals.states import EDITABLE, ClaimKind
from emulation import clock
from emulation.accounts.doors import attempt, require, seen
from emulation.workflow.models import Trace

ONLY_OFFICE = "Chỉ Cơ quan Thường trực xem các chỗ nghi trùng giữa hai đơn vị."


@require_http_methods(["GET", "HEAD", "POST"])
def doubles_of(request, pk):
    """Everything in a dossier that looks like something else; posting looks again."""
    proposal = seen(Proposal.objects.with_names(), request.user, pk=pk)
    require(request.user, "awards.review_proposal", proposal, ONLY_OFFICE)
    if request.method == "POST":
        count = look_anew(proposal, clock.now())
        messages.success(request, f"Đã tìm lại: {count} chỗ nghi trùng chưa xem." if count else "Đã tìm lại: không có chỗ nghi trùng nào chưa xem.")
        return redirect("awards:proposal-doubles", pk=pk)
    claims = rows_for(list(proposal.nominees.select_related("recipient")))
    count = sum(row.open for rows in claims.values() for row in rows)
    return render(request, "awards/proposals/doubles.html", {"proposal": proposal, "claims": claims, "count": count})


@require_http_methods(["GET", "HEAD", "POST"])
def double(request, pk):
    """Two things side by side with what they share marked, and the conclusion."""
    claim = seen(Claim.objects.select_related("nominee__proposal__unit", "nominee__recipient", "other", "record"), request.user, pk=pk)
    require(request.user, "awards.review_proposal", claim.nominee.proposal, ONLY_OFFICE)
    form = VerdictForm(request.POST if request.method == "POST" else None, user=request.user)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if attempt(form, judge, claim, verdict=said["verdict"], reason=said["reason"], by=request.user, now=clock.now()):
            messages.success(request, f"Đã ghi kết luận: {claim.get_verdict_display()}.")
            return redirect("awards:proposal-doubles", pk=claim.nominee.proposal_id)
    context = {"claim": claim, "form": form, "sides": _sides(claim), "traces": Trace.objects.of(claim)}
    return render(request, "awards/proposals/double.html", context, status=422 if form.is_bound and form.errors else 200)


def _sides(claim):
    """Return both sides as dicts {title, nominee, words, passages, picture}; common passages are marked in texts."""
    other = Nominee.objects.select_related("recipient", "award", "proposal__unit").filter(pk=claim.other_id).first()
    sides = [{"nominee": claim.nominee, "words": claim.mine}, {"nominee": other, "words": claim.theirs, "record": claim.record}]
    # While a unit changes its dossier, the office reads only what was found in the submitted text.
    if claim.kind == ClaimKind.TEXT and other and not any(each.proposal.state in EDITABLE for each in (claim.nominee, other)):
        shared = shingles.prints(*texts_of(claim.nominee)) & shingles.prints(*texts_of(other))
        for side in sides:
            side["passages"] = [_passage(side["nominee"], part, shared) for part in PARTS if getattr(side["nominee"], part)]
    if claim.kind == ClaimKind.PHOTO:
        ids = [int(part[1:]) for part in claim.key.split("-")]
        files = list(ProposalFile.objects.filter(pk__in=ids).select_related("attachment"))
        own = [file for file in files if file.proposal_id == claim.nominee.proposal_id and file.nominee_id in (None, claim.nominee_id)][:1]
        for side, found in zip(sides, (own, [file for file in files if file not in own][:1]), strict=True):
            side["picture"] = found[0].attachment if found else None
    return sides


def _passage(nominee, part, shared):
    return {"title": Nominee._meta.get_field(part).verbose_name, "pieces": shingles.marked(getattr(nominee, part), shared)}
