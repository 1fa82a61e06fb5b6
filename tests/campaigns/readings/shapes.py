"""A reading as plain lists, so that an answer key can stand beside it and be compared as a whole."""

from pathlib import Path

TEXTS = Path(__file__).parent / "texts"


def text(name):
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8")


def head(reading):
    return {key: found.value for key, found in reading.head.items()}


def bases(reading):
    return [(each.kind, each.number, each.day, each.issuer, each.title, each.printed) for each in reading.bases]


def clauses(reading):
    """Each clause as label, depth, its first and its last five words."""
    return [(each.label, each.depth, " ".join(each.text.split()[:5]), " ".join(each.text.split()[-5:])) for each in reading.clauses]


def movements(reading):
    return [(each.name, each.level, each.year_from, each.year_to, each.clause) for each in reading.movements]


def recipients(reading):
    return [each.text for each in reading.recipients]


def duties(reading):
    """Each duty as kind, title, who, helpers, and what else is said: only what is not empty, the clause always."""
    return [
        (
            each.kind,
            each.title,
            each.who,
            each.helpers,
            {key: getattr(each, key) for key in ("courtesy", "period", "rule", "due", "oddity") if getattr(each, key)} | {"clause": each.clause},
        )
        for each in reading.duties
    ]


def oddities(reading):
    """Each note with the first words of the place that it points to."""
    return [(each.words, " ".join(each.quote.split()[:6])) for each in reading.oddities]


def whole(reading):
    return {
        "HEAD": head(reading),
        "BASES": bases(reading),
        "CLAUSES": clauses(reading),
        "MOVEMENTS": movements(reading),
        "RECIPIENTS": recipients(reading),
        "DUTIES": duties(reading),
        "ODDITIES": oddities(reading),
    }


def facts(reading):
    """All findings without their places: what must be alike however the text came in."""
    parts = ("bases", "clauses", "movements", "recipients", "duties", "oddities")
    return {"head": head(reading)} | {part: [_placeless(each) for each in getattr(reading, part)] for part in parts}


def _placeless(found):
    return {key: value for key, value in vars(found).items() if key not in ("place", "quote")}
