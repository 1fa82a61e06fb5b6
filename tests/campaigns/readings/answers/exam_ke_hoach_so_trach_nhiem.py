"""A department: capital letters over roman numbers, "Trách nhiệm của ..." as headings, the time of the movement in a part of its own."""

import datetime as dt

HEAD = {
    "issuer": "SỞ Y TẾ",
    "superior": "UBND THÀNH PHỐ HUẾ",
    "symbol": "KH-SYT",
    "number": 1020,
    "place": "Huế",
    "day": dt.date(2026, 2, 14),
    "type_name": "KẾ HOẠCH",
    "abstract": "Triển khai phong trào thi đua “Ngành Y tế Huế đổi mới phong cách, thái độ phục vụ” giai đoạn 2026 – 2030",
    "filing": "VT, VP",
    "capacity": "KT. GIÁM ĐỐC",
    "signer_title": "PHÓ GIÁM ĐỐC",
    "signer_name": "BSCKII. Trần Thị Ngọc Ánh",
    "opening": "Sở Y tế ban hành Kế hoạch triển khai phong trào thi đua như sau:",
    "closing": "Yêu cầu Thủ trưởng các đơn vị trực thuộc nghiêm túc triển khai./.",
    "movement_name": "Ngành Y tế Huế đổi mới phong cách, thái độ phục vụ",
    "period_from": dt.date(2026, 3, 1),
    "period_to": dt.date(2030, 12, 31),
}
BASES = [
    ("Quyết định", "311/QĐ-UBND", dt.date(2026, 1, 30), "UBND thành phố", "về việc phát động phong trào thi đua giai đoạn 2026 – 2030", True),
]
CLAUSES = [
    ("A", 0, "MỤC TIÊU", "MỤC TIÊU"),
    ("1", 1, "Mục tiêu chung: Nâng cao", "hài lòng của người bệnh."),
    ("2", 1, "Mục tiêu cụ thể", "Mục tiêu cụ thể"),
    ("-", 2, "100% đơn vị có kế", "có kế hoạch thực hiện;"),
    ("-", 2, "Trên 90% người bệnh hài", "90% người bệnh hài lòng."),
    ("B", 0, "GIẢI PHÁP Đổi mới công", "gương của người đứng đầu."),
    ("C", 0, "TỔ CHỨC THỰC HIỆN", "TỔ CHỨC THỰC HIỆN"),
    ("I", 1, "Trách nhiệm của Văn phòng", "nhiệm của Văn phòng Sở"),
    ("1", 2, "Là đầu mối theo dõi,", "việc thực hiện Kế hoạch."),
    ("2", 2, "Tổng hợp, báo cáo UBND", "10 tháng 12 hằng năm."),
    ("II", 1, "Trách nhiệm của các bệnh", "viện, trung tâm y tế"),
    ("1", 2, "Căn cứ Kế hoạch này,", "Y tế trước ngày 15/3/2026."),
    ("2", 2, "Tổ chức khảo sát sự", "bệnh ít nhất 01 lần/quý."),
    ("3", 2, "Định kỳ 6 tháng (trước", "hiện về Sở Y tế."),
    ("III", 1, "Công đoàn ngành Y tế", "gia phong trào thi đua."),
    ("D", 0, "THỜI GIAN THỰC HIỆN Thời", "01/3/2026 đến hết ngày 31/12/2030."),
]
MOVEMENTS = []
RECIPIENTS = ["UBND thành phố (để b/c)", "Các đơn vị trực thuộc"]
DUTIES = [
    ("other", "Theo dõi, đôn đốc việc thực hiện Kế hoạch", ("Văn phòng Sở",), (), {"clause": 8}),
    ("year", "Báo cáo kết quả thực hiện cả năm", ("Văn phòng Sở",), (), {"period": "year", "rule": "10/12", "clause": 9}),
    ("plan", "Xây dựng kế hoạch của đơn vị", ("các bệnh viện, trung tâm y tế",), (), {"due": dt.date(2026, 3, 15), "clause": 11}),
    (
        "other",
        "Tổ chức khảo sát sự hài lòng của người bệnh ít nhất 01 lần/quý",
        ("các bệnh viện, trung tâm y tế",),
        (),
        {"clause": 12},
    ),
    (
        "half_year",
        "Báo cáo kết quả thực hiện 6 tháng đầu năm",
        ("các bệnh viện, trung tâm y tế",),
        (),
        {"period": "half_year", "rule": "10/6", "clause": 13},
    ),
    (
        "year",
        "Báo cáo kết quả thực hiện cả năm",
        ("các bệnh viện, trung tâm y tế",),
        (),
        {"period": "year", "rule": "30/11", "clause": 13},
    ),
    ("other", "Vận động đoàn viên tham gia phong trào thi đua", ("Công đoàn ngành Y tế",), ("Văn phòng Sở",), {"clause": 14}),
]
ODDITIES = []
