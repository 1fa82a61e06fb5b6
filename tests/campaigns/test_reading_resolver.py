"""Whom the words of a directive mean, on the units of the demo: the real ones of the paper."""

import datetime as dt

import pytest

from campaigns.demo.places import load_places
from campaigns.directives.models import Duty
from campaigns.readings.naming import key_of, tails_of, without_tail
from campaigns.readings.resolving import Resolver
from emulation.units.models import Unit, UnitKind

S = Duty.Scope
DAY = dt.date(2023, 2, 3)


@pytest.fixture
def resolver(db):
    units = load_places()
    return Resolver(units["ubnd-cam-my"], DAY)


def told(resolved):
    """(scope, codes of kinds, codes of units, unclear words): what a person reads."""
    kinds = list(UnitKind.objects.filter(pk__in=resolved.kinds).order_by("order").values_list("code", flat=True))
    units = list(Unit.objects.filter(pk__in=resolved.units).order_by("code").values_list("code", flat=True))
    return resolved.scope, kinds, units, resolved.unclear


MASS = ["mttq", "lien-doan-lao-dong", "huyen-doan", "hoi-phu-nu", "hoi-nong-dan", "hoi-cuu-chien-binh", "hoi-chu-thap-do"]
MASS += ["hoi-nguoi-cao-tuoi", "hoi-khuyen-hoc"]
AGENCIES = ["phong", "su-nghiep", "nganh-doc"]
WHO = [
    (["Thủ trưởng các cơ quan, đơn vị, đoàn thể huyện, UBND các xã, thị trấn"], (S.RECIPIENTS, [], [], [])),
    (["Thủ trưởng các cơ quan", "đơn vị", "đoàn thể huyện", "UBND các xã", "thị trấn"], (S.RECIPIENTS, [], [], [])),
    (["Các cơ quan, đơn vị, đoàn thể huyện", "UBND các xã, thị trấn thuộc huyện"], (S.RECIPIENTS, [], [], [])),
    (["các cơ quan, đơn vị, địa phương"], (S.RECIPIENTS, [], [], [])),
    (["Các đơn vị nhận Chỉ thị này"], (S.RECIPIENTS, [], [], [])),
    (
        ["UBMTTQ Việt Nam huyện", "các đoàn thể chính trị - xã hội", "các tổ chức xã hội nghề nghiệp"],
        (S.KINDS, ["doan-the"], [], ["các tổ chức xã hội nghề nghiệp"]),
    ),
    (
        ["Phòng Văn hóa và Thông tin huyện", "Trung tâm Văn hóa, Thông tin và Thể thao huyện"],
        (S.UNITS, [], ["phong-vhtt", "tt-vhtttt"], []),
    ),
    (["Ban Tuyên giáo Huyện ủy", "Phòng Nội vụ huyện"], (S.UNITS, [], ["ban-tuyen-giao", "phong-noi-vu"], [])),
    (["Cụm trưởng, Khối trưởng các cụm, khối thi đua trong huyện"], (S.CLUSTER_HEADS, [], [], [])),
    (["Cụm trưởng", "Khối trưởng các cụm", "khối thi đua trong huyện"], (S.CLUSTER_HEADS, [], [], [])),
    (["Cơ quan Thường trực Hội đồng Thi đua - Khen thưởng huyện"], (S.UNITS, [], ["phong-noi-vu"], [])),
    (["Thường trực Hội đồng TĐKT huyện"], (S.UNITS, [], ["phong-noi-vu"], [])),
    (["UBND các xã, thị trấn"], (S.KINDS, ["xa-thi-tran"], [], [])),
    (["Chủ tịch UBND các xã, thị trấn"], (S.KINDS, ["xa-thi-tran"], [], [])),
    (["Thủ trưởng các phòng chuyên môn và các đơn vị sự nghiệp thuộc huyện"], (S.KINDS, ["phong", "su-nghiep"], [], [])),
    (["Trưởng phòng Nội vụ"], (S.UNITS, [], ["phong-noi-vu"], [])),
    (["Chủ tịch UBND xã Sông Ray"], (S.UNITS, [], ["song-ray"], [])),
    (["Phòng GD&ĐT", "Phòng LĐ-TB&XH huyện Cẩm Mỹ"], (S.UNITS, [], ["phong-gddt", "phong-ldtbxh"], [])),
    (["Các đoàn thể huyện", "Công an huyện"], (S.UNITS, [], sorted([*MASS, "cong-an"]), [])),
    (["Các cơ quan thông tin truyền thông"], ("", [], [], ["Các cơ quan thông tin truyền thông"])),
    (["Sở Nội vụ"], ("", [], [], ["Sở Nội vụ"])),
    (["Phòng Kinh tế, Hạ tầng và Đô thị"], ("", [], [], ["Phòng Kinh tế, Hạ tầng và Đô thị"])),
    (["Văn phòng HĐND và UBND tỉnh"], ("", [], [], ["Văn phòng HĐND và UBND tỉnh"])),
    (["UBND các huyện, thị xã, thành phố"], ("", [], [], ["UBND các huyện, thị xã, thành phố"])),
    (["UBND cấp xã"], (S.KINDS, ["xa-thi-tran"], [], [])),
    (["các sở, ban, ngành, đoàn thể"], ("", [], [], ["các sở, ban, ngành, đoàn thể"])),
    ([], ("", [], [], [])),
    (["", " , ;"], ("", [], [], [])),
]


