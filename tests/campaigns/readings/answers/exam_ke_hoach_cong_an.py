"""A plan of the police: Mục 1, a rank before the name, an anniversary that is no period."""

import datetime as dt

HEAD = {
    "issuer": "CÔNG AN TỈNH CÀ MAU",
    "superior": "BỘ CÔNG AN",
    "symbol": "KH-CAT-PX01",
    "number": 214,
    "place": "Cà Mau",
    "day": dt.date(2026, 4, 22),
    "type_name": "KẾ HOẠCH",
    "abstract": "Phát động đợt thi đua cao điểm lập thành tích chào mừng kỷ niệm 81 năm Ngày truyền thống Công an nhân dân (19/8/1945 - 19/8/2026)",
    "filing": "VT, PX01",
    "capacity": "KT. GIÁM ĐỐC",
    "signer_title": "PHÓ GIÁM ĐỐC",
    "signer_name": "Đại tá Phạm Minh Lũy",
    "opening": "Thực hiện Kế hoạch số 155/KH-BCA-X01 ngày 01/4/2026 của Bộ Công an, Giám đốc Công an tỉnh ban hành Kế hoạch như sau:",
}
BASES = [
    (
        "Thông tư",
        "12/2024/TT-BCA",
        dt.date(2024, 4, 5),
        "Bộ trưởng Bộ Công an",
        "hướng dẫn công tác thi đua, khen thưởng trong Công an nhân dân",
        True,
    ),
    ("Kế hoạch", "155/KH-BCA-X01", dt.date(2026, 4, 1), "Bộ Công an", "", False),
]
CLAUSES = [
    ("Mục 1", 0, "MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH, YÊU CẦU"),
    ("1", 1, "Động viên cán bộ, chiến", "thành xuất sắc nhiệm vụ."),
    ("2", 1, "Việc phát động thi đua", 'vệ an ninh Tổ quốc".'),
    ("Mục 2", 0, "NỘI DUNG THI ĐUA", "NỘI DUNG THI ĐUA"),
    ("1", 1, "Thi đua tấn công trấn", "vụ phạm pháp hình sự."),
    ("2", 1, "Thi đua đẩy mạnh cải", "hành chính, chuyển đổi số."),
    ("Mục 3", 0, "TỔ CHỨC THỰC HIỆN", "TỔ CHỨC THỰC HIỆN"),
    ("1", 1, "Trưởng các phòng, Trưởng Công", "Tổ quốc) trước ngày 25/8/2026."),
    ("2", 1, "Phòng Công tác đảng và", "việc thực hiện Kế hoạch."),
    ("3", 1, "Phòng Tham mưu: Hằng tháng", "tỉnh kết quả công tác."),
]
MOVEMENTS = [("Vì an ninh Tổ quốc", "nation", None, None, 2), ("Toàn dân bảo vệ an ninh Tổ quốc", "nation", None, None, 2)]
RECIPIENTS = ["Bộ Công an (X01) - để báo cáo", "Các đồng chí Phó Giám đốc", "Công an các đơn vị, địa phương - để thực hiện"]
DUTIES = [
    (
        "launch",
        "Tổ chức phát động đợt thi đua",
        ("Trưởng các phòng", "Trưởng Công an các xã, phường"),
        (),
        {"due": dt.date(2026, 5, 10), "clause": 7},
    ),
    (
        "other",
        "Gửi báo cáo kết quả về Công an tỉnh (qua Phòng Xây dựng phong trào bảo vệ an ninh Tổ quốc)",
        ("Trưởng các phòng", "Trưởng Công an các xã, phường"),
        (),
        {"due": dt.date(2026, 8, 25), "clause": 7},
    ),
    (
        "other",
        "Theo dõi, hướng dẫn, đôn đốc việc thực hiện Kế hoạch",
        ("Phòng Công tác đảng và công tác chính trị",),
        ("Phòng Tổ chức cán bộ",),
        {"clause": 8},
    ),
    ("other", "Báo cáo kết quả thực hiện hằng tháng", ("Phòng Tham mưu",), (), {"period": "month", "clause": 9}),
]
ODDITIES = []
