"""Gathering what is known around the nominees: who holds or is proposed for what in a unit, reports, registrations, who decides."""

from collections import defaultdict

from awards.catalogue.models import Capacity, DecidingPower
from awards.catalogue.states import CriterionKind
from awards.proposals.facts import Around, Report
from awards.proposals.facts_people import still_proposed
from awards.proposals.states import ProposalState
from awards.records.models import AwardRecord, Initiative
from awards.registrations.models import Registration
from awards.registrations.states import RegistrationState
from campaigns.directives.models import Duty
from campaigns.obligations.models import Obligation

UNSENT = (ProposalState.DRAFT, ProposalState.HEAD)
REPORTS = (Duty.Kind.HALF_YEAR, Duty.Kind.YEAR)


def around(book, day, units, years):
    """Return the Around for the nominees of `units` (ids) in `years` (sets): nine queries besides those of the RuleBook."""
    tree = book.authority.path
    known = AwardRecord.objects.filter(unit__path__startswith=tree).order_by().values_list("award_id", "year").distinct()
    invented = Initiative.objects.filter(authors__memberships__unit__path__startswith=tree).order_by().values_list("year", flat=True).distinct()
    registered = Registration.objects.filter(state=RegistrationState.APPROVED, unit__in=units, year__in=years).values_list("unit_id", "year")
    steps = _years_of(book, CriterionKind.TITLE_YEARS)
    holders, drafts = _holders(units, years)
    return Around(
        day=day,
        titles_known=frozenset(known),
        inventions_known=frozenset(invented),
        registered_units=frozenset(registered),
        holders=holders,
        drafts=drafts,
        reports=_reports(units, years, day),
        steps=steps,
        windows={pk: count * steps.get(book.rule(pk).asks(CriterionKind.TITLE_YEARS).award_id, 1) for pk, count in steps.items()},
        capacities=dict(Capacity.objects.values_list("pk", "name")),
        decided_here=_decided_here(book, day),
    )


def _years_of(book, kind):
    """{id of the award: years of its first criterion of the kind}; 1 is left out."""
    asked = {pk: rule.asks(kind) for pk, rule in book.rules.items()}
    return {pk: criterion.years for pk, criterion in asked.items() if criterion and (criterion.years or 1) > 1}


def _decided_here(book, day):
    """Ids of the awards about which the authority decides itself on `day`: a dossier received before may be decided in another time."""
    powers = DecidingPower.objects.valid_on(max(day, book.day)).filter(authority=book.authority).values_list("capacity", flat=True)
    known = frozenset(powers)
    return frozenset(pk for pk, rule in book.rules.items() if rule.capacities & known)


def _holders(units, years):
    """{(unit id, award id, year): ids of the recipients who were given or are proposed it}, and {the same: {id: ids of dossiers}} of those of
    whom only drafts speak; rows that are one person count once.
    """
    people, drafts = defaultdict(set), defaultdict(lambda: defaultdict(set))
    given = AwardRecord.objects.valid().filter(unit__in=units, year__in=years).order_by()
    proposed = still_proposed().filter(proposal__unit__in=units, proposal__year__in=years).order_by()
    for unit, award, year, recipient, head in given.values_list("unit_id", "award_id", "year", "recipient_id", "recipient__merged_into"):
        people[unit, award, year].add(head or recipient)
    fields = ("proposal__unit_id", "award_id", "proposal__year", "recipient_id", "recipient__merged_into", "proposal_id", "proposal__state")
    for unit, award, year, recipient, head, dossier, state in proposed.values_list(*fields):
        if state in UNSENT:
            drafts[unit, award, year][head or recipient].add(dossier)
        else:
            people[unit, award, year].add(head or recipient)
    only = {place: {pk: ids for pk, ids in found.items() if pk not in people[place]} for place, found in drafts.items()}
    return {place: people[place] | set(only.get(place, ())) for place in people}, only


def _reports(units, years, day):
    """{(unit id, year): Reports}: what the unit owed and whose day has come; what was waived is left out."""
    owed = Obligation.objects.filter(unit__in=units, cluster__isnull=True, directive__year__in=years, duty__kind__in=REPORTS)
    found = defaultdict(list)
    for each in owed.select_related("duty", "directive").prefetch_related("changes").order_by("due", "pk"):
        due = each.deadline(day)
        if each.waiver(day) or (due >= day and each.settled_on is None):
            continue
        found[each.unit_id, each.directive.year].append(Report(each.pk, each.duty.title, due, each.settled_on, each.days_late(day)))
    return dict(found)
