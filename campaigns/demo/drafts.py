"""Writes a directive of the data files as records, through the same verbs as the standing office."""

from campaigns.demo.data import read
from campaigns.directives.actions import create_directive, take_proposed_duties
from campaigns.directives.contents import write_bases, write_clauses, write_movements, write_recipients
from campaigns.directives.models import Duty
from emulation.units.models import UnitKind

HEADING = ("year", "symbol", "place", "abstract", "movement_name", "period_from", "period_to", "opening", "closing")
HEADING += ("signer_title", "filing", "drafter_mark")


def draft(name, *, authority, by, now):
    """Create the draft of the data file `name` for `authority` (a Unit) with its parts and its proposed duties; returns it."""
    data = read(name)
    directive = create_directive(authority=authority, by=by, now=now, **{field: data[field] for field in HEADING})
    _write_parts(directive, data, by, now)
    take_proposed_duties(directive, by=by, now=now, version=directive.version)
    return directive


def confirm(directive, *, but=(), without=()):
    """Confirm the duties of a draft, but those of the kinds `but`; drop those of the kinds `without`."""
    directive.duties.filter(kind__in=without).delete()
    directive.duties.exclude(kind__in=but).update(confirmed=True)


def name_propaganda_units(directive, units):
    """Give the duty of propaganda to `units` (Units)."""
    directive.duties.get(kind=Duty.Kind.PROPAGANDA).units.set(units)


def _write_parts(directive, data, by, now):
    common = {"by": by, "now": now}
    write_bases(directive, data["bases"], version=directive.version, **common)
    rows = []
    for clause in data["clauses"]:
        rows.append({"id": None, "level": 0, "label": clause["label"], "text": clause["text"]})
        rows += [{"id": None, "level": 1, **point} for point in clause.get("points", ())]
    write_clauses(directive, rows, version=directive.version, **common)
    clauses = {clause.label: clause.pk for clause in directive.clauses.filter(parent=None)}
    movements = [
        {
            "name": row["name"],
            "level": row["level"],
            "year_from": row.get("year_from"),
            "year_to": row.get("year_to"),
            "clause_id": clauses[row["clause"]],
        }
        for row in data["movements"]
    ]
    write_movements(directive, movements, version=directive.version, **common)
    kinds = dict(UnitKind.objects.values_list("code", "pk"))
    recipients = [{"text": row["text"], "kinds": [kinds[code] for code in row.get("kinds", ())]} for row in data["recipients"]]
    write_recipients(directive, recipients, version=directive.version, **common)
