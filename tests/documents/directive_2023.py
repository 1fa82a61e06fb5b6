"""The directive of 2023 as facts: the real text, word by word (its slips included), as the office published it."""

ABSTRACT = "Về việc phát động phong trào thi đua thực hiện thắng lợi nhiệm vụ\nphát triển kinh tế - xã hội, quốc phòng - an ninh năm 2023"

OPENING = (
    "Nhằm phát huy kết quả đã đạt được, tiếp tục thực hiện thắng lợi các mục tiêu, nhiệm vụ, lập thành tích chào mừng các ngày lễ "
    "lớn trong năm 2023 và thực hiện Nghị quyết số 25/NQ-HĐND ngày 20/12/2021 của Hội đồng nhân dân huyện Cẩm Mỹ về Kế hoạch phát "
    "triển kinh tế - xã hội, quốc phòng - an ninh năm 2023, Chủ tịch UBND huyện phát động phong trào thi đua “Thực hiện thắng lợi "
    "nhiệm vụ phát triển kinh tế - xã hội, quốc phòng - an ninh năm 2023”, với các nội dung cụ thể như sau:"
)

CLOSING = (
    "Chủ tịch UBND huyện đề nghị Thủ trưởng các cơ quan, đơn vị, đoàn thể huyện, UBND các xã, thị trấn thực hiện nghiêm túc Chỉ "
    "thị này. Định kỳ 06 tháng báo cáo chủ tịch UBND huyện kết quả thực hiện thông qua Thường trực Hội đồng Thi đua - Khen thưởng "
    "huyện."
)

TASKS = [
    {
        "label": "a)",
        "text": (
            "Thủ trưởng các cơ quan, đơn vị, đoàn thể huyện, UBND các xã, thị trấn xây dựng kế hoạch, tổ chức phát động phong trào thi "
            "đua tại cơ quan, đơn vị trên tinh thần cụ thể hóa những nội dung của Chỉ thị này. Tổ chức sơ kết, tổng kết đánh giá chất "
            "lượng hoạt động của từng phong trào thi đua và khen thưởng những tập thể, cá nhân có thành tích xuất sắc qua đó tạo sự "
            "phấn khởi và động viên tinh thần của các đối tượng tham gia thi đua."
        ),
    },
    {
        "label": "b)",
        "text": (
            "Đề nghị UBMTTQ Việt Nam huyện, các đoàn thể chính trị - xã hội và các tổ chức xã hội nghề nghiệp quan tâm, phối hợp chặt "
            "chẽ với chính quyền các cấp, phát huy sức mạnh khối Đại đoàn kết toàn dân trong việc vận động cán bộ, công chức, viên "
            "chức, đoàn viên, hội viên, người lao động các tầng lớp nhân dân trong huyện tích cực hưởng ứng và thực hiện phong trào "
            "thi đua do các cấp, các ngành phát động đạt hiệu quả, để phong trào thi đua yêu nước thực sự là phong trào hành động cách "
            "mạng của quần chúng, góp phần tích cực trong thực hiện thắng lợi các nhiệm vụ chính trị, kinh tế - xã hội, quốc phòng - "
            "an ninh trong năm 2023."
        ),
    },
    {
        "label": "c)",
        "text": (
            "Phòng Văn hóa và Thông tin huyện; Trung tâm Văn hóa, Thông tin và Thể thao huyện phối hợp với Ban Tuyên giáo Huyện ủy, "
            "Phòng Nội vụ huyện tiếp tục đẩy mạnh công tác tuyên truyền cổ động về phong trào thi đua yêu nước, kịp thời tuyên truyền "
            "gương người tốt, việc tốt, gương điển hình tiên tiến và nhân tố mới được phát hiện qua phong trào thi đua các cấp."
        ),
    },
    {
        "label": "d)",
        "text": (
            "Cụm trưởng, Khối trưởng các cụm, khối thi đua trong huyện xây dựng kế hoạch tổ chức các hoạt động cụm, khối và các nội "
            "dung thi đua thiết thực gắn với thực hiện nhiệm vụ được giao phù hợp với điều kiện và tình hình thực tế của cụm, khối."
        ),
    },
    {
        "label": "e)",
        "text": (
            "Cơ quan Thường trực Hội đồng Thi đua - Khen thưởng huyện phối hợp các cơ quan, đơn vị, địa phương tổ chức triển khai thực "
            "hiện Chỉ thị này. Tham mưu Chủ tịch UBND huyện sơ kết, tổng kết việc thực hiện Chỉ thị, đồng thời đề xuất biểu dương khen "
            "thưởng kịp thời các tổ chức và cá nhân lập thành tích xuất sắc để động viên cổ vũ tinh thần thi đua ái quốc trên địa bàn "
            "huyện."
        ),
    },
]

