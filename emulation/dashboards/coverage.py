"""Whether a living person stands behind everything: work that nobody holds is reminded of to nobody."""

from django.urls import reverse

from campaigns.obligations.audience import manned
from emulation.dashboards.measures import Measure
from emulation.formats.words import percent


def coverage(obligations, day, user):
    """Return the Measure of units and clusters in which somebody is in charge, in a list: empty where nobody owes anything; one query.

    `obligations` are those that stand on `day`. As on the page "Người phụ trách", which the standing office can go on to, a person who
    left is in charge of nothing any more.
    """
    owners = {(each.unit_id, each.cluster_id) for each in obligations}
    if not owners:
        return []
    people = manned(obligations, day)
    open_ones = {(each.unit_id, each.cluster_id) for each in obligations if each.settled_on is None}
    bare = sum((unit, bool(cluster)) not in people for unit, cluster in open_ones)
    note = f"{bare} đơn vị không có người phụ trách" if bare else "Đơn vị nào cũng có người phụ trách"
    held, kind = len(owners) - bare, "ok" if percent(len(owners) - bare, len(owners)) >= 90 else ""
    url = reverse("campaigns:who-is-behind") if user.has_perm("campaigns.review_obligation") else ""
    return [Measure("Có người phụ trách", held, len(owners), note, kind, url=url)]
