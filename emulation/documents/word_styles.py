"""How an administrative paper looks in Word: Nghị định 30/2020/NĐ-CP, Phụ lục I. The twin of static/css/nd30.css; keep both alike.

Each kind of line is a named style, so that whoever edits the file keeps the look, and may change it in one place.
"""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

FONT, LANGUAGE = "Times New Roman", "vi-VN"
TWIPS = 20  # in a point
INDENT, INSET = 720, 113  # 1.27 cm before the first line; 2 mm beside the left box of the head
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, kw_only=True)
class Look:
    """Sizes and spaces in points; `least` is the height of a line, `level` the place among the headings (0: not one)."""

    name: str
    size: float = 14
    least: float = 17.5
    before: float = 0
    align: str = "left"
    bold: bool = False
    italic: bool = False
    first_line: bool = False
    inset: bool = False
    keep: bool = False
    level: int = 0
    exact: bool = False


STYLES = {
    "superior": Look(name="NĐ30 Cơ quan chủ quản", size=13, least=16.25, align="center", inset=True),
    "agency": Look(name="NĐ30 Cơ quan ban hành", size=13, least=16.25, align="center", bold=True, inset=True),
    "nation": Look(name="NĐ30 Quốc hiệu", size=13, least=16.25, align="center", bold=True),
    "motto": Look(name="NĐ30 Tiêu ngữ", align="center", bold=True),
    "number": Look(name="NĐ30 Số, ký hiệu", size=13, least=16.25, before=7, align="center", inset=True),
    "day": Look(name="NĐ30 Địa danh, ngày", before=6, align="center", italic=True),
    "type": Look(name="NĐ30 Tên loại", before=18, align="center", bold=True, keep=True, level=1),
    "abstract": Look(name="NĐ30 Trích yếu", align="center", bold=True, keep=True),
    "to_whom": Look(name="NĐ30 Kính gửi", before=6, align="center", keep=True),
    "basis": Look(name="NĐ30 Căn cứ", before=6, align="both", italic=True, first_line=True),
    "text": Look(name="NĐ30 Nội dung", before=6, align="both", first_line=True),
    "part": Look(name="NĐ30 Phần", before=6, align="both", bold=True, first_line=True, keep=True, level=2),
    "item": Look(name="NĐ30 Mục", before=6, align="both", bold=True, first_line=True, keep=True, level=3),
    "cell": Look(name="NĐ30 Bảng", size=13, least=15.6),
    "cell_mid": Look(name="NĐ30 Bảng, giữa", size=13, least=15.6, align="center"),
    "cell_head": Look(name="NĐ30 Bảng, đầu cột", size=13, least=15.6, align="center", bold=True),
    "annex": Look(name="NĐ30 Phụ lục", align="center", bold=True, keep=True, level=1),
    "annex_of": Look(name="NĐ30 Phụ lục, kèm theo", align="center", italic=True, keep=True),
    "small_cell": Look(name="NĐ30 Bảng phụ lục", size=12, least=14.4),
    "small_cell_mid": Look(name="NĐ30 Bảng phụ lục, giữa", size=12, least=14.4, align="center"),
    "small_cell_head": Look(name="NĐ30 Bảng phụ lục, đầu cột", size=12, least=14.4, align="center", bold=True),
    "small_cell_group": Look(name="NĐ30 Bảng phụ lục, nhóm", size=12, least=14.4, bold=True, keep=True),
    "small_cell_part": Look(name="NĐ30 Bảng phụ lục, trong đó", size=12, least=14.4, italic=True),
    "small_cell_mid_part": Look(name="NĐ30 Bảng phụ lục, trong đó, giữa", size=12, least=14.4, align="center", italic=True),
    "tiny_cell": Look(name="NĐ30 Bảng phụ lục, chữ nhỏ", size=10, least=12),
    "tiny_cell_mid": Look(name="NĐ30 Bảng phụ lục, chữ nhỏ, giữa", size=10, least=12, align="center"),
    "tiny_cell_head": Look(name="NĐ30 Bảng phụ lục, chữ nhỏ, đầu cột", size=10, least=12, align="center", bold=True),
    "to_head": Look(name="NĐ30 Nơi nhận", size=12, least=14.4, bold=True, italic=True),
    "to": Look(name="NĐ30 Nơi nhận, từng dòng", size=11, least=13.2),
    "post": Look(name="NĐ30 Chức vụ", align="center", bold=True),
    "hand": Look(name="NĐ30 Ghi chú dưới chức vụ", size=12, least=14.4, align="center", italic=True),
    "signer": Look(name="NĐ30 Họ tên", before=76.5, align="center", bold=True),
    "header": Look(name="NĐ30 Số trang", least=14, align="center", exact=True),
    "draft": Look(name="NĐ30 Dự thảo", least=14, exact=True),
    "rule": Look(name="NĐ30 Nét kẻ", size=1, least=1.5, exact=True),
    "gap": Look(name="NĐ30 Khoảng trống", size=1, least=14, exact=True),
}


def sheet_xml():
    """Return the whole word/styles.xml: nothing of any template stays, and no style but ours is in the list that the writer sees."""
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    lang = f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="{LANGUAGE}"/>'
    own = "".join(_style(key, look) for key, look in STYLES.items())
    return (
        f'<w:styles xmlns:w="{NAMESPACE}"><w:docDefaults>'
        f'<w:rPrDefault><w:rPr>{fonts}<w:sz w:val="28"/><w:szCs w:val="28"/>{lang}</w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        f"{own}</w:styles>"
    )


def _style(key, look):
    """Return one style; the order of the elements is that of the schema."""
    rule = "exact" if look.exact else "atLeast"
    paragraph = "".join(
        (
            "<w:keepNext/>" if look.keep else "",
            "<w:widowControl/>",
            f'<w:spacing w:before="{_twips(look.before)}" w:after="0" w:line="{_twips(look.least)}" w:lineRule="{rule}"/>',
            f'<w:ind w:firstLine="{INDENT}"/>' if look.first_line else "",
            f'<w:ind w:right="{INSET}"/>' if look.inset else "",
            f'<w:jc w:val="{look.align}"/>',
            f'<w:outlineLvl w:val="{look.level - 1}"/>' if look.level else "",
        )
    )
    faces = f"{'<w:b/><w:bCs/>' if look.bold else ''}{'<w:i/><w:iCs/>' if look.italic else ''}"
    size = round(look.size * 2)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{key}">'
        f'<w:name w:val={quoteattr(look.name)}/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f'<w:pPr>{paragraph}</w:pPr><w:rPr>{faces}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _twips(points):
    return round(points * TWIPS)
