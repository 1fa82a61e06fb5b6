"""States of a unit's registration: the way of every paper that fulfils an obligation."""

from campaigns.obligations.paper_flow import EDITABLE, PaperState, office_labels, paper_steps
from emulation.workflow.flows import Flow, Step

__all__ = ["EDITABLE", "OFFICE_LABELS", "REGISTRATION_FLOW", "RegistrationState"]

RegistrationState = PaperState
OFFICE_LABELS = office_labels("Đơn vị đang lập")
DRAFT, SUBMIT, REVIEW = "awards.draft_registration", "awards.submit_registration", "awards.review_registration"
REGISTRATION_FLOW = Flow(
    "registration",
    "Đăng ký thi đua",
    RegistrationState,
    *paper_steps("đăng ký thi đua", draft=DRAFT, submit=SUBMIT, review=REVIEW),
    Step(
        name="reopen",
        label="Mở lại để sửa",
        sources={RegistrationState.APPROVED},
        target=RegistrationState.RETURNED,
        permission=REVIEW,
        needs_note=True,
        note_label="Lý do mở lại",
        done="Mở lại đăng ký đã duyệt",
        primary=False,
    ),
)
