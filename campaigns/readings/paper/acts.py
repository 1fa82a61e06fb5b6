"""What offices order: the words that name an act, the words that only exhort, and the words that begin a predicate."""

import re

from campaigns.readings.paper.text import squeeze

# An organising verb counts as a verb only before what is organised; "các tổ chức xã hội" names bodies.
_ORGANISE = (
    r"tổ chức(?= (?:phát động|triển khai|thực hiện|sơ kết|tổng kết|các (?:hoạt động|phong trào|đợt|hội nghị|lớp|buổi"
    r"|nội dung)|hội nghị|tuyên truyền|học tập"
    r"|quán triệt|đăng ký|ký|kiểm tra|lễ|bình xét|xét|hưởng ứng|tốt|phong trào|đợt|đánh giá|thông tin|cho|lấy|họp|chấm|giao ước|hoạt động|rà soát))"
)
_VERBS = (
    r"xây dựng|ban hành|chủ trì|phối hợp|tiếp tục|quan tâm|tham mưu|căn cứ|chủ động|có trách nhiệm|có nhiệm vụ|thực hiện|triển khai"
    r"|đẩy mạnh|tăng cường|báo cáo|gửi|hướng dẫn"
    r"|theo dõi|đôn đốc|kiểm tra|giám sát|phát động|sơ kết|tổng kết|tuyên truyền|vận động|lập|bố trí|đăng ký|định kỳ"
    r"|nghiêm túc|kịp thời|chỉ đạo|rà soát|phổ biến"
    r"|quán triệt|tập trung|nâng cao|cụ thể hóa|cụ thể hoá|đề xuất|thường xuyên|phân công|(?<!bầu )(?<!ứng )(?<!đề )cử|nghiên cứu|khẩn trương"
    r"|chịu trách nhiệm|cần|phải|giúp|đưa|đăng|mở|xét"
    r"|thẩm định|tổng hợp|trình|chú trọng|phát huy|hưởng ứng|tích cực|đảm bảo|bảo đảm|cân đối|lồng ghép|ký kết|tiến hành"
    r"|hoàn thành|đánh giá|phát hiện|bồi dưỡng"
    r"|đổi mới|duy trì|phấn đấu|làm tốt|nêu cao|là|được|tham gia|thành lập|kiện toàn|lựa chọn|đề nghị|giới thiệu"
    r"|biểu dương|khen thưởng|chuẩn bị|cập nhật|công bố"
    r"|tăng|giảm|dành|bàn giao|hỗ trợ|lấy|thông báo|có kế hoạch|có văn bản|giao|trên cơ sở|theo chức năng|theo nhiệm vụ"
    r"|tự|thống nhất|quyết định|xem xét|bám sát|viết|nộp|ký|bình xét"
)
PREDICATE = re.compile(rf"(?<![\w-])(?:{_ORGANISE}|(?:{_VERBS})(?![\w-]))")
_WORK = (
    r"(?:(?:tiếp tục|kịp thời|quan tâm|thường xuyên|chủ động|tích cực|đẩy mạnh|tăng cường|làm tốt|thực hiện tốt|chú trọng|tập trung|khẩn trương"
    r"|công tác|hoạt động|các|tổ chức|tốt) ){0,6}"
)
_LEAD = r"(?:(?:và|hoặc|đồng thời|có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|giúp|cần|phải|khẩn trương|chủ động|định kỳ) ){0,6}"
PLAN = (
    r"(?:xây dựng|ban hành|lập|có)(?:(?:,| và|, và)? (?:xây dựng|ban hành|triển khai|tổ chức thực hiện|trình|cụ thể hóa)){0,3} (?:kế hoạch"
    r"|chương trình)(?: (?:cụ thể|chi tiết))?|cụ thể hóa [^,.;]{3,80} (?:thành|bằng) kế hoạch"
    r"|(?:gửi|nộp) kế hoạch(?= (?:của|thực hiện|triển khai|thi đua))"
)
LAUNCH = (
    r"(?:tổ chức )?(?:lễ )?phát động(?: và (?:tổ chức|triển khai|duy trì)[^,.;]{0,20})?(?= (?:các |sâu rộng )?(?:phong trào|đợt|thi đua"
    r"|lễ))|tổ chức (?:lễ )?phát động"
)
REPORT = r"(?:tổng hợp,? |tổng hợp (?:kết quả|tình hình) |gửi |nộp )?báo cáo(?! (?:viên|số|chính trị|tài chính))"
PROPAGANDA = (
    r"(?:mở|xây dựng|duy trì|đăng) (?:các )?(?:chuyên trang|chuyên mục)|tuyên truyền(?! viên)|thông tin,? tuyên truyền"
    r"|phổ biến rộng rãi|chuyên trang|chuyên mục"
    r"|đưa tin"
)
REVIEW = r"sơ kết(?:(?:,| và|, và|;)? (?:tổng kết|đánh giá)){0,3}|tổng kết"
_OTHERS = (
    r"tham mưu|hướng dẫn|theo dõi|đôn đốc|kiểm tra|giám sát|thẩm định|tổng hợp|đăng ký(?= (?:thi đua|danh hiệu|nội dung"
    r"|giao ước|các danh hiệu|tham gia))"
    r"|đề xuất|vận động|triển khai(?= thực hiện (?:chỉ thị|kế hoạch))|bố trí|cân đối|lập(?= (?:hồ sơ|danh sách|dự toán))"
    r"|ký kết|ký(?= (?:cam kết|giao ước))|phân công|(?<!bầu )(?<!ứng )(?<!đề )cử|quyết toán|rà soát"
    r"|xét(?= (?:chọn|duyệt|tặng|khen))|bình xét|thành lập|kiện toàn|đăng tải|đăng(?= (?:tin|bài))|gửi(?= (?:bản"
    r"|danh sách|hồ sơ|kế hoạch))|chấm điểm|nộp|mở(?= (?:lớp|đợt))"
    r"|bàn giao|xây dựng(?= (?:phương án|đề án|dự toán|tiêu chí))|(?:hỗ trợ|bảo đảm|đảm bảo)(?= kinh phí)"
    r"|lấy(?= [^,.;]{3,80} làm (?:tiêu chí|căn cứ|cơ sở))"
)
OTHER = rf"{_OTHERS}|tổ chức triển khai|tổ chức(?= (?:họp|hội nghị|lớp|cuộc thi|hội thi|các hoạt động|kiểm tra|đăng ký|ký kết|học tập))"
ACT = re.compile(
    rf"(?<![\w-])(?P<whole>(?P<lead>{_LEAD}{_WORK})(?:(?P<plan>{PLAN})|(?P<launch>{LAUNCH})|(?P<report>{REPORT})"
    rf"|(?P<propaganda>{PROPAGANDA})|(?P<review>{REVIEW})"
    rf"|(?P<other>{OTHER})))(?![\w-])"
)
# Predicates that begin so ask for a good spirit, not for an act.
EXHORTS = re.compile(
    r"(?:cần |phải |tiếp tục |chủ động |tích cực ){0,6}(?:(?:chịu trách nhiệm )?thi hành|nghiêm túc|thực hiện nghiêm"
    r"|triển khai thực hiện nghiêm|tổ chức thực hiện nghiêm|thực hiện tốt|quán triệt|nâng cao"
    r"|phấn đấu|phát huy|nêu cao|chú trọng|hưởng ứng|thi đua|đoàn kết|triển khai,? thực hiện|thực hiện|tổ chức thực hiện"
    r"|biết|xác định|căn cứ|quan tâm|tập trung|đổi mới|đẩy mạnh|là|được|đề cao|gương mẫu|nêu gương|chấp hành|tuân thủ|quyết tâm|coi trọng"
    r"|coi|tạo điều kiện|tạo sự|giữ vững|bám sát|tránh|không|khắc phục khó khăn|tự giác|tích cực tham gia|tham gia tích cực"
    r"|chịu trách nhiệm (?:trước|toàn diện|thi hành|về)|thực sự|luôn|có (?!kế hoạch|văn bản|phương án|biện pháp|trách nhiệm|nhiệm vụ)"
    r"|(?:chỉ đạo|yêu cầu) [^.;]{3,120} (?:hưởng ứng|nghiêm túc|thực hiện nghiêm|quán triệt|nâng cao)"
    r"|(?:phát hiện,? |bồi dưỡng,? |phổ biến,? |và )*nhân rộng|gồm|bao gồm|thuộc|tăng cường(?! (?:thời lượng|tin)))(?!\w)"
)
# What is spread among people, whatever the verb in front of it is.
SPREADS = re.compile(
    r"(?:tổ chức|mở|xây dựng|thực hiện|triển khai)(?: [^\s,.;]+){0,3} (?:tuyên truyền(?! viên)|truyền thông|phát thanh)"
    r"|(?:[^\s,.;]+ ){1,4}(?:chuyên (?:trang|mục)|tin,? bài|phóng sự|thời lượng|băng rôn|pa nô|khẩu hiệu)"
)
ORDERS = re.compile(r"(?:cần |phải )?(?:chủ trì|có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|phối hợp|giúp)")
GIVES = re.compile(
    r"(?<!\w)(?:kính |trân trọng )?(đề nghị|yêu cầu|giao(?: trách nhiệm)?(?: cho)?|phân công|chỉ đạo|ủy quyền cho"
    r"|đồng ý giao)\s+(?:đồng chí )?",
    re.I,
)
JOINTLY = re.compile(r"(?<!\w)phối hợp(?:,? (?:chặt chẽ|tốt|thường xuyên)){0,3}(?:,? cùng)?(?:,? với)?\s+")
CUTS = re.compile(
    r"(?:\s*,\s*|\s+)(?:trên tinh thần|trên cơ sở|nhằm|qua đó|để|góp phần|gắn với|(?<!phương án )(?:bảo đảm|đảm bảo)|phù hợp với"
    r"|trước (?:ngày|tháng|\d{1,2} ?(?:giờ|h|g)\d{0,2})|chậm nhất|xong trước|hoàn thành (?:trước|trong|xong)|trong (?:thời hạn|vòng|\d+)|cuối tháng"
    r"|theo quy định|và gửi|gửi (?:về|kế hoạch)"
    r"|vào (?:sáng|chiều|tối|lúc|hồi|ngày|tháng|thứ|\d+)|định kỳ|đạt hiệu quả|thông qua|với (?:các )?nội dung|trong quý|trong tháng|theo đúng)(?!\w)"
    r"|\s*,\s*(?:gửi|trình) (?=[A-ZĐỦ])|\s*\((?:theo|có|kèm) "
)
LONGEST = 110


