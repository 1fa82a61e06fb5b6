"""What the page of a reading shows: the marked text, and every finding in its part with what it would become in the draft."""

import re
from collections import Counter
from dataclasses import dataclass, field

from django.utils.text import Truncator

from campaigns.directives.drafting import blank_heading
from campaigns.directives.models import Clause, Duty, LegalBasis
from campaigns.directives.outline import printed_label
from campaigns.movements.models import Movement
from campaigns.readings.checking import Checks, addresses
from campaigns.readings.forms import DraftForm
from campaigns.readings.items import DROPPED, KEPT, PROPOSED, TAKEN
from campaigns.readings.making import signed_words, taken_heading
from campaigns.readings.marks import has_place, marked
from campaigns.readings.vocabulary import AWAITED, BASES, CLAUSES, DUTIES, FACTS, HEAD, MOVEMENTS, NOUNS, ODDITIES, PARTS, RECIPIENTS
from emulation.formats.words import day_words
from emulation.search.fields import VnDateField

_YEAR = re.compile(r"năm (20\d\d)")
CLIP = {CLAUSES: 100}  # so many characters of the title are shown
NAMED = 4  # so many units are named, the others counted
CODES = {BASES: "CC", CLAUSES: "K", MOVEMENTS: "PT", RECIPIENTS: "NN", DUTIES: "VG", ODDITIES: "!"}


@dataclass(frozen=True)
class Entry:
    """One finding on the page: `title`, further `lines`, `faults` that stand against it, `has_place` where the text shows it."""

    item: dict
    code: str
    title: str
    label: str = ""
    lines: list = field(default_factory=list)
    faults: list = field(default_factory=list)
    has_place: bool = False

    @property
    def decision(self):
        return self.item["decision"]

    @property
    def place(self):
        return self.item["place"]

    @property
    def clipped(self):
        """The title as the list shows it; the whole of it stands in the text."""
        return Truncator(" ".join(self.title.split())).chars(CLIP.get(self.item["part"], 150))

    @property
    def depth(self):
        return self.item["value"].get("level", 0)


@dataclass(frozen=True)
class Section:
    """One part of the list with how many of it are decided."""

    part: str
    entries: list

    @property
    def title(self):
        return PARTS[self.part]

    @property
    def noun(self):
        return NOUNS[self.part]

    @property
    def asked(self):
        return [entry for entry in self.entries if entry.decision != KEPT]

    @property
    def waiting(self):
        return sum(entry.decision == PROPOSED for entry in self.entries)

    @property
    def taken(self):
        return sum(entry.decision == TAKEN for entry in self.entries)


def page_of(reading, resolver, user, day, data=None):
    """Return the context of the page of `reading` on `day` (a date); `data` is what was posted to make the draft, if it was."""
    items = reading.findings["items"]
    checks = Checks(items, resolver, user)
    entries = entries_of(reading, checks, resolver)
    counts = Counter(item["decision"] for item in items if item["part"] != ODDITIES)
    context = {
        "reading": reading,
        "own": reading.findings["own"],
        "signed": signed_words(reading.findings),
        "not_found": [FACTS[key][0] for key in AWAITED if f"t-{key}" not in {item["id"] for item in items}],
        "pieces": marked(reading.text, entries),
        "sections": [Section(part, [entry for entry in entries if entry.item["part"] == part]) for part in PARTS],
        "taken": counts[TAKEN],
        "waiting": counts[PROPOSED],
        "dropped": counts[DROPPED],
        "total": counts.total() - counts[KEPT],
    }
    return context if reading.directive_id else context | _making(reading, checks, entries, user, day, data)


def _making(reading, checks, entries, user, day, data):
    """What stands between the findings and the draft: faults, and the form of what the text did not give."""
    taken = taken_heading(checks)
    by_id = {entry.item["id"]: entry for entry in entries}
    blocking = [(by_id[item["id"]], sentences) for item, sentences in checks.blocking()]
    initial = preset(reading.authority, taken, day)
    form = DraftForm(data, initial=initial, taken=set(taken), authority=reading.authority, day=day, user=user)
    return {"form": form, "blocking": blocking, "too_many": checks.too_many(), "from_text": [_name_of(name) for name in taken]}


def preset(authority, taken, day):
    """Return what the form of the missing fields starts with: the letterhead of `authority`, and the year that the taken text speaks of."""
    initial = blank_heading(authority, day)
    spoken = _YEAR.findall(" ".join(str(taken.get(name, "")) for name in ("abstract", "movement_name")))
    year = taken["period_from"].year if "period_from" in taken else int(spoken[-1]) if spoken else initial["year"]
    first, last = initial["period_from"].replace(year=year), initial["period_to"].replace(year=year)
    return initial | {"year": year, "period_from": first, "period_to": last, "abstract": f"Về việc phát động phong trào thi đua năm {year}"}


