"""The way of a dossier: clerk, head, standing office, council; or forwarded to whoever decides above, and its outcome followed."""

from django.db import models

from emulation.workflow.flows import Flow, Step


class ProposalState(models.TextChoices):
    DRAFT = "draft", "Dự thảo"
    HEAD = "head", "Chờ lãnh đạo duyệt"
    SENT = "sent", "Đã trình"
    REVIEW = "review", "Đang thẩm định"
    RETURNED = "return", "Yêu cầu bổ sung"
    READY = "ready", "Chờ Hội đồng"
    CLOSED = "closed", "Không đủ điều kiện"
    FORWARDED = "forwarded", "Đã trình cấp trên"
    ANSWERED = "answered", "Đã có kết quả"
    WITHDRAWN = "withdrawn", "Đã rút"


P = ProposalState
EDITABLE = {P.DRAFT, P.HEAD, P.RETURNED}
WITH_OFFICE = {P.SENT, P.REVIEW}
LOOKED = "doubles"  # the step of the line that a look for doubles leaves; it changes no state and stands in no history
ENDED = {P.CLOSED, P.ANSWERED, P.WITHDRAWN}
DRAFT, SUBMIT, REVIEW = "awards.draft_proposal", "awards.submit_proposal", "awards.review_proposal"
OFFICE_LABELS = {
    P.DRAFT: "Đơn vị đang lập",
    P.HEAD: "Đơn vị đang lập",
    P.SENT: "Chờ thẩm định",
    P.REVIEW: "Đang thẩm định",
    P.RETURNED: "Đã yêu cầu bổ sung",
    P.READY: "Chờ Hội đồng",
    P.CLOSED: "Không đủ điều kiện",
    P.FORWARDED: "Đã trình cấp trên",
    P.ANSWERED: "Đã có kết quả",
    P.WITHDRAWN: "Đơn vị đã rút",
}

PROPOSAL_FLOW = Flow(
    "proposal",
    "Đề nghị khen thưởng",
    ProposalState,
    Step(name="pass_up", label="Chuyển lãnh đạo duyệt", sources={P.DRAFT, P.RETURNED}, target=P.HEAD, permission=DRAFT),
    Step(
        name="hand_back",
        label="Trả lại người soạn",
        sources={P.HEAD},
        target=P.DRAFT,
        permission=SUBMIT,
        needs_note=True,
        note_label="Nội dung cần sửa",
        primary=False,
    ),
    Step(name="submit", label="Trình đề nghị", sources=EDITABLE, target=P.SENT, permission=SUBMIT, done="Trình đề nghị khen thưởng"),
    Step(
        name="recall",
        label="Thu hồi để sửa",
        sources={P.SENT},
        target=P.DRAFT,
        permission=SUBMIT,
        done="Thu hồi trước khi thẩm định",
        primary=False,
    ),
    Step(
        name="withdraw",
        label="Rút đề nghị",
        sources={P.DRAFT, P.HEAD, P.SENT, P.REVIEW, P.RETURNED},
        target=P.WITHDRAWN,
        permission=SUBMIT,
        needs_note=True,
        note_label="Lý do rút",
        primary=False,
    ),
    Step(name="take_up", label="Nhận thẩm định", sources={P.SENT}, target=P.REVIEW, permission=REVIEW, done="Nhận hồ sơ để thẩm định"),
    Step(
        name="return",
        label="Yêu cầu đơn vị bổ sung",
        sources=WITH_OFFICE,
        target=P.RETURNED,
        permission=REVIEW,
        needs_note=True,
        note_label="Nội dung cần bổ sung",
        done="Yêu cầu bổ sung hồ sơ",
        primary=False,
    ),
    Step(name="to_council", label="Trình Hội đồng", sources=WITH_OFFICE, target=P.READY, permission=REVIEW, done="Kết luận: trình Hội đồng"),
    Step(
        name="refuse",
        label="Không đủ điều kiện",
        sources=WITH_OFFICE,
        target=P.CLOSED,
        permission=REVIEW,
        needs_note=True,
        note_label="Lý do và căn cứ",
        done="Kết luận: không đủ điều kiện",
        primary=False,
    ),
    Step(
        name="reconsider",
        label="Thẩm định lại",
        sources={P.READY, P.CLOSED},
        target=P.REVIEW,
        permission=REVIEW,
        needs_note=True,
        note_label="Lý do thẩm định lại",
        primary=False,
    ),
    Step(name="forward", label="Trình cấp trên", sources={P.READY}, target=P.FORWARDED, permission=REVIEW, done="Trình cấp có thẩm quyền"),
    Step(
        name="record_answer",
        label="Ghi kết quả của cấp trên",
        sources={P.FORWARDED},
        target=P.ANSWERED,
        permission=REVIEW,
        done="Ghi kết quả của cấp trên",
    ),
)


class Verdict(models.TextChoices):
    """What a person at the standing office concludes about one nominee. The system never writes it."""

    OPEN = "open", "Chưa kết luận"
    COUNCIL = "council", "Trình Hội đồng"
    INELIGIBLE = "ineligible", "Không đủ điều kiện"


class Outcome(models.TextChoices):
    """What the deciding authority above answered about one nominee."""

    WAITING = "waiting", "Chờ kết quả"
    AWARDED = "awarded", "Được tặng"
    NOT_AWARDED = "not_awarded", "Không được tặng"


class Result(models.TextChoices):
    """What one check of a nominee found."""

    PASS = "pass", "Đạt"
    LOOK = "look", "Cần xem"
    FAIL = "fail", "Không đạt"
    UNKNOWN = "unknown", "Chưa có dữ liệu"


class ClaimKind(models.TextChoices):
    RECIPIENT = "recipient", "Cùng người, cùng thời gian"
    TEXT = "text", "Đoạn văn giống nhau"
    PHOTO = "photo", "Cùng hình ảnh"
    INITIATIVE = "initiative", "Cùng sáng kiến"


class ClaimVerdict(models.TextChoices):
    OPEN = "open", "Chưa xem"
    DIFFERENT = "different", "Không trùng"
    DOUBLE = "double", "Trùng"
