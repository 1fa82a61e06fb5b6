"""Registrations as rows of "Việc của tôi": of the unit that owes them, and of the office on whose desk they lie."""

from types import SimpleNamespace

from django.db.models import Count, Min

from awards.registrations.models import Registration
from campaigns.directives.models import Duty
from campaigns.obligations.inbox import owned_this_year
from campaigns.obligations.paper_rows import MOVES, Papers, lowered
from campaigns.obligations.reasons import newest_traces
from emulation import clock
from emulation.notifications.inbox import Row, register
from emulation.workflow.remarks import count_words

SAVES = {"create", "edit"}


@register
def registration_rows(user, day):
    """Return the rows of the registrations that the person's units owe; three queries."""
    owed = list(owned_this_year(user, day).filter(duty__kind=Duty.Kind.REGISTRATION).select_related("registration"))
    registrations = [obligation.registration for obligation in owed if hasattr(obligation, "registration")]
    saved = newest_traces(registrations, SAVES)
    for registration in registrations:
        registration.saved_by = SimpleNamespace(full_name=saved[registration.pk].who if registration.pk in saved else "Đơn vị")
    papers = Papers(
        path="/dang-ky/{}/",
        submit="awards.submit_registration",
        title=titled,
        to_make=lambda obligation: f"Lập {lowered(titled(obligation))}",
        count_words=count_words,
        moves=newest_traces(registrations, MOVES),
    )
    return [papers.row(obligation, getattr(obligation, "registration", None), user, day) for obligation in owed]


@register
def desk_rows(user, day):
    """Return one row for the standing office: how many registrations wait on its desk; one query."""
    waiting = Registration.objects.waiting_for(user).order_by().aggregate(count=Count("pk"), sent=Min("submitted_at"))
    if not waiting["count"]:
        return []
    title = f"Xem {waiting['count']} đăng ký thi đua đơn vị đã trình"
    hint = "Đơn vị chờ Thường trực duyệt hoặc trả lại, hạn của đơn vị sớm nhất xếp trước"
    desk = {"url": "/hang-cho/dang-ky/", "verb": "Mở hàng chờ", "icon": "list-check", "sent": clock.day_of(waiting["sent"])}
    return [Row(section="todo", state="review", title=title, hint=hint, key="registration-desk", **desk)]


def titled(obligation):
    """Return the title of the duty with its year."""
    title, year = obligation.duty.title, str(obligation.directive.year)
    return title if year in title else f"{title} {year}"
