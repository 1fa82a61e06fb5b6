"""A province on land data: a movement, tasks under numbers of two steps, an exhortation among the tasks."""

import datetime as dt

HEAD = {
    "issuer": "ỦY BAN NHÂN DÂN TỈNH GIA LAI",
    "symbol": "KH-UBND",
    "number": 145,
    "place": "Gia Lai",
    "day": dt.date(2026, 1, 26),
    "type_name": "KẾ HOẠCH",
    "abstract": 'Phát động phong trào thi đua "90 ngày đêm làm sạch dữ liệu đất đai" trên địa bàn tỉnh',
    "filing": "VT, NN",
    "capacity": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH",
    "signer_title": "PHÓ CHỦ TỊCH",
    "signer_name": "Đinh Văn Hùng",
    "opening": 'Ủy ban nhân dân tỉnh ban hành Kế hoạch phát động phong trào thi đua "90 ngày đêm làm sạch dữ liệu đất đai" như sau:',
    "closing": "Ủy ban nhân dân tỉnh yêu cầu các đơn vị, địa phương chủ động triển khai thực hiện./.",
    "movement_name": "90 ngày đêm làm sạch dữ liệu đất đai",
}
BASES = [("Luật", "", dt.date(2022, 6, 15), "", "Thi đua, khen thưởng", True)]
CLAUSES = [
    ("I", 0, "MỤC ĐÍCH Huy động sức", "là nhiệm vụ trọng tâm."),
    ("II", 0, "NỘI DUNG THI ĐUA", "NỘI DUNG THI ĐUA"),
    ("1", 1, "Thi đua rà soát, làm", "100% dữ liệu thửa đất."),
    ("2", 1, "Thi đua rút ngắn thời", "gian giải quyết hồ sơ."),
    ("III", 0, "KHEN THƯỞNG Chủ tịch Ủy", "Nội vụ trước ngày 15/5/2026."),
    ("IV", 0, "PHÂN CÔNG NHIỆM VỤ", "PHÂN CÔNG NHIỆM VỤ"),
    ("1", 1, "Sở Nông nghiệp và Môi", "Nông nghiệp và Môi trường"),
    ("1.1", 2, "Ban hành bộ tiêu chí", "bảng xếp hạng hằng tuần."),
    ("1.2", 2, "Cung cấp tài khoản, hỗ", "ban nhân dân cấp xã."),
    ("1.3", 2, "Tổ chức sơ kết phong", "phong trào trước ngày 30/4/2026."),
    ("2", 1, "Sở Nội vụ Chủ trì,", "nhân dân tỉnh quyết định."),
    ("3", 1, "Công an tỉnh kết nối", "tin chủ sử dụng đất."),
    ("4", 1, "Báo và Phát thanh, Truyền", "ánh các gương điển hình."),
    ("5", 1, "Đề nghị Ủy ban Mặt", "việc thực hiện Kế hoạch."),
    ("6", 1, "Ủy ban nhân dân các", "nhân dân các xã, phường"),
    ("a", 2, "Tổ chức phát động phong", "trong tuần đầu tháng 02/2026."),
    ("b", 2, "Nêu cao tinh thần trách", "thành chỉ tiêu được giao."),
    ("c", 2, "Thu thập bản sao giấy", "hoàn thành trước ngày 15/4/2026."),
    ("d", 2, "Báo cáo kết quả hằng", "trước ngày 25 hằng tháng."),
]
MOVEMENTS = []
RECIPIENTS = ["Thường trực Tỉnh ủy", "Các sở, ban, ngành", "UBND các xã, phường"]
DUTIES = [
    ("other", "Gửi hồ sơ khen thưởng về Sở Nội vụ", ("Các đơn vị",), (), {"due": dt.date(2026, 5, 15), "clause": 4}),
    ("other", "Ban hành bộ tiêu chí chấm điểm", ("Sở Nông nghiệp và Môi trường",), (), {"clause": 7}),
    ("other", "Công bố bảng xếp hạng hằng tuần", ("Sở Nông nghiệp và Môi trường",), (), {"clause": 7}),
    ("other", "Cung cấp tài khoản, hỗ trợ kỹ thuật cho Ủy ban nhân dân cấp xã", ("Sở Nông nghiệp và Môi trường",), (), {"clause": 8}),
    ("other", "Tổ chức sơ kết phong trào", ("Sở Nông nghiệp và Môi trường",), (), {"due": dt.date(2026, 4, 30), "clause": 9}),
    ("other", "Thẩm định hồ sơ khen thưởng", ("Sở Nội vụ",), ("Sở Nông nghiệp và Môi trường",), {"clause": 10}),
    ("other", "Kết nối dữ liệu dân cư với dữ liệu đất đai", ("Công an tỉnh",), (), {"clause": 11}),
    ("other", "Xác thực thông tin chủ sử dụng đất", ("Công an tỉnh",), (), {"clause": 11}),
    ("propaganda", "Dành thời lượng phản ánh các gương điển hình", ("Báo và Phát thanh, Truyền hình Gia Lai",), (), {"clause": 12}),
    (
        "other",
        "Chỉ đạo Mặt trận các cấp giám sát việc thực hiện Kế hoạch",
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",),
        (),
        {"courtesy": True, "clause": 13},
    ),
    ("launch", "Tổ chức phát động phong trào trong tuần đầu tháng 02/2026", ("Ủy ban nhân dân các xã, phường",), (), {"clause": 15}),
    ("other", "Thu thập bản sao giấy chứng nhận của các hộ", ("Ủy ban nhân dân các xã, phường",), (), {"due": dt.date(2026, 4, 15), "clause": 17}),
    (
        "other",
        "Báo cáo kết quả thực hiện hằng tháng",
        ("Ủy ban nhân dân các xã, phường",),
        (),
        {"period": "month", "oddity": "Hạn lặp lại “trước ngày 25 hằng tháng”: đặt hạn cho từng kỳ.", "clause": 18},
    ),
]
ODDITIES = [("Hạn lặp lại “trước ngày 25 hằng tháng”: đặt hạn cho từng kỳ.", "Báo cáo kết quả hằng tháng")]
