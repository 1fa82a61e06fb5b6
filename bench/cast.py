"""Units, clusters and people of a made-up authority: as many as asked for, the same ones each time."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from emulation.accounts.models import Appointment, User
from emulation.accounts.roles import Role
from emulation.search.text import fold, person_sort_key
from emulation.units.actions import create_unit, new_unit
from emulation.units.models import Authority, Cluster, ClusterMember, Letterhead, Unit, UnitKind

SINCE = dt.date(2010, 1, 1)
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh")
MIDDLES = ("Văn", "Thị", "Hữu", "Ngọc", "Minh", "Thanh", "Quốc", "Thu", "Đức", "Kim")
GIVEN = ("An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Hòa", "Khánh", "Lan", "Long", "Mai", "Nam", "Oanh", "Phúc", "Quý", "Sơn", "Thảo", "Yến")
OFFICE = [  # the people of the authority itself
    ("truc", Role.STANDING_OFFICE, "Thường trực Hội đồng"),
    ("chu-tich", Role.CHAIRMAN, "Chủ tịch"),
    ("hoi-dong", Role.COUNCIL_MEMBER, "Thành viên Hội đồng"),
    ("quan-tri", Role.ADMINISTRATOR, "Quản trị"),
]
CLUSTER_SIZE = 12


@dataclass
class Cast:
    """The authority, its units with their head and clerk by unit id, and the people of the authority by name."""

    authority: object
    units: list
    heads: dict
    clerks: dict
    office: dict
    kinds: list


def gather(dice, units, *, clerks=True):
    """Create the authority with `units` units below it, everybody with an e-mail address; returns the Cast."""
    kinds = [
        UnitKind.objects.create(code=code, name=name, group_name=group, courtesy=code == "doan-the", order=order)
        for order, (code, name, group) in enumerate(
            [
                ("uy-ban", "Ủy ban", "UBND các cấp"),
                ("xa", "Xã, phường", "UBND các xã, phường"),
                ("phong", "Phòng chuyên môn", "Các phòng chuyên môn"),
                ("doan-the", "Đoàn thể", "Các đoàn thể"),
            ]
        )
    ]
    top = create_unit(code="binh-minh", name="UBND Bình Minh", kind=kinds[0], valid_from=SINCE)
    heads_of_paper = {"symbol": "UBND", "place": "Bình Minh", "signer_title": "CHỦ TỊCH"}
    Letterhead.objects.create(unit=top, agency_line="ỦY BAN NHÂN DÂN\nBÌNH MINH", **heads_of_paper)
    names = [(kinds[1 + number % 3], number) for number in range(units)]
    made = Unit.objects.bulk_create(
        new_unit(code=f"don-vi-{number}", name=f"{kind.name.split(',')[0]} số {number}", kind=kind, parent=top, valid_from=SINCE)
        for kind, number in names
    )
    Authority.objects.create(
        unit=top, level_name=top.name, head_title="Chủ tịch", council_name="Hội đồng Thi đua", standing_office=made[0], phone="0251 000 0000"
    )
    office = _appoint([(name, top, role, title) for name, role, title in OFFICE], dice)
    heads = _appoint([(f"truong-{unit.pk}", unit, Role.UNIT_HEAD, "Thủ trưởng") for unit in made], dice)
    # Whoever works for the authority sits in one of its units.
    Appointment.objects.create(user=office[0], unit=made[0], role=Role.UNIT_HEAD, title="Trưởng phòng", valid_from=SINCE)
    helpers = _appoint([(f"can-bo-{unit.pk}", unit, Role.UNIT_CLERK, "Cán bộ") for unit in made], dice) if clerks else []
    return Cast(
        authority=top,
        units=made,
        heads={unit.pk: head for unit, head in zip(made, heads, strict=True)},
        clerks={unit.pk: clerk for unit, clerk in zip(made, helpers, strict=False)},
        office={name: person for (name, _, _), person in zip(OFFICE, office, strict=True)},
        kinds=kinds,
    )


def gather_clusters(cast, years):
    """Put the units of each of `years` into clusters of twelve, the first two lead, the head of the first holds the seat of the cluster."""
    groups = [cast.units[first : first + CLUSTER_SIZE] for first in range(0, len(cast.units), CLUSTER_SIZE)]
    made = Cluster.objects.bulk_create(
        Cluster(
            authority=cast.authority,
            year=year,
            form="cum",
            name=f"Cụm số {number}",
            head=group[0],
            deputy=group[1] if len(group) > 1 else None,
            order=number,
        )
        for year in years
        for number, group in enumerate(groups, 1)
    )
    ClusterMember.objects.bulk_create(
        ClusterMember(cluster=cluster, unit=unit, authority=cast.authority, year=cluster.year)
        for cluster, group in zip(made, groups * len(years), strict=True)
        for unit in group
    )
    Appointment.objects.bulk_create(
        Appointment(user=cast.heads[group[0].pk], unit=group[0], role=Role.CLUSTER_HEAD, title="Cụm trưởng", valid_from=SINCE) for group in groups
    )
    return made


def add_past_heads(cast, dice, years):
    """Give every unit the heads whom it had before, one for each three years: appointments that ended."""
    spans = [(dt.date(year - 3, 1, 1), dt.date(year - 1, 12, 31)) for year in range(years[0], years[-1] - 2, 3)]
    seats = [(f"cuu-{unit.pk}-{first.year}", unit, Role.UNIT_HEAD, "Thủ trưởng") for unit in cast.units for first, _ in spans]
    _appoint(seats, dice, spans * len(cast.units))


def _appoint(seats, dice, spans=()):
    people = User.objects.bulk_create(_person(name, dice) for name, *_ in seats)
    Appointment.objects.bulk_create(
        Appointment(user=person, unit=unit, role=role, title=title, valid_from=first, valid_to=last, created_at=timezone.now())
        for person, (_, unit, role, title), (first, last) in zip(people, seats, spans or [(SINCE, None)] * len(seats), strict=True)
    )
    return people


def _person(username, dice):
    name = f"{dice.choice(FAMILIES)} {dice.choice(MIDDLES)} {dice.choice(GIVEN)}"
    keys = {"search_key": fold(name), "sort_key": person_sort_key(name)}
    return User(username=username, full_name=name, email=f"{username}@example.vn", password="!", **keys)
