"""Verbs that change what counts about an obligation: more time, waivers, another unit. Each writes a row, a line of the history and tells."""

from campaigns.obligations.audience import office_of, people_of
from campaigns.obligations.models import Change, Obligation, TimeRequest
from campaigns.obligations.states import REQUEST_FLOW, ChangeKind, ObligationState, RequestState
from emulation import clock
from emulation.formats.words import day_words
from emulation.notifications.actions import tell
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.steps import act, take, write_trace

SETTLED = (ObligationState.DONE, ObligationState.SENT)
FURTHEST = 366  # days beyond the original due day: more is a slip of the pen


@act
def ask_time(obligation, *, by, now, asked_due, reason):
    """A unit asks for time until `asked_due` (a date), with a reason; the office is told. Returns the TimeRequest.

    Raises Refused without the right, once something was sent, for a waived duty, for a day that is no gain or while another request waits.
    """
    day = clock.day_of(now)
    if not by.has_perm("campaigns.declare_obligation", obligation):
        raise Refused("Chỉ người của đơn vị được giao việc này được đề nghị gia hạn.")
    _lock(obligation)
    if obligation.state in SETTLED:
        raise Refused("Việc này đã trình hoặc đã xong nên không cần gia hạn.")
    if obligation.waiver(day):
        raise Refused("Việc này đã được miễn nên không cần gia hạn.")
    _guard_day(obligation, asked_due, day)
    if obligation.requests.filter(state=RequestState.WAITING).exists():
        raise Refused("Đơn vị đã có một đề nghị gia hạn đang chờ trả lời. Rút đề nghị đó nếu cần đổi ngày.")
    request = TimeRequest.objects.create(obligation=obligation, asked_due=asked_due, reason=reason, asked_by=by, asked_at=now)
    write_trace(obligation, step="ask_time", what=f"Đề nghị gia hạn đến {day_words(asked_due)}", by=by, now=now, note=reason)
    tell(
        key=f"time-request-{request.pk}",
        people=office_of(obligation, day),
        subject=f"Đề nghị gia hạn: {obligation.owner_name}",
        body=f"{obligation.duty.title}: đề nghị gia hạn đến {day_words(asked_due)}.\nLý do: {reason}",
        url=f"/gia-han/{request.pk}/",
        now=now,
        by=by,
    )
    return request


@act
def grant_time(request, *, by, now, due, note="", version=None):
    """Grant a request until `due` (a date, perhaps another than asked); the unit is told. Raises Refused or Conflict."""
    day, obligation = clock.day_of(now), request.obligation
    _lock(obligation)  # before the request, as every other verb does: two orders lock each other out (PostgreSQL)
    if request.state == RequestState.WAITING:
        if obligation.state in SETTLED:
            raise Refused(f"{obligation.owner_name} đã trình việc này nên không cần gia hạn nữa.")
        if obligation.waiver(day):
            raise Refused(f"{obligation.owner_name} đã được miễn việc này nên không cần gia hạn nữa.")
        _guard_day(obligation, due, day)
    changes = {"granted_due": due, "answer": note, "answered_by": by, "answered_at": now}
    take(REQUEST_FLOW, "grant", request, by=by, now=now, version=version, note=note, changes=changes)
    _record(obligation, _kind_of_extension(obligation), by, now, due=due, reason=note or request.reason, request=request)
    _tell_unit(obligation, f"request-{request.pk}-granted", f"Được gia hạn đến {day_words(due)}", note, by, now)


@act
def refuse_time(request, *, by, now, note, version=None):
    """Refuse a request with a reason; the unit is told word for word. Raises Refused or Conflict."""
    changes = {"answer": note, "answered_by": by, "answered_at": now}
    take(REQUEST_FLOW, "refuse", request, by=by, now=now, version=version, note=note, changes=changes)
    write_trace(request.obligation, step="refuse_time", what="Không gia hạn", by=by, now=now, note=note)
    _tell_unit(request.obligation, f"request-{request.pk}-refused", "Không gia hạn", f"Lý do: {note}", by, now)


