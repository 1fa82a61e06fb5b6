"""Taking a file in: asked for once, then stored part by part. The row of the import is the truth; a worker only makes it go.

Each part is one transaction that also says how far the import is, so a worker that dies leaves whole parts behind, and the next one goes on.
"""

from dataclasses import dataclass

from django.db import IntegrityError, transaction

from awards.records.import_check import check, counts, digest_of_matches
from awards.records.import_columns import read_lines
from awards.records.import_store import store
from awards.records.models import RecordImport
from awards.records.states import ImportState
from campaigns.movements.sheet_import import SHOWN_ANEW
from emulation.attachments.actions import keep
from emulation.units.models import Unit
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.steps import act

PART = 200  # lines in one transaction
TRIES = 5
KEEP = "awards.keep_records"
ONLY_OFFICE = "Chỉ Thường trực Hội đồng nhập hồ sơ khen thưởng từ Excel."
OVERTAKEN = "Hồ sơ vừa được người khác thay đổi nên phần còn lại chưa nhập. Gửi lại tệp để xem kết quả mới; những dòng đã nhập không bị nhập hai lần."
BROKEN_OFF = "Việc nhập bị ngắt nhiều lần ở cùng một chỗ. Báo quản trị hệ thống; những dòng đã nhập vẫn được giữ."


@dataclass
class DryRun:
    """What a file would do: its matches, the titles of columns that nobody asked for, and how it is told."""

    matches: list
    others: tuple

    @property
    def counts(self):
        return counts(self.matches)

    @property
    def good(self):
        """How many lines would be stored."""
        return sum(match.verdict in ("new", "changed") for match in self.matches)

    @property
    def outcome(self):
        """A text that is the same as long as the file would do the same."""
        return digest_of_matches(self.matches)

    @property
    def faults(self):
        """Pairs of a Match and a Fault, cell by cell."""
        return [(match, fault) for match in self.matches for fault in match.line.faults]

    @property
    def warned(self):
        return [match for match in self.matches if match.warnings and not match.line.faults]

    @property
    def changed(self):
        return [match for match in self.matches if match.verdict == "changed"]


def dry_run(attachment, kind, authority, now):
    """Return the DryRun of an Excel file (an Attachment) for an ImportKind below `authority` at `now`. Raises SheetRefused."""
    lines, others = _lines(attachment, kind)
    return DryRun(check(lines, authority=authority, kind=kind, now=now), others)


@act
def start_import(attachment, *, kind, authority, only_good, shown, by, now):
    """Note that the file is to be taken in; returns the RecordImport, the earlier one where the file was sent twice.

    Raises Refused without the right, for faulty lines unless `only_good`, and where there is nothing to do; Conflict where it would not do what
    was `shown` any more (an outcome); SheetRefused for a file that is no such table.
    """
    if authority.pk not in {seat.authority.pk for seat in by.seats_with(KEEP)}:
        raise Refused(ONLY_OFFICE)
    Unit.objects.select_for_update().get(pk=authority.pk)
    if earlier := RecordImport.objects.filter(attachment=attachment).first():
        return earlier
    run = dry_run(attachment, kind, authority, now)
    if run.outcome != shown:
        raise Conflict(SHOWN_ANEW)
    if run.faults and not only_good:
        raise Refused(f"Còn {run.counts['faulty']} dòng cần sửa nên chưa nhập gì.")
    if not run.good:
        raise Refused("Không có gì để nhập: mọi dòng trong tệp đều đã có.")
    keep([attachment])
    return RecordImport.objects.create(
        authority=authority,
        kind=kind,
        attachment=attachment,
        only_good=only_good,
        expected=shown,
        total=len(run.matches),
        result=dict.fromkeys(run.counts, 0) | _plan(run.matches),
        by=by,
        asked_at=now,
    )


def _plan(matches):
    """What each part will do, and which lines are left out: what is found again when the part is stored."""
    parts = [matches[first : first + PART] for first in range(0, len(matches), PART)]
    left_out = [match.line.number for match in matches if match.line.faults]
    return {"left_out": left_out, "faulty": len(left_out), "plan": [digest_of_matches(_good(part)) for part in parts]}


def _good(matches):
    return [match for match in matches if not match.line.faults]


def run_import(pk, *, now):
    """Store what is left of an import, part by part, until it is done; harmless where it is done. `now` is the moment it is said to end."""
    job = _begin(pk)
    if job is None:
        return
    lines, _ = _lines(job.attachment, job.kind)
    left_out = set(job.result["left_out"])
    try:
        while _store_part(pk, lines, left_out, now):
            pass
    except IntegrityError:  # somebody stored the same at the same moment
        _fail(pk, OVERTAKEN, now)


@transaction.atomic
def _begin(pk):
    """Return the import if it still runs, counting the tries without progress; one that breaks off again and again ends."""
    job = RecordImport.objects.select_for_update(of=("self",)).select_related("attachment").filter(pk=pk, state__in=_GOING).first()
    if job is None:
        return None
    tries = job.result.get("tries", 0) + 1
    if tries > TRIES:
        _end(job, ImportState.FAILED, None, BROKEN_OFF)
        return None
    job.state, job.result = ImportState.RUNNING, job.result | {"tries": tries}
    job.save(update_fields=["state", "result"])
    return job


_GOING = (ImportState.WAITING, ImportState.RUNNING)


@transaction.atomic
def _store_part(pk, lines, left_out, now):
    """Store the next part and say so in one transaction; return whether there is more."""
    job = RecordImport.objects.select_for_update(of=("self",)).select_related("authority", "by").get(pk=pk)
    if job.state not in _GOING:
        return False
    Unit.objects.select_for_update().get(pk=job.authority_id)  # two imports into one tree go one after the other
    part = [line for line in lines[job.done : job.done + PART] if line.number not in left_out]
    matches = check(part, authority=job.authority, kind=job.kind, now=job.asked_at, by=job.by)
    if digest_of_matches(matches) != job.result["plan"][job.done // PART]:
        _end(job, ImportState.FAILED, now, OVERTAKEN)
        return False
    store(matches, by=job.by, now=job.asked_at)
    found = counts(matches)
    job.result |= {name: job.result[name] + found[name] for name in ("new", "changed", "same", "people")} | {"tries": 0}
    job.done = min(job.done + PART, job.total)
    if job.done == job.total:
        _end(job, ImportState.DONE, now)
        return False
    job.save(update_fields=["done", "result"])
    return True


def _end(job, state, now, why=""):
    job.state, job.ended_at, job.result = state, now, job.result | {"why": why}
    job.save(update_fields=["state", "ended_at", "result", "done"])


@transaction.atomic
def _fail(pk, why, now):
    job = RecordImport.objects.select_for_update().get(pk=pk)
    if job.state in _GOING:
        _end(job, ImportState.FAILED, now, why)


def _lines(attachment, kind):
    with attachment.file.open("rb") as source:
        return read_lines(source, kind)
