"""One dossier to read: what it says to this reader, where it stands, what may be done with it."""

from dataclasses import dataclass
from functools import cached_property

from awards.proposals.models import Proposal
from awards.proposals.paper_links import paper_links
from awards.proposals.snapshot import facts_of
from awards.proposals.states import DRAFT, EDITABLE, PROPOSAL_FLOW
from awards.proposals.submitted import is_own, kept_of
from awards.proposals.tracking import Tracking, track

OURS = ("pass_up", "hand_back", "submit", "recall", "withdraw")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """`facts` are None where the reader may know nothing yet; `older` tells that they are those of the last submission.

    `offered` {name: Step} is what the reader's unit may do now.
    """

    proposal: Proposal
    own: bool
    works: bool
    facts: dict | None
    older: bool
    versions: list
    tracking: Tracking
    offered: dict

    @cached_property
    def papers(self):
        """The PaperLinks of the dossier as far as the reader knows it; one query."""
        return paper_links(self.proposal, self.facts, own=self.own)

    @property
    def editable(self):
        return self.works and self.proposal.state in EDITABLE


def read(proposal, user):
    """Return the Reading of `proposal` (fetched through `visible_to`, with names) for `user`; a constant number of queries."""
    own = is_own(user, proposal)
    versions = list(proposal.versions.select_related("submitted_by")) if own else kept_of(proposal)
    older = not own and proposal.state in EDITABLE
    facts = (versions[-1].facts if versions else None) if older else facts_of(proposal)
    return Reading(
        proposal=proposal,
        own=own,
        works=user.has_perm(DRAFT, proposal),
        facts=facts,
        older=older,
        versions=versions,
        tracking=track(proposal, user),
        offered={name: PROPOSAL_FLOW[name] for name in OURS if _may(PROPOSAL_FLOW[name], proposal, user)},
    )


def _may(step, proposal, user):
    return proposal.state in step.sources and user.has_perm(step.permission, proposal)
