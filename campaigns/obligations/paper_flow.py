"""The way of a paper that fulfils an obligation (plan, report): clerk, head, standing office. Its states carry the same names everywhere."""

from django.db import models

from emulation.workflow.flows import Step


class PaperState(models.TextChoices):
    DRAFT = "draft", "Dự thảo"
    HEAD = "head", "Chờ lãnh đạo duyệt"
    SENT = "sent", "Đã trình"
    RETURNED = "return", "Yêu cầu bổ sung"
    APPROVED = "approved", "Đã duyệt"


P = PaperState
EDITABLE = {P.DRAFT, P.RETURNED, P.HEAD}


def office_labels(at_work):
    """Return how the office calls the states; `at_work` says what the unit does meanwhile."""
    return {P.DRAFT: at_work, P.HEAD: at_work, P.SENT: "Chờ thẩm định", P.RETURNED: "Đã trả lại", P.APPROVED: "Đã duyệt"}


def paper_steps(noun, *, draft, submit, review):
    """Return the Steps of a paper called `noun` in the words of its buttons; `draft`, `submit`, `review` are names of permissions."""
    return [*_inside_the_unit(draft, submit), *_with_the_office(noun, submit, review)]


def _inside_the_unit(draft, submit):
    return [
        Step(
            name="pass_up",
            label="Chuyển lãnh đạo duyệt",
            sources={P.DRAFT, P.RETURNED},
            target=P.HEAD,
            permission=draft,
            done="Chuyển lãnh đạo duyệt",
        ),
        Step(
            name="hand_back",
            label="Trả lại người soạn",
            sources={P.HEAD},
            target=P.DRAFT,
            permission=submit,
            needs_note=True,
            note_label="Nội dung cần sửa",
            done="Trả lại người soạn",
            primary=False,
        ),
    ]


def _with_the_office(noun, submit, review):
    return [
        Step(name="submit", label=f"Trình {noun}", sources=EDITABLE, target=P.SENT, permission=submit, done=f"Trình {noun}"),
        Step(
            name="recall",
            label="Thu hồi để sửa",
            sources={P.SENT},
            target=P.DRAFT,
            permission=submit,
            done="Thu hồi trước khi thẩm định",
            primary=False,
        ),
        Step(
            name="return",
            label="Trả lại để bổ sung",
            sources={P.SENT},
            target=P.RETURNED,
            permission=review,
            needs_note=True,
            note_label="Lý do trả lại",
            done="Trả lại để bổ sung",
            primary=False,
        ),
        Step(name="approve", label="Duyệt", sources={P.SENT}, target=P.APPROVED, permission=review, done=f"Duyệt {noun}"),
    ]
