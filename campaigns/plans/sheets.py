"""The rows of a plan out to Excel and in again: what a file would do to the draft, before anything is saved.

A row of a file becomes what a browser would post, so that the rows of the editor are the one judge of what may stand in a plan.
"""

import datetime as dt
import re
from decimal import Decimal

from campaigns.plans.comparison import pair_rows, row_change, whole_row
from campaigns.plans.forms import MOST_ROWS, ROW_FIELDS, RowSet
from campaigns.plans.snapshot import row_facts
from emulation.attachments.sheet_values import shown
from emulation.attachments.workbook import Column, Fault, read_table, write_table
from emulation.formats.words import day_words, number_words
from emulation.search.text import fold

COLUMNS = [
    Column("content", "Nội dung", required=True, also=("Nội dung thi đua", "Nội dung công việc")),
    Column("indicator", "Chỉ tiêu"),
    Column("level", "Mức phấn đấu", also=("Mức", "Mức phấn đấu năm")),
    Column("measure", "Đơn vị tính", also=("ĐVT", "Đơn vị")),
    Column("due", "Hạn", also=("Hạn hoàn thành", "Thời hạn")),
    Column("person", "Người phụ trách", also=("Phụ trách",)),
    Column("clause", "Thực hiện khoản", also=("Thực hiện", "Thực hiện điều khoản", "Điều khoản")),
]
REPLACE, APPEND = "replace", "append"
_WIDTHS = {"content": 48, "indicator": 36, "level": 14, "measure": 14, "due": 14, "person": 26, "clause": 20}
_NOTES = (
    "Mỗi dòng một nội dung thi đua. Cột có dấu * phải điền. Không gộp ô, không dùng công thức.",
    "Mức phấn đấu: số viết như 1.480 hoặc 90,8. Đơn vị tính ghi ở cột riêng.",
    "Hạn: ngày/tháng/năm, ví dụ 15/6/2023.",
    "Thực hiện khoản: chọn trong danh sách của ô, ví dụ “Điểm a khoản 7”.",
    f"Tối đa {MOST_ROWS} dòng. Khi nhập lại, hệ thống cho xem trước và chưa lưu gì cho đến khi xác nhận.",
)
_APART = re.compile(r"[\s,;]+")


def rows_sheet(plan):
    """Return the bytes of an Excel file with the rows of the plan, to be changed there and read in again."""
    clauses = plan.obligation.directive.clauses.select_related("parent")
    rows = [
        {name: getattr(row, name) for name in ROW_FIELDS if name != "key"} | {"clause": _address(row.clause) if row.clause_id else ""}
        for row in plan.rows.select_related("clause__parent")
    ]
    return write_table("Nội dung thi đua", COLUMNS, rows, notes=_NOTES, widths=_WIDTHS, choices={"clause": [_address(each) for each in clauses]})


