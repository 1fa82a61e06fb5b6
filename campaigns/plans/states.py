"""States of a plan and its flow: clerk, head, standing office."""

from campaigns.obligations.paper_flow import EDITABLE, PaperState, office_labels, paper_steps
from emulation.workflow.flows import Flow

__all__ = ["EDITABLE", "OFFICE_LABELS", "PLAN_FLOW", "PlanState"]

PlanState = PaperState
OFFICE_LABELS = office_labels("Đơn vị đang soạn")
PLAN_FLOW = Flow(
    "plan",
    "Kế hoạch",
    PlanState,
    *paper_steps("Kế hoạch", draft="campaigns.draft_plan", submit="campaigns.submit_plan", review="campaigns.review_plan"),
)
