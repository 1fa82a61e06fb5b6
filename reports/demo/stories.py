"""What happens after the plans: the six-monthly reports of 2023, day by day, each unit in its own way, until every state has its example.

Used by `load_demo --lively`, by the browser tests and for screenshots. Everything goes through the verbs of the rooms.
"""

import datetime as dt

from django.db import transaction

from campaigns.demo import stories
from campaigns.demo.cast import gather, moment
from campaigns.demo.loading import LAUNCH, settle_messages
from campaigns.demo.stories import LIVELY_UNTIL, UNREAD_DAYS, working
from campaigns.directives.models import Duty
from campaigns.obligations.models import Obligation
from emulation.workflow.models import Trace
from reports.demo import papers
from reports.demo.data import read
from reports.demo.exceptions import ask_early, change_levels, exceptions
from reports.demo.questions import questions
from reports.demo.whole import building
from reports.periodic.models import Report
from reports.periodic.states import ReportState

__all__ = ["LIVELY_UNTIL", "advance"]

BEGIN, SEND = dt.date(2023, 5, 16), dt.date(2023, 5, 29)
R = ReportState


@transaction.atomic
def advance(until):
    """Sign the directive of 2023 and let its units answer until `until` (a date, that day included); returns the directive.

    May be called again with a later day: what already happened is left alone. Raises Directive.DoesNotExist without the demo.
    """
    directive = stories.advance(until)
    cast = gather(LAUNCH)
    ask_early(directive, cast, until)
    for day, hour, minute, happen, subject in sorted(_events(directive), key=lambda event: event[:3]):
        if day <= until:
            happen(subject, cast, moment(day, hour, minute))
    settle_messages(read_before=moment(until - dt.timedelta(days=UNREAD_DAYS), 0))
    return directive


def _events(directive):
    """Yield (day, hour, minute, what happens, to what): the reports of the units, then what the office does for all of them."""
    owed = Obligation.objects.with_names().filter(directive=directive, duty__kind=Duty.Kind.HALF_YEAR)
    early = read("lively")["locking"]
    for place, obligation in enumerate(owed.order_by("unit__sort_key", "duty__order")):
        yield from exceptions(obligation, read("lively"))
        if obligation.duty.added_at or obligation.unit.code not in early["units"]:
            yield from _reporting(obligation, place, read("lively"))
            yield from questions(obligation)
    yield read("lively")["changed"]["day"], 9, 40, change_levels, directive
    yield from building(directive)


def _reporting(obligation, place, lively):
    """A report is begun after 15 May, submitted before 15 June, and answered three or four working days later, but for the exceptions."""
    code = obligation.unit.code
    if code in lively["nothing"]:
        return
    begun = max(lively["begun"].get(code) or working(BEGIN, place * 3 % 9), obligation.opens)
    yield begun, 8, place % 60, _begin(lively["left"].get(code, ())), obligation
    if code in lively["draft"]:
        return
    sent = lively["sent"].get(code) or working(SEND, place * 5 % 12)
    yield sent, 8 + place % 2, place * 7 % 60, _finish, obligation
    if code in lively["head"]:
        return
    yield sent, 14 + place % 3, place * 13 % 60, _send, obligation
    yield from _answering(obligation, place, lively, working(sent, 3 + place % 2))


def _answering(obligation, place, lively, answered):
    code = obligation.unit.code
    if asked := {**lively["returned"], **lively["again"]}.get(code):
        yield asked["day"], 10, place % 60, _return(asked), obligation
        if code in lively["again"]:
            yield asked["sent"], 15, place % 60, _send_again(asked), obligation
        if code in lively["answered_again"]:
            yield working(asked["sent"], 2), 10, place % 60, _accept, obligation
    elif code not in lively["waiting"]:
        yield answered, 10, place % 60, _accept, obligation
        if again := lively["reopened"].get(code):
            yield again["day"], 9, place % 60, _reopen(again), obligation


def _begin(left):
    def happen(obligation, cast, now):
        if not Report.objects.filter(obligation=obligation).exists():
            papers.begin(obligation, cast, now, left)

    return happen


def _finish(obligation, cast, now):
    if report := _report(obligation, R.DRAFT):
        papers.finish(report, cast, now)
        papers.hand_up(report, cast, now)


def _send(obligation, cast, now):
    if report := _report(obligation, R.HEAD):
        papers.send(report, cast, now)


def _return(asked):
    def happen(obligation, cast, now):
        report = _report(obligation, R.SENT)
        if report and report.versions.count() == 1:
            papers.give_back(report, cast, now, asked)

    return happen


def _send_again(asked):
    def happen(obligation, cast, now):
        if report := _report(obligation, R.RETURNED):
            papers.mend(report, cast, now, asked)
            papers.send(report, cast, now)

    return happen


def _accept(obligation, cast, now):
    report = _report(obligation, R.SENT)
    if report:
        papers.accept(report, cast, now)


def _reopen(again):
    def happen(obligation, cast, now):
        report = _report(obligation, R.APPROVED)
        if report and not Trace.objects.of(report).filter(step="reopen").exists():
            papers.open_again(report, cast, now, again["note"], again["due"])

    return happen


def _report(obligation, state):
    report = Report.objects.filter(obligation=obligation, state=state).first()
    if report:
        report.obligation = obligation
    return report
