"""The desks of the rooms, declared at start-up."""

from awards.proposals.models import Proposal
from awards.registrations.models import Registration
from campaigns.obligations.desk_tabs import DeskTab, register

register(DeskTab(4, "Khen thưởng", "awards:award-queue", lambda user: Proposal.objects.waiting_for(user).order_by().count(), "hồ sơ"))
register(
    DeskTab(5, "Đăng ký thi đua", "awards:registration-queue", lambda user: Registration.objects.waiting_for(user).order_by().count(), "đăng ký")
)
