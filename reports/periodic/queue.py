"""The desk of the standing office: every report that was sent, the earliest deadline first; and which of them may be approved together."""

from django.db.models import Exists, F, OuterRef, Q

from campaigns.obligations.desk_queue import DeskQueue, with_number
from reports.periodic.models import Report, ReportComment, ReportVersion
from reports.periodic.oddness import with_oddness

ODD = "xem-lai"


class Queue(DeskQueue):
    permission = "reports.review_report"

    def waiting_for(self, user, day):
        waiting = with_number(Report.objects.waiting_for(user), ReportVersion.objects.filter(report=OuterRef("pk")))
        remarked = Exists(ReportComment.objects.unsent().filter(report=OuterRef("pk")))
        return with_oddness(waiting).annotate(remarked=remarked)

    @staticmethod
    def rules(day):
        return DeskQueue.rules(day) | {ODD: ("Có số nên xem lại", Q(odd=True))}

    def reports(self):
        """Return the QuerySet of the rows, with their names, `number` of versions, and whether they are `odd`, `explained` or `remarked` on."""
        names = ("unit__kind", "obligation__unit__kind", "obligation__duty", "obligation__directive", "obligation__cluster")
        return self.narrowed().select_related(*names).prefetch_related("obligation__changes")

    def clean(self):
        """Return those of the rows that may be approved together: nothing looks odd, nothing was remarked on, nothing is blank.

        A reason is there to be read: a report with one is opened by itself.
        """
        return self.reports().filter(odd=False, explained=False, remarked=False, answered__gte=F("required"))


def is_clean(report):
    """Tell the same of a row of the queue."""
    return not report.odd and not report.explained and not report.remarked and report.is_complete
