"""States of the synthesis: worked on by the standing office, then frozen for good."""

from django.db import models

from emulation.workflow.flows import Flow, Step


class SynthesisState(models.TextChoices):
    DRAFT = "draft", "Dự thảo"
    FROZEN = "issued", "Đã ban hành"


SYNTHESIS_FLOW = Flow(
    "synthesis",
    "Báo cáo tổng hợp",
    SynthesisState,
    Step(
        name="freeze",
        label="Ban hành báo cáo tổng hợp",
        sources={SynthesisState.DRAFT},
        target=SynthesisState.FROZEN,
        permission="reports.build_synthesis",
        done="Ban hành báo cáo tổng hợp",
    ),
)
