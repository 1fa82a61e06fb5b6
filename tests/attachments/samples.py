"""Files made in memory: five honest ones, and the pieces hostile ones are made of."""

import io
import struct
import zipfile
import zlib

import pikepdf
from PIL import Image

CONTENT_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
WORD_MAIN = '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
EXCEL_MAIN = '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
MACRO_MAIN = '<Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def archive(parts, *, compression=zipfile.ZIP_DEFLATED):
    """Return a zip of `parts`: a dict, or a list of pairs where one name may come twice."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", compression) as made:
        for name, content in parts.items() if isinstance(parts, dict) else parts:
            made.writestr(name, content)
    return held.getvalue()


def word_parts(**more):
    return {"[Content_Types].xml": CONTENT_TYPES.format(WORD_MAIN), "word/document.xml": "<document>Báo cáo</document>"} | more


def docx(parts=None):
    return archive(word_parts() | (parts or {}))


def xlsx(parts=None):
    return archive({"[Content_Types].xml": CONTENT_TYPES.format(EXCEL_MAIN), "xl/workbook.xml": "<workbook/>"} | (parts or {}))


def external(kind, target):
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    return RELATIONS.format(f'<Relationship Id="r1" Type="{types}{kind}" Target="{target}" TargetMode="External"/>')


def pdf(change=None, *, pages=1, **save):
    """Return a PDF of blank pages; `change(pdf)` may spoil it. Objects are packed in streams, so that a search in the bytes finds nothing."""
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page()
        if change:
            change(made)
        held = io.BytesIO()
        made.save(held, **({"object_stream_mode": pikepdf.ObjectStreamMode.generate} | save))
    return held.getvalue()


def picture(form="PNG", size=(40, 30)):
    held = io.BytesIO()
    Image.radial_gradient("L").resize(size).convert("RGB").save(held, form)
    return held.getvalue()


def png_header(width, height):
    """Return a PNG that promises a huge picture in a few bytes."""
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b"")]
    parts = [struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def pdf_bomb(megabytes):
    """Return a PDF of a few kB whose one object, packed in an object stream, unfolds to `megabytes`."""
    packed = zlib.compress(b"3 0 <</A(" + b"a" * (megabytes << 20) + b")>>", 9)
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R/X 3 0 R>>",
        2: b"<</Type/Pages/Kids[6 0 R]/Count 1>>",
        4: b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(packed), packed),
        6: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>",
    }
    out, places = b"%PDF-1.5\n", {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    places[5] = len(out)
    rows = b"".join(_xref_row(2, 4) if n == 3 else _xref_row(1, places[n]) if n else _xref_row(0, 0) for n in range(7))
    table = b"5 0 obj\n<</Type/XRef/Size 7/W[1 4 1]/Root 1 0 R/Length %d>>stream\n%b\nendstream\nendobj\n" % (len(rows), rows)
    return out + table + b"startxref\n%d\n%%%%EOF\n" % places[5]


def _xref_row(kind, place):
    return bytes([kind]) + place.to_bytes(4, "big") + b"\0"
