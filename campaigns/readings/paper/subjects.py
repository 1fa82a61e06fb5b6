"""Where the subject of a sentence ends: the name of a body is made of known nouns and of capitals, what comes behind it is the verb.

Nouns of offices are few and stay the same; verbs are as many as there are kinds of work. So the names are listed and the verbs are not.
"""

import re

from campaigns.readings.paper import acts, bodies

_LEVELS = r"xã|phường|đặc khu|tỉnh|thành phố|ấp|thôn|khu phố|tổ dân phố|trung ương"
_JOINTS = (
    r"và|hoặc|đóng(?= trên)|cá nhân|cùng(?: với)?|của|các|mỗi|từng|những|tất cả|toàn thể|đối với|riêng|tại|ở|thuộc|trực thuộc|trong"
    r"|ngoài|trên địa bàn|cấp|theo ngành dọc"
)
# Words that stand in the names of bodies though some of them could be verbs: "Ban chỉ đạo", "tổ chức xã hội", "Dịch vụ tổng hợp".
_COMPOUND = (
    r"(?-i:Tổ chức)(?: cán bộ)?(?!\w)|ban chỉ đạo|ban chỉ huy|ban quản lý|ban điều hành|ban tổ chức|ban giám sát|ban kiểm tra"
    r"|ban vận động"
    r"|(?:các )?tổ chức (?=chính trị|xã hội|đảng|đoàn|hội|tín dụng|kinh tế|tôn giáo|thành viên|đoàn thể|nghề|có liên|liên quan)"
    r"|(?:các )?tổ chức(?=\s*(?:,|và) )|tổ (?:kiểm tra|giám sát|hỗ trợ|giúp việc)|ủy ban kiểm tra|đội (?:kiểm tra|thi công)"
    r"|dịch vụ tổng hợp|hạt (?:quản lý|kiểm lâm)(?: \w+)?|bộ phận tiếp nhận(?: và trả kết quả)?|ban công tác(?: mặt trận)?"
    r"|tổng hợp (?=(?:xã|phường|đặc khu|tỉnh|thành phố) )|cơ quan (?:thường trực|chủ trì|chuyên môn|thông tin)"
    r"|(?:được|có) (?:phân công|giao nhiệm vụ|liên quan)(?= )"
)
_NOUNS = (
    r"chính trị|xã hội|nghề nghiệp|nhân dân|mặt trận|tổ quốc|đoàn thể|thường trực|thường vụ|chuyên môn|hành chính|sự nghiệp|công lập"
    r"|nhà nước|đơn vị|cơ quan|địa phương|thi đua|khen thưởng|văn hóa|văn hoá|thể thao|du lịch|thông tin|truyền thông|kinh tế|kế hoạch"
    r"|tài chính|đầu tư|nội vụ|tư pháp|giáo dục|đào tạo|khoa học|công nghệ|nông nghiệp|môi trường|nông thôn|công thương|dân tộc"
    r"|tôn giáo|y tế|ngoại vụ|dịch vụ|cung ứng|hạ tầng|đô thị|đất đai|quân sự|quân đội|biên phòng|công an|phục vụ|liên hiệp|phụ nữ"
    r"|thanh niên|thiếu niên|cựu chiến binh|nông dân|lao động|thương binh|người cao tuổi|khuyến học|chữ thập đỏ|tuyên giáo|dân vận"
    r"|phong trào|công tác|công nghệ số|cộng đồng|chuyển đổi số|thuế|hải quan|thống kê|bảo hiểm|ngân hàng|chính sách|kho bạc|điện lực"
    r"|bưu điện|viễn thông|phát thanh|truyền hình|truyền thanh|cổng thông tin|điện tử|an ninh|trật tự|cơ sở|dân phố|dân cư|khu vực"
    r"|liên quan|ngành|sở|ban|phòng|bộ|cục|chi cục|trạm|trại|trường|trường học|học|mầm non|tiểu học|trung học|phổ thông|tổ|đội|nhóm"
    r"|cụm|khối|hội|đoàn|chi đoàn|chi hội|chi bộ|đảng bộ|đảng ủy|cấp ủy|chính quyền|thủ trưởng|người đứng đầu|trưởng|phó|chủ tịch"
    r"|giám đốc|hiệu trưởng|chủ nhiệm|bí thư|chánh|lãnh đạo|cán bộ|công chức|viên chức|người lao động|đoàn viên|hội viên|giáo viên"
    r"|thành viên|chủ|chủ hộ|hộ|hộ gia đình|hộ dân|kinh doanh|(?<=cơ sở )sản xuất|doanh nghiệp|hợp tác xã|công ty|tổng công ty"
    r"|ngân sách|trung tâm|văn phòng|viện|bệnh viện|thư viện|bảo tàng|quỹ|tòa án|viện kiểm sát|thanh tra|báo|đài|tạp chí|nhà trường"
    r"|công đoàn|liên đoàn|ủy ban|hội đồng|ubnd|hđnd|mttq|lực lượng|dân quân|bảo vệ|vũ trang|thị trấn|thị xã|tiếp công dân|một cửa"
    r"|chủ đầu tư|phụ trách|dự án|phương tiện|đại chúng|đội ngũ|già làng|trưởng bản|khu|vùng|đồng chí|ông|bà|dân tộc thiểu số"
    r"|ban ngành|khác|nêu trên|nói trên"
)
_LONGEST_FIRST = "|".join(sorted(f"{_NOUNS}|{_LEVELS}|hành chính công|dịch vụ công|công tác đảng|đảng|trách nhiệm".split("|"), key=len, reverse=True))
_WORD = re.compile(rf"(?:{_COMPOUND}|(?:{_LONGEST_FIRST}|{_JOINTS})(?!\w))", re.I)
_SIGN = re.compile(r"[^\w(]+|\([^)]*\)|\d[\d.,%/]*|\(")
_PAIR = re.compile(r"\s\w+(?=\s*[,;:]|\s*$|\s-\s|\s[A-ZĐ]|\s(?:và|xã|phường|tỉnh)\s)")  # "Phòng Quản trị," "Ban Quản lý xã"
_LONE = re.compile(r"\w+(?=\s*(?:[,;]|$))")  # "đoàn thể <level>, UBND ...": what a comma follows at once has no object
_PLURAL = re.compile(r"(?:các|cấp|mỗi|từng|những)\s$", re.I)
_ANY = re.compile(r"\w+")
_PURPOSE = re.compile(r"(?:^|\s)(?:để|nhằm)\s", re.I)


