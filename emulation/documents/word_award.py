"""The middle of the papers about awards in Word: the twin of templates/documents/award_paper.html."""

from emulation.documents.templatetags.papers import roman
from emulation.documents.word import kept, say, table


def write(sheet, facts):
    """Write the parts; those with a title are counted I, II ..."""
    number = 0
    for part in facts["parts"]:
        if part.get("title"):
            number += 1
            sheet.line("part", f"{roman(number)}. {part['title']}".upper())
        for block in part["blocks"]:
            if block.get("item"):
                sheet.line("item", kept(block["item"]))
            say(sheet, block.get("text", ""), keep_last=bool(block.get("table")))
            if block.get("table"):
                table(sheet, block["table"])
