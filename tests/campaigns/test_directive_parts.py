"""Editing the lists of a directive: bases, clauses, movements, recipients, duties."""

import pytest
from django.urls import reverse

from campaigns.directives.models import Duty
from campaigns.directives.parts import CLAUSES
from campaigns.movements.models import Movement
from tests import factories


def page(name, *args):
    return reverse(f"campaigns:directive-{name}", args=args)


def rows(*each, **more):
    """What a page of rows posts."""
    posted = {"dong-TOTAL_FORMS": len(each), "dong-INITIAL_FORMS": 0}
    for index, row in enumerate(each):
        posted |= {f"dong-{index}-{name}": value for name, value in row.items()}
    return posted | more


def as_posted(context):
    """Return the rows that a page shows, as a browser would post them."""

    def posted(value):
        return [str(each) for each in value] if isinstance(value, list) else str(value)

    return [
        {name: posted(value) for name, value in row.items() if value not in (None, "", []) and value is not False} for row in context["rows"].typed()
    ]


@pytest.fixture
def draft(world):
    return factories.make_directive(world)


@pytest.fixture
def as_lan(sign_in, people):
    return sign_in(people.lan)


@pytest.mark.parametrize("name", ["bases", "clauses", "movements", "recipients", "duties"])
def test_saving_what_is_shown_changes_nothing(name, draft, as_lan):
    shown = as_lan.get(page(name, draft.pk))
    part = shown.context["part"]
    before = part.read(draft)
    answer = as_lan.post(page(name, draft.pk), rows(*as_posted(shown.context), version=draft.version))
    assert (answer.status_code, answer.url) == (302, page("detail", draft.pk))
    assert part.read(draft) == before


@pytest.mark.parametrize("name", ["bases", "clauses", "movements", "recipients", "duties"])
def test_one_more_row_without_a_script_keeps_what_was_typed(name, draft, as_lan):
    shown = as_lan.get(page(name, draft.pk))
    typed = as_posted(shown.context)
    answer = as_lan.post(page(name, draft.pk), rows(*typed, version=draft.version, add_row="1"))
    assert len(answer.context["rows"].forms) == len(typed) + 1
    assert as_posted(answer.context)[:-1] == typed
    assert "Có 1 chỗ cần sửa" not in answer.content.decode()


def test_a_basis_is_a_record(draft, as_lan):
    row = {"kind": "Chỉ thị", "number": "34-CT/TW", "day": "7/4/2014", "issuer": "Bộ Chính trị", "title": "về thi đua", "ORDER": "1"}
    as_lan.post(page("bases", draft.pk), rows(row, {"kind": ""}, version=draft.version))
    basis = draft.bases.get()
    assert basis.citation == "Chỉ thị số 34-CT/TW ngày 07 tháng 4 năm 2014 của Bộ Chính trị về thi đua"


def test_clauses_keep_their_identity_when_one_is_put_in_between(draft, as_lan):
    old = {clause.label: clause.pk for clause in draft.clauses.all()}
    typed = as_posted(as_lan.get(page("clauses", draft.pk)).context)
    for row in typed:
        row["label"] = {"2": "3"}.get(row["label"], row["label"])
    new = {"level": 0, "label": "2.", "text": "Khoản mới", "ORDER": 1}
    answer = as_lan.post(page("clauses", draft.pk), rows(*typed, new, version=draft.version))
    assert answer.status_code == 302
    tree = [(row["level"], row["label"], row["id"]) for row in _tree(draft)]
    assert [(level, label) for level, label, _ in tree] == [(0, "1"), (0, "2"), (0, "3"), (0, "7"), (1, "a"), (1, "d")]
    assert [pk for _, label, pk in tree if label == "3"] == [old["2"]]
    assert draft.duties.get(kind="plan").clause_id == old["a"]


def _tree(directive):
    return CLAUSES.read(directive)


def test_a_point_needs_a_clause_above_it_and_labels_stand_once(draft, as_lan):
    point = {"level": 1, "label": "a", "text": "Điểm"}
    answer = as_lan.post(page("clauses", draft.pk), rows(point, version=draft.version))
    assert answer.status_code == 422
    assert "Dòng này chưa có khoản ở trên" in answer.content.decode()
    twice = [{"level": 0, "label": "1", "text": "x"}, {"level": 0, "label": "1.", "text": "y"}]
    assert "Số “1” đã có" in as_lan.post(page("clauses", draft.pk), rows(*twice, version=draft.version)).content.decode()
    assert draft.clauses.count() == 5


