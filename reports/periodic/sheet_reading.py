"""What an Excel file would do to the cells of a report, line by line, before anything is saved: the same rules as the page."""

import re
from dataclasses import dataclass, field

from emulation.attachments.sheet_values import as_text, shown
from emulation.attachments.workbook import Fault, SheetRefused, read_table
from emulation.formats.differences import value as value_pieces
from emulation.search.text import fold
from reports.periodic import checks
from reports.periodic.grid import Cell, cells_of, not_assigned
from reports.periodic.openings import openings_of
from reports.periodic.saving import Typed, content_of
from reports.periodic.sheet_figures import Figure, figure_of, share_note, words_of
from reports.periodic.sheets import COLUMNS, mark_of, title_of

MAX_LINES = 1000
NEW, CHANGED, SAME, EMPTY, CLOSED, LEFT = "new", "changed", "same", "empty", "closed", "left"
_TEXTS = (("note", 600), ("reason", 400))
_TYPED = ("value", "note", "reason")
_MARK = re.compile(r"\bBC-\d{4}-\d+\b")


@dataclass
class Line:
    """One line of the file: `kind` says what it would do, `said` and `read` the figure as it stands there and as it was understood.

    `pieces` is what would change, by column; `notes` are sentences worth a look, `faults` what must be mended.
    """

    number: int
    name: str
    address: str
    kind: str = EMPTY
    said: str = ""
    read: str = ""
    pieces: dict = field(default_factory=dict)
    notes: list = field(default_factory=list)
    faults: list = field(default_factory=list)
    cell: Cell | None = None
    typed: Typed | None = None
    at: object = None

    @property
    def changes(self):
        return self.kind in (NEW, CHANGED)


class SheetIn:
    """The file `source` against `report`. Raises SheetRefused where it cannot be read as a table, or is of another report.

    `lines` are the lines of the file, `faults` (Fault) must be mended before anything is saved, `typed` is what would be saved,
    `others` the columns left out; `unmarked` says that the file does not name its report.
    """

    def __init__(self, source, report):
        rows = read_table(source, COLUMNS, max_rows=MAX_LINES)
        self.unmarked = not _known(rows.above, report)
        self.others = rows.others
        cells, self._openings = cells_of(report), openings_of(report)
        self._cells = {fold(cell.indicator.code): cell for cell in cells}
        self._not_given = {fold(indicator.code) for indicator in not_assigned(report)}
        self.lines = [self._line(row) for row in rows]
        self._refuse_doubled()
        self._judge(cells)

    @property
    def faults(self):
        return [fault for line in self.lines for fault in line.faults]

    @property
    def typed(self):
        return [line.typed for line in self.lines if line.changes]

    @property
    def counts(self):
        """How many lines are new, changed, the same, empty, closed and left out."""
        return {kind: sum(line.kind == kind for line in self.lines) for kind in (NEW, CHANGED, SAME, EMPTY, CLOSED, LEFT)}

    @property
    def absent(self):
        """How many indicators of the report have no line in the file; they stay as they are."""
        return len(self._cells) - len({line.cell.indicator.pk for line in self.lines if line.cell})

    def _line(self, row):
        code = shown(row["code"].value).strip().removeprefix("'")
        line = Line(row.number, shown(row["name"].value) or code, row["code"].address, said=shown(row["value"].value), at=row["value"])
        line.cell = self._cells.get(fold(code))
        if line.cell is None:
            return self._stranger(line, code, any(row[key].value is not None for key in _TYPED))
        _check_name(line, row["name"])
        line.name = line.cell.indicator.name
        self._compare(line, row)
        return line

    def _stranger(self, line, code, says):
        """A line that names no indicator of the report: left out where it says nothing, else a fault."""
        line.kind = LEFT
        if not says:
            line.notes.append("Bỏ qua: dòng này không có số liệu")
        elif not code:
            line.faults.append(Fault(line.address, "Dòng này có số liệu mà không có mã chỉ tiêu. Điền mã như trong mẫu, hoặc xóa dòng"))
        elif fold(code) in self._not_given:
            line.faults.append(Fault(line.address, f"Đơn vị không được giao chỉ tiêu mã “{code[:40]}” nên không báo cáo. Xóa dòng này"))
        else:
            line.faults.append(Fault(line.address, f"Mã “{code[:40]}” không có trong báo cáo này. Dùng mã như trong mẫu, hoặc xóa dòng"))
        return line

    def _compare(self, line, row):
        """Set beside each other what is saved and what the file says; an empty cell of the file says nothing."""
        cell = line.cell
        value, zero, kept, *texts = content_of(cell)
        old = Figure(value, zero, kept)
        new = _taken(line, row["value"], old, lambda at: figure_of(at, cell))
        new = old if new.same(old) and not new.kept else new
        line.read = words_of(cell.indicator, new) if row["value"].value is not None and not line.faults else ""
        said = {}
        for (key, length), before in zip(_TEXTS, texts, strict=True):
            said[key] = _taken(line, row[key], before, lambda at, length=length: as_text(at, length))
            line.pieces[key] = value_pieces(before, said[key]) if said[key] != before else []
        line.pieces["value"] = [] if new == old else value_pieces(words_of(cell.indicator, old), words_of(cell.indicator, new))
        line.typed = Typed(indicator_id=cell.indicator.pk, value=new.value, zero=new.zero, kept=new.kept, **said)
        self._classify(line, empty=all(row[key].value is None for key in _TYPED))

    def _classify(self, line, *, empty):
        if empty:
            return
        if line.typed.content == content_of(line.cell):
            line.kind = SAME
        elif self._openings.cell(line.cell.indicator.pk):
            line.kind = NEW if line.cell.value is None else CHANGED
        else:
            line.kind = CLOSED
            line.notes.append("Chỗ này không mở để sửa: giữ nguyên như đã trình")

    def _refuse_doubled(self):
        first = {}
        for line in self.lines:
            if line.cell and (before := first.setdefault(line.cell.indicator.pk, line)) is not line:
                words = f"Mã “{line.cell.indicator.code}” đã có ở ô {before.address}. Chỉ để một dòng cho mỗi chỉ tiêu"
                line.faults.append(Fault(line.address, words))

    def _judge(self, cells):
        """Judge every changed figure by the rules of the page, over the figures as they would then be."""
        figures = {cell.indicator.pk: cell.value for cell in cells} | {typed.indicator_id: typed.value for typed in self.typed}
        for line in self.lines:
            if line.changes and line.pieces["value"] and not line.faults:
                _judge_figure(line, figures)


