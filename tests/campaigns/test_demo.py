"""The demo: what it holds, that it loads once, and that its stories run."""

import datetime as dt
import io
import unicodedata

import pytest
from django.core.management import call_command

from campaigns.demo.accounts import demo_groups, every_group
from campaigns.demo.data import read, unit_rows
from campaigns.demo.loading import load
from campaigns.demo.people import PASSWORD
from campaigns.demo.stories import LIVELY_UNTIL, advance
from campaigns.directives.actions import create_directive, send_up
from campaigns.directives.models import Directive, Duty
from campaigns.directives.readiness import missing, points
from campaigns.movements.models import Movement
from campaigns.obligations.actions import sign_and_launch
from campaigns.obligations.models import Obligation, TimeRequest
from campaigns.plans.models import Plan
from emulation import clock
from emulation.accounts.models import Appointment, User
from emulation.notifications.models import Notice
from emulation.units.models import Authority, Cluster, ClusterMember, Holiday, Letterhead, Unit
from tests.telling import told_once

pytestmark = pytest.mark.sqlite


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    with told_once(django_db_blocker):
        assert load()
        yield Unit.objects.get(code="ubnd-cam-my")


@pytest.fixture
def demo(told, db):
    return told


def test_the_units_of_2023_and_of_2025(demo):
    below = Unit.objects.under(demo)
    assert (below.count(), below.filter(kind__code="xa-thi-tran").count()) == (60, 13)
    assert not below.exclude(valid_to=dt.date(2025, 6, 30)).exists()
    after = Authority.objects.exclude(unit=demo)
    assert {authority.unit.short_name for authority in after} == {
        "Xã Cẩm Mỹ",
        "Xã Sông Ray",
        "Xã Xuân Định",
        "Xã Xuân Quế",
        "Xã Xuân Đông",
        "Xã Xuân Đường",
    }
    assert Letterhead.objects.count() == Unit.objects.count()
    merged = Unit.objects.get(code="xa-cam-my").inheritances.values_list("predecessor__code", flat=True)
    assert set(merged) == {"long-giao", "bao-binh", "nhan-nghia", "xuan-my", "ubnd-cam-my"}
    assert not Unit.objects.filter(kind__code="xa-thi-tran", successions=None).exists()


def test_every_unit_stands_in_one_cluster_that_is_marked_as_invented(demo):
    clusters = Cluster.objects.filter(authority=demo, year=2023)
    assert clusters.count() == 8
    assert all("minh họa" in cluster.note for cluster in clusters)
    assert ClusterMember.objects.filter(authority=demo, year=2023).count() == 60


def test_every_unit_has_a_head_and_a_clerk_who_may_sign_in(demo):
    for role in ("unit_head", "unit_clerk"):
        assert Appointment.objects.filter(role=role, unit__in=Unit.objects.under(demo)).values("unit").distinct().count() == 60
    assert all(user.check_password(PASSWORD) for user in User.objects.filter(username__in=["chutich", "songray.vt", "xacammy.chutich"]))
    assert len(set(User.objects.values_list("password", flat=True))) == 1
    assert not User.objects.exclude(email__endswith="@example.gov.vn").exists()


def test_every_listed_account_exists(demo):
    password, groups = demo_groups()
    listed = {account.username for group in [*groups, *every_group()] for account in group.accounts}
    assert listed == set(User.objects.values_list("username", flat=True))
    assert password == PASSWORD
    assert {"chutich", "thuongtruc", "chuyenvien", "songray", "songray.vt", "cum1", "hoidong", "tuyengiao", "thanhtra", "quantri"} <= listed


def test_the_directive_of_2023_is_the_real_text_as_records(demo):
    directive = Directive.objects.get(year=2023)
    assert directive.state == "draft"
    assert [clause.label for clause in directive.clauses.filter(parent=None)] == ["1.", "2.", "3.", "4.", "5.", "6.", "7."]
    assert [clause.label for clause in directive.clauses.filter(parent__isnull=False)] == ["a)", "b)", "c)", "d)", "e)"]
    assert directive.clauses.get(label="4.").text.endswith("Covid-19.0")
    assert (directive.bases.count(), directive.named_movements.count(), directive.recipients.count()) == (3, 5, 9)
    assert directive.signer.full_name == "Huỳnh Tấn Thìn"
    assert unicodedata.is_normalized("NFC", directive.opening)


def test_only_confirming_two_duties_is_left_before_it_can_go_up(demo):
    directive = Directive.objects.get(year=2023)
    day = dt.date(2023, 2, 6)
    assert missing(directive, day) == ["Còn 2 việc giao chưa xác nhận người nhận và hạn"]
    assert "Nơi nhận gồm 60 đơn vị" in [point.words for point in points(directive, day)]
    assert not directive.duties.filter(opens__lt=day).exists()


def test_last_year_is_complete_and_leaves_no_letters(demo):
    owed = Obligation.objects.filter(directive__year=2022)
    assert not owed.exclude(state="approved").exists()
    assert set(Plan.objects.values_list("state", flat=True)) == {"approved"}
    assert Plan.objects.filter(obligation__unit__code="song-ray", document__isnull=False).count() == 1
    assert not Notice.objects.exclude(state="sent").exists()


def test_it_loads_once(demo):
    before = Unit.objects.count(), User.objects.count(), Directive.objects.count()
    assert not load()
    call_command("load_demo", "--lively", stdout=io.StringIO())
    assert (Unit.objects.count(), User.objects.count(), Directive.objects.count()) == before
    assert Directive.objects.get(year=2023).state == "draft"


