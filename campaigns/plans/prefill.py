"""The rows that a new plan starts from: last year's plan of the unit, or the clauses of the directive."""

import re
from difflib import SequenceMatcher

from campaigns.plans.models import Plan, PlanRow
from campaigns.plans.states import PlanState
from emulation.search.text import fold
from emulation.units.lineage import with_predecessors

# How much of two clauses is compared (characters), and how alike they must be to be taken for the same (0 to 1).
COMPARED = 400
ALIKE = 0.6

_SENTENCE = re.compile(r"(?<=[.;])\s+")


def last_years_plan(obligation):
    """Return the approved plan of the year before, of the unit or one that it took over, or None."""
    units = with_predecessors({obligation.unit_id})
    plans = Plan.objects.filter(
        obligation__unit__in=units,
        obligation__cluster__isnull=obligation.cluster_id is None,
        obligation__directive__year=obligation.directive.year - 1,
        obligation__directive__authority=obligation.authority_id,
        state=PlanState.APPROVED,
    )
    return plans.order_by("-pk").first()


def rows_from_plan(source, directive):
    """Return unsaved rows copied from the plan `source` (a Plan): days move to the year of `directive`, clauses to its like ones."""
    year = directive.year
    clauses = list(directive.clauses.select_related("parent"))
    return [
        PlanRow(
            order=row.order,
            clause=_like(row.clause, clauses),
            content=row.content,
            indicator=row.indicator,
            measure=row.measure,
            level=row.level,
            due=_in_year(row.due, year),
            person=row.person,
        )
        for row in source.rows.select_related("clause__parent")
    ]


def _like(clause, clauses):
    """Return the clause of the new directive that says nearly the same under the same number, else None: nothing stale is kept in silence."""
    if clause is None:
        return None
    same = next((other for other in clauses if other.address == clause.address), None)
    alike = same and SequenceMatcher(None, fold(clause.text)[:COMPARED], fold(same.text)[:COMPARED]).ratio() >= ALIKE
    return same if alike else None


def rows_from_clauses(covers):
    """Return one unsaved row for every clause of `covers` (a list of Cover), with its first sentence as content."""
    return [PlanRow(order=order, clause=cover.clause, content=first_sentence(cover.clause.text)) for order, cover in enumerate(covers, 1)]


def first_sentence(text, limit=300):
    """Return the first sentence or part of `text`, at most `limit` characters, cut at a word."""
    first = _SENTENCE.split(text.strip(), maxsplit=1)[0].rstrip(".;")
    return first if len(first) <= limit else first[:limit].rsplit(" ", 1)[0] + " …"


def _in_year(day, year):
    if day is None:
        return None
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)
