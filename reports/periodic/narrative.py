"""The text of a report: laid out once, and its opening sentences kept in step with the figures as long as the unit leaves them alone."""

from campaigns.movements.models import Indicator
from reports.periodic import judgement
from reports.periodic.honours import award_sentences
from reports.periodic.models import Passage
from reports.periodic.outline import AWARDS, CAUSES, HIGHLIGHTS, LIMITS, OUTLOOK, parts_of
from reports.periodic.providers import awards_of
from reports.periodic.sentences import results

JUDGING = {HIGHLIGHTS: judgement.highlights, LIMITS: judgement.limits, CAUSES: judgement.causes, OUTLOOK: judgement.outlook}
# The outline has no part for emulation work as such; what is counted there is good examples found and made known.
PART_OF_FIELD = {Indicator.Field.EMULATION: "propaganda"}


def lay_passages(report, cells):
    """Create the passages of a new report, each opening with the sentences made from the figures; must run in the caller's transaction."""
    parts = parts_of(report.obligation.directive)
    drafts = drafts_of(report, cells, [part.key for part in parts])
    rows = []
    for order, part in enumerate(parts, 1):
        common = {"key": part.key, "title": part.title, "movement": part.movement}
        rows.append(Passage(report=report, order=order, drafted=drafts[part.key], text=drafts[part.key], **common))
    Passage.objects.bulk_create(rows)


def refresh_drafts(report, cells, passages=None):
    """Make the opening sentences again from the figures: what the unit has not touched follows them; returns the passages. Two statements,
    one where the `passages` are at hand."""
    passages, changed = list(report.passages.select_related("movement")) if passages is None else passages, []
    drafts = drafts_of(report, cells, [passage.key for passage in passages])
    for passage in passages:
        drafted = drafts[passage.key]
        if drafted == passage.drafted:
            continue
        if passage.is_untouched:
            passage.text = drafted
        passage.drafted = drafted
        changed.append(passage)
    Passage.objects.bulk_update(changed, ["drafted", "text"])
    return passages


def drafts_of(report, cells, keys):
    """Return {key: the sentences offered for that part}, "" where the figures say nothing about it; no query but those of providers."""
    span, places = report.span, {}
    for cell in cells:
        places.setdefault(_place(cell.indicator, keys), []).append(cell)
    return {key: _draft(key, report, cells, places.get(key, ()), span) for key in keys}


def _draft(key, report, cells, own, span):
    if key == AWARDS:
        return award_sentences(awards_of(report), span)
    return JUDGING[key](cells, span) if key in JUDGING else results(own, span)


def _place(indicator, keys):
    """Return the key of the part where an indicator is reported: its movement's where the directive names that one, else its field's."""
    named = f"movement-{indicator.movement_id}"
    return named if named in keys else PART_OF_FIELD.get(indicator.field, indicator.field)
