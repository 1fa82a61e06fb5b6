"""Pages of what goes to whoever decides above: noting that it went, and what came back for each nominee."""

import functools

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from awards.catalogue.book import RuleBook
from awards.proposals.forwarding import decided_above, forward, going, record_answer
from awards.proposals.forwarding_forms import AnswerForm, ForwardForm, Outcomes
from awards.proposals.review_views import of_the_office
from awards.proposals.states import ProposalState
from campaigns.obligations.remark_views import tried
from emulation import clock


@require_http_methods(["GET", "HEAD", "POST"])
def send(request, pk):
    """Note that a dossier went to whoever decides above."""
    proposal, today = of_the_office(request, pk), clock.today()
    if request.method != "POST":
        if proposal.state != ProposalState.READY:
            return redirect("awards:award-review", pk=pk)
        return _send_page(request, proposal, ForwardForm(user=request.user, today=today, initial={"version": proposal.version, "sent_on": today}))
    form = ForwardForm(request.POST, user=request.user, today=today)
    status = tried(form, lambda said: forward(proposal, by=request.user, now=clock.now(), **said))
    if status:
        return _send_page(request, of_the_office(request, pk), form, status)
    messages.success(request, f"Đã ghi {proposal.code} trình {form.cleaned_data['to']}.")
    return redirect("awards:award-review", pk=pk)


def _send_page(request, proposal, form, status=200):
    nominees = going(proposal)
    above = decided_above(nominees, RuleBook(proposal.authority, clock.today()))
    context = {"proposal": proposal, "form": form, "above": above, "here": [each for each in nominees if each not in above]}
    return render(request, "awards/proposals/forward.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def receive(request, pk):
    """Note what the deciding authority answered, for each nominee."""
    proposal, today = of_the_office(request, pk), clock.today()
    if request.method != "POST" and proposal.state != ProposalState.FORWARDED:
        return redirect("awards:award-review", pk=pk)
    data = request.POST if request.method == "POST" else None
    initial = {"version": proposal.version, "answered_on": today}
    form, outcomes = AnswerForm(data, user=request.user, today=today, initial=initial), Outcomes(going(proposal), request.user, data)
    if data is None:
        return _receive_page(request, proposal, form, outcomes)
    readable = [form.is_valid(), outcomes.is_valid()]
    verb = functools.partial(record_answer, proposal, by=request.user, now=clock.now())
    status = tried(form, lambda said: verb(outcomes=outcomes.said(), **said)) if all(readable) else 422
    if status:
        return _receive_page(request, of_the_office(request, pk), form, outcomes, status)
    messages.success(request, f"Đã ghi kết quả của {proposal.code}. Đơn vị đã được báo.")
    return redirect("awards:award-review", pk=pk)


def _receive_page(request, proposal, form, outcomes, status=200):
    context = {"proposal": proposal, "forwarding": getattr(proposal, "forwarding", None), "form": form, "outcomes": outcomes}
    return render(request, "awards/proposals/answer.html", context, status=status)
