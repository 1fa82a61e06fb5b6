"""A party committee under the committee of its province: the issuer in the abstract, slogans in quotes that are no movement."""

import datetime as dt

HEAD = {
    "issuer": "ĐẢNG ỦY XÃ DƯƠNG MINH CHÂU",
    "superior": "ĐẢNG BỘ TỈNH TÂY NINH",
    "place": "Dương Minh Châu",
    "day": dt.date(2026, 5, 12),
    "symbol": "CT/ĐU",
    "number": 4,
    "type_name": "CHỈ THỊ",
    "abstract": 'của Ban Thường vụ Đảng ủy về lãnh đạo phong trào thi đua "Chung sức xây dựng nông thôn mới" giai đoạn 2026 - 2030',
    "filing": "Văn phòng Đảng ủy",
    "capacity": "T/M BAN THƯỜNG VỤ",
    "signer_title": "PHÓ BÍ THƯ",
    "signer_name": "Trần Văn Lợi",
    "opening": "Thời gian qua, phong trào thi đua trên địa bàn xã được các chi bộ quan tâm lãnh đạo, đạt nhiều kết quả. Tuy vậy, một số nơi "
    'còn biểu hiện "làm thay", "nói nhiều làm ít". Để khắc phục những hạn chế nêu trên, Ban Thường vụ Đảng ủy yêu cầu các chi bộ, '
    "đảng bộ trực thuộc tập trung lãnh đạo thực hiện tốt các nhiệm vụ sau:",
    "closing": "Chỉ thị này phổ biến đến chi bộ.",
    "movement_name": "Chung sức xây dựng nông thôn mới",
    "period_from": dt.date(2026, 1, 1),
    "period_to": dt.date(2030, 12, 31),
}
BASES = []
CLAUSES = [
    ("1", 0, "Tiếp tục quán triệt sâu", 'nước thì phải thi đua".'),
    ("2", 0, "Nâng cao vai trò tiền", "nhất là người đứng đầu."),
    ("3", 0, "Ủy ban nhân dân xã", "hoàn thành trước ngày 30/5/2026."),
    ("4", 0, "Ủy ban Mặt trận Tổ", "đường giao thông nông thôn."),
    ("5", 0, "Ban Xây dựng Đảng tham", "Ban Thường vụ Đảng ủy."),
]
MOVEMENTS = []
RECIPIENTS = ["Thường trực Tỉnh ủy (để báo cáo)", "Các chi bộ, đảng bộ trực thuộc", "Các đồng chí Đảng ủy viên"]
DUTIES = [
    ("plan", "Xây dựng kế hoạch tổ chức phong trào thi đua", ("Ủy ban nhân dân xã",), (), {"due": dt.date(2026, 5, 30), "clause": 2}),
    (
        "other",
        "Vận động Nhân dân hiến đất, góp công xây dựng đường giao thông nông thôn",
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã",),
        ("các đoàn thể",),
        {"clause": 3},
    ),
    ("other", "Tham mưu kiểm tra, giám sát việc thực hiện Chỉ thị", ("Ban Xây dựng Đảng",), (), {"clause": 4}),
    ("half_year", "Báo cáo kết quả thực hiện 6 tháng đầu năm", ("Ban Xây dựng Đảng",), (), {"period": "half_year", "clause": 4}),
    ("year", "Báo cáo kết quả thực hiện cả năm", ("Ban Xây dựng Đảng",), (), {"period": "year", "clause": 4}),
]
ODDITIES = []
