"""What a unit owes, as rows of "Việc của tôi". Plans and reports have rows of their own, where they are made."""

from django.db.models import Q

from campaigns.directives.models import Duty
from campaigns.obligations.fulfilment import kinds_with_a_form
from campaigns.obligations.grounds import directive_title, ground_of
from campaigns.obligations.guards import barrier
from campaigns.obligations.models import Obligation, TimeRequest
from campaigns.obligations.reasons import newest_traces
from campaigns.obligations.states import ChangeKind, ObligationState, RequestState
from emulation import clock
from emulation.formats.words import day_words, short_day_words
from emulation.notifications.inbox import Row, register

K = Duty.Kind
PLAN_KINDS = (K.PLAN, K.CLUSTER_PLAN)
ICONS = {
    K.ACKNOWLEDGE: "file-text",
    K.LAUNCH: "flag",
    K.REGISTRATION: "award",
    K.HALF_YEAR: "file-description",
    K.YEAR: "file-description",
    K.PROPAGANDA: "speakerphone",
    K.PLAN: "list-check",
    K.CLUSTER_PLAN: "users",
    K.THEMATIC: "file-description",
    K.OTHER: "clipboard-list",
}


def owned_this_year(user, day):
    """Return the QuerySet of what the person's units and clusters owe: all that is open, and what was done or waived under directives of the year."""
    owned = Obligation.objects.owned_by(user).as_of(day).with_names()
    settled = Q(state=ObligationState.DONE) | Q(waived_then=ChangeKind.WAIVE)
    return owned.exclude(settled, directive__year__lt=day.year)


@register
def obligation_rows(user, day):
    """Return the rows of everything owed but what has rows of its own (plans, reports); three queries."""
    owed = list(owned_this_year(user, day).exclude(duty__kind__in=[*PLAN_KINDS, *kinds_with_a_form()]))
    reasons = newest_traces([obligation for obligation in owed if obligation.state == ObligationState.RETURNED], {"reopen"})
    return [_row(obligation, day, reasons.get(obligation.pk)) for obligation in owed]


@register
def asked_rows(user, day):
    """Return one row for every request for more time that the office has not answered yet; one query."""
    waiting = TimeRequest.objects.filter(obligation__in=Obligation.objects.owned_by(user), state=RequestState.WAITING)
    return [
        Row(
            section="waiting",
            state="sent",
            title=f"Đề nghị gia hạn: {asked.obligation.duty.title}",
            hint=f"Đề nghị đến {short_day_words(asked.asked_due)}, Thường trực chưa trả lời. Hạn cũ còn hiệu lực",
            sent=clock.day_of(asked.asked_at),
            url=f"/viec/{asked.obligation_id}/",
            icon="hourglass",
            key=f"time-request-{asked.pk}",
        )
        for asked in waiting.select_related("obligation__duty")
    ]


def shared(obligation, day):
    """Return the fields that every row about `obligation` has on `day`."""
    cluster = obligation.cluster
    return {
        "due": obligation.due_now(day),
        "url": f"/viec/{obligation.pk}/",
        "icon": ICONS[obligation.duty.kind],
        "key": f"obligation-{obligation.pk}",
        "holder": obligation.holder.full_name if obligation.holder_id else "",
        "unit": cluster.name if cluster else "",
        "tag": ("Cụm" if cluster.form == cluster.Form.AREA else "Khối") if cluster else "",
    }


def coming_or_done(obligation, title, day):
    """Return the quiet row of what is waived, not open yet or already done, None for anything else."""
    fields = shared(obligation, day)
    if waiver := obligation.waiver(day):
        return Row(section="done", state="waived", title=title, hint=f"Được miễn: {waiver.reason}", done=waiver.day, **fields | {"due": None})
    if obligation.state == ObligationState.DONE:
        late = obligation.days_late(day)
        return Row(section="done", state="approved", title=title, done=obligation.done_on, late_days=late, **fields)
    if not obligation.is_open_on(day):
        return Row(section="coming", state="locked", title=title, opens=obligation.opens, **fields | {"url": ""})
    return None


def locked(obligation, title, day):
    """Return the row of what closed after its deadline, None for anything else: the one thing left to do is to ask for time."""
    if not obligation.is_locked(day):
        return None
    fields = shared(obligation, day) | {"icon": "lock"}
    return Row(section="todo", title=title, hint=barrier(obligation, day), verb="Đề nghị gia hạn", primary=False, **fields)


def time_of_mending(obligation, since, day):
    """Return the fields of what came back at the moment `since` that tell by when to mend it.

    What was sent in time is not overdue while it is mended: after the deadline, without a day of its own, the day it came back counts.
    """
    keep = obligation.due_now(day)
    if obligation.settled_on is None or keep >= day or keep != obligation.deadline(day) or obligation.days_late(day):
        return {}
    return {"due": None, "step": keep, "sent": clock.day_of(since)}


def _row(obligation, day, reason):
    title = _title(obligation)
    if quiet := coming_or_done(obligation, title, day) or locked(obligation, title, day):
        return quiet
    fields = shared(obligation, day)
    if reason:
        hint = f"{reason.who} yêu cầu làm lại ngày {day_words(reason.at)}"
        fields |= {"icon": "arrow-back-up"} | time_of_mending(obligation, reason.at, day)
        return Row(section="todo", state="return", title=title, hint=hint, quote=reason.note, verb="Làm lại", **fields)
    acknowledging = obligation.duty.kind == K.ACKNOWLEDGE
    hint = _hint_of_acknowledging(obligation) if acknowledging else f"Theo {ground_of(obligation)}"
    verb = {K.ACKNOWLEDGE: "Tiếp nhận", K.LAUNCH: "Ghi nhận"}.get(obligation.duty.kind, "Báo xong")
    return Row(section="todo", title=title, hint=hint, verb=verb, primary=acknowledging, **fields)


def _title(obligation):
    if obligation.duty.kind == K.ACKNOWLEDGE:
        return f"Tiếp nhận {directive_title(obligation.directive)}"
    return obligation.duty.title


def _hint_of_acknowledging(obligation):
    day = day_words(obligation.directive.document.day)
    return f"{obligation.authority.name} ban hành ngày {day}. Xác nhận đã nhận và phân công người phụ trách"
