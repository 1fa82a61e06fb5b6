"""The desk of the standing office: every plan that was sent, the earliest deadline first."""

from django.db.models import OuterRef

from campaigns.obligations.desk_queue import DeskQueue, with_number
from campaigns.plans.models import Plan, PlanVersion


class Queue(DeskQueue):
    permission = "campaigns.review_plan"

    def waiting_for(self, user, day):
        return with_number(Plan.objects.waiting_for(user), PlanVersion.objects.filter(plan=OuterRef("pk")))

    def plans(self):
        """Return the QuerySet of the rows, with their names and `number` of versions."""
        return self.narrowed().with_names().prefetch_related("obligation__changes")