def entries_of(reading, checks, resolver):
    """Return the Entry of every finding, in the order of the parts."""
    names = _Names(reading.findings["items"], resolver)
    numbers = Counter()
    entries = []
    for item in reading.findings["items"]:
        numbers[item["part"]] += 1
        code = f"{CODES.get(item['part'], '')}{numbers[item['part']]}" if item["part"] != HEAD else ""
        title, label, lines = WORDS[item["part"]](item, names)
        faults = checks.faults.get(item["id"], []) if item["decision"] != DROPPED else []
        place = has_place(item["place"], reading.text)
        entries.append(Entry(item, code, title, label=label, lines=[line for line in lines if line], faults=faults, has_place=place))
    return entries


class _Names:
    """The names of units, kinds and clauses by their ids."""

    def __init__(self, items, resolver):
        self.kinds = {kind.pk: kind.group_name for kind in resolver.kinds}
        self.units = {unit.pk: unit.name for unit in resolver.units}
        self.members = Counter(unit.kind_id for unit in resolver.units)
        self.clauses = addresses(items)

    def addressees(self, value):
        """Say in words whom the kinds and units of `value` mean."""
        kinds = [f"{self.kinds[key]} ({self.members[key]} đơn vị)" for key in value["kinds"] if key in self.kinds]
        units = [self.units[key] for key in value["units"] if key in self.units]
        more = [f"và {len(units) - NAMED} đơn vị nữa"] if len(units) > NAMED + 1 else []
        return "; ".join(kinds + (units[:NAMED] + more if more else units))


def _fact(item, names):
    value = item["value"]["value"]
    if item["key"] == "number" and value.isdigit():
        value = value.zfill(2)
    return _shown(value) or "Chưa có", FACTS[item["key"]][0], []


def _basis(item, names):
    value = item["value"]
    basis = LegalBasis(**{name: value[name] for name in ("kind", "number", "issuer", "title")}, day=_day(value["day"]))
    return basis.citation, "", ["In thành dòng “Căn cứ” đầu văn bản" if value["printed"] else ""]


def _clause(item, names):
    value = item["value"]
    return Clause(label=value["label"], text=value["text"]).text, printed_label(value["label"], value["level"]), []


def _movement(item, names):
    value = item["value"]
    movement = Movement(**{name: value[name] for name in ("name", "year_from", "year_to")})
    level = dict(Movement.Level.choices).get(value["level"], "Chưa rõ cấp phát động")
    return value["name"], "", [", ".join(part for part in (level, movement.period, _at(value, names)) if part)]


def _recipient(item, names):
    meant = names.addressees(item["value"])
    return item["value"]["text"], "", [f"Gồm: {meant}" if meant else "Chỉ ghi tên, không gồm đơn vị nào của hệ thống"]


def _duty(item, names):
    value = item["value"]
    scopes = {Duty.Scope.KINDS: names.addressees(value), Duty.Scope.UNITS: names.addressees(value)}
    scope = scopes.get(value["scope"]) or dict(Duty.Scope.choices).get(value["scope"], "")
    due = f"Hạn: {value['rule'] or _shown(value['due'])}" if value["rule"] or value["due"] else "Hạn: văn bản không ghi, nhập khi xác nhận"
    kind = dict(Duty.Kind.choices).get(value["kind"], "")
    ground = f" · {_at(value, names)}" if _at(value, names) else ""
    return value["title"], "", [f"{kind} · giao cho: {scope}" if scope else kind, due + ground]


def _oddity(item, names):
    return item["value"]["words"], "", []


WORDS = {HEAD: _fact, BASES: _basis, CLAUSES: _clause, MOVEMENTS: _movement, RECIPIENTS: _recipient, DUTIES: _duty, ODDITIES: _oddity}


def _at(value, names):
    address = names.clauses.get(value["clause_id"], "")
    return f"{address[:1].lower()}{address[1:]}"


def _day(text):
    return VnDateField().to_python(text) if text else None


def _shown(text):
    """Return an ISO day as people write it, other text as it is."""
    return day_words(_day(text)) if re.fullmatch(r"\d{4}-\d\d-\d\d", str(text)) else text


def _name_of(field_name):
    return next(label for label, name in FACTS.values() if name == field_name)
