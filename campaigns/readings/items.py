"""From what the reader found to the list that a person decides on: plain dicts that can be kept as JSON, one for each finding.

An item: id ("c1"), part, value (the fields of its form), quote, place, oddity, notes and warns (sentences), decision, rev (raised with each
change), and for a fact of the head its key.
"""

import datetime as dt
import re

from campaigns.directives.models import Duty
from campaigns.readings.naming import key_of, tails_of, without_tail
from campaigns.readings.vocabulary import (
    BASES,
    CLAUSES,
    DUTIES,
    FACTS,
    HEAD,
    LETTERS,
    LONG,
    MOVEMENTS,
    ODDITIES,
    OF_OTHERS,
    RECIPIENTS,
    SHORT,
)
from emulation.search.text import fold, nfc

PROPOSED, TAKEN, DROPPED, KEPT = "proposed", "taken", "dropped", "kept"
DEEPEST = 2  # what the form of the clauses knows: clause, point, below a point
Kind = Duty.Kind
DIRECTIVE = "chi thi"
_EACH_QUARTER = re.compile(r"\s*\bh[àằ]ng quý\b", re.I)
_SUBJECT = re.compile(r"^(V/v|Về việc)\s*:?\s*")
OF_ANOTHER = "Văn bản của cơ quan khác: kiểm tra lại người nhận."


def is_own(reading, authority):
    """Tell whether the Reading is of a directive of `authority` (a Unit) itself, as far as its head says."""
    kind, issuer = reading.head.get("type_name"), reading.head.get("issuer")
    tails = tails_of(authority.name)
    same_type = kind is None or fold(str(kind.value)) == DIRECTIVE
    return same_type and (issuer is None or without_tail(key_of(str(issuer.value)), tails) == without_tail(key_of(authority.name), tails))


def items_of(reading, resolver, authority):
    """Return the items of a Reading in the order of the paper; whom it means is looked up with `resolver`."""
    own = is_own(reading, authority)
    foreign = "" if own else OF_ANOTHER
    bases = [] if own else _source_as_basis(reading)
    bases += [_item(_basis(each), each) for each in reading.bases]
    parts = {
        HEAD: [_fact(key, reading.head[key], own) for key in FACTS if key in reading.head],
        BASES: bases,
        CLAUSES: [_clause(each) for each in reading.clauses],
        MOVEMENTS: [_item(_movement(each), each) for each in reading.movements],
        RECIPIENTS: [_recipient(each, resolver, foreign) for each in reading.recipients],
        DUTIES: [item for each in reading.duties for item in _duties(each, reading, resolver, foreign)],
        ODDITIES: [_item({"words": each.words}, each) for each in reading.oddities],
    }
    for part, items in parts.items():
        for number, item in enumerate(items, 1):
            item["part"] = part
            item["id"] = item.get("id") or f"{LETTERS[part]}{number}"
    return [item for items in parts.values() for item in items]


def _item(value, found, *, notes=(), warns=(), decision=PROPOSED):
    quote = getattr(found, "quote", "") or getattr(found, "text", "")
    start, end = found.place
    return {
        "value": value,
        "quote": quote,
        "place": [start, end],
        "oddity": getattr(found, "oddity", ""),
        "notes": [note for note in notes if note],
        "warns": [warn for warn in warns if warn],
        "decision": decision,
        "rev": 1,
    }


def _fact(key, found, own):
    fills = FACTS[key][1] and (own or key in OF_OTHERS) and found.value is not None
    value = found.value.isoformat() if isinstance(found.value, dt.date) else str("" if found.value is None else found.value)
    value = nfc(value).strip() if key in LONG else one_line(value)
    return _item({"value": value}, found, decision=PROPOSED if fills else KEPT) | {"id": f"t-{key}", "key": key}


def _basis(found):
    day = found.day.isoformat() if found.day else ""
    words = {name: one_line(getattr(found, name)) for name in ("kind", "number", "issuer", "title")}
    return {**words, "day": day, "note": one_line(found.oddity)[:400], "printed": found.printed}


