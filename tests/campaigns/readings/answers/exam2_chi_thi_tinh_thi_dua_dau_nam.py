"""A province on a year of emulation: an order to everybody over exhortations, tasks of named bodies behind."""

import datetime as dt

HEAD = {
    "issuer": "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN",
    "symbol": "CT-UBND",
    "number": 2,
    "place": "Nghệ An",
    "day": dt.date(2026, 1, 6),
    "type_name": "CHỈ THỊ",
    "abstract": "Về tổ chức phong trào thi đua yêu nước năm 2026",
    "filing": "VT, NC",
    "signer_title": "CHỦ TỊCH",
    "signer_name": "Lê Hồng Vinh",
    "opening": "Năm 2026 là năm đầu thực hiện Nghị quyết Đại hội Đảng các cấp. Chủ tịch Ủy ban nhân dân tỉnh phát động phong trào thi đua "
    'với chủ đề "Đoàn kết, sáng tạo, tăng tốc" và yêu cầu các cấp, các ngành thực hiện tốt các nội dung sau:',
    "closing": "Văn phòng Ủy ban nhân dân tỉnh đôn đốc việc thực hiện Chỉ thị này./.",
    "movement_name": "Đoàn kết, sáng tạo, tăng tốc",
    "period_from": dt.date(2026, 1, 1),
    "period_to": dt.date(2026, 12, 31),
}
BASES = []
CLAUSES = [
    ("I", 0, "NỘI DUNG THI ĐUA", "NỘI DUNG THI ĐUA"),
    ("1", 1, "Thi đua thực hiện thắng", "tăng trưởng đạt trên 10%."),
    ("2", 1, "Thi đua cải cách hành", "gìn kỷ luật, kỷ cương."),
    ("II", 0, "TỔ CHỨC THỰC HIỆN", "TỔ CHỨC THỰC HIỆN"),
    ("1", 1, "Các sở, ban, ngành, Ủy", "nhân dân các xã, phường"),
    ("a", 2, "Cụ thể hóa Chỉ thị", "Nội vụ trước ngày 31/01/2026."),
    ("b", 2, "Nhân rộng các mô hình", "hay, cách làm sáng tạo."),
    ("c", 2, "Chọn cử 02 điển hình", "cấp tỉnh trước ngày 20/5/2026."),
    ("2", 1, "Sở Nội vụ soạn thảo", "việc thực hiện Chỉ thị."),
    ("3", 1, "Sở Văn hóa, Thể thao", "về phong trào thi đua."),
    ("4", 1, "Đề nghị Liên đoàn Lao", "vào dịp Tháng Công nhân."),
    ("5", 1, "Báo và Đài Phát thanh", "gương người tốt, việc tốt."),
]
MOVEMENTS = []
RECIPIENTS = ["Thường trực Tỉnh ủy", "Các sở, ban, ngành"]
DUTIES = [
    (
        "plan",
        "Cụ thể hóa Chỉ thị này thành kế hoạch của đơn vị",
        ("Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường"),
        (),
        {"due": dt.date(2026, 1, 31), "clause": 5},
    ),
    (
        "other",
        "Cử 02 điển hình tiên tiến dự Hội nghị biểu dương cấp tỉnh",
        ("Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường"),
        (),
        {"due": dt.date(2026, 5, 20), "clause": 7},
    ),
    ("other", "Soạn thảo bộ tiêu chí chấm điểm các khối thi đua", ("Sở Nội vụ",), (), {"clause": 8}),
    ("other", "Giúp Chủ tịch Ủy ban nhân dân tỉnh kiểm tra việc thực hiện Chỉ thị", ("Sở Nội vụ",), (), {"clause": 8}),
    ("other", "Sáng tác tranh cổ động về phong trào thi đua", ("Sở Văn hóa, Thể thao và Du lịch",), (), {"clause": 9}),
    (
        "launch",
        "Phát động phong trào thi đua trong công nhân, lao động vào dịp Tháng Công nhân",
        ("Liên đoàn Lao động tỉnh",),
        (),
        {"courtesy": True, "clause": 10},
    ),
    ("propaganda", "Sản xuất phóng sự về gương người tốt, việc tốt", ("Báo và Đài Phát thanh - Truyền hình Nghệ An",), (), {"clause": 11}),
    ("other", "Đôn đốc việc thực hiện Chỉ thị này", ("Văn phòng Ủy ban nhân dân tỉnh",), (), {"clause": None}),
]
ODDITIES = []
