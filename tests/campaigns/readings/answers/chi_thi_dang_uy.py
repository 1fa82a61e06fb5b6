"""A party committee: no Quốc hiệu, numbers like 07-CT/ĐU, labels like 1-, T/M."""

import datetime as dt

HEAD = {
    "issuer": "ĐẢNG ỦY XÃ TÂN PHÚ",
    "place": "Tân Phú",
    "day": dt.date(2026, 2, 2),
    "symbol": "CT/ĐU",
    "number": 7,
    "type_name": "CHỈ THỊ",
    "abstract": "về lãnh đạo phong trào thi đua yêu nước năm 2026",
    "filing": "Văn phòng Đảng ủy",
    "capacity": "T/M BAN THƯỜNG VỤ",
    "signer_title": "BÍ THƯ",
    "signer_name": "Trần Văn Nam",
    "opening": "Thời gian qua, công tác thi đua đã góp phần hoàn thành nhiệm vụ chính trị. Để tăng cường sự lãnh đạo của Đảng, Ban Thường vụ Đảng "
    "ủy yêu cầu các chi bộ, đảng bộ trực thuộc, Mặt trận Tổ quốc và các đoàn thể thực hiện tốt một số nhiệm vụ sau:",
    "closing": "Chỉ thị này phổ biến đến chi bộ.",
    "period_from": dt.date(2026, 1, 1),
    "period_to": dt.date(2026, 12, 31),
}

BASES = [("Chỉ thị", "41-CT/TW", dt.date(2024, 12, 26), "Bộ Chính trị", "", False)]

CLAUSES = [
    ("1", 0, "Các chi bộ, đảng bộ", "26-12-2024 của Bộ Chính trị."),
    ("2", 0, "Ủy ban nhân dân xã", "hoàn thành trong quý I/2026."),
    ("3", 0, "Mặt trận Tổ quốc và", "động đoàn viên, hội viên."),
    ("4", 0, "Văn phòng Đảng ủy phối", "Ban Thường vụ Đảng ủy."),
]

MOVEMENTS = []

RECIPIENTS = ["Thường trực Tỉnh ủy", "Các chi bộ, đảng bộ"]

DUTIES = [
    (
        "other",
        "Tổ chức học tập, quán triệt Chỉ thị số 41-CT/TW, ngày 26-12-2024 của Bộ Chính trị",
        ("Các chi bộ, đảng bộ trực thuộc",),
        (),
        {"clause": 0},
    ),
    ("plan", "Xây dựng kế hoạch thi đua, cụ thể hóa Chỉ thị", ("Ủy ban nhân dân xã",), (), {"due": dt.date(2026, 3, 31), "clause": 1}),
    ("propaganda", "Đẩy mạnh tuyên truyền, vận động đoàn viên, hội viên", ("Mặt trận Tổ quốc", "các đoàn thể chính trị - xã hội"), (), {"clause": 2}),
    ("other", "Theo dõi, đôn đốc", ("Văn phòng Đảng ủy",), ("Ban Xây dựng Đảng",), {"clause": 3}),
    ("half_year", "Báo cáo kết quả thực hiện 6 tháng đầu năm", ("Văn phòng Đảng ủy",), ("Ban Xây dựng Đảng",), {"period": "half_year", "clause": 3}),
    ("year", "Báo cáo kết quả thực hiện cả năm", ("Văn phòng Đảng ủy",), ("Ban Xây dựng Đảng",), {"period": "year", "clause": 3}),
]

ODDITIES = []
