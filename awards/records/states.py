"""Closed lists about recipients and what is recorded of them."""

from django.db import models


class Leadership(models.TextChoices):
    """Cấp lãnh đạo, as the statistics of commendation ask for it (Thông tư 02/2023/TT-BNV, biểu 0602, 0603)."""

    NONE = "none", "Không giữ chức vụ lãnh đạo"
    TEAM = "team", "Lãnh đạo tổ, phòng, bộ phận"
    UNIT = "unit", "Lãnh đạo đơn vị"


class Gender(models.TextChoices):
    FEMALE = "female", "Nữ"
    MALE = "male", "Nam"


class RecordState(models.TextChoices):
    VALID = "valid", "Còn hiệu lực"
    REVOKED = "revoked", "Đã hủy bỏ"


class RestrictionKind(models.TextChoices):
    DISCIPLINE = "discipline", "Kỷ luật"
    REVIEW = "review", "Đang xem xét, xác minh"


class ImportState(models.TextChoices):
    WAITING = "waiting", "Đang chờ"
    RUNNING = "running", "Đang nhập"
    DONE = "done", "Đã nhập xong"
    FAILED = "failed", "Không nhập được"


class ImportKind(models.TextChoices):
    AWARDS = "awards", "Quyết định khen thưởng cũ"
    ROSTER = "roster", "Danh sách cá nhân, tập thể"
