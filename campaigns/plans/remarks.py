"""Remarks at their places: what the office asked, where that stands now, what was changed there since; and the boxes to write more."""

from dataclasses import dataclass, field

from campaigns.plans.comment_forms import CommentForm, CommentTextForm
from campaigns.plans.comments import row_of
from campaigns.plans.comparison import CELLS, row_change, words
from campaigns.plans.models import Plan, RowComment

Part = RowComment.Part
CELL_LABELS = dict(
    zip(CELLS, ("Nội dung", "Chỉ tiêu", "Đơn vị tính", "Mức phấn đấu", "Hạn", "Người phụ trách", "Thực hiện"), strict=True),
)


@dataclass(frozen=True, kw_only=True)
class Remark:
    """One thing to fix. `number` is the line in the copy shown (0: no such line), `changes` is (label, pieces) of what was changed there.

    `told` is whether the reader may know already what the unit says about it; `form` is the unit's FixForm while it may say so.
    """

    comment: RowComment
    number: int
    changes: list
    told: bool
    form: object = None

    @property
    def gone(self):
        """Whether the line was taken out since."""
        return self.comment.part == Part.ROW and not self.number

    @property
    def title(self):
        if self.comment.part != Part.ROW:
            return self.comment.get_part_display()
        return f"Dòng {self.number}" if self.number else "Dòng đã xóa"

    @property
    def fixed(self):
        return self.told and self.comment.fixed_at is not None


def remarks_of(comments, facts, versions, *, told, fixes=None):
    """Return a Remark for each of `comments` in the order of the page: lines first, then texts, lines that are gone at the end.

    `facts` is the copy shown, `versions` the PlanVersions in order, `fixes` the Fixes of the unit.
    """
    forms = fixes.of if fixes else {}
    found = [
        Remark(
            comment=comment,
            number=_number(comment, facts),
            changes=_changes(comment, facts, versions),
            told=told,
            form=forms.get(comment),
        )
        for comment in comments
    ]
    order = list(Part.values)
    return sorted(found, key=lambda remark: (remark.gone, order.index(remark.comment.part), remark.number, remark.comment.pk))


def _number(comment, facts):
    keys = [row.get("key") for row in facts["rows"]]
    return keys.index(str(comment.row_key)) + 1 if str(comment.row_key) in keys else 0


def _changes(comment, facts, versions):
    """Return (label, pieces) of what differs at the place of the remark between the version it was written on and `facts`."""
    old = versions[comment.number - 1].facts
    if comment.part == Part.ROW:
        before = row_of(old, comment.row_key) or next((row for row in old["rows"] if row["content"] == comment.quote), None)
        after = row_of(facts, comment.row_key)
        if before is None or after is None:
            return []
        cells = row_change(before, after).cells
        return [(CELL_LABELS[name], pieces) for name, pieces in cells.items() if any(op != "same" for op, _ in pieces)]
    if comment.part == Part.WHOLE or old[comment.part] == facts[comment.part]:
        return []
    return [("", words(old[comment.part], facts[comment.part]))]


@dataclass(kw_only=True)
class Place:
    """A line or a text on the desk of the office: what was asked there, what is being written, and the box for more."""

    part: str
    title: str
    row: dict | None = None
    asked: list = field(default_factory=list)
    drafts: list = field(default_factory=list)
    form: CommentForm | None = None

    @property
    def box(self):
        """The id of the place on the page."""
        return f"dong-{self.row['key']}" if self.row else f"cho-{self.part}"


class Desk:
    """Every place of a plan (its Reading) with its remarks, for one reader of the office. `refused` is (RowComment or None, form)."""

    def __init__(self, reading, user, *, writable, refused=(None, None)):
        self._user, self._writable, self._refused = user, writable, refused
        plan, self._facts = reading.plan, reading.facts
        self._asked = reading.asked
        self._drafts = list(RowComment.objects.visible_to(user).unsent().filter(plan=plan).select_related("author"))
        self.lines = [self._place(Part.ROW, f"Dòng {at}", row) for at, row in enumerate(self._facts["rows"], 1)]
        texts = (Part.AIMS, Part.MEASURES, Part.ORGANISATION) if plan.form == Plan.Form.WRITTEN else ()
        self.texts = {part.value: self._place(part, part.label) for part in (*texts, Part.WHOLE)}
        self.gone = self._of_lines_that_are_gone()

    @property
    def unsent(self):
        """How many remarks would go along with a return."""
        return len(self._drafts)

    def place(self, part, row_key=None):
        """Return the Place of a part or a line, the one of the lines that are gone where there is no such."""
        if part != Part.ROW:
            return self.texts.get(part, self.gone)
        return next((line for line in self.lines if line.row.get("key") == str(row_key)), self.gone)

    def _place(self, part, title, row=None):
        key = row.get("key") if row else None
        mine = [comment for comment in self._drafts if comment.part == part and (row is None or str(comment.row_key) == key)]
        asked = [remark for remark in self._asked if remark.comment.part == part and (row is None or str(remark.comment.row_key) == key)]
        form = self._new_form(part, key) if self._writable else None
        return Place(part=part, title=title, row=row, asked=asked, drafts=self._forms(mine), form=form)

    def _of_lines_that_are_gone(self):
        here = {line.row.get("key") for line in self.lines}
        asked = [remark for remark in self._asked if remark.gone]
        drafts = [comment for comment in self._drafts if comment.part == Part.ROW and str(comment.row_key) not in here]
        return Place(part="gone", title="Dòng đã xóa", asked=asked, drafts=self._forms(drafts))

    def _forms(self, comments):
        return [(comment, self._form_of(comment) if self._writable else None) for comment in comments]

    def _form_of(self, comment):
        if self._refused[0] == comment:
            return self._refused[1]
        return CommentTextForm(user=self._user, initial={"text": comment.text}, auto_id=f"id_nx{comment.pk}_%s")

    def _new_form(self, part, key):
        comment, form = self._refused
        if form is not None and comment is None and form.data.get("part") == part and form.data.get("row_key", "") == (key or ""):
            return form
        return CommentForm(user=self._user, initial={"part": part, "row_key": key}, auto_id=f"id_nx_{key or part}_%s")
