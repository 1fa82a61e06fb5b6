"""The chairman's page, put together: a constant number of queries, whatever the number of units."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from campaigns.directives.models import Directive
from campaigns.directives.states import DirectiveState
from campaigns.obligations.models import Obligation
from campaigns.obligations.reasons import newest_traces
from emulation import clock
from emulation.dashboards import board, charts
from emulation.dashboards.coverage import coverage
from emulation.dashboards.indicator_rows import Counted, counted, rows_over
from emulation.dashboards.measures import Measure, Past, common_deadline, focus_of, measures, sentence
from emulation.dashboards.owed import owed_with_names
from emulation.dashboards.scope import year_before
from emulation.dashboards.side_by_side import fields_of, sides
from emulation.dashboards.silent import silent
from reports.periodic import totals

LAGGARDS_SHOWN = 6


@dataclass(frozen=True)
class Overview:
    """What the template prints; `linked` says whether the reader may open the page of a duty over all units.

    `indicators` are IndicatorRows, the worst first; `sides` the clusters beside each other in `fields`; `silent` who has not reported.
    """

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
    linked: bool
    period: object
    indicators: list
    counted: Counted
    fields: list
    sides: list
    silent: list


def overview_of(user, directive, day, period):
    """Return the Overview of an issued directive on `day` (a date), its figures of a Period; what is waived has a cell and counts nowhere.

    Twelve queries, eight where the year has no indicators.
    """
    shown = Obligation.objects.visible_to(user)
    clusters = board.clusters_by_unit(directive.authority_id, directive.year)
    every = owed_with_names(shown.filter(directive=directive, opens__lte=day), clusters)
    owed = board.standing(every, day)
    last_day = year_before(min(day, dt.date(directive.year, 12, 31)))
    past = _past(shown, directive, last_day)
    focus = focus_of(owed, day)
    found = board.sections(every, clusters, day, focus)
    figures = _figures(directive.authority_id, period, clusters)
    late = board.laggards(owed, day)
    linked = user.has_perm("campaigns.read_all", directive)
    return Overview(
        directive=directive,
        sentence=sentence(owed, past, focus, day, last_day),
        measures=[*measures(owed, past, day, last_day, _page_of_duty if linked else None), *coverage(owed, day, user), *figures.pop("measures")],
        columns=board.page_columns(found),
        duties=board.duties_of(found),
        laggards=late[:LAGGARDS_SHOWN],
        laggards_more=max(len(late) - LAGGARDS_SHOWN, 0),
        bars=charts.on_time(found),
        chart=_chart(owed, past, focus, day),
        focus=focus,
        linked=linked,
        period=period,
        silent=silent(owed, period, day),
        **figures,
    )


def _figures(authority, period, clusters):
    """The figures of all units: read cluster by cluster, and added up to the whole."""
    by_cluster = totals.by_cluster(authority, period)
    rows = rows_over(authority, period, sums=totals.whole_of(by_cluster))
    count = counted(rows)
    note = f"{count.behind} chậm, {count.watch} cần chú ý"
    measure = Measure("Chỉ tiêu đúng tiến độ", count.good, count.known, note, "ok" if not count.behind else "", url="#h-ind")
    return {
        "indicators": rows,
        "counted": count,
        "fields": fields_of(rows),
        "sides": sides(rows, clusters, by_cluster, period),
        "measures": [measure] if count.known else [],
    }


def to_sign(user, authority):
    """Return the directives that wait for the signature, each with `sent_up_on` (a date or None); two queries."""
    waiting = list(Directive.objects.visible_to(user).filter(authority=authority, state=DirectiveState.TO_SIGN))
    traces = newest_traces(waiting, {"send_up"})
    for directive in waiting:
        trace = traces.get(directive.pk)
        directive.sent_up_on = trace and clock.day_of(trace.at)
    return waiting


def _page_of_duty(duty):
    return reverse("campaigns:duty-detail", args=[duty.pk])


def _past(shown, directive, last_day):
    rows = shown.standing_on(last_day).filter(authority=directive.authority_id, directive__year=directive.year - 1, cluster=None)
    return [Past(*row) for row in rows.values_list("duty__kind", "sent_on", "done_on")]


def _chart(owed, past, focus, day):
    if focus is None:
        return None
    asked = [obligation for obligation in owed if obligation.duty_id == focus.pk]
    settled = [obligation.settled_on for obligation in asked if obligation.settled_on]
    before = [_year_later(row.sent_on or row.done_on) for row in past if row.kind == focus.kind and (row.sent_on or row.done_on)]
    return charts.submissions(settled, before, total=len(asked), opens=min(row.opens for row in asked), due=common_deadline(asked, day), day=day)


def _year_later(day):
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
