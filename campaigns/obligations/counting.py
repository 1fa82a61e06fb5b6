"""Which submissions of a paper (plan, report) count: those that the unit did not take back before the office answered.

What readers from above see, compare, print and quote. The unit itself knows all of its versions.
"""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType

from emulation.workflow.models import Trace

MOVES = ("submit", "recall")


def kept(versions, traces):
    """Return the list of those of `versions` (all of one paper, in order) that were not taken back; `traces` are the Traces of the paper.

    Traces go by the order in which they were written, because several may bear the same moment. A version that was recorded from paper has
    no trace of its own.
    """
    moves = sorted((trace for trace in traces if trace.step in MOVES), key=lambda trace: trace.pk)
    versions = list(versions)
    coming, last, taken = iter(versions), next(iter(versions), None), set()
    for move in moves:
        if move.step == "submit":
            last = next((version for version in coming if version.submitted_at == move.at), last)
        else:
            taken.add(last)
    return [version for version in versions if version not in taken]


def kept_by_paper(versions, paper, papers):
    """Return {id of the paper: its versions that were not taken back, in order}, papers without one left out; two queries.

    `versions` is a QuerySet of Submissions, `paper` the name of their foreign key to the paper, `papers` the ids.
    """
    link = versions.model._meta.get_field(paper)
    kind = ContentType.objects.get_for_model(link.related_model)
    submitted, moves = defaultdict(list), defaultdict(list)
    for version in versions.filter(**{f"{paper}__in": papers}).order_by("number"):
        submitted[getattr(version, link.attname)].append(version)
    for trace in Trace.objects.filter(content_type=kind, object_id__in=list(submitted), step__in=MOVES).only("object_id", "step", "at"):
        moves[trace.object_id].append(trace)
    standing = {paper: kept(own, moves[paper]) for paper, own in submitted.items()}
    return {paper: own for paper, own in standing.items() if own}


def told_above(history):
    """Return what of a history (newest first) readers from above are told: not what the unit does and says among itself while it mends."""
    sent = next((place for place, trace in enumerate(history) if trace.step == "submit"), len(history))
    return [trace for place, trace in enumerate(history) if trace.step != "hand_back" and (trace.step != "evidence" or place > sent)]


def version_from(versions, number):
    """Return the version `number` among `versions` (in order), or the first one after it where it was taken back; None where there is none."""
    return next((version for version in versions if version.number >= number), None)


def chosen_pair(versions, asked, *, later, earlier):
    """Return {"versions", "older", "newer"}: which two of `versions` (in order) to compare; None while there is only one.

    `asked` are the parameters of the address, in which `later` and `earlier` may name a version by its number; else the last two are taken.
    """
    versions = list(versions)
    if len(versions) < 2:
        return None
    places = {str(version.number): place for place, version in enumerate(versions)}
    newer = places.get(asked.get(later), len(versions) - 1)
    older = places.get(asked.get(earlier), max(newer - 1, 0))
    return {"versions": versions, "older": versions[older], "newer": versions[newer]}
