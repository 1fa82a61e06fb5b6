"""The middle of a Báo cáo in Word: the twin of templates/documents/report.html."""

from emulation.documents.templatetags.papers import roman
from emulation.documents.word import kept, say


def write(sheet, facts):
    """Write the chapters, counted I, II ..., and the parts of each under their own heading."""
    for place, chapter in enumerate(facts["chapters"], 1):
        sheet.line("part", f"{roman(place)}. {chapter['title']}".upper())
        for part in chapter["parts"]:
            if part.get("title"):
                number = f"{part['number']} " if part.get("number") else ""
                sheet.line("item", kept(f"{number}{part['title']}"))
            say(sheet, part["text"])
