"""Who can answer a question: whoever answers for the report; once nobody is left there, the heads and clerks of what took the unit over."""

from collections import defaultdict

from campaigns.obligations.audience import people_of
from emulation.accounts.models import User
from emulation.accounts.roles import UNIT_ROLES
from emulation.units.models import Succession


def answerers(obligation, day):
    """Return the list of Users who are to answer a question about the report of `obligation` on `day`; [] where nobody can."""
    found = list(people_of(obligation, day))
    if found or obligation.cluster_id:
        return found
    return list(User.objects.holding(UNIT_ROLES, heirs_of([obligation.unit_id])[obligation.unit_id], day))


def heirs_of(unit_ids):
    """Return {id of the unit: ids of the units that took it over, however many mergers on}; one query for each generation of mergers."""
    known, fresh = defaultdict(set), {unit: {unit} for unit in unit_ids}
    while fresh:
        after = defaultdict(set)
        for old, new in Succession.objects.filter(predecessor__in=fresh).values_list("predecessor_id", "successor_id"):
            for unit in fresh[old]:
                if new not in known[unit]:
                    known[unit].add(new)
                    after[new].add(unit)
        fresh = after
    return known


def nobody_words(obligation, day):
    """Return the sentence that nobody can answer for the report of `obligation` on `day`, "" where somebody can."""
    if answerers(obligation, day):
        return ""
    unit = obligation.unit
    if obligation.cluster_id or unit.valid_to is None or unit.valid_to >= day:
        return f"Hiện không ai giải trình được: {obligation.owner_name} chưa có người phụ trách. Nhờ quản trị phân công người ở đơn vị."
    return (
        f"Hiện không ai giải trình được: {unit.name} đã kết thúc và đơn vị kế thừa chưa có người phụ trách. "
        "Nhờ quản trị phân công người ở đơn vị kế thừa."
    )
