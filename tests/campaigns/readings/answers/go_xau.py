"""Badly typed: decomposed letters, double spaces, tabs, labels like 1/ and a doubled number."""

import datetime as dt

HEAD = {
    "issuer": "UBND XÃ ĐẠI LÃNH",
    "symbol": "CT-UBND",
    "number": 9,
    "place": "Đại Lãnh",
    "day": dt.date(2026, 1, 5),
    "type_name": "CHỈ THỊ",
    "abstract": "V/v phát động thi đua năm 2026",
    "filing": "VT",
    "capacity": "KT.CHỦ TỊCH",
    "signer_title": "PHÓ CHỦ TỊCH",
    "signer_name": "Hoàng Văn Bé",
    "opening": 'Nhằm hoàn thành nhiệm vụ năm 2026 , Chủ tịch UBND xã phát động phong trào thi đua "Kỷ cương, sáng tạo" năm 2026 như sau :',
    "movement_name": "Kỷ cương, sáng tạo",
    "period_from": dt.date(2026, 1, 1),
    "period_to": dt.date(2026, 12, 31),
}

BASES = []

CLAUSES = [
    ("1", 0, "Các thôn, các đơn vị", "xã trước ngày 31/2/2026 ."),
    ("2", 0, "Phát huy tinh thần thi", "đua thi đua yêu nước."),
    ("2", 0, "Công an xã, Ban CHQS", "truyền phòng chống ma tuý."),
    ("4", 0, "To chuc thuc hien :", "To chuc thuc hien :"),
    ("a", 1, "Văn phòng UBND xã báo", "20/6 , 20/12 hàng năm."),
    ("c", 1, "Tổ dân vận vận động", "động nhân dân hưởng ứng."),
]

MOVEMENTS = []

RECIPIENTS = ["Đảng uỷ, HĐND xã", "Các thôn"]

DUTIES = [
    ("plan", "Xây dựng kế hoạch thi đua", ("Các thôn", "các đơn vị trực thuộc"), (), {"oddity": "Ngày hạn không có trong lịch.", "clause": 0}),
    ("propaganda", "Tuyên truyền phòng chống ma tuý", ("Công an xã", "Ban CHQS xã"), ("Đoàn thanh niên",), {"clause": 2}),
    ("half_year", "Báo cáo kết quả thực hiện 6 tháng đầu năm", ("Văn phòng UBND xã",), (), {"period": "half_year", "rule": "20/6", "clause": 4}),
    ("year", "Báo cáo kết quả thực hiện cả năm", ("Văn phòng UBND xã",), (), {"period": "year", "rule": "20/12", "clause": 4}),
    ("other", "Vận động nhân dân hưởng ứng", ("Tổ dân vận",), (), {"clause": 5}),
]

ODDITIES = [
    ("Ngày hạn không có trong lịch.", "xây dựng kế hoạch thi đua"),
    ("“thi đua” viết hai lần liền nhau.", "thi đua thi đua"),
    ("Số thứ tự “2” có hai lần.", "2/ Công an xã, Ban CHQS"),
    ("Số thứ tự nhảy từ “2” sang “4”.", "4/ To chuc thuc hien :"),
    ("Số thứ tự nhảy từ “a” sang “c”.", "c / Tổ dân vận vận"),
]
