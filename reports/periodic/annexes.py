"""The annexes of a report: its figures by field, and its awards; shapes: emulation.documents.kinds."""

from campaigns.movements.models import Indicator
from emulation.documents.templatetags.papers import roman
from reports.periodic.honours import COLUMNS as AWARD_COLUMNS
from reports.periodic.honours import award_row

NOTHING = "-"  # nobody has answered: neither 0 nor "Không phát sinh"
CRITERION, HARD = "tiêu chí", "\N{NO-BREAK SPACE}"
FIGURE_COLUMNS = (
    ("STT", 12, True),
    ("Chỉ tiêu", 72, False),
    ("Đơn vị tính", 22, True),
    ("Kế hoạch năm", 25, True),
    ("Kỳ trước", 35, True),
    ("Kỳ này", 28, True),
    ("So kế hoạch", 20, True),
    ("Ghi chú", 38, False),
)


def figure_annex(cells, span):
    """Return the annex of the figures in `cells` (dicts as `cell_facts` makes them), grouped by field; None without any."""
    if not cells:
        return None
    rows, number = [], 0
    groups = _by_field(cells)
    for place, (field, group) in enumerate(groups, 1):
        rows.append({"group": f"{roman(place)}. {Indicator.Field(field).label}"})
        for cell, part in _in_order(group):
            number += not part
            rows.append({"cells": _figures(cell, "" if part else str(number), part)} | ({"part": True} if part else {}))
    return _annex(f"Số liệu {span.label}", FIGURE_COLUMNS, rows)


def award_annex(awards, span):
    """Return the annex of the awards (dicts as `award_facts` makes them); None without any."""
    rows = [{"cells": award_row(number, award)} for number, award in enumerate(awards, 1)]
    return _annex(f"Khen thưởng {span.label}", AWARD_COLUMNS, rows) if rows else None


def _annex(title, columns, rows):
    named = [{"title": name, "width": width, "middle": middle} for name, width, middle in columns]
    return {"title": title, "wide": True, "columns": named, "rows": rows}


def _by_field(cells):
    """Return (field, its cells) in the order of the fields."""
    groups = {field: [cell for cell in cells if cell["field"] == field] for field in Indicator.Field.values}
    return [(field, group) for field, group in groups.items() if group]


def _in_order(cells):
    """Yield (cell, whether it is a part), every part behind its whole."""
    ids = {cell["indicator"] for cell in cells}

    def below(parent):
        for cell in cells:
            if cell.get("part_of") == parent:
                yield cell
                yield from below(cell["indicator"])

    for cell in cells:
        if cell.get("part_of") not in ids:
            yield cell, False
            yield from ((part, True) for part in below(cell["indicator"]))


def _figures(cell, number, part):
    span = cell["before_span"].replace(" ", HARD)
    before = f"{cell['before']} ({span})" if cell["before"] else ""
    notes = [note for note in (cell["note"], cell["reason"]) if note]
    name = f"Trong đó: {cell['name']}" if part else cell["name"]
    figures = [cell["level"], before, cell["words"], cell["share"]]
    return [number, name, cell["measure"] or CRITERION, *(words or NOTHING for words in figures), "; ".join(notes)]
