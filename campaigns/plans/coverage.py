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
    asked = asked_of(clauses, plan.obligation.duty.clause_id)
    return [Cover(clause, tuple(row for row in rows if row.clause_id == clause.pk)) for clause in asked]


def asked_of(clauses, own=None):
    """Return those of `clauses` (of one directive, parents at hand) that a plan is asked to serve, in order; `own`: the id of its duty's clause."""
    parents = {clause.parent_id for clause in clauses if clause.parent_id}
    asked = [clause for clause in clauses if (clause.parent_id is None and clause.pk not in parents) or clause.pk == own]
    return sorted(asked, key=lambda clause: (clause.parent.order if clause.parent_id else clause.order, clause.parent_id or 0, clause.order))
