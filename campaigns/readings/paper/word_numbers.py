"""Automatic numbers of Word lists, written out as Word shows them: "1.", "a)", "I.", "1.1.", "-"."""

import re

from docx.oxml.ns import qn

_PLACEHOLDER = re.compile(r"%(\d)")
_SYMBOLS = str.maketrans({"\uf0b7": "•", "\uf02d": "-", "\uf0a7": "▪", "o": "o", "\uf076": "*", "\uf0d8": "-", "–": "-"})


class Numbers:
    """Counts through a document: ask `label` for each paragraph in order."""

    def __init__(self, document):
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        try:
            root = document.part.numbering_part.element
        except (NotImplementedError, KeyError):
            return
        for each in root.findall(qn("w:abstractNum")):
            self._levels[each.get(qn("w:abstractNumId"))] = dict(map(_level, each.findall(qn("w:lvl"))))
        for num in root.findall(qn("w:num")):
            key = num.get(qn("w:numId"))
            self._abstract[key] = _value(num, "w:abstractNumId") or ""
            for change in num.findall(qn("w:lvlOverride")):
                if start := _value(change, "w:startOverride"):
                    self._starts[key, int(change.get(qn("w:ilvl")))] = int(start)

    def label(self, paragraph) -> str:
        """Return what Word shows before `paragraph`, with a blank behind it, or "" if it has no number."""
        number = _numbering(paragraph)
        if number is None:
            return ""
        key, depth = number
        abstract = self._abstract.get(key, "")
        levels = self._levels.get(abstract, {})
        if depth not in levels:
            return ""
        counts = self._count(abstract, key, depth, levels)
        form, template, _ = levels[depth]
        if form == "none" or not template:
            return ""
        if form == "bullet":
            return f"{template.translate(_SYMBOLS)} "
        shown = _PLACEHOLDER.sub(lambda mark: self._shown(levels, counts, int(mark[1]) - 1), template)
        return f"{shown} "

    def _count(self, abstract, key, depth, levels):
        """Count on, and begin the deeper levels anew. Lists of one pattern count together unless one of them begins anew."""
        start = self._starts.pop((key, depth), None)
        counts = self._counts.setdefault(abstract, {})
        counts[depth] = start if start is not None else counts.get(depth, levels[depth][2] - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        return counts

    @staticmethod
    def _shown(levels, counts, level):
        form, _, start = levels.get(level, ("decimal", "", 1))
        return _written(counts.get(level, start), form)


def _numbering(paragraph):
    """(list, level) of the paragraph itself or of its style, None if it has none or takes it back."""
    style = paragraph.style
    sources = [paragraph._p.pPr]
    while style is not None and len(sources) < 10:
        sources.append(style.element.find(qn("w:pPr")))
        style = style.base_style
    for properties in sources:
        found = properties.find(qn("w:numPr")) if properties is not None else None
        if found is not None and (key := _value(found, "w:numId")) is not None:
            return None if key == "0" else (key, int(_value(found, "w:ilvl") or 0))
    return None


def _level(element):
    start = int(_value(element, "w:start") or 1)
    return int(element.get(qn("w:ilvl"))), (_value(element, "w:numFmt") or "decimal", _value(element, "w:lvlText") or "", start)


def _value(element, name):
    child = element.find(qn(name))
    return child.get(qn("w:val")) if child is not None else None


def _written(number, form):
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman.lower() if form == "lowerRoman" else roman
    return f"{number:02d}" if form == "decimalZero" else str(number)


_ROMANS = {1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC", 50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I"}


def _roman(number):
    signs = ""
    for value, sign in _ROMANS.items():
        signs += sign * (number // value)
        number %= value
    return signs
