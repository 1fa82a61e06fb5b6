"""The desk of the standing office: every registration that was sent, the earliest deadline first."""

from django.db.models import Count, OuterRef

from awards.registrations.models import Registration, RegistrationVersion
from campaigns.obligations.desk_queue import DeskQueue, with_number


class Queue(DeskQueue):
    permission = "awards.review_registration"

    def waiting_for(self, user, day):
        return with_number(Registration.objects.waiting_for(user), RegistrationVersion.objects.filter(registration=OuterRef("pk")))

    def registrations(self):
        """Return the QuerySet of the rows, with their names, `number` of versions and how many recipients `strive`."""
        names = ("unit__kind", "obligation__unit__kind", "obligation__duty", "obligation__directive", "obligation__cluster")
        striving = Count("lines__recipient", distinct=True)
        return self.narrowed().select_related(*names).prefetch_related("obligation__changes").annotate(strive=striving)
