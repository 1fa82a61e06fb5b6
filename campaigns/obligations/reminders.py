"""What units and clusters owe, for the ladder of reminders, and two figures of the office's morning letter."""

from collections import defaultdict

from django.db.models import Count

from campaigns.directives.models import Duty
from campaigns.obligations import deadlines
from campaigns.obligations.fulfilment import progress_of
from campaigns.obligations.models import Obligation, TimeRequest
from campaigns.obligations.reasons import newest_traces
from campaigns.obligations.states import ChangeKind, ObligationState, RequestState
from emulation import clock
from emulation.accounts.roles import Role
from emulation.notifications.readers import people_by_seat
from emulation.notifications.reminders import Due, Figure, register, register_figures
from emulation.notifications.states import Reader

SETTLED = (ObligationState.SENT, ObligationState.DONE)
ROLES = (Role.UNIT_HEAD, Role.UNIT_CLERK, Role.CLUSTER_HEAD, Role.STANDING_OFFICE, Role.CHAIRMAN)
# After these the days count anew.
FRESH_STARTS = {ChangeKind.EXTEND, ChangeKind.FIX, ChangeKind.RESTORE, ChangeKind.MOVE}
DETAILS = {
    ObligationState.DRAFT: "Đã có bản dự thảo, chưa trình.",
    ObligationState.HEAD: "Đang chờ lãnh đạo xem và trình.",
}


class Obligations:
    """The source of reminders: everything that is open, stands, and was not sent."""

    slug = "obligation"

    def due(self, day):
        """Return the list of Due on `day`; four queries."""
        return _dues(_open_on(day), day, people_by_seat(ROLES, day))

    def still_owed(self, ids, day):
        """Return the Due, without readers, of those of `ids` that are still owed on `day`, by id; three queries."""
        return {due.subject_id: due for due in _dues(_open_on(day).filter(pk__in=ids), day, defaultdict(list))}


register(Obligations())


def _open_on(day):
    owed = Obligation.objects.exclude(state__in=SETTLED).filter(opens__lte=day)
    return owed.select_related("unit__kind", "duty", "directive", "cluster", "holder").prefetch_related("changes")


def due_of(obligation, day):
    """Return the Due of one obligation on `day`, without readers, or None where nothing is owed: for a line to copy."""
    return Obligations().still_owed([obligation.pk], day).get(obligation.pk)


def _dues(owed, day, people):
    standing = [obligation for obligation in owed if not obligation.waiver(day)]
    returns = newest_traces([each for each in standing if _was_sent_back(each)], {"follow_return", "follow_reopen", "reopen"})
    progress = progress_of(standing)
    return [_due(each, day, people, returns.get(each.pk), progress.get(each.pk)) for each in standing]


def _due(obligation, day, people, returned, progress):
    changes = obligation.changes.all()
    mending = _was_sent_back(obligation)
    gentle = mending and deadlines.mending_day(changes, day) is None
    return Due(
        subject_id=obligation.pk,
        deadline=_day_to_keep(obligation, day),
        since=_since(obligation, changes, returned, day),
        title=_title(obligation),
        owner=obligation.owner_name,
        url=f"/viec/{obligation.pk}/",
        authority_id=obligation.authority_id,
        readers=_readers(obligation, people, own_only=gentle),
        opened=obligation.opens,
        detail=_detail(obligation, progress),
        courtesy=obligation.unit.kind.courtesy,
        mending=mending,
        gentle=gentle,
    )


def _detail(obligation, progress):
    """How far it is filled in, while there is something left to fill in; then in whose hands it lies."""
    if progress and progress.missing:
        return f"{progress.words}."
    return DETAILS.get(obligation.state, "")


def _was_sent_back(obligation):
    """Sent once and not again: whoever sent in time is not late while mending, also while the mended draft lies with the head."""
    return obligation.state == ObligationState.RETURNED or obligation.sent_on is not None


def _day_to_keep(obligation, day):
    mending = _was_sent_back(obligation) and deadlines.mending_day(obligation.changes.all(), day)
    return mending or obligation.deadline(day)


def _since(obligation, changes, returned, day):
    """The day from which the deadline counts: of the launch, of the newest change of days or hands, of the return."""
    days = [clock.day_of(obligation.duty.added_at or obligation.directive.issued_at)]
    days += [change.day for change in changes if change.kind in FRESH_STARTS and change.day <= day]
    days += [clock.day_of(returned.at)] if returned else []
    return max(days)


def _readers(obligation, people, *, own_only):
    """Return the people by Reader. The holder is who has to act: the one in charge while he has a seat there, else a head, else a clerk."""
    heads = people[Role.CLUSTER_HEAD if obligation.cluster_id else Role.UNIT_HEAD, obligation.unit_id]
    clerks = [] if obligation.cluster_id else people[Role.UNIT_CLERK, obligation.unit_id]
    in_charge = [obligation.holder] if obligation.holder in (*heads, *clerks) else []
    waits_for_head = obligation.state == ObligationState.HEAD
    holders = (heads if waits_for_head else in_charge) or heads or clerks
    if own_only:
        return {Reader.HOLDER: holders}
    return {
        Reader.HOLDER: holders,
        Reader.HEAD: [head for head in heads if head not in holders],
        Reader.OFFICE: people[Role.STANDING_OFFICE, obligation.authority_id],
        Reader.CHAIRMAN: people[Role.CHAIRMAN, obligation.authority_id],
    }


def _title(obligation):
    title, year = obligation.duty.title, str(obligation.directive.year)
    dated = obligation.duty.kind in (Duty.Kind.REGISTRATION, Duty.Kind.HALF_YEAR, Duty.Kind.YEAR) and year not in title
    return f"{title} {year}" if dated else title


@register_figures
def standing_figures(first, day):
    """Return how many units are overdue on `day` and how many wait for an answer about more time; two queries."""
    found, units = defaultdict(list), defaultdict(set)
    for authority, unit in Obligation.objects.overdue_on(day).order_by().values_list("authority", "unit"):
        units[authority].add(unit)
    for authority, late in units.items():
        found[authority].append(Figure(30, f"{len(late)} đơn vị quá hạn"))
    waiting = TimeRequest.objects.filter(state=RequestState.WAITING).order_by().values_list("obligation__authority")
    for authority, count in waiting.annotate(Count("pk")):
        found[authority].append(Figure(40, f"{count} đề nghị gia hạn"))
    return found
