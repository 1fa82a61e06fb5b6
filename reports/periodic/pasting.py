"""A column copied from Excel, read cell by cell: what each number will be, before anything is filled in."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from campaigns.movements.figures import MET, NOT_MET
from emulation.search.text import fold, has_control, nfc
from reports.periodic import checks
from reports.periodic.lines import LOCKED, box_text
from reports.periodic.saving import Typed
from reports.periodic.typed import read_number

MOST_ROWS = 200
_CRITERION = {fold(MET): "1", "1": "1", "x": "1", "co": "1", fold(NOT_MET): "0", "khong dat": "0", "0": "0", "khong": "0"}


@dataclass(frozen=True)
class PastedRow:
    """One row of the column on its cell: `text` as pasted, `box` what will stand in the box, `problem` why it will not ("" where it will).

    `typed` is what would be saved, None where there is nothing to save.
    """

    cell: object
    text: str
    box: str = ""
    words: str = ""
    problem: str = ""
    typed: Typed | None = None

    @property
    def plain(self):
        """What was understood, without group signs: "1480" for 1.480."""
        return self.words.replace(".", "")


@dataclass(frozen=True)
class Pasted:
    """`rows` in the order of the grid; `left` are the rows of the column for which no cell was left; `wide`: only the first column was read."""

    rows: list
    left: list
    wide: bool

    @property
    def good(self):
        return [row for row in self.rows if row.typed]

    @property
    def bad(self):
        return [row for row in self.rows if row.problem]


def read_column(cells, openings, start, text):
    """Return the Pasted of `text` (rows as Excel copies them) laid on `cells` from the indicator with the id `start` (a text) downwards.

    Raises ValidationError for a start that is not in the grid, an empty column and one that is too long.
    """
    lines = nfc(text).rstrip("\n").split("\n")
    first = next((place for place, cell in enumerate(cells) if str(cell.indicator.pk) == start), None)
    if first is None:
        raise ValidationError("Chọn chỉ tiêu để bắt đầu điền từ đó xuống")
    if not text.strip():
        raise ValidationError("Dán một cột số từ Excel vào ô này")
    if len(lines) > MOST_ROWS:
        raise ValidationError(f"Cột đang dán có {len(lines)} dòng, tối đa {MOST_ROWS} dòng")
    columns = [line.split("\t") for line in lines]
    texts = [column[0].strip() for column in columns]
    rows = [_row(cell, openings, typed) for cell, typed in zip(cells[first:], texts, strict=False)]
    left = [typed for typed in texts[len(cells) - first :] if typed]
    return Pasted(_checked(rows, cells), left, any(len(column) > 1 for column in columns))


def _row(cell, openings, text):
    indicator = cell.indicator
    if not openings.cell(indicator.pk):
        return PastedRow(cell, text, problem=f"{LOCKED}. Số này không được điền" if text else "")
    if not text:
        return PastedRow(cell, text)
    if has_control(text) or len(text) > 60:
        return PastedRow(cell, text[:60], problem=f"{indicator.name} chỉ gồm chữ số, ví dụ 198,4")
    try:
        value = read_number(indicator, _plain(indicator, text))
    except ValidationError as problem:
        return PastedRow(cell, text, problem=problem.messages[0])
    entry = cell.entry
    typed = Typed(indicator_id=indicator.pk, value=value, note=entry.note if entry else "", reason=entry.reason if entry else "")
    box = box_text(indicator, value)
    return PastedRow(cell, text, box=box, words=(MET if value else NOT_MET) if indicator.is_criterion else box, typed=typed)


def _plain(indicator, text):
    """A criterion may come in words, a percentage with its sign."""
    if indicator.is_criterion:
        return _CRITERION.get(fold(text), text)
    return text.removesuffix("%").strip() if indicator.measure == "%" else text


def _checked(rows, cells):
    """Turn rows whose figure breaks a rule into refused ones; a part is compared with its whole as pasted, else as saved."""
    figures = {cell.indicator.pk: cell.value for cell in cells} | {row.typed.indicator_id: row.typed.value for row in rows if row.typed}
    found = []
    for row in rows:
        indicator = row.cell.indicator
        words = checks.wrong(indicator, row.typed.value, figures.get(indicator.part_of_id)) if row.typed else ""
        found.append(PastedRow(row.cell, row.text, problem=words) if words else row)
    return found