def _source_as_basis(reading):
    """The paper from elsewhere becomes a basis of the new directive: its number and day are its own, never those of the new one."""
    named = ("type_name", "number", "symbol", "day", "issuer", "abstract")
    head = {key: reading.head[key].value for key in named if key in reading.head and reading.head[key].value is not None}
    if "type_name" not in head and "number" not in head:
        return []
    number = head.get("number", "")
    number = f"{number:02d}" if isinstance(number, int) else str(number)
    value = {
        "kind": one_line(str(head.get("type_name", ""))).capitalize(),
        "number": "/".join(part for part in (number, str(head.get("symbol", ""))) if part),
        "day": head["day"].isoformat() if isinstance(head.get("day"), dt.date) else "",
        "issuer": one_line(str(head.get("issuer", ""))),
        "title": _SUBJECT.sub("về việc ", one_line(str(head.get("abstract", "")))),
        "note": "Văn bản được đọc để lập dự thảo này",
        "printed": False,
    }
    key = "number" if "number" in head else "type_name"
    return [_item(value, reading.head[key], notes=["Văn bản vừa đọc trở thành một căn cứ của dự thảo."])]


def _clause(found):
    note = "Văn bản có hơn ba cấp; dự thảo xếp dòng này vào cấp ba." if found.depth > DEEPEST else ""
    value = {"level": min(found.depth, DEEPEST), "label": one_line(found.label), "text": nfc(found.text).strip()}
    return _item(value, found, warns=[note])


def _movement(found):
    clause = "" if found.clause is None else found.clause + 1
    return {"name": one_line(found.name), "level": found.level, "year_from": found.year_from, "year_to": found.year_to, "clause_id": clause}


def _recipient(found, resolver, foreign):
    meant = resolver.addressees(found.text)
    warns = [foreign if meant.kinds or meant.units else ""]
    return _item({"text": one_line(found.text), "kinds": meant.kinds, "units": meant.units}, found, warns=warns)


def _duties(found, reading, resolver, foreign):
    """One item for each duty that the sentence lays: "định kỳ 06 tháng" makes the half-year and the year."""
    meant = resolver.debtors(found.who)
    notes = [_together(found.helpers), "Lời đề nghị, không phải lệnh." if found.courtesy else ""]
    warns = [_unclear(meant.unclear), foreign if meant.scope else ""]
    common = {
        "scope": meant.scope,
        "kinds": meant.kinds,
        "units": meant.units,
        "opens": _opening(found),
        "due": found.due.isoformat() if found.due else "",
        "rule": "" if found.due else one_line(found.rule),
        "clause_id": "" if found.clause is None else found.clause + 1,
        "brief": "\n".join(part for part in (nfc(found.quote).strip(), _together(found.helpers)) if part),
    }
    reports = any(other is not found and other.kind == Kind.YEAR for other in reading.duties)
    rows = [(found.kind, found.title, common)] if reports else _periods(found, common)
    return [
        _item({"kind": kind, "title": one_line(title), "short": SHORT.get(kind, "VK")} | words, found, notes=notes, warns=warns)
        for kind, title, words in rows
    ]


def _opening(found):
    """Return the day on which a report opens, a month before it is due, so that nobody has to write it in the spring; "" for other duties."""
    report = found.period or found.kind in (Kind.HALF_YEAR, Kind.YEAR)
    return (found.due - dt.timedelta(days=31)).isoformat() if report and found.due else ""


def _periods(found, common):
    undated = common | {"due": "", "rule": "", "opens": ""}
    if found.period == "half_year":
        year = [(Kind.YEAR, "Báo cáo năm", undated)]
        return [(Kind.HALF_YEAR, found.title if "6" in found.title else "Báo cáo 6 tháng đầu năm", common), *year]
    if found.period == "quarter":
        return [(Kind.THEMATIC, f"{_EACH_QUARTER.sub('', found.title)} quý {number}", undated) for number in ("I", "II", "III", "IV")]
    return [(found.kind, found.title, common)]


def _unclear(words):
    return f"Chưa rõ: {'; '.join(words)}." if words else ""


def _together(helpers):
    return f"Phối hợp: {'; '.join(helpers)}." if helpers else ""


def one_line(text):
    """Return `text` composed and on one line: what goes into a box of one line."""
    return " ".join(nfc(text or "").split())
