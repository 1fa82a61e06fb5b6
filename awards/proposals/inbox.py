"""Dossiers as rows of "Việc của tôi": of the unit that proposes, of the office that reviews, of the agency that is asked."""

import datetime as dt

from django.db.models import Count, Max, Min, Q

from awards.proposals.models import Forwarding, Opinion, Proposal
from awards.proposals.states import DRAFT, REVIEW, SUBMIT, ProposalState
from campaigns.obligations.reasons import newest_traces
from emulation import clock
from emulation.formats.words import day_words, moment_words, short_day_words
from emulation.notifications.inbox import Row, register

P = ProposalState
TOLD_FOR = dt.timedelta(days=30)  # how long the end of a dossier stays in the list
MOVES = {"hand_back", "return", "refuse", "submit", "record_answer"}


@register
def unit_rows(user, day):
    """Return the rows of the dossiers of the person's units: to work on, waiting, and ended within the last month; two queries."""
    units = {seat.unit.pk for seat in user.seats_with(DRAFT)}
    if not units:
        return []
    ended = Q(state__in=[P.CLOSED, P.ANSWERED])
    found = Proposal.objects.filter(unit__in=units).exclude(state=P.WITHDRAWN).exclude(ended, saved_at__year__lt=day.year - 1)
    found = list(found.select_related("saved_by", "reviewer", "unit", "authority__authority__standing_office"))
    moves = newest_traces(found, MOVES)
    rows = [_unit_row(proposal, user, day, moves.get(proposal.pk)) for proposal in found]
    return [row for row in rows if row]


def _unit_row(proposal, user, day, move):
    fields = {"key": f"proposal-{proposal.pk}", "icon": "award", "url": f"/de-nghi/{proposal.pk}/"}
    if proposal.state in (P.CLOSED, P.ANSWERED):
        return _ended(proposal, day, move, fields)
    if proposal.state == P.RETURNED:
        hint = ". ".join(filter(None, [f"Cần bổ sung trước {short_day_words(proposal.mend_by)}" if proposal.mend_by else "", proposal.code]))
        fields |= {"icon": "arrow-back-up", "due": proposal.mend_by, "quote": move.note if move else "", "verb": "Bổ sung"}
        return Row(section="todo", state="return", title=f"Bổ sung hồ sơ: {proposal.title}", hint=hint, **fields)
    if proposal.state == P.HEAD and user.has_perm(SUBMIT, proposal):
        hint = f"{proposal.saved_by.full_name} soạn, lưu lúc {moment_words(proposal.saved_at)}"
        fields |= {"url": f"/de-nghi/{proposal.pk}/ra-soat/", "verb": "Xem và trình"}
        return Row(section="todo", state="head", title=f"Xem và trình: {proposal.title}", hint=hint, **fields)
    if proposal.state == P.DRAFT:
        back = f"Lãnh đạo trả lại ngày {day_words(move.at)}" if move and move.step == "hand_back" else ""
        hint = back or f"{proposal.saved_by.full_name} lưu lúc {moment_words(proposal.saved_at)}"
        fields |= {"url": f"/de-nghi/{proposal.pk}/1/", "verb": "Tiếp tục", "quote": move.note if back else ""}
        return Row(section="todo", state="draft", title=f"Đề nghị khen thưởng: {proposal.title}", hint=hint, **fields)
    return _waiting(proposal, fields)


def _waiting(proposal, fields):
    hints = {
        P.HEAD: "Chờ lãnh đạo đơn vị xem và trình",
        P.SENT: f"{proposal.code}, chờ Thường trực nhận thẩm định",
        P.REVIEW: f"{proposal.code}, {proposal.reviewer.full_name if proposal.reviewer_id else 'Thường trực'} đang thẩm định",
        P.READY: f"{proposal.code}, chờ Hội đồng xét",
        P.FORWARDED: f"{proposal.code}, chờ cấp có thẩm quyền quyết định",
    }
    sent = clock.day_of(proposal.submitted_at or proposal.saved_at)
    fields |= {"icon": "hourglass", "sent": sent}
    return Row(section="waiting", state=proposal.state, title=proposal.title, hint=hints[proposal.state], **fields)


def _ended(proposal, day, move, fields):
    ended = clock.day_of(move.at) if move else clock.day_of(proposal.saved_at)
    if day - ended > TOLD_FOR:
        return None
    quote = move.note if move and move.step == "refuse" else ""
    return Row(section="done", state=proposal.state, title=proposal.title, hint=proposal.code, quote=quote, done=ended, **fields)


@register
def desk_rows(user, day):
    """Return the rows of the standing office: what waits on its desk, and what lies with the deciding authority; two queries."""
    waiting = Proposal.objects.waiting_for(user).order_by()
    counted = waiting.aggregate(count=Count("pk"), due=Min("process_by"), mine=Count("pk", filter=Q(reviewer=user)))
    rows = []
    if counted["count"]:
        mine = f", {counted['mine']} hồ sơ tôi đang giữ" if counted["mine"] else ""
        rows.append(
            Row(
                section="todo",
                state="review",
                title=f"Thẩm định {counted['count']} hồ sơ khen thưởng",
                hint=f"Hạn giải quyết gần nhất xếp trước{mine}",
                due=counted["due"],
                url="/hang-cho/khen-thuong/",
                verb="Mở hàng chờ",
                icon="award",
                key="proposal-desk",
            )
        )
    return rows + _above(user)


def _above(user):
    offices = {seat.authority.pk for seat in user.seats_with(REVIEW)}
    gone = Forwarding.objects.filter(proposal__authority__in=offices, proposal__state=P.FORWARDED).aggregate(count=Count("pk"), sent=Max("sent_on"))
    if not gone["count"]:
        return []
    title = f"{gone['count']} hồ sơ đã trình cấp trên, chờ kết quả"
    url = "/hang-cho/khen-thuong/?loc=cap-tren"
    return [Row(section="waiting", state="forwarded", title=title, sent=gone["sent"], url=url, icon="hourglass", key="proposal-above")]


@register
def opinion_rows(user, day):
    """Return the rows of the questions that the person's agency has not answered; one query."""
    units = {seat.unit.pk for seat in user.seats_with("awards.give_opinion")}
    asked = Opinion.objects.filter(unit__in=units, answered_at__isnull=True).select_related("proposal__unit", "asked_by") if units else []
    return [
        Row(
            section="todo",
            title=f"Cho ý kiến về hồ sơ {opinion.proposal.code} của {opinion.proposal.unit.name}",
            hint=f"{opinion.asked_by.full_name} hỏi ngày {day_words(opinion.asked_at)}, trả lời trước {short_day_words(opinion.due)}",
            quote=opinion.question,
            verb="Cho ý kiến",
            icon="help",
            due=opinion.due,
            url=f"/y-kien/{opinion.pk}/",
            key=f"opinion-{opinion.pk}",
        )
        for opinion in asked
    ]
