"""Plans as rows of "Việc của tôi": to start, to continue, to check and submit, waiting for the office, done."""

from django.db.models import Count, Min

from campaigns.obligations.grounds import ground_of
from campaigns.obligations.inbox import PLAN_KINDS, coming_or_done, locked, owned_this_year, shared, time_of_mending
from campaigns.obligations.reasons import newest_traces
from campaigns.plans.comments import asked_by_plan, count_words
from campaigns.plans.models import Plan
from campaigns.plans.states import PlanState
from emulation import clock
from emulation.formats.words import day_words, moment_words, short_day_words
from emulation.notifications.inbox import Row, register
from emulation.search.text import fold

# Titles that already say what is to be done.
DOING = ("lap ", "xay dung ", "soan ", "to chuc ")
# The steps that tell where a plan comes from; the newest of them says whether it was handed back.
_MOVES = {"create", "pass_up", "hand_back", "submit", "recall", "return"}


@register
def plan_rows(user, day):
    """Return the rows of the plans that the person's units and clusters owe; four queries."""
    owed = list(owned_this_year(user, day).filter(duty__kind__in=PLAN_KINDS).select_related("plan__saved_by"))
    plans = [obligation.plan for obligation in owed if hasattr(obligation, "plan")]
    moves = newest_traces(plans, _MOVES)
    asked = asked_by_plan([plan for plan in plans if plan.state == PlanState.RETURNED], moves)
    return [_row(obligation, user, day, moves, asked) for obligation in owed]


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


def _row(obligation, user, day, moves, asked):
    plan = getattr(obligation, "plan", None)
    name = f"{obligation.duty.title[0].lower()}{obligation.duty.title[1:]}"
    if quiet := coming_or_done(obligation, obligation.duty.title, day) or locked(obligation, obligation.duty.title, day):
        return quiet
    fields = shared(obligation, day)
    if plan is None:
        hint = f"Theo {ground_of(obligation)}{_in_charge(obligation, user)}"
        return Row(section="todo", title=_to_make(obligation), hint=hint, verb="Bắt đầu", **fields)
    fields["url"] = f"/ke-hoach/{plan.pk}/"
    if plan.state == PlanState.SENT:
        return _sent(plan, name, fields)
    if plan.state == PlanState.HEAD:
        return _with_the_head(plan, user, name, fields)
    if plan.state == PlanState.RETURNED and moves.get(plan.pk):
        return _returned(obligation, name, day, fields, moves[plan.pk], asked.get(plan.pk, []))
    return _draft(obligation, plan, name, fields, moves.get(plan.pk))


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


def _returned(obligation, name, day, fields, move, asked):
    """What was sent back: by when, how many things to fix, and the words of the office (the first remark where no reason was given)."""
    mending = obligation.mending_day(day)
    fields |= {"due": mending} if mending else time_of_mending(obligation, move.at, day)
    count = count_words(len(asked)) if asked else ""
    quote = asked[0].text if asked and move.note == count else move.note
    before = f"Cần bổ sung trước {short_day_words(mending)}" if mending else ""
    hint = ". ".join(part for part in (before, f"Thường trực trả lại ngày {day_words(move.at)}", count) if part)
    return Row(
        section="todo",
        state="return",
        title=f"Bổ sung {name}",
        hint=hint,
        quote=quote,
        verb="Bổ sung",
        **fields | {"icon": "arrow-back-up", "url": f"{fields['url']}sua/"},
    )


def _draft(obligation, plan, name, fields, move):
    fields["url"] += "sua/"
    if move and move.step == "hand_back":
        hint = f"Lãnh đạo trả lại ngày {day_words(move.at)}"
        return Row(section="todo", state="draft", title=f"Sửa {name}", hint=hint, quote=move.note, verb="Tiếp tục", **fields)
    hint = f"{plan.saved_by.full_name} lưu lúc {moment_words(plan.saved_at)}. Theo {ground_of(obligation)}"
    return Row(section="todo", state="draft", title=_to_make(obligation), hint=hint, verb="Tiếp tục", **fields)


def _to_make(obligation):
    """Return the title of the duty as something to do: one that says so itself ("Xây dựng kế hoạch") stays."""
    title = obligation.duty.title
    return title if fold(title).startswith(DOING) else f"Lập {title[0].lower()}{title[1:]}"


def _in_charge(obligation, user):
    """Say who works on it, where that is somebody else."""
    return f". {obligation.holder.full_name} phụ trách" if obligation.holder_id and obligation.holder_id != user.pk else ""
