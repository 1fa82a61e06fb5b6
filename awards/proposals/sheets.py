"""The list of nominees out to Excel and in again: what a file would do to the dossier, before anything is saved.

The file offers the whole roster of the unit; a row without an award proposes nobody. Who is not in the file stays as the list says.
"""

import datetime as dt
from dataclasses import dataclass

from awards.proposals import chips
from awards.proposals.achievement_forms import MOST_WORDS, TOLD, count_words
from awards.proposals.law import offered
from awards.proposals.nominating import Line, places_of
from awards.proposals.roster import Roster
from emulation.attachments.workbook import Column, Fault, as_date, as_int, as_text, read_table, write_table
from emulation.search.text import fold

COLUMNS = [
    Column("code", "Mã"),
    Column("name", "Họ tên, tên tập thể", required=True, also=("Họ tên", "Họ và tên", "Tên")),
    Column("sort", "Đối tượng"),
    Column("position", "Chức vụ", also=("Chức vụ, bộ phận",)),
    Column("award", "Danh hiệu, hình thức", required=True, also=("Danh hiệu", "Hình thức khen thưởng", "Danh hiệu đề nghị")),
    Column("achieved_from", "Lập thành tích từ ngày", also=("Từ ngày",)),
    Column("achieved_to", "Đến ngày", also=("Lập thành tích đến ngày",)),
    Column("task", "Việc đã làm"),
    Column("result", "Kết quả bằng số", also=("Kết quả",)),
    Column("comparison", "So với trước"),
    Column("reach", "Phạm vi ảnh hưởng"),
    Column("yes", "Phiếu đồng ý"),
    Column("votes", "Tổng số phiếu"),
    Column("reason", "Lý do vẫn đề nghị", also=("Lý do",)),
]
MOST = 2000
_WIDTHS = {"code": 9, "name": 34, "sort": 12, "position": 26, "award": 34, "reason": 30, **dict.fromkeys(TOLD, 40)}
_NOTES = (
    "Mỗi dòng một người, tập thể với một danh hiệu, hình thức. Dòng để trống cột “Danh hiệu, hình thức” là không đề nghị.",
    "Đề nghị một người với hai hình thức thì chép thành hai dòng, giữ nguyên mã. Không gộp ô, không dùng công thức.",
    "Cột Mã do hệ thống ghi để nhận ra từng người; để trống thì tìm theo họ tên. Cột Đối tượng, Chức vụ chỉ để xem.",
    "Ngày viết như 15/6/2023. Để trống thời gian thì lấy cả năm xét.",
    "Người chưa đủ điều kiện thì phải ghi “Lý do vẫn đề nghị”.",
    "Ai không có trong tệp thì giữ nguyên. Khi nhập lại, hệ thống cho xem trước và chưa lưu gì cho đến khi xác nhận.",
    "Nhập hai lần cùng một tệp không sao.",
)


def nominees_sheet(proposal, user, book, day):
    """Return the bytes of an Excel file: the list, then everybody else on the roster, to be filled in and read in again."""
    nominees = list(proposal.nominees.select_related("recipient", "award"))
    listed = {each.recipient_id for each in nominees}
    others = [each for each in Roster(proposal, user, {}, day).recipients()[:MOST] if each.pk not in listed]
    places = places_of(proposal, others, day)
    rows = [_nominated(each) for each in nominees] + [_row(each, places[each.pk].position if each.pk in places else "") for each in others]
    names = [award.name for kind in ("person", "collective", "household") for award in offered(book, proposal.kind, kind)]
    return write_table("Danh sách đề nghị", COLUMNS, rows, notes=_NOTES, widths=_WIDTHS, choices={"award": list(dict.fromkeys(names))})


def _row(recipient, position):
    return {"code": str(recipient.pk), "name": recipient.name, "sort": recipient.get_kind_display(), "position": position}


def _nominated(nominee):
    said = {name: getattr(nominee, name) for name in ("achieved_from", "achieved_to", "yes", "votes", "reason", *TOLD)}
    return (
        _row(nominee.recipient, nominee.position) | {"award": nominee.award.name} | {key: value for key, value in said.items() if value is not None}
    )


@dataclass(frozen=True)
class Change:
    """What the file would do: a Line at `number` of the file; `kind` is new, changed or same."""

    number: int
    line: Line
    kind: str


