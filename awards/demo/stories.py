"""What happens with awards after the launch, day by day, until every state of a dossier has its example: registrations, then dossiers.

Used by `load_demo --lively`, by the browser tests and for screenshots. Everything goes through the verbs of the rooms.
"""

import datetime as dt

from django.db import transaction

from awards.catalogue.states import Grade, RecipientKind
from awards.demo import dossiers
from awards.demo.data import read
from awards.demo.history import new_initiative, store_initiatives
from awards.demo.registering import ask, registrations
from awards.proposals.models import Proposal
from awards.proposals.states import ProposalState as P
from awards.records.models import GradeRecord, Initiative, Recipient
from awards.registrations.models import RegisteredTitle
from campaigns.demo.cast import gather, moment
from campaigns.demo.loading import LAUNCH, settle_messages
from campaigns.demo.stories import UNREAD_DAYS
from emulation import clock
from reports.demo import stories
from reports.demo.figures import dice
from reports.demo.stories import LIVELY_UNTIL

__all__ = ["LIVELY_UNTIL", "advance"]

COMMUNE_UNTIL = dt.date(2026, 3, 31)
# What a story may tell beyond its draft: its key, from which state, what happens, at what hour.
STEPS = (
    ("passed", P.DRAFT, dossiers.pass_up, 9),
    ("sent", P.HEAD, dossiers.submit, 15),
    ("withdrawn", P.SENT, dossiers.withdraw, 10),
    ("taken", P.SENT, dossiers.take_up, 8),
    ("asked", P.REVIEW, dossiers.ask, 9),
    ("returned", P.REVIEW, dossiers.give_back, 16),
    ("ready", P.REVIEW, dossiers.to_council, 16),
    ("closed", P.REVIEW, dossiers.close, 16),
    ("forwarded", P.READY, dossiers.forward, 10),
    ("answered", P.FORWARDED, dossiers.record, 10),
)


@transaction.atomic
def advance(until):
    """Tell the year until `until` (a date, that day included), and the commune of 2026 its own first months; returns the directive.

    May be called again with a later day: what already happened is left alone. Raises Directive.DoesNotExist without the demo.
    """
    directive = stories.advance(until)
    cast = gather(LAUNCH)
    ask(directive, cast, until)
    _happen(registrations(directive), cast, until)
    if until >= read("lively")["graded"]:
        _grade(directive.year)
    _happen(_dossiers(read("lively")["dossiers"]), cast, until)
    _happen(_dossiers(read("lively")["commune"]), gather(COMMUNE_UNTIL), COMMUNE_UNTIL)
    settle_messages(read_before=moment(until - dt.timedelta(days=UNREAD_DAYS), 0))
    return directive


def _happen(events, cast, until):
    for day, hour, minute, happen, subject in sorted(events, key=lambda event: event[:3]):
        if day <= until:
            happen(subject, cast, moment(day, hour, minute))


def _dossiers(rows):
    """Yield (day, hour, minute, what happens, story) for every step of every dossier."""
    for place, story in enumerate(rows):
        yield story["begun"], 8, place % 60, dossiers.begin, story
        for key, state, step, hour in STEPS:
            if told := story.get(key):
                day = told["day"] if isinstance(told, dict) else told
                yield day, hour, place % 60, _step(step, state, told), story


def _step(step, state, told):
    """The step for whichever dossier of the story waits for it in `state`."""

    def happen(story, cast, now):
        title = story.get("title") or read("lively")["year_end"]
        proposal = Proposal.objects.with_names().filter(unit__code=story["unit"], title=title, state=state).first()
        if proposal:
            with clock.at(now):
                step(proposal, cast, now, *([told] if isinstance(told, dict) else []))

    return happen


def _grade(year):
    """The grades of the year of whoever strives for a title, but for some of whom nothing is known yet, and the initiatives of the best, once."""
    if GradeRecord.objects.filter(year=year).exists():
        return
    data, now = read("lively"), moment(read("lively")["graded"], 14)
    best = set(RegisteredTitle.objects.filter(year=year, award__code__in=["CSTDCS", "TTLDXS"]).values_list("recipient", flat=True))
    striving = Recipient.objects.filter(registered_titles__year=year).distinct().order_by("pk")
    graded = [each for each in striving if dice(each.pk, "graded") < 0.85]
    GradeRecord.objects.bulk_create(
        GradeRecord(recipient=each, year=year, grade=Grade.EXCELLENT if each.pk in best else Grade.GOOD, basis=data["grade_basis"]) for each in graded
    )
    known = set(Initiative.objects.filter(year=year).values_list("authors", flat=True))
    inventors = [each for each in graded if each.pk in best - known and each.kind == RecipientKind.PERSON and dice(each.pk, "invents") < 0.8]
    store_initiatives([(each, new_initiative(each, year, now)) for each in inventors])