def small(words: str) -> str:
    """Return `words` with a small first letter, so that a verb at the head of a sentence reads like any other."""
    return words[:1].lower() + words[1:]


def _closed(words):
    """Without a quotation that the cut left open."""
    left_open = '"' if words.count('"') % 2 else "“" if words.count("“") > words.count("”") else ""
    return words[: words.rindex(left_open)].rstrip() if left_open else words


def title(words: str) -> str:
    """Return the act as the name of a task: its purpose and manner cut off, at most LONGEST signs, a capital first."""
    words = re.sub(
        r"^(?:(?:tiếp tục|thường xuyên|kịp thời|khẩn trương|cần|phải|có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|quan tâm) )+",
        "",
        small(squeeze(words)),
    )
    cut = CUTS.search(words, 6)
    words = words[: cut.start()] if cut else words
    if len(words) > LONGEST:
        breaks = [mark.start() for mark in re.finditer(r",? (?:và|đồng thời|tích cực) |, ", words[:LONGEST]) if mark.start() > LONGEST // 2]
        words = words[: breaks[-1]] if breaks else words[:LONGEST].rsplit(" ", 1)[0]
        words = _closed(words)
    words = re.sub(r"[\s,;:./]*(?:(?:và|các|những|của|với|cho|về)\s*)*$", "", words) if len(words) > 30 else words.strip(" ,;:./")
    return words[:1].upper() + words[1:]
