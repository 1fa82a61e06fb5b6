"""A plan of a commune: Phần I to III and a table of tasks."""

import datetime as dt

HEAD = {
    "issuer": "ỦY BAN NHÂN DÂN XÃ SÔNG RAY",
    "symbol": "KH-UBND",
    "number": 27,
    "place": "Sông Ray",
    "day": dt.date(2026, 1, 20),
    "type_name": "KẾ HOẠCH",
    "abstract": "Tổ chức phong trào thi đua “Sông Ray chung sức, đồng lòng” năm 2026",
    "filing": "VT, VHXH",
    "capacity": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH",
    "signer_title": "PHÓ CHỦ TỊCH",
    "signer_name": "Nguyễn Thị Thu Hà",
    "opening": "Thực hiện Kế hoạch số 12/KH-UBND ngày 10/01/2026 của UBND tỉnh Đồng Nai về công tác thi đua, khen thưởng năm 2026, UBND xã Sông "
    "Ray xây dựng Kế hoạch tổ chức phong trào thi đua năm 2026 như sau:",
    "closing": "Trên đây là Kế hoạch tổ chức phong trào thi đua năm 2026 của UBND xã. Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản "
    "ánh về Phòng Văn hóa - Xã hội để được hướng dẫn./.",
    "movement_name": "Sông Ray chung sức, đồng lòng",
    "period_from": dt.date(2026, 1, 1),
    "period_to": dt.date(2026, 12, 31),
}

BASES = [("Kế hoạch", "12/KH-UBND", dt.date(2026, 1, 10), "UBND tỉnh Đồng Nai", "về công tác thi đua, khen thưởng năm 2026", False)]

CLAUSES = [
    ("Phần I", 0, "MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH, YÊU CẦU"),
    ("1", 1, "Mục đích Phát huy sức", "nổi ngay từ đầu năm."),
    ("2", 1, "Yêu cầu Các phong trào", "cụ thể, tránh hình thức."),
    ("Phần II", 0, "NỘI DUNG THI ĐUA", "NỘI DUNG THI ĐUA"),
    ("1", 1, "Hưởng ứng phong trào thi", "giai đoạn 2026 - 2030."),
    ("2", 1, "Thực hiện tốt phong trào", "vệ an ninh Tổ quốc”."),
    ("Phần III", 0, "TỔ CHỨC THỰC HIỆN", "TỔ CHỨC THỰC HIỆN"),
    ("1", 1, "Phòng Văn hóa - Xã", "Văn hóa - Xã hội"),
    ("a", 2, "Tham mưu UBND xã tổ", "thi đua trong quý I."),
    ("b", 2, "Theo dõi, đôn đốc, tổng", "xã định kỳ hằng quý."),
    ("2", 1, "Trung tâm Phục vụ hành", "học trên địa bàn xã:"),
    ("-", 2, "Xây dựng kế hoạch thi", "ban hành Kế hoạch này."),
    ("-", 2, "Tổ chức sơ kết 6", "6 tháng, tổng kết năm."),
    ("3", 1, "Bảng phân công nhiệm vụ", "hóa - Xã hội 15/6"),
]

MOVEMENTS = [("Toàn tỉnh chung sức xây dựng nông thôn mới", "province", 2026, 2030, 4), ("Toàn dân bảo vệ an ninh Tổ quốc", "nation", None, None, 5)]

RECIPIENTS = ["Sở Nội vụ", "TT Đảng ủy, TT HĐND xã", "Các đơn vị trực thuộc", "Ban điều hành các ấp"]

DUTIES = [
    ("other", "Tham mưu UBND xã tổ chức phát động phong trào thi đua", ("Phòng Văn hóa - Xã hội",), (), {"rule": "ngày cuối tháng 3", "clause": 8}),
    ("other", "Theo dõi, đôn đốc, tổng hợp kết quả", ("Phòng Văn hóa - Xã hội",), (), {"clause": 9}),
    ("other", "Báo cáo kết quả thực hiện hằng quý", ("Phòng Văn hóa - Xã hội",), (), {"period": "quarter", "clause": 9}),
    (
        "plan",
        "Xây dựng kế hoạch thi đua của đơn vị",
        ("Trung tâm Phục vụ hành chính công", "Trạm Y tế", "các trường học trên địa bàn xã"),
        (),
        {"rule": "10 ngày làm việc sau khi phát động", "clause": 11},
    ),
    ("other", "Tổ chức sơ kết 6 tháng", ("Trung tâm Phục vụ hành chính công", "Trạm Y tế", "các trường học trên địa bàn xã"), (), {"clause": 12}),
    ("other", "Tổng kết năm", ("Trung tâm Phục vụ hành chính công", "Trạm Y tế", "các trường học trên địa bàn xã"), (), {"clause": 12}),
    ("launch", "Tổ chức lễ phát động thi đua", ("Phòng Văn hóa - Xã hội",), ("Văn phòng HĐND và UBND",), {"due": dt.date(2026, 2, 10), "clause": 13}),
    ("propaganda", "Tuyên truyền trên hệ thống truyền thanh", ("Trung tâm Dịch vụ tổng hợp",), (), {"rule": "ngày cuối tháng 3", "clause": 13}),
    (
        "half_year",
        "Báo cáo kết quả 6 tháng",
        ("Các ấp", "các trường học"),
        ("Phòng Văn hóa - Xã hội",),
        {"period": "half_year", "rule": "15/6", "clause": 13},
    ),
]

ODDITIES = []
