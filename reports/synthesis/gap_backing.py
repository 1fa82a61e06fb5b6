"""The evidence of a clause that was proposed from measured gaps, for the pages of the directive that it stands in."""

import re

from django.urls import reverse

from campaigns.directives.backing import Backing, register
from reports.synthesis.models import GapClause, Synthesis

_OF_SYNTHESIS = re.compile(r"^/tong-hop/(\d+)/")


@register
def backing_of(directive, user):
    """Return {id of the clause: Backing} of `directive`; links into a synthesis that is not open to `user` are left out; two queries."""
    gaps = list(GapClause.objects.filter(directive=directive, clause__isnull=False).select_related("synthesis").defer("synthesis__facts"))
    if not gaps:
        return {}
    wanted = {gap.synthesis_id for gap in gaps}
    open_to = set(Synthesis.objects.visible_to(user).filter(pk__in=wanted).values_list("pk", flat=True))
    return {gap.clause_id: _backing(gap, open_to, user) for gap in gaps}


def _backing(gap, open_to, user):
    works = user.has_perm("reports.build_synthesis", gap.synthesis)
    lines = tuple({"words": line["words"], "url": line["url"] if _is_open(line["url"], open_to) else ""} for line in gap.evidence)
    title = f"{gap.get_kind_display()}, {gap.synthesis.span.label}"
    return Backing(title, lines, f"{reverse('reports:gap-list', args=[gap.synthesis_id])}#de-xuat-{gap.pk}" if works else "")


def _is_open(url, open_to):
    synthesis = _OF_SYNTHESIS.match(url)
    return not synthesis or int(synthesis[1]) in open_to
