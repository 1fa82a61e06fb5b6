"""Remarks at their places: what the office asked, where that stands now, what was changed there since; and the boxes to write more."""

from dataclasses import dataclass

from campaigns.obligations import remark_desk
from campaigns.obligations.counting import version_from
from campaigns.plans.comment_forms import CommentForm
from campaigns.plans.comments import row_of
from campaigns.plans.comparison import CELLS, row_change
from campaigns.plans.models import Plan, RowComment
from emulation.formats.differences import changed, words

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
    def anchor(self):
        """The id of its place in the editor, "" where there is none."""
        if self.comment.part == Part.ROW:
            return f"dong-{self.comment.row_key}" if self.number else ""
        return "" if self.comment.part == Part.WHOLE else f"div_id_{self.comment.part}"

    @property
    def by_itself(self):
        """Whether it has no line of its own in the editor, beside which it could be ticked."""
        return not self.number

    @property
    def unchanged(self):
        """What to say where nothing differs at its place, "" where that cannot be known."""
        silent = not self.told or self.gone or self.comment.part == Part.WHOLE
        return "" if silent else f"Chưa có gì đổi so với bản {self.comment.number}."

    @property
    def was_at(self):
        """The words of a place that is gone."""
        return f"dòng “{self.comment.quote}”, nay đã xóa" if self.gone else ""

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
    version = version_from(versions, comment.number)
    if version is None:
        return []
    old = version.facts
    if comment.part == Part.ROW:
        before = row_of(old, comment.row_key) or next((row for row in old["rows"] if row["content"] == comment.quote), None)
        after = row_of(facts, comment.row_key)
        if before is None or after is None:
            return []
        cells = row_change(before, after).cells
        return [(CELL_LABELS[name], pieces) for name, pieces in cells.items() if changed(pieces)]
    if comment.part == Part.WHOLE or old[comment.part] == facts[comment.part]:
        return []
    return [("", words(old[comment.part], facts[comment.part]))]


class Desk(remark_desk.Desk):
    """Every place of a plan (its Reading) with its remarks, for one reader of the office."""

    form_class = CommentForm

    def __init__(self, reading, user, *, writable, refused=(None, None)):
        plan = reading.plan
        drafts = list(RowComment.objects.visible_to(user).unsent().filter(plan=plan).select_related("author"))
        super().__init__(user, asked=reading.asked, drafts=drafts, writable=writable, refused=refused)
        self.lines = [self._line(at, row) for at, row in enumerate(reading.facts["rows"], 1)]
        texts = (Part.AIMS, Part.MEASURES, Part.ORGANISATION) if plan.form == Plan.Form.WRITTEN else ()
        self.texts = {part.value: self._text(part) for part in (*texts, Part.WHOLE)}
        self.gone = self.lay_gone("Dòng đã xóa")

    @staticmethod
    def address_of(comment):
        return (str(comment.part), str(comment.row_key or ""))

    def place(self, part, row_key=None):
        """Return the Place of a part or a line, the one of the lines that are gone where there is no such."""
        if part != Part.ROW:
            return self.texts.get(part, self.gone)
        return next((line for line in self.lines if line.said.get("key") == str(row_key)), self.gone)

    def _line(self, at, row):
        key = str(row.get("key") or "")
        return self.lay(("row", key), f"dong-{key}", f"Dòng {at}", "Nhận xét dòng này", {"part": "row", "row_key": key}, row)

    def _text(self, part):
        verb = "Nhận xét toàn văn" if part == Part.WHOLE else "Nhận xét phần này"
        return self.lay((part.value, ""), f"cho-{part.value}", part.label, verb, {"part": part.value, "row_key": ""})
