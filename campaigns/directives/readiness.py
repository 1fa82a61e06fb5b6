"""What still stands between a draft and the chairman's signature: one list, shown on the page and enforced by the guard."""

from dataclasses import dataclass

from campaigns.directives.addressees import debtors_of, units_of_recipients


@dataclass(frozen=True)
class Point:
    """One point of the list: `part` names the page part that mends it."""

    ready: bool
    words: str
    part: str


def points(directive, day):
    """Return every point of the readiness list for `day` (a date), in the order of the paper."""
    duties = list(directive.duties.all())
    units = units_of_recipients(directive, day)
    clauses = list(directive.clauses.all())
    return [
        Point(bool(directive.abstract and directive.opening), "Trích yếu và phần mở đầu", "heading"),
        Point(directive.bases.exists(), "Ít nhất một căn cứ (loại, số, ngày, cơ quan ban hành, tên văn bản)", "bases"),
        Point(bool(clauses) and all(clause.text for clause in clauses), "Các điều khoản có nội dung", "clauses"),
        Point(directive.named_movements.exists(), "Ít nhất một phong trào thi đua được nêu tên", "movements"),
        Point(bool(units), _words_of_recipients(units), "recipients"),
        Point(directive.signer_id is not None, "Người ký", "heading"),
        Point(bool(duties) and all(duty.confirmed for duty in duties), _words_of_duties(duties), "duties"),
        *_empty_duties(duties, day),
        *_no_letterhead(directive.authority),
    ]


def missing(directive, day):
    """Return the sentences of the points that are not ready yet; [] means that the directive can go up."""
    return [point.words for point in points(directive, day) if not point.ready]


def _words_of_recipients(units):
    return f"Nơi nhận gồm {len(units)} đơn vị" if units else "Nơi nhận chưa có đơn vị nào của hệ thống"


def _words_of_duties(duties):
    waiting = sum(not duty.confirmed for duty in duties)
    if not duties:
        return "Chưa có việc giao nào"
    return f"Còn {waiting} việc giao chưa xác nhận người nhận và hạn" if waiting else f"Đã xác nhận {len(duties)} việc giao"


def _no_letterhead(unit):
    return [] if hasattr(unit, "letterhead") else [Point(False, f"{unit.name} chưa có mẫu đầu văn bản", "heading")]


def _empty_duties(duties, day):
    return [Point(False, f"Việc “{duty.title}” chưa giao cho đơn vị nào", "duties") for duty in duties if not debtors_of(duty, day)]
