"""Who may ask about a number, and who answers."""

from campaigns.directives.permissions import own_authority
from emulation.accounts.predicates import permission
from emulation.accounts.roles import Role
from emulation.units.lineage import with_predecessors
from reports.periodic.permissions import report_owner


@permission("reports.ask_figure")
def asker(seat, subject):
    """The seat belongs to the authority to which the report (or the report asked about) goes."""
    return own_authority(seat, getattr(subject, "report", subject))


@permission("reports.answer_inquiry")
def answerer(seat, inquiry):
    """The seat answers for the report, or stands in a unit that took over the one that does."""
    if report_owner(seat, inquiry.report):
        return True
    owed = inquiry.report.obligation
    if owed.cluster_id or seat.role == Role.CLUSTER_HEAD:
        return False
    return owed.unit_id in with_predecessors({seat.unit.pk})
