"""Is this file what it says it is, and can it be opened without harm? The content decides, the name must agree."""

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from emulation.attachments import kinds, office, pdfs, pictures
from emulation.attachments.names import extension_of
from emulation.attachments.refusal import UploadRefused

_HEAD = 1024
_MARKUP = re.compile(rb"<(?:script|html|svg|!doctype html|\?php)", re.IGNORECASE)
_NO_TEXT = "Tệp không phải văn bản Unicode (có thể là bảng mã cũ TCVN3, VNI). Lưu lại dạng UTF-8 hoặc gửi bản Word"
_MIXED = "Tệp trộn hai loại nội dung nên không nhận. In lại thành PDF rồi gửi lại"


@dataclass(frozen=True)
class Finding:
    """What was found: the media type to serve, and the number of pages of a PDF (None otherwise)."""

    media_type: str
    pages: int | None = None


def inspect(path, name, *, only=kinds.KINDS):
    """Return the Finding for the file at `path` that was sent under the cleaned `name`.

    `only` narrows the kinds that are welcome here. Raises UploadRefused with a sentence for the sender. Reads only.
    """
    promised = kinds.by_extension(extension_of(name), only)
    if promised not in only:
        raise UploadRefused("Chỉ nhận " + ", ".join(kind.words for kind in only))
    with Path(path).open("rb") as file:
        head = file.read(_HEAD)
    if promised is kinds.TEXT:
        return _inspect_text(path)
    found = kinds.by_head(head)
    if found != (kinds.DOCX, kinds.XLSX):
        _refuse_mixtures(path, head, found[0])
        _refuse_wrong_name(promised, found[0])
    if found[0] is kinds.PDF:
        return Finding(kinds.PDF.media_type, pdfs.inspect_pdf(path))
    if found[0] in (kinds.JPEG, kinds.PNG):
        pictures.inspect_picture(path, found[0])
        return Finding(found[0].media_type)
    inside = office.inspect_office(path)
    _refuse_wrong_name(promised, inside)
    return Finding(inside.media_type)


def _inspect_text(path):
    """Plain text: readable as Unicode, without control characters. It is served to be saved, never shown, so that markup does no harm."""
    content = Path(path).read_bytes()
    try:
        text = content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError as problem:
        raise UploadRefused(_NO_TEXT) from problem
    if re.search(r"[\x00-\x08\x0e-\x1f\x7f]", text):
        raise UploadRefused(_NO_TEXT)
    return Finding(kinds.TEXT.media_type)


def _refuse_wrong_name(promised, found):
    if promised is not found:
        raise UploadRefused(f"Tên tệp ghi {promised.extensions[0]} nhưng nội dung là {found.words}. Lưu lại đúng loại rồi gửi lại")


def _refuse_mixtures(path, head, kind):
    """Files that two programs read in two ways: a picture that is also a PDF, a PDF that is also a page or an archive."""
    if _MARKUP.search(head) or (kind is not kinds.PDF and b"%PDF-" in head):
        raise UploadRefused(_MIXED)
    try:
        with zipfile.ZipFile(path) as archive:
            entries = len(archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return
    if entries:
        raise UploadRefused(_MIXED)
