"""A plan with roman numbers, dashes and plus signs."""

import datetime as dt

HEAD = {
    "issuer": "ỦY BAN NHÂN DÂN PHƯỜNG LÊ CHÂN",
    "superior": "UBND THÀNH PHỐ HẢI PHÒNG",
    "symbol": "KH-UBND",
    "number": 5,
    "place": "Lê Chân",
    "day": dt.date(2026, 1, 9),
    "type_name": "KẾ HOẠCH",
    "abstract": "Phát động phong trào thi đua cao điểm “60 ngày đêm chỉnh trang đô thị”",
    "filing": "VT",
    "capacity": "TM. ỦY BAN NHÂN DÂN",
    "signer_title": "CHỦ TỊCH",
    "signer_name": "Đỗ Quang Vinh",
    "opening": "Thực hiện Kế hoạch số 315/KH-UBND ngày 30/12/2025 của UBND thành phố, UBND phường ban hành Kế hoạch phát động phong trào thi đua "
    "cao điểm “60 ngày đêm chỉnh trang đô thị” từ ngày 15/01/2026 đến ngày 15/3/2026 như sau:",
    "closing": "Giao Văn phòng HĐND và UBND phường theo dõi, đôn đốc việc thực hiện Kế hoạch này; Phòng Văn hóa - Xã hội tham mưu khen thưởng.",
    "movement_name": "60 ngày đêm chỉnh trang đô thị",
    "period_from": dt.date(2026, 1, 15),
    "period_to": dt.date(2026, 3, 15),
}

BASES = [("Kế hoạch", "315/KH-UBND", dt.date(2025, 12, 30), "UBND thành phố", "", False)]

CLAUSES = [
    ("I", 0, "MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH, YÊU CẦU"),
    ("-", 1, "Tạo khí thế thi đua", "cán bộ và nhân dân;"),
    ("-", 1, "Kịp thời biểu dương tập", "thể, cá nhân điển hình."),
    ("II", 0, "NỘI DUNG", "NỘI DUNG"),
    ("1", 1, "Nội dung chung", "Nội dung chung"),
    ("-", 2, "Ra quân tổng vệ sinh", "sinh môi trường hằng tuần:"),
    ("+", 3, "Tuyến phố văn minh;", "Tuyến phố văn minh;"),
    ("+", 3, "Khu tập thể cũ.", "Khu tập thể cũ."),
    ("-", 2, 'Thực hiện phong trào "Toàn', '"Hải Phòng xanh, sạch, đẹp".'),
    ("III", 0, "TỔ CHỨC THỰC HIỆN", "TỔ CHỨC THỰC HIỆN"),
    ("1", 1, "Phòng Kinh tế, Hạ tầng", "Hạ tầng và Đô thị"),
    ("-", 2, "Chủ trì, phối hợp với", "tra trật tự đô thị."),
    ("-", 2, "Tổng hợp kết quả, báo", "UBND phường trước ngày 20/3/2026."),
    ("2", 1, "Văn phòng HĐND và UBND", "phòng HĐND và UBND phường"),
    ("-", 2, "Bố trí kinh phí tổ", "phí tổ chức phong trào."),
    ("3", 1, "Đề nghị Ủy ban MTTQ", "chính trị - xã hội"),
    ("-", 2, "Tuyên truyền, vận động hội", "động hội viên tham gia."),
    ("-", 2, "Chọn 02 mô hình tự", "tự quản để nhân rộng."),
    ("4", 1, "Các tổ dân phố đăng", "phường chậm nhất ngày 25/01/2026."),
]

MOVEMENTS = [("Toàn dân đoàn kết xây dựng đời sống văn hóa", "nation", None, None, 8), ("Hải Phòng xanh, sạch, đẹp", "province", None, None, 8)]

RECIPIENTS = ["UBND TP", "Thường trực Đảng ủy", "Các TDP"]

DUTIES = [
    ("other", "Kiểm tra trật tự đô thị", ("Phòng Kinh tế, Hạ tầng và Đô thị",), ("Công an phường", "Ban Chỉ huy Quân sự phường"), {"clause": 11}),
    ("other", "Tổng hợp kết quả", ("Phòng Kinh tế, Hạ tầng và Đô thị",), (), {"clause": 12}),
    ("other", "Báo cáo UBND phường", ("Phòng Kinh tế, Hạ tầng và Đô thị",), (), {"due": dt.date(2026, 3, 20), "clause": 12}),
    ("other", "Bố trí kinh phí tổ chức phong trào", ("Văn phòng HĐND và UBND phường",), (), {"clause": 14}),
    (
        "propaganda",
        "Tuyên truyền, vận động hội viên tham gia",
        ("Ủy ban MTTQ Việt Nam phường", "các đoàn thể chính trị - xã hội"),
        (),
        {"courtesy": True, "clause": 16},
    ),
    ("other", "Chọn 02 mô hình tự quản", ("Ủy ban MTTQ Việt Nam phường", "các đoàn thể chính trị - xã hội"), (), {"courtesy": True, "clause": 17}),
    ("other", "Đăng ký tuyến phố tự quản với UBND phường", ("Các tổ dân phố",), (), {"due": dt.date(2026, 1, 25), "clause": 18}),
    ("other", "Theo dõi, đôn đốc việc thực hiện Kế hoạch này", ("Văn phòng HĐND và UBND phường",), (), {"clause": None}),
    ("other", "Tham mưu khen thưởng", ("Phòng Văn hóa - Xã hội",), (), {"clause": None}),
]

ODDITIES = []
