"""Reading plans: the list, one plan, two versions of it side by side, the paper."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from campaigns.obligations.counting import chosen_pair
from campaigns.plans.comparison import compare
from campaigns.plans.coverage import coverage
from campaigns.plans.documents import paper_facts
from campaigns.plans.list_sheet import PLANS
from campaigns.plans.listing import Listing, state_words
from campaigns.plans.models import Plan
from campaigns.plans.reading import read, reply_by
from campaigns.plans.states import PlanState
from campaigns.plans.submitted import kept_of, with_heads
from emulation import clock
from emulation.accounts.doors import seen
from emulation.documents.engine import draft_pdf
from emulation.documents.kinds import get as kind_of
from emulation.documents.word import draft_word, word_response
from emulation.formats import exports

PAGE = 25


@require_safe
def plan_list(request):
    """Every plan the person may see, the newest year first; years and states are links."""
    above = not request.user.seats_with("campaigns.draft_plan")
    listing = Listing(Plan.objects.visible_to(request.user), request.GET, above=above)
    if exports.asked(request):
        plans = with_heads(listing.plans.with_names()[: exports.MOST + 1], request.user)
        return exports.answer(request, PLANS, plans, day=clock.today(), filters=listing.words)
    page = Paginator(listing.plans.for_list(), PAGE).get_page(request.GET.get("page"))
    page.object_list = with_heads(page.object_list, request.user)
    for plan in page:
        plan.words = state_words(plan, request.user)
    return render(request, "campaigns/plans/list.html", {"page": page, "listing": listing, "today": clock.today()})


@require_safe
def detail(request, pk):
    """The plan to read, what may be done with it, its files, versions and history."""
    plan = seen(Plan.objects.with_names(), request.user, pk=pk)
    reading = read(plan, request.user, clock.today())
    context = {
        "plan": plan,
        "reading": reading,
        "covers": coverage(plan) if not reading.older else [],
        "reply_by": reply_by(plan.submitted_at) if plan.state == PlanState.SENT and reading.own else None,
        "today": clock.today(),
    }
    return render(request, "campaigns/plans/detail.html", context)


@require_safe
def compare_versions(request, pk):
    """One version against another (`tu`, `den`); the last two unless the address says otherwise. From above only those not taken back."""
    plan = seen(Plan.objects.with_names(), request.user, pk=pk)
    own = request.user.has_perm("campaigns.draft_plan", plan)
    pair = chosen_pair(plan.versions.select_related("submitted_by") if own else kept_of(plan), request.GET, later="den", earlier="tu")
    if pair is None:
        raise Http404
    return render(request, "campaigns/plans/compare.html", {"plan": plan, **pair, "comparison": compare(pair["older"].facts, pair["newer"].facts)})


@require_safe
def print_out(request, pk):
    """The paper: the issued one, the signed scan, or the plan as it stands now, marked as a draft."""
    plan = seen(Plan.objects.with_names(), request.user, pk=pk)
    if plan.document_id:
        return redirect("documents:download", pk=plan.document_id)
    if plan.form == Plan.Form.SCANNED:
        scan = read(plan, request.user, clock.today()).scan
        if scan is None:
            raise Http404
        return redirect("attachments:download", pk=scan.pk)
    response = HttpResponse(draft_pdf(kind_of("ke-hoach").template, _printed(plan, request.user)), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{plan.code}.pdf"'
    return response


@require_safe
def print_word(request, pk):
    """The same as a Word file to work on; a plan that came as a signed scan has none."""
    plan = seen(Plan.objects.with_names(), request.user, pk=pk)
    if plan.document_id:
        return redirect("documents:word", pk=plan.document_id)
    if plan.form == Plan.Form.SCANNED:
        raise Http404
    return word_response(draft_word(kind_of("ke-hoach").word, _printed(plan, request.user)), f"{plan.code}.docx")


def _printed(plan, user):
    """Return the facts of the paper of a plan that is not issued yet, as far as `user` may read it; 404 where that is nothing."""
    reading = read(plan, user, clock.today())
    if reading.silent:
        raise Http404
    return paper_facts(plan, said=reading.facts, signer_name=plan.signer.full_name if plan.signer_id else "")
