"""What the office asks to be completed, each tied to a place of the dossier or of one nominee: its own until the return sends it."""

from awards.catalogue.models import ChecklistItem
from awards.proposals.models import Flag
from awards.proposals.openings import SLOT, WORDS
from awards.proposals.states import DRAFT, EDITABLE, REVIEW, ProposalState
from awards.proposals.telling import office_name
from emulation.workflow.flows import Refused
from emulation.workflow.remarks import Remarks, letter
from emulation.workflow.steps import act

FLAGS = Remarks(
    Flag,
    "proposal",
    noun="hồ sơ",
    review=REVIEW,
    draft=DRAFT,
    waits=ProposalState.REVIEW,
    editable=EDITABLE,
    returns=("return",),
)
rewrite_flag, drop_flag, send_flags = FLAGS.rewrite, FLAGS.drop, FLAGS.send
answer_flags, asked_of = FLAGS.answer, FLAGS.asked


@act
def write_flag(proposal, *, by, now, text, nominee=None, place=""):
    """Ask that `place` of `nominee` (a Nominee; None: of the dossier) be completed; returns the Flag. The unit reads it with the return.

    `place` is one of `openings.WORDS` or "slot:<code>". Raises Refused without the right, when the dossier is not under review, and for a
    place that there is not.
    """
    FLAGS.guard_waiting(proposal, by)
    if place not in WORDS and not place.startswith(SLOT):
        raise Refused("Không rõ chỗ cần bổ sung. Tải lại trang rồi ghi lại.")
    if nominee is not None and nominee.proposal_id != proposal.pk:
        raise Refused("Người này không có trong hồ sơ. Tải lại trang rồi ghi lại.")
    return FLAGS.add(proposal, by=by, now=now, text=text, quote=nominee.recipient.name if nominee else "", nominee=nominee, place=place)


def paper_names():
    """Return {code: name} of every paper that a checklist knows, to name what a flag points at; one query."""
    return dict(ChecklistItem.objects.order_by("-pk").values_list("code", "name"))


def place_words(flag, papers=None):
    """Return where a flag points, in words: "Nguyễn Thị Hà, thành tích". `papers` {code: name of the paper}."""
    where = (papers or {}).get(flag.place.removeprefix(SLOT), "Giấy tờ") if flag.place.startswith(SLOT) else WORDS[flag.place]
    if not flag.quote:
        return "Toàn bộ hồ sơ" if flag.place == "" else where
    return f"{flag.quote}, {where[0].lower()}{where[1:]}"


def told(proposal, note, flags, papers=None):
    """Return the letter of a return: the reason, and every place that is to be completed."""
    return letter(office_name(proposal), note, flags, lambda flag: place_words(flag, papers))
