"""The XML of an Excel file, streamed piece by piece: no entity is opened, and the elements are counted."""

import re
from xml.parsers import expat

from emulation.attachments.refusal import UploadRefused
from emulation.search.text import nfc

BROKEN = "Tệp Excel hỏng hoặc tải lên chưa trọn. Mở ra, lưu lại rồi gửi lại"
MAX_ELEMENTS = 3_000_000  # some seconds of reading; 5.000 rows of forty columns are a fifth of it
_TOO_MUCH = "Tệp có quá nhiều ô đã định dạng. Chép riêng phần bảng sang một tệp Excel mới rồi gửi lại"
_PIECE = 64 * 1024
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def pieces(archive, part):
    if part not in archive.NameToInfo:
        raise UploadRefused(BROKEN)
    with archive.open(part) as file:
        while piece := file.read(_PIECE):
            yield piece
    yield b""


def feed(parser, piece):
    try:
        parser.Parse(piece, not piece)
    except (expat.ExpatError, ValueError, OverflowError, KeyError, IndexError) as problem:
        raise UploadRefused(BROKEN) from problem


def parser_for(start, end, text):
    """Return a parser that knows no entities: a document type is refused at its first sign."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    left = MAX_ELEMENTS

    def counted(name, attributes):
        nonlocal left
        left -= 1
        if left < 0:
            raise UploadRefused(_TOO_MUCH)
        if any(" " in key for key in attributes):
            attributes = {_local(key): value for key, value in attributes.items()}
        start(_local(name), attributes)

    parser.StartElementHandler = counted
    parser.EndElementHandler = lambda name: end(_local(name))
    parser.CharacterDataHandler = text
    return parser


def _refuse_doctype(*_):
    raise UploadRefused(BROKEN)


def _local(name):
    return name.rpartition(" ")[2]


class Collected:
    """The attributes of the elements that are wanted from a small part, in order, with the names of the elements around each."""

    def __init__(self, archive, part, wanted):
        self.found, self._wanted, self._path = [], wanted, []
        parser = parser_for(self._start, self._end, lambda text: None)
        for piece in pieces(archive, part):
            feed(parser, piece)

    def of(self, name, inside=None):
        return [attributes for found, around, attributes in self.found if found == name and inside in {None, around}]

    def _start(self, name, attributes):
        if name in self._wanted:
            self.found.append((name, self._path[-1] if self._path else "", attributes))
        self._path.append(name)

    def _end(self, name):
        self._path.pop()


class OpenText:
    """Gathers the text of <t> elements; what is read aloud (<rPh>) does not belong to it."""

    def __init__(self):
        self._pieces, self._inside, self._aloud = [], False, False

    def start(self, name):
        self._aloud = self._aloud or name == "rPh"
        self._inside = name == "t" and not self._aloud

    def end(self, name):
        self._inside = False
        self._aloud = self._aloud and name != "rPh"

    def add(self, text):
        if self._inside:
            self._pieces.append(text)

    def clear(self):
        self._pieces.clear()

    def take(self):
        text = "".join(self._pieces)
        self.clear()
        return typed(text)


def typed(text):
    """Return a text as it was typed: escaped characters back, composed, stripped; None where nothing is left."""
    return nfc(_ESCAPE.sub(_unescaped, text)).strip() or None


def _unescaped(found):
    """Return the escaped character. Half of a pair is none and breaks every page that shows it: it comes as a control, which the border refuses."""
    number = int(found[1], 16)
    return "\x1a" if 0xD800 <= number < 0xE000 else chr(number)
