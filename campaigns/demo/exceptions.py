"""What did not go as planned in 2023: units that ask for more time, a launch that is waived, a report that is asked for after the launch."""

from campaigns.demo import papers
from campaigns.demo.cast import moment, seated
from campaigns.demo.data import read
from campaigns.directives.models import Duty
from campaigns.obligations.actions import declare_done
from campaigns.obligations.asking import add_duty
from campaigns.obligations.changes import ask_time, grant_time, refuse_time, waive
from campaigns.obligations.models import Obligation, TimeRequest
from campaigns.obligations.states import ObligationState, RequestState
from emulation import clock
from emulation.accounts.roles import Role
from emulation.units.models import Unit


def exceptions(obligation, lively):
    """Yield (day, hour, minute, what happens, obligation) for one obligation of the year."""
    code = obligation.unit.code
    if obligation.duty.kind == Duty.Kind.PLAN and (ask := lively["asks"].get(code)):
        yield ask["asked"], 8, 30, asking_time(ask), obligation
        if "answered" in ask:
            yield ask["answered"], 8, 45, answering_time(ask), obligation
    if obligation.duty.kind == Duty.Kind.LAUNCH and (waived := lively["waived"].get(code)):
        yield waived["day"], 9, 15, waiving(waived["reason"]), obligation


def ask_for_more(directive, cast, until):
    """Lay the duty that was added in March, once, and let two communes answer it by `until` (a date)."""
    added = read("lively")["added"]
    if added["day"] > until:
        return
    duty = directive.duties.filter(added_at__isnull=False).first() or _add(directive, cast, added)
    for code, day in added["done"].items():
        owed = Obligation.objects.with_names().get(duty=duty, unit__code=code)
        if day <= until and owed.state == ObligationState.TODO:
            now = moment(day, 15, 40)
            with clock.at(now):
                head = seated(cast.heads[owed.unit_id], Role.UNIT_HEAD, now)
                declare_done(owed, by=head, now=now, note="Đã báo cáo kết quả quý I theo yêu cầu.")


def _add(directive, cast, added):
    now = moment(added["day"], 10)
    units = list(Unit.objects.under(directive.authority).valid_on(added["day"]).filter(kind__code=added["kind"]).ordered())
    words = {name: added[name] for name in ("title", "short", "ground", "brief", "due")}
    with clock.at(now):
        return add_duty(directive, units, by=papers.office(cast, now), now=now, **words)


def asking_time(ask):
    """Return what happens when a unit asks for more time as the dict `ask` says: `until` a date, `reason`."""

    def happen(obligation, cast, now):
        if not TimeRequest.objects.filter(obligation=obligation).exists():
            with clock.at(now):
                head = seated(cast.heads[obligation.unit_id], Role.UNIT_HEAD, now)
                ask_time(obligation, by=head, now=now, asked_due=ask["until"], reason=ask["reason"])

    return happen


def answering_time(ask):
    """Return what happens when the office answers that request: `grant`, `note`."""

    def happen(obligation, cast, now):
        request = TimeRequest.objects.with_names().filter(obligation=obligation, state=RequestState.WAITING).first()
        if request is None:
            return
        with clock.at(now):
            office = papers.office(cast, now)
            if ask["grant"]:
                grant_time(request, by=office, now=now, due=ask["until"], note=ask["note"])
            else:
                refuse_time(request, by=office, now=now, note=ask["note"])

    return happen


def waiving(reason):
    """Return what happens when the office waives an obligation."""

    def happen(obligation, cast, now):
        if obligation.state == ObligationState.TODO and not obligation.waiver(clock.day_of(now)):
            with clock.at(now):
                waive(obligation, by=papers.office(cast, now), now=now, reason=reason)

    return happen
