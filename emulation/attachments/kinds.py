"""The kinds of file that are taken in: five everywhere, plain text only where a page asks for it. What is not in this table does not get in."""

from dataclasses import dataclass

from emulation.attachments.refusal import UploadRefused


@dataclass(frozen=True)
class Kind:
    """One accepted kind: its name in sentences, the extensions it may carry, the media type it is served with."""

    code: str
    words: str
    extensions: tuple[str, ...]
    media_type: str


PDF = Kind("pdf", "PDF", (".pdf",), "application/pdf")
DOCX = Kind("docx", "Word", (".docx",), "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
XLSX = Kind("xlsx", "Excel", (".xlsx",), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
JPEG = Kind("jpg", "ảnh JPG", (".jpg", ".jpeg"), "image/jpeg")
PNG = Kind("png", "ảnh PNG", (".png",), "image/png")
TEXT = Kind("txt", "văn bản thuần", (".txt",), "text/plain")
KINDS = (PDF, DOCX, XLSX, JPEG, PNG)
MEDIA_TYPES = tuple(kind.media_type for kind in (*KINDS, TEXT))

AS_PDF, AS_TABLE = "Lưu lại thành PDF", "Chép riêng phần bảng sang một tệp Excel mới"
ONLY_THESE = "Chỉ nhận PDF, Word, Excel, ảnh JPG hoặc PNG"

# Known contents that people send in good faith, and what they can do about it.
_FAMILIAR = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Tệp Word, Excel kiểu cũ hoặc có mật khẩu. Lưu lại thành .docx, .xlsx không mật khẩu rồi gửi lại"),
    (b"Rar!", "Không nhận tệp nén. Giải nén rồi gửi từng tệp"),
    (b"7z\xbc\xaf\x27\x1c", "Không nhận tệp nén. Giải nén rồi gửi từng tệp"),
)
_HEIC = "Ảnh kiểu HEIC không mở được trên máy khác. Lưu lại thành ảnh JPG rồi gửi lại"


def by_extension(extension, only=KINDS):
    """Return the kind that may carry `extension` (".pdf"), of the five or of those that `only` adds. Raises UploadRefused for any other."""
    for kind in (*KINDS, *only):
        if extension in kind.extensions:
            return kind
    raise UploadRefused(ONLY_THESE)


def by_head(head):
    """Return the kinds that the first bytes `head` allow: one, or Word and Excel, which both begin as a zip. Raises UploadRefused."""
    if head.startswith(b"%PDF-"):
        return (PDF,)
    if head.startswith(b"\xff\xd8\xff"):
        return (JPEG,)
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return (PNG,)
    if head.startswith(b"PK\x03\x04"):
        return (DOCX, XLSX)
    for magic, sentence in _FAMILIAR:
        if head.startswith(magic):
            raise UploadRefused(sentence)
    if head[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc"):
        raise UploadRefused(_HEIC)
    raise UploadRefused(ONLY_THESE)