def _known(above, report):
    """Tell whether the lines over the table name this report. Raises SheetRefused where they name another one."""
    named = {code for text in above for code in _MARK.findall(text)}
    titles = [text for text in above if fold(text).startswith("so lieu bao cao")]
    if (named and report.code not in named) or any(fold(title) != fold(title_of(report)) for title in titles):
        which = titles[0] if titles else f"Báo cáo {sorted(named)[0]}"
        raise SheetRefused(f"Tệp này là của báo cáo khác: “{which[:160]}”. Ở đây đang nhập “{title_of(report)}”. Tải mẫu của báo cáo này")
    return any(mark_of(report) in text for text in above) or bool(titles)


def _check_name(line, at):
    """A line whose code and name belong to two indicators has slipped: somebody sorted one column, or pasted a line too low."""
    indicator = line.cell.indicator
    if at.value is not None and fold(shown(at.value)) != fold(indicator.name):
        words = f"Mã “{indicator.code}” là “{indicator.name}”, ở đây ghi “{shown(at.value)[:80]}”. Kiểm tra xem dòng có bị lệch không"
        line.faults.append(Fault(at.address, words))


def _taken(line, at, before, read):
    """Return what stands in the cell `at`, `before` where it is empty or wrong; what is wrong becomes a Fault."""
    if at.value is None:
        return before
    try:
        return read(at)
    except ValueError as problem:
        line.faults.append(Fault(at.address, str(problem)))
        return before


def _judge_figure(line, figures):
    indicator, value, before = line.cell.indicator, line.typed.value, line.cell.before
    hint = share_note(line.at, indicator)
    if words := checks.wrong(indicator, value, figures.get(indicator.part_of_id)):
        line.faults.append(Fault(line.at.address, f"{words} (đang ghi “{line.said[:40]}”){f'. {hint}' if hint else ''}"))
        return
    line.notes += [hint] if hint else []
    if not line.typed.reason:
        line.notes += checks.odd(indicator, value, before=before.value if before else None, level=line.cell.level)
