"""What is written strangely: kept as it is, told to a person in one sentence."""

import re
from collections import defaultdict

from campaigns.readings.paper import dates
from campaigns.readings.paper.findings import Oddity
from campaigns.readings.paper.text import plain, squeeze

_CODE = re.compile(r"(?<![\w/.-])([^\W\d_]{3,20}\s?-\s?\d{1,4}(?:\.\d{1,3})?)(?![\w/-])")
_TAIL = re.compile(r"\.\d{1,3}$")
_TITLES = re.compile(r"(?<!\w)(chủ tịch|phó chủ tịch|giám đốc|bí thư|trưởng ban)(?= (?:UBND|Ủy ban|Uỷ ban|HĐND|Hội đồng|Sở))", re.I)
# One syllable twice is often a word ("ngày ngày", "dân vận vận động"); two syllables twice, or a joining word twice, is a slip.
_DOUBLED = re.compile(r"(?<!\w)([^\W\d_]{2,7} [^\W\d_]{2,7}|các|và|của|những|cho|trong|được|về|với|là) (\1)(?!\w)")


def oddities(text: str, facts: list) -> list[Oddity]:
    """Return everything strange in the order of the text: what the findings in `facts` note about themselves, and slips of the wording."""
    found = [Oddity(words=fact.oddity, quote=text[slice(*_short(fact.place))], place=_short(fact.place)) for fact in facts if fact.oddity]
    found += [*_codes(text), *_titles(text), *_doubled(text), *_impossible(text, found)]
    kept, seen = [], set()
    for oddity in sorted(found, key=lambda oddity: oddity.place):
        if (oddity.words, oddity.place[0]) not in seen:
            seen.add((oddity.words, oddity.place[0]))
            kept.append(oddity)
    return kept


def _short(place):
    """A note about a long paragraph points to its beginning."""
    return place[0], min(place[1], place[0] + 120)


def _oddity(words, match):
    return Oddity(words=words, quote=match[1], place=match.span(1))


def _codes(text):
    """One thing in several spellings: "COVID-19", "Covid-19", "Covid-19.0"."""
    groups = defaultdict(list)
    for match in _CODE.finditer(text):
        groups[_TAIL.sub("", plain(match[1]).replace(" ", ""))].append(match)
    for matches in groups.values():
        first = matches[0][1]
        told = {first}
        for match in matches:
            if _TAIL.search(match[1]):
                yield _oddity(f"“{match[1]}” viết lạ, có thể thừa “{_TAIL.search(match[1])[0]}”. Giữ nguyên như bản gốc.", match)
            elif match[1] not in told:
                told.add(match[1])
                yield _oddity(f"Viết không thống nhất: “{first}” và “{match[1]}”.", match)


def _titles(text):
    """A title in small letters where the paper elsewhere sets it with a capital."""
    matches = list(_TITLES.finditer(text))
    capital = {match[1].lower() for match in matches if match[1][0].isupper()}
    for match in matches:
        if match[1][0].islower() and match[1] in capital and not re.search(r"(?:phó|Phó)\s$", text[max(0, match.start() - 4) : match.start()]):
            written = match[1][0].upper() + match[1][1:]
            yield _oddity(f"Viết không thống nhất: “{written}” và “{match[1]}”.", match)


def _doubled(text):
    for match in _DOUBLED.finditer(text):
        yield Oddity(words=f"“{match[1]}” viết hai lần liền nhau.", quote=match[0], place=match.span())


def _impossible(text, told):
    for day in dates.days(text):
        if day.day is None and not any(other.place[0] <= day.start < other.place[1] and "lịch" in other.words for other in told):
            quote = text[day.start : day.end]
            yield Oddity(words=f"Lịch không có ngày “{squeeze(quote)}”.", quote=quote, place=(day.start, day.end))
