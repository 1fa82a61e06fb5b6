"""States of a plan and its flow: clerk, head, standing office."""

from django.db import models

from emulation.workflow.flows import Flow, Step


class PlanState(models.TextChoices):
    DRAFT = "draft", "Dự thảo"
    HEAD = "head", "Chờ lãnh đạo duyệt"
    SENT = "sent", "Đã trình"
    RETURNED = "return", "Yêu cầu bổ sung"
    APPROVED = "approved", "Đã duyệt"


OFFICE_LABELS = {
    PlanState.DRAFT: "Đơn vị đang soạn",
    PlanState.HEAD: "Đơn vị đang soạn",
    PlanState.SENT: "Chờ thẩm định",
    PlanState.RETURNED: "Đã trả lại",
    PlanState.APPROVED: "Đã duyệt",
}

P = PlanState
EDITABLE = {P.DRAFT, P.RETURNED, P.HEAD}
PLAN_FLOW = Flow(
    "plan",
    "Kế hoạch",
    PlanState,
    Step(
        name="pass_up",
        label="Chuyển lãnh đạo duyệt",
        sources={P.DRAFT, P.RETURNED},
        target=P.HEAD,
        permission="campaigns.draft_plan",
        done="Chuyển lãnh đạo duyệt",
    ),
    Step(
        name="hand_back",
        label="Trả lại người soạn",
        sources={P.HEAD},
        target=P.DRAFT,
        permission="campaigns.submit_plan",
        needs_note=True,
        note_label="Nội dung cần sửa",
        done="Trả lại người soạn",
        primary=False,
    ),
    Step(
        name="submit",
        label="Trình Kế hoạch",
        sources={P.DRAFT, P.HEAD, P.RETURNED},
        target=P.SENT,
        permission="campaigns.submit_plan",
        done="Trình Kế hoạch",
    ),
    Step(
        name="recall",
        label="Thu hồi để sửa",
        sources={P.SENT},
        target=P.DRAFT,
        permission="campaigns.submit_plan",
        done="Thu hồi trước khi thẩm định",
        primary=False,
    ),
    Step(
        name="return",
        label="Trả lại để bổ sung",
        sources={P.SENT},
        target=P.RETURNED,
        permission="campaigns.review_plan",
        needs_note=True,
        note_label="Lý do trả lại",
        done="Trả lại để bổ sung",
        primary=False,
    ),
    Step(name="approve", label="Duyệt", sources={P.SENT}, target=P.APPROVED, permission="campaigns.review_plan", done="Duyệt Kế hoạch"),
)
