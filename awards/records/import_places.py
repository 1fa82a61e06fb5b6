"""The place in a unit that a line speaks of: the year of an award, or the line of a list."""

import datetime as dt

from awards.records.models import Membership

_ONE_DAY = dt.timedelta(days=1)


def year_place(match):
    """An award of a year says that its recipient was in the unit then: known already, or a place for that year is added or widened."""
    line, person = match.line, match.person
    first, last = dt.date(line["year"], 1, 1), dt.date(line["year"], 12, 31)
    here = person.places_in(match.unit)
    if any(place.valid_from <= last and (place.valid_to is None or place.valid_to >= first) for place in here):
        return
    for place in here:
        if place.valid_to == first - _ONE_DAY:
            match.set(place, valid_to=last)
            return
        if place.valid_from == last + _ONE_DAY:
            match.set(place, valid_from=first)
            return
    _add(match, first, last)


def list_place(match, seen, day):
    """Note in a Match what the line of a list says of the place: a new Membership, changes in one, or nothing."""
    line, person = match.line, match.person
    if (person, match.unit.pk) in seen:
        line.fault(
            "name", f"Dòng {seen[person, match.unit.pk]} đã ghi {person.row.name} ở đơn vị này. Bỏ một dòng, hoặc điền ngày sinh nếu là hai người"
        )
        return
    place = _open_place(line, person.places_in(match.unit))
    if place is None:
        _new_place(match, day)
    else:
        _compare(match, place)
    if not line.faults:
        seen[person, match.unit.pk] = line.number


def _open_place(line, here):
    """The place that still runs, else one that overlaps the days of the line."""
    running = [place for place in here if place.valid_to is None]
    if running or not line["valid_from"]:
        return next(iter(running), None)
    last = line["valid_to"] or dt.date.max
    return next((place for place in here if place.valid_from <= last and place.valid_to >= line["valid_from"]), None)


def _new_place(match, day):
    line = match.line
    first = line["valid_from"] or max(dt.date(day.year, 1, 1), match.unit.valid_from)
    if line["valid_to"] and line["valid_to"] < first:
        line.fault("valid_to", "Ngày rời đơn vị phải từ ngày về đơn vị trở đi. Điền cột Từ ngày")
        return
    elsewhere = [place for place in match.person.places if place.valid_to is None and place.unit_id != match.unit.pk]
    if elsewhere and not line["valid_to"]:
        where = elsewhere[0].unit.short_name
        match.warnings.append(f"Đang có nơi công tác ở {where}; dòng này thêm nơi nữa. Nếu đã chuyển, ghi ngày rời {where} trong hồ sơ")
    _add(match, first, line["valid_to"])
    match.is_new = True


def _add(match, first, last):
    line = match.line
    texts = {key: line[key] or "" for key in ("team", "position")}
    place = Membership(
        recipient=match.person.row,
        unit=match.unit,
        leadership=line["leadership"] or Membership._meta.get_field("leadership").default,
        direct_worker=bool(line["direct_worker"]),
        valid_from=first,
        valid_to=last,
        **texts,
    )
    match.person.places.append(place)
    match.rows.append(place)


def _compare(match, place):
    line = match.line
    for key in ("team", "position", "direct_worker", "valid_from"):
        if line[key] not in ("", None) and line[key] != getattr(place, key):
            match.alter(place, key, line[key])
    if line["valid_to"] != place.valid_to:  # a list without a last day says that the person is still there
        match.alter(place, "valid_to", line["valid_to"])
    if line["leadership"] and line["leadership"] != place.leadership:
        before = place.get_leadership_display()
        match.set(place, leadership=line["leadership"])
        match.tell("leadership", before, place.get_leadership_display())
    if place.valid_to and place.valid_to < place.valid_from:
        line.fault("valid_to", "Ngày rời đơn vị phải từ ngày về đơn vị trở đi")