@act
def withdraw_request(request, *, by, now, version=None):
    """Take back a request that waits. Raises Refused or Conflict."""
    take(REQUEST_FLOW, "withdraw", request, by=by, now=now, version=version, changes={"answered_by": by, "answered_at": now})
    write_trace(request.obligation, step="withdraw_request", what="Rút đề nghị gia hạn", by=by, now=now)


@act
def extend(obligations, *, by, now, due, reason):
    """Give more time unasked, to one obligation or many (a list), until `due`; their people are told. Returns how many were extended.

    Those done, sent or waived are left out; a request that waits is granted by it. Raises Refused without the right for one of them, for a
    day that is no gain, and where none is left.
    """
    day, extended = clock.day_of(now), 0
    for obligation in obligations:
        _guard_office(obligation, by)
        _lock(obligation)
        if obligation.state in SETTLED or obligation.waiver(day):
            continue
        _guard_day(obligation, due, day, name=len(obligations) > 1)
        request = _grant_waiting(obligation, due, by, now, reason)
        _record(obligation, _kind_of_extension(obligation), by, now, due=due, reason=reason, request=request)
        _tell_unit(obligation, f"extended-{due}-{now:%Y%m%d%H%M%S}", f"Được gia hạn đến {day_words(due)}", reason, by, now)
        extended += 1
    if not extended:
        raise Refused("Các việc này đã trình, đã xong hoặc được miễn nên không gia hạn.")
    return extended


@act
def waive(obligation, *, by, now, reason):
    """Waive a duty for one unit: it stays as a row, is reminded of no more and leaves every count. The unit is told why.

    Raises Refused without the right, without a reason, while it lies with the office, once it is done or where it is waived already.
    """
    _guard_office(obligation, by)
    _lock(obligation)
    if obligation.state == ObligationState.DONE:
        raise Refused("Việc này đã xong nên không miễn nữa.")
    if obligation.state == ObligationState.SENT:
        raise Refused("Đơn vị đã trình việc này. Duyệt hoặc trả lại trước, rồi mới miễn.")
    if obligation.waiver(clock.day_of(now)):
        raise Refused("Việc này đã được miễn.")
    _record(obligation, ChangeKind.WAIVE, by, now, reason=reason)
    answer_waiting(obligation, by, now, "Việc đã được miễn.")
    _tell_unit(obligation, f"waived-{now:%Y%m%d%H%M%S}", "Được miễn", f"Lý do: {reason}", by, now)


@act
def restore(obligation, *, by, now, reason, due=None):
    """End a waiver: the duty counts again, by its deadline or by a new one (`due`, a date). The unit is told.

    Raises Refused without the right, where nothing is waived, and without a new day once the deadline has passed: nobody could work then.
    """
    day = clock.day_of(now)
    _guard_office(obligation, by)
    _lock(obligation)
    if not obligation.waiver(day):
        raise Refused("Việc này không được miễn.")
    if due is None and not obligation.settled_on and obligation.deadline(day) < day:
        raise Refused(f"Hạn {day_words(obligation.deadline(day))} đã qua trong thời gian được miễn. Nhập hạn mới cho đơn vị.")
    _record(obligation, ChangeKind.RESTORE, by, now, reason=reason)
    if due:
        _guard_day(obligation, due, day)
        _record(obligation, _kind_of_extension(obligation), by, now, due=due, reason=reason)
    words = f"Hạn {day_words(obligation.due_now(day))}.\nLý do: {reason}"
    _tell_unit(obligation, f"restored-{now:%Y%m%d%H%M%S}", "Thôi miễn, phải thực hiện", words, by, now)


def set_mending_day(obligation, *, by, now, due, reason):
    """Note by when (`due`, a date or None) what was just sent back has to come again; in the transaction of the return.

    Without one the deadline takes the place of the day that an earlier return may have set. Raises Refused for a day that has passed.
    """
    day = clock.day_of(now)
    if due and due < day:
        raise Refused("Ngày phải bổ sung đã qua. Chọn từ hôm nay trở đi.")
    if due is None and not Change.objects.filter(obligation=obligation, kind=ChangeKind.FIX).exists():
        return
    due = due or obligation.deadline(day)
    Change.objects.create(obligation=obligation, kind=ChangeKind.FIX, day=day, due=due, reason=reason, by=by, at=now)
    _forget_changes(obligation)


