"""The pages of recipients as people use them: searching, adding, what each side of the desk may read, the history on one page."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from awards.records import actions, identity
from awards.records.history_paper import AWARDS, UNIT_ROWS
from awards.records.models import AwardRecord, Identity, Initiative, Recipient, SamePerson
from emulation import clock
from emulation.workflow.models import Trace
from tests.attachments import samples
from tests.award_factories import (
    DECEMBER,
    collective,
    draft_proposal,
    given,
    graded,
    household,
    lay_down_the_law,
    nominate,
    person,
    recognised,
)

NUMBER = "079180001234"
BORN = dt.date(1985, 6, 20)


@pytest.fixture(autouse=True)
def december(morning):
    with clock.at("2023-12-05 09:00"):
        yield


@pytest.fixture
def law(world):
    return lay_down_the_law(world)


@pytest.fixture
def hoa(world):
    made = person("Nguyễn Thị Hoà", world.units["song_ray"], birth_date=BORN)
    identity.keep(made, NUMBER, by=world.people.lan, now=DECEMBER)
    return made


def page(name, *args, **query):
    return reverse(f"awards:{name}", args=args, query=query or None)


def names(answer):
    return [row.name for row in answer.context["page"]]


def text_of(answer):
    reader = PdfReader(io.BytesIO(answer.content))
    return len(reader.pages), " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())


def test_the_list_goes_by_given_name_and_a_search_puts_the_very_marks_first(world, people, sign_in):
    for name in ("Trần Văn Hóa", "Lê Thị Hòa", "Phạm Hoà", "Đỗ Thị Ân", "Vũ Văn An", "Phan Thị Bích"):
        person(name, world.units["song_ray"])
    browser = sign_in(people.lan)
    assert names(browser.get(page("recipient-list"))) == ["Vũ Văn An", "Đỗ Thị Ân", "Phan Thị Bích", "Phạm Hoà", "Lê Thị Hòa", "Trần Văn Hóa"]
    for typed in ("hoà", "Hòa", "HÒA"):
        assert names(browser.get(page("recipient-list", q=typed))) == ["Phạm Hoà", "Lê Thị Hòa", "Trần Văn Hóa"]
    assert names(browser.get(page("recipient-list", q="hóa"))) == ["Trần Văn Hóa", "Phạm Hoà", "Lê Thị Hòa"]
    assert names(browser.get(page("recipient-list", q="an"))) == ["Vũ Văn An", "Đỗ Thị Ân", "Phan Thị Bích", "Trần Văn Hóa"]


def test_the_list_narrows_by_kind_unit_and_those_never_awarded(world, people, sign_in, law):
    one, two = person("Lê Văn Tám", world.units["song_ray"]), person("Trần Thị Thuý", world.units["xuan_my"])
    collective("Tổ hồ tiêu", world.units["song_ray"])
    household("Hộ ông Sáu", world.units["xuan_my"])
    given(one, "LDTT", 2022)
    revoked = given(two, "LDTT", 2022)
    actions.revoke_award(revoked, paper="45/QĐ-UBND", by=people.lan, now=DECEMBER)
    browser = sign_in(people.lan)
    assert names(browser.get(page("recipient-list", loai="person"))) == ["Lê Văn Tám", "Trần Thị Thuý"]
    assert names(browser.get(page("recipient-list", **{"don-vi": world.units["xuan_my"].pk}))) == ["Hộ ông Sáu", "Trần Thị Thuý"]
    found = browser.get(page("recipient-list", **{"chua-khen": 1}))
    assert names(found) == ["Hộ ông Sáu", "Trần Thị Thuý", "Tổ hồ tiêu"]
    assert [count for _, count, _, _ in found.context["listing"].kinds()] == [3, 1, 1, 1]
    assert names(browser.get(page("recipient-list", **{"don-vi": "x", "loai": "y", "page": "z"}))) != []


def test_whoever_adds_somebody_who_is_there_already_is_asked_first(world, people, sign_in, hoa):
    browser = sign_in(people.binh)
    typed = {"name": "NGUYỄN THỊ HÒA", "unit": world.units["song_ray"].pk, "since": "1/9/2021", "leadership": "none", "home": "Cẩm Mỹ"}
    asked = browser.post(page("recipient-create"), typed)
    assert (asked.status_code, [row.pk for row in asked.context["alike"]]) == (422, [hoa.pk])
    assert 'value="Cẩm Mỹ"' in asked.content.decode()
    answer = browser.post(page("recipient-create"), typed | {"confirmed": "on"}, follow=True)
    made = Recipient.objects.exclude(pk=hoa.pk).get()
    assert (answer.context["recipient"], made.created_by) == (made, people.binh)
    # What another unit keeps is not told here; the office compares it on its own page.
    elsewhere = {"name": "Nguyễn Thị Hoà", "unit": world.units["xuan_my"].pk, "since": "1/9/2021", "leadership": "none", "number": NUMBER}
    assert sign_in(people.dung).post(page("recipient-create"), elsewhere).status_code == 302
    pairs = sign_in(people.lan).get(page("same-person-list")).context["page"]
    assert {pair.words for pair in pairs} == {"Cùng số định danh", "Cùng tên và đơn vị"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, "Nhập họ và tên"),
        ({"name": "123"}, "Nhập họ và tên bằng chữ"),
        ({"since": "32/1/2021"}, "Nhập ngày theo dạng 20/6/2023"),
        ({"unit": ""}, "Chọn đơn vị"),
        ({"number": "12"}, identity.WRONG),
        ({"birth_date": "1/1/2030"}, "Năm sinh từ 1900 đến 2023"),
        ({"since": "1/1/2019"}, "UBND xã Sông Ray có từ 1/1/2020. Chọn ngày trong thời gian đó hoặc đơn vị khác."),
    ],
)
def test_bad_input_gets_a_sentence_and_nothing_typed_is_lost(world, people, sign_in, typed, said):
    good = {"name": "Lê Văn Tám", "unit": world.units["song_ray"].pk, "since": "1/9/2021", "leadership": "none", "home": "Ấp 5, Sông Ray"}
    answer = sign_in(people.binh).post(page("recipient-create"), good | typed)
    assert (answer.status_code, Recipient.objects.count()) == (422, 0)
    assert said in answer.content.decode()
    assert "Ấp 5, Sông Ray" in answer.content.decode()


def test_saving_over_somebody_elses_change_is_refused_and_shown(world, people, sign_in, hoa):
    browser = sign_in(people.binh)
    typed = {"name": "Nguyễn Thị Hòa", "version": 1, "home": "Ấp 5"}
    assert browser.post(page("recipient-edit", hoa.pk), typed).status_code == 302
    late = browser.post(page("recipient-edit", hoa.pk), typed | {"home": "Ấp 6"})
    assert (late.status_code, "vừa được người khác sửa" in late.content.decode(), "Ấp 6" in late.content.decode()) == (409, True, True)
    hoa.refresh_from_db()
    assert (hoa.name, hoa.home, Identity.objects.get().number) == ("Nguyễn Thị Hòa", "Ấp 5", NUMBER)


def test_the_number_is_shown_by_a_post_to_the_office_alone_and_nowhere_else(world, people, sign_in, hoa, law):
    given(hoa, "LDTT", 2022)
    pages = [page("recipient-list"), page("recipient-list", tai="excel"), page("recipient-detail", hoa.pk)]
    pages += [page("recipient-history-page", hoa.pk), page("recipient-history-page", hoa.pk, tai="excel"), page("recipient-edit", hoa.pk)]
    pages += [page("unit-history", world.units["song_ray"].pk), page("same-person-list")]
    office = sign_in(people.lan)
    for url in pages:
        assert NUMBER not in office.get(url).content.decode(errors="replace"), url
    assert NUMBER not in text_of(office.get(page("recipient-history", hoa.pk)))[1]
    assert names(office.get(page("recipient-list", q=NUMBER))) == []
    assert "•••• 1234" in sign_in(people.an).get(page("recipient-detail", hoa.pk)).content.decode()
    before = Trace.objects.count()
    assert [sign_in(who).post(page("recipient-number", hoa.pk)).status_code for who in (people.an, people.thin, people.hoa, people.nga)] == [
        403,
        403,
        403,
        404,
    ]
    assert Trace.objects.count() == before
    answer = office.post(page("recipient-number", hoa.pk))
    assert NUMBER in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    last = Trace.objects.of(hoa).first()
    assert (last.what, last.actor, last.who) == ("Xem số định danh", people.lan, "Lê Thị Lan (Chuyên viên thường trực)")


def test_a_former_unit_reads_the_history_but_no_discipline(world, people, sign_in, hoa, law):
    given(hoa, "LDTT", 2022)
    actions.end_place(hoa.memberships.get(), last_day=dt.date(2023, 6, 30), by=people.lan, now=DECEMBER)
    actions.add_place(hoa, unit=world.units["xuan_my"], since=dt.date(2023, 7, 1), by=people.lan, now=DECEMBER)
    actions.add_restriction(hoa, kind="review", begins=dt.date(2023, 11, 1), basis="Đơn phản ánh số 7", by=people.lan, now=DECEMBER)
    read = {name: sign_in(getattr(people, name)).get(page("recipient-detail", hoa.pk)).content.decode() for name in ("an", "dung", "lan", "hoa")}
    assert {name: "Đơn phản ánh số 7" in body for name, body in read.items()} == {"an": False, "dung": True, "lan": True, "hoa": True}
    assert all("Lao động tiên tiến" in body for body in read.values())
    assert sign_in(people.em).get(page("recipient-detail", hoa.pk)).status_code == 404


def test_the_office_writes_down_an_award_with_the_unit_of_today_proposed(world, people, sign_in, hoa, law):
    browser = sign_in(people.lan)
    form = browser.get(page("award-add", hoa.pk)).context["form"]
    assert (form.initial["unit"], form.initial["position"]) == (world.units["song_ray"], "Công chức")
    typed = {"award": law["CSTDCS"].pk, "kind": "merit", "year": "2021", "unit": world.units["song_ray"].pk, "leadership": "none"}
    wrong = typed | {"year": "2031", "achievement": "Giữ lại"}
    answer = browser.post(page("award-add", hoa.pk), wrong)
    assert (answer.status_code, "Năm từ 1945 đến 2023" in answer.content.decode(), "Giữ lại" in answer.content.decode()) == (409, True, True)
    assert browser.post(page("award-add", hoa.pk), typed | {"decision_number": "9/QĐ-UBND", "decision_day": "25/12/2021"}).status_code == 302
    record = AwardRecord.objects.get()
    assert (record.award, record.year, record.decision_day, record.unit) == (law["CSTDCS"], 2021, dt.date(2021, 12, 25), world.units["song_ray"])
    assert browser.post(page("award-revoke", hoa.pk, record.pk), {"paper": "45/QĐ-UBND ngày 3/4/2023"}).status_code == 302
    assert "Đã hủy bỏ" in browser.get(page("recipient-detail", hoa.pk)).content.decode()
    assert 'value="2023"' in browser.get(page("grade-set", hoa.pk)).content.decode()
    nonsense = browser.post(page("grade-set", hoa.pk), {"year": "hai nghìn", "grade": "HTXSNV", "basis": "Giữ"})
    assert (nonsense.status_code, nonsense.context["form"].errors["year"]) == (422, ["Nhập năm bằng bốn chữ số, từ 1945"])
    other = given(person("Khác", world.units["xuan_my"]), "LDTT", 2022)
    assert browser.get(page("award-revoke", hoa.pk, other.pk)).status_code == 404


def test_an_initiative_has_its_paper_read_by_those_who_see_an_author(world, people, sign_in, hoa):
    browser = sign_in(people.lan)
    typed = {"title": "Số hóa sổ hộ tịch", "form": "initiative", "year": "2022", "scope": "tinh", "body": "UBND tỉnh"}
    empty = browser.post(page("initiative-add", hoa.pk), typed | {"scope": "", "files": SimpleUploadedFile("qd.pdf", samples.pdf())})
    assert (empty.status_code, "Chọn phạm vi ảnh hưởng" in empty.content.decode(), "qd.pdf" in empty.content.decode()) == (422, True, True)
    sent = typed | {"files": SimpleUploadedFile("qd.pdf", samples.pdf(), content_type="application/pdf")}
    assert browser.post(page("initiative-add", hoa.pk), sent).status_code == 302
    initiative = Initiative.objects.get()
    file = reverse("attachments:download", args=[initiative.file_id])
    assert [sign_in(who).get(file).status_code for who in (people.an, people.lan, people.dung, people.nga)] == [200, 200, 404, 404]
    second = person("Lê Văn Tám", world.units["xuan_my"])
    found = browser.get(page("initiative-detail", initiative.pk, q="tam"))
    assert [row.pk for row in found.context["found"]] == [second.pk]
    browser.post(page("initiative-author", initiative.pk, "them"), {"tac-gia": second.pk})
    assert set(initiative.authors.all()) == {hoa, second}
    assert sign_in(people.dung).get(file).status_code == 200


def test_two_rows_are_compared_merged_and_taken_apart_on_their_pages(world, people, sign_in, hoa, law):
    twin = person("Nguyễn Thị Hòa", world.units["xuan_my"], birth_date=BORN)
    given(twin, "CSTDCS", 2022)
    browser = sign_in(people.lan)
    decide = page("same-person-decide", hoa.pk, twin.pk)
    apart = browser.post(decide, {"keep": "apart", "reason": ""})
    assert (apart.status_code, "Nhập lý do hai hồ sơ này không phải là một" in apart.content.decode()) == (422, True)
    assert browser.post(decide, {"keep": "second", "reason": "Một người"}).status_code == 302
    assert Recipient.objects.get(merged_into=twin) == hoa
    led = sign_in(people.an).get(page("recipient-detail", hoa.pk), follow=True)
    assert (led.context["recipient"], [record.award.code for record in led.context["awards"]]) == (twin, ["CSTDCS"])
    assert browser.post(decide, {"keep": "first"}).status_code == 409
    assert browser.post(page("recipient-split", hoa.pk), {"reason": ""}).status_code == 422
    assert browser.post(page("recipient-split", hoa.pk), {"reason": "Hai người"}).status_code == 302
    assert (Recipient.objects.standing().count(), SamePerson.objects.get().same) == (2, False)
    assert list(browser.get(page("same-person-list")).context["page"]) == []


def test_the_history_of_a_person_is_one_page_that_says_what_it_leaves_out(world, people, sign_in, hoa, law):
    for year in range(1990, 2023):
        given(hoa, "LDTT", year, decided_by="Chủ tịch UBND Bình Minh", number=f"{year}/QĐ-UBND-TĐKT-NV-THNV-TDKT", position="Công chức")
    for number in range(12):
        recognised(f"Sáng kiến thứ {number} " + "về cải cách thủ tục hành chính tại bộ phận một cửa " * 4, hoa, year=2010 + number)
    graded(hoa, "HTXSNV", *range(2010, 2023))
    answer = sign_in(people.an).get(page("recipient-history", hoa.pk))
    pages, text = text_of(answer)
    assert (answer["Content-Type"], pages) == ("application/pdf", 1)
    assert f"Còn {33 - AWARDS} lần nữa" in text
    assert "Còn 6 sáng kiến, đề tài nữa" in text
    assert "Nguyễn Văn An in lúc 09:00 ngày 5/12/2023" in text
    assert sign_in(people.an).get(page("recipient-history-page", hoa.pk)).context["times"] == 33


def test_the_history_of_a_unit_is_one_page_too(world, people, sign_in, law):
    team = [person(f"Nguyễn Hoàng Phương Thảo Nguyên {number}", world.units["song_ray"]) for number in range(6)]
    for year in range(2012, 2024):
        for code in ("LDTT", "CSTDCS", "GK_HUYEN"):
            for each in team:
                given(each, code, year)
    pages, text = text_of(sign_in(people.an).get(page("unit-history-paper", world.units["song_ray"].pk, tu=2012, den=2023)))
    assert pages == 1
    assert f"Còn {36 - UNIT_ROWS} dòng ({6 * (36 - UNIT_ROWS)} lượt) nữa" in text
    assert "216 lượt khen thưởng còn hiệu lực từ năm 2012 đến năm 2023" in text
    assert "và 2 nữa" in text


def test_the_page_names_the_open_dossier_to_those_who_may_read_it(world, people, sign_in, hoa, law):
    nominate(draft_proposal(world, world.units["song_ray"], by=people.binh), hoa, "LDTT")
    said = {name: sign_in(getattr(people, name)).get(page("recipient-detail", hoa.pk)).context["mentions"] for name in ("an", "lan")}
    assert [(each.words, each.state) for each in said["an"]] == [("Đề nghị Lao động tiên tiến năm 2023", "Dự thảo")]
    assert said["lan"] == []
