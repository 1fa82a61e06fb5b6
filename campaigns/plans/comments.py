"""Remarks of the office on a submitted plan, each tied to a line or a text: its own until the return sends them, then things to fix."""

from campaigns.obligations.grounds import office_name
from campaigns.plans.models import Plan, RowComment
from campaigns.plans.states import EDITABLE, PlanState
from emulation.workflow.flows import Refused
from emulation.workflow.remarks import Remarks, letter
from emulation.workflow.steps import act

TEXT_PARTS = ("aims", "measures", "organisation")
REMARKS = Remarks(
    RowComment,
    "plan",
    noun="kế hoạch",
    review="campaigns.review_plan",
    draft="campaigns.draft_plan",
    waits=PlanState.SENT,
    editable=EDITABLE,
    returns=("return",),
)
rewrite_comment, drop_comment, send_comments = REMARKS.rewrite, REMARKS.drop, REMARKS.send
answer_comments, asked_of, asked_by_plan = REMARKS.answer, REMARKS.asked, REMARKS.asked_by_paper


def row_of(facts, key):
    """Return the row of a copy (see `facts_of`) with the key, or None."""
    return next((row for row in facts["rows"] if row.get("key") == str(key)), None)


@act
def write_comment(plan, *, by, now, part, text, row_key=None):
    """Write a remark on the newest version of a plan that waits: on the line `row_key`, or on a text `part`; returns it.

    Raises Refused without the right, when the plan does not wait any more, or for a line that the version does not have.
    """
    REMARKS.guard_waiting(plan, by)
    if part in TEXT_PARTS and plan.form == Plan.Form.SCANNED:
        raise Refused("Kế hoạch đã ký không có phần lời văn này. Nhận xét ở “Toàn văn”.")
    # While it waits, the lines of the plan are those of its newest version.
    row = plan.rows.filter(key=row_key).first() if part == RowComment.Part.ROW else None
    if part == RowComment.Part.ROW and row is None:
        raise Refused("Dòng này không có trong bản đã trình. Tải lại trang rồi nhận xét lại.")
    return REMARKS.add(plan, by=by, now=now, text=text, quote=row.content if row else "", part=part, row_key=row_key)


def told(plan, note, comments):
    """Return the letter of a return, with the place that each remark is about."""
    return letter(office_name(plan.obligation), note, comments, place_words)


def place_words(comment):
    """Return what a remark is about: the line as it read, or the name of the text."""
    return f"Dòng “{comment.quote}”" if comment.part == RowComment.Part.ROW else comment.get_part_display()
