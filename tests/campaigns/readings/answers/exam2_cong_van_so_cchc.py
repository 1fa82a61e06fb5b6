"""A letter on administrative reform: imperatives for everybody, times of reports behind "Chế độ báo cáo:", one point for some only."""

import datetime as dt

HEAD = {
    "issuer": "SỞ NỘI VỤ",
    "superior": "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG",
    "symbol": "SNV-CCHC",
    "number": 812,
    "place": "Lâm Đồng",
    "day": dt.date(2026, 3, 3),
    "type_name": "CÔNG VĂN",
    "abstract": "V/v chấn chỉnh công tác cải cách hành chính và chế độ báo cáo năm 2026",
    "filing": "VT, CCHC",
    "capacity": "KT. GIÁM ĐỐC",
    "signer_title": "PHÓ GIÁM ĐỐC",
    "signer_name": "Nguyễn Hữu Phước",
    "opening": "Thực hiện Kế hoạch số 88/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân tỉnh về cải cách hành chính nhà nước năm 2026, Sở Nội "
    "vụ đề nghị các cơ quan, địa phương thực hiện một số nội dung sau:",
    "closing": "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị liên hệ Phòng Cải cách hành chính, số điện thoại 02633.822.111 để được "
    "hướng dẫn.\nSở Nội vụ đề nghị các cơ quan, địa phương quan tâm thực hiện./.",
}
BASES = [("Kế hoạch", "88/KH-UBND", dt.date(2026, 1, 15), "Ủy ban nhân dân tỉnh", "về cải cách hành chính nhà nước năm 2026", False)]
CLAUSES = [
    ("1", 0, "Rà soát, khắc phục các", "Nội vụ trước ngày 20/3/2026."),
    ("2", 0, "Công khai thủ tục hành", "Trang thông tin điện tử."),
    ("3", 0, "Phân công 01 công chức", "Nội vụ trước ngày 10/3/2026."),
    ("4", 0, "Chế độ báo cáo: Báo", "năm gửi trước ngày 25/11."),
    ("5", 0, "Đối với Ủy ban nhân", "chính ít nhất 01 lần/năm."),
    ("6", 0, "Đề nghị Sở Khoa học", "số hồ sơ điện tử."),
]
MOVEMENTS = []
RECIPIENTS = ["Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường, đặc khu", "Như trên", "UBND tỉnh (b/c)"]
DUTIES = [
    ("other", "Rà soát, khắc phục các tồn tại đã nêu tại Báo cáo số 45/BC-SNV", ("các cơ quan, địa phương",), (), {"courtesy": True, "clause": 0}),
    ("other", "Gửi báo cáo giải trình về Sở Nội vụ", ("các cơ quan, địa phương",), (), {"courtesy": True, "due": dt.date(2026, 3, 20), "clause": 0}),
    (
        "other",
        "Công khai thủ tục hành chính đầy đủ, kịp thời trên Trang thông tin điện tử",
        ("các cơ quan, địa phương",),
        (),
        {"courtesy": True, "clause": 1},
    ),
    (
        "other",
        "Phân công 01 công chức làm đầu mối theo dõi công tác cải cách hành chính",
        ("các cơ quan, địa phương",),
        (),
        {"courtesy": True, "clause": 2},
    ),
    (
        "other",
        "Gửi danh sách (họ tên, số điện thoại) về Sở Nội vụ",
        ("các cơ quan, địa phương",),
        (),
        {"courtesy": True, "due": dt.date(2026, 3, 10), "clause": 2},
    ),
    (
        "other",
        "Báo cáo kết quả thực hiện hằng quý",
        ("các cơ quan, địa phương",),
        (),
        {"courtesy": True, "period": "quarter", "oddity": "Hạn lặp lại “trước ngày 10 của tháng cuối quý”: đặt hạn cho từng kỳ.", "clause": 3},
    ),
    (
        "half_year",
        "Báo cáo kết quả thực hiện 6 tháng đầu năm",
        ("các cơ quan, địa phương",),
        (),
        {"courtesy": True, "period": "half_year", "rule": "10/6", "clause": 3},
    ),
    (
        "year",
        "Báo cáo kết quả thực hiện cả năm",
        ("các cơ quan, địa phương",),
        (),
        {"courtesy": True, "period": "year", "rule": "25/11", "clause": 3},
    ),
    (
        "other",
        "Tổ chức đối thoại với người dân, doanh nghiệp về thủ tục hành chính ít nhất 01 lần/năm",
        ("Ủy ban nhân dân các xã, phường, đặc khu",),
        (),
        {"clause": 4},
    ),
    ("other", "Hướng dẫn kỹ thuật ký số hồ sơ điện tử", ("Sở Khoa học và Công nghệ",), (), {"courtesy": True, "clause": 5}),
]
ODDITIES = [("Hạn lặp lại “trước ngày 10 của tháng cuối quý”: đặt hạn cho từng kỳ.", "Báo cáo quý gửi trước ngày")]
