"""Plans as rows of "Việc của tôi": to start, to continue, to check and submit, waiting for the office, done."""

from django.db.models import Count, Min

from campaigns.obligations.inbox import PLAN_KINDS, owned_this_year
from campaigns.obligations.paper_rows import MOVES, Papers, lowered
from campaigns.obligations.reasons import newest_traces
from campaigns.plans.comments import asked_by_plan
from campaigns.plans.models import Plan
from campaigns.plans.states import PlanState
from emulation import clock
from emulation.notifications.inbox import Row, register
from emulation.search.text import fold
from emulation.workflow.remarks import count_words

# Titles that already say what is to be done.
DOING = ("lap ", "xay dung ", "soan ", "to chuc ")


@register
def plan_rows(user, day):
    """Return the rows of the plans that the person's units and clusters owe; four queries."""
    owed = list(owned_this_year(user, day).filter(duty__kind__in=PLAN_KINDS).select_related("plan__saved_by"))
    plans = [obligation.plan for obligation in owed if hasattr(obligation, "plan")]
    moves = newest_traces(plans, MOVES)
    papers = Papers(
        path="/ke-hoach/{}/",
        submit="campaigns.submit_plan",
        title=lambda obligation: obligation.duty.title,
        to_make=_to_make,
        count_words=count_words,
        moves=moves,
        asked=asked_by_plan([plan for plan in plans if plan.state == PlanState.RETURNED], moves),
    )
    return [papers.row(obligation, getattr(obligation, "plan", None), user, day) for obligation in owed]


@register
def desk_rows(user, day):
    """Return one row for the standing office: how many plans wait on its desk; one query."""
    waiting = Plan.objects.waiting_for(user).order_by().aggregate(count=Count("pk"), sent=Min("submitted_at"))
    if not waiting["count"]:
        return []
    title = f"Thẩm định {waiting['count']} kế hoạch đơn vị đã trình"
    hint = "Đơn vị chờ Thường trực duyệt hoặc trả lại, hạn của đơn vị sớm nhất xếp trước"
    # The due days are those of the units, who sent in time or not: the office's own time runs from the sending.
    desk = {"url": "/hang-cho/", "verb": "Mở hàng chờ", "icon": "list-check", "sent": clock.day_of(waiting["sent"]), "key": "plan-desk"}
    return [Row(section="todo", state="review", title=title, hint=hint, **desk)]


def _to_make(obligation):
    """Return the title of the duty as something to do: one that says so itself ("Xây dựng kế hoạch") stays."""
    title = obligation.duty.title
    return title if fold(title).startswith(DOING) else f"Lập {lowered(title)}"
