"""From nominees (or drafts) to the Cases that the rules judge, in a constant number of queries."""

from awards.catalogue.states import RecipientKind
from awards.proposals.facts import Case, Draft
from awards.proposals.facts_people import histories, members
from awards.proposals.facts_units import around
from awards.proposals.models import Nominee
from emulation.units.models import Unit

NOMINEE = {
    "key": "pk",
    "recipient_id": "recipient_id",
    "recipient_kind": "recipient__kind",
    "award_id": "award_id",
    "award_name": "award__short_name",
    "form": "award__form",
    "kind": "proposal__kind",
    "year": "proposal__year",
    "unit_id": "proposal__unit_id",
    "proposal_id": "proposal_id",
    "achieved_from": "achieved_from",
    "achieved_to": "achieved_to",
    "headcount": "recipient__headcount",
    "_part": "recipient__match_key",
    "_whole": "recipient__unit_id",
    "_ends": "recipient__unit__valid_to",
}


def cases_of(nominees, book, day):
    """Return the Cases of `nominees` (Nominees or Drafts, mixed as you like), in their order.

    `book` is the RuleBook, `day` the day on which is asked (a date). Some twenty-five queries, be it one nominee or three thousand.
    """
    rows = _rows(nominees)
    units, years = {row["unit_id"] for row in rows}, {row["year"] for row in rows}
    collectives = {_collective(row) for row in rows if row["recipient_kind"] == RecipientKind.COLLECTIVE}
    belong = members(collectives, years) if collectives else {}
    asked = {row["recipient_id"] for row in rows}.union(*belong.values())
    known, surroundings = histories(asked, years), around(book, day, units, years)
    return [_case(row, known, belong, surroundings) for row in rows]


def _rows(nominees):
    """The plain columns of each, in the order given; what is shown may have been changed since it was fetched."""
    stored = [each.pk for each in nominees if isinstance(each, Nominee)]
    fetched = {
        row[0]: dict(zip(NOMINEE, row, strict=True)) for row in Nominee.objects.filter(pk__in=stored).order_by().values_list(*NOMINEE.values())
    }
    ends = dict(Unit.objects.filter(pk__in=_whole_units(nominees)).values_list("pk", "valid_to"))
    return [_draft_row(each, ends) if isinstance(each, Draft) else fetched[each.pk] for each in nominees]


def _whole_units(nominees):
    return {each.recipient.unit_id for each in nominees if isinstance(each, Draft) and each.recipient.unit_id}


def _draft_row(draft, ends):
    who, award = draft.recipient, draft.award
    return {
        "key": draft.pk,
        "recipient_id": who.pk,
        "recipient_kind": who.kind,
        "award_id": award.pk,
        "award_name": award.short_name,
        "form": award.form,
        "kind": draft.kind,
        "year": draft.year,
        "unit_id": draft.unit.pk,
        "proposal_id": draft.proposal and draft.proposal.pk,
        "achieved_from": draft.achieved_from,
        "achieved_to": draft.achieved_to,
        "headcount": who.headcount,
        "is_draft": True,
        "_part": who.match_key,
        "_whole": who.unit_id,
        "_ends": ends.get(who.unit_id),
    }


def _collective(row):
    """(recipient id, unit id, folded name of the part): a collective that is a whole unit has no name of a part."""
    return row["recipient_id"], row["_whole"] or row["unit_id"], "" if row["_whole"] else row["_part"]


def _case(row, known, belong, surroundings):
    whose = belong.get((row["recipient_id"], row["year"]))
    fields = {name: value for name, value in row.items() if not name.startswith("_")}
    return Case(
        **fields,
        history=known[row["recipient_id"]],
        around=surroundings,
        members=None if whose is None else [known[pk] for pk in sorted(whose)],
        unit_ends=row["_ends"],
    )
