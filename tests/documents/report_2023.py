"""A commune's six-monthly report as facts: invented, of the size that units write, with figures in every field and an annex of awards."""

from campaigns.movements.periods import HALF, Period
from reports.periodic.annexes import award_annex, figure_annex
from reports.periodic.documents import chapters_of

SPAN = Period(2023, HALF)
_KEYS = ("indicator", "part_of", "field", "name", "measure", "level", "before", "before_span", "words", "share", "note", "reason")
FIGURES = [
    (1, None, "economy", "Thu ngân sách nhà nước trên địa bàn", "tỷ đồng", "325,2", "183,7", "6T/2022", "198,4", "61%", "", ""),
    (2, None, "economy", "Giải ngân vốn đầu tư công", "tỷ đồng", "48", "19,6", "6T/2022", "17,3", "36%", "Vướng mặt bằng đường Hồ Tràm", ""),
    (3, None, "society", "Số hộ nghèo", "hộ", "46", "52", "Năm 2022", "40", "87%", "", ""),
    (4, 3, "society", "Số hộ nghèo do phụ nữ làm chủ hộ", "hộ", "", "15", "Năm 2022", "12", "", "", ""),
    (5, None, "society", "Tỷ lệ tham gia bảo hiểm y tế", "%", "92", "90,3", "Năm 2022", "90,8", "99%", "", ""),
    (6, None, "society", "Giữ vững chuẩn nông thôn mới nâng cao", "", "Đạt", "Đạt", "Năm 2022", "Đạt", "", "", ""),
    (7, None, "defence", "Số vụ cháy, nổ", "vụ", "", "3", "6T/2022", "Không phát sinh", "", "", ""),
    (8, None, "system", "Hồ sơ giải quyết trực tuyến toàn trình", "%", "60", "41,2", "Năm 2022", "48,5", "81%", "", "Đường truyền hỏng tháng 3"),
    (9, None, "emulation", "Gương người tốt, việc tốt được biểu dương", "gương", "12", "", "", "", "", "", ""),
]
AWARDS = [
    ("Giấy khen", "Cá nhân", "Công trạng", 9, 2, 6, 7),
    ("Giấy khen", "Tập thể", "Phong trào thi đua, chuyên đề", 3, 0, 0, 3),
    ("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "Cá nhân", "Đột xuất", 1, 0, 1, 0),
]
PASSAGES = [
    ("situation", "Đặc điểm tình hình", ""),
    ("leadership", "Văn bản, kế hoạch, phát động, đăng ký thi đua", "Ủy ban nhân dân xã ban hành Kế hoạch số 12/KH-UBND, phát động ngày 24/02/2023."),
    (
        "economy",
        "Phát triển kinh tế",
        "Thu ngân sách nhà nước trên địa bàn 6 tháng đầu năm đạt 198,4 tỷ đồng, bằng 61% kế hoạch năm, tăng 8% so với cùng kỳ năm 2022.\n"
        "Kinh tế - xã hội tiếp tục ổn định.",
    ),
    ("society", "Văn hóa - xã hội", "Đến cuối kỳ, số hộ nghèo còn 40 hộ, thấp hơn mức giao cả năm (46 hộ), giảm 12 hộ so với cuối năm 2022."),
    ("movement-1", "Phong trào “Cả nước chung tay vì người nghèo”", "Vận động 1,2 tỷ đồng, xây 9 căn nhà tình thương."),
    ("awards", "Công tác khen thưởng", "Trong 6 tháng đầu năm, đơn vị đề nghị khen thưởng 13 trường hợp."),
    ("highlights", "Kết quả nổi bật", "4/5 chỉ tiêu đạt hoặc vượt tiến độ."),
    ("limits", "Hạn chế", "Giải ngân vốn đầu tư công chưa đạt tiến độ (17,3 tỷ đồng, kế hoạch năm 48 tỷ đồng)."),
    ("proposals", "Kiến nghị, đề xuất", "Đề nghị bố trí đủ vốn giải phóng mặt bằng."),
]
_AWARD_KEYS = ("form", "recipients", "kind", "proposed", "leaders", "direct", "decided")
FACTS = {
    "superior_line": "",
    "agency_line": "ỦY BAN NHÂN DÂN\nXÃ SÔNG RAY",
    "number": 31,
    "symbol": "BC-UBND",
    "place": "Sông Ray",
    "day": "2023-06-12",
    "type_name": "BÁO CÁO",
    "abstract": "Kết quả phong trào thi đua và công tác khen thưởng 6 tháng đầu năm, phương hướng, nhiệm vụ 6 tháng cuối năm 2023",
    "opening": "Thực hiện Chỉ thị số 01/CT-UBND ngày 06 tháng 02 năm 2023, Ủy ban nhân dân xã Sông Ray báo cáo kết quả như sau:",
    "chapters": chapters_of([dict(zip(("key", "title", "text"), row, strict=True)) for row in PASSAGES]),
    "closing": "Trên đây là Báo cáo kết quả phong trào thi đua và công tác khen thưởng 6 tháng đầu năm 2023 của Ủy ban nhân dân xã Sông Ray./.",
    "annexes": [
        figure_annex([dict(zip(_KEYS, row, strict=True)) for row in FIGURES], SPAN),
        award_annex([dict(zip(_AWARD_KEYS, row, strict=True)) for row in AWARDS], SPAN),
    ],
    "issuer": "UBND xã Sông Ray",
    "recipients": ["Hội đồng Thi đua - Khen thưởng", "Phòng Nội vụ (Thường trực Hội đồng)"],
    "filing": "VT",
    "capacity": "TM. ỦY BAN NHÂN DÂN",
    "signer_title": "CHỦ TỊCH",
    "signer_name": "Nguyễn Văn An",
}


def short_annexes():
    """Return the annexes with their first rows only: a heading, two indicators; two awards."""
    return [annex | {"rows": annex["rows"][:3]} for annex in FACTS["annexes"]]
