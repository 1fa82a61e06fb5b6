"""A commune on fire safety: an order without a body in the opening, bodies as headings of letters and dashes."""

import datetime as dt

HEAD = {
    "issuer": "ỦY BAN NHÂN DÂN XÃ SÔNG RAY",
    "symbol": "CT-UBND",
    "number": 4,
    "place": "Sông Ray",
    "day": dt.date(2026, 1, 12),
    "type_name": "CHỈ THỊ",
    "abstract": "Về tăng cường công tác phòng cháy, chữa cháy và cứu nạn, cứu hộ trong mùa khô và dịp Tết Nguyên đán năm 2026",
    "filing": "VT, CAX",
    "signer_title": "CHỦ TỊCH",
    "signer_name": "Trần Văn Hòa",
    "opening": "Thời gian qua, công tác phòng cháy, chữa cháy và cứu nạn, cứu hộ trên địa bàn xã được các cơ quan, đơn vị quan tâm thực "
    "hiện. Tuy nhiên, ý thức của một bộ phận người dân còn chủ quan. Thực hiện Công văn số 15/UBND-NC ngày 05/01/2026 của Ủy ban "
    "nhân dân tỉnh Đồng Nai, Chủ tịch Ủy ban nhân dân xã yêu cầu:",
    "closing": "Yêu cầu Thủ trưởng các cơ quan, đơn vị nghiêm túc triển khai thực hiện Chỉ thị này./.",
}
BASES = [("Công văn", "15/UBND-NC", dt.date(2026, 1, 5), "Ủy ban nhân dân tỉnh Đồng Nai", "", False)]
CLAUSES = [
    ("1", 0, "Thủ trưởng các cơ quan,", "đơn vị, Trưởng các ấp"),
    ("a", 1, "Quán triệt, thực hiện nghiêm", "nhiệm của người đứng đầu."),
    ("b", 1, "Bố trí lực lượng trực", "trong các ngày nghỉ Tết."),
    ("c", 1, "Kiểm tra hệ thống điện,", "hoàn thành trước ngày 31/01/2026."),
    ("2", 0, "Công an xã", "Công an xã"),
    ("a", 1, "Phúc tra 100% cơ sở", "các trường hợp vi phạm."),
    ("b", 1, "Mở đợt tuyên truyền lưu", "dân cư trước ngày 10/02/2026."),
    ("c", 1, "Chủ trì, phối hợp với", "cho lực lượng dân phòng."),
    ("3", 0, "Phòng Kinh tế", "Phòng Kinh tế"),
    ("-", 1, "Cân đối kinh phí mua", "chữa cháy cho các ấp."),
    ("-", 1, "Chỉ đạo Hạt quản lý", "các quầy hàng dễ cháy."),
    ("4", 0, "Trung tâm Dịch vụ tổng", "trên hệ thống truyền thanh."),
    ("5", 0, "Đề nghị Ủy ban Mặt", "chữa cháy tại gia đình."),
    ("6", 0, "Giao Công an xã theo", "trước ngày 25 hằng tháng."),
]
MOVEMENTS = []
RECIPIENTS = ["UBND tỉnh (báo cáo)", "Các cơ quan, đơn vị thuộc xã", "Trưởng các ấp"]
DUTIES = [
    ("other", "Bố trí lực lượng trực 24/24 giờ trong các ngày nghỉ Tết", ("Thủ trưởng các cơ quan, đơn vị", "Trưởng các ấp"), (), {"clause": 2}),
    (
        "other",
        "Kiểm tra hệ thống điện, phương tiện chữa cháy tại trụ sở",
        ("Thủ trưởng các cơ quan, đơn vị", "Trưởng các ấp"),
        (),
        {"due": dt.date(2026, 1, 31), "clause": 3},
    ),
    ("other", "Phúc tra 100% cơ sở thuộc diện quản lý về phòng cháy, chữa cháy", ("Công an xã",), (), {"clause": 5}),
    ("other", "Xử lý nghiêm các trường hợp vi phạm", ("Công an xã",), (), {"clause": 5}),
    ("propaganda", "Mở đợt tuyên truyền lưu động tại các chợ, khu dân cư", ("Công an xã",), (), {"due": dt.date(2026, 2, 10), "clause": 6}),
    ("other", "Huấn luyện nghiệp vụ cho lực lượng dân phòng", ("Công an xã",), ("Ban Chỉ huy Quân sự xã",), {"clause": 7}),
    ("other", "Cân đối kinh phí mua sắm phương tiện chữa cháy cho các ấp", ("Phòng Kinh tế",), (), {"clause": 9}),
    ("other", "Chỉ đạo Hạt quản lý chợ sắp xếp lại các quầy hàng dễ cháy", ("Phòng Kinh tế",), (), {"clause": 10}),
    (
        "propaganda",
        "Tăng thời lượng phát thanh về kỹ năng thoát nạn trên hệ thống truyền thanh",
        ("Trung tâm Dịch vụ tổng hợp xã",),
        (),
        {"clause": 11},
    ),
    (
        "other",
        "Vận động hội viên, đoàn viên trang bị bình chữa cháy tại gia đình",
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã", "các tổ chức chính trị - xã hội"),
        (),
        {"courtesy": True, "clause": 12},
    ),
    ("other", "Theo dõi, đôn đốc việc thực hiện Chỉ thị này", ("Công an xã",), (), {"clause": 13}),
    (
        "other",
        "Báo cáo kết quả thực hiện hằng tháng",
        ("Công an xã",),
        (),
        {"period": "month", "oddity": "Hạn lặp lại “trước ngày 25 hằng tháng”: đặt hạn cho từng kỳ.", "clause": 13},
    ),
]
ODDITIES = [("Hạn lặp lại “trước ngày 25 hằng tháng”: đặt hạn cho từng kỳ.", "tổng hợp kết quả báo cáo")]
