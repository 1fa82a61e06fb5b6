"""From when on something measured becomes a clause proposed for the next directive: the one table of the thresholds, which the page prints. Pure."""

from dataclasses import dataclass
from fractions import Fraction

from reports.synthesis.models import GapClause

Kind = GapClause.Kind

# A third: one unit that lags is that unit's business, a third of them is a matter for everybody.
SLOW_UNITS = Fraction(1, 3)
# One day is enough: the due day was known for months, and a synthesis that waits for the last unit is late as a whole.
LATE_DAYS = 1
# Twice, in this period and in one of the two before it: a habit, not a mishap.
LATE_AGAIN = 2
# A tenth: what fewer units plan for was not taken up. Below so many approved plans a share says nothing.
SERVING_PLANS = Fraction(1, 10)
ENOUGH_PLANS = 5
# Three different units: two may share a cluster and a text.
THEME_UNITS = 3
# A directive that lists everything stresses nothing; the rest is counted beneath the list.
MOST = {Kind.MISSED: 8, Kind.LATE: 2, Kind.UNPLANNED: 5, Kind.DIFFICULTY: 6}


@dataclass(frozen=True)
class Rule:
    """How the page explains the proposals of one kind."""

    kind: str
    words: str

    @property
    def label(self):
        return Kind(self.kind).label

    @property
    def most(self):
        return MOST[self.kind]


RULES = (
    Rule(
        Kind.MISSED,
        "Kết quả chung chậm hoặc cần chú ý so với tiến độ (cùng cách tính với trang tổng quan), "
        f"hoặc hơn {SLOW_UNITS.numerator}/{SLOW_UNITS.denominator} số đơn vị được giao mức đang chậm. "
        f"Tiêu chí: hơn {SLOW_UNITS.numerator}/{SLOW_UNITS.denominator} số đơn vị chưa đạt.",
    ),
    Rule(
        Kind.LATE,
        f"Có đơn vị chưa gửi báo cáo hoặc gửi muộn từ {LATE_DAYS} ngày. "
        f"Đơn vị muộn từ {LATE_AGAIN} lần, tính cả các kỳ từ đầu năm trước, được nêu riêng.",
    ),
    Rule(
        Kind.UNPLANNED,
        f"Điều khoản của Chỉ thị năm nay mà không quá {SERVING_PLANS.numerator}/{SERVING_PLANS.denominator} số kế hoạch đã duyệt có dòng thực hiện, "
        f"khi đã duyệt từ {ENOUGH_PLANS} kế hoạch.",
    ),
    Rule(
        Kind.DIFFICULTY,
        f"Cùng một cụm từ ở mục Hạn chế, Nguyên nhân hoặc Kiến nghị của từ {THEME_UNITS} đơn vị khác nhau, theo bản trình mới nhất. "
        "Tên gọi là cụm từ các đơn vị viết nhiều nhất.",
    ),
)
