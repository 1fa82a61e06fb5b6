"""What the standing office finds in its inbox about obligations: requests for more time, duties that nobody is behind."""

from django.db.models import Count, Min

from campaigns.obligations.behind import owners_without_people
from campaigns.obligations.models import TimeRequest
from campaigns.obligations.moving import open_duties
from emulation import clock
from emulation.notifications.inbox import Row, register


@register
def request_rows(user, day):
    """Return one row: how many requests for more time wait; one query, none for whoever answers none."""
    if not user.seats_with("campaigns.review_obligation"):
        return []
    waiting = TimeRequest.objects.waiting_for(user).order_by().aggregate(count=Count("pk"), first=Min("asked_at"))
    if not waiting["count"]:
        return []
    title = f"Trả lời {waiting['count']} đề nghị gia hạn"
    hint = "Hạn cũ còn hiệu lực cho đến khi có trả lời, hạn sớm nhất xếp trước"
    sent = clock.day_of(waiting["first"])
    return [Row(section="todo", state="review", title=title, hint=hint, url="/gia-han/", verb="Mở danh sách", icon="clock", sent=sent)]


@register
def people_rows(user, day):
    """Return one row where units or clusters owe something and nobody is behind them; three queries for an office, else none."""
    if not user.seats_with("campaigns.review_obligation"):
        return []
    count = owners_without_people(user, day)
    if not count:
        return []
    hint = "Việc được giao nhưng không ai nhận được lời nhắc. Phân công người cho đơn vị"
    title = f"{count} đơn vị không có người phụ trách"
    return [Row(section="todo", state="todo", title=title, hint=hint, url="/nguoi-phu-trach/", verb="Xem", icon="user-check", primary=False)]


@register
def ended_rows(user, day):
    """Return one row where units ended and left open duties; one query for an office, else none."""
    if not user.seats_with("campaigns.review_obligation"):
        return []
    count = open_duties(user, day).order_by().values("unit").distinct().count()
    if not count:
        return []
    hint = "Chuyển việc chưa xong sang đơn vị kế thừa"
    title = f"{count} đơn vị đã kết thúc còn việc chưa xong"
    return [Row(section="todo", state="todo", title=title, hint=hint, url="/chuyen-viec/", verb="Xem", icon="switch-horizontal", primary=False)]
