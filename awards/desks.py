"""The desks of the rooms, declared at start-up."""

from awards.proposals.models import Proposal
from awards.registrations.models import Registration
from campaigns.obligations.desk_tabs import DeskTab, register

register(DeskTab(4, "Khen thưởng", "awards:award-queue", Proposal.objects.waiting_for, "hồ sơ"))
register(DeskTab(5, "Đăng ký thi đua", "awards:registration-queue", Registration.objects.waiting_for, "đăng ký"))
