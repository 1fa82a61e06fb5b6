"""Verbs on the calendar of days off: lay days, change one, take one out, take in a file. Each leaves a trace with old and new.

The calendar is one for the whole installation: days off are law, not a choice of one authority. A day that was laid on an obligation never
moves with it; only rules that are laid later, and days that are counted from now on, use the changed calendar.
"""

from django.db import IntegrityError, transaction

from emulation.formats.words import day_words
from emulation.search.text import nfc
from emulation.units.holidays import WrongDay, check_day, days_between, kind_words, span_words
from emulation.units.models import Holiday
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.models import Trace
from emulation.workflow.steps import act, new_trace, write_trace

FIELDS = {"day": "ngày", "name": "tên", "working": "loại", "source": "căn cứ"}
NOBODY = "Chỉ quản trị hệ thống được sửa lịch nghỉ."
GONE = "Ngày này vừa được người khác sửa hoặc bỏ. Tải lại trang để xem bản mới."


@act
def lay_days(*, first, last=None, name, working, source, by, now):
    """Put the days from `first` to `last` (dates; one day without) into the calendar, one row each; returns the Holidays.

    Raises Refused with a sentence without the right, for a day that is there already, for too many days, for a weekday worked in exchange and
    without a source (law is data with its source). One trace, on the first of the days.
    """
    _guard(by)
    if not source.strip():
        raise Refused("Nhập căn cứ: văn bản quy định hoặc thông báo ngày này.")
    try:
        days = days_between(first, last or first)
        for day in days:
            check_day(day, working=working)
    except WrongDay as problem:
        raise Refused(str(problem)) from None
    _refuse_doubled(days)
    try:
        with transaction.atomic():
            laid = Holiday.objects.bulk_create(Holiday(day=day, name=name, working=working, source=source) for day in days)
    except IntegrityError:  # somebody laid one of them since the look above
        raise Refused(GONE) from None
    what = f"Thêm {span_words(days)}: {name}, {kind_words(working)}"
    write_trace(laid[0], step="lay", what=what, by=by, now=now, note=f"Căn cứ: {source}")
    return laid


@act
def change_day(holiday, *, day, name, working, source, seen, by, now):
    """Change one row; returns what changed in words ("" where nothing did). `seen` is the `mark` of the row as the person saw it.

    Raises Refused as `lay_days` does; Conflict when somebody changed or removed the row meanwhile.
    """
    _guard(by)
    standing = _standing(holiday, seen)
    try:
        check_day(day, working=working)
    except WrongDay as problem:
        raise Refused(str(problem)) from None
    if not source.strip():
        raise Refused("Nhập căn cứ: văn bản quy định hoặc thông báo ngày này.")
    if day != standing.day:
        _refuse_doubled([day])
    fields = {"day": day, "name": name, "working": working, "source": source}
    words = differences(standing, fields)
    if words:
        try:
            with transaction.atomic():
                Holiday.objects.filter(pk=standing.pk).update(**fields)
        except IntegrityError:
            raise Refused(GONE) from None
        write_trace(standing, step="change", what=f"Sửa {day_words(standing.day)}: {standing.name}", by=by, now=now, note=words)
    return words


@act
def remove_day(holiday, *, seen, by, now):
    """Take one row out of the calendar. Raises Refused without the right, Conflict as `change_day` does. The trace keeps what it said."""
    _guard(by)
    standing = _standing(holiday, seen)
    note = f"Căn cứ đã ghi: {standing.source}" if standing.source else ""
    what = f"Bỏ {day_words(standing.day)}: {standing.name}, {kind_words(standing.working)}"
    write_trace(standing, step="remove", what=what, by=by, now=now, note=note)
    Holiday.objects.filter(pk=standing.pk).delete()


@transaction.atomic
def take_in(rows, *, now):
    """Put `rows` (unsaved Holidays by day, see `holidays.rows_in`) into the calendar, for the person at the server; returns (new, changed, same).

    Can be done again: what stands as in the file stays untouched, days that the file does not name stay as well.
    """
    standing = {holiday.day: holiday for holiday in Holiday.objects.select_for_update().filter(day__in=rows)}
    new = Holiday.objects.bulk_create(row for day, row in rows.items() if day not in standing)
    changed = {}
    for day, holiday in standing.items():
        fields = {name: getattr(rows[day], name) for name in FIELDS}
        if words := differences(holiday, fields):
            Holiday.objects.filter(pk=holiday.pk).update(**fields)
            changed[holiday] = words
    traces = [_loaded(row, f"Thêm {day_words(row.day)}: {row.name}, {kind_words(row.working)}", f"Căn cứ: {row.source}", now) for row in new]
    traces += [_loaded(row, f"Sửa {day_words(row.day)}: {row.name}", words, now) for row, words in changed.items()]
    Trace.objects.bulk_create(traces)
    return len(new), len(changed), len(standing) - len(changed)


def mark(holiday):
    """Return a text by which a row is known again as it was seen."""
    return nfc(f"{holiday.day.isoformat()}|{int(holiday.working)}|{holiday.name}|{holiday.source}").strip()


def differences(holiday, fields):
    """Return what `fields` (a dict) would change on `holiday`, in words: "loại: nghỉ → làm bù; tên: A → B"; "" for nothing."""
    told = {"day": day_words, "working": kind_words}
    return "; ".join(
        f"{label}: {told.get(name, str)(getattr(holiday, name)) or 'để trống'} → {told.get(name, str)(fields[name])}"
        for name, label in FIELDS.items()
        if getattr(holiday, name) != fields[name]
    )


def _guard(by):
    if not by.has_perm("units.keep_calendar"):
        raise Refused(NOBODY)


def _standing(holiday, seen):
    standing = Holiday.objects.select_for_update().filter(pk=holiday.pk).first()
    if standing is None or mark(standing) != seen:
        raise Conflict(GONE)
    return standing


def _refuse_doubled(days):
    there = list(Holiday.objects.filter(day__in=days))
    if there:
        named = "; ".join(f"{day_words(row.day)} ({row.name}, {kind_words(row.working)})" for row in there[:3])
        more = f" và {len(there) - 3} ngày nữa" if len(there) > 3 else ""
        raise Refused(f"Đã có trong lịch: {named}{more}. Sửa dòng đang có, hoặc chọn ngày khác.")


def _loaded(row, what, note, now):
    return new_trace(row, step="load", what=what, by=None, now=now, note=note)