class Import:
    """What the Excel file `source` would do to the list of `proposal`. Raises SheetRefused where it cannot be read as a table.

    `faults` are the cells to mend, `changes` the Changes, `others` the titles of columns that are left out.
    """

    def __init__(self, source, proposal, user, book, day):
        self.proposal, self.book, self.day = proposal, book, day
        self._known = {each.pk: each for each in Roster(proposal, user, {"tat-ca": "1"}, day).recipients()}
        self._by_name, self._here = {}, {(each.recipient_id, each.award_id): each for each in proposal.nominees.select_related("recipient", "award")}
        for each in [*self._known.values(), *(here.recipient for here in self._here.values())]:
            self._known[each.pk] = each
        for each in self._known.values():
            self._by_name.setdefault(each.match_key, []).append(each)
        self._awards = {kind: _by_words(offered(book, proposal.kind, kind)) for kind in ("person", "collective", "household")}
        rows = read_table(source, COLUMNS, max_rows=MOST)
        self.others, self.faults, self.changes, self._cells, self._seen = rows.others, [], [], {}, set()
        for row in rows:
            self._take(row)
        self._ask_reasons()

    @property
    def lines(self):
        """The Lines that change something."""
        return [change.line for change in self.changes if change.kind != "same"]

    @property
    def changed(self):
        return [change for change in self.changes if change.kind != "same"]

    @property
    def counts(self):
        """How many lines are new, changed, the same."""
        return {kind: sum(change.kind == kind for change in self.changes) for kind in ("new", "changed", "same")}

    def _take(self, row):
        if row["award"].value is None:
            return
        before = len(self.faults)
        recipient = self._recipient(row)
        award = recipient and self._award(row["award"], recipient)
        said = {name: self._read(row[name], read) for name, read in _READERS.items()}
        said["achieved_from"] = said["achieved_from"] or dt.date(self.proposal.year, 1, 1)
        said["achieved_to"] = said["achieved_to"] or dt.date(self.proposal.year, 12, 31)
        self._judge(row, said)
        if len(self.faults) > before or award is None:
            return
        if (recipient.pk, award.pk) in self._seen:
            self._fault(row["award"], f"{recipient.name} đã có ở dòng trên với danh hiệu này. Bỏ một dòng")
            return
        self._seen.add((recipient.pk, award.pk))
        more = {name: said[name] for name in ("yes", "votes", *TOLD) if row[name].value is not None}
        line = Line(recipient, award, said["achieved_from"], said["achieved_to"], said["reason"], more)
        self._cells[line.key] = row["reason"]
        self.changes.append(Change(row.number, line, self._kind_of(line)))

    def _recipient(self, row):
        code, name = self._read(row["code"], lambda cell: as_text(cell, 20)), self._read(row["name"], lambda cell: as_text(cell, 200)) or ""
        if code:
            found = self._known.get(int(code)) if code.isdecimal() and len(code) < 12 else None
            if found is None:
                self._fault(row["code"], f"Đơn vị không có mã “{code}”. Để trống ô này thì hệ thống tìm theo họ tên")
            elif name and fold(name) != found.match_key:
                self._fault(row["name"], f"Mã {code} là của {found.name}, không phải “{name[:60]}”. Sửa mã hoặc họ tên")
                return None
            return found
        found = self._by_name.get(fold(name)[:200], [])
        if len(found) != 1:
            absent = f"Danh sách của đơn vị chưa có “{name[:60]}”. Thêm ở trang Người được đề nghị rồi nhập lại"
            words = f"Có {len(found)} người tên {name[:60]}. Ghi mã để phân biệt" if found else absent
            self._fault(row["name"], words if name else "Ghi họ tên, hoặc xóa cả dòng")
            return None
        return found[0]

    def _award(self, cell, recipient):
        said = self._read(cell, lambda each: as_text(each, 200)) or ""
        found = self._awards[recipient.kind].get(fold(said))
        if found is None:
            whom = recipient.get_kind_display().lower()
            self._fault(cell, f"“{said[:60]}” không đề nghị được cho {whom} theo loại hình này. Chọn trong danh sách của ô")
        return found

    def _read(self, cell, read):
        try:
            return read(cell)
        except ValueError as problem:
            self._fault(cell, str(problem))
            return None

    def _judge(self, row, said):
        if said["achieved_to"] < said["achieved_from"]:
            self._fault(row["achieved_to"], "Ngày kết thúc phải từ ngày bắt đầu trở đi")
        yes, votes = said["yes"], said["votes"]
        for name in ("yes", "votes"):
            if said[name] is not None and not 0 <= said[name] <= 30000:
                self._fault(row[name], "Số phiếu phải từ 0 đến 30.000")
        if yes is not None and votes is not None and yes > votes:
            self._fault(row["yes"], f"Số phiếu đồng ý không quá {votes}")
        if (yes is None) != (votes is None):
            self._fault(row["yes" if yes is None else "votes"], "Nhập cả số phiếu đồng ý và tổng số phiếu, hoặc để trống cả hai")
        count = count_words(*(said[name] or "" for name in TOLD))
        if count > MOST_WORDS:
            self._fault(row["task"], f"Thành tích có {count} chữ, tối đa {MOST_WORDS} chữ. Rút gọn các ô thành tích của dòng này")

    def _ask_reasons(self):
        asked = [change.line for change in self.changes if not change.line.reason]
        for key, sentences in chips.short_of(self.proposal, asked, self.book, self.day).items():
            self._fault(self._cells[key], f"Chưa đạt: {'; '.join(sentences)}. Ghi lý do vẫn đề nghị, hoặc xóa danh hiệu ở dòng này")

    def _kind_of(self, line):
        here = self._here.get(line.key)
        if here is None:
            return "new"
        said = {"achieved_from": line.achieved_from, "achieved_to": line.achieved_to, "reason": line.reason, **line.more}
        return "same" if all(getattr(here, name) == value for name, value in said.items()) else "changed"

    def _fault(self, cell, words):
        self.faults.append(Fault(cell.address, words))


_READERS = {
    "achieved_from": as_date,
    "achieved_to": as_date,
    "yes": as_int,
    "votes": as_int,
    "reason": lambda cell: as_text(cell, 400),
    **dict.fromkeys(TOLD, lambda cell: as_text(cell, 8000, multiline=True)),
}


def _by_words(awards):
    """Awards by every way of writing them."""
    return {fold(words): award for award in reversed(awards) for words in (award.code, award.short_name, award.name)}
