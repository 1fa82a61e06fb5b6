"""The list of dossiers, one of them to read, the page before it goes up, and the unit's steps."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.proposals import actions, chips, doubles, pages
from awards.proposals.fairness import clause_of, shares_of
from awards.proposals.flags import answer_flags
from awards.proposals.forms import StepForm
from awards.proposals.kept_sheets import CONCLUDED, kept_sheets
from awards.proposals.law import book_of
from awards.proposals.list_sheet import PROPOSALS
from awards.proposals.listing import Listing, state_words
from awards.proposals.models import Proposal
from awards.proposals.paper_links import nominee_links
from awards.proposals.readiness import lacks
from awards.proposals.reading import read
from awards.proposals.slots import Folder
from awards.proposals.states import PROPOSAL_FLOW
from awards.proposals.submitted import is_own, with_heads
from awards.registrations.quotas import quotas
from campaigns.obligations.remark_forms import Fixes
from emulation import clock
from emulation.accounts.doors import attempt, require, seen
from emulation.formats import exports

PAGE = 25
VERBS = {
    "pass_up": (actions.pass_up, "Đã chuyển lãnh đạo duyệt."),
    "hand_back": (actions.hand_back, "Đã trả lại người soạn."),
    "submit": (actions.submit, ""),
    "recall": (actions.recall, "Đã thu hồi. Hồ sơ trở lại thành dự thảo."),
    "withdraw": (actions.withdraw, "Đã rút đề nghị."),
}
ON_THE_CHECK = {"submit", "pass_up", "hand_back"}


@require_safe
def proposal_list(request):
    """Every dossier the person may see, the newest year first."""
    user, today = request.user, clock.today()
    drafts = bool(user.seats_with("awards.draft_proposal"))
    listing = Listing(Proposal.objects.visible_to(user), request.GET, above=not drafts)
    if exports.asked(request):
        rows = with_heads(listing.proposals[: exports.MOST + 1], user)
        return exports.answer(request, PROPOSALS, rows, day=today, filters=listing.words)
    page = Paginator(listing.proposals, PAGE).get_page(request.GET.get("page"))
    page.object_list = with_heads(page.object_list, user)
    for each in page:
        each.words = state_words(each, is_own(user, each))
    return render(request, "awards/proposals/list.html", {"page": page, "listing": listing, "drafts": drafts, "today": today})


@require_safe
def detail(request, pk):
    """The dossier to read, where it stands, its versions and history."""
    return detail_page(request, seen(Proposal.objects.with_names(), request.user, pk=pk))


def detail_page(request, proposal, form=None, status=200):
    """Draw the page of one dossier; `form` is a StepForm that was refused."""
    reading = read(proposal, request.user)
    context = {
        "proposal": proposal,
        "reading": reading,
        "nominees": _told(request, proposal, reading.facts),
        "form": form,
        "withdrawing": _note_form(request, "withdraw", form) if "withdraw" in reading.offered else None,
        "asked": pages.asked_by_office(proposal) if reading.own else [],
        "today": clock.today(),
    }
    return render(request, "awards/proposals/detail.html", context, status=status)


@require_http_methods(["GET", "HEAD"])
def check(request, pk):
    """The page before submitting: what is missing with links, the findings, the papers, and the one button of the role."""
    proposal = pages.own(request, pk)
    return pages.elsewhere(request, proposal) or check_page(request, proposal)


def check_page(request, proposal, form=None, status=200, fixes=None):
    """Draw the check page; `form` is a StepForm that was refused, `fixes` what was said about the places asked for."""
    today = clock.today()
    reading = read(proposal, request.user)
    folder = Folder(proposal, book_of(proposal, today))
    sheets = chips.sheets_of(folder.nominees, folder.book, today)
    found = lacks(proposal, today, folder, sheets)
    asked = pages.asked_by_office(proposal)
    fixes = fixes or Fixes([each.flag for each in asked], request.user)
    context = {
        "proposal": proposal,
        "reading": reading,
        "folder": folder,
        "lacks": found,
        "blocked": [each for each in found if each.blocks],
        "findings": _counted(sheets.values()),
        "groups": shares_of(proposal),
        "clause": clause_of(proposal.authority, proposal.year),
        "quotas": [each for each in quotas(folder.nominees, folder.book) if each.count],
        "asked": asked,
        "fixes": fixes,
        "fix_rows": list(zip(asked, fixes.forms, strict=True)),
        "repeats": _repeats(proposal, folder.nominees),
        "process_by": actions.process_by(proposal, today),
        "nominees": _told(request, proposal, reading.facts),
        "form": form,
        "handing_back": _note_form(request, "hand_back", form) if proposal.state == "head" else None,
        "today": today,
    }
    return render(request, "awards/proposals/check.html", context, status=status)


@require_POST
def take_step(request, pk, step):
    """Take one of the unit's steps; where it is refused, its page comes back with everything typed."""
    if step not in VERBS:
        raise Http404
    proposal = seen(Proposal.objects.with_names(), request.user, pk=pk)
    require(request.user, PROPOSAL_FLOW[step].permission, proposal)
    form = StepForm(request.POST, user=request.user, step=PROPOSAL_FLOW[step])
    fixes = Fixes([each.flag for each in pages.asked_by_office(proposal)], request.user, request.POST)
    valid = all([form.is_valid(), fixes.is_valid()])
    verb, words = VERBS[step]
    said = {name: form.cleaned_data[name] for name in ("version", "note") if name in form.cleaned_data}
    if valid and attempt(form, _answered, verb, proposal, fixes.answers(), by=request.user, now=clock.now(), **said):
        if words:
            messages.success(request, words)
        return redirect("awards:proposal-kind" if step == "recall" else "awards:proposal-detail", pk=pk)
    fresh = Proposal.objects.with_names().get(pk=pk)
    status = 409 if valid else 422
    if step in ON_THE_CHECK and not pages.elsewhere(request, fresh):
        return check_page(request, fresh, form, status=status, fixes=fixes)
    return detail_page(request, fresh, form, status=status)


