"""The words of the reading page: the parts of the list, the facts of the head, short names of duties."""

from campaigns.directives.models import Duty

HEAD, BASES, CLAUSES, MOVEMENTS, RECIPIENTS, DUTIES, ODDITIES = "head", "bases", "clauses", "movements", "recipients", "duties", "oddities"
PARTS = {
    HEAD: "Thể thức",
    BASES: "Căn cứ",
    CLAUSES: "Các điều khoản",
    MOVEMENTS: "Phong trào",
    RECIPIENTS: "Nơi nhận",
    DUTIES: "Việc giao",
    ODDITIES: "Chỗ lạ",
}
NOUNS = {
    HEAD: "mục",
    BASES: "căn cứ",
    CLAUSES: "điều khoản",
    MOVEMENTS: "phong trào",
    RECIPIENTS: "dòng",
    DUTIES: "việc",
    ODDITIES: "chỗ",
}
LETTERS = {HEAD: "t", BASES: "c", CLAUSES: "k", MOVEMENTS: "p", RECIPIENTS: "n", DUTIES: "v", ODDITIES: "l"}

# Facts of the head and foot in the order of the paper, with the field of the directive that each fills ("" is kept for comparing only).
FACTS = {
    "type_name": ("Loại văn bản", ""),
    "number": ("Số", ""),
    "symbol": ("Ký hiệu", "symbol"),
    "place": ("Địa danh", "place"),
    "day": ("Ngày", ""),
    "superior": ("Cơ quan chủ quản", ""),
    "issuer": ("Cơ quan ban hành", ""),
    "abstract": ("Trích yếu", "abstract"),
    "movement_name": ("Tên phong trào phát động", "movement_name"),
    "period_from": ("Thực hiện từ ngày", "period_from"),
    "period_to": ("Thực hiện đến hết ngày", "period_to"),
    "opening": ("Phần mở đầu", "opening"),
    "closing": ("Phần kết", "closing"),
    "capacity": ("Quyền hạn ký", "capacity"),
    "signer_title": ("Chức vụ trên chữ ký", "signer_title"),
    "signer_name": ("Người ký", ""),
    "filing": ("Lưu", "filing"),
    "drafter_mark": ("Ký hiệu người soạn", "drafter_mark"),
}
# Of a paper from elsewhere only what is said may go into a directive of one's own, never its head and foot.
OF_OTHERS = {"abstract", "movement_name", "period_from", "period_to", "opening", "closing"}
# What a whole directive says; where one of these is not found, the page tells.
AWAITED = ("type_name", "number", "day", "place", "issuer", "abstract", "movement_name", "opening", "signer_title", "signer_name")
LONG = {"abstract", "opening", "closing"}

Kind = Duty.Kind
SHORT = {
    Kind.ACKNOWLEDGE: "TN",
    Kind.PLAN: "KH",
    Kind.LAUNCH: "PĐ",
    Kind.REGISTRATION: "ĐK",
    Kind.HALF_YEAR: "6T",
    Kind.YEAR: "CN",
    Kind.PROPAGANDA: "TT",
    Kind.CLUSTER_PLAN: "CK",
    Kind.THEMATIC: "CĐ",
    Kind.OTHER: "VK",
}
