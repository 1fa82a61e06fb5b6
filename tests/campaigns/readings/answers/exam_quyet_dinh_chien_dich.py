"""A decision with articles, signed by order (TUQ.), its foot in two columns; a time limit counted from the day of signing."""

import datetime as dt

HEAD = {
    "issuer": "ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ",
    "symbol": "QĐ-UBND",
    "number": 1284,
    "place": "Cần Thơ",
    "day": dt.date(2026, 5, 18),
    "type_name": "QUYẾT ĐỊNH",
    "abstract": 'Về việc phát động Phong trào thi đua "Cần Thơ chung tay xóa nhà tạm, nhà dột nát" giai đoạn 2026 - 2027',
    "filing": "VT, SNV",
    "capacity": "TUQ. CHỦ TỊCH",
    "signer_title": "GIÁM ĐỐC SỞ NỘI VỤ",
    "signer_name": "Châu Việt Tha",
    "opening": "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 402/TTr-SNV ngày 08 tháng 5 năm 2026.",
    "movement_name": "Cần Thơ chung tay xóa nhà tạm, nhà dột nát",
    "period_from": dt.date(2026, 1, 1),
    "period_to": dt.date(2027, 12, 31),
}
BASES = [
    ("Luật", "", dt.date(2025, 6, 16), "", "Tổ chức chính quyền địa phương", True),
    ("Luật", "", dt.date(2022, 6, 15), "", "Thi đua, khen thưởng", True),
    ("Nghị định", "98/2023/NĐ-CP", dt.date(2023, 12, 31), "Chính phủ", "quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng", True),
    ("Tờ trình", "402/TTr-SNV", dt.date(2026, 5, 8), "", "", False),
]
CLAUSES = [
    ("Điều 1", 0, "Phát động Phong trào thi", "trên địa bàn thành phố."),
    ("Điều 2", 0, "Trách nhiệm thi hành", "Trách nhiệm thi hành"),
    ("1", 1, "Sở Xây dựng chủ trì,", "thành phố trước ngày 15/12/2026."),
    ("2", 1, "Ủy ban nhân dân các", "ngày ký Quyết định này."),
    ("3", 1, "Báo Cần Thơ, Đài Phát", "về Phong trào thi đua."),
    ("Điều 3", 0, "Quyết định này có hiệu", "lực kể từ ngày ký."),
    ("Điều 4", 0, "Chánh Văn phòng Ủy ban", "thi hành Quyết định này./."),
]
MOVEMENTS = []
RECIPIENTS = ["Như Điều 4", "TT. Thành ủy, TT. HĐND TP"]
DUTIES = [
    (
        "other",
        "Hướng dẫn thực hiện Phong trào thi đua",
        ("Sở Xây dựng",),
        ("Sở Nội vụ", "Sở Dân tộc và Tôn giáo"),
        {"clause": 2},
    ),
    ("other", "Sơ kết", ("Sở Xây dựng",), (), {"clause": 2}),
    ("other", "Báo cáo Ủy ban nhân dân thành phố", ("Sở Xây dựng",), (), {"due": dt.date(2026, 12, 15), "clause": 2}),
    ("plan", "Xây dựng kế hoạch", ("Ủy ban nhân dân các xã, phường",), (), {"rule": "15 ngày sau khi phát động", "clause": 3}),
    ("propaganda", "Tuyên truyền về Phong trào thi đua", ("Báo Cần Thơ", "Đài Phát thanh và Truyền hình thành phố"), (), {"clause": 4}),
]
ODDITIES = []
