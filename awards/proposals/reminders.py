"""What the ladder of reminders says of dossiers: to conclude before the processing day, to complete before the day set, to answer a question.

And what came in, for the office's morning letter.
"""

from collections import defaultdict

from awards.proposals.models import Opinion, Proposal
from awards.proposals.states import WITH_OFFICE, ProposalState
from campaigns.obligations.incoming import incoming
from emulation import clock
from emulation.accounts.roles import Role
from emulation.notifications.readers import people_by_seat
from emulation.notifications.reminders import Due, register, register_figures
from emulation.notifications.states import Reader

ROLES = (Role.UNIT_HEAD, Role.UNIT_CLERK, Role.STANDING_OFFICE, Role.CHAIRMAN)
NAMES = ("unit__kind", "authority__authority__standing_office", "reviewer", "signer")


class _Source:
    """A kind of thing owed: `rows()` is the QuerySet of all that is, `due_of(row, people)` makes a Due of one."""

    def due(self, day):
        """Return the list of Due on `day`; two queries."""
        people = people_by_seat(ROLES, day)
        return [self.due_of(row, people) for row in self.rows()]

    def still_owed(self, ids, day):
        """Return the Due, without readers, of those of `ids` that are still owed, by id; one query."""
        return {row.pk: self.due_of(row, defaultdict(list)) for row in self.rows().filter(pk__in=ids)}


class Processing(_Source):
    """The office owes a conclusion by the processing day; who has the dossier is reminded, else the whole office."""

    slug = "proposal-process"

    def rows(self):
        """Dossiers on a desk that have a processing day."""
        return Proposal.objects.filter(state__in=WITH_OFFICE, process_by__isnull=False).select_related(*NAMES)

    def due_of(self, proposal, people):
        """Return the Due of one dossier."""
        office = people[Role.STANDING_OFFICE, proposal.authority_id]
        holders = [person for person in office if person.pk == proposal.reviewer_id] or office
        return Due(
            subject_id=proposal.pk,
            deadline=proposal.process_by,
            since=clock.day_of(proposal.submitted_at),
            title=f"Thẩm định hồ sơ {proposal.code}",
            owner=proposal.unit.name,
            url=f"/hang-cho/khen-thuong/{proposal.pk}/",
            authority_id=proposal.authority_id,
            readers={Reader.HOLDER: holders, Reader.CHAIRMAN: people[Role.CHAIRMAN, proposal.authority_id]},
            detail=proposal.title,
        )


class Mending(_Source):
    """The unit owes what the office asked it to complete."""

    slug = "proposal-mend"

    def rows(self):
        """Dossiers that were sent back with a day."""
        mending = [ProposalState.RETURNED, ProposalState.HEAD, ProposalState.DRAFT]
        return Proposal.objects.filter(state__in=mending, mend_by__isnull=False, submitted_at__isnull=False).select_related(*NAMES)

    def due_of(self, proposal, people):
        """Return the Due of one dossier."""
        heads, clerks = people[Role.UNIT_HEAD, proposal.unit_id], people[Role.UNIT_CLERK, proposal.unit_id]
        return Due(
            subject_id=proposal.pk,
            deadline=proposal.mend_by,
            since=clock.day_of(proposal.submitted_at),
            title=f"Bổ sung hồ sơ {proposal.code}",
            owner=proposal.unit.name,
            url=f"/de-nghi/{proposal.pk}/",
            authority_id=proposal.authority_id,
            readers={Reader.HOLDER: clerks or heads, Reader.HEAD: heads if clerks else [], Reader.OFFICE: []},
            detail=proposal.title,
            courtesy=proposal.unit.kind.courtesy,
            mending=True,
        )


class Opinions(_Source):
    """An agency that was asked owes its opinion."""

    slug = "opinion"

    def rows(self):
        """Questions that nobody has answered."""
        return Opinion.objects.filter(answered_at__isnull=True).select_related("proposal__unit", "unit__kind")

    def due_of(self, opinion, people):
        """Return the Due of one question."""
        heads, clerks = people[Role.UNIT_HEAD, opinion.unit_id], people[Role.UNIT_CLERK, opinion.unit_id]
        return Due(
            subject_id=opinion.pk,
            deadline=opinion.due,
            since=clock.day_of(opinion.asked_at),
            title=f"Cho ý kiến về hồ sơ {opinion.proposal.code}",
            owner=opinion.unit.name,
            url=f"/y-kien/{opinion.pk}/",
            authority_id=opinion.proposal.authority_id,
            readers={Reader.HOLDER: heads or clerks, Reader.OFFICE: people[Role.STANDING_OFFICE, opinion.proposal.authority_id]},
            detail=opinion.question,
            courtesy=True,
        )


register(Processing())
register(Mending())
register(Opinions())


@register_figures
def incoming_figures(first, day):
    """Return how many dossiers came in new and how many again, from `first` to before `day`, and still wait; one query."""
    waiting = Proposal.objects.filter(state=ProposalState.SENT)
    return incoming(waiting, first, day, noun="hồ sơ khen thưởng", place=16, authority="authority")
