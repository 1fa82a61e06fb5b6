"""States of a unit's report and its flow: clerk, head, standing office; an approved one is opened again only with a reason."""

from campaigns.obligations.paper_flow import EDITABLE, PaperState, office_labels, paper_steps
from emulation.workflow.flows import Flow, Step

__all__ = ["EDITABLE", "OFFICE_LABELS", "REPORT_FLOW", "ReportState"]

ReportState = PaperState
OFFICE_LABELS = office_labels("Đơn vị đang nhập")
DRAFT, SUBMIT, REVIEW = "reports.draft_report", "reports.submit_report", "reports.review_report"
REPORT_FLOW = Flow(
    "report",
    "Báo cáo định kỳ",
    ReportState,
    *paper_steps("báo cáo", draft=DRAFT, submit=SUBMIT, review=REVIEW),
    Step(
        name="reopen",
        label="Mở lại để sửa",
        sources={ReportState.APPROVED},
        target=ReportState.RETURNED,
        permission=REVIEW,
        needs_note=True,
        note_label="Lý do mở lại",
        done="Mở lại báo cáo đã duyệt",
        primary=False,
    ),
)
