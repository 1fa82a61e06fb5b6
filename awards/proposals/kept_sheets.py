"""Proof sheets as they were frozen with the conclusion, ready to be shown like live ones: what was known then, whatever is recorded since."""

import datetime as dt
from dataclasses import dataclass

from django.utils.dateparse import parse_datetime

from awards.proposals.check_models import ProofSheet
from awards.proposals.findings import Chip, Evidence, Finding, Sheet
from awards.proposals.states import WITH_OFFICE, ProposalState, Result

CONCLUDED = {ProposalState.READY, ProposalState.CLOSED, ProposalState.FORWARDED, ProposalState.ANSWERED}
RESULTS = {result.label: result.value for result in Result}


@dataclass(frozen=True, kw_only=True)
class KeptSheet(Sheet):
    """A Sheet read from a ProofSheet: its digest, who froze it and when; `summary` are the words of the chip of that day."""

    digest: str
    by: str
    at: dt.datetime
    summary: str

    @property
    def chip(self):
        return Chip(self.worst, self.summary)


def kept_sheets(nominee_ids):
    """Return {nominee id: KeptSheet} of the newest frozen sheet of each; one query."""
    proofs = ProofSheet.objects.filter(nominee__in=nominee_ids).order_by("pk")
    return {proof.nominee_id: kept_sheet(proof) for proof in {proof.nominee_id: proof for proof in proofs}.values()}


def kept_sheet(proof):
    """Return the KeptSheet of a ProofSheet, word for word."""
    said = proof.facts
    findings = tuple(_finding(each) for each in said["findings"])
    frozen = {"digest": proof.digest, "by": said["checked_by"], "at": proof.made_at, "summary": said["summary"]}
    return KeptSheet(nominee_id=proof.nominee_id, findings=findings, law=said["law"], **frozen)


def shows_live(proposal):
    """Tell whether the rules are asked anew: only while the dossier lies with the office."""
    return proposal.state in WITH_OFFICE


def _finding(said):
    words = {name: said[name] for name in ("key", "title", "article", "words", "sure", "for_person", "by", "reason")}
    return Finding(
        result=RESULTS[said["result"]],
        found=RESULTS.get(said["found"], ""),
        evidence=tuple(Evidence(each) for each in said["evidence"]),
        weighs=said.get("weighs", True),
        at=parse_datetime(said["at"]) if said["at"] else None,
        **words,
    )
