"""The pages of the indicators: what the office keeps there, and what a unit reads."""

from decimal import Decimal

import pytest
from django.urls import reverse

from campaigns.movements.models import Indicator, IndicatorChange, Target
from tests.report_factories import make_indicators

NEW = {
    "name": "Lao động có việc làm mới", "code": "vieclam", "field": "society", "form": "number", "measure": "người", "places": "0",
    "direction": "higher", "nature": "flow", "summing": "sum", "required": "on",
}  # fmt: skip


@pytest.fixture
def made(world):
    return make_indicators(world)


@pytest.fixture
def office(world, sign_in):
    return sign_in(world.people.lan)


def page(browser, name, *args, **asked):
    answer = browser.get(reverse(f"campaigns:{name}", args=args), asked)
    return answer.status_code, answer.content.decode()


def levels(form):
    return {place.unit.code: form[f"m{place.key}"].value() for place in form.places}


def test_the_list_says_what_adds_up_and_what_is_undecided(world, made, office):
    Indicator.objects.filter(code="THU").update(target=Decimal(500))
    answer = office.get(reverse("campaigns:indicator-list"))
    lines = {line.indicator.code: line for line in answer.context["listing"].lines}
    thu = lines["THU"]
    assert (thu.levels, thu.tracking, thu.without, thu.undecided) == (2, 0, 1, 2)
    assert (thu.total_words, thu.target_words, thu.differs) == ("443,2", "500", True)
    assert (lines["CHUYENDOISO"].total_words, lines["CHUYENDOISO"].differs) == ("bình quân 65", False)
    assert lines["NTM"].total_words == "2 đơn vị đạt"
    assert [label for label, _ in answer.context["listing"].groups] == [
        "Kinh tế", "Văn hóa - xã hội", "Xây dựng hệ thống chính trị, cải cách hành chính",
    ]  # fmt: skip


def test_it_is_searched_without_marks(made, office):
    answer = office.get(reverse("campaigns:indicator-list"), {"tim": "HO NGHEO"})
    assert [line.indicator.code for line in answer.context["listing"].lines] == ["HONGHEO", "HONGHEONU"]


def test_what_the_address_says_wrongly_counts_as_not_said(made, office):
    for asked in ({"nam": "x"}, {"nam": "1066"}, {"phong-trao": "9" * 5000}, {"tim": "\x00"}, {"nam": "²"}):
        assert office.get(reverse("campaigns:indicator-list"), asked).status_code == 200


def test_an_indicator_is_added_with_its_errors_at_the_boxes(world, made, office):
    url = reverse("campaigns:indicator-create")
    wrong = office.post(url, NEW | {"code": "thu", "name": "", "summing": "weighted"})
    assert wrong.status_code == 422
    assert dict(wrong.context["form"].errors) == {"name": ["Nhập tên chỉ tiêu"]}
    wrong = office.post(url, NEW | {"code": "thu", "summing": "weighted"})
    assert {name: list(said) for name, said in wrong.context["form"].errors.items()} == {
        "weight": ["Chọn chỉ tiêu làm quyền số, ví dụ Dân số trung bình"],
        "code": ["Mã THU đã dùng cho chỉ tiêu khác của năm 2023"],
    }
    assert office.post(url, NEW).status_code == 302
    new = Indicator.objects.get(code="VIECLAM")
    assert (new.authority, new.year, new.order, new.places, new.required) == (world.authority, 2023, 8, 0, True)


def test_an_indicator_that_was_given_is_changed_with_a_reason(world, made, office):
    thu = made["THU"]
    url = reverse("campaigns:indicator-edit", args=[thu.pk])
    form = office.get(url).context["form"]
    posted = {name: "" if value is None else getattr(value, "pk", value) for name, value in form.initial.items()} | {"version": 1, "required": "on"}
    assert office.post(url, posted | {"measure": "triệu đồng"}).status_code == 422
    assert office.post(url, posted | {"measure": "triệu đồng", "reason": "Theo biểu mới"}).status_code == 302
    again = office.post(url, posted | {"measure": "đồng", "reason": "Nhầm"})  # from a page that was opened before
    assert (again.status_code, "vừa thay đổi" in again.content.decode()) == (409, True)
    assert Indicator.objects.get(pk=thu.pk).measure == "triệu đồng"
    assert "Theo biểu mới" in page(office, "indicator-detail", thu.pk)[1]