@pytest.mark.parametrize(("who", "expected"), WHO, ids=["; ".join(who)[:60] for who, _ in WHO])
def test_who_has_to_do_it(resolver, who, expected):
    assert told(resolver.debtors(who)) == expected


LINES = [
    ("Sở Nội vụ (Ban TĐKT tỉnh)", [], []),
    ("TT.HU; TT.HĐND huyện", [], []),
    ("Chủ tịch, các PCT.UBH", [], []),
    ("Thành viên Hội đồng TĐKT huyện", [], []),
    ("Các cơ quan Đảng, đoàn thể huyện", ["dang", "doan-the"], []),
    ("Các cơ quan, đơn vị thuộc huyện", AGENCIES, []),
    ("UBND các xã, thị trấn trong huyện", ["xa-thi-tran"], []),
    ("Đăng Trang thông tin điện tử huyện", [], []),
    ("Chánh, Phó VP.UBH", [], []),
    ("Các phòng, ban, ngành, đoàn thể huyện", ["phong", "su-nghiep", "doan-the", "nganh-doc"], []),
    ("Như trên", [], []),
    ("Đảng uỷ, HĐND huyện", [], []),
    ("Các sở, ban, ngành tỉnh", [], []),
    ("Phòng Nội vụ; Công an huyện", [], ["cong-an", "phong-noi-vu"]),
]


@pytest.mark.parametrize(("line", "kinds", "units"), LINES, ids=[line for line, *_ in LINES])
def test_whom_a_line_of_recipients_means(resolver, line, kinds, units):
    assert told(resolver.addressees(line))[1:3] == (sorted(kinds, key=_order), sorted(units))


def _order(code):
    return UnitKind.objects.get(code=code).order


def test_every_unit_of_the_tree_is_found_by_its_own_name(resolver):
    missed = [unit.name for unit in resolver.units if told(resolver.debtors([unit.name]))[2] != [unit.code]]
    assert missed == []


def test_every_unit_is_found_with_the_name_of_the_authority_behind_it(resolver):
    plain = [unit for unit in resolver.units if "huyện" not in unit.name.lower() and "Cẩm Mỹ" not in unit.name]
    missed = [unit.name for unit in plain if told(resolver.debtors([f"{unit.name} huyện Cẩm Mỹ"]))[2] != [unit.code]]
    assert missed == []


def test_the_words_of_the_own_level_come_from_the_name():
    assert tails_of("UBND huyện Cẩm Mỹ") == ["huyen cam my", "cam my", "huyen"]
    assert tails_of("UBND Bình Minh") == ["binh minh"]
    assert without_tail("phong noi vu huyen cam my", tails_of("UBND huyện Cẩm Mỹ")) == "phong noi vu"
    assert key_of("Ủy ban MTTQ Việt Nam") == key_of("UBMTTQ Việt Nam") == "uy ban mat tran to quoc"


def test_a_commune_of_2026_resolves_with_its_own_words(db):
    units = load_places()
    resolver = Resolver(units["xa-cam-my"], dt.date(2026, 2, 3))
    assert told(resolver.debtors(["Phòng Văn hóa - Xã hội xã", "Ủy ban MTTQ Việt Nam xã"]))[2] == ["xa-cam-my-mttq", "xa-cam-my-vhxh"]
    assert told(resolver.debtors(["Thủ trưởng các cơ quan, đơn vị, đoàn thể xã"])) == (S.RECIPIENTS, [], [], [])
