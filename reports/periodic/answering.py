"""What the server answers to the draft that saves itself: how each box stands now, in words ready to show."""

from django.utils import timezone

from campaigns.movements.figures import measured_words
from emulation.formats.words import number_words
from reports.periodic.lines import lines_of
from reports.periodic.readiness import counts
from reports.periodic.typed import packed


def answer_of(draft, before, now):
    """Return the answer (a dict for JSON) after `draft` was saved at `now`; `before` are its Cells as they were.

    "fields" go back into hidden boxes, "cells" say how each box stands, "errors" which were not saved and why, "texts" and "offers" which
    passages follow the figures. Two queries.
    """
    was = {cell.indicator.pk: (cell.value, cell.entry and cell.entry.zero) for cell in before}
    draft.passages, typed = list(draft.report.passages.all()), draft.typing
    passages = draft.passages
    required, answered = counts(draft.cells)
    wrong = dict(draft.faults)
    told = {
        "saved": f"{timezone.localtime(now):%H:%M}",
        "fields": {"version": draft.report.version, "marks": packed(draft.places), **draft.fixes.marks()},
        "cells": {str(line.pk): _told(line) for line in lines_of(draft.cells, draft.openings)},
        "said": [_said(cell) for cell in draft.cells if was[cell.indicator.pk] != (cell.value, cell.entry and cell.entry.zero)],
        "errors": wrong,
        "progress": {"done": answered, "total": required},
        "texts": {passage.key: passage.text for passage in passages if _follows(passage, typed)},
        "offers": {passage.key: passage.drafted for passage in passages if passage.drafted and not passage.text.startswith(passage.drafted)},
    }
    if wrong:
        told["rest"] = f"Đã tự lưu lúc {told['saved']}, trừ {number_words(len(wrong))} ô chưa đúng"
    return told


def _told(line):
    told = {"share": line.share, "box": line.text, "offered": line.offered, "zero": line.zero, "kept": line.kept}
    return told | {"odd": line.odd, "reason": line.reason}


def _said(cell):
    if cell.value is None:
        return f"Đã để trống {cell.indicator.name}"
    words = measured_words(cell.indicator, cell.value, zero=bool(cell.entry and cell.entry.zero))
    return f"Đã lưu {cell.indicator.name}: {words}"


def _follows(passage, typed):
    return passage.key in typed.kept_texts and passage.text != typed.kept_texts[passage.key]
