"""Remarks of the office on a submitted plan, each tied to a line or a text: its own until the return sends them, then things to fix."""

from campaigns.obligations.grounds import office_name
from campaigns.plans.models import Plan, RowComment
from campaigns.plans.states import EDITABLE, PlanState
from emulation.workflow.flows import Refused
from emulation.workflow.models import Trace
from emulation.workflow.steps import act

TEXT_PARTS = ("aims", "measures", "organisation")


def count_words(count):
    """Return how many things are to be fixed, in words."""
    return f"{count} chỗ cần sửa"


def row_of(facts, key):
    """Return the row of a copy (see `facts_of`) with the key, or None."""
    return next((row for row in facts["rows"] if row.get("key") == str(key)), None)


@act
def write_comment(plan, *, by, now, part, text, row_key=None):
    """Write a remark on the newest version of a plan that waits: on the line `row_key`, or on a text `part`; returns it.

    Nobody else is told and nothing stands in the history of the plan before it is sent. Raises Refused without the right, when the plan
    does not wait any more, or for a line that the version does not have.
    """
    _guard_waiting(plan, by)
    if part in TEXT_PARTS and plan.form == Plan.Form.SCANNED:
        raise Refused("Kế hoạch đã ký không có phần lời văn này. Nhận xét ở “Toàn văn”.")
    # While it waits, the lines of the plan are those of its newest version.
    row = plan.rows.filter(key=row_key).first() if part == RowComment.Part.ROW else None
    if part == RowComment.Part.ROW and row is None:
        raise Refused("Dòng này không có trong bản đã trình. Tải lại trang rồi nhận xét lại.")
    quote, number = row.content if row else "", plan.versions.count()
    return RowComment.objects.create(plan=plan, number=number, part=part, row_key=row_key, quote=quote, text=text, author=by, at=now)


@act
def rewrite_comment(comment, *, by, now, text):
    """Change the words of a remark that was not sent yet; who changed it last is its author."""
    _guard_waiting(comment.plan, by)
    _claim(comment, text=text, author=by, at=now)


@act
def drop_comment(comment, *, by):
    """Take away a remark that was not sent yet."""
    _guard_waiting(comment.plan, by)
    if not RowComment.objects.unsent().filter(pk=comment.pk).delete()[0]:
        raise Refused(_ALREADY_SENT)


def send_comments(plan, *, now):
    """Send every remark that waits, at the moment of the return; returns them. Must run in the caller's transaction, with the plan locked."""
    waiting = list(RowComment.objects.unsent().filter(plan=plan))
    RowComment.objects.filter(pk__in=[comment.pk for comment in waiting]).update(sent_at=now)
    return waiting


@act
def answer_comments(plan, answers, *, by, now):
    """Note what the unit says about the things to fix: `answers` is {RowComment: (fixed, answer)}.

    Who ticked it first, and when, stays. Raises Refused without the right or while the plan is not the unit's to change.
    """
    if plan.state not in EDITABLE or not by.has_perm("campaigns.draft_plan", plan):
        raise Refused("Chỉ người của đơn vị đánh dấu đã sửa, khi kế hoạch đang ở đơn vị.")
    for comment, (fixed, answer) in answers.items():
        if comment.sent_at is None or comment.plan_id != plan.pk:
            raise Refused("Nhận xét này không thuộc kế hoạch đang sửa.")
        ticked = (comment.fixed_at or now, comment.fixed_by or by) if fixed else (None, None)
        RowComment.objects.filter(pk=comment.pk).update(fixed_at=ticked[0], fixed_by=ticked[1], answer=answer)


def asked_of(plan, last_return=None):
    """Return the remarks that the newest return sent, with their authors; [] where there were none. `last_return` is its trace, if known."""
    last = last_return or Trace.objects.of(plan).filter(step="return").first()
    if last is None:
        return []
    return list(RowComment.objects.filter(plan=plan, sent_at=last.at).select_related("author", "fixed_by"))


def asked_by_plan(plans, returns):
    """Return {id of the plan: the remarks of its last return} for `plans` fetched through their own door; one query, none without plans.

    `returns` is {id of the plan: trace of its last return}.
    """
    found = {}
    for comment in RowComment.objects.filter(plan__in=plans, sent_at__isnull=False) if plans else ():
        if returns[comment.plan_id].at == comment.sent_at:
            found.setdefault(comment.plan_id, []).append(comment)
    return found


def told(plan, note, comments):
    """Return the letter of a return: who sends it back, the reason, and every remark with the place it is about."""
    lines = [f"{place_words(comment)}: {comment.text}" for comment in comments]
    return "\n".join([f"{office_name(plan.obligation)} trả lại để bổ sung. {note}", *lines]) if lines else note


def place_words(comment):
    """Return what a remark is about: the line as it read, or the name of the text."""
    return f"Dòng “{comment.quote}”" if comment.part == RowComment.Part.ROW else comment.get_part_display()


_ALREADY_SENT = "Nhận xét này đã gửi đơn vị nên không đổi được nữa."


def _guard_waiting(plan, by):
    """Lock the plan, so that no remark slips in while it is being returned."""
    state = Plan.objects.select_for_update().values_list("state", flat=True).get(pk=plan.pk)
    if not by.has_perm("campaigns.review_plan", plan):
        raise Refused("Chỉ Cơ quan Thường trực nhận xét kế hoạch.")
    if state != PlanState.SENT:
        raise Refused("Kế hoạch không còn chờ thẩm định nên không nhận xét được. Tải lại trang để xem bản mới.")


def _claim(comment, **changes):
    if not RowComment.objects.unsent().filter(pk=comment.pk).update(**changes):
        raise Refused(_ALREADY_SENT)
    for field, value in changes.items():
        setattr(comment, field, value)
