"""The dry run: every line of a roster against what there is. Writes nothing; says for each line whether it is new, changed, same or faulty."""

import hashlib

from emulation.accounts.roster import seats, units
from emulation.accounts.roster.ground import survey
from emulation.accounts.roster.lines import CLUSTERS, LETTERHEADS, PEOPLE, SEATS, UNITS, lines_of

VERDICTS = ("new", "changed", "same", "faulty")


def check(roster, *, authority, by, root=""):
    """Compare the lines of `roster` with the database and note records, changes and faults in them.

    `authority` is the Unit in whose tree they belong, `by` the person (None at the server). A line that rests on
    a faulty one is faulty too; `root` is the code of the issuing unit, where the set-up makes one. What an earlier check found is
    forgotten, what the reading found stays. Returns the Ground that was read, in a fixed number of queries.
    """
    for line in lines_of(roster):
        line.forget()
    ground = survey(roster, authority=authority, by=by, root=root)
    units.check_units(roster[UNITS], ground)
    new_units = {line["code"]: line for line in roster[UNITS] if line.verdict == "new"}
    units.check_letterheads(roster[LETTERHEADS], ground, new_units)
    units.check_clusters(roster[CLUSTERS], ground, new_units)
    seats.check_people(roster[PEOPLE], ground)
    people = {line["username"]: line for line in roster[PEOPLE] if line.verdict == "new"}
    seats.check_seats(roster[SEATS], ground, new_units, people)
    return ground


def counts(lines):
    """Return how many lines there are of each verdict, as a dict."""
    found = dict.fromkeys(VERDICTS, 0)
    for line in lines:
        found[line.verdict] += 1
    return found


def without_password(lines, ground):
    """Return the good lines of people who cannot sign in yet and to whom `ground.by` may give a password: new ones, and earlier ones."""
    if not ground.administers:
        return []
    return [line for line in lines if not line.faults and (line.record is None or _waits(line.record, ground))]


def _waits(person, ground):
    """Whether a person of the tree has no password; who has no seat yet may belong to another authority, and is left alone."""
    ours = ground.first_set_up or any(ground.inside(seat.unit) for seat in person.appointments.all())
    return ours and person.is_active and not person.has_usable_password() and ground.may_change(person)


def outcome(roster):
    """Return a short text that changes whenever the outcome of the dry run does."""
    digest = hashlib.sha256()
    for line in lines_of(roster):
        faults = [(fault.address, fault.words) for fault in line.faults]
        digest.update(repr((line.sheet, line.number, line.verdict, sorted(line.changes.items()), faults)).encode())
    return digest.hexdigest()[:32]
