"""The real directive of 2023, clause by clause."""

import datetime as dt

HEAD = {
    "issuer": "ỦY BAN NHÂN DÂN HUYỆN CẨM MỸ",
    "symbol": "CT-UBND",
    "number": None,
    "place": "Cẩm Mỹ",
    "day": None,
    "type_name": "CHỈ THỊ",
    "abstract": "Về việc phát động phong trào thi đua thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội, quốc phòng - an ninh năm 2023",
    "filing": "VT, NC",
    "drafter_mark": "Thọ",
    "signer_title": "CHỦ TỊCH",
    "signer_name": "Huỳnh Tấn Thìn",
    "opening": "Nhằm phát huy kết quả đã đạt được, tiếp tục thực hiện thắng lợi các mục tiêu, nhiệm vụ, lập thành tích chào mừng các ngày lễ lớn "
    "trong năm 2023 và thực hiện Nghị quyết số 25/NQ-HĐND ngày 20/12/2021 của Hội đồng nhân dân huyện Cẩm Mỹ về Kế hoạch phát triển "
    "kinh tế - xã hội, quốc phòng - an ninh năm 2023, Chủ tịch UBND huyện phát động phong trào thi đua “Thực hiện thắng lợi nhiệm vụ "
    "phát triển kinh tế - xã hội, quốc phòng - an ninh năm 2023”, với các nội dung cụ thể như sau:",
    "closing": "Chủ tịch UBND huyện đề nghị Thủ trưởng các cơ quan, đơn vị, đoàn thể huyện, UBND các xã, thị trấn thực hiện nghiêm túc Chỉ thị "
    "này. Định kỳ 06 tháng báo cáo chủ tịch UBND huyện kết quả thực hiện thông qua Thường trực Hội đồng Thi đua - Khen thưởng huyện.",
    "movement_name": "Thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội, quốc phòng - an ninh năm 2023",
    "period_from": dt.date(2023, 1, 1),
    "period_to": dt.date(2023, 12, 31),
}

BASES = [
    (
        "Nghị quyết",
        "25/NQ-HĐND",
        dt.date(2021, 12, 20),
        "Hội đồng nhân dân huyện Cẩm Mỹ",
        "về Kế hoạch phát triển kinh tế - xã hội, quốc phòng - an ninh năm 2023",
        False,
    ),
    ("Chỉ thị", "34-CT/TW", dt.date(2014, 4, 7), "Bộ Chính trị", "về tiếp tục đổi mới công tác thi đua, khen thưởng", False),
    (
        "Thông tri",
        "28-TT/TU",
        dt.date(2014, 7, 2),
        "Ban Thường vụ Tỉnh ủy",
        "về tiếp tục đẩy mạnh phong trào thi đua yêu nước, phát hiện, bồi dưỡng, tổng kết và nhân rộng điển hình tiên tiến",
        False,
    ),
]

CLAUSES = [
    ("1", 0, "Các cơ quan, đơn vị,", "đề ra cho năm 2023."),
    ("2", 0, "Quán triệt và triển khai", "lòng phục vụ nhân dân."),
    ("3", 0, "Tiếp tục đẩy mạnh các", "chống tham nhũng lãng phí."),
    ("4", 0, "Bám sát nội dung thực", "ảnh hưởng của dịch Covid-19.0"),
    ("5", 0, "Đổi mới, tạo sự chuyển", "vinh phù hợp, kịp thời."),
    ("6", 0, "Đẩy mạnh công tác thông", "mạnh mẽ trong toàn huyện."),
    ("7", 0, "Tổ chức thực hiện:", "Tổ chức thực hiện:"),
    ("a", 1, "Thủ trưởng các cơ quan,", "tượng tham gia thi đua."),
    ("b", 1, "Đề nghị UBMTTQ Việt Nam", "an ninh trong năm 2023."),
    ("c", 1, "Phòng Văn hóa và Thông", "trào thi đua các cấp."),
    ("d", 1, "Cụm trưởng, Khối trưởng các", "thực tế của cụm, khối."),
    ("e", 1, "Cơ quan Thường trực Hội", "quốc trên địa bàn huyện."),
]

MOVEMENTS = [
    # Without quotation marks in the paper: it stands first in the list "các phong trào thi đua trọng tâm như: ...; “...”; “...”".
    (
        "Thực hiện linh hoạt, hiệu quả mục tiêu vừa phòng, chống dịch COVID-19, vừa phục hồi phát triển kinh tế - xã hội",
        "local",
        None,
        None,
        2,
    ),
    ("Toàn tỉnh chung sức xây dựng nông thôn mới", "province", 2021, 2025, 2),
    ("Cả nước chung tay vì người nghèo, không để ai bị bỏ lại phía sau", "nation", None, None, 2),
    ("Doanh nghiệp Đồng Nai, hội nhập và phát triển", "province", None, None, 2),
    ("Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở", "nation", 2019, 2025, 2),
]

