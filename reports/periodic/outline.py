"""The parts of a six-monthly report in their order, as offices write it: leadership, results by field and by movement, praise, judgement, outlook.

Source: reports of clusters and authorities seen in practice (Hoà Thành 2014, Lạng Sơn 2020, Thái Nguyên 2014); no form is prescribed by law.
"""

from dataclasses import dataclass

from campaigns.directives.models import DirectiveMovement
from campaigns.movements.models import Movement


@dataclass(frozen=True)
class Part:
    """`chapter` is the heading that it stands under; `movement` a Movement or None; `main` parts are always open on the page."""

    key: str
    chapter: str
    title: str
    main: bool = False
    movement: Movement | None = None


WORK, RESULTS, PRAISE, JUDGEMENT, AHEAD = (
    "I. Công tác lãnh đạo, triển khai",
    "II. Kết quả phong trào thi đua",
    "III. Tuyên truyền, khen thưởng, hoạt động cụm, khối",
    "IV. Đánh giá chung",
    "V. Phương hướng, kiến nghị",
)
HIGHLIGHTS, LIMITS, CAUSES, OUTLOOK, PROPOSALS, AWARDS = "highlights", "limits", "causes", "outlook", "proposals", "awards"


_BEFORE = (
    Part("situation", WORK, "Đặc điểm tình hình"),
    Part("leadership", WORK, "Văn bản, kế hoạch, phát động, đăng ký thi đua"),
    Part("economy", RESULTS, "Phát triển kinh tế"),
    Part("society", RESULTS, "Văn hóa - xã hội"),
    Part("defence", RESULTS, "Quốc phòng - an ninh"),
    Part("system", RESULTS, "Xây dựng hệ thống chính trị, cải cách hành chính"),
)
_AFTER = (
    Part("propaganda", PRAISE, "Tuyên truyền, phát hiện, nhân rộng điển hình tiên tiến"),
    Part(AWARDS, PRAISE, "Công tác khen thưởng"),
    Part("clusters", PRAISE, "Hoạt động cụm, khối; kiểm tra; tổ chức bộ máy; quỹ thi đua, khen thưởng"),
    Part(HIGHLIGHTS, JUDGEMENT, "Kết quả nổi bật", main=True),
    Part(LIMITS, JUDGEMENT, "Hạn chế", main=True),
    Part(CAUSES, JUDGEMENT, "Nguyên nhân", main=True),
    Part(OUTLOOK, AHEAD, "Phương hướng, nhiệm vụ", main=True),
    Part(PROPOSALS, AHEAD, "Kiến nghị, đề xuất", main=True),
)
_FIXED = {part.key: part for part in (*_BEFORE, *_AFTER)}


def parts_of(directive):
    """Return the Parts of a report under `directive`: one for each movement that it names; one query."""
    named = DirectiveMovement.objects.filter(directive=directive).select_related("movement")
    movements = [Part(f"movement-{row.movement_id}", RESULTS, f"Phong trào “{row.movement.name}”", movement=row.movement) for row in named]
    return [*_BEFORE, *movements, *_AFTER]


def chapter_of(key):
    """Return the heading under which the part `key` stands; the parts of movements stand among the results."""
    return _FIXED[key].chapter if key in _FIXED else RESULTS


def title_of(key):
    """Return the title of the part `key`, one that every report has."""
    return _FIXED[key].title


def is_main(key):
    """Tell whether the part `key` is always open on the page."""
    return key in _FIXED and _FIXED[key].main
