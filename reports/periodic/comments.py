"""Remarks of the office on a submitted report, each tied to a cell or a passage: its own until the return sends them, then things to fix."""

from django.utils.text import Truncator

from campaigns.movements.figures import NOTHING
from campaigns.obligations.grounds import office_name
from emulation.workflow.flows import Refused
from emulation.workflow.remarks import Remarks, letter
from emulation.workflow.steps import act
from reports.periodic.models import ReportComment
from reports.periodic.states import DRAFT, EDITABLE, REVIEW, ReportState

WHOLE = "Toàn văn"
QUOTED_WORDS = 12
REMARKS = Remarks(
    ReportComment,
    "report",
    noun="báo cáo",
    review=REVIEW,
    draft=DRAFT,
    waits=ReportState.SENT,
    editable=EDITABLE,
    returns=("return", "reopen"),
)
rewrite_comment, drop_comment, send_comments = REMARKS.rewrite, REMARKS.drop, REMARKS.send
answer_comments, asked_of = REMARKS.answer, REMARKS.asked


@act
def write_comment(report, *, by, now, text, indicator=None, passage=""):
    """Write a remark on the newest version of a report that waits; returns it.

    It is about the cell of `indicator` (an id), about a `passage` (its key), or about the whole. Raises Refused without the right, when
    the report does not wait any more, or for a place that the version does not have.
    """
    REMARKS.guard_waiting(report, by)
    quote = quote_of(report.versions.last().facts, indicator, passage)
    if quote is None:
        raise Refused("Chỗ này không có trong bản đã trình. Tải lại trang rồi nhận xét lại.")
    return REMARKS.add(report, by=by, now=now, text=text, quote=quote, indicator_id=indicator, passage=passage)


def quote_of(facts, indicator, passage):
    """Return a place of a copy (see `facts_of`) as it read, "" for the whole, None where the copy has no such place."""
    if indicator:
        cell = cell_in(facts, indicator)
        return None if cell is None else f"{cell['name']}: {figure_words(cell) or 'chưa nhập'}"
    if passage:
        said = passage_in(facts, passage)
        return None if said is None else f"{said['title']}: {Truncator(said['text'] or 'chưa viết').words(QUOTED_WORDS)}"
    return ""


def cell_in(facts, indicator):
    """Return the cell of an indicator (its id) in a copy, or None."""
    return next((cell for cell in facts["cells"] if cell["indicator"] == indicator), None)


def passage_in(facts, key):
    """Return the passage with the key in a copy, or None."""
    return next((passage for passage in facts["passages"] if passage["key"] == key), None)


def figure_words(cell):
    """Return the figure of a cell of a copy with its unit of measure: "198,4 tỷ đồng"; "" where nothing was answered."""
    words, measure = cell["words"], cell["measure"]
    if not words or not measure or words == NOTHING:
        return words
    return f"{words}%" if measure == "%" else f"{words} {measure}"


def told(report, note, comments):
    """Return the letter of a return, with the place that each remark is about."""
    return letter(office_name(report.obligation), note, comments, lambda comment: comment.quote or WHOLE)
