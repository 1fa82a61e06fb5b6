"""What the five pages of a dossier share: whose they are, the stepper, what the office asked, and what happens to a save that is refused."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from awards.proposals.flags import asked_of, paper_names, place_words
from awards.proposals.models import Proposal
from awards.proposals.openings import SLOT, openings_of
from awards.proposals.states import EDITABLE
from emulation import clock
from emulation.accounts.doors import require, seen
from emulation.attachments.refusal import UploadRefused
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.models import Trace

ONLY_OWNERS = "Chỉ người của đơn vị được soạn đề nghị này."
STEPS = (
    ("kind", "Loại đề nghị"),
    ("nominees", "Người được đề nghị"),
    ("achievements", "Thành tích"),
    ("papers", "Hồ sơ"),
    ("minutes", "Biên bản và phiếu"),
)
TEMPLATES = {
    "kind": "awards/proposals/kind.html",
    "nominees": "awards/proposals/nominees.html",
    "achievements": "awards/proposals/achievements.html",
    "papers": "awards/proposals/papers.html",
    "minutes": "awards/proposals/minutes.html",
}
PLACES = {"kind": "kind", "nominee": "nominees", "achievement": "achievements", "meeting": "minutes", "": "nominees"}


@dataclass(frozen=True)
class Asked:
    """One thing that the office asked for: `flag`, where it is in words, on which page it is mended."""

    flag: object
    where: str
    url: str

    @property
    def fixed(self):
        return self.flag.fixed_at is not None


def own(request, pk):
    """Return the dossier for whoever may work on it: a stranger gets 404, a colleague from elsewhere 403."""
    proposal = seen(Proposal.objects.with_names(), request.user, pk=pk)
    require(request.user, "awards.draft_proposal", proposal, ONLY_OWNERS)
    return proposal


def elsewhere(request, proposal):
    """Return the redirect away from the editor of a dossier that does not lie with its unit, else None."""
    if proposal.state in EDITABLE:
        return None
    messages.info(request, f"Hồ sơ đang ở trạng thái “{proposal.get_state_display()}” nên không sửa được.")
    return redirect("awards:proposal-detail", pk=proposal.pk)


def show(request, proposal, name, status=200, **context):
    """Draw one of the five pages with the stepper and what the office asked."""
    place = [key for key, _ in STEPS].index(name)
    frame = {
        "proposal": proposal,
        "number": place + 1,
        "steps": _stepper(proposal, place),
        "step_title": STEPS[place][1],
        "before": _address(proposal, place - 1),
        "openings": context.pop("openings", None) or openings_of(proposal),
        "asked": asked_by_office(proposal),
        "shown_version": proposal.version,
        "today": clock.today(),
    }
    return render(request, TEMPLATES[name], frame | context, status=status)


def asked_by_office(proposal):
    """Return what the newest return asked of the unit, as Askeds; [] where the dossier does not lie there or never came back."""
    if proposal.state not in EDITABLE or proposal.submitted_at is None:
        return []
    flags = asked_of(proposal)
    papers = paper_names() if any(flag.place.startswith(SLOT) for flag in flags) else None
    return [Asked(flag, place_words(flag, papers), _page_of(proposal, flag)) for flag in flags]


def keep_page(request, proposal, name, verb, *args, **kwargs):
    """Save one page by `verb`. Return the redirect where the person goes on to, or the refusal (Refused or UploadRefused) to show."""
    try:
        verb(*args, by=request.user, now=clock.now(), **kwargs)
    except (Refused, UploadRefused) as refusal:
        return refusal
    return onward(request, proposal, name)


def onward(request, proposal, name):
    """Say that the page was saved and go where its button says: the next page, or the same one."""
    place = [key for key, _ in STEPS].index(name)
    if "next" in request.POST:
        return redirect(_address(proposal, place + 1) or reverse("awards:proposal-check", args=[proposal.pk]))
    messages.success(request, f"Đã lưu lúc {timezone.localtime(clock.now()):%H:%M}. Hồ sơ chưa được trình.")
    query = request.GET.urlencode()
    return redirect(f"{_address(proposal, place)}{'?' if query else ''}{query}")


def refused(request, proposal, refusal, form=None):
    """Return what the page shows of a `refusal`, with everything typed left: its sentence, and the version that saving again overwrites."""
    if isinstance(refusal, Conflict):
        fresh = Proposal.objects.get(pk=proposal.pk)
        last = Trace.objects.of(fresh).first()
        # The person has now read that somebody was faster: saving again is a decision.
        return {"conflict": refusal, "last": last, "locked": fresh.state not in EDITABLE, "shown_version": fresh.version, "status": 409}
    if form is not None:
        form.add_error(None, str(refusal))
        return {"shown_version": version_of(request), "status": 422}
    return {"refusal": str(refusal), "shown_version": version_of(request), "status": 422}


def version_of(request):
    """Return the version of the dossier that the person saw, 0 for what is no number: the save then finds that it is not the present one."""
    said = request.POST.get("version", "")
    return int(said) if said.isdecimal() and len(said) < 10 else 0


def _stepper(proposal, at):
    return [
        {"number": place + 1, "label": label, "url": _address(proposal, place), "now": place == at, "done": place < at}
        for place, (_, label) in enumerate(STEPS)
    ]


def _address(proposal, place):
    inside = 0 <= place < len(STEPS) and proposal.pk
    return reverse(f"awards:proposal-{STEPS[place][0]}", args=[proposal.pk]) if inside else ""


def _page_of(proposal, flag):
    if flag.place.startswith(SLOT):
        of_nominee = f"?o={flag.place.removeprefix(SLOT)}" if flag.nominee_id else f"#o-{flag.place.removeprefix(SLOT)}"
        return reverse("awards:proposal-papers", args=[proposal.pk]) + of_nominee
    url = reverse(f"awards:proposal-{PLACES.get(flag.place, 'nominees')}", args=[proposal.pk])
    return f"{url}?nguoi={flag.nominee_id}" if flag.nominee_id else url