RECIPIENTS = [
    "Sở Nội vụ (Ban TĐKT tỉnh)",
    "TT.HU; TT.HĐND huyện",
    "Chủ tịch, các PCT.UBH",
    "Thành viên Hội đồng TĐKT huyện",
    "Các cơ quan Đảng, đoàn thể huyện",
    "Các cơ quan, đơn vị thuộc huyện",
    "UBND các xã, thị trấn trong huyện",
    "Đăng Trang thông tin điện tử huyện",
    "Chánh, Phó VP.UBH",
]

DUTIES = [
    ("propaganda", "Tăng cường các chuyên trang, chuyên mục", ("Các cơ quan thông tin truyền thông",), (), {"clause": 5}),
    ("plan", "Xây dựng kế hoạch", ("Thủ trưởng các cơ quan, đơn vị", "đoàn thể huyện", "UBND các xã, thị trấn"), (), {"clause": 7}),
    (
        "launch",
        "Tổ chức phát động phong trào thi đua tại cơ quan, đơn vị",
        ("Thủ trưởng các cơ quan, đơn vị", "đoàn thể huyện", "UBND các xã, thị trấn"),
        (),
        {"clause": 7},
    ),
    (
        "other",
        "Tổ chức sơ kết, tổng kết đánh giá chất lượng hoạt động của từng phong trào thi đua",
        ("Thủ trưởng các cơ quan, đơn vị", "đoàn thể huyện", "UBND các xã, thị trấn"),
        (),
        {"clause": 7},
    ),
    (
        "other",
        "Vận động cán bộ, công chức, viên chức, đoàn viên, hội viên",
        ("UBMTTQ Việt Nam huyện", "các đoàn thể chính trị - xã hội", "các tổ chức xã hội nghề nghiệp"),
        ("chính quyền các cấp",),
        {"courtesy": True, "clause": 8},
    ),
    (
        "propaganda",
        "Đẩy mạnh công tác tuyên truyền cổ động về phong trào thi đua yêu nước, kịp thời tuyên truyền gương người tốt",
        ("Phòng Văn hóa và Thông tin huyện", "Trung tâm Văn hóa, Thông tin và Thể thao huyện"),
        ("Ban Tuyên giáo Huyện ủy", "Phòng Nội vụ huyện"),
        {"clause": 9},
    ),
    (
        "cluster_plan",
        "Xây dựng kế hoạch tổ chức các hoạt động cụm, khối và các nội dung thi đua thiết thực",
        ("Cụm trưởng, Khối trưởng các cụm, khối thi đua trong huyện",),
        (),
        {"clause": 10},
    ),
    (
        "other",
        "Tổ chức triển khai thực hiện Chỉ thị này",
        ("Cơ quan Thường trực Hội đồng Thi đua - Khen thưởng huyện",),
        ("các cơ quan, đơn vị, địa phương",),
        {"clause": 11},
    ),
    (
        "other",
        "Tham mưu Chủ tịch UBND huyện sơ kết, tổng kết việc thực hiện Chỉ thị",
        ("Cơ quan Thường trực Hội đồng Thi đua - Khen thưởng huyện",),
        (),
        {"clause": 11},
    ),
    (
        "other",
        "Đề xuất biểu dương khen thưởng kịp thời các tổ chức và cá nhân lập thành tích xuất sắc",
        ("Cơ quan Thường trực Hội đồng Thi đua - Khen thưởng huyện",),
        (),
        {"clause": 11},
    ),
    (
        "half_year",
        "Báo cáo kết quả thực hiện 6 tháng đầu năm",
        ("Thủ trưởng các cơ quan, đơn vị", "đoàn thể huyện", "UBND các xã, thị trấn"),
        (),
        {"period": "half_year", "clause": None},
    ),
    (
        "year",
        "Báo cáo kết quả thực hiện cả năm",
        ("Thủ trưởng các cơ quan, đơn vị", "đoàn thể huyện", "UBND các xã, thị trấn"),
        (),
        {"period": "year", "clause": None},
    ),
]

ODDITIES = [
    ("Văn bản chưa có số.", "Số: /CT-UBND"),
    ("Văn bản chưa có ngày ban hành.", "ngày tháng năm 2023"),
    ("Văn bản về năm 2023 nhưng mang ngày 20/12/2021: có thể nhầm năm, cần đối chiếu.", "Nghị quyết số 25/NQ-HĐND ngày 20/12/2021"),
    ("Viết không thống nhất: “COVID-19” và “Covid-19”.", "Covid-19"),
    ("“Covid-19.0” viết lạ, có thể thừa “.0”. Giữ nguyên như bản gốc.", "Covid-19.0"),
    ("Viết không thống nhất: “Chủ tịch” và “chủ tịch”.", "chủ tịch"),
    ("Dòng “- <Thọ>” nằm trong Nơi nhận: hiểu là ký hiệu người soạn.", "Thọ"),
]
