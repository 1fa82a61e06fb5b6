"""Storing the good lines of a check: all new rows of a table at once, so that the number of queries does not grow with the lines."""

from awards.records.models import AwardRecord, Identity, Membership, Recipient
from emulation.workflow.models import Trace
from emulation.workflow.steps import new_trace

_ORDER = (Recipient, Identity, Membership, AwardRecord)  # whoever is pointed to comes first


def store(matches, *, by, now):
    """Store what the good ones of `matches` (see `import_check.check`) bring; must run in the caller's transaction, after that check."""
    good = [match for match in matches if match.verdict in ("new", "changed")]
    for model in _ORDER:
        _create(model, [row for match in good for row in match.rows if isinstance(row, model)])
    altered = {}
    for match in good:
        for row, names in match.altered.items():
            altered.setdefault(row, set()).update(names)
    for model in _ORDER:
        _update(model, {row: names for row, names in altered.items() if isinstance(row, model)})
    Trace.objects.bulk_create(_traces(good, by, now))


def _create(model, rows):
    for row in rows:
        if model is not Recipient:
            row.recipient = row.recipient  # somebody new has an id by now
    model.objects.bulk_create(rows)


def _update(model, altered):
    if altered:
        model.objects.bulk_update(altered, sorted(set().union(*altered.values())))


def _traces(good, by, now):
    """One line in the history of everybody whom the file brought or changed, however many lines speak of them."""
    told = {}
    for match in good:
        told[match.person.row] = told.get(match.person.row, "") or ("Lập hồ sơ từ tệp Excel" if match.brings else "Bổ sung từ tệp Excel")
    return [new_trace(row, step="import", what=what, by=by, now=now) for row, what in told.items()]
