"""Gathering what is known around the nominees: who holds or is proposed for what in a unit, reports, registrations, who decides."""

from collections import defaultdict

from awards.catalogue.models import Capacity
from awards.catalogue.states import CriterionKind
from awards.proposals.facts import Around, Report
from awards.proposals.models import Nominee
from awards.records.models import AwardRecord, Initiative
from awards.registrations.models import Registration
from awards.registrations.states import RegistrationState
from campaigns.directives.models import Duty
from campaigns.obligations.models import Obligation

REPORTS = (Duty.Kind.HALF_YEAR, Duty.Kind.YEAR)


def around(book, day, units, years):
    """Return the Around for the nominees of `units` (ids) in `years` (sets): nine queries besides those of the RuleBook."""
    tree = book.authority.path
    known = AwardRecord.objects.filter(unit__path__startswith=tree).order_by().values_list("award_id", "year").distinct()
    invented = Initiative.objects.filter(authors__memberships__unit__path__startswith=tree).order_by().values_list("year", flat=True).distinct()
    registered = Registration.objects.filter(state=RegistrationState.APPROVED, unit__in=units, year__in=years).values_list("unit_id", "year")
    return Around(
        day=day,
        titles_known=frozenset(known),
        inventions_known=frozenset(invented),
        registered_units=frozenset(registered),
        holders=_holders(units, years),
        reports=_reports(units, years, day),
        steps=_years_of(book, CriterionKind.TITLE_YEARS),
        windows=_years_of(book, CriterionKind.TITLE_YEARS),
        capacities=dict(Capacity.objects.values_list("pk", "name")),
        decided_here=frozenset(pk for pk, rule in book.rules.items() if book.decides(rule.award)),
    )


def _years_of(book, kind):
    """{id of the award: years of its first criterion of the kind}; 1 is left out."""
    asked = {pk: rule.asks(kind) for pk, rule in book.rules.items()}
    return {pk: criterion.years for pk, criterion in asked.items() if criterion and (criterion.years or 1) > 1}


def _holders(units, years):
    """{(unit id, award id, year): ids of the recipients who were given or are proposed it}; rows that are one person count once."""
    people = defaultdict(set)
    given = AwardRecord.objects.valid().filter(unit__in=units, year__in=years).order_by()
    proposed = Nominee.objects.standing().filter(proposal__unit__in=units, proposal__year__in=years).order_by()
    rows = [
        *given.values_list("unit_id", "award_id", "year", "recipient_id", "recipient__merged_into"),
        *proposed.values_list("proposal__unit_id", "award_id", "proposal__year", "recipient_id", "recipient__merged_into"),
    ]
    for unit, award, year, recipient, head in rows:
        people[unit, award, year].add(head or recipient)
    return dict(people)


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
