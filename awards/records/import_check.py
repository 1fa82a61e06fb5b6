"""The dry run: every line of a file against what there is. Writes nothing; says for each line whether it is new, changed, same or faulty.

The same check runs again, part by part, when the file is stored: what it then finds has to be what was shown.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass, field

from awards.records.import_columns import FIRST_YEAR, title_of
from awards.records.import_ground import survey
from awards.records.import_people import Known
from awards.records.import_places import list_place, year_place
from awards.records.import_records import given
from awards.records.models import Identity
from awards.records.recipients import new_recipient
from awards.records.states import ImportKind
from emulation import clock
from emulation.attachments.sheet_values import shown

_FILLED = ("birth_date", "gender")
_KEPT_UP = ("home", "address", "education", "headcount", "women", "hardship")


@dataclass(eq=False)
class Match:
    """A Line and what it means: whose it is, what it brings (`rows` to create, `altered` {row: fields} to update), and how it is told."""

    line: object
    kind: str
    unit: object = None
    person: Known | None = None
    brings: bool = False
    rows: list = field(default_factory=list)
    altered: dict = field(default_factory=dict)
    story: list = field(default_factory=list)
    warnings: list = field(default_factory=list)
    is_new: bool = False
    undo: list = field(default_factory=list)

    @property
    def number(self):
        """The row of the sheet."""
        return self.line.number

    @property
    def name(self):
        """Whom the line names, as typed."""
        return self.line["name"] or ""

    @property
    def verdict(self):
        """One of "faulty", "new", "changed", "same"."""
        if self.line.faults:
            return "faulty"
        return "new" if self.is_new else "changed" if self.story else "same"

    def alter(self, row, key, value):
        """Note that the column `key` of a row becomes `value`, and tell it."""
        self.tell(key, shown(getattr(row, key)), shown(value))
        self.set(row, **{key: value})

    def take_back(self):
        """Undo what was changed in memory: a line that is wrong brings nothing."""
        for row, name, value in reversed(self.undo):
            setattr(row, name, value)

    def tell(self, key, before, after):
        """Add what the reader sees of a change."""
        self.story.append((title_of(self.kind, key), before or "để trống", after or "để trống"))

    def set(self, row, **values):
        """Change a row in memory; a stored one is updated later."""
        for name, value in values.items():
            self.undo.append((row, name, getattr(row, name)))
            setattr(row, name, value)
        if row.pk:
            self.altered.setdefault(row, set()).update(values)


def check(lines, *, authority, kind, now, by=None):
    """Return a Match for each of `lines` (see `read_lines`) below `authority` (a Unit) at `now`; a fixed number of queries.

    What an earlier check found is forgotten; what the reading found stays. Lines that are wrong bring nothing, not even for later lines.
    """
    for line in lines:
        line.forget()
    ground, seen = survey([line for line in lines if not line.faults], authority), {}
    return [_match(line, ground, seen, kind=kind, by=by, now=now) for line in lines]


def _match(line, ground, seen, *, kind, by, now):
    match, day = Match(line, kind), clock.day_of(now)
    if line.faults:
        return match
    award = _award(line, ground) if kind == ImportKind.AWARDS else None
    if award and line["year"] > day.year:
        line.fault("year", f"Năm {line['year']} chưa đến. Nhập năm từ {FIRST_YEAR} đến {day.year}")
    _find_unit(match, ground, _days(line, kind, day))
    if line.faults:
        return match
    sought = ground.sought(line, match.unit)
    choice = ground.people.find(sought, prefers=lambda person: bool(award and person.record(award, line["year"], line["decision_number"])[0]))
    if choice.fault:
        line.fault(*choice.fault)
        return match
    match.warnings = [choice.warning] if choice.warning else []
    match.person, match.brings = choice.person, choice.person is None
    if match.brings:
        match.person = _newcomer(line, match, sought, by, now)
    else:
        _complete(match, sought)
    if not line.faults:
        _add(match, award, seen, day, now)
    if line.faults:
        match.take_back()
    elif match.brings:
        ground.people.add(match.person)
    elif sought.digest:
        ground.people.number(match.person, sought.digest)
    return match


def _add(match, award, seen, day, now):
    """What the line adds to the person: an award with the place it was earned in, or the place alone."""
    if award:
        given(match, award, seen, now)
        if not match.line.faults:
            year_place(match)
    else:
        list_place(match, seen, day)


def _award(line, ground):
    try:
        return ground.award(line["award"])
    except ValueError as problem:
        line.fault("award", str(problem))
        return None


def _find_unit(match, ground, days):
    try:
        match.unit = ground.unit(match.line["unit"], *days)
    except ValueError as problem:
        match.line.fault("unit", str(problem))


def _days(line, kind, day):
    """On which days the unit may have existed, the likeliest first."""
    if kind == ImportKind.ROSTER:
        return [each for each in (line["valid_to"], line["valid_from"], day) if each]
    year = line["year"]
    return [*([line["decision_day"]] if line["decision_day"] else []), dt.date(year, 12, 31), dt.date(year, 1, 1)]


def _newcomer(line, match, sought, by, now):
    fields = {key: line[key] for key in (*_FILLED, *_KEPT_UP) if line[key] not in ("", None)}
    row = new_recipient(line["kind"], line["name"], now=now, by=by, unit=match.unit if sought.whole_unit else None, **fields)
    person = Known(row, line.number)
    person.join(row, sought.digest, [])
    match.rows.append(row)
    if sought.digest:
        match.rows.append(Identity(recipient=row, number=line["identity"], digest=sought.digest))
    return person


def _complete(match, sought):
    """Fill in what was not known of the person; another day of birth or gender is a contradiction, which a person resolves."""
    line, row = match.line, match.person.row
    for key in _FILLED:
        if line[key] and not getattr(row, key):
            match.set(row, **{key: line[key]})
            match.tell(key, "", row.get_gender_display() if key == "gender" else shown(line[key]))
        elif line[key] and line[key] != getattr(row, key):
            before = shown(getattr(row, key)) if key == "birth_date" else row.get_gender_display()
            line.fault(key, f"Hồ sơ của {match.person.words} ghi {title_of(match.kind, key).lower()} {before}. Sửa ô này, hoặc sửa hồ sơ trước")
    for key in _KEPT_UP:
        if line[key] not in ("", None) and line[key] != getattr(row, key):
            match.alter(row, key, line[key])
    if row.women is not None and row.headcount is not None and row.women > row.headcount:
        line.fault("women", "Số nữ không quá số người của tập thể trong hồ sơ")
    if sought.digest and not match.person.digests:
        match.rows.append(Identity(recipient=row, number=line["identity"], digest=sought.digest))
        match.story.append((title_of(match.kind, "identity"), "để trống", "được bổ sung"))


def counts(matches):
    """Return how many lines there are of each verdict, and how many new people and warnings, as a dict."""
    found = dict.fromkeys(("new", "changed", "same", "faulty"), 0)
    for match in matches:
        found[match.verdict] += 1
    found["people"] = sum(match.brings for match in matches if match.verdict != "faulty")
    return found


def digest_of_matches(matches):
    """Return a text that is the same as long as these lines would do the same; lines that are wrong do nothing, and count only as wrong."""
    told = [(m.line.number, m.verdict, m.brings and m.verdict != "faulty", m.story if m.verdict != "faulty" else []) for m in matches]
    return hashlib.sha256(repr(told).encode()).hexdigest()
