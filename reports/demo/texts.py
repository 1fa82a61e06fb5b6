"""The invented words of the reports: for each unit its own sentences out of the pool, the same in every run. Pure: no database."""

from reports.demo.data import read
from reports.demo.figures import dice, pick

COMMON = ("leadership", "propaganda", "awards", "clusters")


def texts_of(unit, kind, passages, period):
    """Return {key: text} for `passages` (those of the report, with their offered sentences) of the unit with that code and kind."""
    pool, group, seed = read("passages"), _group(kind), (unit, str(period))
    found = {key: _filled(pick(pool[key], *seed, key), *seed, key) for key in COMMON}
    found["highlights"] = " ".join(_filled(words, *seed, words) for words in _some(pool["highlights"][group], 2, *seed))
    themes = [pool["themes"][name] for name in _some(pool["groups"][group], 2, *seed, "themes")]
    for part in ("limits", "causes"):
        found[part] = " ".join(_filled(pick(theme[part], *seed, part), *seed, part) for theme in themes)
    found["outlook"] = " ".join(theme["outlook"] for theme in themes)
    found["proposals"] = themes[0]["proposals"]
    found |= {passage.key: _of_movement(passage.movement.name, group, seed) for passage in passages if passage.movement_id}
    return {passage.key: f"{passage.drafted} {words}".strip() for passage in passages if (words := found.get(passage.key))}


def note_of(code, unit):
    """Return what one unit in five notes beside a figure, "" for the others."""
    words = read("passages")["notes"].get(code, "")
    return _filled(words, code, unit) if words and dice(code, unit, "note") < 0.2 else ""


def _of_movement(name, group, seed):
    for beginning, groups in read("passages")["movements"].items():
        if name.startswith(beginning) and group in groups:
            return _filled(pick(groups[group], *seed, beginning), *seed, beginning)
    return ""


def _group(kind):
    return {"xa-thi-tran": "communes", "doan-the": "doan-the"}.get(kind, "offices")


def _some(choices, count, *words):
    """Return `count` different ones of `choices`, in an order of their own for the same words."""
    return sorted(choices, key=lambda choice: dice(choice, *words))[:count]


def _filled(words, *seed):
    numbers = {"n": 2 + int(dice(*seed, "n") * 6), "m": 8 + int(dice(*seed, "m") * 30), "p": 88 + int(dice(*seed, "p") * 12)}
    return words.format(**numbers)
