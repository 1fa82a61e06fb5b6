"""Gathering what is known of many recipients: one query for each kind of record, whoever was found to be one counted as one."""

from collections import defaultdict

from django.db.models import F, Q

from awards.catalogue.states import GRADE_ORDER, Grade, RecipientKind
from awards.proposals.facts import Given, Graded, History, Invention, Proposed, Registered, Restricted
from awards.proposals.models import Nominee
from awards.proposals.states import Outcome, Verdict
from awards.records.models import AwardRecord, GradeRecord, Initiative, Membership, Recipient, Restriction
from awards.records.states import RecordState
from awards.registrations.models import RegisteredTitle
from emulation.search.text import fold


def histories(ids, years):
    """Return {recipient id: History} of the recipients of `ids` (a set), each with that of every row that is one with it.

    `years` bound what is asked of registrations. Nine queries, whatever the number.
    """
    heads, names = _families(ids)
    found = {head: History(pk=head, name=names[head]) for head in set(heads.values())}

    def of(recipient_id):
        return found[heads[recipient_id]]

    rows = list(heads)
    _given(rows, of)
    _proposed(rows, of)
    _registered(rows, years, of)
    _placed(rows, of)
    _graded(rows, heads, of)
    for pk, *row in Restriction.objects.filter(recipient__in=rows).values_list("recipient", "kind", "sanction", "begins", "ends", "basis"):
        of(pk).restrictions.append(Restricted(*row))
    _invented(rows, of)
    return {pk: found[heads[pk]] for pk in ids}


def _families(ids):
    """({row id: id of the row it was merged into, or its own} of every row of the families, {id: name} of these)."""
    heads = {head or pk for pk, head in Recipient.objects.filter(pk__in=ids).values_list("pk", "merged_into")}
    rows = Recipient.objects.filter(Q(pk__in=heads) | Q(merged_into__in=heads)).order_by().values_list("pk", "merged_into", "name")
    family, names = {}, {}
    for pk, head, name in rows:
        family[pk] = head or pk
        names[pk] = name
    return family, names


def _given(rows, of):
    fields = ("award_id", "award__form", "award__short_name", "kind", "year", "achieved_from", "achieved_to", "decision_day", "decision_number")
    for row in AwardRecord.objects.valid().filter(recipient__in=rows).order_by("-year", "-pk").values_list("pk", "recipient_id", *fields):
        of(row[1]).given.append(Given(*row))


def _graded(rows, heads, of):
    """Where merged rows differ that of the standing row counts, as on its page; where that says nothing, the lower one."""
    found = GradeRecord.objects.filter(recipient__in=rows).order_by("pk").values_list("recipient", "year", "grade", "basis")
    for pk, year, *said in sorted(found, key=lambda row: heads[row[0]] == row[0]):
        graded, before = Graded(*said), of(pk).grades.get(year)
        if before is None or heads[pk] == pk or GRADE_ORDER.index(Grade(graded.grade)) < GRADE_ORDER.index(Grade(before.grade)):
            of(pk).grades[year] = graded


def still_proposed():
    """Return the Nominees that stand: not those whom whoever decides above did not award, or whose award was revoked since."""
    return Nominee.objects.standing().exclude(outcome=Outcome.NOT_AWARDED).exclude(record__state=RecordState.REVOKED)


def _proposed(rows, of):
    asked = still_proposed().filter(recipient__in=rows).order_by("pk")
    fields = (
        "proposal_id",
        "proposal__receipt_year",
        "proposal__receipt_number",
        "proposal__unit_id",
        "award_id",
        "award__form",
        "award__short_name",
    )
    more = ("proposal__kind", "proposal__year", "achieved_from", "achieved_to", "verdict")
    for recipient, pk, proposal, year, number, *rest, verdict in asked.values_list("recipient_id", "pk", *fields, *more):
        code = f"HS-{year}-{number:03d}" if number else f"HS-nháp-{proposal}"
        of(recipient).proposed.append(Proposed(pk, proposal, code, *rest, verdict == Verdict.COUNCIL))


def _registered(rows, years, of):
    asked = RegisteredTitle.objects.filter(recipient__in=rows, year__in=years)
    for pk, *row in asked.values_list("recipient_id", "award_id", "award__short_name", "year", "registration_id"):
        of(pk).registered.append(Registered(*row))


def _placed(rows, of):
    for pk, since in Membership.objects.filter(recipient__in=rows).order_by().values_list("recipient_id", "valid_from"):
        history = of(pk)
        history.since = min(since, history.since or since)


def _invented(rows, of):
    through = Initiative.authors.through.objects.filter(recipient__in=rows)
    fields = ("initiative_id", "initiative__title", "initiative__year", "initiative__scope", "initiative__decision_number")
    for pk, *row in through.values_list("recipient_id", *fields).order_by("initiative_id"):
        made = Invention(*row)
        if made not in (known := of(pk).inventions):
            known.append(made)


def members(collectives, years):
    """Return {(recipient id of the collective, year): ids of the persons who belonged to it in the year}; one query.

    `collectives` are (recipient id, unit id, its folded name where it is a part of the unit, "" where it is the whole unit). Of a part are
    those whose place names it.
    """
    by_unit = defaultdict(list)
    rows = Membership.objects.filter(unit__in={unit for _, unit, _ in collectives}, recipient__kind=RecipientKind.PERSON).order_by("pk")
    person = rows.annotate(person=F("recipient__merged_into")).values_list("unit_id", "recipient_id", "person", "team", "valid_from", "valid_to")
    for unit, pk, head, team, since, until in person:
        by_unit[unit].append((head or pk, fold(team), since.year, until.year if until else None))
    return {
        (recipient, year): {
            pk for pk, team, since, until in by_unit[unit] if since <= year and (until is None or until >= year) and name in ("", team)
        }
        for recipient, unit, name in collectives
        for year in years
    }
