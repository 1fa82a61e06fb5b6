"""A province: letterhead and foot out of a table with upright strokes, movements listed without quotation marks."""

import datetime as dt

HEAD = {
    "issuer": "ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI",
    "symbol": "CT-UBND",
    "number": 2,
    "place": "Quảng Ngãi",
    "day": dt.date(2026, 1, 19),
    "type_name": "CHỈ THỊ",
    "abstract": "Về việc tổ chức phong trào thi đua yêu nước năm 2026",
    "drafter_mark": "tn",
    "filing": "VT, NC",
    "signer_title": "CHỦ TỊCH",
    "signer_name": "Nguyễn Hoàng Giang",
    "opening": "Năm 2026 là năm đầu thực hiện Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV của Đảng. Thực hiện Chỉ thị số 39/CT-TTg ngày"
    " 25 tháng 12 năm 2025 của Thủ tướng Chính phủ về tổ chức phong trào thi đua năm 2026, Chủ tịch UBND tỉnh yêu cầu Thủ trưởng "
    "các sở, ban, ngành; Chủ tịch UBND các xã, phường, đặc khu tập trung thực hiện các nhiệm vụ sau:",
    "closing": "Chỉ thị này thay thế Chỉ thị số 03/CT-UBND ngày 22 tháng 01 năm 2025 của Chủ tịch UBND tỉnh./.",
    "period_from": dt.date(2026, 1, 1),
    "period_to": dt.date(2026, 12, 31),
}
BASES = [
    ("Chỉ thị", "39/CT-TTg", dt.date(2025, 12, 25), "Thủ tướng Chính phủ", "về tổ chức phong trào thi đua năm 2026", False),
    ("Chỉ thị", "03/CT-UBND", dt.date(2025, 1, 22), "Chủ tịch UBND tỉnh", "", False),
]
CLAUSES = [
    ("1", 0, "Công tác tuyên truyền", "Công tác tuyên truyền"),
    ("1.1", 1, "Tiếp tục quán triệt sâu", "Luật Thi đua, khen thưởng."),
    ("1.2", 1, "Phổ biến, nhân rộng các", "các điển hình tiên tiến."),
    ("2", 0, "Phong trào thi đua", "Phong trào thi đua"),
    ("2.1", 1, "Tiếp tục đẩy mạnh các", "tạo và chuyển đổi số."),
    ("2.2", 1, "Xây dựng kế hoạch, tổ", "địa phương trước ngày 10/02/2026."),
    ("3", 0, "Sở Nội vụ", "Sở Nội vụ"),
    ("a", 1, "Chủ trì, phối hợp với", "thực hiện Chỉ thị này."),
    ("b", 1, "Tham mưu Chủ tịch UBND", "đầu năm vào tháng 7/2026."),
    ("4", 0, "Sở Văn hóa, Thể thao", "các phong trào thi đua."),
    ("5", 0, "Chế độ báo cáo: Các", "01/12) về Sở Nội vụ."),
]
MOVEMENTS = [
    ("Cả nước chung sức xây dựng nông thôn mới", "nation", 2026, 2030, 4),
    ("Cả nước chung tay vì người nghèo - Không để ai bị bỏ lại phía sau", "nation", 2026, 2030, 4),
    ("Cả nước thi đua đổi mới sáng tạo và chuyển đổi số", "nation", None, None, 4),
]
RECIPIENTS = [
    "Thủ tướng Chính phủ (b/c)",
    "Ban TĐKTTW",
    "TTTU, TT HĐND tỉnh",
    "Các sở, ban, ngành tỉnh",
    "UBND các xã, phường, đặc khu",
    "VPUB: CVP, PCVP",
]
DUTIES = [
    ("plan", "Xây dựng kế hoạch", ("Thủ trưởng các sở, ban, ngành", "Chủ tịch UBND các xã, phường, đặc khu"), (), {"clause": 5}),
    (
        "launch",
        "Tổ chức phát động phong trào thi đua của cơ quan, đơn vị, địa phương",
        ("Thủ trưởng các sở, ban, ngành", "Chủ tịch UBND các xã, phường, đặc khu"),
        (),
        {"due": dt.date(2026, 2, 10), "clause": 5},
    ),
    ("other", "Hướng dẫn, kiểm tra việc thực hiện Chỉ thị này", ("Sở Nội vụ",), ("các sở, ban, ngành liên quan",), {"clause": 7}),
    ("other", "Tham mưu Chủ tịch UBND tỉnh tổ chức sơ kết 6 tháng đầu năm", ("Sở Nội vụ",), (), {"due": dt.date(2026, 7, 31), "clause": 8}),
    (
        "propaganda",
        "Tuyên truyền các phong trào thi đua",
        ("Sở Văn hóa, Thể thao và Du lịch",),
        (),
        {"clause": 9},
    ),
    (
        "half_year",
        "Báo cáo kết quả thực hiện 6 tháng đầu năm",
        ("Các sở, ban, ngành", "UBND các xã, phường, đặc khu"),
        (),
        {"period": "half_year", "rule": "10/6", "clause": 10},
    ),
    (
        "year",
        "Báo cáo kết quả thực hiện cả năm",
        ("Các sở, ban, ngành", "UBND các xã, phường, đặc khu"),
        (),
        {"period": "year", "rule": "1/12", "clause": 10},
    ),
]
ODDITIES = []
