"""Verbs of the standing office on many units at once: remind all who have not done it, add a duty after the launch, move a merged unit's duties."""

from collections import Counter

from campaigns.directives.addressees import Debtor
from campaigns.directives.dueness import calendar_of
from campaigns.directives.models import Directive, Duty
from campaigns.directives.states import DirectiveState
from campaigns.obligations.actions import lay_duty
from campaigns.obligations.audience import people_by_unit, people_of_units
from campaigns.obligations.changes import FURTHEST, answer_waiting
from campaigns.obligations.models import Change, Obligation
from campaigns.obligations.moving import movable, obstacle
from campaigns.obligations.reasons import newest_traces
from campaigns.obligations.states import ChangeKind, ObligationState
from emulation import clock
from emulation.formats.words import day_words
from emulation.notifications.actions import tell
from emulation.units.models import ClusterMember, Succession, Unit
from emulation.workflow.flows import Refused
from emulation.workflow.steps import act, write_trace

SETTLED = (ObligationState.SENT, ObligationState.DONE)


def unsettled(duty, day):
    """Return the list of obligations of `duty` for which nothing lies with the office or is done, waived ones left out; three queries."""
    owed = Obligation.objects.filter(duty=duty).standing_on(day).exclude(state__in=SETTLED)
    return list(owed.filter(opens__lte=day).with_names().order_by("unit__sort_key"))


@act
def ask_all(duty, *, by, now, note=""):
    """Remind at once everybody who has not done `duty`; each obligation gets a line of history. Returns how many were asked.

    Whoever was asked on the same day already is left out: a second click tells nobody twice. Raises Refused without the right or where
    nobody is left to ask.
    """
    day = clock.day_of(now)
    _guard_office(duty.directive, by)
    Duty.objects.select_for_update().get(pk=duty.pk)  # a second click waits for the first, then finds everybody asked
    owed = unsettled(duty, day)
    if not owed:
        raise Refused("Mọi đơn vị đã làm việc này, không còn ai để nhắc.")
    owed = not_asked_on(owed, day)
    if not owed:
        raise Refused("Hôm nay đã nhắc mọi đơn vị chưa làm việc này. Ngày mai nhắc lại được.")
    people = people_by_unit(owed, day)
    for obligation in owed:
        tell(
            key=f"asked-{obligation.pk}-{day:%Y%m%d}",
            people=people.get((obligation.unit_id, bool(obligation.cluster_id)), []),
            subject=asking_subject(obligation),
            body=asking_body(obligation, day, note),
            url=f"/viec/{obligation.pk}/",
            now=now,
            by=by,
            authority=duty.directive.authority,
        )
        write_trace(obligation, step="asked", what="Cơ quan Thường trực nhắc", by=by, now=now, note=note)
    return len(owed)


def asking_subject(obligation):
    """Return the subject of the reminder; mass organisations are asked, not ordered."""
    return f"{'Trân trọng đề nghị' if obligation.unit.kind.courtesy else 'Nhắc thực hiện'}: {obligation.duty.title}"


def asking_body(obligation, day, note=""):
    """Return the text of the reminder as it stands on `day`, with what the office adds."""
    late = "đã quá hạn từ" if obligation.is_overdue(day) else "hạn"
    return "\n".join(filter(None, [f"{obligation.owner_name}: {late} {day_words(obligation.due_now(day))}.", note.strip()]))


def not_asked_on(owed, day):
    """Return those of `owed` (a list) that nobody was reminded of on `day`; one query."""
    asked = newest_traces(owed, {"asked"})
    return [obligation for obligation in owed if not (trace := asked.get(obligation.pk)) or clock.day_of(trace.at) != day]


@act
def add_duty(directive, units, *, by, now, title, due, ground, kind=Duty.Kind.THEMATIC, brief="", short="", late=Duty.Late.TAKE):
    """Lay one more duty on `units` (a list) under an issued directive: a thematic report, a sudden request. Returns the Duty.

    `due` is a date, `ground` what it stands on ("Công văn số 12/UBND-NV ngày 5/4/2023"). The units are told at once.
    Raises Refused without the right, for a draft, a day that has passed, no units, or a unit of another authority or of another time.
    """
    day = clock.day_of(now)
    _guard_addition(directive, units, title, due, by, day)
    order = max((duty.order for duty in directive.duties.all()), default=0) + 1
    duty = Duty.objects.create(
        directive=directive,
        order=order,
        kind=kind,
        title=title,
        short=short or _short(title, directive),
        scope=Duty.Scope.UNITS,
        opens=day,
        due=due,
        late=late,
        brief=brief,
        ground=ground,
        added_at=now,
        added_by=by,
        confirmed=True,
    )
    duty.units.set(units)
    Obligation.objects.bulk_create(lay_duty(duty, day, calendar_of(directive.year, day), [Debtor(unit) for unit in units]))
    write_trace(directive, step="add_duty", what=f"Giao thêm: {title}", by=by, now=now, note=f"{ground}. {len(units)} đơn vị, hạn {day_words(due)}")
    tell(
        key=f"duty-{duty.pk}-added",
        people=people_of_units({unit.pk for unit in units}, day),
        subject=f"Việc mới: {title}",
        body="\n".join(filter(None, [f"Theo {ground}. Hạn {day_words(due)}.", brief])),
        url="/viec-cua-toi/",
        now=now,
        by=by,
        authority=directive.authority,
    )
    return duty


