"""A line about an award against the awards that its person has: the same one, one to complete, or a new one."""

from awards.records.models import AwardRecord
from awards.records.states import RecordState
from emulation.search.text import fold

_COMPARED = ("position", "direct_worker", "decision_number", "decision_day", "decided_by", "achievement")


def given(match, award, seen, now):
    """Note in a Match what its line says of an AwardType: a new AwardRecord, changes in one, or nothing. The same award twice is a fault."""
    line = match.line
    record, others = match.person.record(award, line["year"], line["decision_number"])
    if record is not None and id(record) in seen:
        line.fault("award", f"Dòng {seen[id(record)]} đã ghi khen thưởng này của người, tập thể này. Bỏ một dòng")
        return
    if record is None:
        if others:
            numbers = "; ".join(other.decision_number for other in others)
            match.warnings.append(f"Đã có {award.short_name} năm {line['year']} theo quyết định số {numbers}; dòng này là khen thưởng thứ hai")
        record = _new(match, award, now)
        match.person.awards.append(record)
        match.rows.append(record)
        match.is_new = True
    else:
        _compare(match, record)
    seen[id(record)] = line.number


def _new(match, award, now):
    line = match.line
    first, last = line["span"] or (None, None)
    texts = {key: line[key] or "" for key in ("position", "decision_number", "decided_by", "achievement")}
    return AwardRecord(
        recipient=match.person.row,
        award=award,
        kind=line["award_kind"] or AwardRecord._meta.get_field("kind").default,
        year=line["year"],
        unit=match.unit,
        leadership=line["leadership"] or AwardRecord._meta.get_field("leadership").default,
        direct_worker=bool(line["direct_worker"]),
        achieved_from=first,
        achieved_to=last,
        decision_day=line["decision_day"],
        created_at=now,
        **texts,
    )


def _compare(match, record):
    line = match.line
    changes = [(key, line[key]) for key in _COMPARED if line[key] not in ("", None) and line[key] != getattr(record, key)]
    changes = [(key, value) for key, value in changes if key != "decision_number" or fold(value) != fold(record.decision_number)]
    if record.state == RecordState.REVOKED and changes:
        line.fault("award", f"Khen thưởng này đã bị hủy bỏ ({record.revoked_by}). Bỏ dòng này")
        return
    for key, value in changes:
        match.alter(record, key, value)
    _compare_words(match, record)
    if line["span"] and line["span"] != (record.achieved_from, record.achieved_to):
        match.alter(record, "achieved_from", line["span"][0])
        match.alter(record, "achieved_to", line["span"][1])


def _compare_words(match, record):
    """Columns whose value is told by its label."""
    line = match.line
    for key, name in (("award_kind", "kind"), ("leadership", "leadership")):
        if line[key] and line[key] != getattr(record, name):
            before = getattr(record, f"get_{name}_display")()
            match.set(record, **{name: line[key]})
            match.tell(key, before, getattr(record, f"get_{name}_display")())
    if match.unit.pk != record.unit_id:
        match.tell("unit", record.unit.short_name, match.unit.short_name)
        match.set(record, unit=match.unit)
