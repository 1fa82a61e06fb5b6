"""Questions about numbers as rows of "Việc của tôi": the unit answers, whoever asked reads the answer."""

from django.db.models import Q

from emulation import clock
from emulation.formats.words import day_words, short_day_words
from emulation.notifications.inbox import Row, register
from reports.inquiries.models import Inquiry
from reports.inquiries.states import InquiryState


@register
def inquiry_rows(user, day):
    """Return the rows of the open questions that the person answers, or asked; one query."""
    own = user.lineage_of({seat.unit.pk for seat in user.seats_with("reports.answer_inquiry")})
    if not own and not user.seats_with("reports.ask_figure"):
        return []
    mine = Q(asked_by=user, state=InquiryState.ANSWERED) | Q(report__obligation__unit__in=own)
    found = Inquiry.objects.visible_to(user).open().filter(mine).with_names().order_by("due", "pk")
    return [_answered(inquiry) if inquiry.asked_by_id == user.pk else _own(inquiry) for inquiry in found if _concerns(inquiry, user)]


def _concerns(inquiry, user):
    return inquiry.asked_by_id == user.pk or user.has_perm("reports.answer_inquiry", inquiry)


def _own(inquiry):
    fields = {"url": f"/giai-trinh/{inquiry.pk}/", "key": f"inquiry-{inquiry.pk}"}
    if inquiry.state == InquiryState.ASKED:
        return Row(
            section="todo",
            title=f"Giải trình: {inquiry.figure}",
            hint=f"{inquiry.asked_by.full_name} hỏi ngày {day_words(inquiry.asked_at)}, trả lời trước {short_day_words(inquiry.due)}",
            quote=inquiry.question,
            verb="Giải trình",
            icon="help",
            due=inquiry.due,
            **fields,
        )
    sent = clock.day_of(inquiry.answered_at)
    hint = f"{inquiry.asked_by.full_name} đang xem, gửi {short_day_words(sent)}"
    return Row(section="waiting", state="sent", title=f"Đã giải trình: {inquiry.figure}", hint=hint, icon="hourglass", sent=sent, **fields)


def _answered(inquiry):
    return Row(
        section="todo",
        state="review",
        title=f"Đọc giải trình: {inquiry.figure}",
        hint=f"{inquiry.report.obligation.owner_name} trả lời",
        quote=inquiry.answer,
        verb="Đọc",
        icon="message-dots",
        sent=clock.day_of(inquiry.answered_at),
        url=f"/giai-trinh/{inquiry.pk}/",
        key=f"inquiry-{inquiry.pk}",
    )
