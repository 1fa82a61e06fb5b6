"""Tables of tasks: rows of cells parted by tabs under a header that says which column is the task, who does it and by when."""

import re

from campaigns.readings.paper import acts, bodies, reports
from campaigns.readings.paper.findings import FoundClause, FoundDuty
from campaigns.readings.paper.text import Piece, plain, squeeze

_TASK = re.compile(r"(?:ten )?(?:noi dung|nhiem vu|cong viec|hoat dong|viec)")
_WHO = re.compile(r"(?:(?:don vi|co quan|bo phan) )?(?:chu tri|thuc hien|phu trach|duoc giao)|don vi|co quan|nguoi thuc hien")
_WITH = re.compile(r"(?:(?:don vi|co quan) )?phoi hop")
_WHEN = re.compile(r"thoi (?:gian|han|diem)|han|tien do|hoan thanh")


def tasks(rows: list[Piece], clauses: list[FoundClause]) -> list[FoundDuty]:
    """Return a duty for each row of each table of tasks among `rows`."""
    found: list[FoundDuty] = []
    header: dict[str, int] = {}
    for row in rows:
        cells = _cells(row)
        if len(cells) < 3:
            header = {} if len(cells) == 1 else header
            continue
        titles = _header(cells)
        if titles:
            header = titles
        elif header and (duty := _task(cells, header, clauses)):
            found.append(duty)
    return found


def _cells(row):
    cells, place = [], 0
    for part in row.words.split("\t"):
        cells.append(row.part(place, place + len(part)))
        place += len(part) + 1
    return cells


def _header(cells):
    """{column: place} if these cells head a table of tasks: a task and who does it."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        words = plain(cell.words)
        for name, pattern in (("with", _WITH), ("when", _WHEN), ("who", _WHO), ("task", _TASK)):
            if name not in found and len(words) < 40 and pattern.match(words):
                found[name] = place
                break
    return found if {"task", "who"} <= set(found) else {}


def _task(cells, header, clauses):
    if max(header.values()) >= len(cells) or not cells[header["task"]].words or not cells[header["who"]].words:
        return None
    task = cells[header["task"]]
    match = acts.ACT.match(acts.small(task.words))
    group = next((name for name in ("plan", "launch", "propaganda") if match and match[name]), "other")
    kind, period = (_report(task.words)) if match and match["report"] else (group, "")
    limits = _when(cells[header["when"]]) if "when" in header else []
    return FoundDuty(
        kind=kind,
        title=acts.title(task.words),
        who=_names(cells[header["who"]]),
        helpers=_names(cells[header["with"]]) if "with" in header else (),
        period=period,
        clause=next((at for at, clause in reversed(list(enumerate(clauses))) if clause.place[0] <= task.start < clause.place[1]), None),
        quote=task.words,
        place=task.place,
        **(limits[0] if limits else {}),
    )


def _report(words):
    folded = plain(words)
    if re.search(r"(?:0?6|sau) thang", folded):
        return "half_year", "half_year"
    return ("year", "year") if re.search(r"(?<![^\W_])(?:ca |cuoi )?nam(?![^\W_])", folded) else ("other", "")


def _names(cell):
    return tuple(squeeze(piece.words) for piece in bodies.split(cell)) if cell.words else ()


def _when(cell):
    """In the column of time every day is a limit."""
    return [reports._limit(due) for due in reports.dates.dues(cell.words)]
