"""A letter of a department: Kính gửi, đề nghị."""

import datetime as dt

HEAD = {
    "issuer": "SỞ NỘI VỤ",
    "superior": "UBND TỈNH AN GIANG",
    "symbol": "SNV-TĐKT",
    "number": 1245,
    "place": "An Giang",
    "day": dt.date(2025, 11, 3),
    "type_name": "CÔNG VĂN",
    "abstract": "V/v báo cáo tổng kết công tác thi đua, khen thưởng năm 2025",
    "drafter_mark": "Lan",
    "filing": "VT, TĐKT",
    "capacity": "KT. GIÁM ĐỐC",
    "signer_title": "PHÓ GIÁM ĐỐC",
    "signer_name": "Lê Minh Tuấn",
    "opening": "Thực hiện Công văn số 2210/BNV-BTĐKT ngày 28/10/2025 của Bộ Nội vụ về việc báo cáo tổng kết công tác thi đua, khen thưởng năm "
    "2025, Sở Nội vụ đề nghị các sở, ban, ngành tỉnh; UBND các xã, phường, đặc khu thực hiện một số nội dung sau:",
    "closing": "Đề nghị các cơ quan, đơn vị, địa phương quan tâm, phối hợp thực hiện./.",
}

BASES = [("Công văn", "2210/BNV-BTĐKT", dt.date(2025, 10, 28), "Bộ Nội vụ", "về việc báo cáo tổng kết công tác thi đua, khen thưởng năm 2025", False)]

CLAUSES = [
    ("1", 0, "Báo cáo tổng kết phong", "Khen thưởng) trước ngày 20/11/2025."),
    ("2", 0, "Rà soát, lập danh sách", "hoàn thành trước ngày 31/12/2025."),
    ("3", 0, "Các Cụm trưởng, Khối trưởng", "biên bản trước ngày 05/12/2025."),
]

MOVEMENTS = []

RECIPIENTS = [
    "Các sở, ban, ngành tỉnh",
    "UBND các xã, phường, đặc khu",
    "Các Cụm, Khối thi đua tỉnh",
    "Như trên",
    "UBND tỉnh (b/c)",
    "GĐ, các PGĐ Sở",
]

DUTIES = [
    (
        "year",
        "Báo cáo kết quả thực hiện cả năm",
        ("các sở, ban, ngành tỉnh", "UBND các xã, phường, đặc khu"),
        (),
        {"courtesy": True, "period": "year", "due": dt.date(2025, 11, 20), "clause": 0},
    ),
    (
        "other",
        "Rà soát, lập danh sách đề nghị tặng Cờ thi đua, Bằng khen của Chủ tịch UBND tỉnh",
        ("các sở, ban, ngành tỉnh", "UBND các xã, phường, đặc khu"),
        (),
        {"courtesy": True, "due": dt.date(2025, 12, 31), "clause": 1},
    ),
    ("other", "Tổ chức tổng kết hoạt động cụm, khối", ("Các Cụm trưởng, Khối trưởng",), (), {"clause": 2}),
    ("other", "Chấm điểm, bình xét thi đua", ("Các Cụm trưởng, Khối trưởng",), (), {"due": dt.date(2025, 12, 5), "clause": 2}),
]

ODDITIES = []
