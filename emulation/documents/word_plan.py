"""The middle of a Kế hoạch in Word: the twin of templates/documents/plan.html."""

from emulation.documents.templatetags.papers import with_measure
from emulation.documents.word import say

TITLES = ("STT", "Nội dung", "Chỉ tiêu", "Mức phấn đấu", "Hạn", "Người phụ trách")
WIDTHS = (12, 37.5, 38, 25, 24.5, 28)  # mm
NUMBERS = ("I", "II", "III", "IV")


def write(sheet, facts):
    """Write the parts, numbered as they stand: one without text is left out, and the numbers close up."""
    numbers = iter(NUMBERS)

    def part(title):
        sheet.line("part", f"{next(numbers)}. {title}".upper())

    if facts["aims"]:
        part("Mục đích, yêu cầu")
        say(sheet, facts["aims"])
    part("Nội dung thi đua")
    say(sheet, facts["content"], keep_last=bool(facts["rows"]))
    if facts["rows"]:
        _table(sheet, facts["rows"])
    for title, key in (("Giải pháp", "measures"), ("Tổ chức thực hiện", "organisation")):
        if facts[key]:
            part(title)
            say(sheet, facts[key])


def _table(sheet, rows):
    lines = [
        [
            str(number),
            row.get("content"),
            row.get("indicator"),
            with_measure(row.get("level"), row.get("measure")),
            row.get("due"),
            row.get("person"),
        ]
        for number, row in enumerate(rows, 1)
    ]
    sheet.grid(TITLES, lines, widths=WIDTHS, middle=(0, 3, 4))
