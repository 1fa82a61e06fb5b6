"""The office reads and keeps the catalogue: by day, with reasons, and nothing is overwritten in silence."""

import datetime as dt

import pytest

from awards.catalogue.actions import digest_of
from awards.catalogue.book import RuleBook
from awards.catalogue.loading import load_catalogue
from awards.catalogue.models import AwardRule, BaseSalary, Checklist, LocalRules
from awards.catalogue.states import CriterionKind
from awards.catalogue.tables import TABLES
from emulation import clock
from emulation.workflow.models import Trace
from tests.award_factories import DECEMBER, lay_down_the_law

SALARY = "/danh-muc/bang/luong-co-so/"


@pytest.fixture
def law(world):
    return lay_down_the_law(world)


def salary(**changes):
    typed = {"amount": "2.530.000", "valid_from": "1/7/2030", "valid_to": "", "basis": "NĐ thử", "confidence": "likely", "note": "", "reason": "Mới"}
    return typed | changes


def test_the_list_is_that_of_the_day_asked_for(law, people, sign_in):
    page = sign_in(people.an).get("/danh-muc/", {"ngay": "30/6/2025"})
    assert (page.context["count"], page.context["catalogue"].day) == (33, dt.date(2025, 6, 30))
    own = [line.award.code for title, lines in page.context["groups"] for line in lines if line.own]
    assert own == ["CSTDCS", "TTLDTT", "LDTT", "TVH", "GK_HUYEN", "DAN_DAU_KHOI"]
    later = sign_in(people.an).get("/danh-muc/", {"ngay": "1/7/2025"})
    assert [line for title, lines in later.context["groups"] for line in lines if line.own] == []


def test_one_finds_a_title_without_marks(law, people, sign_in):
    page = sign_in(people.an).get("/danh-muc/", {"tim": "CHIEN SI thi dua co so"})
    assert [line.award.code for title, lines in page.context["groups"] for line in lines] == ["CSTDCS"]


def test_the_page_of_a_title_tells_its_law_with_article_and_doubt(law, people, sign_in):
    page = sign_in(people.em).get("/danh-muc/CSTDCS/", {"ngay": "5/12/2023"}).content.decode()
    assert "NĐ 91/2017 Đ9 k3" in page
    assert "1.800.000 đồng (hệ số 1)" in page
    assert "Văn bản công nhận sáng kiến, đề tài" in page
    doubtful = sign_in(people.em).get("/danh-muc/TTLDXS/", {"ngay": "5/12/2023"}).content.decode()
    assert "hệ thống chỉ nhắc, không chặn hồ sơ" in doubtful
    gone = sign_in(people.em).get("/danh-muc/GK_HUYEN/", {"ngay": "1/7/2025"}).content.decode()
    assert "không có quy định nào" in gone


def test_the_office_adds_a_salary_with_its_reason_and_it_counts_from_its_day(law, people, sign_in):
    answer = sign_in(people.lan).post(f"{SALARY}them/", salary())
    assert (answer.status_code, answer["Location"]) == (302, SALARY)
    row = BaseSalary.objects.get(valid_from=dt.date(2030, 7, 1))
    assert (row.amount, Trace.objects.of(row).get().note) == (2_530_000, "Mới")


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"amount": ""}, "amount", "Nhập mức lương, ví dụ 2.530.000"),
        ({"amount": "hai triệu"}, "amount", "Mức (đồng) chỉ gồm chữ số, ví dụ 12"),
        ({"valid_from": "31/2/2030"}, "valid_from", "Nhập ngày theo dạng 20/6/2023"),
        ({"valid_to": "1/1/2030"}, "valid_to", "Ngày hết áp dụng phải từ ngày bắt đầu trở đi"),
        ({"reason": " "}, "reason", "Nhập lý do hoặc văn bản làm căn cứ"),
    ],
)
def test_wrong_input_is_told_at_its_field_and_nothing_typed_is_lost(law, people, sign_in, typed, field, sentence):
    before = BaseSalary.objects.count()
    page = sign_in(people.lan).post(f"{SALARY}them/", salary(**typed))
    assert page.status_code == 422
    assert [error.rstrip(".") for error in page.context["form"].errors[field]] == [sentence]
    assert "NĐ thử" in page.content.decode()
    assert BaseSalary.objects.count() == before


def test_who_edits_a_row_that_somebody_else_just_changed_is_told(law, people, sign_in):
    row = BaseSalary.objects.get(valid_from=dt.date(2026, 7, 1))
    seen = digest_of(row)
    BaseSalary.objects.filter(pk=row.pk).update(basis="Người khác sửa")
    page = sign_in(people.lan).post(f"{SALARY}{row.pk}/", salary(valid_from="1/7/2026", seen=seen))
    assert (page.status_code, "vừa được người khác sửa" in page.content.decode()) == (422, True)
    row.refresh_from_db()
    assert row.basis == "Người khác sửa"


def test_a_unit_reads_the_catalogue_and_changes_nothing(law, people, sign_in):
    assert sign_in(people.an).get(SALARY).status_code == 200
    assert sign_in(people.an).post(f"{SALARY}them/", salary()).status_code == 403


