"""The indicators of a year out to Excel and in again. The code tells which indicator a line means; the same file twice changes nothing."""

from campaigns.movements.actions import guard_keeper, locked_year
from campaigns.movements.batch import Batch
from campaigns.movements.models import Indicator, Movement
from campaigns.movements.rules import plain
from campaigns.movements.sheet_import import Changed, SheetImport, titles
from emulation.attachments.workbook import Column, as_decimal, as_int, as_text, read_table, write_table
from emulation.formats.exact import PLACES
from emulation.search.text import fold
from emulation.workflow.steps import act

MOST = 500
_LINKS = ("weight", "part_of")
_KEPT_WHEN_BLANK = {"field", "form", "direction", "nature", "summing", "places", "required", "order"}
_CHOICES = {name: dict(Indicator._meta.get_field(name).choices) for name in ("field", "form", "direction", "nature", "summing")}
COLUMNS = [
    Column("code", "Mã", required=True, also=("Mã chỉ tiêu",)),
    Column("name", "Chỉ tiêu", required=True, also=("Tên chỉ tiêu",)),
    Column("measure", "Đơn vị tính", also=("ĐVT",)),
    Column("field", "Lĩnh vực", required=True),
    Column("form", "Loại"),
    Column("movement", "Thuộc phong trào", also=("Phong trào",)),
    Column("direction", "Chiều tốt"),
    Column("nature", "Tính chất"),
    Column("summing", "Cách tổng hợp"),
    Column("weight", "Quyền số (mã)"),
    Column("part_of", "Trong đó của (mã)"),
    Column("places", "Số chữ số thập phân"),
    Column("baseline", "Thực hiện năm trước"),
    Column("target", "Mức phấn đấu cả năm", also=("Mức phấn đấu", "Kế hoạch năm")),
    Column("least", "Giá trị nhỏ nhất"),
    Column("most", "Giá trị lớn nhất"),
    Column("required", "Bắt buộc báo cáo", also=("Bắt buộc",)),
    Column("source", "Nguồn số liệu"),
    Column("definition", "Cách tính"),
    Column("order", "Thứ tự"),
]
_WIDTHS = {"code": 14, "name": 44, "field": 26, "form": 22, "movement": 36, "direction": 20, "nature": 30, "summing": 28, "definition": 40}
_NOTES = (
    "Mỗi dòng một chỉ tiêu. Mã cho biết là chỉ tiêu nào: mã đã có thì sửa, mã mới thì lập thêm. Chỉ tiêu không có trong tệp được giữ nguyên.",
    "Cột có dấu * phải có. Không gộp ô, không dùng công thức.",
    "Lĩnh vực, Loại, Chiều tốt, Tính chất, Cách tổng hợp: chọn trong danh sách của ô.",
    "Quyền số, Trong đó của: ghi mã của chỉ tiêu khác trong cùng năm.",
    "Số viết như 1.480 hoặc 90,8. Bắt buộc báo cáo: Có hoặc Không.",
    "Mức của từng đơn vị nằm ở tệp Mức giao, không ở tệp này.",
)


def indicators_sheet(authority, year):
    """Return the bytes of an Excel file with the indicators of a year, to be changed there and read in again."""
    rows = [_row(each) for each in Indicator.objects.of(authority, year).select_related("movement", "weight", "part_of")]
    choices = {name: list(labels.values()) for name, labels in _CHOICES.items()} | {"required": ["Có", "Không"]}
    return write_table("Chỉ tiêu", COLUMNS, rows, notes=_NOTES, widths=_WIDTHS, choices=choices)


def _row(indicator):
    found = {column.key: getattr(indicator, column.key) for column in COLUMNS}
    found |= {name: labels[found[name]] for name, labels in _CHOICES.items()}
    found |= {name: found[name].code if found[name] else "" for name in _LINKS}
    return found | {"movement": indicator.movement.name if indicator.movement_id else ""}


