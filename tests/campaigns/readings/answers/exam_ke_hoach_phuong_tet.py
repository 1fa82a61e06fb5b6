"""A plan of a ward: 1.1 under the numbers, a day of the last month of each quarter, TM. over KT."""

import datetime as dt

HEAD = {
    "issuer": "ỦY BAN NHÂN DÂN PHƯỜNG TRẤN BIÊN",
    "symbol": "KH-UBND",
    "number": 31,
    "place": "Trấn Biên",
    "day": dt.date(2026, 1, 9),
    "type_name": "KẾ HOẠCH",
    "abstract": "Tổ chức phong trào thi đua yêu nước và công tác khen thưởng trên địa bàn phường Trấn Biên năm 2026",
    "drafter_mark": "Hạnh",
    "filing": "VT, VHXH",
    "capacity": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH",
    "signer_title": "PHÓ CHỦ TỊCH",
    "signer_name": "Lê Thị Thu Hà",
    "opening": "Ủy ban nhân dân phường Trấn Biên ban hành Kế hoạch tổ chức phong trào thi đua yêu nước và công tác khen thưởng năm 2026 như sau:",
    "closing": "Trên đây là Kế hoạch tổ chức phong trào thi đua yêu nước và công tác khen thưởng năm 2026. Trong quá trình thực hiện, nếu có "
    "khó khăn, vướng mắc, các đơn vị phản ánh về Ủy ban nhân dân phường (qua Phòng Văn hóa - Xã hội) để xem xét, giải quyết./.",
    "period_from": dt.date(2026, 1, 1),
    "period_to": dt.date(2026, 12, 31),
}
BASES = [
    ("Luật", "", dt.date(2022, 6, 15), "", "Thi đua, khen thưởng", True),
    ("Nghị định", "152/2025/NĐ-CP", dt.date(2025, 6, 14), "Chính phủ", "quy định về phân cấp, phân quyền trong lĩnh vực thi đua, khen thưởng", True),
    ("Kế hoạch", "18/KH-UBND", dt.date(2026, 1, 5), "Ủy ban nhân dân tỉnh Đồng Nai", "về tổ chức phong trào thi đua năm 2026", True),
]
CLAUSES = [
    ("I", 0, "MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH, YÊU CẦU"),
    ("1", 1, "Mục đích Tạo không khí", "lao động và Nhân dân."),
    ("2", 1, "Yêu cầu Phong trào thi", "tránh phô trương, hình thức."),
    ("II", 0, "NỘI DUNG", "NỘI DUNG"),
    ("1", 1, "Nội dung thi đua", "Nội dung thi đua"),
    ("1.1", 2, "Thi đua thực hiện thắng", "- xã hội năm 2026."),
    ("1.2", 2, "Triển khai có hiệu quả", "các phong trào thi đua:"),
    ("a", 3, 'Phong trào "Cả nước thi', "giai đoạn 2025 - 2030;"),
    ("b", 3, 'Phong trào "Bình dân học', '"Bình dân học vụ số";'),
    ("c", 3, 'Phong trào "Đồng Nai chung', "giai đoạn 2026 - 2030."),
    ("2", 1, "Công tác khen thưởng Khen", "người lao động trực tiếp."),
    ("III", 0, "TỔ CHỨC THỰC HIỆN", "TỔ CHỨC THỰC HIỆN"),
    ("1", 1, "Phòng Văn hóa - Xã", "Văn hóa - Xã hội"),
    ("1.1", 2, "Là cơ quan thường trực,", "thực hiện Kế hoạch này."),
    ("1.2", 2, "Tổng hợp kết quả, báo", "20 của tháng cuối quý)."),
    ("2", 1, "Các trường học trên địa", "địa bàn, các khu phố"),
    ("2.1", 2, "Tổ chức phát động thi", "đua xong trước ngày 06/02/2026."),
    ("2.2", 2, "Gửi báo cáo sơ kết", "Văn hóa - Xã hội."),
    ("3", 1, "Trung tâm Cung ứng dịch", "trên hệ thống truyền thanh."),
    ("4", 1, "Đề nghị Ủy ban Mặt", "các phong trào thi đua."),
]
MOVEMENTS = [
    ("Cả nước thi đua đổi mới sáng tạo và chuyển đổi số", "nation", 2025, 2030, 7),
    ("Bình dân học vụ số", "nation", None, None, 8),
    ("Đồng Nai chung sức xây dựng đô thị văn minh", "province", 2026, 2030, 9),
]
RECIPIENTS = [
    "Sở Nội vụ (b/c)",
    "Thường trực Đảng ủy, HĐND phường",
    "CT, các PCT UBND phường",
    "Các phòng, đơn vị thuộc phường",
    "Các trường học, các khu phố",
]
DUTIES = [
    (
        "other",
        "Tham mưu Ủy ban nhân dân phường hướng dẫn, đôn đốc các đơn vị thực hiện Kế hoạch này",
        ("Phòng Văn hóa - Xã hội",),
        (),
        {"clause": 13},
    ),
    ("other", "Tổng hợp kết quả", ("Phòng Văn hóa - Xã hội",), (), {"clause": 14}),
    (
        "other",
        "Báo cáo kết quả thực hiện hằng quý",
        ("Phòng Văn hóa - Xã hội",),
        (),
        {"period": "quarter", "oddity": "Hạn lặp lại “trước ngày 20 của tháng cuối quý”: đặt hạn cho từng kỳ.", "clause": 14},
    ),
    ("launch", "Tổ chức phát động thi đua", ("Các trường học trên địa bàn", "các khu phố"), (), {"due": dt.date(2026, 2, 6), "clause": 16}),
    (
        "half_year",
        "Báo cáo kết quả thực hiện 6 tháng đầu năm",
        ("Các trường học trên địa bàn", "các khu phố"),
        (),
        {"period": "half_year", "due": dt.date(2026, 6, 5), "clause": 17},
    ),
    (
        "year",
        "Báo cáo kết quả thực hiện cả năm",
        ("Các trường học trên địa bàn", "các khu phố"),
        (),
        {"period": "year", "due": dt.date(2026, 11, 20), "clause": 17},
    ),
    (
        "propaganda",
        "Mở chuyên mục tuyên truyền gương người tốt, việc tốt trên hệ thống truyền thanh",
        ("Trung tâm Cung ứng dịch vụ công phường",),
        (),
        {"clause": 18},
    ),
    (
        "other",
        "Vận động đoàn viên, hội viên và Nhân dân tham gia các phong trào thi đua",
        ("Ủy ban Mặt trận Tổ quốc Việt Nam phường",),
        (),
        {"courtesy": True, "clause": 19},
    ),
]
ODDITIES = [("Hạn lặp lại “trước ngày 20 của tháng cuối quý”: đặt hạn cho từng kỳ.", "báo cáo Ủy ban nhân dân")]
