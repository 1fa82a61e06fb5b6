"""The Front on the environment: numbers of two steps, bodies before a colon, a body that is asked politely."""

import datetime as dt

HEAD = {
    "issuer": "BAN THƯỜNG TRỰC",
    "superior": "ỦY BAN MTTQ VIỆT NAM TỈNH TÂY NINH",
    "symbol": "HD-MTTQ-BTT",
    "number": 19,
    "place": "Tây Ninh",
    "day": dt.date(2026, 2, 9),
    "type_name": "HƯỚNG DẪN",
    "abstract": 'Thực hiện phong trào "Toàn dân tham gia bảo vệ môi trường" năm 2026',
    "filing": "VT, BPT",
    "capacity": "TM. BAN THƯỜNG TRỰC",
    "signer_title": "PHÓ CHỦ TỊCH",
    "signer_name": "Võ Thanh Tùng",
    "opening": "Thực hiện Chương trình phối hợp số 03/CTPH-MTTQ-UBND ngày 20/01/2026 giữa Ủy ban MTTQ Việt Nam tỉnh và Ủy ban nhân dân tỉnh, "
    "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh hướng dẫn như sau:",
    "closing": "Trên đây là Hướng dẫn thực hiện phong trào; đề nghị Ủy ban MTTQ Việt Nam các xã, phường nghiêm túc triển khai thực hiện./.",
    "movement_name": "Toàn dân tham gia bảo vệ môi trường",
    "period_from": dt.date(2026, 1, 1),
    "period_to": dt.date(2026, 12, 31),
}
BASES = []
CLAUSES = [
    ("I", 0, "MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH, YÊU CẦU"),
    ("1", 1, "Nâng cao nhận thức của", "về bảo vệ môi trường."),
    ("2", 1, "Việc thực hiện phải thiết", "thiết thực, tránh hình thức."),
    ("II", 0, "NỘI DUNG", "NỘI DUNG"),
    ("1", 1, "Ra quân tổng vệ sinh", "sáng thứ bảy hằng tuần."),
    ("2", 1, "Xây dựng tuyến đường hoa,", "khu dân cư không rác."),
    ("III", 0, "TỔ CHỨC THỰC HIỆN", "TỔ CHỨC THỰC HIỆN"),
    ("1", 1, "Cấp tỉnh", "Cấp tỉnh"),
    ("1.1", 2, "Ban Phong trào: Tham mưu", "chọn 03 xã làm điểm."),
    ("1.2", 2, "Đề nghị các tổ chức", "Thường trực trước ngày 15/3/2026."),
    ("1.3", 2, "Ban Tuyên giáo và Công", "điện tử của Mặt trận."),
    ("2", 1, "Ủy ban MTTQ Việt Nam", "Việt Nam các xã, phường"),
    ("-", 2, "Xây dựng kế hoạch thực", "trong tháng 3 năm 2026."),
    ("-", 2, "Chủ trì, phối hợp với", "phân loại rác tại nguồn."),
    ("-", 2, "Duy trì ít nhất 01", "về bảo vệ môi trường."),
    ("-", 2, "Báo cáo kết quả 6", "ban MTTQ Việt Nam tỉnh."),
    ("3", 1, "Ban công tác Mặt trận", "đổ rác ra kênh rạch."),
]
MOVEMENTS = []
RECIPIENTS = ["UBTW MTTQ Việt Nam (b/c)", "Ủy ban MTTQ Việt Nam các xã, phường"]
DUTIES = [
    ("other", "Tham mưu Ban Thường trực ban hành kế hoạch kiểm tra, giám sát", ("Ban Phong trào",), (), {"clause": 8}),
    ("other", "Lựa chọn 03 xã làm điểm", ("Ban Phong trào",), (), {"clause": 8}),
    (
        "other",
        "Đăng ký mô hình, phần việc cụ thể",
        ("các tổ chức chính trị - xã hội tỉnh",),
        (),
        {"courtesy": True, "due": dt.date(2026, 3, 15), "clause": 9},
    ),
    ("propaganda", "Mở chuyên mục trên Cổng thông tin điện tử của Mặt trận", ("Ban Tuyên giáo và Công tác xã hội",), (), {"clause": 10}),
    ("plan", "Xây dựng kế hoạch thực hiện", ("Ủy ban MTTQ Việt Nam các xã, phường",), (), {"due": dt.date(2026, 3, 31), "clause": 12}),
    (
        "other",
        "Hướng dẫn hộ gia đình phân loại rác tại nguồn",
        ("Ủy ban MTTQ Việt Nam các xã, phường",),
        ("Hội Liên hiệp Phụ nữ", "Đoàn Thanh niên cùng cấp"),
        {"clause": 13},
    ),
    ("other", "Duy trì ít nhất 01 mô hình tự quản về bảo vệ môi trường", ("Ủy ban MTTQ Việt Nam các xã, phường",), (), {"clause": 14}),
    (
        "half_year",
        "Báo cáo kết quả thực hiện 6 tháng đầu năm",
        ("Ủy ban MTTQ Việt Nam các xã, phường",),
        (),
        {"period": "half_year", "rule": "5/6", "clause": 15},
    ),
    ("year", "Báo cáo kết quả thực hiện cả năm", ("Ủy ban MTTQ Việt Nam các xã, phường",), (), {"period": "year", "rule": "5/11", "clause": 15}),
    ("other", "Vận động các hộ ký cam kết không đổ rác ra kênh rạch", ("Ban công tác Mặt trận ấp, khu phố",), (), {"clause": 16}),
]
ODDITIES = []
