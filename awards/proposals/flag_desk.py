"""The places of a dossier on the desk of the office: what was asked there, what is being written, and the box for more."""

from dataclasses import dataclass

from awards.proposals.flags import place_words
from awards.proposals.models import Flag
from awards.proposals.openings import SLOT, WORDS
from awards.proposals.review_forms import CANNED_AT, CANNED_OF_PAPER, FlagForm
from campaigns.obligations import remark_desk

ELSEWHERE = "Ở người, tập thể khác trong hồ sơ"
# The words of the button at a place: of the dossier itself, and of one nominee.
VERBS = {
    "": "Yêu cầu với cả hồ sơ",
    "kind": "Yêu cầu sửa loại đề nghị",
    "nominee": "Yêu cầu sửa danh sách",
    "meeting": "Yêu cầu bổ sung biên bản, phiếu",
}
VERBS_OF_ONE = {"": "Yêu cầu với người này", "nominee": "Yêu cầu sửa thông tin", "achievement": "Yêu cầu bổ sung thành tích"}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One thing that the office asked with its last return, as a remark of the desk; `told`: the dossier came back since."""

    comment: Flag
    told: bool
    title: str = ""
    was_at: str = ""
    changes: tuple = ()
    unchanged: str = ""
    form: object = None

    @property
    def fixed(self):
        return self.told and self.comment.fixed_at is not None


def address_of(flag):
    """Return the place of a flag within its dossier: "12/achievement", "/meeting", "/" for the whole."""
    return f"{flag.nominee_id or ''}/{flag.place}"


def box_of(nominee_id, place):
    """Return the id of a place on the page."""
    return f"cho-{nominee_id or 'ho-so'}-{place.replace(':', '-') or 'tat-ca'}"


class Desk(remark_desk.Desk):
    """The places of the dossier itself and of the nominee at hand; what was flagged elsewhere stands at the end."""

    form_class = FlagForm
    address_of = staticmethod(address_of)

    def __init__(self, proposal, user, *, asked, papers, nominee=None, writable, refused=(None, None)):
        drafts = list(Flag.objects.visible_to(user).unsent().filter(proposal=proposal).select_related("author"))
        self._papers = papers
        super().__init__(user, asked=asked, drafts=drafts, writable=writable, refused=refused)
        self.whole = self._place(None, "")
        self.kind, self.list, self.meeting = (self._place(None, place) for place in ("kind", "nominee", "meeting"))
        self.all_of_one = self._place(nominee.pk, "") if nominee else None
        self.achievement = self._place(nominee.pk, "achievement") if nominee else None
        self.entry = self._place(nominee.pk, "nominee") if nominee else None
        self._slots = {}
        self._nominee = nominee
        self.gone = None

    def slot(self, code, nominee_id=None):
        """Return the Place of a paper (its code) of the dossier, or of a nominee."""
        key = (nominee_id, code)
        if key not in self._slots:
            self._slots[key] = self._place(nominee_id, f"{SLOT}{code}")
        return self._slots[key]

    def close(self):
        """Gather what stands at no place that was laid; to be called once all were."""
        self.gone = self.lay_gone(ELSEWHERE)
        return self

    def place(self, nominee_id, place):
        """Return the Place of what was posted."""
        return self._place(nominee_id, place)

    def _place(self, nominee_id, place):
        named = {"nominee": str(nominee_id or ""), "place": place}
        title = self._papers.get(place.removeprefix(SLOT), "Giấy tờ") if place.startswith(SLOT) else WORDS.get(place, "")
        verb = (VERBS_OF_ONE if nominee_id else VERBS).get(place, "Yêu cầu bổ sung")
        here = self.lay(f"{nominee_id or ''}/{place}", box_of(nominee_id, place), title, verb, named)
        if here.form:
            canned = CANNED_OF_PAPER if place.startswith(SLOT) else CANNED_AT.get(place, ())
            here.form.fields["canned"].choices = [(sentence, sentence) for sentence in canned]
        return here


def asked_as_read(flags, told, papers):
    """Return the Asked of `flags` in the order in which they were written."""
    return [Asked(comment=flag, told=told, title=place_words(flag, papers)) for flag in flags]
