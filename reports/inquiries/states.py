"""States of a question about one number ("Yêu cầu giải trình") and its flow."""

from django.db import models

from emulation.workflow.flows import Flow, Step


class InquiryState(models.TextChoices):
    ASKED = "asked", "Chờ giải trình"
    ANSWERED = "answered", "Đã giải trình"
    CLOSED = "closed", "Đã kết thúc"


S = InquiryState
INQUIRY_FLOW = Flow(
    "inquiry",
    "Yêu cầu giải trình",
    InquiryState,
    Step(
        name="answer",
        label="Gửi giải trình",
        sources={S.ASKED},
        target=S.ANSWERED,
        permission="reports.answer_inquiry",
        needs_note=True,
        note_label="Nội dung giải trình",
        done="Gửi giải trình",
    ),
    Step(
        name="ask_again",
        label="Hỏi tiếp",
        sources={S.ANSWERED},
        target=S.ASKED,
        permission="reports.ask_figure",
        needs_note=True,
        note_label="Nội dung hỏi tiếp",
        done="Hỏi tiếp",
        primary=False,
    ),
    Step(name="close", label="Kết thúc", sources={S.ASKED, S.ANSWERED}, target=S.CLOSED, permission="reports.ask_figure", done="Kết thúc giải trình"),
)
