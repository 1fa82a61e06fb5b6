"""The pages of a registration: the table with its shares, the check, the desk of the office; what was typed is never lost."""

import datetime as dt
import re
from html import unescape

import pytest
from django.contrib.contenttypes.models import ContentType

from awards.catalogue.models import AwardType
from awards.records.models import Recipient
from awards.registrations.actions import approve, start_registration, submit
from awards.registrations.models import Registration, RegistrationLine
from emulation import clock
from emulation.workflow.models import Trace
from tests.award_factories import collective, lay_down_the_law, person, registered, registration_owed
from tests.factories import MORNING


@pytest.fixture
def law(world):
    return lay_down_the_law(world)


@pytest.fixture
def unit(world):
    return world.units["song_ray"]


@pytest.fixture
def owed(world, law, unit):
    return registration_owed(world, unit)


@pytest.fixture
def started(owed, people, unit):
    person("Lê Thị Hòa", unit)
    person("Trần Văn Nam", unit)
    collective("Tổ Địa chính", unit)
    return start_registration(owed, by=people.binh, now=MORNING)


def plain(answer):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def typed(registration, picks, initiatives=None, **more):
    """What the browser posts: every row of the unit, `picks` {name: codes}."""
    codes = {award.code: award.pk for award in AwardType.objects.all()}
    data = {"version": registration.version, "note": ""}
    for each in Recipient.objects.filter(memberships__unit=registration.unit):
        data[f"r{each.pk}-initiative"] = (initiatives or {}).get(each.name, "")
        data[f"r{each.pk}-titles"] = [codes[code] for code in picks.get(each.name, ())]
    return data | more


def test_from_the_duty_to_the_table_and_the_check(world, owed, people, unit, sign_in):
    person("Lê Thị Hòa", unit, position="Công chức văn phòng")
    browser = sign_in(people.binh)
    page = browser.get(f"/viec/{owed.pk}/")
    assert "Bắt đầu đăng ký" in plain(page)
    assert "Báo đã thực hiện" not in plain(page)
    begun = browser.post(f"/viec/{owed.pk}/dang-ky/", follow=True)
    registration = Registration.objects.get()
    assert begun.redirect_chain == [(f"/dang-ky/{registration.pk}/sua/", 302)]
    text = plain(begun)
    assert "Lê Thị Hòa Công chức văn phòng –" in text
    assert "Chiến sĩ thi đua cơ sở 0 , tối đa 15%" in text
    assert "phải đăng ký đầu năm mới được xét: Lao động tiên tiến , Tập thể lao động tiên tiến , Chiến sĩ thi đua cơ sở ." in text
    saved = browser.post(f"/dang-ky/{registration.pk}/sua/", typed(registration, {"Lê Thị Hòa": ["LDTT", "CSTDCS"]}, check="1"), follow=True)
    assert saved.redirect_chain == [(f"/dang-ky/{registration.pk}/ra-soat/", 302)]
    text = plain(saved)
    assert "Đủ để trình: 1 cá nhân, 0 tập thể" in text
    assert "Chiến sĩ thi đua cơ sở 1/1 (100%), tối đa 15%: nhiều nhất 0 trên 1 lao động tiên tiến" in text
    assert "Lê Thị Hòa đăng ký chiến sĩ thi đua cơ sở mà chưa ghi sáng kiến dự kiến" in text
    assert "Chuyển lãnh đạo duyệt" in text


@pytest.mark.parametrize(
    ("picks", "initiatives", "more", "sentence"),
    [
        ({}, {"Lê Thị Hòa": "Số hóa hồ sơ"}, {}, "Chọn danh hiệu cho Lê Thị Hòa, hoặc xóa sáng kiến dự kiến"),
        ({"Lê Thị Hòa": ["TTLDTT"]}, {}, {}, "Chọn lại danh hiệu của Lê Thị Hòa"),
        ({"Lê Thị Hòa": ["LDTT"]}, {"Lê Thị Hòa": "x" * 401}, {}, "Sáng kiến dự kiến đang có 401 ký tự, tối đa 400 ký tự"),
        ({"Lê Thị Hòa": ["LDTT"]}, {"Lê Thị Hòa": "a\x00b"}, {}, "Sáng kiến dự kiến"),
        ({"Lê Thị Hòa": ["LDTT"]}, {}, {"note": "x" * 4001}, "4.001 ký tự"),
    ],
)
def test_what_cannot_be_read_is_said_and_stays(started, people, sign_in, picks, initiatives, more, sentence):
    answer = sign_in(people.binh).post(f"/dang-ky/{started.pk}/sua/", typed(started, picks, initiatives, **more))
    text = plain(answer)
    assert (answer.status_code, sentence in text, RegistrationLine.objects.count()) == (422, True, 0)
    for words in initiatives.values():
        assert words.replace("\x00", "") in answer.content.decode().replace("\x00", "").replace("�", "")


