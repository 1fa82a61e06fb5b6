"""Reading what was typed on the page of a report: one parser over the posted boxes of the grid and of the text.

The boxes of the indicator 7 are cell-7, note-7, reason-7, and the marks zero-7, kept-7, offer-7; that of a passage is text-<key>. What a
page did not post stays as it is. Sentences of numbers are those of `vn_numbers`, rules of figures those of `checks`.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import blake2s

from django import forms
from django.core.exceptions import ValidationError

from emulation.formats.exact import LARGEST
from emulation.search.fields import VnDecimalField
from emulation.search.forms import composed
from emulation.search.words import give_words
from reports.periodic import checks
from reports.periodic.saving import NOTHING_TYPED, Typed, content_of

TEXT_LENGTH = 20000
NO_VERSION = "Trang gửi lên thiếu dữ liệu. Tải lại trang rồi nhập lại"
MARK_KEPT, MARK_ZERO = "keep", "zero"  # names of the buttons of a row; their value is the id of the indicator


def _text_field(label, length, widget=None):
    made = forms.CharField(required=False, max_length=length, widget=widget)
    give_words(made, label)
    return made


_NOTE, _REASON = _text_field("Ghi chú", 600), _text_field("Lý do", 400)


def read_number(indicator, text):
    """Return the Decimal typed as `text` for an indicator, None where it is blank; raises ValidationError with one sentence."""
    if indicator.is_criterion:
        if text not in ("", "0", "1"):
            raise ValidationError(checks.wrong(indicator, Decimal(-1)))
        return Decimal(text) if text else None
    box = VnDecimalField(required=False, decimal_places=indicator.places)
    give_words(box, indicator.name)
    try:
        value = box.to_python(text)
    except ValidationError as problem:
        raise ValidationError(_named(indicator, problem.messages[0])) from None
    if value is not None and abs(value) > LARGEST:
        raise ValidationError(checks.too_large(indicator))
    return value


def _named(indicator, sentence):
    return sentence if sentence.startswith(indicator.name) else f"{indicator.name}: {sentence}"


def stamp(content):
    """Return a short mark of what stands in a place (a tuple as `content_of` gives, or a text): two equal marks, the same content."""
    if isinstance(content, tuple):
        value, *rest = content
        content = "\n".join(["" if value is None else f"{value.normalize():f}", *(str(part) for part in rest)])
    return blake2s(content.strip().encode(), digest_size=4).hexdigest()


def places_of(cells, passages):
    """Return {place: mark} of everything on the page; a place is "7" for an indicator, "limits" for a passage."""
    return {str(cell.indicator.pk): stamp(content_of(cell)) for cell in cells} | {passage.key: stamp(passage.text) for passage in passages}


def packed(marks):
    """Return {place: mark} as the text of one hidden box."""
    return " ".join(f"{place}:{mark}" for place, mark in marks.items())


def unpacked(text):
    """Return {place: mark} of such a text; what is malformed is left out."""
    return dict(pair.rsplit(":", 1) for pair in text[:20000].split() if ":" in pair)


@dataclass
class Typing:
    """What was read: `cells` ({indicator id: Typed}), `texts` ({key: text}), and `faults` ({name of the box: sentence})."""

    data: object
    cells: dict = field(default_factory=dict)
    texts: dict = field(default_factory=dict)
    faults: dict = field(default_factory=dict)
    version: int | None = None

    @property
    def kept_places(self):
        """The Typed without a fault: what can be saved although other boxes are wrong."""
        wrong = {name.partition("-")[2] for name in self.faults if not name.startswith("text-")}
        return [typed for pk, typed in self.cells.items() if str(pk) not in wrong]

    @property
    def kept_texts(self):
        return {key: text for key, text in self.texts.items() if f"text-{key}" not in self.faults}


def read_typing(cells, passages, openings, data):
    """Return the Typing of a post (QueryDict or dict) on a page with these Cells and passages; closed places are not read."""
    typing = Typing(composed(data))
    version = typing.data.get("version", "")
    if version.isdecimal() and len(version) < 10:
        typing.version = int(version)
    else:
        typing.faults["version"] = NO_VERSION
    for cell in cells:
        if openings.cell(cell.indicator.pk):
            _read_cell(typing, cell)
    _check_figures(typing, cells)
    for passage in passages:
        if openings.passage(passage.key):
            _read_passage(typing, passage)
    return typing


def _read_cell(typing, cell):
    pk, data = cell.indicator.pk, typing.data
    value, zero, kept, note, reason = content_of(cell)
    try:
        value, zero, kept = _read_value(cell, data, (value, zero, kept))
    except ValidationError as problem:
        typing.faults[f"cell-{pk}"] = problem.messages[0]
    note = _read_text(typing, f"note-{pk}", _NOTE, note)
    reason = _read_text(typing, f"reason-{pk}", _REASON, reason)
    typed = Typed(indicator_id=pk, value=value, zero=zero, kept=kept, note=note, reason=reason)
    if f"cell-{pk}" in typing.faults or typed.content != content_of(cell) or f"cell-{pk}" in data:
        typing.cells[pk] = typed


def _read_value(cell, data, before):
    pk, past = cell.indicator.pk, cell.before.value if cell.before else None
    stock = cell.indicator.is_stock and past is not None
    if data.get(MARK_KEPT) in (str(pk), "all") and stock and (data.get(MARK_KEPT) != "all" or cell.offered is not None):
        return past, False, True
    if data.get(MARK_ZERO) == str(pk) and not cell.indicator.is_criterion:
        return Decimal(0), True, False
    if f"cell-{pk}" not in data:
        return before
    value = read_number(cell.indicator, data[f"cell-{pk}"].strip())
    if stock and data.get(f"offer-{pk}") and value == past:
        return NOTHING_TYPED[:3]  # the figure of the period before stands in the box, and nobody has touched it
    return value, value == 0 and data.get(f"zero-{pk}") == "1", stock and value == past and data.get(f"kept-{pk}") == "1"


def _read_text(typing, name, box, before):
    if name not in typing.data:
        return before
    try:
        return box.clean(typing.data[name])
    except ValidationError as problem:
        typing.faults[name] = problem.messages[0]
        return before


def _check_figures(typing, cells):
    """Put a fault on every changed figure that breaks a rule; what stood there before is the business of the check page."""
    figures = {cell.indicator.pk: cell.value for cell in cells} | {pk: typed.value for pk, typed in typing.cells.items()}
    for cell in cells:
        pk, typed = cell.indicator.pk, typing.cells.get(cell.indicator.pk)
        if typed is None or typed.value is None or typed.value == cell.value or f"cell-{pk}" in typing.faults:
            continue
        if words := checks.wrong(cell.indicator, typed.value, figures.get(cell.indicator.part_of_id)):
            typing.faults[f"cell-{pk}"] = words


def _read_passage(typing, passage):
    name = f"text-{passage.key}"
    if name in typing.data:
        text = _read_text(typing, name, _text_field(passage.title, TEXT_LENGTH, forms.Textarea), passage.text)
        typing.texts[passage.key] = _opened(passage, text) if typing.data.get("use") == passage.key else text


def _opened(passage, text):
    """Put the sentence that the figures offer before the text."""
    return "\n".join(part for part in (passage.drafted, text) if part)
