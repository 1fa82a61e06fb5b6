"""A ward on cleaning up: hardly a verb that a list would hold; aims and money lay no duty."""

import datetime as dt

HEAD = {
    "issuer": "ỦY BAN NHÂN DÂN PHƯỜNG LONG BÌNH",
    "symbol": "KH-UBND",
    "number": 61,
    "place": "Long Bình",
    "day": dt.date(2026, 3, 2),
    "type_name": "KẾ HOẠCH",
    "abstract": "Ra quân tổng vệ sinh môi trường, phòng, chống dịch sốt xuất huyết năm 2026",
    "filing": "VT",
    "capacity": "TM. ỦY BAN NHÂN DÂN",
    "signer_title": "CHỦ TỊCH",
    "signer_name": "Ngô Thị Lan",
    "opening": "Ủy ban nhân dân phường xây dựng Kế hoạch như sau:",
    "closing": "Các đơn vị nghiêm túc thực hiện Kế hoạch này./.",
}
BASES = [("Luật", "", dt.date(2020, 11, 17), "", "Bảo vệ môi trường", True)]
CLAUSES = [
    ("I", 0, "MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH, YÊU CẦU"),
    ("1", 1, "Các cơ quan, đơn vị", "gìn vệ sinh môi trường."),
    ("2", 1, "Hoạt động ra quân bảo", "đảm an toàn, tiết kiệm."),
    ("II", 0, "NỘI DUNG Thu gom rác", "rậm, khơi thông cống rãnh."),
    ("III", 0, "KINH PHÍ Kinh phí do", "huy động xã hội hóa."),
    ("IV", 0, "TRÁCH NHIỆM THỰC HIỆN", "TRÁCH NHIỆM THỰC HIỆN"),
    ("1", 1, "Trạm Y tế phường phun", "rơi cho các hộ dân."),
    ("2", 1, "Phòng Kinh tế, Hạ tầng", "Hạ tầng và Đô thị"),
    ("-", 2, "Thuê phương tiện vận chuyển", "hoàn thành trước ngày 15/3/2026."),
    ("-", 2, "Lắp đặt 20 thùng rác", "cộng tại chợ, trường học."),
    ("3", 1, "Công an phường xử phạt", "không đúng nơi quy định."),
    ("4", 1, "Ban điều hành các khu", "người tham gia ra quân."),
    ("5", 1, "Các trường học nhắc nhở", "trước ngày 28 hằng tháng."),
    ("6", 1, "Đề nghị Hội Liên hiệp", "05 tuyến đường tự quản."),
]
MOVEMENTS = []
RECIPIENTS = ["Thường trực Đảng ủy"]
DUTIES = [
    ("other", "Phun hóa chất diệt muỗi tại các điểm nguy cơ", ("Trạm Y tế phường",), (), {"clause": 6}),
    ("other", "Cấp phát tờ rơi cho các hộ dân", ("Trạm Y tế phường",), (), {"clause": 6}),
    ("other", "Thuê phương tiện vận chuyển rác", ("Phòng Kinh tế, Hạ tầng và Đô thị",), (), {"due": dt.date(2026, 3, 15), "clause": 8}),
    ("other", "Lắp đặt 20 thùng rác công cộng tại chợ, trường học", ("Phòng Kinh tế, Hạ tầng và Đô thị",), (), {"clause": 9}),
    ("other", "Xử phạt các trường hợp xả rác không đúng nơi quy định", ("Công an phường",), (), {"clause": 10}),
    ("other", "Huy động mỗi hộ ít nhất 01 người tham gia ra quân", ("Ban điều hành các khu phố",), (), {"clause": 11}),
    ("other", "Nhắc nhở học sinh bỏ rác đúng nơi quy định", ("Các trường học",), (), {"clause": 12}),
    (
        "other",
        "Báo cáo kết quả thực hiện hằng tháng",
        ("Các trường học",),
        (),
        {"period": "month", "oddity": "Hạn lặp lại “trước ngày 28 hằng tháng”: đặt hạn cho từng kỳ.", "clause": 12},
    ),
    ("other", "Nhận chăm sóc 05 tuyến đường tự quản", ("Hội Liên hiệp Phụ nữ phường",), (), {"courtesy": True, "clause": 13}),
]
ODDITIES = [("Hạn lặp lại “trước ngày 28 hằng tháng”: đặt hạn cho từng kỳ.", "báo cáo kết quả về Trạm")]
