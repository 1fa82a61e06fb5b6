"""Looks into one PDF and prints what it found as JSON. Started by `pdfs.py` as its own process, because a small PDF can unfold to gigabytes.

It knows nothing of the house and imports nothing of it.
"""

import json
import mmap
import resource
import sys
from pathlib import Path

MEMORY = 768 * 1024 * 1024
CPU_SECONDS = 15
UNFOLDED = 64 * 1024 * 1024

_CODE_KEYS = {"/JavaScript", "/RichMedia", "/XFA"}
_CODE_ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/GoToE"}
# What an older revision of the file, or a reader with other habits, might still find.
_RAW = ((b"/JavaScript", "code"), (b"/Launch", "code"), (b"/EmbeddedFile", "files"))


def look(path):
    """Return {"pages": n} or {"refused": code} for the PDF at `path`."""
    import pikepdf  # after the limits are set: it is the parser that is limited

    pikepdf.settings.set_qpdf_limits(flate_max_memory=UNFOLDED, run_length_max_memory=UNFOLDED, png_max_memory=UNFOLDED, tiff_max_memory=UNFOLDED)
    try:
        with pikepdf.open(path) as pdf:
            refused = raw_marks(path) or next(filter(None, map(marks_of, pdf.objects)), None)
            pages = len(pdf.pages)
            # Only streams that hold objects are unfolded here: one that could not be was not looked into.
            unseen = any("error decoding stream data" in str(warning) for warning in pdf.get_warnings())
    except pikepdf.PasswordError:
        return {"refused": "password"}
    except MemoryError:
        return {"refused": "heavy"}
    except Exception:  # a parser fails in many ways on hostile input
        return {"refused": "broken"}
    if refused or unseen:
        return {"refused": refused or "heavy"}
    return {"pages": pages} if pages else {"refused": "no_pages"}


def raw_marks(path):
    """Return "code" or "files" if the bytes of the file name an active part in the clear, else None."""
    with Path(path).open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return next((code for mark, code in _RAW if content.find(mark) >= 0), None)


def marks_of(thing):
    """Return "code" or "files" if `thing` (an object of the PDF) or anything written directly within it is active, else None."""
    import pikepdf

    waiting = [thing]
    while waiting:
        part = waiting.pop()
        if isinstance(part, pikepdf.Array):
            waiting += _direct_parts(part)
        elif isinstance(part, (pikepdf.Dictionary, pikepdf.Stream)):
            if _is_code(part):
                return "code"
            if _is_file(part):
                return "files"
            waiting += _direct_parts(value for _, value in part.items())
    return None


def _direct_parts(values):
    import pikepdf

    return [value for value in values if isinstance(value, (pikepdf.Array, pikepdf.Dictionary)) and not value.is_indirect]


def _is_code(part):
    import pikepdf

    # A font or a picture may be named /JS as well; those are dictionaries, a script is a text or a stream.
    script = "/JS" in part and not isinstance(part["/JS"], pikepdf.Dictionary)
    return script or bool(set(part.keys()) & _CODE_KEYS) or str(part.get("/S", "")) in _CODE_ACTIONS


def _is_file(part):
    import pikepdf

    carried = "/EF" in part and isinstance(part["/EF"], pikepdf.Dictionary) and not {"/F", "/UF"}.isdisjoint(part["/EF"].keys())
    kind, look_of = str(part.get("/Type", "")), str(part.get("/Subtype", ""))
    return carried or "/EmbeddedFiles" in part or kind == "/EmbeddedFile" or look_of == "/FileAttachment"


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        answer = look(sys.argv[1])
    except MemoryError:
        answer = {"refused": "heavy"}
    print(json.dumps(answer))
