"""The text of a report: laid out once, and its opening sentences kept in step with the figures as long as the unit leaves them alone."""

from reports.periodic.models import Passage
from reports.periodic.outline import parts_of
from reports.periodic.sentences import draft_of


def lay_passages(report, cells):
    """Create the passages of a new report, each opening with the sentence made from the figures; must run in the caller's transaction."""
    rows = []
    for order, part in enumerate(parts_of(report.obligation.directive), 1):
        drafted = draft_of(part.key, report, cells)
        common = {"key": part.key, "title": part.title, "movement": part.movement}
        rows.append(Passage(report=report, order=order, drafted=drafted, text=drafted, **common))
    Passage.objects.bulk_create(rows)


def refresh_drafts(report, cells):
    """Make the opening sentences again from the figures: what the unit has not touched follows them; returns the passages."""
    passages, changed = list(report.passages.select_related("movement")), []
    for passage in passages:
        drafted = draft_of(passage.key, report, cells)
        if drafted == passage.drafted:
            continue
        if passage.is_untouched:
            passage.text = drafted
        passage.drafted = drafted
        changed.append(passage)
    Passage.objects.bulk_update(changed, ["drafted", "text"])
    return passages
