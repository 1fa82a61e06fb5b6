"""File names: what the sender's computer called the file, made fit to be stored, shown and sent back."""

import re
import unicodedata
from pathlib import PurePosixPath

NAME_LENGTH = 150
_FORBIDDEN = re.compile(r'[<>:"|?*]')


def clean_name(raw):
    """Return the last part of `raw` composed, without controls and direction marks, at most 150 characters, the extension kept in lower case.

    A name of which nothing is left becomes "tep".
    """
    composed = unicodedata.normalize("NFC", raw or "").replace("\\", "/")
    last = composed.rstrip("/").rpartition("/")[2]
    # Cc, Cf: controls and format marks ("bao-cao<U+202E>fdp.exe" shows as "bao-caoexe.pdf"); Cs: halves that no database can store.
    visible = "".join(sign for sign in last if unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Zl", "Zp"})
    stem, dot, ending = " ".join(_FORBIDDEN.sub("_", visible).split()).rstrip(". ").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    extension = f".{ending.strip().lower()[:9]}" if ending.strip() else ""
    return (stem.strip(". ") or "tep")[: NAME_LENGTH - len(extension)] + extension


def extension_of(name):
    """Return the extension of a cleaned name, with its dot, or ""."""
    return PurePosixPath(name).suffix
