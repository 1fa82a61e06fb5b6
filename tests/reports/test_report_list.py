"""The list of reports: on time and complete are two columns; a unit sees its own periods."""

import pytest

from emulation import clock
from reports.periodic.actions import submit_report
from tests.report_factories import JUNE, make_indicators, make_report

pytestmark = pytest.mark.usefixtures("june")


@pytest.fixture
def some(world, launched):
    """Sông Ray has submitted in time, Xuân Mỹ is half done, the others have not begun."""
    make_indicators(world)
    song_ray = make_report(launched, world.units["song_ray"], by=world.people.an, now=JUNE)
    submit_report(song_ray, by=world.people.an, now=JUNE)
    make_report(launched, world.units["xuan_my"], by=world.people.dung, now=JUNE, figures={"THU": "60"})
    return song_ray


def names(page):
    return [line.name for line in page.context["lines"]]


def test_the_office_reads_all_units_of_the_newest_period(world, some, sign_in):
    page = sign_in(world.people.lan).get("/bao-cao/")
    lines = {line.name: line for line in page.context["lines"]}
    assert len(lines) == 5
    done, half, none = lines["UBND xã Sông Ray"], lines["UBND xã Xuân Mỹ"], lines["Hội Nông dân"]
    assert (done.how, done.filled, done.is_complete, done.state_words) == ("Đúng hạn", "6/6", True, "Chờ thẩm định")
    assert (half.how, half.filled, half.is_complete, half.state_words) == ("Còn 6 ngày", "1/6", False, "Đơn vị đang nhập")
    assert (none.how, none.filled, none.state_words) == ("Còn 6 ngày", "", "Chưa bắt đầu")
    assert page.context["counts"] | {"every": 5, "full": 1, "dung_han": 1, "muon": 0, "qua_han": 0} == page.context["counts"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("han=dung-han", ["UBND xã Sông Ray"]),
        ("han=chua-nop&du=thieu&trang-thai=draft", ["UBND xã Xuân Mỹ"]),
        ("du=du", ["UBND xã Sông Ray"]),
        ("q=song%20ray", ["UBND xã Sông Ray"]),
        ("q=XUAN", ["UBND xã Xuân Mỹ"]),
        ("trang-thai=sent", ["UBND xã Sông Ray"]),
        ("han=muon", []),
        ("q=%00%27%25", []),
    ],
)
def test_the_list_is_narrowed(world, some, sign_in, asked, found):
    assert names(sign_in(world.people.lan).get(f"/bao-cao/?{asked}")) == found


def test_what_the_address_says_wrongly_counts_as_not_said(world, some, sign_in):
    assert len(names(sign_in(world.people.lan).get("/bao-cao/?ky=x&cum=abc&han=1&du=2&trang-thai=3&page=-5"))) == 5


def test_a_cluster_is_chosen(world, some, sign_in):
    cluster = world.units["song_ray"].memberships.get().cluster_id
    assert set(names(sign_in(world.people.lan).get(f"/bao-cao/?cum={cluster}"))) == {"UBND xã Sông Ray", "UBND xã Xuân Mỹ"}


def test_late_and_overdue_are_told_apart(world, some, sign_in):
    with clock.at("2023-06-20 09:00"):
        assert len(names(sign_in(world.people.lan).get("/bao-cao/?han=qua-han"))) == 4
        assert names(sign_in(world.people.lan).get("/bao-cao/?han=dung-han")) == ["UBND xã Sông Ray"]


def test_a_unit_sees_its_own_periods_only(world, some, sign_in):
    page = sign_in(world.people.an).get("/bao-cao/")
    assert [(line.period, line.url) for line in page.context["lines"]] == [("6 tháng đầu năm 2023", f"/bao-cao/{some.pk}/")]
    assert "Xuân Mỹ" not in page.content.decode()


def test_before_anything_opens_the_list_says_when(world, launched, sign_in):
    with clock.at("2023-02-06 09:00"):
        assert "Chưa có kỳ báo cáo nào mở" in sign_in(world.people.an).get("/bao-cao/").content.decode()
