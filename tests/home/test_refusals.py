"""What is refused is told in a sentence: 409 for an act, 403 for a right, 404 for what is not there."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from emulation.home import refusals
from emulation.workflow.flows import Conflict, Refused


@pytest.fixture
def request_of(people):
    def made(**headers):
        request = RequestFactory().post("/x/", headers=headers)
        request.user = people.an
        request.user.seat = people.an.seats[0]
        return request

    return made


def answer(request, exception):
    return refusals.RefusalMiddleware(lambda request: None).process_exception(request, exception)


def test_a_conflict_is_a_page_with_the_sentence_and_a_way_back(request_of):
    page = answer(request_of(referer="http://testserver/ke-hoach/1/"), Conflict("Chị Mai vừa lưu bản mới."))
    text = page.content.decode()
    assert page.status_code == 409
    assert "Việc này vừa thay đổi" in text and "Chị Mai vừa lưu bản mới." in text and 'href="http://testserver/ke-hoach/1/"' in text


def test_a_way_back_never_leaves_the_site(request_of):
    assert "evil.example" not in answer(request_of(referer="http://evil.example/"), Refused("Chưa được.")).content.decode()


def test_a_script_gets_the_piece_alone(request_of):
    text = answer(request_of(x_autosave="1"), Conflict("Có bản mới.")).content.decode()
    assert "Có bản mới." in text and "<html" not in text


def test_other_faults_pass_by(request_of):
    assert answer(request_of(), ValueError()) is None


def test_a_missing_right_gives_its_reason(request_of):
    page = refusals.forbidden(request_of(), PermissionDenied("Chỉ Thường trực được duyệt."))
    assert (page.status_code, "Chỉ Thường trực được duyệt." in page.content.decode()) == (403, True)


def test_an_old_token_is_told_kindly(people, sign_in):
    browser = sign_in(people.an, enforce_csrf_checks=True)
    page = browser.post("/dang-xuat/")
    assert (page.status_code, "Trang đã mở quá lâu" in page.content.decode()) == (403, True)


def test_a_wrong_address_is_a_page_of_the_house(client, db):
    page = client.get("/khong-co/")
    assert (page.status_code, "Không tìm thấy trang" in page.content.decode()) == (404, True)


def test_a_fault_of_ours_needs_neither_person_nor_database():
    assert "Hệ thống gặp lỗi" in refusals.broken(None).content.decode()
    assert refusals.bad_request(None, None).status_code == 400


def test_the_address_of_an_act_opened_again_leads_back(launched, people, sign_in):
    answer = sign_in(people.an).get("/viec/1/tiep-nhan/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Địa chỉ này chỉ dùng khi bấm nút trên trang" in answer.content.decode()
