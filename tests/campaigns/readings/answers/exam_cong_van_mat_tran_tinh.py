"""A letter without clauses that asks for one report, its day in a sentence of its own; the subject in two lines with a quotation."""

import datetime as dt

HEAD = {
    "issuer": "BAN THƯỜNG TRỰC",
    "superior": "ỦY BAN MTTQ VIỆT NAM TỈNH BẮC NINH",
    "symbol": "MTTQ-BTT",
    "number": 733,
    "place": "Bắc Ninh",
    "day": dt.date(2026, 4, 7),
    "type_name": "CÔNG VĂN",
    "abstract": "V/v báo cáo kết quả phong trào thi đua “Đoàn kết, sáng tạo” quý I năm 2026",
    "filing": "VT, BPT",
    "capacity": "TM. BAN THƯỜNG TRỰC",
    "signer_title": "PHÓ CHỦ TỊCH",
    "signer_name": "Nguyễn Văn Thắng",
    "opening": "Để có cơ sở tổng hợp, báo cáo Ủy ban Trung ương MTTQ Việt Nam theo Công văn số 1204/MTTW-BPT ngày 01/4/2026, Ban Thường trực "
    "Ủy ban MTTQ Việt Nam tỉnh đề nghị Ban Thường trực Ủy ban MTTQ Việt Nam các xã, phường báo cáo kết quả thực hiện phong trào "
    "thi đua “Đoàn kết, sáng tạo” quý I năm 2026 (theo đề cương gửi kèm).\n"
    "Báo cáo gửi về Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh trước ngày 15/4/2026 (qua Ban Phong trào) để tổng hợp./.",
}
BASES = [("Công văn", "1204/MTTW-BPT", dt.date(2026, 4, 1), "", "", False)]
CLAUSES = []
MOVEMENTS = []
RECIPIENTS = ["Ban Thường trực Ủy ban MTTQ Việt Nam các xã, phường", "Như trên"]
DUTIES = [
    (
        "other",
        "Báo cáo kết quả thực hiện phong trào thi đua “Đoàn kết, sáng tạo” quý I năm 2026",
        ("Ban Thường trực Ủy ban MTTQ Việt Nam các xã, phường",),
        (),
        {"courtesy": True, "due": dt.date(2026, 4, 15), "clause": None},
    ),
]
ODDITIES = []
