"""Who may fill in, submit and review a report; the report of a cluster belongs to the head of the cluster."""

from campaigns.directives.permissions import own_authority
from campaigns.obligations.permissions import owner
from emulation.accounts.predicates import permission


def report_owner(seat, report):
    return owner(seat, report.obligation)


permission("reports.draft_report")(report_owner)
permission("reports.submit_report")(report_owner)
permission("reports.review_report")(own_authority)
