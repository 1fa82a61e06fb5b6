"""A decision with articles, a day that does not exist, bases without number."""

import datetime as dt

HEAD = {
    "issuer": "VĂN PHÒNG",
    "superior": "HỘI ĐỒNG NHÂN DÂN TỈNH",
    "symbol": "QĐ-VP",
    "number": 88,
    "place": "Tây Ninh",
    "day": None,
    "type_name": "QUYẾT ĐỊNH",
    "abstract": "Về việc ban hành Chương trình thi đua chuyên đề “Cải cách hành chính, chuyển đổi số” năm 2026",
    "filing": "VT",
    "signer_title": "Q. CHÁNH VĂN PHÒNG",
    "signer_name": "Phạm Văn Út",
    "opening": "Theo đề nghị của Trưởng phòng Tổ chức - Hành chính.",
    "movement_name": "Cải cách hành chính, chuyển đổi số",
    "period_from": dt.date(2026, 1, 1),
    "period_to": dt.date(2026, 12, 31),
}

BASES = [
    ("Luật", "72/2025/QH15", dt.date(2025, 6, 16), "", "Tổ chức chính quyền địa phương", True),
    ("Thông tư", "15/2025/TT-BNV", dt.date(2025, 8, 4), "Bộ trưởng Bộ Nội vụ", "quy định biện pháp thi hành Luật Thi đua, khen thưởng", True),
    ("Kế hoạch", "", None, "", "công tác năm 2026 của Văn phòng", True),
    ("", "", None, "", "chức năng, nhiệm vụ được giao", True),
]

CLAUSES = [
    ("Điều 1", 0, "Ban hành kèm theo Quyết", "đua chuyên đề năm 2026."),
    ("Điều 2", 0, "Phòng Tổ chức - Hành", "với Công đoàn cơ sở:"),
    ("1", 1, "Ban hành kế hoạch triển", "triển khai trước ngày 10/3/2026."),
    ("2", 1, "Kiểm tra, đôn đốc các", "cuối cùng của tháng 11."),
    ("Điều 4", 0, "Các phòng, Công đoàn cơ", "thi hành Quyết định này./."),
]

MOVEMENTS = []

RECIPIENTS = ["Như Điều 4", "Thường trực HĐND tỉnh"]

DUTIES = [
    ("plan", "Ban hành kế hoạch triển khai", ("Phòng Tổ chức - Hành chính",), (), {"due": dt.date(2026, 3, 10), "clause": 2}),
    ("other", "Kiểm tra, đôn đốc các phòng thực hiện", ("Phòng Tổ chức - Hành chính",), (), {"clause": 3}),
    ("other", "Tổng kết", ("Phòng Tổ chức - Hành chính",), (), {"rule": "ngày làm việc cuối tháng 11", "clause": 3}),
]

ODDITIES = [
    ("Lịch không có ngày “ngày 31 tháng 02 năm 2026”.", "ngày 31 tháng 02 năm 2026"),
    ("Căn cứ không ghi số và ngày.", "Kế hoạch công tác năm 2026"),
    ("Căn cứ không nêu loại văn bản.", "chức năng, nhiệm vụ được giao"),
    ("Số thứ tự nhảy từ “Điều 2” sang “Điều 4”.", "Điều 4. Các phòng, Công đoàn"),
]
