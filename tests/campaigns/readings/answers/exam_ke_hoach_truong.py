"""A school: Phần I over roman and arabic numbers starting again, letterhead side by side, a signer with an academic title."""

import datetime as dt

HEAD = {
    "issuer": "TRƯỜNG THPT VÕ TRƯỜNG TOẢN",
    "superior": "SỞ GIÁO DỤC VÀ ĐÀO TẠO ĐỒNG NAI",
    "symbol": "KH-THPTVTT",
    "number": 56,
    "place": "Xuân Đông",
    "day": dt.date(2025, 11, 3),
    "type_name": "KẾ HOẠCH",
    "abstract": "Phát động đợt thi đua cao điểm chào mừng Ngày Nhà giáo Việt Nam 20/11/2025",
    "filing": "VT",
    "signer_title": "HIỆU TRƯỞNG",
    "signer_name": "ThS. Đỗ Minh Khôi",
    "opening": "Thực hiện Kế hoạch số 3310/KH-SGDĐT ngày 20/10/2025 của Sở Giáo dục và Đào tạo tỉnh Đồng Nai về phát động thi đua, Trường "
    "THPT Võ Trường Toản xây dựng kế hoạch như sau:",
}
BASES = [("Kế hoạch", "3310/KH-SGDĐT", dt.date(2025, 10, 20), "Sở Giáo dục và Đào tạo tỉnh Đồng Nai", "về phát động thi đua", False)]
CLAUSES = [
    ("Phần I", 0, "MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH, YÊU CẦU"),
    ("I", 1, "Mục đích Giáo dục truyền", 'trọng đạo" cho học sinh.'),
    ("II", 1, "Yêu cầu 100% lớp, tổ", "tổ chuyên môn tham gia."),
    ("Phần II", 0, "NỘI DUNG VÀ TỔ CHỨC", "VÀ TỔ CHỨC THỰC HIỆN"),
    ("I", 1, "Nội dung", "Nội dung"),
    ("1", 2, "Hưởng ứng phong trào thi", "năm học 2025 - 2026."),
    ("2", 2, "Tổ chức hội thi văn", "thi văn nghệ, báo tường."),
    ("II", 1, "Phân công", "Phân công"),
    ("1", 2, "Đoàn trường: Tổ chức lễ", "sáng thứ hai, ngày 10/11/2025."),
    ("2", 2, "Tổ trưởng chuyên môn có", "hoàn thành trước ngày 18/11/2025."),
    ("3", 2, "Giáo viên chủ nhiệm nộp", "trường chậm nhất ngày 17/11/2025."),
    ("4", 2, "Yêu cầu Ban Thi đua", "Hiệu trưởng vào ngày 19/11/2025."),
]
MOVEMENTS = [("Dạy tốt - Học tốt", "nation", 2025, 2026, 5)]
RECIPIENTS = ["Sở GDĐT (báo cáo)", "Các tổ chuyên môn (thực hiện)", "Website trường"]
DUTIES = [
    ("launch", "Tổ chức lễ phát động", ("Đoàn trường",), (), {"due": dt.date(2025, 11, 10), "clause": 8}),
    ("other", "Tổ chức ít nhất 02 tiết thao giảng", ("Tổ trưởng chuyên môn",), (), {"due": dt.date(2025, 11, 18), "clause": 9}),
    (
        "other",
        "Nộp báo cáo kết quả về Ban Thi đua của trường",
        ("Giáo viên chủ nhiệm",),
        (),
        {"due": dt.date(2025, 11, 17), "clause": 10},
    ),
    ("other", "Tổng hợp, báo cáo Hiệu trưởng", ("Ban Thi đua",), (), {"due": dt.date(2025, 11, 19), "clause": 11}),
]
ODDITIES = []
