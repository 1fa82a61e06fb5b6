"""Who may ask about a number, and who answers."""

from campaigns.directives.permissions import own_authority
from emulation.accounts.predicates import permission
from reports.periodic.permissions import report_owner


@permission("reports.ask_figure")
def asker(seat, subject):
    """The seat belongs to the authority to which the report (or the report asked about) goes."""
    return own_authority(seat, getattr(subject, "report", subject))


@permission("reports.answer_inquiry")
def answerer(seat, inquiry):
    return report_owner(seat, inquiry.report)
