"""Where the text of a paper comes from: pasted, or out of a Word or PDF file that was taken in."""

import re

from campaigns.readings.paper.files import text_of
from emulation.search.text import has_control, nfc

_BREAKS = re.compile("[\x0b\x0c]")  # of a line in Word, of a page in a PDF


def text_of_file(file):
    """Return the text of an Attachment without characters nobody can see. Raises TextRefused with a sentence."""
    text = _BREAKS.sub("\n", nfc(text_of(file.file.path, file.media_type)))
    return "".join(" " if has_control(sign, multiline=True) else sign for sign in text)
