"""A letter without clauses: the order stands in its paragraphs."""

import datetime as dt

HEAD = {
    "issuer": "ỦY BAN NHÂN DÂN XÃ HÒA THẮNG",
    "symbol": "UBND-VHXH",
    "number": 115,
    "place": "Hòa Thắng",
    "day": dt.date(2026, 1, 28),
    "type_name": "CÔNG VĂN",
    "abstract": "V/v đăng ký danh hiệu thi đua và hình thức khen thưởng năm 2026",
    "filing": "VT",
    "capacity": "TUQ. CHỦ TỊCH",
    "signer_title": "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI",
    "signer_name": "Lê Thị Mỹ Dung",
    "opening": "Thực hiện Công văn số 98/SNV-TĐKT ngày 20/01/2026 của Sở Nội vụ về việc đăng ký thi đua năm 2026, UBND xã đề nghị các cơ quan, đơn "
    "vị, trường học đăng ký danh hiệu thi đua, gửi về UBND xã (qua Phòng Văn hóa - Xã hội) trước ngày 25/02/2026.\n"
    "Giao Phòng Văn hóa - Xã hội tổng hợp, tham mưu UBND xã họp Hội đồng xét duyệt chậm nhất ngày 10/3/2026; Công chức Tài chính bố trí "
    "kinh phí.\n"
    "Quá thời hạn trên, đơn vị nào không gửi xem như không đăng ký.\n"
    "Rất mong các đơn vị quan tâm phối hợp./.",
}

BASES = [("Công văn", "98/SNV-TĐKT", dt.date(2026, 1, 20), "Sở Nội vụ", "về việc đăng ký thi đua năm 2026", False)]

CLAUSES = []

MOVEMENTS = []

RECIPIENTS = ["Các cơ quan, đơn vị trực thuộc", "các trường học trên địa bàn xã", "Như trên", "CT, các PCT UBND xã"]

DUTIES = [
    (
        "other",
        "Đăng ký danh hiệu thi đua",
        ("các cơ quan, đơn vị", "trường học"),
        (),
        {"courtesy": True, "due": dt.date(2026, 2, 25), "clause": None},
    ),
    ("other", "Tổng hợp, tham mưu UBND xã họp Hội đồng xét duyệt", ("Phòng Văn hóa - Xã hội",), (), {"due": dt.date(2026, 3, 10), "clause": None}),
    ("other", "Bố trí kinh phí", ("Công chức Tài chính",), (), {"clause": None}),
]

ODDITIES = []
