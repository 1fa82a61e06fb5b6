"""The rows of a registration out to Excel and in again: what a file would do to the draft, before anything is saved.

One column for each title, marked with x, because a person may strive for several. Whoever is not in the file keeps what the draft says.
"""

from dataclasses import dataclass

from awards.registrations.actions import Entry
from awards.registrations.forms import RowForm
from awards.registrations.roster import Roster
from awards.registrations.titles import book_of, titles_for, titles_of
from emulation.attachments.sheet_values import shown
from emulation.attachments.workbook import Column, Fault, read_table, write_table
from emulation.formats import differences
from emulation.search.text import fold

YES, NO = {"x", "co", "v", "1", "true", "1.0"}, {"", "khong", "0", "false", "0.0", "-"}
MOST, LONG = 2000, 19  # lines of a file; digits of what is no code
_FIXED = {"code": "Mã", "name": "Họ tên, tên tập thể", "position": "Chức vụ", "last": "Năm trước", "initiative": "Sáng kiến dự kiến"}
_WIDTHS = {"code": 10, "name": 36, "position": 26, "last": 34, "initiative": 48}
_NOTES = (
    "Đánh dấu x vào cột của danh hiệu đăng ký; một người đăng ký được nhiều danh hiệu. Không gộp ô, không dùng công thức.",
    "Cột Mã do hệ thống ghi để nhận ra từng người; dòng không có mã thì tìm theo họ tên. Cột Chức vụ và Năm trước chỉ để xem.",
    "Người chưa có trong danh sách của đơn vị thì thêm ở trang đăng ký trước.",
    "Ai không có trong tệp thì giữ nguyên như dự thảo. Khi nhập lại, hệ thống cho xem trước và chưa lưu gì cho đến khi xác nhận.",
)


def rows_sheet(registration, day):
    """Return the bytes of an Excel file with the people and teams of the unit, to be filled in there and read in again."""
    roster, titles = Roster(registration, day), titles_of(book_of(registration, day))
    rows = [
        {
            "code": str(row.pk),
            "name": row.recipient.name,
            "position": row.left or row.position,
            "last": "; ".join(last.words for last in row.last),
            "initiative": row.initiative,
            **{_key(title.award): "x" for title in titles if title.award.pk in row.titles},
        }
        for row in roster.rows
    ]
    widths = _WIDTHS | {_key(title.award): 16 for title in titles}
    return write_table("Đăng ký thi đua", _columns(titles), rows, notes=_NOTES, widths=widths)


@dataclass(frozen=True)
class Change:
    """What the file would do to one recipient: pieces of the titles and of the initiative; `number` is the line in the file."""

    number: int
    name: str
    titles: list
    initiative: list

    @property
    def changed(self):
        return differences.changed(self.titles) or differences.changed(self.initiative)


class Import:
    """What the Excel file `source` would do to the draft of `registration`. Raises SheetRefused where it cannot be read as a table.

    `faults` are the cells to mend, `entries` {recipient id: Entry} what it says, `changes` the Changes against the draft; `others` are the
    titles of columns that are left out.
    """

    def __init__(self, source, registration, user, day):
        self.roster, self._user = Roster(registration, day), user
        self._titles = titles_of(book_of(registration, day))
        self._by_name = {}
        for row in self.roster.rows:
            self._by_name.setdefault(fold(row.recipient.name), []).append(row)
        lines = read_table(source, _columns(self._titles), max_rows=MOST)
        self.others, self.faults, self.entries, self.changes = lines.others, [], {}, []
        for line in lines:
            self._take(line)

    @property
    def changed(self):
        """The Changes that change something."""
        return [change for change in self.changes if change.changed]

    def _take(self, line):
        row = self._row_of(line)
        if row is None:
            return
        if row.pk in self.entries:
            self.faults.append(Fault(line["name"].address, f"{row.recipient.name} đã có ở dòng trên. Bỏ một dòng"))
            return
        ticked = [title.award for title in self._titles if self._is_ticked(line[_key(title.award)], title, row)]
        entry = Entry(frozenset(award.pk for award in ticked), shown(line["initiative"].value))
        self._judge(line, row, entry)
        self.entries[row.pk] = entry
        before = [award.name for award in sorted(row.titles.values(), key=lambda award: award.rank)]
        titles = differences.value("; ".join(before), "; ".join(award.name for award in ticked))
        self.changes.append(Change(line.number, row.recipient.name, titles, differences.value(row.initiative, entry.initiative)))

    def _row_of(self, line):
        """Return the Row that a line is about, by its code or else by its name; None with a Fault where that is not clear."""
        code, name = shown(line["code"].value), shown(line["name"].value)
        row = self.roster.row(int(code)) if code.isdecimal() and len(code) < LONG else None
        if row and name and fold(name) != fold(row.recipient.name):
            self.faults.append(Fault(line["name"].address, f"Mã {code} là của {row.recipient.name}, không phải “{name[:60]}”. Sửa mã hoặc họ tên"))
            return None
        found = [row] if row else self._by_name.get(fold(name), [])
        if len(found) == 1 and (row or not code):
            return found[0]
        if code and not row:
            self.faults.append(Fault(line["code"].address, f"Đơn vị không có mã “{code[:20]}”. Để trống ô này thì hệ thống tìm theo họ tên"))
        elif found:
            self.faults.append(Fault(line["name"].address, f"Danh sách có {len(found)} người tên {name[:60]}. Ghi mã để phân biệt"))
        elif name:
            self.faults.append(Fault(line["name"].address, f"Danh sách của đơn vị chưa có “{name[:60]}”. Thêm ở trang đăng ký rồi nhập lại"))
        else:
            self.faults.append(Fault(line["name"].address, "Ghi họ tên, hoặc xóa cả dòng"))
        return None

    def _is_ticked(self, cell, title, row):
        said = fold(shown(cell.value))
        if said in NO:
            return False
        if said not in YES:
            self.faults.append(Fault(cell.address, f"Ghi x nếu đăng ký, để trống nếu không (đang ghi “{shown(cell.value)[:40]}”)"))
            return False
        if title.award not in titles_for(self._titles, row.recipient.kind) and title.award.pk not in row.titles:
            whom = row.recipient.get_kind_display().lower()
            self.faults.append(Fault(cell.address, f"{title.award.name} không dành cho {whom}. Xóa dấu ở ô này"))
        return True

    def _judge(self, line, row, entry):
        """Let the form of the page judge what a person would have typed there."""
        awards = [title.award for title in self._titles] + list(row.titles.values())
        form = RowForm({"titles": list(entry.awards), "initiative": entry.initiative}, user=self._user, awards=awards, name=row.recipient.name)
        for sentences in form.errors.values():
            self.faults += [Fault(line["initiative"].address, sentence) for sentence in sentences]


def _columns(titles):
    fixed = [
        Column("code", _FIXED["code"]),
        Column("name", _FIXED["name"], required=True, also=("Họ tên", "Họ và tên", "Tên")),
        Column("position", _FIXED["position"]),
        Column("last", _FIXED["last"]),
    ]
    own = [Column(_key(title.award), title.award.name, also=(title.award.short_name, title.award.code)) for title in titles]
    return [*fixed, *own, Column("initiative", _FIXED["initiative"], also=("Sáng kiến",))]


def _key(award):
    return f"t{award.pk}"
