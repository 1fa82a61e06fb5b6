"""The papers of a dossier as named slots: what the checklist asks, what is there, what the system makes itself."""

from dataclasses import dataclass, field

from awards.catalogue.models import ChecklistItem
from awards.proposals.models import Nominee

ENOUGH, LACKING, OPTIONAL, MADE = "enough", "lacking", "optional", "made"
WORDS = {ENOUGH: "Đủ", LACKING: "Thiếu", OPTIONAL: "Không bắt buộc", MADE: "Hệ thống lập"}
LOOKS = {ENOUGH: "st-ok", LACKING: "st-ret", OPTIONAL: "st-none", MADE: "st-sent"}
MINUTES = "bien-ban"


@dataclass(frozen=True)
class Slot:
    """One paper of the dossier (`nominee` None) or of one nominee; `files` are its ProposalFiles.

    `written` tells whether the system has what it makes the paper from.
    """

    item: ChecklistItem
    nominee: Nominee | None
    files: tuple
    written: bool

    @property
    def state(self):
        if self.files:
            return ENOUGH
        if self.item.made and self.written:
            return MADE
        return LACKING if self.item.required else OPTIONAL

    @property
    def words(self):
        return WORDS[self.state]

    @property
    def look(self):
        return LOOKS[self.state]


@dataclass(frozen=True)
class Together:
    """One paper that every nominee has: the Slots of all whom it is asked of."""

    item: ChecklistItem
    slots: list = field(default_factory=list)

    @property
    def there(self):
        return sum(slot.state in (ENOUGH, MADE) for slot in self.slots)

    @property
    def lacking(self):
        return [slot for slot in self.slots if slot.state == LACKING]

    @property
    def query(self):
        """The part of an address by which page 4 shows this paper."""
        return f"o={self.item.code}"

    @property
    def look(self):
        return LOOKS[LACKING if self.lacking else ENOUGH]


class Folder:
    """The slots of `proposal` by the RuleBook `book`; two queries beside those of the book."""

    def __init__(self, proposal, book):
        self.proposal, self.book = proposal, book
        self.nominees = list(proposal.nominees.select_related("recipient", "award"))
        self.files = {}
        for link in proposal.files.select_related("attachment"):
            self.files.setdefault((link.slot, link.nominee_id), []).append(link)
        self._asked = {}
        awards = list({nominee.award_id: nominee.award for nominee in self.nominees}.values())
        self.items = book.checklist_items(awards, fast=proposal.fast)

    @property
    def whole(self):
        """The Slots of the dossier itself."""
        return [self._slot(item, None) for item in self.items if not item.each]

    @property
    def each(self):
        """The papers that nominees have one by one, as Togethers."""
        return [Together(item, [self._slot(item, each) for each in self.nominees if self.asks(each, item.code)]) for item in self.items if item.each]

    def of(self, nominee):
        """The Slots of one nominee."""
        return [self._slot(item, nominee) for item in self.items if item.each and self.asks(nominee, item.code)]

    def asks(self, nominee, code):
        """Tell whether the award of `nominee` asks for the paper `code`."""
        if nominee.award_id not in self._asked:
            items = self.book.checklist_items([nominee.award], fast=self.proposal.fast)
            self._asked[nominee.award_id] = {item.code for item in items}
        return code in self._asked[nominee.award_id]

    def item(self, code):
        """Return the ChecklistItem of a code, or None."""
        return next((item for item in self.items if item.code == code), None)

    @property
    def report_code(self):
        """The code of the slot in which a report of achievements may lie as a file instead of being typed, or ""."""
        return next((item.code for item in self.items if item.each and item.made), "")

    @property
    def minutes(self):
        """The Slot of the minutes of the unit's own meeting, or None where none is asked."""
        return next((slot for slot in self.whole if slot.item.code.startswith(MINUTES)), None)

    def _slot(self, item, nominee):
        files = self.files.get((item.code, nominee.pk if nominee else None), ())
        return Slot(item, nominee, tuple(files), self._written(item, nominee))

    def _written(self, item, nominee):
        if nominee is not None:
            return bool(nominee.task and nominee.result)
        return self.proposal.met_on is not None if item.code.startswith(MINUTES) else bool(self.nominees)
