"""The boards as Excel tables: units x duties in words, and what one unit owes."""

from emulation.formats.exports import ExcelList
from emulation.formats.words import deadline_words


def of_board(title, duties):
    """Return the ExcelList of a board over `duties`; its rows are those of `board_rows`."""
    columns = (("Cụm, khối", 30), ("Đơn vị", 36), *((duty.title, 20) for duty in duties))
    return ExcelList(title, columns, lambda row, reader: row)


def board_rows(sections, duties):
    """Return a row of words for each unit of the Sections, the cells under their duties; "" where nothing is owed."""
    rows = []
    for section in sections:
        for row in section.rows:
            words = {duty.pk: cell.look.words for duty, cell in zip(section.duties, row.cells, strict=True) if cell}
            rows.append((section.title, row.hint, *(words.get(duty.pk, "") for duty in duties)))
    return rows


def _owed_line(row, reader):
    owed, look = row.owed, row.look
    stands = "Được miễn" if look and look.key == "waived" else owed.get_state_display() if look else "Chưa mở"
    timing = deadline_words(row.due, reader.day, owed.settled_on)[0] if look and look.key != "waived" else ""
    directive, cluster = owed.directive.short_title, owed.cluster.name if owed.cluster_id else ""
    return owed.duty.title, directive, cluster, row.due, row.note, stands, timing, owed.holder.full_name if owed.holder_id else ""


def of_unit(unit, year):
    """Return the ExcelList of what `unit` owes in a year; its rows are OwedRows."""
    return ExcelList(
        f"Việc của {unit.short_name} năm {year}",
        (
            ("Việc", 36),
            ("Chỉ thị", 34),
            ("Thay mặt", 26),
            ("Hạn", 13),
            ("Về hạn", 34),
            ("Trạng thái", 20),
            ("Đúng hạn", 20),
            ("Người phụ trách", 26),
        ),
        _owed_line,
    )
