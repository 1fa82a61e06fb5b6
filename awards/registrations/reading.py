"""A registration as somebody reads it: the unit sees what it works on, everybody above what was last submitted and not taken back."""

from dataclasses import dataclass
from functools import cached_property

from awards.catalogue.states import RecipientKind
from awards.registrations.documents import paper_of
from awards.registrations.models import Registration
from awards.registrations.quotas import quotas
from awards.registrations.readiness import concerns
from awards.registrations.roster import Roster
from awards.registrations.snapshot import NOTHING_SAID, compare, facts_of, picks_of
from awards.registrations.states import EDITABLE, OFFICE_LABELS, REGISTRATION_FLOW, RegistrationState
from awards.registrations.titles import book_of, titles_of
from campaigns.obligations.counting import kept
from campaigns.obligations.guards import barrier
from campaigns.plans.reading import stages_of, told_shortly
from emulation.workflow.models import Trace
from emulation.workflow.steps import offers


@dataclass(frozen=True)
class Reading:
    """`facts` is the copy shown on `day`; `older`: the unit already works on a newer one that is not shown.

    `versions` are those that the reader may know.
    """

    registration: Registration
    user: object
    day: object
    own: bool
    facts: dict
    older: bool
    versions: list
    history: list

    @property
    def state_words(self):
        """What the state is called on the reader's side of the desk."""
        return state_words(self.registration, self.own)

    @property
    def persons(self):
        return [said for said in self.facts["lines"] if said["kind"] == RecipientKind.PERSON]

    @property
    def teams(self):
        return [said for said in self.facts["lines"] if said["kind"] != RecipientKind.PERSON]

    @property
    def newest(self):
        return self.versions[-1] if self.versions else None

    @property
    def before(self):
        return self.versions[-2] if len(self.versions) > 1 else None

    @property
    def silent(self):
        """Whether there is nothing to show: the only version was taken back."""
        return self.older and not self.versions

    @cached_property
    def change(self):
        """The LineChanges of the newest version against the one before, None where there is only one."""
        return compare(self.before.facts, self.newest.facts) if self.before else None

    @cached_property
    def book(self):
        return book_of(self.registration, self.day)

    @cached_property
    def quotas(self):
        return quotas(picks_of(self.facts), self.book)

    @cached_property
    def concerns(self):
        return concerns(self.facts, self.book, Roster(self.registration, self.day))

    @cached_property
    def required(self):
        """The RegistrableTitles that the rules of the year ask to be registered."""
        return [title for title in titles_of(self.book) if title.required]

    @cached_property
    def offered(self):
        return {offer.step.name for offer in offers(REGISTRATION_FLOW, self.registration, self.user)}

    @cached_property
    def paper(self):
        return paper_of(self.registration)

    @property
    def deadline(self):
        return self.registration.obligation.deadline(self.day)

    @property
    def mending(self):
        return self.registration.obligation.mending_day(self.day)

    @cached_property
    def barrier(self):
        """Why the unit may not work on it on the day, "" where it may."""
        return barrier(self.registration.obligation, self.day) if self.registration.state in EDITABLE else ""

    @property
    def editable(self):
        return self.own and self.registration.state in EDITABLE and not self.barrier

    @property
    def stages(self):
        return stages_of(self.registration, self.mending or self.deadline)

    @property
    def story(self):
        return told_shortly(self.history)

    @property
    def saved_by(self):
        """Who saved last, in words."""
        return next((trace.who for trace in self.history if trace.step in ("edit", "create")), "")

    @property
    def sent_back(self):
        """The trace that says why it came back, while that is still to be mended."""
        steps = {RegistrationState.RETURNED: ("return", "reopen"), RegistrationState.DRAFT: ("hand_back",)}
        moves = [trace for trace in self.history if trace.step in REGISTRATION_FLOW.steps]
        return moves[0] if moves and moves[0].step in steps.get(self.registration.state, ()) else None


def read(registration, user, day):
    """Return the Reading of a registration (fetched through `visible_to`) for `user` on `day`."""
    own = user.has_perm("awards.draft_registration", registration)
    versions, history = list(registration.versions.select_related("submitted_by")), list(Trace.objects.of(registration))
    older = not own and registration.state in EDITABLE and bool(versions)
    versions = versions if own else kept(versions, history)
    facts = (versions[-1].facts if versions else NOTHING_SAID) if older else facts_of(registration)
    return Reading(registration, user, day, own, facts, older, versions, history)


def state_words(registration, own):
    """Return what the state of a registration is called on the unit's own side of the desk, or on the other."""
    return registration.get_state_display() if own else OFFICE_LABELS[registration.state]
