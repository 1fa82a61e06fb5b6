"""Questions about numbers that nobody has answered, for the ladder of reminders; and their figures of the office's morning letter."""

import datetime as dt
from collections import defaultdict

from django.db.models import Count
from django.utils import timezone

from emulation import clock
from emulation.accounts.roles import Role
from emulation.notifications.readers import people_by_seat
from emulation.notifications.reminders import Due, Figure, register, register_figures
from emulation.notifications.states import Reader
from reports.inquiries.answerers import heirs_of
from reports.inquiries.models import Inquiry
from reports.inquiries.states import InquiryState

ROLES = (Role.UNIT_HEAD, Role.UNIT_CLERK, Role.CLUSTER_HEAD, Role.STANDING_OFFICE, Role.CHAIRMAN)


class Inquiries:
    """The source of reminders: every question that waits for its unit."""

    slug = "inquiry"

    def due(self, day):
        """Return the list of Due on `day`; two queries, and one for each generation of mergers where a unit is left without people."""
        people, waiting = people_by_seat(ROLES, day), list(_waiting())
        heirs = heirs_of(_bare(waiting, people))
        return [_due(inquiry, people, heirs) for inquiry in waiting]

    def still_owed(self, ids, day):
        """Return the Due, without readers, of those of `ids` that nobody has answered, by id; one query."""
        return {inquiry.pk: _due(inquiry, defaultdict(list)) for inquiry in _waiting().filter(pk__in=ids)}


register(Inquiries())


def _waiting():
    return Inquiry.objects.filter(state=InquiryState.ASKED).with_names()


def _bare(waiting, people):
    """The ids of the units asked in which neither a head nor a clerk is left."""
    units = {inquiry.report.obligation.unit_id for inquiry in waiting if not inquiry.report.obligation.cluster_id}
    return {unit for unit in units if not (people[Role.UNIT_HEAD, unit] or people[Role.UNIT_CLERK, unit])}


def _due(inquiry, people, heirs=None):
    owed = inquiry.report.obligation
    return Due(
        subject_id=inquiry.pk,
        deadline=inquiry.due,
        since=clock.day_of(inquiry.asked_at),
        title=f"Giải trình “{inquiry.figure}”",
        owner=owed.owner_name,
        url=f"/giai-trinh/{inquiry.pk}/",
        authority_id=inquiry.report.authority_id,
        readers=_readers(owed, people, (heirs or {}).get(owed.unit_id, ())),
        detail=inquiry.question,
        courtesy=owed.unit.kind.courtesy,
    )


def _readers(owed, people, heirs):
    """Return the people by Reader: who is in charge of the report, else a head, else a clerk; then the head, the office, the chairman.

    `heirs` are the units that took over one in which nobody is left.
    """
    units = [owed.unit_id, *sorted(heirs)]
    heads = [head for unit in units for head in people[Role.CLUSTER_HEAD if owed.cluster_id else Role.UNIT_HEAD, unit]]
    clerks = [] if owed.cluster_id else [clerk for unit in units for clerk in people[Role.UNIT_CLERK, unit]]
    holders = [person for person in (*heads, *clerks) if person.pk == owed.holder_id] or heads or clerks
    return {
        Reader.HOLDER: holders,
        Reader.HEAD: [head for head in heads if head not in holders],
        Reader.OFFICE: people[Role.STANDING_OFFICE, owed.authority_id],
        Reader.CHAIRMAN: people[Role.CHAIRMAN, owed.authority_id],
    }


@register_figures
def inquiry_figures(first, day):
    """Return how many answers came in from `first` to before `day` and still wait to be read, and how many questions are overdue; two queries."""
    start, end = (timezone.make_aware(dt.datetime.combine(each, dt.time.min)) for each in (first, day))
    found = defaultdict(list)
    answered = Inquiry.objects.filter(state=InquiryState.ANSWERED, answered_at__gte=start, answered_at__lt=end)
    for authority, count in _counted(answered):
        found[authority].append(Figure(25, f"{count} giải trình mới"))
    for authority, count in _counted(Inquiry.objects.filter(state=InquiryState.ASKED, due__lt=day)):
        found[authority].append(Figure(45, f"{count} yêu cầu giải trình quá hạn"))
    return found


def _counted(inquiries):
    return inquiries.order_by().values_list("report__authority").annotate(Count("pk"))