def test_levels_are_typed_as_people_write_them(world, made, office):
    units, thu = world.units, made["THU"]
    url = f"{reverse('campaigns:target-edit')}?chi-tieu={thu.pk}"
    form = office.get(url).context["form"]
    assert levels(form) == {"xuan-my": "118", "song-ray": "325,2", "noi-vu": "x", "van-hoa": "", "nong-dan": ""}
    boxes = {f"m{place.key}": form[f"m{place.key}"].value() for place in form.places} | {f"v{thu.pk}": 1}
    boxes |= {f"m{thu.pk}-{units['van_hoa'].pk}": "theo dõi", f"m{thu.pk}-{units['nong_dan'].pk}": "1.480,5"}
    seen = office.post(url, boxes | {"xem": "1"})
    assert (seen.status_code, [change.words for change in seen.context["form"].changes]) == (
        200, [("Chưa quyết định", "Theo dõi"), ("Chưa quyết định", "1.480,5 tỷ đồng")],
    )  # fmt: skip
    assert Target.objects.filter(indicator=thu).count() == 3  # a look stores nothing
    assert office.post(url, boxes).status_code == 302
    assert Target.objects.get(indicator=thu, unit=units["nong_dan"]).level == Decimal("1480.5")
    late = office.post(url, boxes | {f"m{thu.pk}-{units['van_hoa'].pk}": "5"})
    assert late.status_code == 409  # somebody stored levels since the page was opened


def test_what_cannot_be_read_is_said_at_the_box(world, made, office):
    url = f"{reverse('campaigns:target-edit')}?don-vi={world.units['van_hoa'].pk}&nam=2023"
    key = world.units["van_hoa"].pk
    posted = {f"m{made['THU'].pk}-{key}": "nhiều", f"m{made['BHYT'].pk}-{key}": "120", f"m{made['NTM'].pk}-{key}": "5"}
    posted |= {f"n{made['DANSO'].pk}-{key}": "1480"}
    answer = office.post(url, posted)
    assert answer.status_code == 422
    assert [str(said[0]) for said in answer.context["form"].errors.values()] == [
        "Thu ngân sách nhà nước: Ghi một số, “td” (theo dõi) hoặc “x” (không được giao)",
        "Dân số trung bình: Ghi mức giao, “td” hoặc “x” trước khi ghi số năm trước",
        "Tỷ lệ tham gia bảo hiểm y tế: Số không được lớn hơn 100",
        "Giữ vững chuẩn nông thôn mới: Ghi “đạt”, “td” (theo dõi) hoặc “x” (không được giao)",
    ]
    assert IndicatorChange.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "read"),
    [("325,2", "325,2 tỷ đồng"), ("TD", "Theo dõi"), ("x", "Không được giao"), ("", "Chưa quyết định"), ("1,480", "có thể hiểu hai cách")],
)
def test_each_box_is_echoed(made, office, typed, read):
    status, said = page(office, "target-read", made["THU"].pk, m=typed)
    assert (status, read in said) == (200, True)


def test_giving_says_what_will_happen_and_does_it(world, office):
    make_indicators(world, assigned=None)
    answer = office.get(reverse("campaigns:indicator-assign"))
    assert (len(answer.context["ready"]), answer.context["told"], answer.context["undecided"]) == (7, 3, 19)
    assert office.post(reverse("campaigns:indicator-assign")).status_code == 302
    assert Indicator.objects.filter(assigned_at=None).count() == 0


def test_last_year_is_taken_over(world, office):
    make_indicators(world, year=2022)
    assert len(office.get(reverse("campaigns:indicator-copy")).context["olds"]) == 7
    assert office.post(reverse("campaigns:indicator-copy")).status_code == 302
    assert Indicator.objects.filter(year=2023).count() == 7


def test_people_of_a_unit_are_led_to_what_their_unit_is_given(world, made, office, sign_in):
    song_ray, thu = world.units["song_ray"], made["THU"]
    url = f"{reverse('campaigns:target-edit')}?chi-tieu={thu.pk}"
    form = office.get(url).context["form"]
    boxes = {f"m{place.key}": form[f"m{place.key}"].value() for place in form.places} | {f"v{thu.pk}": 1, "reason": "Dự toán điều chỉnh"}
    office.post(url, boxes | {f"m{thu.pk}-{song_ray.pk}": "300"})
    an = sign_in(world.people.an)
    answer = an.get(reverse("campaigns:indicator-list"), follow=True)
    assert answer.redirect_chain == [(f"{reverse('campaigns:unit-targets', args=[song_ray.pk])}?nam=2023", 302)]
    said = answer.content.decode()
    assert ("300 tỷ đồng" in said, "325,2 tỷ đồng" in said, "Dự toán điều chỉnh" in said) == (True, True, True)
    assert "118" not in said  # the level of another unit
    assert "118" not in page(an, "indicator-detail", thu.pk)[1]


def test_the_cluster_head_reads_the_members_and_nobody_else(world, made, sign_in):
    head = sign_in(world.people.dung)
    assert [page(head, "unit-targets", world.units[key].pk)[0] for key in ("song_ray", "xuan_my", "noi_vu")] == [200, 200, 404]


def test_an_indicator_is_removed_while_nobody_was_given_it(world, office):
    made = make_indicators(world, assigned=None)
    assert office.post(reverse("campaigns:indicator-remove", args=[made["THU"].pk])).status_code == 302
    assert office.post(reverse("campaigns:indicator-remove", args=[made["DANSO"].pk])).status_code == 302  # weighs another: refused
    assert set(Indicator.objects.values_list("code", flat=True)) == set(made) - {"THU"}