def verb_at(words: str, *, opened: bool) -> int:
    """Return where the predicate begins in `words`, which begin with a subject; all of it is subject if there is no verb.

    `opened`: any word that cannot stand in the name of a body is a verb; else only the words of `acts.PREDICATE` are.
    """
    place = max(0, bodies.body_at(words) - 1)
    while place < len(words):
        step = _step(words, place)
        if step:
            place = step
            continue
        return place if opened and words[:place].strip() and bodies.body_at(words) else listed_verb(words, place)
    return len(words)


def _step(words, place):
    """The end of the word of a name at `place`, 0 where a verb may begin."""
    if sign := _SIGN.match(words, place):
        return sign.end()
    word, any_word = _WORD.match(words, place), _ANY.match(words, place)
    verb = acts.PREDICATE.match(words, place)
    if word and not (verb and verb.end() >= word.end()):
        return word.end()
    if verb:
        return 0
    if any_word[0][0].isupper():
        named = acts.PREDICATE.match(acts.small(words[place : place + 40]))  # "Sở Xây dựng", "Ban Tổ chức"
        if named and " " in named[0]:
            return place + named.end()
        pair = _PAIR.match(words, any_word.end())
        return pair.end() if pair and not acts.PREDICATE.match(words, any_word.end() + 1) else any_word.end()
    led = acts.PREDICATE.match(words, any_word.end() + 1)
    lone = place and (led or _LONE.match(words, place) or _PLURAL.search(words[max(0, place - 6) : place]))
    return any_word.end() if lone else 0


def listed_verb(words: str, start: int = 0) -> int:
    """Return where the first verb of `acts.PREDICATE` stands outside brackets, the length of `words` if there is none."""
    if not start and acts.PREDICATE.match(words[:40].lower()):
        return 0  # "tổ chức Lễ ..."
    for match in acts.PREDICATE.finditer(words, start):
        before = words[: match.start()]
        if before.count("(") <= before.count(")"):
            return len(words) if _PURPOSE.search(before) else match.start()
    return len(words)
