"""A province before the mergers: title in capitals, the order to everybody stands in the opening."""

import datetime as dt

HEAD = {
    "issuer": "ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK",
    "symbol": "CT-UBND",
    "number": 1,
    "place": "Đắk Lắk",
    "day": dt.date(2024, 1, 10),
    "type_name": "CHỈ THỊ",
    "abstract": "VỀ VIỆC TỔ CHỨC PHÁT ĐỘNG PHONG TRÀO THI ĐUA YÊU NƯỚC NĂM 2024",
    "drafter_mark": "H-150b",
    "filing": "VT, SNV",
    "signer_title": "CHỦ TỊCH",
    "signer_name": "Y Thanh Niê",
    "opening": "Trong năm 2023, các phong trào thi đua trên địa bàn tỉnh đã có nhiều chuyển biến. Tuy nhiên, một số đơn vị chưa quan tâm đúng "
    "mức.\n"
    "Để tiếp tục phát huy kết quả đã đạt được, khắc phục hạn chế, Chủ tịch UBND tỉnh yêu cầu Thủ trưởng các sở, ban, ngành, đoàn thể "
    "tỉnh; Chủ tịch UBND các huyện, thị xã, thành phố; Giám đốc các doanh nghiệp đóng trên địa bàn tỉnh tập trung thực hiện tốt các "
    "nhiệm vụ sau:",
    "closing": "Nhận được Chỉ thị này, Thủ trưởng các sở, ban, ngành, đoàn thể tỉnh và Chủ tịch UBND các huyện, thị xã, thành phố nghiêm túc triển "
    "khai thực hiện và báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ) trước ngày 15/11/2024./.",
    "movement_name": "THI ĐUA YÊU NƯỚC NĂM 2024",
    "period_from": dt.date(2024, 1, 1),
    "period_to": dt.date(2024, 12, 31),
}

BASES = [("Luật", "", None, "", "Thi đua, khen thưởng", False), ("Nghị định", "98/2023/NĐ-CP", dt.date(2023, 12, 31), "Chính phủ", "", False)]

CLAUSES = [
    ("1", 0, "Tiếp tục tổ chức học", "ngày 31/12/2023 của Chính phủ."),
    ("2", 0, "Phát động sâu rộng phong", "lãng phí” giai đoạn 2021-2025."),
    ("3", 0, "Đẩy mạnh công tác tuyên", "rộng điển hình tiên tiến."),
    ("4", 0, "Giao Sở Thông tin và", "gương người tốt, việc tốt."),
    ("5", 0, "Các cụm, khối thi đua", "Thi đua - Khen thưởng)."),
    ("6", 0, "Giám đốc Sở Nội vụ", "xét khen thưởng kịp thời."),
]

MOVEMENTS = [
    ("Cả nước chung sức xây dựng nông thôn mới", "nation", None, None, 1),
    ("Cả nước chung tay vì người nghèo - Không để ai bị bỏ lại phía sau", "nation", None, None, 1),
    ("Đẩy mạnh phát triển kết cấu hạ tầng đồng bộ, hiện đại; thực hành tiết kiệm, chống lãng phí", "nation", 2021, 2025, 1),
]

RECIPIENTS = ["Thủ tướng Chính phủ", "Ban TĐKT Trung ương", "TT Tỉnh ủy, TT HĐND tỉnh", "Như trên", "Báo Đắk Lắk, Đài PTTH tỉnh, Cổng TTĐT tỉnh"]

DUTIES = [
    (
        "other",
        "Tổ chức học tập, quán triệt Luật Thi đua, khen thưởng năm 2022",
        (
            "Thủ trưởng các sở, ban, ngành",
            "đoàn thể tỉnh",
            "Chủ tịch UBND các huyện, thị xã, thành phố",
            "Giám đốc các doanh nghiệp đóng trên địa bàn tỉnh",
        ),
        (),
        {"clause": 0},
    ),
    (
        "launch",
        "Phát động sâu rộng phong trào thi đua trong toàn cơ quan, đơn vị với chủ đề “Đoàn kết, kỷ cương, hiệu quả”",
        (
            "Thủ trưởng các sở, ban, ngành",
            "đoàn thể tỉnh",
            "Chủ tịch UBND các huyện, thị xã, thành phố",
            "Giám đốc các doanh nghiệp đóng trên địa bàn tỉnh",
        ),
        (),
        {"clause": 1},
    ),
    (
        "propaganda",
        "Đẩy mạnh công tác tuyên truyền, nhân rộng điển hình tiên tiến",
        (
            "Thủ trưởng các sở, ban, ngành",
            "đoàn thể tỉnh",
            "Chủ tịch UBND các huyện, thị xã, thành phố",
            "Giám đốc các doanh nghiệp đóng trên địa bàn tỉnh",
        ),
        (),
        {"clause": 2},
    ),
    (
        "propaganda",
        "Xây dựng chuyên trang, chuyên mục về gương người tốt, việc tốt",
        ("Sở Thông tin và Truyền thông", "Báo Đắk Lắk", "Đài Phát thanh và Truyền hình tỉnh"),
        (),
        {"clause": 3},
    ),
    ("other", "Tổ chức ký kết giao ước thi đua", ("Các cụm, khối thi đua thuộc tỉnh",), (), {"due": dt.date(2024, 3, 15), "clause": 4}),
    (
        "half_year",
        "Báo cáo kết quả thực hiện 6 tháng đầu năm",
        ("Các cụm, khối thi đua thuộc tỉnh",),
        (),
        {"period": "half_year", "rule": "10/7", "clause": 4},
    ),
    ("year", "Báo cáo kết quả thực hiện cả năm", ("Các cụm, khối thi đua thuộc tỉnh",), (), {"period": "year", "rule": "15/12", "clause": 4}),
    (
        "other",
        "Theo dõi, hướng dẫn, kiểm tra, đôn đốc và tham mưu UBND tỉnh, Chủ tịch UBND tỉnh xét khen thưởng kịp thời",
        ("Giám đốc Sở Nội vụ",),
        (),
        {"clause": 5},
    ),
    (
        "other",
        "Báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ)",
        ("Thủ trưởng các sở, ban, ngành", "đoàn thể tỉnh", "Chủ tịch UBND các huyện, thị xã, thành phố"),
        (),
        {"due": dt.date(2024, 11, 15), "clause": None},
    ),
]

ODDITIES = []
