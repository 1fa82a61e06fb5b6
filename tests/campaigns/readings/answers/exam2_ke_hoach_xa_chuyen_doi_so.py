"""A commune on going digital: tasks with verbs of their own, a report due again every quarter, a sentence that depends on "nếu"."""

import datetime as dt

HEAD = {
    "issuer": "ỦY BAN NHÂN DÂN XÃ XUÂN LẬP",
    "symbol": "KH-UBND",
    "number": 27,
    "place": "Xuân Lập",
    "day": dt.date(2026, 1, 20),
    "type_name": "KẾ HOẠCH",
    "abstract": "Chuyển đổi số trên địa bàn xã Xuân Lập năm 2026",
    "filing": "VT, VHXH",
    "capacity": "TM. ỦY BAN NHÂN DÂN",
    "signer_title": "CHỦ TỊCH",
    "signer_name": "Lê Thị Mai Anh",
    "opening": "Ủy ban nhân dân xã ban hành Kế hoạch chuyển đổi số năm 2026 như sau:",
    "closing": "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Phòng Văn hóa - Xã hội để tổng hợp, báo cáo Ủy "
    "ban nhân dân xã xem xét, giải quyết./.",
}
BASES = [
    (
        "Nghị quyết",
        "57-NQ/TW",
        dt.date(2024, 12, 22),
        "Bộ Chính trị",
        "về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia",
        True,
    )
]
CLAUSES = [
    ("I", 0, "MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH, YÊU CẦU"),
    ("1", 1, "Mục đích Đưa hoạt động", "100% hồ sơ trên mạng."),
    ("2", 1, "Yêu cầu Các phòng, ban", "trong quá trình thực hiện."),
    ("II", 0, "NHIỆM VỤ, GIẢI PHÁP", "NHIỆM VỤ, GIẢI PHÁP"),
    ("1", 1, "Phát triển hạ tầng số", "Phát triển hạ tầng số"),
    ("-", 2, "Nâng cấp mạng nội bộ,", "Phục vụ hành chính công."),
    ("-", 2, "Phủ sóng wifi miễn phí", "các nhà văn hóa ấp."),
    ("2", 1, "Phát triển nhân lực số", "công nghệ số cộng đồng."),
    ("III", 0, "KINH PHÍ THỰC HIỆN Từ", "các nguồn hợp pháp khác."),
    ("IV", 0, "TỔ CHỨC THỰC HIỆN", "TỔ CHỨC THỰC HIỆN"),
    ("1", 1, "Phòng Văn hóa - Xã", "Văn hóa - Xã hội"),
    ("a", 2, "Là cơ quan thường trực,", "thực hiện Kế hoạch này."),
    ("b", 2, "Thành lập Tổ công nghệ", "hoàn thành trong quý I/2026."),
    ("c", 2, "Định kỳ hằng quý (trước", "xã kết quả thực hiện."),
    ("2", 1, "Phòng Kinh tế Tham mưu", "hoàn thành trước ngày 30/9/2026."),
    ("3", 1, "Trung tâm Phục vụ hành", "vụ hành chính công xã"),
    ("-", 2, "Niêm yết mã QR của", "tục hành chính tại quầy."),
    ("-", 2, "Bố trí nhân viên hỗ", "nộp hồ sơ trực tuyến."),
    ("4", 1, "Văn phòng Hội đồng nhân", "tin điện tử của xã."),
    ("5", 1, "Công an xã đảm bảo", "điện tử cho người dân."),
    ("6", 1, "Các trường học, trạm y", "hội chậm nhất ngày 15/02/2026."),
    ("7", 1, "Các ấp cử thành viên", "tập huấn đúng thành phần."),
]
MOVEMENTS = []
RECIPIENTS = ["UBND tỉnh", "Sở Khoa học và Công nghệ"]
DUTIES = [
    ("other", "Hướng dẫn, đôn đốc các đơn vị thực hiện Kế hoạch này", ("Phòng Văn hóa - Xã hội",), (), {"clause": 11}),
    ("other", "Thành lập Tổ công nghệ số cộng đồng tại 100% ấp", ("Phòng Văn hóa - Xã hội",), (), {"due": dt.date(2026, 3, 31), "clause": 12}),
    (
        "other",
        "Báo cáo kết quả thực hiện hằng quý",
        ("Phòng Văn hóa - Xã hội",),
        (),
        {"period": "quarter", "oddity": "Hạn lặp lại “trước ngày 20 của tháng cuối quý”: đặt hạn cho từng kỳ.", "clause": 13},
    ),
    ("other", "Tham mưu Ủy ban nhân dân xã bố trí kinh phí thực hiện Kế hoạch", ("Phòng Kinh tế",), (), {"clause": 14}),
    ("other", "Số hóa hồ sơ đất đai", ("Phòng Kinh tế",), (), {"due": dt.date(2026, 9, 30), "clause": 14}),
    ("other", "Niêm yết mã QR của các thủ tục hành chính tại quầy", ("Trung tâm Phục vụ hành chính công xã",), (), {"clause": 16}),
    ("other", "Bố trí nhân viên hỗ trợ người dân nộp hồ sơ trực tuyến", ("Trung tâm Phục vụ hành chính công xã",), (), {"clause": 17}),
    (
        "other",
        "Vận hành phần mềm quản lý văn bản, cập nhật Trang thông tin điện tử của xã",
        ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã",),
        (),
        {"clause": 18},
    ),
    ("other", "Đảm bảo an ninh mạng, an toàn thông tin", ("Công an xã",), (), {"clause": 19}),
    ("other", "Thu nhận hồ sơ định danh điện tử cho người dân", ("Công an xã",), (), {"clause": 19}),
    ("other", "Triển khai thanh toán không dùng tiền mặt", ("Các trường học, trạm y tế",), (), {"clause": 20}),
    ("plan", "Gửi kế hoạch của đơn vị về Phòng Văn hóa - Xã hội", ("Các trường học, trạm y tế",), (), {"due": dt.date(2026, 2, 15), "clause": 20}),
    ("other", "Cử thành viên tham gia tập huấn đúng thành phần", ("Các ấp",), (), {"clause": 21}),
]
ODDITIES = [("Hạn lặp lại “trước ngày 20 của tháng cuối quý”: đặt hạn cho từng kỳ.", "Định kỳ hằng quý (trước ngày")]
