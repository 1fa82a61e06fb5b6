"""Difficulties that several units write about, found by the words they share: runs of three content syllables. Pure, no model of language.

Syllables are compared without marks and case; little words and the words that every report is full of make no theme. A theme begins with
the run that most units write, takes in the sentences that share another run of at least half of its units, and is named by a phrase
that most of its units write.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from emulation.search.text import fold, nfc

RUN = 3  # two syllables are one Vietnamese word ("cán bộ"), three begin to say something of it
LONGEST = 10  # syllables of a name
ENOUGH = Fraction(4, 5)  # of the units that write the commonest phrase, for a longer one to be the name
FOR_ALL = Fraction(1, 2)  # of the units of a theme: what so many write marks it

_LITTLE_WORDS = """
    và của các những cho với trong trên còn chưa không được bị là có thì ở tại từ đến do vì nên mà như khi để hay hoặc một rất quá lại này đó
    cũng vẫn đã đang sẽ theo về ra vào bởi giữa sau trước so nhiều ít mới lúc nơi
"""
_USUAL_WORDS = """
    thi đua, khen thưởng, phong trào, công tác, đơn vị, đề nghị, kiến nghị, cấp trên, quan tâm, hỗ trợ, thực hiện, tiếp tục, tăng cường
"""
_LITTLE = frozenset(_LITTLE_WORDS.split())
_USUAL = frozenset(tuple(word.split()) for word in _USUAL_WORDS.split(","))
_PIECES = re.compile(r"[,;:.!?…()\[\]“”\"–]+|\s-\s")
_SYLLABLE = re.compile(r"[^\W_]+")
_FROM_FIGURES = re.compile(r"^con \d+/\d+ chi tieu")  # a sentence that the system offered and the unit changed a little


class _Syllable(NamedTuple):
    word: str
    little: bool
    usual: bool

    @property
    def plain(self):
        return self.little or self.usual


@dataclass(frozen=True)
class Theme:
    """`mark` is the run that it began with, `name` the phrase as written, `said` its sentences in the order given."""

    mark: str
    name: str
    said: tuple

    @property
    def units(self):
        """The ids of the units that write of it."""
        return {said.unit for said in self.said}


def themes_of(said, least):
    """Return the Themes of sentences (each with `unit` and `text`) that at least `least` units share, the commonest first."""
    left = [(each, _runs(each.text)) for each in said if not _FROM_FIGURES.match(fold(each.text))]
    found = []
    while True:
        units = _units_by_run(left)
        mark = min(units, key=lambda run: (-len(units[run]), run), default=None)
        if mark is None or len(units[mark]) < least:
            return found
        core = [(each, runs) for each, runs in left if mark in runs]
        marks = {mark} | {run for run, held in _units_by_run(core).items() if len(held) >= FOR_ALL * len(units[mark])}
        theme = [each for each, runs in left if not runs.isdisjoint(marks)]
        left = [(each, runs) for each, runs in left if runs.isdisjoint(marks)]
        found.append(Theme("-".join(mark), _name(theme, [each for each, _ in core]), tuple(theme)))


def _units_by_run(marked):
    units = defaultdict(set)
    for each, runs in marked:
        for run in runs:
            units[run].add(each.unit)
    return units


def _pieces(text):
    """Return the stretches of `text` between signs as lists of _Syllables."""
    return [_marked(_SYLLABLE.findall(piece)) for piece in _PIECES.split(nfc(text))]


def _marked(words):
    lower, usual = [word.lower() for word in words], set()
    for start, pair in enumerate(pairwise(lower)):
        if pair in _USUAL:
            usual |= {start, start + 1}
    return [_Syllable(word, lower[place] in _LITTLE, place in usual) for place, word in enumerate(words)]


def _runs(text):
    """Return the runs of RUN content syllables, folded; one that has at most one telling syllable says nothing."""
    runs = set()
    for piece in _pieces(text):
        kept = [each for each in piece if not each.little and not any(sign.isdigit() for sign in each.word)]
        for start in range(len(kept) - RUN + 1):
            if _tells(kept[start : start + RUN]):
                runs.add(tuple(fold(each.word) for each in kept[start : start + RUN]))
    return runs


def _tells(syllables):
    return sum(not each.plain for each in syllables) >= 2


def _name(theme, core):
    """Return the phrase that names a theme, in the spelling used most.

    Among the phrases that most of its units write, those are preferred that stand between signs, little or usual words, so that no word of
    two syllables is cut; then the longest.
    """
    units, spellings, whole = defaultdict(set), defaultdict(Counter), Counter()
    for each in theme:
        for phrase, ends in _phrases(each.text).items():
            key = fold(phrase)
            units[key].add(each.unit)
            spellings[key][phrase] += 1
            whole[key] = max(whole[key], ends)
    if not units:  # little words stand between all of them
        return core[0].text.rstrip(".")
    most = max(map(len, units.values()))
    common = [key for key in units if len(units[key]) >= ENOUGH * most]
    chosen = max(common, key=lambda key: (whole[key], len(key.split()), len(units[key]), key))
    return max(spellings[chosen].items(), key=lambda item: (item[1], item[0]))[0]


def _phrases(text):
    """Return {phrase of RUN to LONGEST syllables that begins and ends with a telling one: how many of its two ends are clean}."""
    found = {}
    for piece in _pieces(text):
        plain = [each.plain for each in piece]
        for start in range(len(piece)):
            for end in range(start + RUN, min(start + LONGEST, len(piece)) + 1):
                if not plain[start] and not plain[end - 1] and _tells(piece[start:end]):
                    ends = (start == 0 or plain[start - 1]) + (end == len(piece) or plain[end])
                    phrase = " ".join(each.word for each in piece[start:end])
                    found[phrase] = max(found.get(phrase, 0), ends)
    return found
