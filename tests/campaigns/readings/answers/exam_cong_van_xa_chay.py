"""A letter of an office of a commune: labels in brackets, an hour before the day, a person by name, "Lưu: PKT"."""

import datetime as dt

HEAD = {
    "issuer": "PHÒNG KINH TẾ",
    "superior": "UBND XÃ ĐẠI PHƯỚC",
    "symbol": "PKT",
    "number": 88,
    "place": "Đại Phước",
    "day": dt.date(2026, 3, 5),
    "type_name": "CÔNG VĂN",
    "abstract": "V/v triển khai đợt cao điểm bảo đảm an toàn phòng cháy, chữa cháy",
    "filing": "PKT",
    "signer_title": "TRƯỞNG PHÒNG",
    "signer_name": "Đặng Quốc Huy",
    "opening": "Thực hiện chỉ đạo của Chủ tịch UBND xã tại Thông báo số 45/TB-UBND ngày 02/3/2026, Phòng Kinh tế yêu cầu:",
    "closing": "Đề nghị các đơn vị, cá nhân quan tâm thực hiện./.",
}
BASES = [("Thông báo", "45/TB-UBND", dt.date(2026, 3, 2), "", "", False)]
CLAUSES = [
    ("1", 0, "Ban điều hành các ấp", "16 giờ 00 ngày 12/3/2026."),
    ("2", 0, "Các doanh nghiệp, hộ kinh", "an xã trong tháng 3/2026."),
    ("3", 0, "Giao ông Nguyễn Văn Tâm,", "đốc, tổng hợp kết quả."),
]
MOVEMENTS = []
RECIPIENTS = [
    "Ban điều hành các ấp",
    "các doanh nghiệp, hộ kinh doanh trên địa bàn xã",
    "Như trên",
    "CT, PCT UBND xã (b/c)",
]
DUTIES = [
    ("other", "Rà soát các cơ sở có nguy cơ cháy, nổ", ("Ban điều hành các ấp",), (), {"clause": 0}),
    ("other", "Lập danh sách", ("Ban điều hành các ấp",), (), {"due": dt.date(2026, 3, 12), "clause": 0}),
    ("other", "Ký cam kết với Công an xã", ("Các doanh nghiệp, hộ kinh doanh",), (), {"due": dt.date(2026, 3, 31), "clause": 1}),
    ("other", "Theo dõi, đôn đốc, tổng hợp kết quả", ("ông Nguyễn Văn Tâm, công chức Phòng Kinh tế",), (), {"clause": 2}),
]
ODDITIES = []
