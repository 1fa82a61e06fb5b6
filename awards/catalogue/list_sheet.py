"""The awards of a day, and any table of the law, as Excel tables."""

from awards.catalogue.tables import titles_of, words_of
from emulation.formats.exports import ExcelList


def _line(line, reader):
    award = line.award
    own = "Cơ quan này" if line.own else ""
    return (
        award.code,
        award.name,
        award.get_form_display(),
        line.recipients,
        line.kinds,
        line.deciders,
        own,
        line.bonuses,
        line.basis,
        line.confidence,
    )


AWARDS = ExcelList(
    "Danh mục danh hiệu, hình thức khen thưởng",
    (
        ("Mã", 14),
        ("Danh hiệu, hình thức", 44),
        ("Loại", 26),
        ("Đối tượng", 26),
        ("Loại hình", 40),
        ("Người có thẩm quyền", 44),
        ("Cơ quan này quyết định", 16),
        ("Tiền thưởng", 44),
        ("Căn cứ", 44),
        ("Mức độ chắc chắn", 26),
    ),
    _line,
)


def sheet_of(table):
    """Return the ExcelList of a Table of the law."""

    def values(row, reader):
        own = tuple(words_of(row, name) for name in table.columns)
        if not table.dated:
            return own
        return (*own, row.valid_from, row.valid_to, row.basis, row.get_confidence_display())

    dated = (("Từ ngày", 13), ("Đến hết ngày", 13), ("Căn cứ", 40), ("Mức độ chắc chắn", 26)) if table.dated else ()
    columns = (*((title, 30) for title in titles_of(table)), *dated)
    return ExcelList(table.title, columns, values)