class IndicatorImport(SheetImport):
    """What the Excel file `source` would do to the indicators of a year. Raises SheetRefused where it cannot be read as a table."""

    def __init__(self, source, authority, year):
        super().__init__(read_table(source, COLUMNS, max_rows=MOST))
        self._authority, self._year = authority, year
        self._movements = {fold(each.name): each for each in Movement.objects.all()}
        self._match({each.pk: each for each in Indicator.objects.of(authority, year).select_related("movement", "weight", "part_of")})

    @act
    def store(self, *, by, now, reason, shown):
        """Store what the file changes, provided that it is still what was `shown`. Raises Conflict otherwise, Refused by the rules."""
        guard_keeper(self._authority, self._year, by)
        self._match(locked_year(self._authority, self._year))
        self.guard_shown(shown)
        self._batch.guard(reason)
        self._batch.write(by=by, now=now, reason=reason)

    def _match(self, saved):
        self._batch, self.faults, self.changed, self.same = Batch(self._authority, self._year, saved), [], [], 0
        self._known = {plain(each.code): each for each in saved.values()}
        read = [(line, values) for line in self._lines if (values := self._values(line)) is not None]
        drafts = self._drafts(read)
        for line, draft in drafts:
            for name, words in self._batch.faults(draft).items():
                self._fault(line[name], words)
            if draft.changed:
                new = draft.saved is None
                story = [] if new else titles(draft.story)
                self.changed.append(Changed(line.number, f"{draft.wanted.code} – {draft.wanted.name}", new, story, draft.told))
        self.same = len(drafts) - len(self.changed)

    def _drafts(self, read):
        """Return (line, Draft) for the lines that can be read; lines wait until what they lean on is there."""
        drafts, waiting = [], read
        while waiting:
            ready = [(line, values) for line, values in waiting if all(plain(values.get(name) or "") in {"", *self._known} for name in _LINKS)]
            for line, values in ready:
                drafts.append((line, self._draft(values)))
            left = [pair for pair in waiting if pair not in ready]
            if not ready:
                self._fault_links(left)
                break
            waiting = left
        return sorted(drafts, key=lambda pair: pair[0].number)

    def _draft(self, values):
        linked = {name: self._known[plain(values[name])] if values[name] else None for name in _LINKS if name in values}
        old = self._known.get(plain(values["code"]))
        if old is not None and old.pk > 0:
            return self._batch.change(old, **values | linked)
        draft = self._batch.create(**values | linked)
        self._known[plain(values["code"])] = draft.wanted
        return draft

    def _fault_links(self, waiting):
        for line, values in waiting:
            for name in _LINKS:
                if plain(values.get(name) or "") not in {"", *self._known}:
                    self._fault(line[name], f"Không có chỉ tiêu mã “{values[name]}” trong năm {self._year} hoặc trong tệp")

    def _values(self, line):
        """Return {field: value} of a line, None where a cell cannot be read; what stands in no column is left out."""
        found, before = {}, len(self.faults)
        for column in COLUMNS:
            cell = line[column.key]
            if cell.address.startswith("dòng"):
                continue
            try:
                value = self._read(column.key, cell)
            except ValueError as problem:
                self._fault(cell, str(problem))
                continue
            if not (column.key in _KEPT_WHEN_BLANK and value in (None, "")):
                found[column.key] = value
        self._refuse_repeated(line, found)
        known = plain(found.get("code", "")) in self._known
        if "field" not in found and not known and len(self.faults) == before:
            self._fault(line["field"], "Chọn lĩnh vực trong danh sách của ô")
        return found if len(self.faults) == before else None

    def _refuse_repeated(self, line, found):
        code = found.get("code")
        if not code:
            self._fault(line["code"], "Nhập mã chỉ tiêu, ví dụ THU")
            return
        first = next((each for each in self._lines if plain(str(each["code"].value or "")) == plain(code)), line)
        if first.number < line.number:
            self._fault(line["code"], f"Mã {code} đã có ở dòng {first.number}. Mỗi chỉ tiêu một dòng")

    def _read(self, name, cell):
        if name in _CHOICES:
            return _one_of(_CHOICES[name], as_text(cell, 120))
        if name in ("places", "order"):
            return _whole(cell, name)
        if name in ("baseline", "target", "least", "most"):
            return as_decimal(cell, decimals=PLACES)
        if name == "required":
            return _yes(as_text(cell, 20))
        if name == "movement":
            return self._movement(as_text(cell, 300))
        if name == "definition":
            return as_text(cell, 2000, multiline=True)
        text = as_text(cell, Indicator._meta.get_field(name).max_length if name not in _LINKS else 20)
        return text.upper() if name in ("code", *_LINKS) else text

    def _movement(self, said):
        if said and fold(said) not in self._movements:
            raise ValueError(f"Không có phong trào “{said[:60]}”. Ghi đúng tên, hoặc để trống")
        return self._movements.get(fold(said))


def _one_of(labels, said):
    """Return the value whose words `said` are, or begin with; "" for nothing. Raises ValueError with a sentence."""
    typed = fold(said)
    exact = [value for value, words in labels.items() if typed == fold(words)]
    found = exact or [value for value, words in labels.items() if fold(words).startswith(typed)]
    if typed and len(found) != 1:
        raise ValueError(f"“{said[:40]}” không có trong danh sách. Chọn một trong: {'; '.join(str(words) for words in labels.values())}")
    return found[0] if typed else ""


def _whole(cell, name):
    number = as_int(cell)
    most = PLACES if name == "places" else 9999
    if number is not None and not 0 <= number <= most:
        raise ValueError(f"Nhập số nguyên từ 0 đến {most}")
    return number


def _yes(said):
    typed = fold(said)
    if typed not in {"", "co", "x", "khong"}:
        raise ValueError("Ghi “Có” hoặc “Không”")
    return typed in {"co", "x"} if typed else None
