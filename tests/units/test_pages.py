"""The list of units and the page of one unit."""

import datetime as dt

import pytest

from emulation import clock
from emulation.units.actions import create_unit, merge_units
from tests import factories


@pytest.fixture
def merged(world):
    """Sông Ray and Xuân Mỹ end on 30 June 2025 and are followed by a unit that stands alone; Hoa Sen's people are not concerned."""
    end = dt.date(2025, 6, 30)
    for key in ("song_ray", "xuan_my"):
        world.units[key].valid_to = end
        world.units[key].save(update_fields=["valid_to"])
    new = create_unit(code="xa-moi", name="UBND xã Mới", kind=world.kinds["uy-ban"], valid_from=dt.date(2025, 7, 1))
    merge_units(predecessors=[world.units["song_ray"], world.units["xuan_my"]], successor=new, day=dt.date(2025, 7, 1), source="Nghị quyết")
    return new


def names(page):
    return [branch.unit.name for branch in page.context["page"]]


def test_the_list_is_a_tree_of_the_persons_own_authority(world, people, sign_in):
    page = sign_in(people.khanh).get("/don-vi/")
    assert names(page)[0] == "UBND Bình Minh"
    assert [branch.depth for branch in page.context["page"]] == [0, 1, 1, 1, 1, 1]
    assert "Hoa Sen" not in page.content.decode()


@pytest.mark.parametrize("typed", ["sông ray", "SONG RAY", "  song   ray "])
def test_search_forgives_marks_and_case(world, people, sign_in, typed):
    assert names(sign_in(people.khanh).get("/don-vi/", {"q": typed})) == ["UBND xã Sông Ray"]


def test_strange_parameters_break_nothing(world, people, sign_in):
    answer = sign_in(people.khanh).get("/don-vi/", {"q": "%\x00_'", "loai": "x", "page": "-1"})
    assert answer.status_code == 200
    assert "Không tìm thấy đơn vị nào" in answer.content.decode()


def test_a_unit_that_ended_is_shown_on_demand(world, people, sign_in, merged):
    with clock.at("2026-01-05 08:00"):
        browser = sign_in(people.khanh)
        assert "UBND xã Sông Ray" not in names(browser.get("/don-vi/"))
        assert "UBND xã Sông Ray" in names(browser.get("/don-vi/", {"da-ket-thuc": "1"}))


def test_the_page_of_a_unit_tells_its_life(world, people, sign_in, merged):
    page = sign_in(people.khanh).get(f"/don-vi/{world.units['song_ray'].pk}/").content.decode()
    for words in ("đến hết 30/6/2025", "UBND xã Mới", "kế thừa đơn vị này", "XÃ SÔNG RAY", "Cụm các xã", "Cụm trưởng"):
        assert words in page
    assert f"/don-vi/{merged.pk}/" not in page  # a unit of another tree is named, not linked


def test_strangers_find_no_unit(world, people, sign_in):
    url = f"/don-vi/{world.units['song_ray'].pk}/"
    assert sign_in(people.minh).get(url).status_code == 404
    assert sign_in(people.quy).get(url).status_code == 404
    assert sign_in(people.quy).get("/don-vi/").status_code == 200


def test_nothing_is_written(world, people, sign_in):
    assert sign_in(people.khanh).post("/don-vi/").status_code == 405
    assert dt.date(2023, 2, 6) == factories.DAY
