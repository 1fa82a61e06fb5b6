"""States of a unit's report and its flow: clerk, head, standing office; an approved one is opened again only with a reason."""

from django.db import models

from emulation.workflow.flows import Flow, Step


class ReportState(models.TextChoices):
    DRAFT = "draft", "Dự thảo"
    HEAD = "head", "Chờ lãnh đạo duyệt"
    SENT = "sent", "Đã trình"
    RETURNED = "return", "Yêu cầu bổ sung"
    APPROVED = "approved", "Đã duyệt"


OFFICE_LABELS = {
    ReportState.DRAFT: "Đơn vị đang nhập",
    ReportState.HEAD: "Đơn vị đang nhập",
    ReportState.SENT: "Chờ thẩm định",
    ReportState.RETURNED: "Đã trả lại",
    ReportState.APPROVED: "Đã duyệt",
}

R = ReportState
EDITABLE = {R.DRAFT, R.RETURNED, R.HEAD}
DRAFT, SUBMIT, REVIEW = "reports.draft_report", "reports.submit_report", "reports.review_report"
REPORT_FLOW = Flow(
    "report",
    "Báo cáo định kỳ",
    ReportState,
    Step(
        name="pass_up",
        label="Chuyển lãnh đạo duyệt",
        sources={R.DRAFT, R.RETURNED},
        target=R.HEAD,
        permission=DRAFT,
        done="Chuyển lãnh đạo duyệt",
    ),
    Step(
        name="hand_back",
        label="Trả lại người soạn",
        sources={R.HEAD},
        target=R.DRAFT,
        permission=SUBMIT,
        needs_note=True,
        note_label="Nội dung cần sửa",
        done="Trả lại người soạn",
        primary=False,
    ),
    Step(name="submit", label="Trình báo cáo", sources={R.DRAFT, R.HEAD, R.RETURNED}, target=R.SENT, permission=SUBMIT, done="Trình báo cáo"),
    Step(
        name="recall",
        label="Thu hồi để sửa",
        sources={R.SENT},
        target=R.DRAFT,
        permission=SUBMIT,
        done="Thu hồi trước khi thẩm định",
        primary=False,
    ),
    Step(
        name="return",
        label="Trả lại để bổ sung",
        sources={R.SENT},
        target=R.RETURNED,
        permission=REVIEW,
        needs_note=True,
        note_label="Lý do trả lại",
        done="Trả lại để bổ sung",
        primary=False,
    ),
    Step(name="approve", label="Duyệt", sources={R.SENT}, target=R.APPROVED, permission=REVIEW, done="Duyệt báo cáo"),
    Step(
        name="reopen",
        label="Mở lại để sửa",
        sources={R.APPROVED},
        target=R.RETURNED,
        permission=REVIEW,
        needs_note=True,
        note_label="Lý do mở lại",
        done="Mở lại báo cáo đã duyệt",
        primary=False,
    ),
)
