"""Two people at one report: what both wrote is put side by side, what only one of them touched is kept as that one left it."""

from collections.abc import Callable
from dataclasses import dataclass

from campaigns.movements.figures import value_words
from emulation.accounts.models import User
from emulation.formats.differences import value, words
from emulation.workflow.models import Trace
from reports.periodic.editing import Draft
from reports.periodic.models import Report
from reports.periodic.states import EDITABLE
from reports.periodic.typed import stamp, unpacked

BOXES = ("cell", "zero", "kept", "offer", "note", "reason")


@dataclass(frozen=True)
class Overtaken:
    """What somebody did while this person typed. `clashes` are the Places where both wrote, `taken` those taken over as they were saved."""

    sentence: str
    who: str
    at: object
    locked: bool
    by_self: bool
    clashes: list
    taken: list


@dataclass(frozen=True, kw_only=True)
class Place:
    """A cell or a passage: the names of its `boxes`, the mark of what is typed here (`mine`; None: not on the page), who saved it last.

    `pieces` makes the pieces that lead from what was saved to what is typed.
    """

    key: str
    title: str
    boxes: list
    mine: str | None
    who: str
    at: object
    pieces: Callable

    @property
    def box(self):
        return "can-sua" if self.key.startswith("sua-") else self.boxes[0]


def overtaken(draft, refusal, user, *, full=True):
    """Return (what happened meanwhile, the Draft to show).

    Places that were not touched here take what was saved, the others keep what is typed; the Draft carries the saved version, so that
    saving again overwrites knowingly.
    """
    report = Report.objects.with_names().get(pk=draft.report.pk)
    locked, last = report.state not in EDITABLE, Trace.objects.of(report).first()
    if locked or report.version == draft.typing.version:
        draft.fixes.catch_up()
        return Overtaken(str(refusal), last.who if last else "", last.at if last else report.saved_at, locked, False, [], []), draft
    clashes, taken = [], []
    if full:
        draft, clashes, taken = _merged(draft, report, user)
    return Overtaken("", report.saved_by.full_name, report.saved_at, False, report.saved_by_id == user.pk, clashes, taken), draft


def _merged(draft, report, user):
    """Return (a Draft over the saved version, the Places where both wrote, those taken over)."""
    saved, data, clashes, taken = Draft(report, user), draft.typing.data.copy(), [], []
    base, theirs = unpacked(draft.marks), saved.places
    for place in (*_fixes(draft, saved, report), *_cells(draft, saved, report), *_passages(draft, saved, report)):
        before, now = base.get(place.key), theirs[place.key]
        if place.mine is None or place.mine == now or before == now:
            continue
        if place.mine == before:
            taken.append(place)
            for name in place.boxes:
                data.pop(name, None)
        else:
            clashes.append(place)
    data["version"], data["marks"] = str(report.version), saved.marks
    for form in saved.fixes.forms:
        data[f"{form.prefix}-was"] = form.shown
    return Draft(report, user, data), clashes, taken


def _fixes(draft, saved, report):
    typed = {form.prefix: said for form, said in draft.fixes.said() if form.is_bound}
    marks = draft.places
    for (comment, form), (_, was) in zip(saved.fixes.of.items(), saved.fixes.said(), strict=True):
        said = typed.get(form.prefix)
        yield Place(
            key=form.prefix,
            title=f"Đánh dấu đã sửa: {comment}",
            boxes=[f"{form.prefix}-fixed", f"{form.prefix}-answer"],
            mine=marks[form.prefix] if said else None,
            who=comment.fixed_by.full_name if comment.fixed_by else report.saved_by.full_name,
            at=comment.fixed_at or report.saved_at,
            pieces=lambda was=was, said=said: words(_fix_words(*was), _fix_words(*said)),
        )


def _fix_words(fixed, answer):
    return f"{'Đã sửa' if fixed else 'Chưa sửa'}. {answer}".strip()


def _cells(draft, saved, report):
    names = dict(User.objects.filter(pk__in={cell.entry.saved_by_id for cell in saved.cells if cell.entry}).values_list("pk", "full_name"))
    for cell in saved.cells:
        pk, entry = cell.indicator.pk, cell.entry
        typed = draft.typing.cells.get(pk)
        unread = f"cell-{pk}" in draft.typing.faults
        yield Place(
            key=str(pk),
            title=cell.indicator.name,
            boxes=[f"{name}-{pk}" for name in BOXES],
            mine="" if unread else stamp(typed.content) if typed else None,
            who=names[entry.saved_by_id] if entry else report.saved_by.full_name,
            at=entry.saved_at if entry else report.saved_at,
            pieces=lambda cell=cell, typed=typed, unread=unread: _of_cell(cell, typed, draft.typing.data if unread else None),
        )


def _of_cell(cell, typed, data):
    if data is not None:
        return value(cell.words, data[f"cell-{cell.indicator.pk}"])
    mine = value_words(cell.indicator, typed.value, zero=typed.zero)
    if mine != cell.words:
        return value(cell.words, mine)
    entry = cell.entry
    return words(f"{entry.note} {entry.reason}".strip() if entry else "", f"{typed.note} {typed.reason}".strip())


def _passages(draft, saved, report):
    for passage in saved.passages:
        name = f"text-{passage.key}"
        text = draft.typing.data.get(name)
        yield Place(
            key=passage.key,
            title=passage.title,
            boxes=[name],
            mine=None if text is None else stamp(text),
            who=report.saved_by.full_name,
            at=report.saved_at,
            pieces=lambda passage=passage, text=text: words(passage.text, text),
        )
