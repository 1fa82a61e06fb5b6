"""Verbs on what is recorded of a recipient: awards given, initiatives, grades, discipline. The office keeps them.

An award is never deleted, only revoked by a paper (Luật Thi đua, khen thưởng 2022, Điều 93 khoản 2).
"""

from django.db import IntegrityError, transaction

from awards.records.history import family_ids, history_of
from awards.records.models import AwardRecord, GradeRecord, Initiative, Recipient, Restriction
from awards.records.permissions import KEEP, ONLY_KEEPERS
from awards.records.states import RecordState, RestrictionKind
from emulation import clock
from emulation.attachments.actions import keep as keep_files
from emulation.formats.words import day_words
from emulation.search.text import fold
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.steps import act, write_trace

EARLIEST = 1945


@act
def add_award(recipient, *, award, year, unit, by, now, **fields):
    """Write down an award given earlier (fields of AwardRecord); returns it.

    Raises Refused without the right, for a kind of recipient whose row was merged, a year to come, or when the record is there already.
    """
    _guard(recipient, by)
    _guard_year(year, now)
    Recipient.objects.select_for_update().get(pk=recipient.pk)  # a second click waits, then finds it there
    number = fields.get("decision_number", "")
    if history_of(recipient).filter(award=award, year=year, decision_number=number).exists():
        raise Refused(f"{award.name} năm {year} đã có trong hồ sơ với số quyết định này.")
    made = AwardRecord.objects.create(recipient=recipient, award=award, year=year, unit=unit, created_at=now, **fields)
    write_trace(recipient, step="add_award", what=f"Ghi khen thưởng: {_award_words(made)}", by=by, now=now)
    return made


@act
def revoke_award(record, *, paper, by, now):
    """Mark an award as revoked by `paper` (the decision that did so); the record stays. Raises Refused without the right or the paper."""
    _guard(record.recipient, by, standing=False)
    if not paper.strip():
        raise Refused("Nhập quyết định hủy bỏ.")
    state = {"state": RecordState.REVOKED, "revoked_by": paper.strip()[:200]}
    if not AwardRecord.objects.filter(pk=record.pk, state=RecordState.VALID).update(**state):
        raise Conflict("Khen thưởng này đã hủy bỏ rồi. Tải lại trang để xem.")
    record.refresh_from_db()
    write_trace(record.recipient, step="revoke_award", what=f"Hủy bỏ khen thưởng: {_award_words(record)}", by=by, now=now, note=record.revoked_by)


@act
def add_initiative(*, title, authors, year, by, now, files=(), **fields):
    """Write down a recognised initiative with its authors (Recipients) and at most one file; returns it.

    Raises Refused without the right to every author, without an author, or when the same decision is there already.
    """
    if not authors:
        raise Refused("Chọn ít nhất một tác giả.")
    for author in authors:
        _guard(author, by)
    _guard_year(year, now)
    if Initiative.objects.filter(match_key=fold(title)[:400], year=year, decision_number=fields.get("decision_number", "")).exists():
        raise Refused("Sáng kiến này đã có với năm và số quyết định này. Mở sáng kiến đó để thêm tác giả.")
    keep_files(files)
    made = Initiative(title=title, match_key=fold(title)[:400], year=year, created_at=now, file=files[0] if files else None, **fields)
    made.save()
    made.authors.set(authors)
    for author in authors:
        write_trace(author, step="add_initiative", what=f"Ghi sáng kiến: {made.title}", by=by, now=now)
    return made


@act
def add_author(initiative, author, *, by, now):
    """Make a Recipient one of the authors. Raises Refused without the right to them or when they are one already."""
    _guard(author, by)
    if initiative.authors.filter(pk__in=family_ids(author)).exists():
        raise Refused(f"{author.name} đã là tác giả của sáng kiến này.")
    initiative.authors.add(author)
    write_trace(author, step="add_initiative", what=f"Ghi là tác giả sáng kiến: {initiative.title}", by=by, now=now)


@act
def remove_author(initiative, author, *, by, now):
    """Take back that a Recipient is an author. Raises Refused without the right to them, or for the only author."""
    _guard(author, by, standing=False)
    if not initiative.authors.exclude(pk=author.pk).exists():
        raise Refused("Sáng kiến phải còn ít nhất một tác giả. Thêm tác giả đúng trước.")
    initiative.authors.remove(author)
    write_trace(author, step="remove_initiative", what=f"Bỏ tên tác giả khỏi sáng kiến: {initiative.title}", by=by, now=now)


@act
def set_grade(recipient, *, year, grade, by, now, basis=""):
    """Write down how a year was completed, in place of what was written before; returns the GradeRecord. Raises Refused without the right."""
    _guard(recipient, by)
    _guard_year(year, now)
    made, new = GradeRecord.objects.update_or_create(recipient=recipient, year=year, defaults={"grade": grade, "basis": basis})
    words = f"{'Ghi' if new else 'Sửa'} mức độ hoàn thành nhiệm vụ năm {year}: {made.get_grade_display()}"
    write_trace(recipient, step="grade", what=words, by=by, now=now, note=basis)
    return made


@act
def add_restriction(recipient, *, kind, begins, basis, by, now, sanction="", ends=None):
    """Write down a discipline or a matter being looked into; returns the Restriction.

    Raises Refused without the right, out of order, or when the same stands there already (a second click).
    """
    _guard(recipient, by)
    Recipient.objects.select_for_update().get(pk=recipient.pk)
    same = {"kind": kind, "sanction": sanction, "begins": begins, "basis": basis}
    if Restriction.objects.filter(recipient__in=family_ids(recipient), **same).exists():
        raise Refused("Nội dung này đã được ghi trong hồ sơ với cùng ngày và văn bản.")
    made = Restriction(recipient=recipient, kind=kind, sanction=sanction, begins=begins, ends=ends, basis=basis)
    _store(made)
    words = made.get_sanction_display() if kind == RestrictionKind.DISCIPLINE else made.get_kind_display()
    write_trace(recipient, step="restriction", what=f"Ghi {words.lower()} từ {day_words(begins)}", by=by, now=now, note=basis)
    return made


@act
def end_restriction(restriction, *, ends, by, now):
    """Let a discipline or a matter count until `ends` (a date), that day included. Raises Refused without the right or before its begin."""
    _guard(restriction.recipient, by, standing=False)
    if ends < restriction.begins:
        raise Refused(f"Ngày hết phải từ {day_words(restriction.begins)} trở đi.")
    Restriction.objects.filter(pk=restriction.pk).update(ends=ends)
    restriction.ends = ends
    words = f"{restriction.get_kind_display()} hết vào {day_words(ends)}"
    write_trace(restriction.recipient, step="restriction", what=words, by=by, now=now, note=restriction.basis)


def _guard(recipient, by, standing=True):
    if not by.has_perm(KEEP, recipient):
        raise Refused(ONLY_KEEPERS)
    if standing and recipient.merged_into_id:
        raise Refused("Hồ sơ này đã gộp vào hồ sơ khác. Ghi ở hồ sơ chung.")


def _guard_year(year, now):
    present = clock.day_of(now).year
    if not EARLIEST <= year <= present:
        raise Refused(f"Năm từ {EARLIEST} đến {present}.")


def _store(restriction):
    try:
        with transaction.atomic():
            restriction.save()
    except IntegrityError as error:
        raise Refused("Kỷ luật phải ghi hình thức, việc đang xem xét thì chưa có; ngày hết phải từ ngày bắt đầu trở đi.") from error


def _award_words(record):
    number = f", {record.decision_number}" if record.decision_number else ""
    return f"{record.award.name} năm {record.year}{number}"