def _answered(verb, proposal, answers, *, by, now, **said):
    """Note what was said about the places asked for, then take the step."""
    if answers:
        answer_flags(proposal, answers, by=by, now=now)
    verb(proposal, by=by, now=now, **said)


def _told(request, proposal, facts):
    """Return a Page of what is said about the nominees, each with their papers and, once the office concluded, the frozen sheet."""
    page = Paginator(facts["nominees"] if facts else [], PAGE).get_page(request.GET.get("page"))
    sheets = kept_sheets([each["id"] for each in page]) if proposal.state in CONCLUDED else {}
    page.object_list = [each | _more(proposal, each["id"], sheets.get(each["id"])) for each in page]
    return page


def _more(proposal, nominee_id, sheet):
    return {"sheet": sheet, "papers": nominee_links(proposal.pk, nominee_id, proof=sheet is not None)}


def _note_form(request, step, refused):
    if refused is not None and "note" in refused.fields and refused.fields["note"].label == PROPOSAL_FLOW[step].note_label:
        return refused
    return StepForm(user=request.user, step=PROPOSAL_FLOW[step])


def _counted(sheets):
    """How many nominees have which worst finding, in the order of gravity: [(key, words, number)]."""
    found = {}
    for sheet in sheets:
        found[sheet.chip.key] = found.get(sheet.chip.key, 0) + 1
    return [(key, words, found[key]) for key, words in chips.SUMMED.items() if key in found]


def _repeats(proposal, nominees):
    """Return [(name, per cent, what it was written for)] of the texts that the unit itself submitted before."""
    found = doubles.repeats_of(proposal)
    return [(each.recipient.name, score, words) for each in nominees for score, words in found.get(each.pk, ())]
