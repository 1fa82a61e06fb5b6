"""Guidance of a Fatherland Front committee: three lines of letterhead, stars, a period that is only said at the end."""

import datetime as dt

HEAD = {
    "issuer": "BAN THƯỜNG TRỰC",
    "superior": "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM PHƯỜNG HẢI CHÂU",
    "symbol": "HD-MTTQ-BTT",
    "number": 9,
    "place": "Hải Châu",
    "day": dt.date(2026, 6, 16),
    "type_name": "HƯỚNG DẪN",
    "abstract": "Tổ chức Ngày hội Đại đoàn kết toàn dân tộc ở khu dân cư năm 2026",
    "filing": "VP",
    "capacity": "TM. BAN THƯỜNG TRỰC",
    "signer_title": "CHỦ TỊCH",
    "signer_name": "Ngô Thị Bích Liên",
    "opening": "Thực hiện Hướng dẫn số 22/HD-MTTW-BTT ngày 02/6/2026 của Ban Thường trực Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam về tổ "
    "chức Ngày hội Đại đoàn kết toàn dân tộc, Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam phường hướng dẫn như sau:",
    "closing": "Thời gian tổ chức Ngày hội từ ngày 01/11/2026 đến ngày 18/11/2026.",
    "period_from": dt.date(2026, 11, 1),
    "period_to": dt.date(2026, 11, 18),
}
BASES = [
    (
        "Hướng dẫn",
        "22/HD-MTTW-BTT",
        dt.date(2026, 6, 2),
        "Ban Thường trực Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
        "về tổ chức Ngày hội Đại đoàn kết toàn dân tộc",
        False,
    ),
]
CLAUSES = [
    ("I", 0, "Mục đích Biểu dương các", 'mới, đô thị văn minh".'),
    ("II", 0, "Nội dung", "Nội dung"),
    ("1", 1, "Phần lễ: ôn lại truyền", '"Đoàn kết là sức mạnh".'),
    ("2", 1, "Phần hội: tổ chức bữa", "các trò chơi dân gian."),
    ("III", 0, "Tổ chức thực hiện", "Tổ chức thực hiện"),
    ("1", 1, "Ban Công tác Mặt trận", "trận các khu dân cư:"),
    ("-", 2, "Báo cáo cấp ủy, xây", "Thường trực trước ngày 15/9/2026."),
    ("-", 2, "Báo cáo kết quả về", "phường chậm nhất ngày 20/11/2026."),
    ("2", 1, "Đề nghị Ủy ban nhân", "phí tổ chức Ngày hội."),
    ("3", 1, "Các tổ chức chính trị", "đến đoàn viên, hội viên."),
]
MOVEMENTS = []
RECIPIENTS = [
    "BTT UBMTTQVN thành phố (b/c)",
    "TT. Đảng ủy, HĐND, UBND phường (b/c)",
    "Ban CTMT các khu dân cư (t/h)",
]
DUTIES = [
    ("other", "Báo cáo cấp ủy", ("Ban Công tác Mặt trận các khu dân cư",), (), {"clause": 6}),
    ("plan", "Xây dựng kế hoạch tổ chức Ngày hội", ("Ban Công tác Mặt trận các khu dân cư",), (), {"due": dt.date(2026, 9, 15), "clause": 6}),
    (
        "other",
        "Báo cáo kết quả về Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam phường",
        ("Ban Công tác Mặt trận các khu dân cư",),
        (),
        {"due": dt.date(2026, 11, 20), "clause": 7},
    ),
    ("other", "Hỗ trợ kinh phí tổ chức Ngày hội", ("Ủy ban nhân dân phường",), (), {"courtesy": True, "clause": 8}),
    ("propaganda", "Tuyên truyền về Ngày hội đến đoàn viên, hội viên", ("Các tổ chức chính trị - xã hội phường",), (), {"clause": 9}),
]
ODDITIES = []
