"""Verbs on the catalogue: store a row of a table, store a rule with its conditions. Every change is traced with its reason; nothing is deleted."""

import hashlib

from django.db.models import Q

from awards.catalogue.models import AwardRule
from awards.catalogue.tables import words_of
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.steps import act, write_trace

KEEPER_ONLY = "Chỉ Cơ quan Thường trực được sửa danh mục, và chỉ sửa quy định địa phương của cơ quan mình."
CHANGED_MEANWHILE = "Dòng này vừa được người khác sửa. Xem nội dung mới rồi lưu lại."


def digest_of(row):
    """Return a text that is the same as long as no field of `row` has changed."""
    values = [(field.attname, str(getattr(row, field.attname))) for field in row._meta.concrete_fields]
    return hashlib.sha256(repr(values).encode()).hexdigest()[:32]


@act
def save_row(table, row, *, by, now, reason, seen="", linked=None):
    """Store `row` (new or changed in hand) of a Table; returns it. `seen` is the digest of what the person began from; `linked` is
    {field: rows} for its fields that link to many.

    Raises Refused without the right or without a reason, or while another row holds at the same time; Conflict when somebody changed it.
    """
    if not by.has_perm("awards.keep_catalogue", row):
        raise Refused(KEEPER_ONLY)
    if not reason.strip():
        raise Refused("Nhập lý do, để người sau biết vì sao có thay đổi này.")
    before = table.model.objects.select_for_update().filter(pk=row.pk).first() if row.pk else None
    if before and digest_of(before) != seen:
        raise Conflict(CHANGED_MEANWHILE)
    _guard_alone(table, row)
    row.save()
    for name, rows in (linked or {}).items():
        getattr(row, name).set(rows)
    changed = [] if before is None else [name for name in table.fields if name not in (linked or {}) and getattr(before, name) != getattr(row, name)]
    story = "; ".join(f"{_title(row, name)}: {words_of(before, name) or 'trống'} → {words_of(row, name) or 'trống'}" for name in changed)
    what = "Sửa dòng của danh mục" if before else "Thêm dòng vào danh mục"
    write_trace(row, step="edit" if before else "create", what=what, by=by, now=now, note=f"{reason.strip()}\n{story}".strip())
    return row


def _title(row, name):
    return str(row._meta.get_field(name).verbose_name)


def _guard_alone(table, row):
    """Two rows about the same thing must not count on the same day: nobody could say which holds."""
    if not table.key or table.key == ("valid_from",):
        return
    others = table.model.objects.filter(**{name: getattr(row, name) for name in table.key}).exclude(pk=row.pk)
    begun = Q(valid_from__lte=row.valid_to) if row.valid_to else Q()
    if others.filter(begun & (Q(valid_to__isnull=True) | Q(valid_to__gte=row.valid_from))).exists():
        raise Refused("Đã có một dòng khác về cùng nội dung còn áp dụng trong thời gian này. Ghi ngày hết áp dụng cho dòng đó trước.")


@act
def save_rule(rule, criteria, *, capacities, by, now, reason, version=None):
    """Store `rule` (an AwardRule, new or changed in hand) and its conditions; returns it.

    `capacities` are those who decide; `criteria` are Criterions in their order, those with a pk kept; conditions that are not named any
    more are taken away, alternatives of kept ones stay. Raises Refused without the right, without a reason or where it overlaps another
    rule; Conflict on an older `version`.
    """
    if not by.has_perm("awards.keep_catalogue", rule):
        raise Refused(KEEPER_ONLY)
    if not reason.strip():
        raise Refused("Nhập lý do, để người sau biết vì sao có thay đổi này.")
    _guard_rule_alone(rule)
    if rule.pk:
        if not AwardRule.objects.filter(pk=rule.pk, version=version).update(version=version + 1):
            raise Conflict(CHANGED_MEANWHILE)
        rule.version = version + 1
    else:
        rule.version = 2  # above 1: loading the file again leaves it alone
    new = rule.pk is None
    rule.save()
    rule.capacities.set(capacities)
    _save_criteria(rule, criteria)
    what = "Thêm quy định" if new else "Sửa quy định"
    write_trace(rule, step="create" if new else "edit", what=what, by=by, now=now, note=reason.strip())
    return rule


def _save_criteria(rule, criteria):
    kept = {criterion.pk for criterion in criteria if criterion.pk}
    rule.criteria.filter(parent__isnull=True).exclude(pk__in=kept).delete()
    for order, criterion in enumerate(criteria):
        criterion.rule, criterion.order = rule, order
        criterion.save()


def _guard_rule_alone(rule):
    others = AwardRule.objects.filter(award=rule.award_id, local=rule.local_id).exclude(pk=rule.pk)
    begun = Q(valid_from__lte=rule.valid_to) if rule.valid_to else Q()
    if others.filter(begun & (Q(valid_to__isnull=True) | Q(valid_to__gte=rule.valid_from))).exists():
        raise Refused("Danh hiệu này đã có quy định khác áp dụng trong thời gian đó. Ghi ngày hết áp dụng cho quy định kia trước.")
