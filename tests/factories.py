"""What the stories of the tests stand in: a small world, a directive that is ready to be signed, a launched one."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from campaigns.directives.actions import create_directive, send_up
from campaigns.directives.models import Clause, DirectiveMovement, Duty, LegalBasis, Recipient
from campaigns.movements.models import Movement
from campaigns.obligations.actions import sign_and_launch
from campaigns.obligations.models import Obligation
from campaigns.plans.actions import start_plan
from campaigns.plans.models import Plan
from emulation.search.text import fold
from emulation.units.actions import create_unit, gather_cluster
from emulation.units.models import Authority, Cluster, Letterhead, UnitKind
from tests.people import People, bring_in

SINCE = dt.date(2020, 1, 1)
DAY = dt.date(2023, 2, 6)
MORNING = timezone.make_aware(dt.datetime(2023, 2, 6, 8, 15))


@dataclass
class World:
    units: dict
    people: People
    kinds: dict

    @property
    def authority(self):
        return self.units["binh_minh"]


def make_world():
    """Create units, clusters of 2023 and people; returns the World. The stories live on 6 February 2023."""
    kinds = {
        code: UnitKind.objects.create(code=code, name=name, group_name=group, courtesy=courtesy, order=order)
        for order, (code, name, group, courtesy) in enumerate(
            [
                ("uy-ban", "Ủy ban", "UBND", False),
                ("xa", "Xã, thị trấn", "UBND các xã, thị trấn", False),
                ("phong", "Phòng", "Các cơ quan, đơn vị", False),
                ("doan-the", "Đoàn thể", "Các đoàn thể", True),
            ]
        )
    }
    units = {}

    def unit(key, name, kind, parent=None, symbol="UBND", lines=("", "")):
        made = create_unit(code=key.replace("_", "-"), name=name, kind=kinds[kind], parent=units.get(parent), valid_from=SINCE)
        Letterhead.objects.create(
            unit=made, superior_line=lines[0], agency_line=lines[1] or name.upper(), symbol=symbol, place="Bình Minh", signer_title="CHỦ TỊCH"
        )
        units[key] = made

    unit("binh_minh", "UBND Bình Minh", "uy-ban", lines=("", "ỦY BAN NHÂN DÂN\nBÌNH MINH"))
    unit("song_ray", "UBND xã Sông Ray", "xa", "binh_minh", lines=("", "ỦY BAN NHÂN DÂN\nXÃ SÔNG RAY"))
    unit("xuan_my", "UBND xã Xuân Mỹ", "xa", "binh_minh", lines=("", "ỦY BAN NHÂN DÂN\nXÃ XUÂN MỸ"))
    unit("noi_vu", "Phòng Nội vụ", "phong", "binh_minh", symbol="PNV", lines=("UBND BÌNH MINH", "PHÒNG NỘI VỤ"))
    unit("van_hoa", "Phòng Văn hóa và Thông tin", "phong", "binh_minh", symbol="PVHTT", lines=("UBND BÌNH MINH", ""))
    unit("nong_dan", "Hội Nông dân", "doan-the", "binh_minh", symbol="HND", lines=("", ""))
    unit("hoa_sen", "UBND Hoa Sen", "uy-ban", lines=("", "ỦY BAN NHÂN DÂN\nHOA SEN"))
    unit("hoa_sen_xa", "UBND xã Đầm Sen", "xa", "hoa_sen")
    for key, office in (("binh_minh", "noi_vu"), ("hoa_sen", None)):
        Authority.objects.create(
            unit=units[key],
            level_name=units[key].name,
            head_title=f"Chủ tịch {units[key].name}",
            council_name=f"Hội đồng Thi đua - Khen thưởng {units[key].name}",
            standing_office=units.get(office),
            phone="0251 000 0000",
        )
    for order, (form, name, members) in enumerate(
        [("cum", "Cụm các xã", ["xuan_my", "song_ray"]), ("khoi", "Khối cơ quan, đoàn thể", ["noi_vu", "van_hoa", "nong_dan"])]
    ):
        gather_cluster(
            authority=units["binh_minh"],
            year=2023,
            form=form,
            name=name,
            head=units[members[0]],
            deputy=units[members[1]],
            units=[units[key] for key in members],
            order=order,
        )
    return World(units=units, people=bring_in(units, since=SINCE), kinds=kinds)


def make_directive(world, *, now=MORNING, year=2023):
    """Create a draft that is ready to be sent up: bases, clauses with points, a movement, recipients, confirmed duties."""
    directive = create_directive(
        authority=world.authority,
        year=year,
        symbol="CT-UBND",
        place="Bình Minh",
        abstract=f"Về việc phát động phong trào thi đua năm {year}",
        movement_name=f"Thực hiện thắng lợi nhiệm vụ năm {year}",
        period_from=dt.date(year, 1, 1),
        period_to=dt.date(year, 12, 31),
        opening="Nhằm phát huy kết quả đã đạt được, Chủ tịch phát động phong trào thi đua với các nội dung sau:",
        closing="Yêu cầu các đơn vị thực hiện nghiêm túc Chỉ thị này.",
        signer_title="CHỦ TỊCH",
        by=world.people.lan,
        now=now,
    )
    LegalBasis.objects.create(directive=directive, order=1, kind="Nghị quyết", number="25/NQ-HĐND", issuer="Hội đồng nhân dân", title="về Kế hoạch")
    one = Clause.objects.create(directive=directive, order=1, label="1", text="Quán triệt tư tưởng thi đua ái quốc. Phấn đấu đạt các chỉ tiêu.")
    Clause.objects.create(directive=directive, order=2, label="2", text="Đẩy mạnh thông tin tuyên truyền.")
    last = Clause.objects.create(directive=directive, order=3, label="7", text="Tổ chức thực hiện:")
    a = Clause.objects.create(directive=directive, order=1, label="a", parent=last, text="Thủ trưởng các đơn vị xây dựng kế hoạch.")
    d = Clause.objects.create(directive=directive, order=2, label="d", parent=last, text="Cụm trưởng, Khối trưởng xây dựng kế hoạch.")
    movement, _ = Movement.objects.get_or_create(
        name="Cả nước chung tay vì người nghèo", level="nation", year_from=2021, year_to=2025, defaults={"search_key": fold("Cả nước chung tay")}
    )
    DirectiveMovement.objects.create(directive=directive, clause=one, movement=movement)
    recipient = Recipient.objects.create(directive=directive, order=1, text="Các đơn vị trực thuộc")
    recipient.kinds.set([world.kinds["xa"], world.kinds["phong"], world.kinds["doan-the"]])
    Recipient.objects.create(directive=directive, order=2, text="Sở Nội vụ")
    _lay_duties(directive, a, d)
    return directive


def _lay_duties(directive, a, d):
    year = directive.year
    everyone, heads = Duty.Scope.RECIPIENTS, Duty.Scope.CLUSTER_HEADS
    table = [
        ("acknowledge", "Tiếp nhận Chỉ thị", "TN", everyone, None, (2, 6), (2, 13)),
        ("plan", f"Kế hoạch thi đua năm {year}", "KH", everyone, a, (2, 6), (2, 28)),
        ("launch", "Tổ chức phát động tại đơn vị", "PĐ", everyone, a, (2, 6), (3, 15)),
        ("cluster_plan", "Kế hoạch cụm, khối", "CK", heads, d, (2, 6), (3, 15)),
        ("half_year", "Báo cáo 6 tháng đầu năm", "6T", everyone, None, (5, 15), (6, 15)),
    ]
    if not Cluster.objects.filter(authority=directive.authority, year=year).exists():
        table = [row for row in table if row[0] != "cluster_plan"]
    for order, (kind, title, short, scope, clause, opens, due) in enumerate(table, 1):
        Duty.objects.create(
            directive=directive,
            clause=clause,
            order=order,
            kind=kind,
            title=title,
            short=short,
            scope=scope,
            opens=dt.date(year, *opens),
            due=dt.date(year, *due),
            confirmed=True,
        )


def launch(world, *, now=MORNING, year=2023):
    """Create, send up, sign and launch a directive; returns it."""
    directive = make_directive(world, now=now, year=year)
    send_up(directive, by=world.people.lan, now=now)
    sign_and_launch(directive, by=world.people.thin, now=now)
    return directive


def owed(directive, unit, kind):
    """Return the obligation of `kind` that `unit` (a Unit) has under the directive."""
    return Obligation.objects.get(directive=directive, unit=unit, duty__kind=kind)


def make_plan(directive, unit, *, by, now=MORNING, kind="plan"):
    """Start the plan of `unit`, complete enough to be submitted; returns it."""
    plan = start_plan(owed(directive, unit, kind), by=by, now=now)
    Plan.objects.filter(pk=plan.pk).update(aims="Tạo khí thế thi đua sôi nổi.")
    plan.refresh_from_db()
    return plan
