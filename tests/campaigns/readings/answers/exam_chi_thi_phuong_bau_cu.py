"""A ward launches a drive with a theme: a time limit with an hour, "có nhiệm vụ", a term of office that is no period."""

import datetime as dt

HEAD = {
    "issuer": "ỦY BAN NHÂN DÂN PHƯỜNG BÀN CỜ",
    "symbol": "CT-UBND",
    "number": 3,
    "place": "Bàn Cờ",
    "day": dt.date(2026, 1, 21),
    "type_name": "CHỈ THỊ",
    "abstract": "Về việc phát động đợt thi đua cao điểm phục vụ bầu cử đại biểu Quốc hội khóa XVI và đại biểu Hội đồng nhân dân các cấp nhiệm "
    "kỳ 2026 - 2031",
    "filing": "VT",
    "drafter_mark": "VHXH",
    "signer_title": "CHỦ TỊCH",
    "signer_name": "Phạm Thị Thanh Hiền",
    "opening": "Thực hiện Kế hoạch số 21/KH-UBND ngày 12/01/2026 của Ủy ban nhân dân Thành phố Hồ Chí Minh, Chủ tịch Ủy ban nhân dân phường "
    "phát động đợt thi đua cao điểm với chủ đề “Ngày hội non sông” từ ngày 25/01/2026 đến hết ngày 20/3/2026, cụ thể như sau:",
    "closing": "Chủ tịch Ủy ban nhân dân phường yêu cầu các đơn vị nghiêm túc thực hiện Chỉ thị này./.",
    "movement_name": "Ngày hội non sông",
    "period_from": dt.date(2026, 1, 25),
    "period_to": dt.date(2026, 3, 20),
}
BASES = [("Kế hoạch", "21/KH-UBND", dt.date(2026, 1, 12), "Ủy ban nhân dân Thành phố Hồ Chí Minh", "", False)]
CLAUSES = [
    ("I", 0, "NỘI DUNG THI ĐUA", "NỘI DUNG THI ĐUA"),
    ("1", 1, "Thi đua hoàn thành sớm", "lập danh sách cử tri."),
    ("2", 1, "Thi đua giữ vững an", "- đẹp” các tuyến đường."),
    ("II", 0, "TỔ CHỨC THỰC HIỆN", "TỔ CHỨC THỰC HIỆN"),
    ("1", 1, "Trưởng các phòng chuyên môn,", "khu phố có trách nhiệm:"),
    ("a", 2, "Quán triệt đến toàn thể", "bộ, công chức, viên chức."),
    ("b", 2, "Đăng ký nội dung thi", "hội trước 17g00 ngày 30/01/2026."),
    ("c", 2, "Báo cáo tiến độ vào", "thi đua trước ngày 25/3/2026."),
    ("2", 1, "Công an phường, Ban Chỉ", "đối cho cuộc bầu cử."),
    ("3", 1, "Phòng Văn hóa - Xã", "Xã hội có nhiệm vụ:"),
    ("-", 2, "Tham mưu Hội đồng Thi", "dân phường trước ngày 31/3/2026."),
    ("-", 2, "Phối hợp với Trung tâm", "tại các điểm bỏ phiếu."),
    ("4", 1, "Kính đề nghị Ban Thường", "cử đầy đủ, đúng luật."),
]
MOVEMENTS = []
RECIPIENTS = ["UBND Thành phố (để báo cáo)", "Thường trực Đảng ủy phường", "Các phòng, ban, đơn vị"]
DUTIES = [
    (
        "other",
        "Đăng ký nội dung thi đua với Phòng Văn hóa - Xã hội",
        ("Trưởng các phòng chuyên môn", "Giám đốc Trung tâm Phục vụ hành chính công phường", "Trưởng Ban điều hành các khu phố"),
        (),
        {"due": dt.date(2026, 1, 30), "clause": 6},
    ),
    (
        "other",
        "Báo cáo tiến độ",
        ("Trưởng các phòng chuyên môn", "Giám đốc Trung tâm Phục vụ hành chính công phường", "Trưởng Ban điều hành các khu phố"),
        (),
        {"oddity": "Hạn lặp lại “vào thứ Sáu hằng tuần”: đặt hạn cho từng kỳ.", "clause": 7},
    ),
    (
        "other",
        "Báo cáo tổng kết đợt thi đua",
        ("Trưởng các phòng chuyên môn", "Giám đốc Trung tâm Phục vụ hành chính công phường", "Trưởng Ban điều hành các khu phố"),
        (),
        {"due": dt.date(2026, 3, 25), "clause": 7},
    ),
    (
        "other",
        "Xây dựng phương án bảo đảm an ninh, an toàn tuyệt đối cho cuộc bầu cử",
        ("Công an phường", "Ban Chỉ huy Quân sự phường"),
        (),
        {"clause": 8},
    ),
    (
        "other",
        "Tham mưu Hội đồng Thi đua - Khen thưởng phường xét, đề nghị khen thưởng",
        ("Phòng Văn hóa - Xã hội",),
        (),
        {"due": dt.date(2026, 3, 31), "clause": 10},
    ),
    (
        "propaganda",
        "Tuyên truyền trực quan tại các điểm bỏ phiếu",
        ("Phòng Văn hóa - Xã hội",),
        ("Trung tâm Cung ứng dịch vụ công",),
        {"clause": 11},
    ),
    (
        "other",
        "Vận động Nhân dân đi bầu cử đầy đủ, đúng luật",
        ("Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam phường",),
        (),
        {"courtesy": True, "clause": 12},
    ),
]
ODDITIES = [("Hạn lặp lại “vào thứ Sáu hằng tuần”: đặt hạn cho từng kỳ.", "Báo cáo tiến độ vào thứ")]
