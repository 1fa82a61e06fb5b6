"""Pages of opinions: asking, the list of both sides, the page on which the agency reads the summary of the dossier and answers."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.proposals import opinions
from awards.proposals.models import Nominee, Opinion
from awards.proposals.opinion_forms import AnswerForm, AskForm
from awards.proposals.opinion_sheet import OPINIONS
from awards.proposals.review_views import of_the_office
from awards.proposals.states import EDITABLE, REVIEW, WITH_OFFICE
from campaigns.obligations.remark_views import tried
from campaigns.plans.mending import proposed_day
from emulation import clock
from emulation.accounts.doors import require, seen
from emulation.formats import exports
from emulation.workflow.flows import Refused

PAGE = 25
NAMES = ("proposal__unit", "proposal__authority__authority__standing_office", "unit", "asked_by", "answered_by")


@require_safe
def opinion_list(request):
    """The questions that the person's agency was asked, or the office asked; those that wait first."""
    today = clock.today()
    rows = Opinion.objects.visible_to(request.user).select_related(*NAMES)
    waiting = request.GET.get("loc") == "cho"
    rows = (rows.filter(answered_at__isnull=True) if waiting else rows).order_by("answered_at", "due", "pk")
    if exports.asked(request):
        return exports.answer(request, OPINIONS, rows, day=today, filters=["Chưa trả lời" if waiting else ""])
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "waiting": waiting, "today": today, "office": bool(request.user.seats_with(REVIEW))}
    return render(request, "awards/opinions/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request, pk):
    """Ask an agency about a dossier."""
    proposal, today = of_the_office(request, pk), clock.today()
    if request.method != "POST":
        if proposal.state not in WITH_OFFICE:
            return redirect("awards:award-review", pk=pk)
        return _ask_page(request, proposal, AskForm(user=request.user, proposal=proposal, today=today, initial={"due": proposed_day(today)}))
    form = AskForm(request.POST, user=request.user, proposal=proposal, today=today)
    status = tried(form, lambda said: opinions.ask_opinion(proposal, by=request.user, now=clock.now(), **said))
    if status:
        return _ask_page(request, proposal, form, status)
    messages.success(request, f"Đã gửi câu hỏi đến {form.cleaned_data['unit']}.")
    return redirect("awards:award-review", pk=pk)


def _ask_page(request, proposal, form, status=200):
    return render(request, "awards/opinions/ask.html", {"proposal": proposal, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def detail(request, pk):
    """One question with what is needed of the dossier, and the answer."""
    opinion = seen(Opinion.objects.select_related(*NAMES), request.user, pk=pk)
    if request.method != "POST":
        return _page(request, opinion, AnswerForm(user=request.user, initial={"version": opinion.version}))
    require(request.user, "awards.give_opinion", opinion, "Chỉ người của cơ quan được hỏi trả lời.")
    form = AnswerForm(request.POST, user=request.user)
    status = tried(form, lambda said: opinions.answer_opinion(opinion, by=request.user, now=clock.now(), **said))
    if status:
        return _page(request, seen(Opinion.objects.select_related(*NAMES), request.user, pk=pk), form, status)
    messages.success(request, "Đã gửi ý kiến.")
    return redirect("awards:opinion-detail", pk=pk)


def _page(request, opinion, form, status=200):
    proposal = opinion.proposal
    # What the unit is working on is not for others: then only the question stands.
    nominees = Nominee.objects.filter(proposal=proposal).select_related("recipient", "award") if proposal.state not in EDITABLE else []
    context = {
        "opinion": opinion,
        "proposal": proposal,
        "nominees": list(nominees),
        "form": form,
        "today": clock.today(),
        "may_answer": opinion.answered_at is None and request.user.has_perm("awards.give_opinion", opinion),
        "office": request.user.has_perm(REVIEW, proposal),
        "said": opinions.AGREES[opinion.agrees],
    }
    return render(request, "awards/opinions/detail.html", context, status=status)


@require_POST
def withdraw(request, pk):
    """Take back a question that nobody has answered."""
    opinion = seen(Opinion.objects.select_related(*NAMES), request.user, pk=pk)
    require(request.user, REVIEW, opinion.proposal, "Chỉ Cơ quan Thường trực rút câu hỏi.")
    try:
        opinions.withdraw_opinion(opinion, by=request.user, now=clock.now())
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, f"Đã rút câu hỏi gửi {opinion.unit.name}.")
    return redirect("awards:award-review", pk=opinion.proposal_id)
