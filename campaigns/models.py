"""The models of every room of `campaigns`, gathered for Django: one app, one migration history."""

from campaigns.directives.models import Clause, Directive, DirectiveMovement, Duty, LegalBasis, Recipient
from campaigns.launches.models import LaunchEvent
from campaigns.movements.models import Indicator, IndicatorChange, Movement, Target
from campaigns.obligations.models import Change, Evidence, Obligation, TimeRequest
from campaigns.plans.models import Plan, PlanFile, PlanRow, PlanVersion, RowComment
from campaigns.readings.models import DirectiveReading

__all__ = [
    "Change",
    "Clause",
    "Directive",
    "DirectiveMovement",
    "DirectiveReading",
    "Duty",
    "Evidence",
    "Indicator",
    "IndicatorChange",
    "LaunchEvent",
    "LegalBasis",
    "Movement",
    "Obligation",
    "Plan",
    "PlanFile",
    "PlanRow",
    "PlanVersion",
    "Recipient",
    "RowComment",
    "Target",
    "TimeRequest",
]
