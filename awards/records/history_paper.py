"""The award history of a recipient or of a unit on one A4 page. What does not fit is counted; the Excel list has everything."""

from collections import Counter

from awards.records.history import family_ids, grades_of, history_of, initiatives_of, places_of
from awards.records.listing import place_on
from awards.records.states import RecordState
from emulation.documents.engine import render_html, render_pdf
from emulation.formats.words import day_words, moment_words

AWARDS, INITIATIVES, GRADES, PLACES = 18, 6, 5, 4
UNIT_ROWS, PER_ROW = 24, 4
LONGEST = 90
TEMPLATE = "documents/award_history.html"


def paper_of(facts, now):
    """Return the bytes of the PDF of the facts of `of_recipient` or `of_unit`, made at `now` (an aware moment)."""
    return render_pdf(render_html(TEMPLATE, facts), created=now)


def of_recipient(recipient, by, now, day):
    """Return the facts of the page of one recipient: words only, as much as one page holds."""
    ids = family_ids(recipient)
    awards, places = list(history_of(recipient, ids)), list(places_of(ids))
    found, grades = list(initiatives_of(ids)), grades_of(recipient, ids)
    valid = [record for record in awards if record.state == RecordState.VALID]
    return _head(f"Lịch sử khen thưởng: {recipient.name}", by, now) | {
        "name": recipient.name,
        "kind": recipient.get_kind_display(),
        "now_at": _place_words(place_on(places, day)),
        "count": len(valid),
        "first": min((record.year for record in valid), default=None),
        "awards": [_award(record) for record in awards[:AWARDS]],
        "awards_more": max(len(awards) - AWARDS, 0),
        "initiatives": [_cut(f"{each.year}: {each.title} ({each.get_scope_display()}, {each.body})", 150) for each in found[:INITIATIVES]],
        "initiatives_more": max(len(found) - INITIATIVES, 0),
        "grades": [str(grade) for grade in grades[:GRADES]],
        "places": [_span(place) for place in places[:PLACES]],
        "places_more": max(len(places) - PLACES, 0),
    }


def of_unit(unit, records, years, by, now):
    """Return the facts of the page of a unit: its awards (AwardRecords) by year and kind of award, with some of the names."""
    groups = {}
    for record in records:
        if record.state == RecordState.VALID:
            groups.setdefault((record.year, record.award.name), []).append(record.recipient.name)
    rows = [_group(year, award, names) for (year, award), names in groups.items()]
    by_year = Counter(record.year for record in records if record.state == RecordState.VALID)
    return _head(f"Lịch sử khen thưởng: {unit.name}", by, now) | {
        "name": unit.name,
        "unit": True,
        "years": f"từ năm {years[0]} đến năm {years[1]}",
        "count": sum(by_year.values()),
        "rows": rows[:UNIT_ROWS],
        "rows_more": max(len(rows) - UNIT_ROWS, 0),
        "lines_more": sum(row["count"] for row in rows[UNIT_ROWS:]),
    }


def _head(title, by, now):
    return {"title": title, "made": moment_words(now), "by": by.full_name}


def _award(record):
    number = ", ".join(words for words in (record.decision_number, record.decision_day and day_words(record.decision_day)) if words)
    state = f"Đã hủy bỏ: {record.revoked_by}" if record.state == RecordState.REVOKED else ""
    return {
        "year": record.year,
        "award": _cut(record.award.name),
        "kind": record.get_kind_display(),
        "unit": _cut(record.unit.name, 60),
        "number": _cut(number, 50),
        "state": _cut(state),
    }


def _group(year, award, names):
    more = len(names) - PER_ROW
    words = ", ".join(_cut(name, 40) for name in names[:PER_ROW]) + (f" và {more} nữa" if more > 0 else "")
    return {"year": year, "award": _cut(award), "count": len(names), "names": words}


def _place_words(place):
    return ", ".join(words for words in (place.position, place.team, place.unit.name) if words) if place else ""


def _span(place):
    until = f"đến {day_words(place.valid_to)}" if place.valid_to else "đến nay"
    return _cut(f"Từ {day_words(place.valid_from)} {until}: {_place_words(place)}", 120)


def _cut(words, length=LONGEST):
    return words if len(words) <= length else words[:length].rsplit(" ", 1)[0] + "…"
