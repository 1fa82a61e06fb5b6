"""The words of the law in closed lists: how sure a fact is, what is given, to whom, for what, and at which level it is decided."""

from django.db import models


class Confidence(models.TextChoices):
    """How sure a fact is. Only what is SURE may stand in somebody's way; the rest warns."""

    SURE = "sure", "Đã đối chiếu văn bản"
    LIKELY = "likely", "Một nguồn, nên đối chiếu"
    MEMORY = "memory", "Chưa đối chiếu"
    DRAFT = "draft_text", "Theo dự thảo"
    UNSURE = "unsure", "Chưa chắc chắn"


class AwardForm(models.TextChoices):
    """Danh hiệu thi đua and hình thức khen thưởng are two things (Luật Thi đua, khen thưởng 2022, Điều 3)."""

    TITLE = "title", "Danh hiệu thi đua"
    FORM = "form", "Hình thức khen thưởng"
    HONOUR = "honour", "Danh hiệu vinh dự nhà nước"
    LOCAL = "local", "Ghi nhận của địa phương"


class RecipientKind(models.TextChoices):
    PERSON = "person", "Cá nhân"
    COLLECTIVE = "collective", "Tập thể"
    HOUSEHOLD = "household", "Hộ gia đình"


class AwardKind(models.TextChoices):
    """Loại hình khen thưởng."""

    MERIT = "merit", "Công trạng"
    SUDDEN = "sudden", "Đột xuất"
    MOVEMENT = "movement", "Phong trào thi đua (chuyên đề)"
    CAREER = "career", "Quá trình cống hiến"
    SERVICE = "service", "Niên hạn"
    EXTERNAL = "external", "Đối ngoại"
    RESISTANCE = "resistance", "Thành tích kháng chiến"


class Level(models.TextChoices):
    """At which height an award is decided. What lies above the issuing authority is proposed and followed."""

    LOCAL = "local", "Cơ sở"
    PROVINCE = "province", "Cấp tỉnh"
    STATE = "state", "Cấp nhà nước"


class Grade(models.TextChoices):
    """Mức độ hoàn thành nhiệm vụ."""

    EXCELLENT = "HTXSNV", "Hoàn thành xuất sắc nhiệm vụ"
    GOOD = "HTTNV", "Hoàn thành tốt nhiệm vụ"
    DONE = "HTNV", "Hoàn thành nhiệm vụ"
    FAILED = "KHTNV", "Không hoàn thành nhiệm vụ"


GRADE_ORDER = [Grade.FAILED, Grade.DONE, Grade.GOOD, Grade.EXCELLENT]  # the lowest first


class Scope(models.TextChoices):
    """Phạm vi ảnh hưởng of an initiative."""

    GRASSROOTS = "co_so", "Cơ sở"
    PROVINCE = "tinh", "Tỉnh"
    NATION = "toan_quoc", "Toàn quốc"


SCOPE_ORDER = [Scope.GRASSROOTS, Scope.PROVINCE, Scope.NATION]


class Sanction(models.TextChoices):
    """Hình thức kỷ luật, the mildest first (Luật Cán bộ, công chức 2008, Điều 78 and 79)."""

    REPRIMAND = "khien_trach", "Khiển trách"
    WARNING = "canh_cao", "Cảnh cáo"
    PAY = "ha_bac_luong", "Hạ bậc lương"
    DEMOTION = "giang_chuc", "Giáng chức, cách chức"
    DISMISSAL = "buoc_thoi_viec", "Buộc thôi việc, bãi nhiệm"


SANCTION_ORDER = list(Sanction)


class CriterionKind(models.TextChoices):
    """What a criterion asks. Each kind that the system can check has one pure function; TEXT is read by a person."""

    REGISTERED = "registration_required", "Đã đăng ký thi đua đầu năm"
    GRADE = "completion_grade", "Mức độ hoàn thành nhiệm vụ"
    GRADE_YEARS = "completion_grade_years", "Mức độ hoàn thành nhiệm vụ nhiều năm liên tục"
    TITLE = "requires_title", "Đã đạt danh hiệu"
    TITLE_YEARS = "consecutive_titles", "Danh hiệu nhiều năm liên tục"
    AWARD = "requires_award", "Đã được tặng hình thức"
    INITIATIVES = "min_initiatives", "Sáng kiến, đề tài"
    SERVICE = "min_service_months", "Thời gian công tác tối thiểu"
    DISCIPLINE = "no_discipline", "Không bị kỷ luật"
    MEMBER_RATIO = "member_ratio", "Tỷ lệ thành viên đạt danh hiệu"
    MEMBER_GRADE = "member_completion_pct", "Tỷ lệ thành viên hoàn thành nhiệm vụ"
    MEMBER_TITLE = "member_has_title", "Có thành viên đạt danh hiệu"
    CLUSTER_RANK = "cluster_rank", "Xếp hạng trong cụm, khối"
    QUOTA = "quota_pct", "Tỷ lệ tối đa"
    LOCAL_QUOTA = "local_quota", "Số lượng theo quy định địa phương"
    REPORTS = "reports_on_time", "Báo cáo đúng hạn"
    CONSULTATION = "public_consultation", "Lấy ý kiến công khai"
    DEADLINE = "deadline", "Thời hạn"
    EXCLUSION = "exclusion", "Trường hợp loại trừ"
    TRANSFER = "transferee", "Người chuyển công tác"
    TRAINING = "training", "Thời gian đi học"
    MATERNITY = "maternity_counts", "Nghỉ thai sản"
    LOCAL_RULE = "local_rule", "Theo quy định địa phương"
    ANY_OF = "any_of", "Một trong các điều kiện"
    TEXT = "text", "Người thẩm tra xem xét"


# Without these a criterion asks nothing that can be compared: the form wants them, the rules leave the criterion to a person.
NEEDED = {
    CriterionKind.TITLE: ("award",),
    CriterionKind.TITLE_YEARS: ("award", "years"),
    CriterionKind.AWARD: ("award",),
    CriterionKind.GRADE: ("grade",),
    CriterionKind.GRADE_YEARS: ("grade", "years"),
    CriterionKind.SERVICE: ("value",),
    CriterionKind.MEMBER_RATIO: ("award", "value"),
    CriterionKind.MEMBER_GRADE: ("grade", "value"),
    CriterionKind.MEMBER_TITLE: ("award",),
}
