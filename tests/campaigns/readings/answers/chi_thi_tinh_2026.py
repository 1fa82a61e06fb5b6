"""A province: grounds, clauses 1.1, letterhead in two columns."""

import datetime as dt

HEAD = {
    "issuer": "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG",
    "symbol": "CT-UBND",
    "number": 4,
    "place": "Lâm Đồng",
    "day": dt.date(2026, 1, 15),
    "type_name": "CHỈ THỊ",
    "abstract": "Về việc phát động phong trào thi đua yêu nước năm 2026",
    "filing": "VT, NC2",
    "signer_title": "CHỦ TỊCH",
    "signer_name": "Nguyễn Hoàng Lâm",
    "opening": "Năm 2026 là năm đầu thực hiện Nghị quyết Đại hội Đảng bộ tỉnh nhiệm kỳ 2025 - 2030. Để hoàn thành thắng lợi các mục tiêu, nhiệm vụ "
    "phát triển kinh tế - xã hội, Chủ tịch UBND tỉnh phát động phong trào thi đua với chủ đề “Lâm Đồng đoàn kết, kỷ cương, sáng tạo, "
    "bứt phá” năm 2026 và yêu cầu các sở, ban, ngành, Mặt trận Tổ quốc và các đoàn thể tỉnh, UBND các xã, phường, đặc khu tập trung "
    "thực hiện tốt các nội dung sau:",
    "closing": "Yêu cầu Thủ trưởng các sở, ban, ngành, Chủ tịch UBND các xã, phường, đặc khu nghiêm túc triển khai thực hiện Chỉ thị này./.",
    "movement_name": "Lâm Đồng đoàn kết, kỷ cương, sáng tạo, bứt phá",
    "period_from": dt.date(2026, 1, 1),
    "period_to": dt.date(2026, 12, 31),
}

BASES = [
    ("Luật", "", dt.date(2022, 6, 15), "", "Thi đua, khen thưởng", True),
    ("Nghị định", "152/2025/NĐ-CP", dt.date(2025, 6, 14), "Chính phủ", "quy định về phân cấp, phân quyền trong lĩnh vực thi đua, khen thưởng", True),
    ("Chỉ thị", "41-CT/TW", dt.date(2024, 12, 26), "Bộ Chính trị", "về đổi mới công tác thi đua, khen thưởng trong tình hình mới", True),
]

CLAUSES = [
    ("1", 0, "Mục tiêu thi đua", "Mục tiêu thi đua"),
    ("1.1", 1, "Phấn đấu hoàn thành và", "trưởng đạt 10% trở lên."),
    ("1.2", 1, "Tiếp tục thực hiện hiệu", "tịch UBND tỉnh phát động."),
    ("2", 0, "Nhiệm vụ trọng tâm", "Nhiệm vụ trọng tâm"),
    ("2.1", 1, "Xây dựng kế hoạch tổ", "Nội vụ trước ngày 28/02/2026."),
    ("2.2", 1, "Tổ chức đăng ký thi", "đua trong các cụm, khối."),
    ("2.3", 1, "Nâng cao chất lượng công", "người lao động trực tiếp."),
    ("3", 0, "Tổ chức thực hiện", "Tổ chức thực hiện"),
    ("3.1", 1, "Sở Nội vụ chủ trì,", "kết phong trào thi đua."),
    ("3.2", 1, "Báo và Phát thanh -", "gương điển hình tiên tiến."),
    ("3.3", 1, "Đề nghị Ủy ban Mặt", "ứng phong trào thi đua."),
    ("3.4", 1, "Các sở, ban, ngành, UBND", "Nội vụ để tổng hợp."),
]

MOVEMENTS = [
    ("Cả nước chung sức xây dựng nông thôn mới", "nation", 2026, 2030, 2),
    ("Cả nước thi đua đổi mới sáng tạo và chuyển đổi số", "nation", None, None, 2),
    ("Xóa nhà tạm, nhà dột nát trên phạm vi cả nước", "nation", None, None, 2),
    ("Toàn tỉnh thi đua làm theo gương Bác", "province", None, None, 2),
]

RECIPIENTS = [
    "Ban Thi đua - Khen thưởng Trung ương",
    "Thường trực Tỉnh ủy",
    "Chủ tịch, các PCT UBND tỉnh",
    "Các sở, ban, ngành tỉnh",
    "UBND các xã, phường, đặc khu",
]

DUTIES = [
    (
        "plan",
        "Xây dựng kế hoạch tổ chức phong trào thi đua năm 2026 của cơ quan, đơn vị, địa phương",
        ("các sở, ban, ngành", "Mặt trận Tổ quốc", "các đoàn thể tỉnh", "UBND các xã, phường, đặc khu"),
        (),
        {"due": dt.date(2026, 2, 28), "clause": 4},
    ),
    (
        "other",
        "Tổ chức đăng ký thi đua và ký kết giao ước thi đua trong các cụm, khối",
        ("các sở, ban, ngành", "Mặt trận Tổ quốc", "các đoàn thể tỉnh", "UBND các xã, phường, đặc khu"),
        (),
        {"clause": 5},
    ),
    (
        "other",
        "Hướng dẫn, theo dõi, đôn đốc, kiểm tra việc thực hiện Chỉ thị này",
        ("Sở Nội vụ",),
        ("Sở Tài chính", "Văn phòng UBND tỉnh"),
        {"clause": 8},
    ),
    ("other", "Tham mưu Chủ tịch UBND tỉnh tổ chức sơ kết, tổng kết phong trào thi đua", ("Sở Nội vụ",), (), {"clause": 8}),
    ("propaganda", "Mở chuyên mục tuyên truyền các gương điển hình tiên tiến", ("Báo và Phát thanh - Truyền hình Lâm Đồng",), (), {"clause": 9}),
    (
        "other",
        "Vận động đoàn viên, hội viên tích cực hưởng ứng phong trào thi đua",
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "các tổ chức chính trị - xã hội"),
        (),
        {"courtesy": True, "clause": 10},
    ),
    (
        "half_year",
        "Báo cáo kết quả thực hiện 6 tháng đầu năm",
        ("Các sở, ban, ngành", "UBND các xã, phường, đặc khu"),
        (),
        {"period": "half_year", "rule": "15/6", "clause": 11},
    ),
    (
        "year",
        "Báo cáo kết quả thực hiện cả năm",
        ("Các sở, ban, ngành", "UBND các xã, phường, đặc khu"),
        (),
        {"period": "year", "rule": "15/11", "clause": 11},
    ),
]

ODDITIES = []
