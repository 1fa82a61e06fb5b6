"""What the office makes of all reports: drafts of the synthesis with sentences of the units, and the issued one of last year."""

from django.db import connection

from campaigns.demo.cast import moment
from campaigns.demo.papers import office
from campaigns.movements.periods import HALF, YEAR, Period
from emulation import clock
from reports.demo.data import read
from reports.demo.figures import dice
from reports.synthesis.actions import freeze, keep_quotes
from reports.synthesis.building import build
from reports.synthesis.gap_actions import propose
from reports.synthesis.models import Synthesis
from reports.synthesis.quoting import Picker


def issue_last_year(authority, cast):
    """Build and issue the synthesis of the year before, with sentences of the units; returns it."""
    told = read("lively")["synthesis"]
    now = moment(told["last_year"], 15)
    with clock.at(now):
        synthesis = build(authority, Period(told["last_year"].year, YEAR), by=office(cast, now), now=now)
        _quote(synthesis, office(cast, now), now)
        return freeze(synthesis, by=office(cast, now), now=now)


def building(directive):
    """Yield (day, hour, minute, what happens, directive): the synthesis of the first half is built, and built again."""
    for day in read("lively")["synthesis"]["built"]:
        yield day, 16, 45, _build, directive


def _build(directive, cast, now):
    span = Period(directive.year, HALF)
    if Synthesis.objects.filter(authority=directive.authority, year=span.year, period=span.kind, built_at__gte=now).exists():
        return
    _take_statistics()
    with clock.at(now):
        synthesis = build(directive.authority, span, by=office(cast, now), now=now)
        if not synthesis.quotes.exists():
            _quote(synthesis, office(cast, now), now)
        if clock.day_of(now) == read("lively")["synthesis"]["built"][-1]:
            propose(synthesis, by=office(cast, now), now=now)


def _take_statistics():
    """A year written at once, in one transaction, is unknown to the planner of PostgreSQL: it would choose plans that take minutes."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _quote(synthesis, officer, now):
    """Keep some sentences of different units in each part."""
    for key, count in read("lively")["synthesis"]["quotes"].items():
        offers = sorted(Picker(synthesis, key, {}).offers, key=lambda offer: dice(offer.text, offer.unit.code))
        by_beginning = {offer.text[:30]: offer for offer in reversed(offers)}  # units may write the same
        by_unit = {offer.unit.pk: offer for offer in by_beginning.values()}
        chosen = list(by_unit.values())[:count]
        keep_quotes(synthesis, key, chosen, [], by=officer, now=now, version=synthesis.version)
