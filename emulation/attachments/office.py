"""Word and Excel files: a zip of XML parts. Counted and measured before anything is unpacked, then read part by part."""

import re
import struct
import zipfile
from contextlib import nullcontext
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree  # only for parts without a DTD, see `_refuse_dtd`

from emulation.attachments import kinds
from emulation.attachments.refusal import UploadRefused

MAX_UNPACKED = 50 * 1024 * 1024
MAX_ENTRIES = 1000
MAX_RATIO = 100
_MAX_DIRECTORY = 1024 * 1024
_FREE_SIZE = 1024 * 1024  # below this a part may shrink as it likes: short XML is repetitive
_PIECE = 64 * 1024

_BROKEN = "Tệp Word, Excel hỏng hoặc tải lên chưa trọn. Mở ra, lưu lại rồi gửi lại"
_BOMB = "Tệp nở ra quá lớn khi mở. Lưu lại thành PDF rồi gửi lại"
_LOCKED = "Tệp Word, Excel có mật khẩu. Bỏ mật khẩu rồi gửi lại"
_MACRO = "Tệp có macro. Lưu lại thành .docx, .xlsx không macro rồi gửi lại"
_EMBEDDED = "Tệp có nhúng tệp hoặc đối tượng khác bên trong. Lưu lại thành PDF rồi gửi lại"
_REMOTE = "Tệp tự lấy nội dung từ máy khác khi mở. Lưu lại thành PDF rồi gửi lại"

_MAIN_PARTS = {
    "word/document.xml": (kinds.DOCX, b"wordprocessingml.document.main+xml"),
    "xl/workbook.xml": (kinds.XLSX, b"spreadsheetml.sheet.main+xml"),
}
_MACRO_NAMES = re.compile(r"vbaproject|vbadata|macrosheets/|activex/|customui", re.IGNORECASE)
_MACRO_TYPES = re.compile(rb"macroenabled|vbaproject|macrosheet", re.IGNORECASE)
_CHART_DATA = re.compile(r"(?:word|xl)/embeddings/[^/]+\.xlsx")
_ARCHIVES = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"MZ")
_DTD = tuple(mark.encode(coding) for mark in ("<!DOCTYPE", "<!ENTITY") for coding in ("ascii", "utf-16-le", "utf-16-be"))
_FETCHED = ("/attachedTemplate", "/oleObject", "/frame", "/subDocument", "/package")


def inspect_office(source):
    """Return kinds.DOCX or kinds.XLSX for the zip at `source`: a path, or an open binary file, which stays open.

    Raises UploadRefused: broken, too large unpacked, locked, with macros, with embedded objects, or fetching parts from elsewhere.
    The data sheet of a chart is the one file that may stand inside; it is looked into in the same way, one level deep.
    """
    try:
        with nullcontext(source) if hasattr(source, "read") else Path(source).open("rb") as file:
            kind, _ = _look_into(file, nested=False)
    except UploadRefused:
        raise
    except Exception as problem:  # a parser fails in many ways on hostile input
        raise UploadRefused(_BROKEN) from problem
    return kind


def _look_into(file, *, nested):
    """Return the kind of the zip in the open `file`, and how much it unpacks to, together with what stands inside it."""
    _measure_directory(file)
    with zipfile.ZipFile(file) as archive:
        entries = archive.infolist()
        unpacked = _measure(entries)
        _refuse_names(entries)
        kind = _kind_of(archive)
        for entry in entries:
            unpacked += _read_part(archive, entry, nested=nested)
            if unpacked > MAX_UNPACKED:
                raise UploadRefused(_BOMB)
    return kind, unpacked


def _measure_directory(file):
    """Refuse by the last 22 bytes alone: a directory of half a million entries costs memory as soon as it is read."""
    file.seek(-22, 2)
    signature, _, _, _, count, size, _, comment = struct.unpack("<4s4H2LH", file.read(22))
    if signature != b"PK\x05\x06" or comment:
        raise UploadRefused(_BROKEN)
    if count > MAX_ENTRIES or size > _MAX_DIRECTORY:
        raise UploadRefused(_BOMB)


def _measure(entries):
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED:
        raise UploadRefused(_BOMB)
    for entry in entries:
        if entry.file_size > _FREE_SIZE and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise UploadRefused(_BOMB)
    return unpacked


def _refuse_names(entries):
    names = [entry.filename for entry in entries]
    if len({name.lower() for name in names}) < len(names):
        raise UploadRefused(_BROKEN)  # two parts of one name: each program would read another
    for entry in entries:
        name = entry.orig_filename
        if name.startswith("/") or "\\" in name or ":" in name or "\0" in name or ".." in name.split("/"):
            raise UploadRefused(_BROKEN)
        if entry.flag_bits & 0x1:
            raise UploadRefused(_LOCKED)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UploadRefused(_BROKEN)
        if _MACRO_NAMES.search(name):
            raise UploadRefused(_MACRO)


def _kind_of(archive):
    types = archive.read("[Content_Types].xml")
    if _MACRO_TYPES.search(types):
        raise UploadRefused(_MACRO)
    present = set(archive.namelist())
    found = [kind for part, (kind, content_type) in _MAIN_PARTS.items() if part in present and content_type in types]
    if len(found) != 1:
        raise UploadRefused(kinds.ONLY_THESE)
    return found[0]


def _read_part(archive, entry, *, nested):
    """Unpack one part to the end, so that its checksum is compared; return what a file inside it unpacks to (0 for an ordinary part)."""
    if entry.filename.endswith((".xml", ".rels", ".vml")):
        content = archive.read(entry)
        _refuse_dtd(content)
        if entry.filename.endswith(".rels"):
            _refuse_remote(content)
        return 0
    with archive.open(entry) as part:
        head = part.read(8)
        while part.read(_PIECE):
            pass
    if not head.startswith(_ARCHIVES):
        return 0
    if nested or not _CHART_DATA.fullmatch(entry.filename):
        raise UploadRefused(_EMBEDDED)
    return _look_into(BytesIO(archive.read(entry)), nested=True)[1]


def _refuse_dtd(content):
    if any(mark in content for mark in _DTD):
        raise UploadRefused(_BROKEN)


def _refuse_remote(content):
    for relation in ElementTree.fromstring(content):  # noqa: S314  no DTD in it: refused above
        target = relation.get("Target", "").replace("\\", "/").lower()
        local = target.startswith("file:///") and not target.startswith("file:////")
        remote = "://" in target or target.startswith("//")
        if relation.get("TargetMode") == "External" and relation.get("Type", "").endswith(_FETCHED) and remote and not local:
            raise UploadRefused(_REMOTE)
