"""States of a directive and its flow, with two labels: for the office that drafts and for the chairman who signs."""

from django.db import models

from emulation.workflow.flows import Flow, Step


class DirectiveState(models.TextChoices):
    DRAFT = "draft", "Dự thảo"
    TO_SIGN = "tosign", "Chờ ký"
    RETURNED = "return", "Yêu cầu bổ sung"
    ISSUED = "issued", "Đã ban hành"


CHAIRMAN_LABELS = {
    DirectiveState.DRAFT: "Thường trực đang soạn",
    DirectiveState.TO_SIGN: "Chờ Chủ tịch ký",
    DirectiveState.RETURNED: "Đã trả lại Thường trực",
    DirectiveState.ISSUED: "Đã ban hành",
}

D = DirectiveState
DIRECTIVE_FLOW = Flow(
    "directive",
    "Chỉ thị",
    DirectiveState,
    Step(name="send_up", label="Trình ký", sources={D.DRAFT, D.RETURNED}, target=D.TO_SIGN, permission="campaigns.draft_directive", done="Trình ký"),
    Step(
        name="withdraw",
        label="Rút về để sửa",
        sources={D.TO_SIGN},
        target=D.DRAFT,
        permission="campaigns.draft_directive",
        done="Rút dự thảo về",
        primary=False,
    ),
    Step(
        name="return",
        label="Trả lại",
        sources={D.TO_SIGN},
        target=D.RETURNED,
        permission="campaigns.sign_directive",
        needs_note=True,
        note_label="Lý do trả lại",
        done="Trả lại để sửa",
        primary=False,
    ),
    Step(
        name="sign",
        label="Ký ban hành",
        sources={D.TO_SIGN},
        target=D.ISSUED,
        permission="campaigns.sign_directive",
        done="Ký ban hành và phát động",
    ),
)
