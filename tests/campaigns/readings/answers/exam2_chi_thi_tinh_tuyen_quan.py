"""A province on conscription: a body as a heading over plain sentences, "chỉ đạo" as a task of its own."""

import datetime as dt

HEAD = {
    "issuer": "ỦY BAN NHÂN DÂN TỈNH VĨNH LONG",
    "symbol": "CT-UBND",
    "number": 11,
    "place": "Vĩnh Long",
    "day": dt.date(2025, 10, 15),
    "type_name": "CHỈ THỊ",
    "abstract": "Về công tác tuyển chọn, gọi công dân nhập ngũ năm 2026",
    "filing": "VT",
    "capacity": "TM. ỦY BAN NHÂN DÂN",
    "signer_title": "CHỦ TỊCH",
    "signer_name": "Trần Trí Quang",
    "opening": "Để hoàn thành chỉ tiêu tuyển quân năm 2026, Ủy ban nhân dân tỉnh chỉ thị:",
    "closing": "Chỉ thị này có hiệu lực kể từ ngày ký./.",
}
BASES = []
CLAUSES = [
    ("1", 0, "Ủy ban nhân dân cấp", "quân trang trọng, tiết kiệm."),
    ("2", 0, "Bộ Chỉ huy Quân sự", "Chỉ huy Quân sự tỉnh"),
    ("-", 1, "Chủ trì, phối hợp với", "tiêu cho từng địa phương."),
    ("-", 1, "Tập huấn công tác tuyển", "trong tháng 10 năm 2025."),
    ("-", 1, "Thường xuyên theo dõi, kịp", "những vấn đề phát sinh."),
    ("3", 0, "Sở Y tế thành lập", "sức khỏe trước ngày 31/12/2025."),
    ("4", 0, "Công an tỉnh chỉ đạo", "lý lịch của công dân."),
    ("5", 0, "Sở Tài chính Tham mưu", "cho công tác tuyển quân."),
    ("6", 0, "Đề nghị Tỉnh đoàn, Hội", "hỏi gia đình chính sách."),
    ("7", 0, "Giao Bộ Chỉ huy Quân", "Quân khu trước ngày 15/3/2026."),
]
MOVEMENTS = []
RECIPIENTS = ["Bộ Quốc phòng", "Các sở, ngành tỉnh", "UBND cấp xã"]
DUTIES = [
    ("other", "Lập danh sách công dân trong độ tuổi nhập ngũ", ("Ủy ban nhân dân cấp xã",), (), {"due": dt.date(2025, 10, 30), "clause": 0}),
    ("other", "Tổ chức Lễ giao nhận quân trang trọng, tiết kiệm", ("Ủy ban nhân dân cấp xã",), (), {"clause": 0}),
    ("other", "Giao chỉ tiêu cho từng địa phương", ("Bộ Chỉ huy Quân sự tỉnh",), ("các sở, ngành liên quan",), {"clause": 2}),
    ("other", "Tập huấn công tác tuyển quân cho cán bộ cấp xã", ("Bộ Chỉ huy Quân sự tỉnh",), (), {"due": dt.date(2025, 10, 31), "clause": 3}),
    ("other", "Theo dõi", ("Bộ Chỉ huy Quân sự tỉnh",), (), {"clause": 4}),
    ("other", "Báo cáo Ủy ban nhân dân tỉnh những vấn đề phát sinh", ("Bộ Chỉ huy Quân sự tỉnh",), (), {"clause": 4}),
    ("other", "Thành lập Hội đồng khám sức khỏe nghĩa vụ quân sự khu vực", ("Sở Y tế",), (), {"clause": 5}),
    ("other", "Hoàn thành khám sức khỏe", ("Sở Y tế",), (), {"due": dt.date(2025, 12, 31), "clause": 5}),
    ("other", "Chỉ đạo Công an cấp xã xác minh lý lịch của công dân", ("Công an tỉnh",), (), {"clause": 6}),
    ("other", "Tham mưu Ủy ban nhân dân tỉnh", ("Sở Tài chính",), (), {"clause": 7}),
    (
        "other",
        "Động viên thanh niên lên đường nhập ngũ, thăm hỏi gia đình chính sách",
        ("Tỉnh đoàn", "Hội Liên hiệp Phụ nữ tỉnh"),
        (),
        {"courtesy": True, "clause": 8},
    ),
    ("other", "Theo dõi, kiểm tra việc thực hiện", ("Bộ Chỉ huy Quân sự tỉnh",), (), {"clause": 9}),
    (
        "other",
        "Báo cáo kết quả giao quân về Ủy ban nhân dân tỉnh và Quân khu",
        ("Bộ Chỉ huy Quân sự tỉnh",),
        (),
        {"due": dt.date(2026, 3, 15), "clause": 9},
    ),
]
ODDITIES = []
