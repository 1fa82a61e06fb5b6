"""Copied paragraphs: what the accounts of two nominees share, measured against the shorter one."""

from collections import Counter

from django.db.models import Count

from awards.proposals import shingles
from awards.proposals.check_models import TextPrint
from awards.proposals.double_pairs import Match, pair_key
from awards.proposals.models import Nominee
from awards.proposals.states import ClaimKind

THRESHOLD = 60  # per cent of the shorter text
LEAST = 12  # rows of words in common: a sentence or two; below that a formula of office language is enough
COMMON = 12  # what stands in more dossiers than this is such a formula, and counts for nobody
MOST = 3  # of one nominee, the nearest: a text pasted three hundred times makes three hundred rows, not ninety thousand
PARTS = ("task", "result", "comparison", "reach")


def texts_of(nominee):
    """Return the account of a nominee as the texts that are compared."""
    return [getattr(nominee, part) for part in PARTS]


def text_matches(scope):
    """Return the Matches of text; five queries, however many nominees."""
    shared, sizes = _shared(scope)
    pairs = {}
    for one, near in shared.items():
        scored = [(round(100 * len(rows) / max(1, min(sizes[one], sizes[other]))), other, rows) for other, rows in near.items()]
        for score, other, rows in sorted(scored, key=lambda each: (-each[0], each[1]))[:MOST]:
            if score >= THRESHOLD:
                pairs.setdefault(pair_key(one, other), (one, other, min(score, 100), rows))
    others = Nominee.objects.select_related("recipient", "proposal__unit").in_bulk({other for _, other, _, _ in pairs.values()})
    return [_match(scope.by_id[one], others[other], key, score, rows) for key, (one, other, score, rows) in pairs.items()]


def _shared(scope):
    """Return ({my nominee: {other: set of numbers}}, {nominee: how many numbers it has that are nobody's formula})."""
    own = TextPrint.objects.filter(nominee__proposal=scope.proposal)
    holders, dossiers = {}, {}
    for value, nominee in own.values_list("value", "nominee_id"):
        if nominee in scope.by_id:
            holders.setdefault(value, []).append(nominee)
            dossiers[value] = {scope.proposal.pk}
    # The database answers by the value alone: told both, SQLite tries every nominee with every value.
    outside = dict(scope.nominees.exclude(proposal=scope.proposal).order_by().values_list("pk", "proposal_id"))
    strangers = {}
    for value, nominee in TextPrint.objects.filter(value__in=own.values("value")).values_list("value", "nominee_id"):
        if nominee in outside and value in holders:
            strangers.setdefault(value, []).append(nominee)
            dossiers[value].add(outside[nominee])
    formulas = {value for value, places in dossiers.items() if len(places) > COMMON}
    sets = {}
    for value in holders.keys() - formulas:
        for nominee in (*holders[value], *strangers.get(value, ())):
            sets.setdefault(nominee, set()).add(value)
    far = {nominee for nominee, values in sets.items() if nominee not in scope.by_id and len(values) >= LEAST}
    sizes = {nominee: len(values) for nominee, values in sets.items() if nominee in scope.by_id}
    sizes |= _sizes_of(far, formulas, strangers)
    return _pairs_of(sets, set(scope.by_id), far), sizes


def _sizes_of(nominees, formulas, strangers):
    """Return {nominee of another dossier: how many numbers it has}, without the formulas."""
    total = TextPrint.objects.filter(nominee__in=nominees).order_by().values_list("nominee_id").annotate(Count("pk")) if nominees else ()
    held = Counter(nominee for value in formulas for nominee in strangers.get(value, ()))
    return {nominee: count - held[nominee] for nominee, count in total}


def _pairs_of(sets, mine, far):
    """Return {my nominee: {other: what both have}}, where that is enough. Equal texts are compared once, for all that have them."""
    alike = {}
    for nominee in sorted(nominee for nominee in sets if nominee in mine or nominee in far):
        alike.setdefault(frozenset(sets[nominee]), []).append(nominee)
    heads = {members[0]: values for values, members in alike.items()}
    index = {}
    for head, values in heads.items():
        for value in values:
            index.setdefault(value, []).append(head)
    found = {}
    for values, members in alike.items():
        own = [nominee for nominee in members if nominee in mine]
        if not own or len(values) < LEAST:
            continue
        counts = Counter(head for value in values for head in index[value])
        near = {head: values & heads[head] for head, count in counts.items() if count >= LEAST}
        _spread(found, own, members, near)
    return found


def _spread(found, own, members, near):
    """Note for each of `own` what it is near to: another text, or whoever has its own word for word (a stranger rather than a neighbour)."""
    twins = [nominee for nominee in members if nominee not in own][:1] or own[:1]
    for nominee in own:
        others = {head: rows for head, rows in near.items() if head not in members}
        others |= {twin: near[members[0]] for twin in twins if twin != nominee}
        if others:
            found[nominee] = others


def _match(mine, other, key, score, rows):
    whose = f"{other.recipient.name}, {other.proposal.unit.name}, hồ sơ {other.proposal.code}: "
    return Match(
        kind=ClaimKind.TEXT,
        key=key,
        nominee_id=mine.pk,
        other_id=other.pk,
        score=score,
        mine=shingles.quote(texts_of(mine), rows),
        theirs=whose + shingles.quote(texts_of(other), rows),
    )
