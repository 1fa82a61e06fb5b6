"""Where the papers of a dossier are: the issued ones by their numbers, the newest first, then what is printed whenever somebody asks."""

from dataclasses import dataclass

from django.urls import reverse

from awards.proposals.documents import SUBMISSION
from awards.proposals.states import EDITABLE
from emulation.documents import kinds
from emulation.documents.models import OfficialDocument
from emulation.formats.words import day_words


@dataclass(frozen=True)
class PaperLink:
    """A paper in words, the address of its PDF and that of its Word file."""

    words: str
    pdf: str
    word: str


def paper_links(proposal, facts, *, own=True):
    """Return the PaperLinks of a dossier of which the reader knows `facts` (None: nothing); one query.

    While its unit works on it, those of the unit (`own`) may print the tờ trình that the next submission would issue.
    """
    if facts is None:
        return []
    issued = list(OfficialDocument.objects.of(proposal).defer("facts").order_by("-pk"))
    submitted = any(paper.kind == SUBMISSION and paper.authority_id == proposal.unit_id for paper in issued)
    named = []
    if facts["nominees"]:
        named += [("to-trinh", "Tờ trình (bản in thử)")] if not submitted or (own and proposal.state in EDITABLE) else []
        named += [("danh-sach", "Danh sách trích ngang")]
    named += [("bien-ban", "Biên bản họp bình xét")] if facts["met_on"] else []
    named += [("phieu-tiep-nhan", "Phiếu tiếp nhận")] if proposal.received_at else []
    return [_issued(paper) for paper in issued] + [_printed("awards:proposal-paper", words, proposal.pk, code) for code, words in named]


def nominee_links(proposal_id, nominee_id, *, proof):
    """Return the PaperLinks about one nominee; with `proof` the phiếu thẩm tra is among them."""
    named = [("bao-cao-thanh-tich", "Báo cáo thành tích"), *([("phieu-tham-tra", "Phiếu thẩm tra")] if proof else [])]
    return [_printed("awards:nominee-paper", words, proposal_id, nominee_id, code) for code, words in named]


def _issued(paper):
    words = f"{kinds.get(paper.kind).name.capitalize()} số {paper.reference} ngày {day_words(paper.day)}"
    return PaperLink(words, reverse("documents:download", args=[paper.pk]), reverse("documents:word", args=[paper.pk]))


def _printed(name, words, *where):
    return PaperLink(words, reverse(name, args=[*where, "pdf"]), reverse(name, args=[*where, "docx"]))
