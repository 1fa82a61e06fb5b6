"""Roles x permissions: one member and one column for each role.

A permission named here is only half of the answer: the predicate registered under the same name decides for which record (see
`predicates`). A role is held through a dated Appointment, never through a flag on the person.
"""

from django.db import models


class Role(models.TextChoices):
    UNIT_HEAD = "unit_head", "Thủ trưởng đơn vị"
    UNIT_CLERK = "unit_clerk", "Cán bộ phụ trách của đơn vị"
    CLUSTER_HEAD = "cluster_head", "Cụm trưởng, Khối trưởng"
    STANDING_OFFICE = "standing_office", "Thường trực Hội đồng"
    COUNCIL_MEMBER = "council_member", "Thành viên Hội đồng"
    CHAIRMAN = "chairman", "Chủ tịch"
    PROPAGANDA_EDITOR = "propaganda_editor", "Biên tập tuyên truyền"
    INSPECTOR = "inspector", "Thanh tra (chỉ đọc)"
    ADMINISTRATOR = "administrator", "Quản trị hệ thống"


# Roles of those who work in a unit for the unit itself.
UNIT_ROLES = (Role.UNIT_HEAD, Role.UNIT_CLERK)
# Roles that are held at the issuing authority and concern all of it.
AUTHORITY_ROLES = frozenset({Role.STANDING_OFFICE, Role.COUNCIL_MEMBER, Role.CHAIRMAN, Role.PROPAGANDA_EDITOR, Role.INSPECTOR, Role.ADMINISTRATOR})

_UNIT_WORK = {
    "campaigns.draft_plan",
    "campaigns.acknowledge_obligation",
    "campaigns.declare_obligation",
    "campaigns.read_unit",
    "reports.draft_report",
    "reports.answer_inquiry",
    "awards.draft_registration",
    "awards.draft_proposal",
    "awards.give_opinion",
}

ROLE_PERMISSIONS = {
    Role.UNIT_HEAD: _UNIT_WORK | {"campaigns.submit_plan", "reports.submit_report", "awards.submit_registration", "awards.submit_proposal"},
    Role.UNIT_CLERK: _UNIT_WORK,
    Role.CLUSTER_HEAD: {
        "campaigns.draft_plan",
        "campaigns.submit_plan",
        "campaigns.declare_obligation",
        "campaigns.read_cluster",
        "reports.draft_report",
        "reports.submit_report",
        "reports.answer_inquiry",
    },
    Role.STANDING_OFFICE: {
        "campaigns.draft_directive",
        "campaigns.read_all",
        "campaigns.review_plan",
        "campaigns.review_obligation",
        "campaigns.keep_indicators",
        "reports.review_report",
        "reports.ask_figure",
        "reports.build_synthesis",
        "awards.keep_catalogue",
        "awards.keep_records",
        "awards.read_records",
        "awards.read_identity",
        "awards.review_registration",
        "awards.read_proposals",
        "awards.review_proposal",
        "accounts.appoint",
        "notifications.keep_outbox",
    },
    Role.COUNCIL_MEMBER: {"campaigns.read_issued", "campaigns.read_all_obligations"},
    Role.CHAIRMAN: {"campaigns.sign_directive", "campaigns.read_all", "reports.ask_figure", "awards.read_records", "awards.read_proposals"},
    Role.PROPAGANDA_EDITOR: {"campaigns.read_issued"},
    Role.INSPECTOR: {"campaigns.read_all", "awards.read_records", "awards.read_proposals"},
    Role.ADMINISTRATOR: {"accounts.appoint", "accounts.manage_users", "units.read_all", "units.keep_calendar", "notifications.keep_outbox"},
}
