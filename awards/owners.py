"""Whom the files of dossiers may be shown to: the own unit, and whoever sees the dossier, as far as a version that counts names the file."""

import awards.records.owners  # noqa: F401  (declared by being imported)
from awards.proposals.models import Proposal, ProposalFile
from awards.proposals.states import EDITABLE
from awards.proposals.submitted import is_own, kept_of
from emulation.attachments.owners import register


@register
def reader_of_proposal(user, attachment):
    links = ProposalFile.objects.filter(attachment=attachment).values("proposal")
    seen = list(Proposal.objects.visible_to(user).filter(pk__in=links))
    return any(is_own(user, proposal) or _is_shown(proposal, attachment) for proposal in seen)


def _is_shown(proposal, attachment):
    if proposal.state not in EDITABLE:
        return True
    versions = kept_of(proposal)
    return bool(versions) and str(attachment.pk) in _files_of(versions[-1].facts)


def _files_of(facts):
    return {file["id"] for part in (facts, *facts["nominees"]) for file in part["files"]}
