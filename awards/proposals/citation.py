"""What a unit achieved in a movement, in one sentence made of its own submitted reports: offered, edited by the unit, never kept in step."""

from awards.catalogue.states import AwardKind
from campaigns.movements.figures import measured_words, share_words
from campaigns.movements.models import Indicator
from campaigns.movements.periods import HALF, YEAR, Period
from emulation.formats.words import lower_first
from reports.periodic import totals
from reports.periodic.models import Report
from reports.periodic.submitted import words_that_count

LONGEST = 1200  # of the unit's own words: a citation, not the report


def cited(authority, unit, movement, year):
    """Return what `unit` (a Unit) submitted to `authority` about `movement` in `year`, as sentences, or "" where it said nothing.

    Only figures and words of submitted reports count, those of the whole year before those of its first half; eight queries at most.
    """
    indicators = list(Indicator.objects.of(authority, year).filter(movement=movement))
    for period in (Period(year, YEAR), Period(year, HALF)):
        said = [part for part in (_figures(authority, unit, movement, period, indicators), _words(authority, unit, movement, period)) if part]
        if said:
            return "\n".join(said)
    return ""


def may_cite(kind):
    """Tell whether a dossier of this kind speaks of a movement."""
    return kind == AwardKind.MOVEMENT


def _figures(authority, unit, movement, period, indicators):
    if not indicators:
        return ""
    found = totals.by_indicator(authority, period, units=[unit.pk], indicators=[each.pk for each in indicators])
    parts = [_part(each, found[each.pk]) for each in indicators if each.pk in found]
    parts = [part for part in parts if part]
    return f"Thực hiện phong trào “{movement.name}”, {unit.name} đạt: {'; '.join(parts)} (báo cáo {period.label})." if parts else ""


def _part(indicator, total):
    value, level, _ = total.compared(indicator)
    value = total.value(indicator) if value is None else value
    if value is None:
        return ""
    words = f"{lower_first(indicator.name)} {measured_words(indicator, value)}"
    if level is None or indicator.is_criterion:
        return words
    share = share_words(value, level) if indicator.direction == Indicator.Direction.HIGHER else ""
    return f"{words} (mức giao {measured_words(indicator, level)}{f', bằng {share}' if share else ''})"


def _words(authority, unit, movement, period):
    report = Report.objects.filter(authority=authority, unit=unit, year=period.year, period=period.kind, of_cluster=False).first()
    said = words_that_count([report.pk]).get(report.pk) if report else None
    return said[1].get(f"movement-{movement.pk}", "").strip()[:LONGEST] if said else ""