def test_the_lively_story_ends_in_a_mixed_state(demo):
    directive = advance(LIVELY_UNTIL)
    assert directive.reference == "01/CT-UBND"
    plans = [row.state for row in Obligation.objects.filter(directive=directive, duty__kind=Duty.Kind.PLAN)]
    assert {state: plans.count(state) for state in set(plans)} == {"approved": 47, "sent": 7, "return": 2, "draft": 1, "head": 1, "todo": 2}
    late = Obligation.objects.filter(directive=directive).overdue_on(LIVELY_UNTIL).filter(sent_on=None)
    assert late.values("unit").distinct().count() == 4
    assert Plan.objects.get(obligation__directive=directive, obligation__unit__code="xuan-bao").versions.count() == 2


def test_the_lively_story_has_its_exceptions(demo):
    directive = advance(LIVELY_UNTIL)
    asked = {request.obligation.unit.code: request.state for request in TimeRequest.objects.with_names()}
    assert asked == {"hoi-khuyen-hoc": "granted", "buu-dien": "refused", "ngan-hang-csxh": "waiting"}
    plan = Obligation.objects.get(directive=directive, duty__kind=Duty.Kind.PLAN, unit__code="hoi-khuyen-hoc")
    assert (plan.due, plan.deadline(LIVELY_UNTIL), plan.days_late(LIVELY_UNTIL)) == (dt.date(2023, 2, 28), dt.date(2023, 3, 3), 0)
    waived = Obligation.objects.get(directive=directive, duty__kind=Duty.Kind.LAUNCH, unit__code="toa-an")
    assert waived.waiver(dt.date(2023, 2, 28)) is None
    assert waived.waiver(LIVELY_UNTIL).reason.startswith("Đã phát động trong ngành dọc")
    added = Obligation.objects.filter(directive=directive, duty__added_at__isnull=False)
    assert (added.count(), added.filter(state="approved").count()) == (13, 2)


def test_the_story_can_be_told_in_parts(demo):
    advance(dt.date(2023, 2, 14))
    some = Plan.objects.filter(obligation__directive__year=2023).count()
    advance(LIVELY_UNTIL)
    whole = Plan.objects.filter(obligation__directive__year=2023).count()
    advance(LIVELY_UNTIL)
    assert 0 < some < whole == Plan.objects.filter(obligation__directive__year=2023).count()


def test_a_commune_of_2026_reads_what_it_took_over_and_has_its_own_people(demo):
    advance(dt.date(2023, 2, 10))
    with clock.at("2026-01-05 08:00"):
        chairman = User.objects.get(username="xacammy.chutich")
        assert {seat.authority.code for seat in chairman.seats} == {"xa-cam-my"}
        assert set(Directive.objects.visible_to(chairman).values_list("year", flat=True)) == {2022, 2023}
        assert User.objects.get(username="chutich").seats == ()
        assert chairman.has_perm("campaigns.sign_directive")


def test_a_commune_of_2026_issues_its_own_directive(demo):
    with clock.at("2026-01-05 08:00"):
        office, chairman = (User.objects.get(username=f"xacammy.{name}") for name in ("thuongtruc", "chutich"))
        commune = Unit.objects.get(code="xa-cam-my")
        directive = create_directive(
            authority=commune,
            year=2026,
            symbol="CT-UBND",
            place="Cẩm Mỹ",
            abstract="Về việc phát động phong trào thi đua năm 2026",
            movement_name="Thi đua năm 2026",
            period_from=dt.date(2026, 1, 1),
            period_to=dt.date(2026, 12, 31),
            opening="Chủ tịch UBND xã phát động phong trào thi đua năm 2026:",
            signer_title="CHỦ TỊCH",
            by=office,
            now=clock.now(),
        )
        directive.bases.create(order=1, kind="Nghị quyết", number="01/NQ-HĐND", issuer="Hội đồng nhân dân xã", title="về nhiệm vụ năm 2026")
        clause = directive.clauses.create(order=1, label="1", text="Các cơ quan, đơn vị xây dựng kế hoạch.")
        directive.named_movements.create(movement=Movement.objects.first(), clause=clause)
        below = Unit.objects.under(commune).valid_on(dt.date(2026, 1, 5))
        directive.recipients.create(order=1, text="Các cơ quan, đơn vị thuộc xã").units.set(below)
        due = dt.date(2026, 1, 12)
        directive.duties.create(kind="acknowledge", title="Tiếp nhận Chỉ thị", short="TN", scope="recipients", due=due, confirmed=True)
        send_up(directive, by=office, now=clock.now())
        sign_and_launch(directive, by=chairman, now=clock.now())
        assert (directive.reference, directive.document.authority) == ("01/CT-UBND", commune)
        assert set(directive.obligations.values_list("unit", flat=True)) == set(below.values_list("pk", flat=True)) != set()


def test_holidays_are_not_working_days_unless_marked(db):
    load()
    assert Holiday.objects.get(day="2023-01-20").source.startswith("Bộ luật Lao động 2019")
    assert list(Holiday.objects.filter(working=True).values_list("day", flat=True)) == [dt.date(2024, 5, 4), dt.date(2025, 4, 26)]


def test_the_data_file_names_every_unit_once():
    codes = [row["code"] for row in unit_rows()]
    assert len(codes) == len(set(codes)) == 60
    assert set(read("people")["units"]) == set(codes)
