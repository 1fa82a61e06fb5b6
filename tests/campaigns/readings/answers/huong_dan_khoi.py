"""Guidance of a bloc of schools: capital letters, roman numbers, stars, no list of recipients."""

HEAD = {
    "issuer": "KHỐI THI ĐUA CÁC TRƯỜNG HỌC",
    "superior": "ĐẢNG ỦY XÃ NHÂN CƠ",
    "symbol": "HD-KTĐ",
    "number": 3,
    "type_name": "HƯỚNG DẪN",
    "abstract": "Đăng ký giao ước và chấm điểm thi đua năm học 2026 - 2027",
    "signer_title": "KHỐI TRƯỞNG",
    "signer_name": "Bùi Thị Kim Anh",
}

BASES = []

CLAUSES = [
    ("A", 0, "ĐĂNG KÝ THI ĐUA", "ĐĂNG KÝ THI ĐUA"),
    ("I", 1, "Thời gian", "Thời gian"),
    ("1", 2, "Các trường ký kết giao", "kể từ ngày phát động."),
    ("2", 2, "Hiệu trưởng các trường đăng", "Khối trưởng trước ngày 20/9."),
    ("II", 1, "Hồ sơ", "Hồ sơ"),
    ("*", 2, "Bản đăng ký theo mẫu.", "Bản đăng ký theo mẫu."),
    ("*", 2, "Biên bản họp.", "Biên bản họp."),
    ("B", 0, "CHẤM ĐIỂM", "CHẤM ĐIỂM"),
    ("I", 1, "Cách chấm Khối trưởng chủ", "họp khối cuối tháng 5."),
    ("II", 1, "Báo cáo Định kỳ hằng", "Đảng ủy trước ngày 31/5."),
]

MOVEMENTS = []

RECIPIENTS = []

DUTIES = [
    ("other", "Ký kết giao ước thi đua", ("Các trường",), (), {"rule": "15 ngày sau khi phát động", "clause": 2}),
    ("other", "Đăng ký danh hiệu thi đua về Khối trưởng", ("Hiệu trưởng các trường",), (), {"rule": "20/9", "clause": 3}),
    ("cluster_plan", "Xây dựng kế hoạch kiểm tra chéo", ("Khối trưởng",), (), {"clause": 8}),
    ("other", "Tổ chức họp khối", ("Khối trưởng",), (), {"rule": "ngày cuối tháng 5", "clause": 8}),
    ("year", "Báo cáo kết quả thực hiện cả năm", (), (), {"period": "year", "rule": "31/5", "oddity": "Không rõ giao cho ai báo cáo.", "clause": 9}),
]

ODDITIES = [("Không rõ giao cho ai báo cáo.", "Định kỳ hằng năm báo cáo")]
