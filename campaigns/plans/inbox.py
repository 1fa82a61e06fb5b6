"""Plans as rows of "Việc của tôi": to start, to continue, to check and submit, waiting for the office, done."""

from django.db.models import Count, Min

from campaigns.obligations.grounds import ground_of
from campaigns.obligations.inbox import PLAN_KINDS, coming_or_done, owned_this_year, shared
from campaigns.obligations.reasons import newest_traces
from campaigns.plans.models import Plan
from campaigns.plans.states import PlanState
from emulation import clock
from emulation.formats.words import day_words, moment_words, short_day_words
from emulation.notifications.inbox import Row, register

# The steps that tell where a plan comes from; the newest of them says whether it was handed back.
_MOVES = {"create", "pass_up", "hand_back", "submit", "recall", "return"}


@register
def plan_rows(user, day):
    """Return the rows of the plans that the person's units and clusters owe; two queries."""
    owed = list(owned_this_year(user, day).filter(duty__kind__in=PLAN_KINDS).select_related("plan__saved_by"))
    plans = [obligation.plan for obligation in owed if hasattr(obligation, "plan")]
    moves = newest_traces(plans, _MOVES)
    return [_row(obligation, user, day, moves) for obligation in owed]


@register
def desk_rows(user, day):
    """Return one row for the standing office: how many plans wait on its desk; one query."""
    waiting = Plan.objects.waiting_for(user).order_by().aggregate(count=Count("pk"), due=Min("obligation__due"))
    if not waiting["count"]:
        return []
    title = f"Thẩm định {waiting['count']} kế hoạch đơn vị đã trình"
    hint = "Đơn vị chờ Thường trực duyệt hoặc trả lại, hạn sớm nhất xếp trước"
    return [Row(section="todo", state="review", title=title, hint=hint, url="/hang-cho/", verb="Mở hàng chờ", icon="list-check", due=waiting["due"])]


def _row(obligation, user, day, moves):
    plan = getattr(obligation, "plan", None)
    name = f"{obligation.duty.title[0].lower()}{obligation.duty.title[1:]}"
    if quiet := coming_or_done(obligation, obligation.duty.title, day):
        return quiet
    fields = shared(obligation)
    if plan is None:
        return Row(section="todo", title=f"Lập {name}", hint=f"Theo {ground_of(obligation)}{_in_charge(obligation, user)}", verb="Bắt đầu", **fields)
    fields["url"] = f"/ke-hoach/{plan.pk}/"
    if plan.state == PlanState.SENT:
        return _sent(plan, name, fields)
    if plan.state == PlanState.HEAD:
        return _with_the_head(plan, user, name, fields)
    return _draft(obligation, plan, name, day, fields, moves.get(plan.pk))


def _sent(plan, name, fields):
    sent = plan.submitted_at
    hint = f"Thường trực đang xem, trình {short_day_words(sent)}"
    return Row(section="waiting", state="sent", title=f"Đã trình {name}", hint=hint, sent=clock.day_of(sent), **fields | {"icon": "hourglass"})


def _with_the_head(plan, user, name, fields):
    who = f"{plan.saved_by.full_name} soạn, lưu lúc {moment_words(plan.saved_at)}"
    if user.has_perm("campaigns.submit_plan", plan):
        fields["url"] += "ra-soat/"
        return Row(section="todo", state="head", title=f"Xem và trình {name}", hint=who, verb="Xem và trình", **fields)
    return Row(
        section="waiting", state="head", title=f"Trình {name}", hint="Chờ lãnh đạo đơn vị xem và trình", sent=clock.day_of(plan.saved_at), **fields
    )


def _draft(obligation, plan, name, day, fields, move):
    fields["url"] += "sua/"
    if plan.state == PlanState.RETURNED and move:
        fields |= _time_of_mending(obligation, move, day)
        hint = f"Thường trực trả lại ngày {day_words(move.at)}"
        return Row(
            section="todo", state="return", title=f"Bổ sung {name}", hint=hint, quote=move.note, verb="Bổ sung", **fields | {"icon": "arrow-back-up"}
        )
    if move and move.step == "hand_back":
        hint = f"Lãnh đạo trả lại ngày {day_words(move.at)}"
        return Row(section="todo", state="draft", title=f"Sửa {name}", hint=hint, quote=move.note, verb="Tiếp tục", **fields)
    hint = f"{plan.saved_by.full_name} lưu lúc {moment_words(plan.saved_at)}. Theo {ground_of(obligation)}"
    return Row(section="todo", state="draft", title=f"Lập {name}", hint=hint, verb="Tiếp tục", **fields)


def _time_of_mending(obligation, move, day):
    """A plan that was sent in time is not overdue while it is mended: after the due day, the day it came back counts."""
    if obligation.due >= day or obligation.days_late(day):
        return {}
    return {"due": None, "step": obligation.due, "sent": clock.day_of(move.at)}


def _in_charge(obligation, user):
    """Say who works on it, where that is somebody else."""
    return f". {obligation.holder.full_name} phụ trách" if obligation.holder_id and obligation.holder_id != user.pk else ""
