"""Verbs on indicators: create, change, remove, set the levels of units, give them to the units, take them over from last year.

Whoever keeps indicators changes those of one authority and year one after the other: each verb locks the rows of that year first, so that
links never close a circle and two people never overwrite each other.
"""

from django.db.models import F, ProtectedError

from campaigns.movements import history
from campaigns.movements.batch import Batch
from campaigns.movements.followers import after_change
from campaigns.movements.models import Indicator, IndicatorChange, Target
from campaigns.movements.setting import Setting
from emulation.workflow.flows import Refused
from emulation.workflow.steps import act

ONLY_KEEPERS = "Chỉ Cơ quan Thường trực được lập và sửa chỉ tiêu của cơ quan mình."


@act
def create_indicator(*, authority, year, by, now, **fields):
    """Create an indicator of `authority` (a Unit) and `year` from `fields` (see FIELDS); returns it.

    Without `order` it stands last. Raises Refused without the right or where the rules (see `rules.faults`) speak against it.
    """
    guard_keeper(authority, year, by)
    batch = Batch(authority, year, locked_year(authority, year))
    draft = batch.create(**fields)
    batch.guard("")
    batch.write(by=by, now=now)
    return draft.wanted


@act
def change_indicator(indicator, *, by, now, version=None, reason="", **fields):
    """Change the given `fields`; returns the names of those that differ. Units that report it are told once it was given to them.

    `version` is the one the person saw (None: that of `indicator`). Raises Conflict when somebody changed it meanwhile; Refused without the
    right, where the rules speak against it, and without a reason once it was given. The indicator in hand is brought up to date.
    """
    guard_keeper(indicator.authority, indicator.year, by)
    siblings = locked_year(indicator.authority_id, indicator.year)
    saved = siblings[indicator.pk]
    if saved.version != (indicator.version if version is None else version):
        raise history.overtaken(saved)
    batch = Batch(indicator.authority, indicator.year, siblings)
    draft = batch.change(saved, **fields)
    if not draft.changed:
        return []
    batch.guard(reason.strip())
    batch.write(by=by, now=now, reason=reason.strip())
    for name in (*draft.changed, "search_key", "version"):
        setattr(indicator, name, getattr(draft.wanted, name))
    return draft.changed


@act
def remove_indicator(indicator, *, by):
    """Remove an indicator that nobody was given and nobody reported. Raises Refused otherwise, and while another leans on it."""
    guard_keeper(indicator.authority, indicator.year, by)
    siblings = locked_year(indicator.authority_id, indicator.year)
    saved = siblings.pop(indicator.pk)
    if saved.assigned_at:
        raise Refused("Chỉ tiêu đã giao thì không xóa. Chọn “x” (không được giao) cho các đơn vị không còn báo cáo.")
    if saved.entries.exists():
        raise Refused("Đã có đơn vị nhập số liệu nên không xóa chỉ tiêu này được.")
    if leaning := [other.name for other in siblings.values() if saved.pk in (other.part_of_id, other.weight_id)]:
        raise Refused(f"“{leaning[0]}” đang tính theo chỉ tiêu này. Sửa chỉ tiêu đó trước.")
    try:
        saved.delete()
    except ProtectedError:
        raise Refused("Báo cáo đã nhắc đến chỉ tiêu này nên không xóa được.") from None


@act
def set_targets(levels, *, by, now, reason="", versions=None):
    """Set what units are given: `levels` is {Indicator: {Unit: Given, or None to take the decision back}}; returns how many cells changed.

    `versions` ({indicator id: version}) are those the person saw. Raises Conflict when one of the indicators that change was changed
    meanwhile; Refused without the right, for a level that does not fit, for a unit of elsewhere, and without a reason where a decision
    changes after the indicator was given. Units are told of what changes after that.
    """
    if not levels:
        return 0
    first = next(iter(levels))
    guard_keeper(first.authority, first.year, by)
    saved = locked_year(first.authority_id, first.year)
    if any(indicator.pk not in saved for indicator in levels):
        raise Refused(ONLY_KEEPERS)
    setting = Setting({saved[indicator.pk]: units for indicator, units in levels.items()}, by=by, now=now, reason=reason.strip())
    if not setting.changes:
        return 0
    for indicator in setting.indicators:
        if versions and indicator.version != versions.get(indicator.pk, indicator.version):
            raise history.overtaken(indicator)
    setting.guard()
    setting.write()
    changed = {indicator.pk: indicator.version + 1 for indicator in setting.indicators}
    Indicator.objects.filter(pk__in=changed).update(version=F("version") + 1)
    for indicator in levels:
        indicator.version = changed.get(indicator.pk, indicator.version)
    after_change(changed, {change.unit.pk for change in setting.changes})
    setting.tell()
    return len(setting.changes)


@act
def assign_indicators(authority, year, *, by, now):
    """Give the indicators of a year to the units that have a level or follow them, and tell these once; returns the indicators given now.

    Raises Refused without the right, or when there is nothing to give.
    """
    guard_keeper(authority, year, by)
    fresh = give_with_launch(authority, year, by=by, now=now)
    if not fresh:
        raise Refused("Chưa có chỉ tiêu nào để giao. Nhập mức của đơn vị trước.")
    given = {}
    for target in Target.objects.reported().filter(indicator__in=fresh).select_related("unit"):
        given.setdefault(target.unit, []).append(target.level is not None)
    history.tell_units(
        {unit: [f"{len(own)} chỉ tiêu phải báo cáo, trong đó {sum(own)} chỉ tiêu có mức giao."] for unit, own in given.items()},
        key=f"indicators-{authority.pk}-{year}-{min(indicator.pk for indicator in fresh)}",
        subject=f"Giao chỉ tiêu thi đua năm {year}",
        closing="Mở trang chỉ tiêu của đơn vị để xem từng mức.",
        authority=authority,
        year=year,
        by=by,
        now=now,
    )
    return fresh


@act
def give_with_launch(authority, year, *, by, now):
    """Mark what is ready as given, in silence: the signed directive, which tells everybody, is the right to do so. Returns the indicators."""
    waiting = Indicator.objects.of(authority, year).filter(assigned_at__isnull=True)
    reported = waiting.filter(pk__in=Target.objects.reported().values("indicator"))
    fresh = list(reported.select_for_update())
    Indicator.objects.filter(pk__in=[indicator.pk for indicator in fresh]).update(assigned_at=now)
    IndicatorChange.objects.bulk_create(history.line(indicator, "Giao cho đơn vị", after=f"Năm {year}", by=by, now=now) for indicator in fresh)
    return fresh


def locked_year(authority, year):
    """Return {id: Indicator} of a year, locked until the end of the transaction (PostgreSQL; SQLite has one writer anyway)."""
    rows = Indicator.objects.of(authority, year).select_related("authority", "movement", "weight", "part_of").select_for_update(of=("self",))
    return {indicator.pk: indicator for indicator in rows}


def guard_keeper(authority, year, by):
    """Raise Refused unless the person keeps the indicators of `authority` (a Unit)."""
    if not by.has_perm("campaigns.keep_indicators", Indicator(authority=authority, year=year)):
        raise Refused(ONLY_KEEPERS)
