"""Among what doubles are looked for: dossiers that were submitted to the same authority (or one it took over from), and recipients who are one.

Nothing outside is compared: a neighbouring authority must not learn from a match what was proposed elsewhere.
"""

from django.db.models import Q

from awards.catalogue.states import RecipientKind
from awards.proposals.models import Nominee, Proposal
from awards.proposals.states import ProposalState as P
from awards.records.models import Identity, Recipient
from emulation.units.lineage import with_predecessors
from emulation.units.models import Unit

STANDING = (P.SENT, P.REVIEW, P.RETURNED, P.READY, P.FORWARDED, P.ANSWERED)
SURE, LIKELY = 100, 90  # per cent: one record or one identity number; the same name and day of birth


class Scope:
    """The dossiers that `proposal` is compared with, itself included. `mine` are its nominees."""

    def __init__(self, proposal):
        self.proposal = proposal
        self.authorities = with_predecessors({proposal.authority_id})
        self.dossiers = Proposal.objects.filter(Q(pk=proposal.pk) | Q(authority__in=self.authorities, state__in=STANDING))
        self.nominees = Nominee.objects.standing().filter(proposal__in=self.dossiers.order_by().values("pk"))
        self.mine = list(self.nominees.filter(proposal=proposal).select_related("recipient", "award"))
        for nominee in self.mine:
            nominee.proposal = proposal
        self.by_id = {nominee.pk: nominee for nominee in self.mine}
        self.kin = kin_of({nominee.recipient_id for nominee in self.mine}, self.authorities)

    def same(self, recipient_id, nominee):
        """Return how sure (per cent) it is that a recipient is the one of `nominee`; 0 where nothing says so."""
        return self.kin.get(recipient_id, {}).get(nominee.recipient_id, 0)


def kin_of(ids, authorities):
    """Return {recipient id: {id of `ids`: per cent}}: who is one with whom, by a merger, an identity number, or name and day of birth.

    Name and birth count only for those in the trees of `authorities`. Six queries, however many.
    """
    family = _rows(Recipient.objects.family(ids))
    heads = {}
    for row in family.values():
        if row["pk"] in ids:
            heads.setdefault(_head(row), set()).add(row["pk"])
    sure = {}  # head of a family -> ids of ours it is one with
    for head, own in heads.items():
        sure[head] = set(own)
    likely = {}
    found = _same_number(family, heads, sure) | _same_birth(family, heads, likely, authorities)
    family |= _rows(Recipient.objects.family(found)) if found else {}
    kin = {}
    for row in family.values():
        near = kin.setdefault(row["pk"], {})
        for head in {_head(row), row["pk"]}:
            near.update(dict.fromkeys(likely.get(head, ()), LIKELY))
        for head in {_head(row), row["pk"]}:
            near.update(dict.fromkeys(sure.get(head, ()), SURE))
    return {pk: near for pk, near in kin.items() if near}


def _rows(recipients):
    return {row["pk"]: row for row in recipients.values("pk", "kind", "match_key", "birth_date", "merged_into")}


def _head(row):
    return row["merged_into"] or row["pk"]


def _same_number(family, heads, sure):
    """Note in `sure` who has the identity number of one of the family; return their ids."""
    numbers = {}
    for pk, digest in Identity.objects.filter(recipient__in=family).values_list("recipient_id", "digest"):
        numbers.setdefault(digest, set()).update(heads.get(_head(family[pk]), ()))
    others = Identity.objects.filter(digest__in=numbers).exclude(recipient__in=family) if numbers else Identity.objects.none()
    found = set()
    for pk, digest in others.values_list("recipient_id", "digest"):
        sure.setdefault(pk, set()).update(numbers[digest])
        found.add(pk)
    return found


def _same_birth(family, heads, likely, authorities):
    """Note in `likely` who has the name and the day of birth of one of the family; return their ids."""
    wanted = {}
    for row in family.values():
        if row["kind"] == RecipientKind.PERSON and row["birth_date"]:
            wanted.setdefault((row["match_key"], row["birth_date"]), set()).update(heads.get(_head(row), ()))
    if not wanted:
        return set()
    trees = Q(pk__in=[])
    for path in Unit.objects.filter(pk__in=authorities).values_list("path", flat=True):
        trees |= Q(memberships__unit__path__startswith=path)
    names, days = {name for name, _ in wanted}, {day for _, day in wanted}
    others = Recipient.objects.filter(trees, kind=RecipientKind.PERSON, match_key__in=names, birth_date__in=days).exclude(pk__in=family)
    found = set()
    for pk, name, day in others.values_list("pk", "match_key", "birth_date").distinct():
        if (name, day) in wanted:
            likely.setdefault(pk, set()).update(wanted[name, day])
            found.add(pk)
    # Two of the family's own size may be look-alikes of each other: two rows of one person in one dossier.
    for row in family.values():
        if row["kind"] == RecipientKind.PERSON and (row["match_key"], row["birth_date"]) in wanted:
            likely.setdefault(row["pk"], set()).update(wanted[row["match_key"], row["birth_date"]])
    return found
