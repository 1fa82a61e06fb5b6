"""The status dictionary: the one source of the words, icons and colours of a state, for badges, filters, letters and papers.

A state never says anything about a deadline: that is a second, separate signal (the tag `due`).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Status:
    """`css` is the colour class of the badge, `tint` that of the icon of a task, `holder` says who has to act."""

    key: str
    text: str
    icon: str
    css: str
    tint: str
    holder: str


STATUSES = {
    status.key: status
    for status in (
        Status("locked", "Chưa mở", "", "st-plain", "none", ""),
        Status("todo", "Chưa bắt đầu", "circle-dashed", "st-none", "none", "đơn vị"),
        Status("draft", "Dự thảo", "edit", "st-draft", "draft", "đơn vị"),
        Status("head", "Chờ lãnh đạo duyệt", "user-check", "st-draft", "draft", "thủ trưởng đơn vị"),
        Status("sent", "Đã trình", "send", "st-sent", "sent", "Thường trực"),
        Status("review", "Đang thẩm định", "search", "st-rev", "rev", "Thường trực"),
        Status("return", "Yêu cầu bổ sung", "arrow-back-up", "st-ret", "ret", "đơn vị"),
        Status("ready", "Chờ Hội đồng", "users", "st-rev", "rev", "Hội đồng"),
        Status("passed", "Hội đồng thông qua", "check", "st-ok", "ok", "Thường trực"),
        Status("failed", "Không đạt phiếu", "x", "st-off", "none", "Thường trực"),
        Status("tosign", "Chờ ký", "writing-sign", "st-sent", "sent", "Chủ tịch"),
        Status("approved", "Đã duyệt", "check", "st-ok", "ok", ""),
        Status("issued", "Đã ban hành", "rubber-stamp", "st-issued", "ok", ""),
        Status("waived", "Được miễn", "minus", "st-off", "none", ""),
        Status("forwarded", "Đã trình cấp trên", "arrow-up-right", "st-sent", "sent", "cấp trên"),
        Status("answered", "Đã có kết quả", "check", "st-ok", "ok", ""),
        Status("withdrawn", "Đã rút", "minus", "st-off", "none", ""),
        Status("closed", "Không đủ điều kiện", "circle-x", "st-off", "none", ""),
    )
}


def status_of(key):
    """Return the Status of `key`; KeyError for a word that is not in the dictionary."""
    return STATUSES[str(key)]
