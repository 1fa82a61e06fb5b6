"""Loads the year before: an issued directive, a few plans written here, the rest recorded from paper."""

import datetime as dt

from campaigns.demo import papers
from campaigns.demo.cast import moment, seated
from campaigns.demo.data import read
from campaigns.demo.drafts import confirm, draft
from campaigns.directives.actions import send_up
from campaigns.directives.models import Duty
from campaigns.obligations.actions import sign_and_launch
from campaigns.obligations.models import Obligation
from campaigns.obligations.states import ObligationState
from emulation import clock
from emulation.accounts.roles import Role

LAUNCHED = dt.date(2022, 1, 24)
NOTE = "Dữ liệu minh họa: ghi nhận từ bản giấy"
LATE_EVERY = 17  # one in so many was late


def load_last_year(authority, cast):
    """Issue the directive of 2022 and bring its obligations to their end; returns the directive."""
    directive = _issue(authority, cast)
    written = _write_plans(directive, cast)
    _record_from_paper(directive, cast, but=written)
    return directive


def _issue(authority, cast):
    with clock.at(moment(LAUNCHED, 8)):
        clerk = papers.office(cast, moment(LAUNCHED, 8))
        directive = draft("directive_2022", authority=authority, by=clerk, now=moment(LAUNCHED, 8))
        confirm(directive, without=[Duty.Kind.PROPAGANDA])
        _shift_clauses(directive)
        send_up(directive, by=clerk, now=moment(LAUNCHED, 9))
        chairman = seated(cast.person("chutich"), Role.CHAIRMAN, moment(LAUNCHED, 10))
        sign_and_launch(directive, by=chairman, now=moment(LAUNCHED, 10))
    return directive


def _shift_clauses(directive):
    """The proposals know the clauses of 2023; in the text of 2022 the organisation is clause 4."""
    points = {clause.label: clause for clause in directive.clauses.filter(parent__isnull=False)}
    directive.duties.filter(kind__in=[Duty.Kind.PLAN, Duty.Kind.LAUNCH]).update(clause=points["a)"])
    directive.duties.filter(kind=Duty.Kind.CLUSTER_PLAN).update(clause=points["b)"])


def _write_plans(directive, cast):
    codes = read("directive_2022")["plans"]
    owed = Obligation.objects.with_names().filter(directive=directive, duty__kind=Duty.Kind.PLAN, unit__code__in=codes)
    for place, obligation in enumerate(owed):
        day = dt.date(2022, 2, 14) + dt.timedelta(days=place)
        plan = papers.write_plan(obligation, cast, moment(day, 8, 30))
        papers.send(plan, cast, moment(day, 15))
        papers.accept(plan, cast, moment(day + dt.timedelta(days=2), 10))
    return [obligation.pk for obligation in owed]


def _record_from_paper(directive, cast, *, but):
    rows = list(Obligation.objects.filter(directive=directive).exclude(pk__in=but).select_related("duty"))
    office = cast.person("chuyenvien")
    for place, row in enumerate(rows):
        span = max((row.due - row.opens).days, 1)
        settled = row.due - dt.timedelta(days=place * 5 % min(span, 13)) if place % LATE_EVERY else row.due + dt.timedelta(days=3)
        row.state, row.done_on, row.done_by, row.note = ObligationState.DONE, settled, office, NOTE
        row.sent_on = None if row.duty.kind == Duty.Kind.ACKNOWLEDGE else settled
    Obligation.objects.bulk_update(rows, ["state", "sent_on", "done_on", "done_by", "note"])
