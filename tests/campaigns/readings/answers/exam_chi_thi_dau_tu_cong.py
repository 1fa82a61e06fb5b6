"""A directive about public investment, no movement of its own: orders to departments with days of a month and of a quarter."""

import datetime as dt

HEAD = {
    "issuer": "ỦY BAN NHÂN DÂN TỈNH GIA LAI",
    "symbol": "CT-UBND",
    "number": 7,
    "place": "Gia Lai",
    "day": dt.date(2026, 2, 27),
    "type_name": "CHỈ THỊ",
    "abstract": "VỀ VIỆC ĐẨY NHANH TIẾN ĐỘ GIẢI NGÂN VỐN ĐẦU TƯ CÔNG NĂM 2026",
    "filing": "VT, K4",
    "capacity": "KT. CHỦ TỊCH",
    "signer_title": "PHÓ CHỦ TỊCH",
    "signer_name": "Nguyễn Hữu Quế",
    "opening": "Thực hiện Nghị quyết số 01/NQ-CP ngày 08/01/2026 của Chính phủ về nhiệm vụ, giải pháp chủ yếu thực hiện Kế hoạch phát triển "
    "kinh tế - xã hội năm 2026 và Công điện số 12/CĐ-TTg ngày 10/02/2026 của Thủ tướng Chính phủ về đẩy mạnh phân bổ, giải ngân "
    "vốn đầu tư công, thời gian qua các cấp, các ngành đã có nhiều cố gắng. Tuy nhiên, đến ngày 20/02/2026 toàn tỉnh mới giải ngân"
    ' đạt 4,2% kế hoạch vốn, thấp hơn bình quân chung của cả nước; một số chủ đầu tư còn tư tưởng "chờ đợi", "đùn đẩy".\n'
    "Để hoàn thành mục tiêu giải ngân 100% kế hoạch vốn, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:",
    "closing": "Chỉ thị này có hiệu lực kể từ ngày ký. Giao Văn phòng Ủy ban nhân dân tỉnh phối hợp với Sở Tài chính theo dõi, đôn đốc việc "
    "thực hiện Chỉ thị này./.",
}
BASES = [
    (
        "Nghị quyết",
        "01/NQ-CP",
        dt.date(2026, 1, 8),
        "Chính phủ",
        "về nhiệm vụ, giải pháp chủ yếu thực hiện Kế hoạch phát triển kinh tế - xã hội năm 2026",
        False,
    ),
    ("Công điện", "12/CĐ-TTg", dt.date(2026, 2, 10), "Thủ tướng Chính phủ", "về đẩy mạnh phân bổ, giải ngân vốn đầu tư công", False),
]
CLAUSES = [
    ("1", 0, "Các sở, ban, ngành, Ủy", "và các chủ đầu tư:"),
    ("a", 1, "Xác định giải ngân vốn", "nhiệm của người đứng đầu."),
    ("b", 1, "Khẩn trương rà soát, xây", "Tài chính trước ngày 15/3/2026."),
    ("c", 1, "Định kỳ trước ngày 25", "Ủy ban nhân dân tỉnh."),
    ("2", 0, "Giao Sở Tài chính chủ", "dân tỉnh trước ngày 30/6/2026."),
    ("3", 0, "Sở Nông nghiệp và Môi", "hoàn thành trong tháng 4/2026."),
    ("4", 0, "Ủy ban nhân dân các", "sạch cho chủ đầu tư."),
    ("5", 0, "Đề nghị Ủy ban Mặt", "chủ trương thu hồi đất."),
    ("6", 0, "Hội đồng Thi đua -", "nhân dân tỉnh phát động."),
]
MOVEMENTS = [("500 ngày đêm hoàn thành các công trình trọng điểm", "province", 2025, 2026, 8)]
RECIPIENTS = ["Văn phòng Chính phủ", "Bộ Tài chính", "TT Tỉnh ủy, TT HĐND tỉnh", "CT, các PCT UBND tỉnh", "Các sở, ban, ngành", "UBND các xã, phường"]
DUTIES = [
    (
        "plan",
        "Rà soát, xây dựng kế hoạch giải ngân chi tiết của từng dự án theo từng tháng",
        ("Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường", "các chủ đầu tư"),
        (),
        {"due": dt.date(2026, 3, 15), "clause": 2},
    ),
    (
        "other",
        "Báo cáo kết quả thực hiện hằng tháng",
        ("Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường", "các chủ đầu tư"),
        (),
        {"period": "month", "oddity": "Hạn lặp lại “trước ngày 25 hằng tháng”: đặt hạn cho từng kỳ.", "clause": 3},
    ),
    (
        "other",
        "Tham mưu điều chuyển vốn của các dự án chậm tiến độ",
        ("Sở Tài chính",),
        ("Kho bạc Nhà nước khu vực XV", "các đơn vị liên quan"),
        {"due": dt.date(2026, 6, 30), "clause": 4},
    ),
    (
        "other",
        "Hướng dẫn các địa phương tháo gỡ vướng mắc về bồi thường, giải phóng mặt bằng",
        ("Sở Nông nghiệp và Môi trường",),
        (),
        {"due": dt.date(2026, 4, 30), "clause": 5},
    ),
    ("other", "Bàn giao mặt bằng sạch cho chủ đầu tư", ("Ủy ban nhân dân các xã, phường",), (), {"clause": 6}),
    (
        "propaganda",
        "Tăng cường tuyên truyền, vận động Nhân dân đồng thuận với chủ trương thu hồi đất",
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "các tổ chức chính trị - xã hội"),
        (),
        {"courtesy": True, "clause": 7},
    ),
    (
        "other",
        "Lấy kết quả giải ngân làm tiêu chí xét thi đua cuối năm của phong trào thi đua",
        ("Hội đồng Thi đua - Khen thưởng tỉnh",),
        (),
        {"clause": 8},
    ),
    ("other", "Theo dõi, đôn đốc việc thực hiện Chỉ thị này", ("Văn phòng Ủy ban nhân dân tỉnh",), ("Sở Tài chính",), {"clause": None}),
]
ODDITIES = [("Hạn lặp lại “trước ngày 25 hằng tháng”: đặt hạn cho từng kỳ.", "Định kỳ trước ngày 25 hằng")]
