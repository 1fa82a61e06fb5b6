"""A unit's plan as facts: invented, of the size that units write."""

TARGETS = [
    ("Hoàn thành nhiệm vụ chính trị được giao", "Tỷ lệ nhiệm vụ hoàn thành đúng hạn", "100", "%", "15/12/2023", "Nguyễn Văn An"),
    ("Cải cách hành chính", "Hồ sơ giải quyết trước và đúng hạn", "99,5", "%", "30/11/2023", "Trần Thị Bích Ngọc"),
    (
        "Cán bộ, công chức thi đua thực hiện văn hóa công sở",
        "Công chức không bị nhắc nhở về giờ giấc, tác phong",
        "100",
        "%",
        "30/11/2023",
        "Lê Hoàng Phúc",
    ),
    ("Điển hình tiên tiến", "Gương người tốt, việc tốt được giới thiệu", "6", "gương", "31/10/2023", "Đặng Thị Ửng"),
]
FACTS = {
    "superior_line": "UBND HUYỆN CẨM MỸ",
    "agency_line": "PHÒNG NỘI VỤ",
    "number": 12,
    "symbol": "KH-PNV",
    "place": "Cẩm Mỹ",
    "day": "2023-02-20",
    "type_name": "KẾ HOẠCH",
    "abstract": "Tổ chức phong trào thi đua thực hiện thắng lợi nhiệm vụ năm 2023 của Phòng Nội vụ",
    "bases": [
        "Căn cứ Chỉ thị số 01/CT-UBND ngày 06 tháng 02 năm 2023 của Chủ tịch Ủy ban nhân dân huyện về việc phát động phong trào thi đua năm 2023",
        "Căn cứ chức năng, nhiệm vụ được giao",
    ],
    "opening": "Phòng Nội vụ xây dựng Kế hoạch tổ chức phong trào thi đua năm 2023 như sau:",
    "aims": "1. Mục đích: Cụ thể hóa các nội dung của Chỉ thị, tạo khí thế thi đua sôi nổi ngay từ đầu năm.\n"
    "2. Yêu cầu: Nội dung thi đua thiết thực, chỉ tiêu đo đếm được, dễ thực hiện, dễ kiểm tra, giám sát.",
    "content": "Tập trung thực hiện các nội dung và chỉ tiêu sau:",
    "rows": [dict(zip(("content", "indicator", "level", "measure", "due", "person"), row, strict=True)) for row in TARGETS],
    "measures": "1. Tổ chức phát động phong trào thi đua tại cơ quan trước ngày 28 tháng 02 năm 2023.\n"
    "2. Kiểm tra việc thực hiện mỗi quý một lần; kịp thời biểu dương tập thể, cá nhân có thành tích.",
    "organisation": "1. Các công chức được giao phụ trách nội dung chủ động thực hiện, báo cáo trước ngày 25 hằng tháng.\n"
    "2. Định kỳ 06 tháng báo cáo kết quả về Thường trực Hội đồng Thi đua - Khen thưởng huyện.",
    "closing": "Trên đây là Kế hoạch tổ chức phong trào thi đua năm 2023 của Phòng Nội vụ./.",
    "recipients": ["UBND huyện", "Thường trực Hội đồng TĐKT huyện", "Công chức Phòng Nội vụ"],
    "filing": "VT",
    "drafter": "Ngọc",
    "capacity": "",
    "signer_title": "TRƯỞNG PHÒNG",
    "signer_name": "Nguyễn Văn An",
}