def _kind_of_extension(obligation):
    """What was sent once keeps its deadline: more time moves the day of the mending."""
    return ChangeKind.FIX if obligation.sent_on else ChangeKind.EXTEND


def _record(obligation, kind, by, now, *, reason, **fields):
    if not reason.strip():
        raise Refused("Nhập lý do.")
    change = Change.objects.create(obligation=obligation, kind=kind, day=clock.day_of(now), reason=reason.strip(), by=by, at=now, **fields)
    words = f"{change.get_kind_display()} đến {day_words(change.due)}" if change.due else change.get_kind_display()
    write_trace(obligation, step=str(kind), what=words, by=by, now=now, note=reason)
    _forget_changes(obligation)
    return change


def _forget_changes(obligation):
    getattr(obligation, "_prefetched_objects_cache", {}).pop("changes", None)


def _lock(obligation):
    # A second click waits for the first (PostgreSQL; SQLite has one writer anyway), then reads what it did.
    current = Obligation.objects.select_for_update().get(pk=obligation.pk)
    obligation.state, obligation.version = current.state, current.version
    _forget_changes(obligation)


def _guard_office(obligation, by):
    if not by.has_perm("campaigns.review_obligation", obligation):
        raise Refused("Chỉ Cơ quan Thường trực được thay đổi hạn hoặc miễn việc.")


def _guard_day(obligation, due, day, name=False):
    """Raise Refused unless `due` is a gain and no slip of the pen; `name` begins the sentence with whose obligation it is."""
    deadline, whose = obligation.due_now(day), f"{obligation.owner_name}: " if name else ""
    if due < day:
        raise Refused(f"Ngày {day_words(due)} đã qua. Chọn ngày từ hôm nay trở đi.")
    if due <= deadline:
        raise Refused(f"{whose}Hạn đang là {day_words(deadline)}. Chọn ngày sau ngày đó.")
    if (due - obligation.due).days > FURTHEST:
        raise Refused(f"{whose}Ngày {day_words(due)} quá xa hạn ban đầu ({day_words(obligation.due)}). Kiểm tra lại năm.")


def answer_waiting(obligation, by, now, words):
    """Refuse a request that waits with `words` when the office decided otherwise; in the transaction of that decision."""
    for request in obligation.requests.filter(state=RequestState.WAITING):
        try:
            changes = {"answer": words, "answered_by": by, "answered_at": now}
            take(REQUEST_FLOW, "refuse", request, by=by, now=now, note=words, changes=changes)
        except Conflict:
            continue  # the unit took it back in this very moment


def _grant_waiting(obligation, due, by, now, note):
    """Grant the request that waits, if there is one, because the time it asks for is being given; returns it or None."""
    request = obligation.requests.filter(state=RequestState.WAITING).first()
    if request:
        changes = {"granted_due": due, "answer": note, "answered_by": by, "answered_at": now}
        take(REQUEST_FLOW, "grant", request, by=by, now=now, note=note, changes=changes)
    return request


def drop_request(obligation, *, by, now):
    """Take back a request that waits, because what it asks time for was just sent; in the transaction of the sending."""
    request = obligation.requests.filter(state=RequestState.WAITING).first()
    if request:
        changes = {"answer": "Đơn vị đã trình, không cần gia hạn.", "answered_by": by, "answered_at": now}
        take(REQUEST_FLOW, "withdraw", request, by=by, now=now, changes=changes)


def _tell_unit(obligation, event, words, body, by, now):
    tell(
        key=f"obligation-{obligation.pk}-{event}",
        people=people_of(obligation, clock.day_of(now)),
        subject=f"{words}: {obligation.duty.title}",
        body="\n".join(part for part in (f"{obligation.owner_name}: {obligation.duty.title}.", body) if part),
        url=f"/viec/{obligation.pk}/",
        now=now,
        by=by,
        authority=obligation.authority,
    )