def test_two_people_save_and_the_second_keeps_what_was_typed(started, people, sign_in):
    second = typed(started, {"Lê Thị Hòa": ["LDTT", "CSTDCS"]}, {"Lê Thị Hòa": "Số hóa hồ sơ"})
    first = sign_in(people.binh).post(f"/dang-ky/{started.pk}/sua/", typed(started, {"Lê Thị Hòa": ["LDTT"], "Trần Văn Nam": ["LDTT"]}))
    assert first.status_code == 302
    answer = sign_in(people.an).post(f"/dang-ky/{started.pk}/sua/", second)
    text = plain(answer)
    assert answer.status_code == 409
    assert "Trần Thị Bình (Công chức văn phòng) vừa lưu bản mới" in text
    assert "Lê Thị Hòa LĐTT LĐTT, CSTĐ cơ sở; Số hóa hồ sơ" in text
    assert "Trần Văn Nam LĐTT không đăng ký" in text
    assert 'value="Số hóa hồ sơ"' in answer.content.decode()
    started.refresh_from_db()
    again = sign_in(people.an).post(f"/dang-ky/{started.pk}/sua/", second | {"version": answer.context["draft"].shown_version})
    assert (again.status_code, sorted(started.lines.values_list("recipient__name", "award__code"))) == (
        302,
        [("Lê Thị Hòa", "CSTDCS"), ("Lê Thị Hòa", "LDTT")],
    )


def test_somebody_joins_the_list_from_the_page(started, people, sign_in):
    browser = sign_in(people.binh)
    saved = browser.post(f"/dang-ky/{started.pk}/sua/", typed(started, {"Lê Thị Hòa": ["LDTT"]}, add="1"))
    assert (saved.status_code, saved.url) == (302, f"/dang-ky/{started.pk}/them/")
    refused = browser.post(saved.url, {"kind": "person", "name": "", "since": "31/2/2023"})
    assert refused.status_code == 422
    assert "Nhập họ tên, hoặc tên tập thể" in plain(refused)
    twice = browser.post(saved.url, {"kind": "person", "name": "Le Thi Hoa", "since": "1/1/2023"})
    assert (twice.status_code, "Danh sách của đơn vị đã có Lê Thị Hòa" in plain(twice)) == (409, True)
    added = browser.post(saved.url, {"kind": "collective", "name": "Tổ Một cửa", "since": "1/1/2023"}, follow=True)
    assert "Tổ Một cửa" in plain(added)
    assert started.lines.count() == 1


def test_the_head_submits_the_office_returns_and_approves(started, people, sign_in, unit):
    head, office = sign_in(people.an), sign_in(people.lan)
    head.post(f"/dang-ky/{started.pk}/sua/", typed(started, {"Lê Thị Hòa": ["LDTT", "CSTDCS"], "Tổ Địa chính": ["TTLDTT"]}))

    def step(browser, name, **more):
        started.refresh_from_db()
        return browser.post(f"/dang-ky/{started.pk}/buoc/{name}/", {"version": started.version} | more, follow=True)

    sent = step(head, "submit")
    assert f"Mã {started.code}" in plain(sent)
    queue = office.get("/hang-cho/dang-ky/")
    assert [row.pk for row in queue.context["page"]] == [started.pk]
    assert "UBND xã Sông Ray Đăng ký năm 2023" in plain(queue)
    page = plain(office.get(f"/hang-cho/dang-ky/{started.pk}/"))
    assert "Chiến sĩ thi đua cơ sở 1/1 (100%), tối đa 15%" in page
    empty = step(office, "return")
    assert (empty.status_code, "Nhập lý do trả lại, hoặc chọn câu mẫu" in plain(empty)) == (422, True)
    back = step(office, "return", note="Bớt một người", due="10/2/2023")
    assert "Đã trả lại để bổ sung: UBND xã Sông Ray. Không còn đăng ký nào trong danh sách này." in plain(back)
    own = plain(head.get(f"/dang-ky/{started.pk}/sua/"))
    assert "Bớt một người" in own
    assert "trước ngày 10/2/2023" in own
    head.post(f"/dang-ky/{started.pk}/sua/", typed(started, {"Lê Thị Hòa": ["LDTT"], "Tổ Địa chính": ["TTLDTT"]}, version=started.version))
    above = plain(office.get(f"/dang-ky/{started.pk}/"))
    assert "Lao động tiên tiến; Chiến sĩ thi đua cơ sở" in above
    started.refresh_from_db()
    head.post(f"/dang-ky/{started.pk}/sua/", typed(started, {"Lê Thị Hòa": ["LDTT"], "Tổ Địa chính": ["TTLDTT"]}))
    step(head, "submit")
    page = plain(office.get(f"/hang-cho/dang-ky/{started.pk}/"))
    assert "So bản 2 với bản 1" in page
    done = step(office, "approve")
    assert "Đã duyệt đăng ký: UBND xã Sông Ray." in plain(done)
    page = plain(head.get(f"/dang-ky/{started.pk}/"))
    assert "ban hành số 01/ĐK-UBND" in page
    assert head.get(f"/dang-ky/{started.pk}/ban-in.pdf").status_code == 302
    opened = office.post(
        f"/dang-ky/{started.pk}/mo-lai/", {"version": Registration.objects.get().version, "note": "Thêm người", "due": ""}, follow=True
    )
    assert "Đã mở lại đăng ký" in plain(opened)


