"""Remarks at their places in a report: what the office asked, where that stands now, what was changed there; and the boxes to write more."""

from dataclasses import dataclass

from campaigns.obligations import remark_desk
from campaigns.obligations.counting import version_from
from emulation.formats.differences import changed, value, words
from reports.periodic.comment_forms import CANNED, CANNED_OF_TEXT, CommentForm
from reports.periodic.comments import WHOLE, cell_in, figure_words, passage_in
from reports.periodic.models import ReportComment


@dataclass(frozen=True, kw_only=True)
class Remark:
    """One thing to fix. `said` is its place in the copy shown (None: gone, or the whole), `changes` is (label, pieces) of what changed there.

    `told` is whether the reader may know already what the unit says about it; `form` is the unit's FixForm while it may say so.
    """

    comment: ReportComment
    said: dict | None
    changes: list
    told: bool
    form: object = None

    @property
    def whole(self):
        return address_of(self.comment) == ""

    @property
    def gone(self):
        """Whether its place is not asked for any more."""
        return not self.whole and self.said is None

    @property
    def title(self):
        if self.whole:
            return WHOLE
        if self.comment.indicator_id:
            return "Số liệu" if self.said else "Chỉ tiêu không còn giao"
        return "Lời văn" if self.said else "Phần đã bỏ"

    @property
    def anchor(self):
        """The id of the box in the editor, "" where there is none."""
        if self.whole or self.gone:
            return ""
        return f"cell-{self.comment.indicator_id}" if self.comment.indicator_id else f"text-{self.comment.passage}"

    @property
    def by_itself(self):
        return True

    @property
    def unchanged(self):
        """What to say where nothing differs at its place, "" where that cannot be known."""
        return "" if self.whole or self.gone or not self.told else f"Chưa có gì đổi so với bản {self.comment.number}."

    @property
    def was_at(self):
        return f"“{self.comment.quote}”, nay không còn trong báo cáo" if self.gone else ""

    @property
    def fixed(self):
        return self.told and self.comment.fixed_at is not None

    @property
    def unanswered(self):
        """Whether the unit has neither ticked it nor said anything about it."""
        return not (self.comment.fixed_at or self.comment.answer)


def remarks_of(comments, facts, versions, *, told, fixes=None):
    """Return a Remark for each of `comments` in the order of the page: cells, passages, the whole, what is gone at the end.

    `facts` is the copy shown, `versions` the ReportVersions in order, `fixes` the Fixes of the unit.
    """
    forms = fixes.of if fixes else {}
    found = [_remark(comment, facts, versions, told, forms.get(comment)) for comment in comments]
    place = place_in(facts)
    return sorted(found, key=lambda remark: place(remark.comment))


def place_in(facts):
    """Return what puts comments in the order of the page: a key for `sorted`."""
    order = [f"cell-{cell['indicator']}" for cell in facts["cells"]] + [f"passage-{each['key']}" for each in facts["passages"]] + [""]
    places = {address: at for at, address in enumerate(order)}
    return lambda comment: (places.get(address_of(comment), len(order)), comment.pk)


def _remark(comment, facts, versions, told, form):
    version = version_from(versions, comment.number)
    old = version.facts if version else facts
    before, after = _said(old, comment), _said(facts, comment)
    changes = _changes(comment, before, after) if before and after else []
    return Remark(comment=comment, said=after, changes=changes, told=told, form=form)


def _said(facts, comment):
    if comment.indicator_id:
        return cell_in(facts, comment.indicator_id)
    return passage_in(facts, comment.passage) if comment.passage else None


def _changes(comment, before, after):
    """Return (label, pieces) of what differs between two readings of one place."""
    if comment.passage:
        found = [("", words(before["text"], after["text"]))]
    else:
        found = [("", value(figure_words(before), figure_words(after)))]
        found += [(label, words(before[name], after[name])) for name, label in (("note", "Ghi chú"), ("reason", "Lý do"))]
    return [(label, pieces) for label, pieces in found if changed(pieces)]


def address_of(comment):
    """Return the place of a comment within its report: "cell-5", "passage-limits", "" for the whole."""
    if comment.indicator_id:
        return f"cell-{comment.indicator_id}"
    return f"passage-{comment.passage}" if comment.passage else ""


class Desk(remark_desk.Desk):
    """Every place of a report with its remarks, for one reader of the office; `asked` are the Remarks of the last return."""

    form_class = CommentForm
    address_of = staticmethod(address_of)

    def __init__(self, report, facts, asked, user, *, writable, refused=(None, None)):
        drafts = list(ReportComment.objects.visible_to(user).unsent().filter(report=report).select_related("author"))
        super().__init__(user, asked=asked, drafts=drafts, writable=writable, refused=refused)
        self.cells = {cell["indicator"]: self._cell(cell) for cell in facts["cells"]}
        self.passages = {passage["key"]: self._passage(passage) for passage in facts["passages"]}
        self.whole = self._place("", "cho-whole", WHOLE, "Nhận xét toàn văn", {"indicator": "", "passage": ""}, canned=CANNED[:1])
        self.gone = self.lay_gone("Chỗ không còn trong báo cáo")

    def place(self, indicator=None, passage=""):
        """Return the Place of a cell, a passage or the whole, the one of what is gone where there is no such."""
        if indicator:
            return self.cells.get(indicator, self.gone)
        return self.passages.get(passage, self.gone) if passage else self.whole

    def _cell(self, cell):
        address, named = f"cell-{cell['indicator']}", {"indicator": str(cell["indicator"]), "passage": ""}
        return self._place(address, f"cho-{address}", cell["name"], "Nhận xét số này", named, cell, CANNED)

    def _passage(self, passage):
        address, named = f"passage-{passage['key']}", {"indicator": "", "passage": passage["key"]}
        return self._place(address, f"cho-{address}", passage["title"], "Nhận xét phần này", named, passage, CANNED_OF_TEXT)

    def _place(self, address, box, title, verb, named, said=None, canned=()):
        here = self.lay(address, box, title, verb, named, said)
        if here.form:
            here.form.fields["canned"].choices = [(sentence, sentence) for sentence in canned]
        return here
