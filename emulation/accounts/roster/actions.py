"""Taking a roster in: the good lines of the dry run, in one transaction and a fixed number of queries. Nothing is ever deleted."""

from dataclasses import dataclass, field

from django.contrib.auth.hashers import get_hashers, make_password
from django.db import IntegrityError, transaction
from django.utils.text import slugify

from emulation.accounts.actions import new_password
from emulation.accounts.models import Appointment, User
from emulation.accounts.roles import Role
from emulation.accounts.roster.check import check, counts, outcome, without_password
from emulation.accounts.roster.lines import CLUSTERS, HEAD, LETTERHEADS, PEOPLE, SEATS, UNITS, lines_of
from emulation.search.text import fold, person_sort_key
from emulation.units.actions import new_unit, unit_keys
from emulation.units.models import Authority, Cluster, ClusterMember, Letterhead, Unit, UnitKind
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.models import Trace
from emulation.workflow.steps import new_trace

_OTHERWISE = "Danh sách trong hệ thống vừa thay đổi nên kết quả kiểm tra đã khác. Xem lại kết quả mới rồi nhập"


@dataclass
class Taken:
    """What came of an import: how many lines of each verdict, and (username, full name, password) of each password given."""

    counts: dict
    passwords: list = field(default_factory=list)


def apply_roster(roster, *, authority, by, now, only_good=False, with_passwords=False, expected="", root=""):
    """Check `roster` (see `read_roster`) once more and store its new and changed lines; returns Taken.

    `authority` is the Unit in whose tree they belong, `by` the person (None at the server), `now` the moment, `expected` the outcome
    that was shown (see `check.outcome`). Doing it again changes nothing. New people cannot sign in until an administrator gives
    them a password; `with_passwords` gives one to everybody in the file who has none, and is for administrators. Raises Refused for
    faulty lines unless `only_good`, and without the right to give passwords; Conflict where the database has changed since the outcome was shown.
    """
    if with_passwords and by and not by.has_perm("accounts.manage_users"):
        raise Refused("Chỉ quản trị hệ thống được cấp mật khẩu.")
    try:
        with transaction.atomic():
            return _apply(roster, authority, by, now, only_good=only_good, with_passwords=with_passwords, expected=expected, root=root)
    except IntegrityError as problem:
        raise Conflict(_OTHERWISE) from problem


def _apply(roster, authority, by, now, *, only_good, with_passwords, expected, root):
    if authority:
        Unit.objects.select_for_update().get(pk=authority.pk)  # two imports into one tree go one after the other
    ground = check(roster, authority=authority, by=by, root=root)
    found = counts(lines_of(roster))
    if expected and expected != outcome(roster):
        raise Conflict(_OTHERWISE)
    if found["faulty"] and not only_good:
        raise Refused(f"Còn {found['faulty']} dòng cần sửa nên chưa nhập gì.")
    units = _store_units(roster[UNITS], ground)
    _store_letterheads(roster[LETTERHEADS], units)
    if ground.first_set_up and root:
        _make_authority(units[root])
    _store_clusters(roster[CLUSTERS], ground, units)
    people, passwords, traces = _store_people(roster[PEOPLE], ground, with_passwords=with_passwords, by=by, now=now)
    traces += _store_seats(roster[SEATS], units, people, by=by, now=now)
    _leave_traces(traces, authority or units.get(root), found, by=by, now=now)
    return Taken(found, passwords)


def _of(lines, verdict):
    return [line for line in lines if line.verdict == verdict]


def _store_units(lines, ground):
    """Store the new units, those above before those below, and the changed ones; return every known unit by code."""
    units, waiting = dict(ground.units), _of(lines, "new")
    _store_kinds(waiting, ground)
    while waiting:
        ready = [line for line in waiting if not line["parent"] or line["parent"] in units]
        made = Unit.objects.bulk_create(_unit_of(line, ground, units) for line in ready)
        units |= {unit.code: unit for unit in made}
        waiting = [line for line in waiting if line["code"] not in units]
    changed = [line.record for line in _of(lines, "changed")]
    for line in _of(lines, "changed"):
        _set(line.record, line.changes)
        _set(line.record, unit_keys(line.record.name, line.record.short_name))
    if changed:
        Unit.objects.bulk_update(changed, ["name", "short_name", "valid_to", "note", "search_key", "sort_key"])
    return units


def _store_kinds(lines, ground):
    """Make the kinds of units that the first set-up names for the first time."""
    names = {fold(line["kind"]): line["kind"] for line in lines if fold(line["kind"]) not in ground.kinds}
    order = len(ground.kinds)
    kinds = [UnitKind(code=slugify(key)[:40], name=name, group_name=name, order=order + place) for place, (key, name) in enumerate(names.items())]
    UnitKind.objects.bulk_create(kinds)
    ground.kinds |= {fold(kind.name): kind for kind in kinds}


def _make_authority(unit):
    """Let the unit issue directives, where it does not yet; its council takes its name."""
    names = {
        "level_name": unit.name[:120],
        "head_title": f"Chủ tịch {unit.name}"[:120],
        "council_name": f"Hội đồng Thi đua - Khen thưởng {unit.name}"[:160],
    }
    Authority.objects.get_or_create(unit=unit, defaults=names)


