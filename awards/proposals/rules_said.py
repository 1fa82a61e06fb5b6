"""What a rule says: its result in three values and a blank, and the words that a person reads."""

from dataclasses import dataclass

from awards.proposals.states import Result

SEVERITY = {Result.PASS: 0, Result.UNKNOWN: 1, Result.LOOK: 2, Result.FAIL: 3}


@dataclass(frozen=True, slots=True)
class Said:
    """What a rule found, before anybody asks how sure it is. `brief` is what a chip says where it fails."""

    result: str
    words: str
    evidence: tuple = ()
    title: str = ""
    brief: str = ""
    for_person: bool = False


def softened(result, *, sure):
    """What is not sure warns and never blocks."""
    return Result.LOOK if result == Result.FAIL and not sure else result


def worst(results):
    """Return the worst of several Results; an absence weighs less than what a person has to look at."""
    return max(results, key=SEVERITY.get, default=Result.PASS)


def together(parts, title=""):
    """Return the Said of several that all have to hold: the worst result, every word and link, the first reason to fail."""
    links = tuple(link for each in parts for link in each.evidence)
    brief = next((each.brief for each in parts if each.result == Result.FAIL), "")
    return Said(worst(each.result for each in parts), " ".join(each.words for each in parts), links, title=title, brief=brief)


def years_words(years):
    """Return years in a sentence: 2021, 2022."""
    return ", ".join(str(year) for year in sorted(years))