def _guard_addition(directive, units, title, due, by, day):
    """Raise Refused for what no duty may be added to, or with; holds the directive, so that a second click waits for the first."""
    _guard_office(directive, by)
    if directive.state != DirectiveState.ISSUED:
        raise Refused("Chỉ thị chưa ban hành: thêm việc vào danh sách việc giao của dự thảo.")
    if due < day:
        raise Refused(f"Ngày {day_words(due)} đã qua. Chọn hạn từ hôm nay trở đi.")
    if (due - day).days > FURTHEST:
        raise Refused(f"Hạn {day_words(due)} quá xa. Kiểm tra lại năm.")
    if not units:
        raise Refused("Chọn ít nhất một đơn vị.")
    for unit in units:
        if not unit.path.startswith(directive.authority.path) or unit.pk == directive.authority_id or not unit.exists_on(day):
            raise Refused(f"{unit.name} không thuộc {directive.authority.name} vào hôm nay.")
    Directive.objects.select_for_update().get(pk=directive.pk)
    if directive.duties.filter(title=title, due=due, added_at__isnull=False).exists():
        raise Refused(f"Việc “{title}” hạn {day_words(due)} đã được giao thêm rồi.")


def _short(title, directive):
    """Return initials that no other duty of the directive has: the head of its column on the board."""
    taken = set(directive.duties.values_list("short", flat=True))
    initials = "".join(word[0] for word in title.split() if word[0].isalpha())[:2].upper() or "V"
    return next(each for each in (initials, *(f"{initials[:1]}{number}" for number in range(1, 999))) if each not in taken)[:4]


@act
def move_duties(predecessor, successor, *, by, now, reason):
    """Move every open duty of a merged unit to its successor; what the successor owes already is not owed twice: that one is waived.

    A cluster that the predecessor heads gets the successor as its head. Returns Counter(moved=, waived=). The successor's people are told.
    What lies with the office stays where it is until the office has answered. Raises Refused without the right, where `successor` did not
    take over from `predecessor` by the day of `now`, where it belongs to another authority, or with nothing to move.
    """
    day = clock.day_of(now)
    if not by.seats_with("campaigns.review_obligation"):
        raise Refused("Chỉ Cơ quan Thường trực được làm việc này.")
    if not Succession.objects.filter(predecessor=predecessor, successor=successor, day__lte=day).exists():
        raise Refused(f"{successor.name} không kế thừa {predecessor.name} vào hôm nay.")
    Unit.objects.select_for_update().get(pk=predecessor.pk)  # a second click waits for the first, then finds nothing left
    owed = list(movable(by, day).filter(unit=predecessor).select_for_update(of=("self",)))
    if not owed:
        raise Refused(f"{predecessor.name} không còn việc nào để chuyển. Việc đã trình thì duyệt hoặc trả lại trước.")
    if words := obstacle(owed, successor):
        raise Refused(words)
    taken = set(Obligation.objects.filter(unit=successor, cluster__isnull=True).values_list("duty_id", flat=True))
    counts = Counter()
    for obligation in owed:
        _guard_office(obligation, by)
        doubled = not obligation.cluster_id and obligation.duty_id in taken
        _move(obligation, successor, doubled, by, now, day, reason)
        counts["waived" if doubled else "moved"] += 1
        taken.add(obligation.duty_id) if not obligation.cluster_id else None
    tell(
        key=f"moved-{predecessor.pk}-{successor.pk}-{now:%Y%m%d%H%M%S}",
        people=people_of_units({successor.pk}, day),
        subject=_moving_subject(predecessor, counts),
        body=f"{reason}\nMở “Việc của tôi” để xem hạn từng việc.",
        url="/viec-cua-toi/",
        now=now,
        by=by,
        authority=owed[0].authority,
    )
    return counts


def _moving_subject(predecessor, counts):
    if counts["moved"]:
        return f"Nhận việc của {predecessor.short_name}: {counts['moved']} việc"
    return f"Gộp việc của {predecessor.short_name}: {counts['waived']} việc trùng"


def _move(obligation, successor, doubled, by, now, day, reason):
    """Move one obligation with its row and its line of history; waive it where the successor owes the same duty."""
    common = {"obligation": obligation, "day": day, "by": by, "at": now}
    if doubled:
        words = f"Gộp vào việc của {successor.name}. {reason}"
        Change.objects.create(kind=ChangeKind.WAIVE, reason=words, **common)
        answer_waiting(obligation, by, now, words)
        write_trace(obligation, step="waive", what=f"Miễn, gộp vào việc của {successor.name}", by=by, now=now, note=reason)
        return
    Change.objects.create(kind=ChangeKind.MOVE, from_unit=obligation.unit, to_unit=successor, reason=reason, **common)
    write_trace(obligation, step="move", what=f"Chuyển từ {obligation.unit.name} sang {successor.name}", by=by, now=now, note=reason)
    Obligation.objects.filter(pk=obligation.pk).update(unit=successor, holder=None)
    if obligation.cluster_id and obligation.cluster.head_id == obligation.unit_id:
        cluster = obligation.cluster
        cluster.head, cluster.deputy = successor, None if cluster.deputy_id == successor.pk else cluster.deputy
        cluster.save(update_fields=["head", "deputy"])
        ClusterMember.objects.get_or_create(authority_id=cluster.authority_id, year=cluster.year, unit=successor, defaults={"cluster": cluster})


def _guard_office(record, by):
    if not by.has_perm("campaigns.review_obligation", record):
        raise Refused("Chỉ Cơ quan Thường trực được làm việc này.")
