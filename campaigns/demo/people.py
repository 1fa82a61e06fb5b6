"""Loads the people of the demo and their appointments. One password for all, hashed once."""

import datetime as dt

from django.contrib.auth.hashers import make_password

from campaigns.demo.data import read, unit_rows
from emulation.accounts.models import Appointment, User
from emulation.accounts.roles import Role
from emulation.search.text import fold, person_sort_key

PASSWORD = "thidua-2023"  # noqa: S105  (a trial installation shows it on its sign-in page)
MAIL_HOST = "example.gov.vn"
TERM = dt.date(2021, 7, 1)  # the term 2021-2026


def load_people(units):
    """Create everybody with the appointments in `units` (a dict by code); returns the users by name (a dict)."""
    posts = list(_posts())
    digest = make_password(PASSWORD)
    names = {login: name for login, name, *_ in posts}
    users = {user.username: user for user in User.objects.bulk_create([_user(login, name, digest) for login, name in names.items()])}
    Appointment.objects.bulk_create([_appointment(users[login], units[code], role, title) for login, _, code, role, title in posts])
    return users


def _posts():
    """Yield (login, full name, code of the unit, role, title) for every appointment."""
    data, district = read("people"), read("units")
    rows = {row["code"]: row for row in unit_rows()}
    below = {row["code"]: row for row in district["successors"]["below"]["units"]}
    for person in data["authority"] + data["commune"]:
        unit = person.get("unit", district["authority"]["code"])
        for role in person["roles"]:
            yield person["login"], person["name"], unit, role, person["title"]
        if code := person.get("heads"):
            yield person["login"], person["name"], code, Role.UNIT_HEAD, (rows.get(code) or below[code])["head"]
    heads = {person["heads"]: (person["login"], person["name"]) for person in data["authority"] if "heads" in person}
    for code, row in data["units"].items():
        heads.setdefault(code, (row.get("head_login", row["login"]), row.get("head")))
        if "head" in row:
            yield *heads[code], code, Role.UNIT_HEAD, _title(rows[code])
        yield (
            f"{row['login']}.vt",
            row["clerk"],
            code,
            Role.UNIT_CLERK,
            "Văn phòng - Thống kê" if rows[code]["kind"] == "xa-thi-tran" else "Chuyên viên",
        )
    for cluster in district["clusters"]:
        yield *heads[cluster["head"]], cluster["head"], Role.CLUSTER_HEAD, "Cụm trưởng" if cluster["form"] == "cum" else "Khối trưởng"


def _title(row):
    return f"{row['head']} UBND {'thị trấn' if 'thị trấn' in row['name'] else 'xã'}" if row["kind"] == "xa-thi-tran" else row["head"]


def _user(login, name, digest):
    return User(
        username=login,
        full_name=name,
        email=f"{login}@{MAIL_HOST}",
        password=digest,
        search_key=fold(f"{name} {login}"),
        sort_key=person_sort_key(name),
    )


def _appointment(user, unit, role, title):
    return Appointment(user=user, unit=unit, role=role, title=title, valid_from=max(TERM, unit.valid_from), valid_to=unit.valid_to)
