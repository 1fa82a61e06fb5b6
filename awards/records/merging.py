"""Verbs on two rows that may be one person: merge them (keeping both histories), keep them apart, take a merger back.

Nothing is moved or deleted: `merged_into` points from one row to the other and histories are read together. `SamePerson` keeps each
decision as an edge between two rows; a row loses only once while it is merged, so its last edge is the merger to take back.
"""

from collections import defaultdict

from django.db.models import F, Q

from awards.records.models import Identity, Recipient, SamePerson
from awards.records.permissions import KEEP, ONLY_OFFICE_JOINS
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.steps import act, write_trace

OVERTAKEN = "Một trong hai hồ sơ vừa được người khác gộp hoặc sửa. Tải lại trang để xem."


@act
def merge(first, second, *, by, now, reason=""):
    """Let `second` and whatever was merged into it be one with `first`, which stays; both histories are read together from now on.

    Raises Refused without the right to both, for two kinds or two different numbers; Conflict when one of them was merged meanwhile.
    """
    first, second = _locked(first, second, by)
    if first.kind != second.kind:
        raise Refused("Cá nhân, tập thể, hộ gia đình không gộp với nhau.")
    _refuse_two_numbers(first, second)
    moved = Recipient.objects.filter(pk=second.pk, merged_into__isnull=True, version=second.version)
    if not moved.update(merged_into=first, version=F("version") + 1):
        raise Conflict(OVERTAKEN)
    Recipient.objects.filter(merged_into=second).update(merged_into=first)
    Recipient.objects.filter(pk=first.pk).update(version=F("version") + 1)
    _decide(first, second, same=True, by=by, now=now, reason=reason)
    write_trace(first, step="merge", what=f"Gộp hồ sơ {second.pk} ({second.name}) vào hồ sơ này", by=by, now=now, note=reason)
    write_trace(second, step="merge", what=f"Gộp vào hồ sơ {first.pk} ({first.name})", by=by, now=now, note=reason)
    first.refresh_from_db()
    return first


@act
def keep_apart(first, second, *, by, now, reason):
    """Write down that two rows are not one, so that they are not proposed again. Raises Refused without the right or a reason."""
    first, second = _locked(first, second, by)
    if not reason.strip():
        raise Refused("Nhập lý do hai hồ sơ này không phải là một.")
    _decide(first, second, same=False, by=by, now=now, reason=reason)
    for one, other in ((first, second), (second, first)):
        write_trace(one, step="keep_apart", what=f"Kết luận không phải là một với hồ sơ {other.pk} ({other.name})", by=by, now=now, note=reason)


@act
def split(recipient, *, by, now, reason):
    """Take back the merger of `recipient` into another; what had been merged into it before goes with it.

    Raises Refused without the right, without a reason or where nothing was merged.
    """
    row = Recipient.objects.select_for_update(of=("self",)).select_related("merged_into").get(pk=recipient.pk)
    head = row.merged_into
    if not by.has_perm(KEEP, row):
        raise Refused(ONLY_OFFICE_JOINS)
    if head is None:
        raise Conflict("Hồ sơ này không còn gộp vào hồ sơ khác. Tải lại trang để xem.")
    if not reason.strip():
        raise Refused("Nhập lý do tách lại.")
    edge, together = _branch(row)
    Recipient.objects.filter(pk__in=together - {row.pk}, merged_into=head).update(merged_into=row)
    Recipient.objects.filter(pk=row.pk).update(merged_into=None, version=F("version") + 1)
    Recipient.objects.filter(pk=head.pk).update(version=F("version") + 1)
    SamePerson.objects.filter(pk=edge).update(same=False, reason=reason.strip()[:300], by=by, at=now)
    write_trace(row, step="split", what=f"Tách lại khỏi hồ sơ {head.pk} ({head.name})", by=by, now=now, note=reason)
    write_trace(head, step="split", what=f"Tách hồ sơ {row.pk} ({row.name}) ra lại", by=by, now=now, note=reason)
    row.refresh_from_db()
    return row


def _locked(first, second, by):
    """Return both rows as they are now, locked in the order of their ids; raise where they may not be decided about."""
    if first.pk == second.pk:
        raise Refused("Chọn hai hồ sơ khác nhau.")
    rows = {row.pk: row for row in Recipient.objects.select_for_update().filter(pk__in=[first.pk, second.pk]).order_by("pk")}
    for row in rows.values():
        if not by.has_perm(KEEP, row):
            raise Refused(ONLY_OFFICE_JOINS)
        if row.merged_into_id:
            raise Conflict(f"Hồ sơ {row.pk} ({row.name}) đã được gộp rồi. Tải lại trang để xem.")
    return rows[first.pk], rows[second.pk]


def _refuse_two_numbers(first, second):
    sides = [set(Identity.objects.filter(_row_or_merged(row)).values_list("digest", flat=True)) for row in (first, second)]
    if all(sides) and not sides[0] & sides[1]:
        raise Refused("Hai hồ sơ có số định danh khác nhau nên không gộp được. Sửa số ghi sai trước.")


def _row_or_merged(row):
    return Q(recipient=row) | Q(recipient__merged_into=row)


def _decide(first, second, *, same, by, now, reason):
    low, high = sorted((first, second), key=lambda row: row.pk)
    # Made anew: its id then says, too, which decision about a row was the last.
    SamePerson.objects.filter(first=low, second=high).delete()
    SamePerson.objects.create(first=low, second=high, same=same, reason=reason.strip()[:300], by=by, at=now)


def _branch(row):
    """Return (id of the edge by which `row` was merged, ids of the rows that hang on it, itself included)."""
    family = set(Recipient.objects.filter(merged_into=row.merged_into_id).values_list("pk", flat=True)) | {row.merged_into_id}
    edges = SamePerson.objects.filter(first__in=family, second__in=family, same=True).order_by("at", "pk").values_list("pk", "first", "second")
    own = [pk for pk, *ends in edges if row.pk in ends]
    last = own[-1] if own else None
    beside = defaultdict(set)
    for pk, one, two in edges:
        if pk != last:
            beside[one].add(two)
            beside[two].add(one)
    reached, fresh = set(), {row.pk}
    while fresh:
        reached |= fresh
        fresh = set().union(*(beside[each] for each in fresh)) - reached
    return last, reached
