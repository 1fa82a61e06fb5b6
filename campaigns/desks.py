"""The desks of the rooms, declared at start-up."""

from campaigns.obligations.desk_tabs import DeskTab, register
from campaigns.obligations.models import TimeRequest
from campaigns.plans.models import Plan

register(DeskTab(1, "Kế hoạch", "campaigns:plan-queue", lambda user: Plan.objects.waiting_for(user).order_by().count(), "kế hoạch"))
register(
    DeskTab(3, "Gia hạn", "campaigns:time-request-list", lambda user: TimeRequest.objects.waiting_for(user).order_by().count(), "đề nghị gia hạn")
)