class Import:
    """What the Excel file `source` would do to the draft of `plan`. Raises SheetRefused where it cannot be read as a table of rows.

    `faults` are the cells that the editor would refuse, `changes` is (line number in the file or 0, RowChange) against the draft;
    `others` are the titles of columns that are left out, `cells` what stands in the file.
    """

    def __init__(self, source, plan, user):
        self._user = user
        self.clauses = {row.pk: row for row in plan.obligation.directive.clauses.select_related("parent")}
        self._saved = list(plan.rows.select_related("clause__parent"))
        lines = read_table(source, COLUMNS, max_rows=MOST_ROWS + 50)
        self.others = lines.others
        posted = [self._posted_line(line) for line in lines]
        read = self._row_set(posted)
        self.faults = [] if read.is_valid() else list(_faults(read, lines))
        wrong = {fault.address for fault in self.faults}
        # For a file with faults: what stands in every cell, and whether it is one of those to mend.
        self.cells = [
            (line.number, [(column, shown(line[column.key].value), line[column.key].address in wrong) for column in COLUMNS]) for line in lines
        ]
        self.rows = [] if self.faults else read.plan_rows(self.clauses)
        # A line that names a clause and nothing else is none.
        kept = [place for place, form in enumerate(read.forms) if not self.faults and form.cleaned_data.get("content")]
        self._read = [posted[place] for place in kept]
        self.changes = self._compare([lines[place].number for place in kept])

    @property
    def counts(self):
        """How many rows are new, changed, the same, and only in the draft."""
        return {kind: sum(change.kind == kind for _, change in self.changes) for kind in ("new", "changed", "same", "gone")}

    @property
    def appended(self):
        """How many rows would be put at the end: those that the draft does not have word for word."""
        return len(self._added())

    def row_set(self, mode):
        """Return the bound RowSet of the draft as it would be: the rows of the file alone (REPLACE), or behind those of the draft (APPEND).

        A row that the draft has in other words keeps its key when it is replaced, so that remarks still find it.
        """
        if mode == APPEND:
            return self._row_set([_posted_row(row) for row in self._saved] + self._added())
        return self._row_set([posted | {"key": self._key_of(place)} for place, posted in enumerate(self._read)])

    def _added(self):
        return [posted for (_, change), posted in zip(self.changes, self._read, strict=False) if change.kind != "same"]

    def _key_of(self, place):
        return str(self._saved[self._pairs[place]].key) if place in self._pairs else ""

    def _compare(self, numbers):
        old, new = [row_facts(row) for row in self._saved], [row_facts(row) for row in self.rows]
        self._pairs = pair_rows(old, new)
        found = [row_change(old[self._pairs[place]], row) if place in self._pairs else whole_row(row, "new") for place, row in enumerate(new)]
        gone = [whole_row(row, "gone") for place, row in enumerate(old) if place not in set(self._pairs.values())]
        return [*zip(numbers, found, strict=False), *((0, change) for change in gone if self.rows)]

    def _row_set(self, posted):
        data = {"rows-TOTAL_FORMS": len(posted), "rows-INITIAL_FORMS": 0}
        for place, boxes in enumerate(posted):
            data |= {f"rows-{place}-{name}": said for name, said in boxes.items()}
        return RowSet(data, prefix="rows", form_kwargs={"user": self._user, "clauses": list(self.clauses.values())})

    def _posted_line(self, line):
        return {column.key: self._said(column.key, line[column.key].value) for column in COLUMNS}

    def _said(self, name, value):
        """Return a value of a cell as a person would type it into the box `name`."""
        if name == "clause":
            return self._clause_of(value)
        if name == "level" and type(value) in (int, float):
            return number_words(Decimal(repr(value)))
        return shown(value)

    def _clause_of(self, value):
        """Return the id of the clause that a cell names by its address ("điểm a khoản 7", "7"), else what it says."""
        said = _plain(shown(value))
        for clause in self.clauses.values():
            if said and said in (_plain(clause.address), None if clause.parent_id else _plain(clause.label.rstrip(".)"))):
                return str(clause.pk)
        return shown(value)


def _faults(row_set, lines):
    """Yield a Fault for everything that the rows of the editor refuse, with the address of the cell."""
    for sentence in row_set.non_form_errors():
        yield Fault("", sentence)
    for form, line in zip(row_set.forms, lines, strict=False):
        for name, sentences in form.errors.items():
            cell = line.cells.get(name)
            said = shown(cell.value) if cell else ""
            address = cell.address if cell else f"dòng {line.number}"
            if name == "clause":
                sentences, said = [f"Chỉ thị không có “{said[:60]}”. Chọn trong danh sách, ví dụ khoản 1"], ""
            for sentence in sentences:
                yield Fault(address, f"{sentence} (đang ghi “{said[:60]}”)" if said else sentence)


def _posted_row(row):
    """Return a row of the draft as the browser would post it."""
    facts = {name: getattr(row, name) for name in ROW_FIELDS}
    said = {name: "" if value is None else str(value) for name, value in facts.items()}
    said["level"] = "" if row.level is None else number_words(row.level)
    said["due"] = day_words(row.due) if isinstance(row.due, dt.date) else ""
    return said | {"clause": str(row.clause_id or "")}


def _plain(text):
    return " ".join(_APART.split(fold(text))).strip()


def _address(clause):
    address = clause.address
    return f"{address[0].upper()}{address[1:]}"
