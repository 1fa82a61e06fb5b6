"""Vietnamese text at the border: one spelling in the database, search without marks, order of the Vietnamese alphabet.

A search key and a sort key are stored beside the text, because the databases disagree: SQLite folds the case of ASCII only,
and the usual byte order puts "Ân" after "Uyên".
"""

import re
import unicodedata

SORT_KEY_LENGTH = 300  # the width of the `sort_key` columns; a key that is cut still sorts
SEARCH_LIMIT = 100

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_CODES = {letter: str(30 + place) for place, letter in enumerate(_ALPHABET)}
_SHAPES = "\u0302\u0306\u031b"  # circumflex, breve, horn: they make another letter, not another tone
_TONES = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}  # huyền, hỏi, ngã, sắc, nặng, as in dictionaries
_WORDS = re.compile(r"[0-9]+|[^\W\d_]+")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff]")
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def nfc(text):
    """Return `text` composed (NFC), with line ends as "\\n" and without zero-width spaces that come along from Word or chat programs."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n"))


def fold(text):
    """Return `text` for comparing: no marks, đ as d, lower case, single spaces. Composed and decomposed input give the same."""
    decomposed = unicodedata.normalize("NFD", nfc(text).lower())
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(letters.replace("đ", "d").split())


def has_control(text, *, multiline=False):
    """Tell whether `text` holds a character nobody can see: NUL and other controls, text-reordering marks, broken halves.

    Line ends and tabs count as such unless `multiline`. PostgreSQL refuses NUL, SQLite stores it: so it must not get that far.
    """
    allowed = "\n\r\t" if multiline else ""
    controls = any(unicodedata.category(sign) == "Cc" and sign not in allowed for sign in text)
    return controls or bool(_REORDERING.search(text))


def clean_query(text, limit=SEARCH_LIMIT):
    """Return what a person typed in a search box as a folded string of at most `limit` characters, fit for `search_key__contains`."""
    visible = "".join(" " if has_control(sign) else sign for sign in nfc(text or "")[: limit * 4])
    return fold(visible)[:limit].strip()


def title_sort_key(text):
    """Return a string of digits whose order, in every collation, is the order of a Vietnamese dictionary.

    Syllable by syllable: the letters first, then the tone. Numbers go by their value ("Ấp 2" before "Ấp 10").
    """
    return "".join(_word_key(word) for word in _words(text))[:SORT_KEY_LENGTH]


def person_sort_key(full_name):
    """Return the sort key of a person: given name, then middle names, then family name, as lists of people are kept in Vietnam."""
    words = _words(full_name)
    if not words:
        return ""
    family, middle, given = words[0], words[1:-1], words[-1]
    if len(words) == 1:
        return _word_key(given)[:SORT_KEY_LENGTH]
    # "00" is below every code: a name without a middle name comes before the same name with one.
    return (_word_key(given) + "".join(map(_word_key, middle)) + "00" + _word_key(family))[:SORT_KEY_LENGTH]


def _words(text):
    return _WORDS.findall(nfc(text).lower())


def _word_key(word):
    """Two digits a letter, then "0" and the tone. "01" to "06" are below every letter, so "An Bình" comes before "Anh"."""
    if word.isascii() and word.isdigit():
        return _number_key(word)
    codes, tone = [], "1"
    for sign in word:
        parts = unicodedata.normalize("NFD", sign)
        letter = unicodedata.normalize("NFC", parts[0] + "".join(mark for mark in parts[1:] if mark in _SHAPES))
        tone = next((_TONES[mark] for mark in parts if mark in _TONES), tone)
        codes.append(_LETTER_CODES.get(letter) or _LETTER_CODES.get(parts[0]) or f"99{ord(sign):07d}")
    return "".join(codes) + "0" + tone


def _number_key(digits):
    """The count of digits (11 to 19, below every letter), then the digits: longer numbers are greater."""
    digits = digits.lstrip("0")[:9] or "0"
    return f"1{len(digits)}{digits}01"