CLAUSES = [
    {
        "label": "1.",
        "text": (
            "Các cơ quan, đơn vị, đoàn thể huyện, UBND các xã, thị trấn thuộc huyện tiếp tục quán triệt tư tưởng của Chủ tịch Hồ Chí "
            "Minh về thi đua ái quốc; đặc biệt chú trọng đổi mới nội dung, phương pháp tổ chức các phong trào thi đua yêu nước theo "
            "tinh thần Chỉ thị số 34-CT/TW ngày 07 tháng 4 năm 2014 của Bộ Chính trị về tiếp tục đổi mới công tác thi đua, khen thưởng "
            "và Thông tri số 28-TT/TU ngày 02 tháng 7 năm 2014 của Ban Thường vụ Tỉnh ủy về tiếp tục đẩy mạnh phong trào thi đua yêu "
            "nước, phát hiện, bồi dưỡng, tổng kết và nhân rộng điển hình tiên tiến trên địa bàn huyện. Phấn đấu hoàn thành đạt và vượt "
            "các chỉ tiêu kinh tế - xã hội, quốc phòng - an ninh đã đề ra cho năm 2023."
        ),
    },
    {
        "label": "2.",
        "text": (
            "Quán triệt và triển khai thực hiện, hưởng ứng các phong trào thi đua trong cả nước giai đoạn 2021 - 2025; xây dựng tổ "
            "chức Đảng, xây dựng hệ thống chính trị, xây dựng bộ máy tổ chức Nhà nước hiệu quả, hết lòng phục vụ nhân dân."
        ),
    },
    {
        "label": "3.",
        "text": (
            "Tiếp tục đẩy mạnh các phong trào thi đua trọng tâm như: Tập trung thực hiện linh hoạt, hiệu quả mục tiêu vừa phòng, chống "
            "dịch COVID-19, vừa phục hồi phát triển kinh tế - xã hội. Các phong trào thi đua cần xây dựng các nội dung, tiêu chí cụ "
            "thể, tiêu đề rõ ràng để dễ thực hiện, kiểm tra, giám sát, huy động được sự tham gia đông đảo và sự hưởng ứng tích cực của "
            "quần chúng nhân dân trên địa bàn huyện; “Toàn tỉnh chung sức xây dựng nông thôn mới” giai đoạn 2021 - 2025; “Cả nước "
            "chung tay vì người nghèo, không để ai bị bỏ lại phía sau”; “Doanh nghiệp Đồng Nai, hội nhập và phát triển”; “Cán bộ, công "
            "chức, viên chức thi đua thực hiện văn hóa công sở” giai đoạn 2019 - 2025 và các phong trào thi đua khác. Hướng các phong "
            "trào thi đua vào việc học tập và làm theo tư tưởng, đạo đức, phong cách của Chủ tịch Hồ Chí Minh để tiếp tục nâng cao "
            "năng lực quản lý nhà nước của các cơ quan quản lý hành chính các cấp; đẩy mạnh phòng, chống tham nhũng lãng phí."
        ),
    },
    {
        "label": "4.",
        "text": (
            "Bám sát nội dung thực hiện tốt “mục tiêu kép” vừa phòng, chống dịch Covid-19, vừa phục hồi phát triển kinh tế; tiếp tục "
            "hiệu quả các nhiệm vụ đột phá; các giải pháp nâng cao chất lượng thu hút đầu tư và hiệu quả hợp tác đầu tư nước ngoài "
            "trên địa bàn huyện; đẩy mạnh các giải pháp hỗ trợ doanh nghiệp, tạo điều kiện cho doanh nghiệp hoạt động và duy trì sản "
            "xuất kinh doanh trong bối cảnh chịu ảnh hưởng của dịch Covid-19.0"
        ),
    },
    {
        "label": "5.",
        "text": (
            "Đổi mới, tạo sự chuyển biến tích cực, có hiệu quả trong công tác khen thưởng, đảm bảo chính xác, công khai, minh bạch, có "
            "tác dụng giáo dục, nêu gương; quan tâm đến các tập thể, cá nhân người lao động trực tiếp, vượt khó trong lao động và sản "
            "xuất, chú trọng địa bàn dân cư còn nhiều khó khăn trên địa bàn huyện; phát hiện những điển hình tiên tiến, nhân tố mới "
            "thông qua các phong trào thi đua và thực hiện nhiệm vụ đề xuất các hình thức khen thưởng và tôn vinh phù hợp, kịp thời."
        ),
    },
    {
        "label": "6.",
        "text": (
            "Đẩy mạnh công tác thông tin tuyên truyền, phát hiện, bồi dưỡng và nhân rộng các điển hình tiên tiến, các mô hình mới, "
            "nhân tố mới, những nghĩa cử cao đẹp thâm lắng trong nhân dân. Các cơ quan thông tin truyền thông tăng cường các chuyên "
            "trang, chuyên mục... để tuyên truyền về phong trào thi đua yêu nước, tấm gương người tốt, việc tốt để biểu dương, tôn "
            "vinh, nhân rộng, tạo sức lan tỏa mạnh mẽ trong toàn huyện."
        ),
    },
    {"label": "7.", "text": "Tổ chức thực hiện:", "children": TASKS},
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

FACTS = {
    "superior_line": "",
    "agency_line": "ỦY BAN NHÂN DÂN\nHUYỆN CẨM MỸ",
    "number": 1,
    "symbol": "CT-UBND",
    "place": "Cẩm Mỹ",
    "day": "2023-02-06",
    "type_name": "CHỈ THỊ",
    "abstract": ABSTRACT,
    "bases": [],
    "opening": OPENING,
    "clauses": CLAUSES,
    "closing": CLOSING,
    "recipients": RECIPIENTS,
    "filing": "VT, NC",
    "drafter": "Thọ",
    "capacity": "",
    "signer_title": "CHỦ TỊCH",
    "signer_name": "Huỳnh Tấn Thìn",
}
