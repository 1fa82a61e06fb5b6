"""Copied from a PDF viewer: broken lines, page numbers, columns run together."""

import datetime as dt

HEAD = {
    "issuer": "ỦY BAN NHÂN DÂN XÃ XUÂN ĐÔNG",
    "symbol": "CT-UBND",
    "number": 2,
    "place": "Xuân Đông",
    "day": dt.date(2026, 1, 8),
    "type_name": "CHỈ THỊ",
    "abstract": "Về việc phát động phong trào thi đua thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội năm 2026",
    "filing": "VT, VHXH",
    "signer_title": "CHỦ TỊCH",
    "signer_name": "Võ Thành Long",
    "opening": "Thực hiện Chỉ thị số 01/CT-UBND ngày 05/01/2026 của Chủ tịch UBND tỉnh Đồng Nai về phát động phong trào thi đua năm 2026, Chủ tịch "
    "UBND xã Xuân Đông phát động phong trào thi đua “Xuân Đông đoàn kết, đổi mới, phát triển” năm 2026 trên địa bàn xã, với các nội "
    "dung sau:",
    "closing": "Chỉ thị này có hiệu lực kể từ ngày ký./.",
    "movement_name": "Xuân Đông đoàn kết, đổi mới, phát triển",
    "period_from": dt.date(2026, 1, 1),
    "period_to": dt.date(2026, 12, 31),
}

BASES = [("Chỉ thị", "01/CT-UBND", dt.date(2026, 1, 5), "Chủ tịch UBND tỉnh Đồng Nai", "về phát động phong trào thi đua năm 2026", False)]

CLAUSES = [
    ("1", 0, "Quán triệt sâu sắc tư", "đảng viên và Nhân dân."),
    ("2", 0, "Hưởng ứng các phong trào", "xây dựng nông thôn mới”."),
    ("3", 0, "Tổ chức thực hiện", "Tổ chức thực hiện"),
    ("a", 1, "Thủ trưởng các cơ quan,", "Văn hóa - Xã hội."),
    ("b", 1, "Phòng Văn hóa - Xã", "gương người tốt, việc tốt."),
    ("c", 1, "Đề nghị Ủy ban MTTQ", "việc thực hiện Chỉ thị."),
]

MOVEMENTS = [
    ("Cả nước chung tay vì người nghèo - Không để ai bị bỏ lại phía sau", "nation", 2026, 2030, 1),
    ("Toàn tỉnh chung sức xây dựng nông thôn mới", "province", None, None, 1),
]

RECIPIENTS = ["UBND tỉnh (để báo cáo)", "Đảng ủy, Thường trực HĐND xã", "Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội", "Trưởng các ấp"]

DUTIES = [
    ("plan", "Xây dựng kế hoạch", ("Thủ trưởng các cơ quan, đơn vị", "Trưởng các ấp"), (), {"clause": 3}),
    (
        "launch",
        "Tổ chức phát động phong trào thi đua",
        ("Thủ trưởng các cơ quan, đơn vị", "Trưởng các ấp"),
        (),
        {"due": dt.date(2026, 2, 15), "clause": 3},
    ),
    (
        "half_year",
        "Báo cáo kết quả thực hiện 6 tháng đầu năm",
        ("Thủ trưởng các cơ quan, đơn vị", "Trưởng các ấp"),
        (),
        {"period": "half_year", "rule": "10/6", "clause": 3},
    ),
    (
        "year",
        "Báo cáo kết quả thực hiện cả năm",
        ("Thủ trưởng các cơ quan, đơn vị", "Trưởng các ấp"),
        (),
        {"period": "year", "rule": "10/11", "clause": 3},
    ),
    ("other", "Tham mưu UBND xã tổ chức kiểm tra", ("Phòng Văn hóa - Xã hội",), (), {"clause": 4}),
    ("other", "Tổng kết phong trào", ("Phòng Văn hóa - Xã hội",), (), {"clause": 4}),
    ("propaganda", "Tuyên truyền gương người tốt, việc tốt", ("Phòng Văn hóa - Xã hội",), ("các trường học",), {"clause": 4}),
    ("other", "Giám sát việc thực hiện Chỉ thị", ("Ủy ban MTTQ Việt Nam xã",), (), {"courtesy": True, "clause": 5}),
]

ODDITIES = []
