"""The desks of the rooms, declared at start-up."""

from campaigns.obligations.desk_tabs import DeskTab, register
from campaigns.obligations.models import TimeRequest
from campaigns.plans.models import Plan

register(DeskTab(1, "Kế hoạch", "campaigns:plan-queue", Plan.objects.waiting_for, "kế hoạch"))
register(DeskTab(3, "Gia hạn", "campaigns:time-request-list", TimeRequest.objects.waiting_for, "đề nghị gia hạn"))
