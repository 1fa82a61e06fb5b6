"""The five lists of a directive, each with the page that edits it: what it is called, how it is read, checked and written."""

from collections.abc import Callable
from dataclasses import dataclass

from campaigns.directives import contents
from campaigns.directives.expected import Expected
from campaigns.directives.models import Duty
from campaigns.directives.outline import outline
from campaigns.directives.row_forms import BasisForm, ClauseForm, DutyForm, MovementForm, RecipientForm
from campaigns.directives.rows import Rows, rows_of
from emulation.formats.words import day_words
from emulation.units.models import Unit, UnitKind

DUTY_FIELDS = ("kind", "title", "short", "scope", "opens", "due", "rule", "rolling", "late", "brief", "confirmed", "clause_id")
TOO_DEEP = "Chọn cấp cao hơn: dòng trên chưa có cấp này"


@dataclass(frozen=True, kw_only=True)
class Part:
    """`read` gives the rows as dicts, `line` one row in words, `write` is the verb, `choices` what the rows choose from."""

    name: str
    title: str
    lead: str
    noun: str
    rows: type
    read: Callable
    line: Callable
    write: Callable
    choices: Callable

    @property
    def url_name(self):
        return f"campaigns:directive-{self.name}"

    def difference(self, directive, typed):
        """Return (lines only in what is saved, lines only in `typed`): what a person should know before saving over it."""
        saved, here = [self.line(row) for row in self.read(directive)], [self.line(row) for row in typed]
        return [line for line in saved if line not in here], [line for line in here if line not in saved]


class ClauseRows(Rows):
    """The order of the rows and their levels make the tree."""

    def clean(self):
        above = []
        for form in self.standing():
            level, label = form.cleaned_data.get("level"), form.cleaned_data.get("label")
            if level is None or not label:
                continue
            if level > len(above):
                form.add_error("level", TOO_DEEP if above else "Dòng này chưa có khoản ở trên. Chọn cấp “Khoản”")
                continue
            del above[level + 1 :]
            if level == len(above):
                above.append(set())
            if label in above[level]:
                form.add_error("label", f"Số “{label}” đã có. Đổi số của một trong hai dòng")
            above[level].add(label)


class MovementRows(Rows):
    def clean(self):
        seen = set()
        for form in self.standing():
            key = tuple(form.cleaned_data.get(name) for name in ("name", "level", "year_from", "year_to"))
            if key in seen:
                form.add_error("name", "Phong trào này đã được nêu ở dòng trên. Bỏ một dòng")
            seen.add(key)


def _plain(names):
    return lambda records: [{name: getattr(record, name) for name in names} for record in records]


def _linked(names):
    def read(records):
        rows = _plain(names)(records)
        for row, record in zip(rows, records, strict=True):
            row["kinds"], row["units"] = [kind.pk for kind in record.kinds.all()], [unit.pk for unit in record.units.all()]
        return rows

    return read


def _clause_choices(directive):
    return [("", "Không nêu"), *((entry.clause.pk, f"{entry.clause.address[0].upper()}{entry.clause.address[1:]}") for entry in outline(directive))]


def _addressees(directive, day):
    units = Unit.objects.under(directive.authority).valid_on(day).select_related("kind").ordered()
    kinds = {unit.kind_id for unit in units}
    return {
        "kinds": [(kind.pk, kind.group_name) for kind in UnitKind.objects.all() if kind.pk in kinds],
        "units": [(unit.pk, unit.name) for unit in units],
    }


def _duty_line(row):
    due = f", hạn {day_words(row['due'])}" if row["due"] else f", hạn {row['rule']}" if row["rule"] else ", chưa có hạn"
    return f"{row['title']} ({Duty.Scope(row['scope']).label}{due}{', đã xác nhận' if row['confirmed'] else ''})"


BASES = Part(
    name="bases",
    title="Căn cứ",
    lead="Ghi từng văn bản như khi trích dẫn, tên văn bản bắt đầu bằng chữ “về”. Luật, pháp lệnh chỉ in tên và ngày, không in số.",
    noun="căn cứ",
    rows=rows_of(BasisForm),
    read=lambda directive: _plain(("kind", "number", "day", "issuer", "title", "note", "printed"))(directive.bases.all()),
    line=lambda row: " ".join(word for word in (row["kind"], row["number"], row["issuer"], row["title"]) if word),
    write=contents.write_bases,
    choices=lambda directive, day: {},
)
CLAUSES = Part(
    name="clauses",
    title="Các điều khoản",
    lead="Mỗi khoản, mỗi điểm một dòng. Điểm thuộc về khoản đứng ngay trên nó. Chỉ ghi số hoặc chữ (1, a), dấu chấm và ngoặc do văn bản thêm.",
    noun="điều khoản",
    rows=rows_of(ClauseForm, formset=ClauseRows),
    read=lambda directive: [{"id": e.clause.pk, "level": e.depth, "label": e.clause.label, "text": e.clause.text} for e in outline(directive)],
    line=lambda row: f"{row['label']} {row['text']}",
    write=contents.write_clauses,
    choices=lambda directive, day: {},
)
MOVEMENTS = Part(
    name="movements",
    title="Phong trào được nêu tên",
    lead="Ghi đúng tên phong trào, cấp phát động và giai đoạn, để kế hoạch và báo cáo của đơn vị theo đúng tên đó.",
    noun="phong trào",
    rows=rows_of(MovementForm, formset=MovementRows),
    read=lambda directive: [
        _plain(("name", "level", "year_from", "year_to"))([named.movement])[0] | {"clause_id": named.clause_id}
        for named in directive.named_movements.select_related("movement")
    ],
    line=lambda row: f"{row['name']} {row['year_from'] or ''} {row['year_to'] or ''}".strip(),
    write=contents.write_movements,
    choices=lambda directive, day: {"clauses": _clause_choices(directive)},
)
RECIPIENTS = Part(
    name="recipients",
    title="Nơi nhận",
    lead="Mỗi dòng của văn bản một dòng, không ghi dấu. Đơn vị trên hệ thống thì chọn loại hoặc từng đơn vị, cơ quan khác chỉ cần ghi tên.",
    noun="dòng",
    rows=rows_of(RecipientForm),
    read=lambda directive: _linked(("text",))(directive.recipients.prefetch_related("kinds", "units")),
    line=lambda row: f"{row['text']} ({len(row['kinds'])} loại, {len(row['units'])} đơn vị nêu tên)" if row["kinds"] or row["units"] else row["text"],
    write=contents.write_recipients,
    choices=_addressees,
)
DUTIES = Part(
    name="duties",
    title="Việc giao cho đơn vị",
    lead="Khi Chủ tịch ký, mỗi việc dưới đây thành việc phải làm của từng đơn vị nhận. Kiểm tra người nhận, hạn rồi xác nhận từng việc.",
    noun="việc",
    rows=rows_of(DutyForm),
    read=lambda directive: _linked(DUTY_FIELDS)(directive.duties.prefetch_related("kinds", "units")),
    line=_duty_line,
    write=contents.write_duties,
    choices=lambda directive, day: _addressees(directive, day) | {"clauses": _clause_choices(directive), "expected": Expected(directive.year, day)},
)
PARTS = (BASES, CLAUSES, MOVEMENTS, RECIPIENTS, DUTIES)