def test_a_dropped_clause_leaves_its_duties_without_a_ground(draft, as_lan):
    typed = as_posted(as_lan.get(page("clauses", draft.pk)).context)
    for row in typed:
        if row["label"] in ("7", "a", "d"):
            row["DELETE"] = "on"
    as_lan.post(page("clauses", draft.pk), rows(*typed, version=draft.version))
    assert [row["label"] for row in _tree(draft)] == ["1", "2"]
    assert draft.duties.get(kind="plan").clause_id is None


def test_a_known_movement_is_named_again_not_doubled(draft, as_lan):
    known = {"name": "Cả nước chung tay vì người nghèo", "level": "nation", "year_from": "2021", "year_to": "2025"}
    new = {"name": "Doanh nghiệp hội nhập và phát triển", "level": "province"}
    as_lan.post(page("movements", draft.pk), rows(known, new, version=draft.version))
    assert [named.movement.name for named in draft.named_movements.all()] == [known["name"], new["name"]]
    assert Movement.objects.count() == 2
    answer = as_lan.post(page("movements", draft.pk), rows(known, known, version=draft.version + 1))
    assert "Phong trào này đã được nêu ở dòng trên" in answer.content.decode()


def test_recipients_are_kinds_units_or_names(draft, as_lan, world):
    lines = [
        {"text": "Các xã", "kinds": [world.kinds["xa"].pk]},
        {"text": "Phòng Nội vụ", "units": [world.units["noi_vu"].pk]},
        {"text": "Sở Nội vụ"},
    ]
    as_lan.post(page("recipients", draft.pk), rows(*lines, version=draft.version))
    saved = list(draft.recipients.all())
    assert [line.text for line in saved] == ["Các xã", "Phòng Nội vụ", "Sở Nội vụ"]
    assert ([*saved[0].kinds.all()], [*saved[1].units.all()]) == ([world.kinds["xa"]], [world.units["noi_vu"]])


def test_a_unit_of_another_authority_cannot_be_chosen(draft, as_lan, world):
    line = {"text": "Xã lạ", "units": [world.units["hoa_sen_xa"].pk]}
    answer = as_lan.post(page("recipients", draft.pk), rows(line, version=draft.version))
    assert "Chọn đơn vị nêu tên trong danh sách" in answer.content.decode()


def test_the_usual_duties_are_taken_and_confirmed_one_by_one(draft, as_lan):
    Duty.objects.all().delete()
    as_lan.post(page("duties-take", draft.pk), {"version": draft.version})
    assert set(draft.duties.values_list("confirmed", flat=True)) == {False}
    shown = as_lan.get(page("duties", draft.pk))
    assert "5 đơn vị" in shown.content.decode()
    assert "2 cụm, khối" in shown.content.decode()


def test_a_duty_is_confirmed_with_a_due_day_only(draft, as_lan):
    duty = {"kind": "plan", "title": "Kế hoạch", "short": "KH", "scope": "recipients", "opens": "6/2/2023", "due": "", "confirmed": "on"}
    answer = as_lan.post(page("duties", draft.pk), rows(duty, version=draft.version))
    assert "Nhập hạn hoặc quy tắc tính hạn trước khi xác nhận việc giao" in answer.content.decode()
    answer = as_lan.post(page("duties", draft.pk), rows(duty | {"due": "28/2/2023", "scope": "units"}, version=draft.version))
    assert "Chọn ít nhất một đơn vị" in answer.content.decode()


def test_the_second_of_two_editors_keeps_the_words_and_sees_the_difference(draft, as_lan):
    seen = draft.version
    assert as_lan.post(page("recipients", draft.pk), rows({"text": "Người thứ nhất"}, version=seen)).status_code == 302
    late = as_lan.post(page("recipients", draft.pk), rows({"text": "Người thứ hai"}, version=seen))
    assert late.status_code == 409
    assert (late.context["theirs"], late.context["mine"]) == (["Người thứ nhất"], ["Người thứ hai"])
    assert 'value="Người thứ hai"' in late.content.decode()
    assert [line.text for line in draft.recipients.all()] == ["Người thứ nhất"]
    as_lan.post(page("recipients", draft.pk), rows({"text": "Người thứ hai"}, version=late.context["version"]))
    assert [line.text for line in draft.recipients.all()] == ["Người thứ hai"]


def test_a_tampered_page_is_told_kindly(draft, as_lan):
    answer = as_lan.post(page("bases", draft.pk), {"version": draft.version})
    assert answer.status_code == 422
    assert "Tải lại trang rồi nhập lại" in answer.content.decode()
