"""The chairman's page, put together: a constant number of queries, whatever the number of units."""

import datetime as dt
from dataclasses import dataclass

from campaigns.directives.models import Directive
from campaigns.directives.states import DirectiveState
from campaigns.obligations.models import Obligation
from campaigns.obligations.reasons import newest_traces
from emulation import clock
from emulation.dashboards import board, charts
from emulation.dashboards.measures import Past, focus_of, measures, sentence
from emulation.dashboards.scope import year_before

LAGGARDS_SHOWN = 6


@dataclass(frozen=True)
class Overview:
    """What the template prints."""

    directive: object
    sentence: object
    measures: list
    columns: list
    duties: list
    laggards: list
    laggards_more: int
    bars: list
    chart: object
    focus: object


def overview_of(user, directive, day):
    """Return the Overview of an issued directive on `day` (a date); three queries."""
    shown = Obligation.objects.visible_to(user)
    owed = list(shown.filter(directive=directive, opens__lte=day).select_related("unit", "duty", "cluster"))
    past, last_day = _past(shown, directive), year_before(min(day, dt.date(directive.year, 12, 31)))
    focus = focus_of(owed)
    found = board.sections(owed, board.clusters_by_unit(directive.authority_id, directive.year), day, focus)
    late = board.laggards(owed, day)
    return Overview(
        directive=directive,
        sentence=sentence(owed, past, focus, day, last_day),
        measures=measures(owed, past, day, last_day),
        columns=board.page_columns(found),
        duties=board.duties_of(found),
        laggards=late[:LAGGARDS_SHOWN],
        laggards_more=max(len(late) - LAGGARDS_SHOWN, 0),
        bars=charts.on_time(found),
        chart=_chart(owed, past, focus, day),
        focus=focus,
    )


def to_sign(user, authority):
    """Return the directives that wait for the signature, each with `sent_up_on` (a date or None); two queries."""
    waiting = list(Directive.objects.visible_to(user).filter(authority=authority, state=DirectiveState.TO_SIGN))
    traces = newest_traces(waiting, {"send_up"})
    for directive in waiting:
        trace = traces.get(directive.pk)
        directive.sent_up_on = trace and clock.day_of(trace.at)
    return waiting


def _past(shown, directive):
    rows = shown.filter(authority=directive.authority_id, directive__year=directive.year - 1, cluster=None)
    return [Past(*row) for row in rows.values_list("duty__kind", "sent_on", "done_on")]


def _chart(owed, past, focus, day):
    if focus is None:
        return None
    asked = [obligation for obligation in owed if obligation.duty_id == focus.pk]
    settled = [obligation.settled_on for obligation in asked if obligation.settled_on]
    before = [_year_later(row.sent_on or row.done_on) for row in past if row.kind == focus.kind and (row.sent_on or row.done_on)]
    return charts.submissions(settled, before, total=len(asked), opens=min(obligation.opens for obligation in asked), due=focus.due, day=day)


def _year_later(day):
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
