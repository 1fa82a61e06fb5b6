"""A plan of the youth union: another motto, number before the type, labels like "a.", a motto in quotes, no closing."""

import datetime as dt

HEAD = {
    "issuer": "BAN CHẤP HÀNH",
    "superior": "TỈNH ĐOÀN VĨNH LONG",
    "symbol": "KH/TĐTN-PT",
    "number": 61,
    "place": "Vĩnh Long",
    "day": dt.date(2026, 3, 24),
    "type_name": "KẾ HOẠCH",
    "abstract": "Tổ chức Chiến dịch Thanh niên tình nguyện hè năm 2026",
    "filing": "VP",
    "capacity": "TM. BAN THƯỜNG VỤ TỈNH ĐOÀN",
    "signer_title": "PHÓ BÍ THƯ",
    "signer_name": "Huỳnh Ngọc Trân",
    "opening": "Thực hiện Kế hoạch số 402-KH/TWĐTN-ĐKTHTN ngày 10/3/2026 của Ban Bí thư Trung ương Đoàn về tổ chức Chiến dịch Thanh niên tình"
    " nguyện hè năm 2026, Ban Thường vụ Tỉnh Đoàn xây dựng kế hoạch như sau:",
}
BASES = [
    (
        "Kế hoạch",
        "402-KH/TWĐTN-ĐKTHTN",
        dt.date(2026, 3, 10),
        "Ban Bí thư Trung ương Đoàn",
        "về tổ chức Chiến dịch Thanh niên tình nguyện hè năm 2026",
        False,
    ),
]
CLAUSES = [
    ("I", 0, "MỤC ĐÍCH - YÊU CẦU", "MỤC ĐÍCH - YÊU CẦU"),
    ("-", 1, "Phát huy tinh thần xung", "gì khó có thanh niên”."),
    ("-", 1, "Hoạt động phải thiết thực,", "phải thiết thực, an toàn."),
    ("II", 0, "NỘI DUNG", "NỘI DUNG"),
    ("1", 1, "Tham gia xây dựng nông", "xây dựng nông thôn mới”."),
    ("2", 1, "Hỗ trợ vận hành chính", "quyền địa phương 2 cấp."),
    ("III", 0, "TỔ CHỨC THỰC HIỆN", "TỔ CHỨC THỰC HIỆN"),
    ("1", 1, "Cấp tỉnh", "Cấp tỉnh"),
    ("a", 2, "Ban Phong trào Thanh niên", "ra quân trước ngày 01/6/2026."),
    ("b", 2, "Văn phòng Tỉnh Đoàn bảo", "đảm kinh phí, hậu cần."),
    ("2", 1, "Cấp cơ sở", "Cấp cơ sở"),
    ("a", 2, "Đoàn xã, phường xây dựng", "Thanh niên) trước ngày 25/4/2026."),
    ("b", 2, "Báo cáo nhanh kết quả", "dịch chậm nhất ngày 25/8/2026."),
]
MOVEMENTS = [("Tuổi trẻ Vĩnh Long chung tay xây dựng nông thôn mới", "province", None, None, 4)]
RECIPIENTS = ["Ban Bí thư TW Đoàn (b/c)", "Thường trực Tỉnh ủy (b/c)", "Đoàn xã, phường (t/h)"]
DUTIES = [
    (
        "other",
        "Tham mưu Ban Thường vụ Tỉnh Đoàn tổ chức lễ ra quân",
        ("Ban Phong trào Thanh niên",),
        (),
        {"due": dt.date(2026, 6, 1), "clause": 8},
    ),
    ("other", "Bảo đảm kinh phí, hậu cần", ("Văn phòng Tỉnh Đoàn",), (), {"clause": 9}),
    ("plan", "Xây dựng kế hoạch", ("Đoàn xã, phường",), (), {"due": dt.date(2026, 4, 25), "clause": 11}),
]
ODDITIES = []
