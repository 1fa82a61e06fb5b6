"""A letter whose letterhead and foot were flattened with tabs; labels like 1/ and a/; TL."""

import datetime as dt

HEAD = {
    "issuer": "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
    "superior": "UBND TỈNH LÂM ĐỒNG",
    "symbol": "SGDĐT-VP",
    "number": 412,
    "place": "Lâm Đồng",
    "day": dt.date(2026, 3, 4),
    "type_name": "CÔNG VĂN",
    "abstract": "V/v đăng ký thi đua và phát động phong trào thi đua năm học 2026 - 2027",
    "filing": "VT, VP",
    "capacity": "TL. GIÁM ĐỐC",
    "signer_title": "CHÁNH VĂN PHÒNG",
    "signer_name": "Phạm Thị Hồng Nhung",
    "opening": "Thực hiện Công văn số 877/SNV-TĐKT ngày 25/02/2026 của Sở Nội vụ về việc đăng ký danh hiệu thi đua, hình thức khen thưởng, Sở"
    " Giáo dục và Đào tạo đề nghị các đơn vị thực hiện một số nội dung sau:",
    "closing": "Nhận được Công văn này, đề nghị các đơn vị nghiêm túc triển khai thực hiện. Mọi vướng mắc liên hệ ông Trần Quốc Bảo, chuyên "
    "viên Văn phòng Sở, điện thoại 0263.3822.456./.",
}
BASES = [
    ("Công văn", "877/SNV-TĐKT", dt.date(2026, 2, 25), "Sở Nội vụ", "về việc đăng ký danh hiệu thi đua, hình thức khen thưởng", False),
]
CLAUSES = [
    ("1", 0, "Các trường trung học phổ", "Sở) chậm nhất ngày 31/8/2026."),
    ("2", 0, "Phòng Văn hóa - Xã", "và Đào tạo phát động."),
    ("3", 0, "Hồ sơ đăng ký gồm:", "Hồ sơ đăng ký gồm:"),
    ("a", 1, "Bản đăng ký danh hiệu", "hiệu thi đua (theo mẫu);"),
    ("b", 1, "Biên bản họp Hội đồng", "Thi đua - Khen thưởng."),
    ("4", 0, "Văn phòng Sở chủ trì,", "đốc Sở trong tháng 9/2026."),
]
MOVEMENTS = [("Đổi mới, sáng tạo trong dạy và học", "nation", 2026, 2030, 1)]
RECIPIENTS = [
    "Các phòng thuộc Sở",
    "Phòng Văn hóa - Xã hội các xã, phường, đặc khu",
    "Các trường trung học phổ thông",
    "Như trên",
    "Giám đốc, các Phó Giám đốc Sở",
    "Công đoàn ngành",
]
DUTIES = [
    ("plan", "Xây dựng kế hoạch thi đua năm học 2026 - 2027", ("Các trường trung học phổ thông",), (), {"due": dt.date(2026, 8, 31), "clause": 0}),
    ("other", "Tổng hợp danh sách đăng ký", ("Văn phòng Sở",), ("Công đoàn ngành",), {"due": dt.date(2026, 9, 30), "clause": 5}),
]
ODDITIES = []
