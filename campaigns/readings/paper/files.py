"""The text of a file that somebody sends: Word, PDF with text, plain text."""

import unicodedata
from pathlib import Path

from campaigns.readings.paper import pdf_text, word_text
from campaigns.readings.paper.refusal import TextRefused

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
LONGEST = 400_000  # signs; a directive has some ten thousand

_ONLY_THESE = "Chỉ đọc được tệp Word (.docx), PDF có chữ hoặc văn bản thuần. Dán nội dung hoặc gửi bản Word"
_EMPTY = "Tệp không có chữ. Dán nội dung hoặc gửi bản khác"
_TOO_LONG = "Văn bản quá dài để đọc (trên 400.000 ký tự). Gửi riêng phần Chỉ thị"
_OLD_CODE = "Tệp dùng bảng mã cũ (TCVN3, VNI) hoặc không phải văn bản. Chuyển sang Unicode rồi gửi lại, hoặc gửi bản Word"

__all__ = ["TextRefused", "text_of"]


def text_of(path, media_type: str) -> str:
    """Return the text of the file at `path`, its paragraphs as lines, cells of a table side by side parted by tabs.

    Raises TextRefused with a sentence for the person: a scan, a locked or broken file, an old code page, another kind of file.
    """
    if media_type == WORD:
        text = word_text.text(path)
    elif media_type == PDF:
        text = pdf_text.text(path)
    elif media_type.startswith("text/plain"):
        text = decoded(Path(path).read_bytes())
    else:
        raise TextRefused(_ONLY_THESE)
    if not text.strip():
        raise TextRefused(_EMPTY)
    if len(text) > LONGEST:
        raise TextRefused(_TOO_LONG)
    return text


def decoded(content: bytes) -> str:
    """Return plain text as typed: UTF-8 with or without its mark, UTF-16 with its mark or betrayed by its zeros. Raises TextRefused."""
    for mark, coding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return _decode(content, coding)
    if content and b"\x00" in content[:200]:
        return _decode(content, "utf-16-le" if content[1:2] == b"\x00" or content[3:4] == b"\x00" else "utf-16-be")
    return _decode(content, "utf-8")


def _decode(content, coding):
    try:
        text = content.decode(coding)
    except UnicodeDecodeError as problem:
        raise TextRefused(_OLD_CODE) from problem
    if any(unicodedata.category(sign) == "Cc" and sign not in "\n\r\t\x0b\x0c" for sign in text[:2000]):
        raise TextRefused(_OLD_CODE)
    return text
