"""The people of the tests: each has a name, a role and a unit, so that a test reads as a story.

An authority (Bình Minh) with two communes, two offices and a mass organisation in two clusters, and a neighbouring authority (Hoa Sen).
"""

from dataclasses import dataclass, fields

from emulation.accounts.models import Appointment, User
from emulation.accounts.roles import Role
from emulation.search.text import fold, person_sort_key

PASSWORD = "mot-mat-khau-dai"


@dataclass
class People:
    """Who is who. The unit and the role stand in CAST."""

    thin: User  # chairs Bình Minh
    lan: User  # standing office
    phuc: User  # council member
    giang: User  # propaganda editor
    hoa: User  # inspector
    khanh: User  # administrator
    an: User  # head of the commune Sông Ray
    binh: User  # clerk of Sông Ray
    dung: User  # head of the commune Xuân Mỹ and of its cluster
    em: User  # head of the office Nội vụ
    tam: User  # head of the mass organisation Hội Nông dân
    minh: User  # chairs the neighbour Hoa Sen
    nga: User  # standing office of Hoa Sen
    oanh: User  # head of a commune of Hoa Sen
    quy: User  # signs in, holds no seat


CAST = {
    "thin": ("Huỳnh Văn Thìn", [("binh_minh", Role.CHAIRMAN, "Chủ tịch")]),
    "lan": ("Lê Thị Lan", [("binh_minh", Role.STANDING_OFFICE, "Chuyên viên thường trực")]),
    "phuc": ("Đỗ Hồng Phúc", [("binh_minh", Role.COUNCIL_MEMBER, "Ủy viên Hội đồng")]),
    "giang": ("Vũ Thị Giang", [("binh_minh", Role.PROPAGANDA_EDITOR, "Biên tập viên")]),
    "hoa": ("Phạm Thị Hòa", [("binh_minh", Role.INSPECTOR, "Thanh tra viên")]),
    "khanh": ("Ngô Quốc Khánh", [("binh_minh", Role.ADMINISTRATOR, "Quản trị viên")]),
    "an": ("Nguyễn Văn An", [("song_ray", Role.UNIT_HEAD, "Chủ tịch xã")]),
    "binh": ("Trần Thị Bình", [("song_ray", Role.UNIT_CLERK, "Công chức văn phòng")]),
    "dung": ("Hồ Tiến Dũng", [("xuan_my", Role.UNIT_HEAD, "Chủ tịch xã"), ("xuan_my", Role.CLUSTER_HEAD, "Cụm trưởng")]),
    "em": ("Cao Thị Em", [("noi_vu", Role.UNIT_HEAD, "Trưởng phòng")]),
    "tam": ("Lý Văn Tâm", [("nong_dan", Role.UNIT_HEAD, "Chủ tịch Hội")]),
    "minh": ("Trịnh Quang Minh", [("hoa_sen", Role.CHAIRMAN, "Chủ tịch")]),
    "nga": ("Bùi Thúy Nga", [("hoa_sen", Role.STANDING_OFFICE, "Chuyên viên")]),
    "oanh": ("Mai Kim Oanh", [("hoa_sen_xa", Role.UNIT_HEAD, "Chủ tịch xã")]),
    "quy": ("Tô Phú Quý", []),
}


def bring_in(units, *, since):
    """Create everybody and appoint them in `units` (dict of Unit by name) from the day `since`; returns People."""
    shared = User()
    shared.set_password(PASSWORD)
    users = User.objects.bulk_create(
        User(
            username=name,
            full_name=full_name,
            email=f"{name}@example.gov.vn",
            password=shared.password,
            search_key=fold(full_name),
            sort_key=person_sort_key(full_name),
        )
        for name, (full_name, _) in CAST.items()
    )
    people = People(**dict(zip(CAST, users, strict=True)))
    Appointment.objects.bulk_create(
        Appointment(user=getattr(people, name), unit=units[unit], role=role, title=title, valid_from=since)
        for name, (_, seats) in CAST.items()
        for unit, role, title in seats
    )
    assert [field.name for field in fields(People)] == list(CAST)
    return people
