"""A dossier on the desk of the office: its people with what was found about each, the one at hand, papers, changes, flags, who holds it."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Paginator

from awards.catalogue.book import RuleBook
from awards.proposals import doubles
from awards.proposals.comparison import account, compare, small_changes
from awards.proposals.concluding import holder_of, unready
from awards.proposals.eligibility import check
from awards.proposals.fairness import clause_of, shares_of
from awards.proposals.flag_desk import Desk, asked_as_read
from awards.proposals.flags import asked_of, paper_names
from awards.proposals.forwarding import decided_above
from awards.proposals.kept_sheets import kept_sheets, shows_live
from awards.proposals.law import book_of
from awards.proposals.models import Nominee
from awards.proposals.paper_links import nominee_links, paper_links
from awards.proposals.proofs import CHOICES
from awards.proposals.queue import Queue
from awards.proposals.slots import ENOUGH, MADE, Folder
from awards.proposals.states import EDITABLE, ProposalState, Result, Verdict
from awards.proposals.tracking import track
from awards.registrations.quotas import quotas
from campaigns.obligations.counting import kept
from emulation.workflow.models import Trace

PAGE = 25
ONLY_TO_SEE = "can-xem"


@dataclass(kw_only=True)
class Person:
    """A nominee as the desk shows it: `facts` are those of the newest version, `nominee` and `sheet` None while the unit is working on it."""

    facts: dict
    before: dict | None = None
    nominee: Nominee | None = None
    sheet: object = None
    claims: tuple = ()
    flagged: bool = False

    @property
    def pk(self):
        return self.facts["id"]

    @property
    def name(self):
        return self.facts["name"]

    @property
    def open_claims(self):
        return [row for row in self.claims if row.open]

    @property
    def to_see(self):
        """Whether somebody has to look: a condition is not plainly met, something looks like a double, or more was asked for."""
        return self.flagged or bool(self.open_claims) or (self.sheet is not None and self.sheet.worst != Result.PASS)

    @property
    def may_be_judged_together(self):
        return self.nominee is not None and self.nominee.verdict == Verdict.OPEN and not self.to_see and self.sheet is not None

    @property
    def account(self):
        """What the nominee achieved as [(label, pieces)], with what was changed since the version before."""
        return account(self.facts, self.before)

    @property
    def plain_account(self):
        return account(self.facts)

    @property
    def small_changes(self):
        return small_changes(self.before, self.facts) if self.before else []


class Review:
    """Everything that the page of one dossier shows; `asked` are the parameters of the address, `refused` a flag (None: new) and its form."""

    def __init__(self, proposal, user, day, asked, refused=(None, None)):
        self.proposal, self.user, self.day, self._asked_for, self._refused = proposal, user, day, asked, refused
        self.queue = Queue(user, day, asked)
        self.with_unit = proposal.state in EDITABLE
        self.reviewing = proposal.state == ProposalState.REVIEW
        self.holder = holder_of(proposal)
        self.traces = list(Trace.objects.of(proposal))
        self.versions = kept(proposal.versions.select_related("submitted_by"), self.traces)
        self.tracking = track(proposal, user, traces=self.traces)
        self.only_to_see = asked.get("xem") == ONLY_TO_SEE

    @property
    def mine(self):
        """Whether the reader may work on the dossier now."""
        return self.reviewing and (self.holder is None or self.holder == self.user)

    @cached_property
    def newest(self):
        return self.versions[-1] if self.versions else None

    @cached_property
    def older(self):
        """The version before the newest one, None where there is none or only the newest is asked for."""
        return self.versions[-2] if len(self.versions) > 1 else None

    @cached_property
    def facts(self):
        return self.newest.facts if self.newest else {"nominees": [], "files": []}

    @cached_property
    def change(self):
        """The Change since the version before, None for the first."""
        return compare(self.older.facts, self.facts) if self.older else None

    @property
    def change_of_whole(self):
        """Whether the change says more than what stands beside an only nominee anyway."""
        told = self.change
        return not self.single or bool(told.whole or told.files or told.came or told.gone or told.empty)

    @cached_property
    def book(self):
        return book_of(self.proposal, self.day)

    @cached_property
    def folder(self):
        return Folder(self.proposal, self.book)

    @cached_property
    def nominees(self):
        """The Nominees by id, none while the unit is working on them."""
        if self.with_unit:
            return {}
        found = self.proposal.nominees.select_related("recipient", "award", "verdict_by")
        return {nominee.pk: nominee for nominee in found}

    @cached_property
    def people(self):
        """Everybody in the dossier, as Persons in its order."""
        live = list(self.nominees.values())
        sheets = self._sheets_of(live) if live else {}
        claims = doubles.rows_for(live) if live else {}
        before = {each["id"]: each for each in self.older.facts["nominees"]} if self.older else {}
        flagged = set(self.proposal.flags.unsent().values_list("nominee", flat=True))
        return [
            Person(
                facts=said,
                before=before.get(said["id"]),
                nominee=self.nominees.get(said["id"]),
                sheet=sheets.get(said["id"]),
                claims=tuple(claims.get(said["id"], ())),
                flagged=said["id"] in flagged,
            )
            for said in self.facts["nominees"]
        ]

    def _sheets_of(self, nominees):
        """What the rules find now, as long as the office has not concluded; then what it had before it when it did."""
        return check(nominees, self.book, self.day) if shows_live(self.proposal) else kept_sheets([each.pk for each in nominees])

    @cached_property
    def one(self):
        """The Person at hand: the one asked for, or the only one; None for the list."""
        if len(self.people) == 1:
            return self.people[0]
        return next((person for person in self.people if str(person.pk) == self._asked_for.get("nguoi", "")), None)

    @property
    def single(self):
        return len(self.people) == 1

    @cached_property
    def shown(self):
        """Those of the list that the filter leaves."""
        return [person for person in self.people if person.to_see] if self.only_to_see else self.people

    @cached_property
    def page(self):
        return Paginator(self.shown, PAGE).get_page(self._asked_for.get("trang"))

    @cached_property
    def neighbours(self):
        """(the one before, the one after) the Person at hand in the list, each None at an end."""
        keys = [person.pk for person in self.shown]
        if self.one is None or self.one.pk not in keys:
            return None, None
        at = keys.index(self.one.pk)
        return (self.shown[at - 1] if at else None), (self.shown[at + 1] if at + 1 < len(keys) else None)

    @property
    def open_claims(self):
        """How many looks of doubles nobody has concluded about; two nominees of the dossier that are alike are one."""
        return len({row.claim.pk for person in self.people for row in person.open_claims})

    @property
    def to_see_count(self):
        return sum(person.to_see for person in self.people)

    @property
    def together(self):
        """Those who may be concluded about in one act: nothing was found about them that a person has to look at."""
        return [person for person in self.people if person.may_be_judged_together]

    @cached_property
    def verdicts(self):
        """How many nominees have each Verdict: {Verdict: number}."""
        return {verdict.value: sum(each.verdict == verdict for each in self.nominees.values()) for verdict in Verdict}

    @property
    def judged_count(self):
        return len(self.nominees) - self.verdicts[Verdict.OPEN]

    @property
    def against_council(self):
        """The sentences that stand against going to the council; an only nominee is concluded about with the dossier."""
        live = list(self.nominees.values())
        return [] if len(live) == 1 and live[0].verdict == Verdict.OPEN else unready(live)

    @cached_property
    def above(self):
        """The Nominees whose award is decided above as things stand on the day, whatever held when the dossier was received."""
        return decided_above(self.nominees.values(), RuleBook(self.proposal.authority, self.day))

    @cached_property
    def quotas(self):
        return quotas(self.nominees.values(), self.book)

    @cached_property
    def fairness(self):
        """The Groups of shares among those proposed; none while the unit is working on them."""
        return [] if self.with_unit else shares_of(self.proposal)

    @property
    def clause(self):
        return clause_of(self.proposal.authority, self.proposal.year)

    @property
    def results(self):
        """What a reviewer may hold of a condition: (Result, words)."""
        return [(result.value, result.label) for result in CHOICES]

    @cached_property
    def opinions(self):
        return list(self.proposal.opinions.select_related("unit", "asked_by", "answered_by"))

    @cached_property
    def place(self):
        return self.queue.place_of(self.proposal)

    @cached_property
    def asked(self):
        """What the last return asked, as read by the office: the ticks of the unit only once it came back."""
        return asked_as_read(asked_of(self.proposal), told=not self.with_unit, papers=self._papers)

    @cached_property
    def desk(self):
        nominee = self.one.nominee if self.one else None
        desk = Desk(
            self.proposal, self.user, asked=self.asked, papers=self._papers, nominee=nominee, writable=self.mine, refused=self._refused
        )  # fmt: skip
        for slot in self.slots_of_one:
            desk.slot(slot.item.code, nominee.pk)
        for slot in self.slots:
            desk.slot(slot.item.code)
        return desk.close()

    @cached_property
    def slots(self):
        """The papers of the dossier itself; none while the unit is working on them."""
        return [] if self.with_unit else self.folder.whole

    @cached_property
    def slots_of_one(self):
        """The papers of the Person at hand."""
        return self.folder.of(self.one.nominee) if self.one and self.one.nominee else []

    @property
    def papers(self):
        """[(Slot, Place)] of what is shown: the papers of the Person at hand, then those of the dossier where it is shown whole."""
        found = [(slot, self.desk.slot(slot.item.code, self.one.nominee.pk)) for slot in self.slots_of_one]
        return found + ([(slot, self.desk.slot(slot.item.code)) for slot in self.slots] if self.whole_shown else [])

    @cached_property
    def made(self):
        """[(PaperLink, name of the nominee)] of what the system prints: about the Person at hand, then about the dossier."""
        one = self.one
        own = nominee_links(self.proposal.pk, one.pk, proof=one.sheet is not None) if one else []
        whole = paper_links(self.proposal, self.facts, own=False) if self.whole_shown and self.newest else []
        return [(link, one.name) for link in own] + [(link, "") for link in whole]

    @property
    def papers_there(self):
        return sum(slot.state in (ENOUGH, MADE) for slot, _ in self.papers)

    @property
    def whole_shown(self):
        """Whether what concerns the dossier itself is shown: beside an only nominee, or beside the list."""
        return self.single or self.one is None

    @cached_property
    def _papers(self):
        return paper_names()

    @property
    def query(self):
        """The parameters of the address of this page: the queue, the person at hand, the filter of the list."""
        return "&".join(part for part in (self.queue.query, self._own(self.one.pk if self.one and not self.single else "")) if part)

    @property
    def filter_query(self):
        """The queue and the filter of the list, for its pages."""
        return "&".join(part for part in (self.queue.query, f"xem={ONLY_TO_SEE}" if self.only_to_see else "") if part)

    @property
    def list_query(self):
        """The same without the person at hand."""
        return "&".join(part for part in (self.queue.query, self._own("")) if part)

    def _own(self, person):
        own = {"nguoi": person, "xem": ONLY_TO_SEE if self.only_to_see else "", "trang": self._page_number(person)}
        return urlencode({key: value for key, value in own.items() if value})

    def _page_number(self, person):
        number = self._asked_for.get("trang", "")
        return number if number.isdecimal() and number != "1" and len(number) < 5 else ""