def test_a_second_click_and_a_late_recall_are_told(started, people, sign_in):
    head = sign_in(people.an)
    head.post(f"/dang-ky/{started.pk}/sua/", typed(started, {"Lê Thị Hòa": ["LDTT"]}))
    started.refresh_from_db()
    seen = started.version
    submit(started, by=people.an, now=MORNING + dt.timedelta(minutes=1))
    twice = head.post(f"/dang-ky/{started.pk}/buoc/submit/", {"version": seen}, follow=True)
    assert (twice.redirect_chain, "vừa thực hiện “Trình đăng ký thi đua”" in plain(twice)) == ([(f"/dang-ky/{started.pk}/", 302)], True)
    approve(started, by=people.lan, now=MORNING + dt.timedelta(minutes=2))
    late = head.post(f"/dang-ky/{started.pk}/buoc/recall/", {"version": seen + 1}, follow=True)
    assert "vừa thực hiện “Duyệt đăng ký thi đua”" in plain(late)
    assert Trace.objects.filter(content_type=ContentType.objects.get_for_model(Registration), step="recall").count() == 0


def test_the_office_sees_who_has_not_sent(world, law, people, unit, sign_in):
    owed = registration_owed(world, unit, world.units["noi_vu"], world.units["nong_dan"])
    registration = registered(owed, {person("Lê Thị Hòa", unit): ["LDTT"]}, by=people.an)
    submit(registration, by=people.an, now=MORNING)
    office = sign_in(people.lan)
    with clock.at(MORNING):
        page = office.get("/dang-ky/")
        assert [(line.name, line.state_words) for line in page.context["lines"]] == [
            ("Hội Nông dân", "Chưa bắt đầu"),
            ("Phòng Nội vụ", "Chưa bắt đầu"),
            ("UBND xã Sông Ray", "Chờ thẩm định"),
        ]
        unsent = office.get("/dang-ky/", {"trang-thai": "chua-nop", "q": "noi vu"})
        assert [line.name for line in unsent.context["lines"]] == ["Phòng Nội vụ"]
        own = sign_in(people.em).get("/dang-ky/")
        assert [line.name for line in own.context["lines"]] == ["Phòng Nội vụ"]
    overdue = sign_in(people.lan)
    with clock.on(dt.date(2023, 4, 10)):
        late = {line.name: line.how for line in overdue.get("/dang-ky/").context["lines"]}
    assert late == {"Hội Nông dân": "Quá 10 ngày", "Phòng Nội vụ": "Quá 10 ngày", "UBND xã Sông Ray": "Đúng hạn"}


def test_the_paper_is_printed_before_it_is_approved(started, people, sign_in):
    browser = sign_in(people.binh)
    browser.post(f"/dang-ky/{started.pk}/sua/", typed(started, {"Lê Thị Hòa": ["LDTT"]}))
    pdf = browser.get(f"/dang-ky/{started.pk}/ban-in.pdf")
    word = browser.get(f"/dang-ky/{started.pk}/ban-in.docx")
    assert (pdf.status_code, pdf.content[:5], word.status_code, word.content[:2]) == (200, b"%PDF-", 200, b"PK")


def test_the_table_costs_the_same_for_one_and_for_many(started, people, unit, sign_in, django_assert_max_num_queries):
    browser = sign_in(people.binh)
    for number in range(40):
        person(f"Người Số {number}", unit)
    browser.get(f"/dang-ky/{started.pk}/sua/")
    with django_assert_max_num_queries(45):
        assert len(browser.get(f"/dang-ky/{started.pk}/sua/").context["draft"].rows) == 43