def _store_letterheads(lines, units):
    fields = ["superior_line", "agency_line", "symbol", "place", "signer_title", "capacity"]
    Letterhead.objects.bulk_create(Letterhead(unit=units[line["unit"]], **{key: line[key] or "" for key in fields}) for line in _of(lines, "new"))
    changed = _of(lines, "changed")
    for line in changed:
        _set(line.record, line.changes)
    if changed:
        Letterhead.objects.bulk_update([line.record for line in changed], fields)


def _unit_of(line, ground, units):
    values = {key: line[key] for key in ("code", "name", "short_name", "valid_from", "valid_to", "note")}
    texts = {key: values[key] or "" for key in ("short_name", "note")}
    return new_unit(**values | texts, kind=ground.kinds[fold(line["kind"])], parent=units.get(line["parent"]))


def _store_clusters(lines, ground, units):
    new = _of(lines, "new")
    authority = ground.authority or units.get(ground.root)
    clusters = {}
    for place, line in enumerate(new):
        key = (line["year"], line["name"].lower())
        if key not in ground.clusters and key not in clusters:
            clusters[key] = Cluster(authority=authority, year=line["year"], form=line["form"], name=line["name"], order=place)
        if key in clusters and line["leads"]:
            setattr(clusters[key], "head" if line["leads"] == HEAD else "deputy", units[line["unit"]])
    Cluster.objects.bulk_create(clusters.values())
    ClusterMember.objects.bulk_create(_member_of(line, ground.clusters | clusters, units) for line in new)


def _member_of(line, clusters, units):
    cluster = clusters[line["year"], line["name"].lower()]
    return ClusterMember(cluster=cluster, unit=units[line["unit"]], authority=cluster.authority, year=cluster.year)


def _store_people(lines, ground, *, with_passwords, by, now):
    """Store new and changed people; return all by username, the passwords given, and the traces to write."""
    given = {line["username"]: new_password() for line in without_password(lines, ground)} if with_passwords else {}
    made = User.objects.bulk_create(_person_of(line, given.get(line["username"])) for line in _of(lines, "new"))
    people = ground.people | {person.username: person for person in made}
    changed = _of(lines, "changed")
    for line in changed:
        _set(line.record, line.changes)
        _set(line.record, _person_keys(line.record.full_name, line.record.username))
    if changed:
        User.objects.bulk_update([line.record for line in changed], ["full_name", "email", "phone", "search_key", "sort_key"])
    traces = [new_trace(line.record, step="roster", what="Sửa thông tin bằng tệp Excel", by=by, now=now) for line in changed]
    earlier = [ground.people[name] for name in given if name in ground.people]
    for person in earlier:
        person.password = _stored_password(given[person.username])
    if earlier:
        User.objects.bulk_update(earlier, ["password"])
    traces += [new_trace(people[name], step="password", what="Cấp mật khẩu tạm khi nhập từ tệp Excel", by=by, now=now) for name in given]
    return people, [(name, people[name].full_name, password) for name, password in given.items()], traces


def _person_of(line, password):
    stored = make_password(None) if password is None else _stored_password(password)
    person = {"username": line["username"], "full_name": line["full_name"], "email": line["email"] or "", "phone": line["phone"] or ""}
    return User(**person, password=stored, **_person_keys(line["full_name"], line["username"]))


def _person_keys(full_name, username):
    return {"search_key": fold(f"{full_name} {username}"), "sort_key": person_sort_key(full_name)}


def _stored_password(password):
    """Return what is stored of a random password of 69 bits, cheaply: slow hashing protects chosen passwords, and a thousand people are hashed here.

    At the first sign-in the framework stores it again in the usual, slow way.
    """
    quick = next((hasher for hasher in get_hashers() if hasher.algorithm == "pbkdf2_sha256"), None)
    return quick.encode(password, quick.salt(), iterations=1000) if quick else make_password(password)


def _store_seats(lines, units, people, *, by, now):
    """Store new and changed appointments; return the traces to write."""
    made = Appointment.objects.bulk_create(_seat_of(line, units, people, by) for line in _of(lines, "new"))
    changed = _of(lines, "changed")
    for line in changed:
        _set(line.record, line.changes)
    if changed:
        Appointment.objects.bulk_update([line.record for line in changed], ["title", "acting", "valid_to"])
    words = "Phân công {} bằng tệp Excel: {}"
    return [
        *(new_trace(seat, step="appoint", what=words.format(seat.user.full_name, Role(seat.role).label)[:200], by=by, now=now) for seat in made),
        *(new_trace(line.record, step="roster", what="Sửa phân công bằng tệp Excel", by=by, now=now) for line in changed),
    ]


def _seat_of(line, units, people, by):
    return Appointment(
        user=people[line["username"]], unit=units[line["unit"]], role=line["role"], title=line["title"] or "", acting=bool(line["acting"]),
        valid_from=line["valid_from"], valid_to=line["valid_to"], created_by=by,
    )  # fmt: skip


def _leave_traces(traces, unit, found, *, by, now):
    if unit and found["new"] + found["changed"]:
        what = f"Nhập từ Excel: {found['new']} dòng mới, {found['changed']} dòng sửa"
        traces = [*traces, new_trace(unit, step="roster", what=what, by=by, now=now)]
    Trace.objects.bulk_create(traces)


def _set(record, fields):
    for name, value in fields.items():
        setattr(record, name, value)
