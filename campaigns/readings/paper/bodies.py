"""Bodies of the administration in running text: where a phrase names one, and one phrase split into bodies."""

import re

from campaigns.readings.paper.text import Piece, plain

_NOUNS = (
    "cơ quan|đơn vị|địa phương|đoàn thể|sở(?! hữu)|ban(?! hành| đầu)|bộ(?! máy)|phòng(?!,| chống)|xã|phường|ấp|thôn|khu phố|khu dân cư|tổ dân phố"
    "|trường(?! hợp)|cụm|khối(?! lượng)|doanh nghiệp|hợp tác xã|hội(?! nghị| thi| thảo| nhập| họp)|đoàn(?! kết)"
    "|liên đoàn|ủy ban|uỷ ban|ubnd|hđnd|hội đồng|thành viên|thủ trưởng|người đứng đầu|cấp ủy|cụm trưởng|khối trưởng"
    "|mặt trận|ubmttq|mttq|công an"
    "|trung tâm|trạm|văn phòng|chi cục|cục|kho bạc|bảo hiểm|ngân hàng|báo(?! cáo| đảm)|đài|cổng|chủ tịch|phó chủ tịch"
    "|giám đốc|hiệu trưởng|trưởng|bí thư|thường trực"
    "|tổ(?! chức)|đội|ban chỉ đạo|ban chỉ huy|đảng ủy|chi bộ|đảng bộ|chính quyền|cán bộ phụ trách|công chức|bệnh viện"
    "|viện|tổng công ty|công ty|quỹ|kiểm toán"
    "|thanh tra|tòa án|viện kiểm sát|cơ sở(?! vật)|chi hội|công đoàn|quân sự|chánh|lãnh đạo(?=(?: các| ubnd| sở| phòng"
    "| ban))|bộ phận|trang thông tin|thanh niên|nhà trường|chủ đầu tư|giáo viên"
)
_PLURAL = r"(?:(?:tất cả|toàn thể)\s+)?(?:các|mỗi|từng|những)\s+"
_COLLECTIVE = (
    "cơ quan|đơn vị|địa phương|đoàn thể|tổ chức|sở|ban|ngành|phòng|xã|phường|ấp|thôn|khu phố|trường|cụm|khối"
    "|doanh nghiệp|hợp tác xã|hội|thành viên|cấp ủy"
    "|chi bộ"
    "|đảng bộ|chi đoàn|đảng ủy|cụm trưởng|khối trưởng|trung tâm|trạm|chi cục|bộ|tổ|đội|báo|đài|công ty|ubnd|cơ sở|bộ phận|cấp|chi hội|thủ trưởng"
    "|chủ tịch|trưởng|nhà trường|phương tiện|chủ đầu tư|giáo viên|bệnh viện|hộ kinh doanh|hộ gia đình"
)
_OWN = r"(?:đoàn thể|trường học|doanh nghiệp|hợp tác xã|cụm trưởng|khối trưởng|thủ trưởng|chính quyền)"
# A phrase that names a body begins so: "các cơ quan", "Phòng Nội vụ", "Thường trực Tỉnh ủy", "Tỉnh ủy".
_PERSON = r"(?:đồng chí|ông|bà)\s+(?-i:(?=[A-ZĐÀ-Ỹ]))"
BODY = re.compile(
    rf"(?:{_PLURAL}(?:{_COLLECTIVE})(?!\w)|(?-i:(?=[A-ZĐỦ]))(?:{_NOUNS})(?!\w)|(?-i:[A-ZĐ]\w+ (?:ủy|uỷ|đoàn))(?!\w)|{_PERSON}|{_OWN}(?!\w))",
    re.I,
)
_CUTS = re.compile(r"\s*[;,]\s*(?:và\s+)?|\s+(?:và|cùng|cùng với)\s+")
_SHARING = re.compile(r"\s*(?:các\s+)?(?:cụm|khối|cụm trưởng|khối trưởng|trưởng cụm|trưởng khối)\s*", re.I)
_MANNER = re.compile(r"(?:riêng|đối với|trách nhiệm của|nhiệm vụ của|về phía)\s+", re.I)
_NOT_BODIES = re.compile(r"(?:cac|moi|tung|nhung)\s+(?:cap uy tang|ban hanh)")


def body_at(words: str) -> int:
    """Return 0 if `words` does not begin by naming a body, else how many signs stand before the body (manner words like "Đối với")."""
    manner = _MANNER.match(words)
    ahead = manner.end() if manner else 0
    return ahead + 1 if BODY.match(words, ahead) and not _NOT_BODIES.match(plain(words[ahead : ahead + 30])) else 0


def split(phrase: Piece) -> list[Piece]:
    """Return the bodies that `phrase` names, one by one.

    A comma or "và" parts two bodies only if what follows names a body of its own: "Sở Văn hóa, Thể thao và Du lịch" is one,
    "UBND các xã, thị trấn" is one, "Sở Nội vụ và Sở Tài chính" are two. A semicolon always parts.
    """
    found, begin = [], 0
    for cut in _CUTS.finditer(phrase.words):
        following = phrase.words[cut.end() :]
        if ";" in cut[0] or (BODY.match(following) and not _inside_name(phrase.words[begin : cut.start()], following)):
            found.append(phrase.part(begin, cut.start()))
            begin = cut.end()
    found.append(phrase.part(begin, len(phrase.words)))
    return [_bare(piece) for piece in found if piece.words.strip(" ,;.:")]


def _inside_name(before, following):
    """Brackets that are open hold on, "Văn phòng HĐND và UBND" is one office, "Cụm trưởng, Khối trưởng các cụm" share what follows."""
    one_office = before.endswith(("HĐND", "Hội đồng nhân dân")) and following.startswith(("UBND", "Ủy ban nhân dân", "Uỷ ban nhân dân"))
    one_office = one_office and (before.startswith("Văn phòng") or before.endswith("HĐND"))
    shared = plain(before.strip()) in ("bao", "dai", "so", "phong", "ban", "vien")  # "Báo và Đài Phát thanh ..."
    return before.count("(") > before.count(")") or one_office or shared or bool(_SHARING.fullmatch(before))


def _bare(piece):
    manner = _MANNER.match(piece.words)
    kept = piece.words.rstrip(" ,;.:-")
    return piece.part(manner.end() if manner else 0, len(kept))
