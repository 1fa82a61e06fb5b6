"""The models of every room of `campaigns`, gathered for Django: one app, one migration history."""

from campaigns.directives.models import Clause, Directive, DirectiveMovement, Duty, LegalBasis, Recipient
from campaigns.movements.models import Movement
from campaigns.obligations.models import Evidence, Obligation
from campaigns.plans.models import Plan, PlanFile, PlanRow, PlanVersion

__all__ = [
    "Clause",
    "Directive",
    "DirectiveMovement",
    "Duty",
    "Evidence",
    "LegalBasis",
    "Movement",
    "Obligation",
    "Plan",
    "PlanFile",
    "PlanRow",
    "PlanVersion",
    "Recipient",
]
