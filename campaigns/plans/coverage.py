"""Which clauses of the directive the plan serves, and which it leaves uncovered."""

from dataclasses import dataclass

from campaigns.directives.models import Clause


@dataclass(frozen=True)
class Cover:
    clause: Clause
    rows: tuple

    @property
    def covered(self):
        return bool(self.rows)

    @property
    def address(self):
        return self.clause.address


def coverage(plan):
    """Return a Cover for every clause without points below it that is not only about the organisation; two queries.

    Points under the clause of organisation name other actors, so only those that the plan's own duty stands on are asked for.
    """
    clauses = list(plan.obligation.directive.clauses.select_related("parent"))
    rows = list(plan.rows.all())
    parents = {clause.parent_id for clause in clauses if clause.parent_id}
    own = plan.obligation.duty.clause_id
    asked = [clause for clause in clauses if (clause.parent_id is None and clause.pk not in parents) or clause.pk == own]
    asked.sort(key=lambda clause: (clause.parent.order if clause.parent_id else clause.order, clause.parent_id or 0, clause.order))
    return [Cover(clause, tuple(row for row in rows if row.clause_id == clause.pk)) for clause in asked]
