"""What a report of a unit says about awards: whom it proposed in the period, and who was given something by a decision of the period."""

import datetime as dt
from collections import defaultdict

from awards.catalogue.states import AwardKind, RecipientKind
from awards.proposals.models import Nominee
from awards.records.models import AwardRecord
from awards.records.states import Leadership
from emulation import clock
from reports.periodic.providers import AwardLine, provider

KINDS = {AwardKind.MERIT: "merit", AwardKind.MOVEMENT: "movement", AwardKind.SUDDEN: "sudden", AwardKind.EXTERNAL: "external"}
WHO = ("recipient_id", "recipient__merged_into", "recipient__kind", "award__rank", "award__name", "leadership", "direct_worker")


@provider
def awards_of(unit, span):
    """Return the AwardLines of `unit` (a Unit) in `span` (a Period), the highest award first; two queries.

    Somebody proposed counts once for an award and kind; whoever was given it without a dossier here counts as proposed, too.
    """
    moments = (clock.end_of_day(span.begins - dt.timedelta(days=1)), clock.end_of_day(span.ends))
    proposed = Nominee.objects.standing().filter(proposal__unit=unit, proposal__received_at__gt=moments[0], proposal__received_at__lte=moments[1])
    decided = AwardRecord.objects.valid().filter(unit=unit, decision_day__range=(span.begins, span.ends))
    lines = defaultdict(dict)
    for *row, kind in proposed.order_by("pk").values_list(*WHO, "proposal__kind"):
        _count(lines, row, kind, given=False)
    for *row, kind in decided.order_by("pk").values_list(*WHO, "kind"):
        _count(lines, row, kind, given=True)
    return [_line(key, people) for key, people in sorted(lines.items(), key=lambda each: (-each[0][0], *each[0][1:]))]


def _count(lines, row, kind, *, given):
    """Note one person in the line of the award, kind of recipient and kind: {id: (leads, works directly, has a decision)}."""
    pk, head, who, rank, name, leadership, direct = row
    people = lines[rank, name, who, KINDS.get(kind, "other")]
    leads, works, before = people.get(head or pk, (False, False, False))
    leads = leads or leadership != Leadership.NONE
    people[head or pk] = (leads, not leads and (works or direct), before or given)


def _line(key, people):
    _, name, who, kind = key
    alone = who == RecipientKind.PERSON  # a collective neither leads nor works directly
    return AwardLine(
        form=name,
        recipients=who,
        leaders=sum(leads for leads, _, _ in people.values()) if alone else 0,
        direct=sum(works for _, works, _ in people.values()) if alone else 0,
        kind=kind,
        proposed=len(people),
        decided=sum(given for _, _, given in people.values()),
    )