def test_the_office_lays_its_own_regulation_over_the_law(world, law, people, sign_in):
    office = sign_in(people.lan)
    made = {"name": "Quy chế Bình Minh", "valid_from": "1/1/2023", "valid_to": "", "basis": "QĐ 02/QĐ-UBND", "confidence": "sure", "note": ""}
    assert office.post("/danh-muc/bang/dia-phuong/them/", made | {"reason": "Ban hành"}).status_code == 302
    local = LocalRules.objects.get()
    assert local.authority == world.authority
    url = f"/danh-muc/CSTDCS/dia-phuong/?quy-dinh={local.pk}"
    assert office.get(url).status_code == 200
    rows = {"dk-TOTAL_FORMS": "1", "dk-INITIAL_FORMS": "0", "dk-0-kind": "quota_pct", "dk-0-value": "10", "dk-0-award": law["LDTT"].pk}
    said = {
        "valid_from": "1/1/2023",
        "basis": "QĐ 02/QĐ-UBND",
        "confidence": "sure",
        "reason": "Theo quy chế",
        "seen": "1",
        "dk-0-confidence": "sure",
    }
    answer = office.post(url, rows | said)
    assert answer.status_code == 302
    quota = RuleBook(world.units["song_ray"], dt.date(2023, 12, 5)).rule(law["CSTDCS"]).asks(CriterionKind.QUOTA)
    assert (quota.value, quota.is_sure) == (10, True)
    again = office.post(url, rows | said)
    assert (again.status_code, "đã có quy định khác" in again.content.decode()) == (422, True)


def test_editing_a_rule_keeps_the_alternatives_and_a_second_tab_is_told(law, people, sign_in):
    rule = AwardRule.objects.get(code="CSTDCS@R2")
    office, url = sign_in(people.lan), f"/danh-muc/quy-dinh/{rule.pk}/"
    form = office.get(url).context["rows"]
    typed = {
        f"dk-{place}-{name}": "" if value is None else getattr(value, "pk", value)
        for place, row in enumerate(form)
        for name, value in row.initial.items()
    }
    typed = {key: value for key, value in typed.items() if value is not False}
    typed |= {"dk-TOTAL_FORMS": str(len(form)), "dk-INITIAL_FORMS": str(form.initial_form_count())}
    typed |= {"recipients": ["person"], "kinds": ["merit"], "capacities": [each.pk for each in rule.capacities.all()], "valid_from": "1/1/2024"}
    typed |= {"valid_to": "30/6/2025", "basis": "Sửa", "confidence": "sure", "reason": "Đối chiếu lại", "seen": str(rule.version)}
    before = rule.criteria.count()
    assert office.post(url, typed).status_code == 302
    rule.refresh_from_db()
    assert (rule.basis, rule.version, rule.criteria.count()) == ("Sửa", 2, before)
    late = office.post(url, typed | {"basis": "Tab cũ"})
    assert (late.status_code, "vừa được người khác sửa" in late.content.decode()) == (422, True)
    rule.refresh_from_db()
    assert rule.basis == "Sửa"


def test_without_an_answer_in_the_address_the_day_is_today(law, people, sign_in):
    with clock.at(DECEMBER):
        page = sign_in(people.an).get("/danh-muc/", {"ngay": "hôm nay"})
    assert page.context["catalogue"].day == dt.date(2023, 12, 5)
    assert "Ngày vừa nhập không đúng" in page.content.decode()


def test_the_office_says_which_papers_a_dossier_needs(law, people, sign_in):
    checklist = Checklist.objects.get(code="titles_and_certificates_local")
    office = sign_in(people.lan)
    assert "Báo cáo thành tích" in office.get("/danh-muc/bang/giay-to/").content.decode()
    item = {"checklist": checklist.pk, "order": "9", "code": "y-kien-cong-an", "name": "Ý kiến của Công an", "required": "on", "reason": "Quy chế"}
    assert office.post("/danh-muc/bang/giay-to/them/", item).status_code == 302
    day = dt.date(2023, 12, 5)
    assert [each.code for each in RuleBook(people.lan.seats[0].authority, day).checklist_items([law["LDTT"]], fast=False)] == [
        "to-trinh-kem-danh-sach",
        "bao-cao-thanh-tich",
        "bien-ban-hop-binh-xet",
        "y-kien-cong-an",
    ]
    assert sign_in(people.an).post("/danh-muc/bang/giay-to/them/", item).status_code == 403


def test_a_checklist_names_its_awards_and_loading_again_keeps_what_was_edited(law, people, sign_in):
    checklist = Checklist.objects.get(code="gdvh")
    url = f"/danh-muc/bang/thanh-phan-ho-so/{checklist.pk}/"
    typed = {"code": "gdvh", "name": "Hồ sơ sửa", "awards": [law["GDVH"].pk, law["TVH"].pk], "level": "", "copies": "2", "when": "", "local": ""}
    typed |= {"valid_from": "1/10/2017", "basis": "NĐ 86/2023", "confidence": "sure", "note": "", "reason": "Đối chiếu", "seen": digest_of(checklist)}
    assert sign_in(people.lan).post(url, typed).status_code == 302
    load_catalogue()
    checklist.refresh_from_db()
    assert (checklist.name, checklist.copies, {each.code for each in checklist.awards.all()}) == ("Hồ sơ sửa", 2, {"GDVH", "TVH"})
    load_catalogue(overwrite=True)
    checklist.refresh_from_db()
    assert (checklist.copies, {each.code for each in checklist.awards.all()}) == (1, {"GDVH"})


def test_every_table_of_the_law_opens_and_offers_a_row(law, people, sign_in):
    office = sign_in(people.lan)
    for slug in TABLES:
        for address in (f"/danh-muc/bang/{slug}/", f"/danh-muc/bang/{slug}/them/", f"/danh-muc/bang/{slug}/?tai=excel"):
            assert office.get(address).status_code == 200, address
