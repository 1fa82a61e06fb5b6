"""How far an obligation has come, and a request for more time. A plan that fulfils an obligation moves it along; the other kinds are
acknowledged or declared done. What the office changes about an obligation (`ChangeKind`) is no state: it is computed for a day."""

from django.db import models

from emulation.workflow.flows import Flow, Step


class ObligationState(models.TextChoices):
    TODO = "todo", "Chưa bắt đầu"
    DRAFT = "draft", "Dự thảo"
    HEAD = "head", "Chờ lãnh đạo duyệt"
    SENT = "sent", "Đã trình"
    RETURNED = "return", "Yêu cầu bổ sung"
    DONE = "approved", "Đã xong"


S = ObligationState
UNDER_WAY = {S.TODO, S.DRAFT, S.HEAD, S.SENT, S.RETURNED}
OBLIGATION_FLOW = Flow(
    "obligation",
    "Việc được giao",
    ObligationState,
    Step(
        name="acknowledge",
        label="Xác nhận đã tiếp nhận",
        sources={S.TODO},
        target=S.DONE,
        permission="campaigns.acknowledge_obligation",
        done="Tiếp nhận Chỉ thị",
    ),
    Step(
        name="declare",
        label="Báo đã thực hiện",
        sources={S.TODO, S.RETURNED},
        target=S.DONE,
        permission="campaigns.declare_obligation",
        done="Báo đã thực hiện",
    ),
    Step(
        name="reopen",
        label="Yêu cầu làm lại",
        sources={S.DONE},
        target=S.RETURNED,
        permission="campaigns.review_obligation",
        needs_note=True,
        done="Yêu cầu làm lại",
        primary=False,
    ),
    # Moved only by the plan or the report that fulfils the obligation.
    Step(name="follow_draft", label="Soạn", sources={S.TODO, S.HEAD, S.SENT, S.RETURNED}, target=S.DRAFT, permission=None),
    Step(name="follow_pass_up", label="Chuyển lãnh đạo duyệt", sources={S.DRAFT, S.RETURNED}, target=S.HEAD, permission=None),
    Step(name="follow_submit", label="Trình", sources={S.DRAFT, S.HEAD, S.RETURNED}, target=S.SENT, permission=None),
    Step(name="follow_return", label="Trả lại để bổ sung", sources={S.SENT}, target=S.RETURNED, permission=None),
    Step(name="follow_approve", label="Duyệt", sources={S.SENT}, target=S.DONE, permission=None),
    Step(name="follow_reopen", label="Mở lại để sửa", sources={S.DONE}, target=S.RETURNED, permission=None),
)


class ChangeKind(models.TextChoices):
    EXTEND = "extend", "Gia hạn"
    FIX = "fix", "Hạn bổ sung"
    WAIVE = "waive", "Miễn"
    RESTORE = "restore", "Thôi miễn"
    MOVE = "move", "Chuyển đơn vị"


class RequestState(models.TextChoices):
    WAITING = "waiting", "Chờ trả lời"
    GRANTED = "granted", "Đã gia hạn"
    REFUSED = "refused", "Không gia hạn"
    WITHDRAWN = "withdrawn", "Đơn vị rút lại"


R = RequestState
REQUEST_FLOW = Flow(
    "time_request",
    "Đề nghị gia hạn",
    RequestState,
    Step(name="grant", label="Gia hạn", sources={R.WAITING}, target=R.GRANTED, permission="campaigns.review_obligation", done="Gia hạn"),
    Step(
        name="refuse",
        label="Không gia hạn",
        sources={R.WAITING},
        target=R.REFUSED,
        permission="campaigns.review_obligation",
        needs_note=True,
        done="Không gia hạn",
        primary=False,
    ),
    Step(
        name="withdraw",
        label="Rút đề nghị",
        sources={R.WAITING},
        target=R.WITHDRAWN,
        permission="campaigns.declare_obligation",
        done="Rút đề nghị gia hạn",
        primary=False,
    ),
)
