"""From kept proposals to the draft of the next directive: last directive's text as its frame, the proposals as clauses before the last part."""

import re

from campaigns.directives.contents import write_clauses
from campaigns.directives.copying import copy_directive
from campaigns.directives.outline import outline
from emulation.workflow.steps import write_trace
from reports.synthesis.models import GapClause

_NUMBERED = re.compile(r"^(\D*)(\d+)(\D*)$")


def draft_from(source, synthesis, *, by, now):
    """Create the draft of the year after `synthesis` from the directive `source`; returns it. Must run in the caller's transaction."""
    draft = copy_directive(source, by=by, now=now, year=synthesis.year + 1)
    write_trace(draft, step="gaps", what=f"Tạo từ {synthesis.title}"[:200], by=by, now=now, to_state=draft.state)
    return draft


def place_in(directive, gaps, synthesis, *, by, now):
    """Make clauses of the GapClauses `gaps` and remember which; the clauses after them are renumbered. Raises Refused where it is no draft."""
    rows = [{"id": e.clause.pk, "level": e.depth, "label": e.clause.label, "text": e.clause.text} for e in outline(directive)]
    place = _place(rows)
    rows[place:place] = [{"id": None, "level": 0, "label": "", "text": gap.text} for gap in gaps]
    _number(rows)
    write_clauses(directive, rows, by=by, now=now, version=directive.version)
    made = {clause.order: clause for clause in directive.clauses.all()}
    for order, gap in enumerate(gaps, place + 1):
        gap.directive, gap.clause = directive, made[order]
    GapClause.objects.bulk_update(gaps, ["directive", "clause"])
    write_trace(directive, step="gaps", what=f"Đưa {len(gaps)} đề xuất từ {synthesis.title}"[:200], by=by, now=now, to_state=directive.state)


def _place(rows):
    """Return where the new clauses go: before the last clause if it has points (it says who does what), else at the end."""
    tops = [place for place, row in enumerate(rows) if row["level"] == 0]
    return tops[-1] if tops and tops[-1] < len(rows) - 1 else len(rows)


def _number(rows):
    """Give the new clauses their numbers: the clauses count on in the sign of the old ones; where these are not numbers, from the first free one."""
    tops = [row for row in rows if row["level"] == 0]
    signs = [_NUMBERED.match(row["label"]) for row in tops if row["label"]]
    if all(signs):
        before, after = (signs[0][1], signs[0][3]) if signs else ("", "")
        for number, row in enumerate(tops, 1):
            row["label"] = f"{before}{number}{after}"
        return
    taken = {row["label"] for row in tops}
    free = (str(number) for number in range(1, len(tops) * 2 + 1) if str(number) not in taken)
    for row in tops:
        row["label"] = row["label"] or next(free)
