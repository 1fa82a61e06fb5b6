"""Signing in: where it leads, what a wrong password says, how guessing is slowed, what happens to an address asked for before."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.people import PASSWORD


@pytest.fixture(autouse=True)
def no_guesses():
    cache.clear()


def enter(username, password=PASSWORD, **more):
    browser = Client()
    return browser, browser.post("/dang-nhap/", {"username": username, "password": password, **more})


def test_each_role_lands_on_its_first_page(people):
    landings = {}
    for name in ("an", "binh", "dung", "lan", "thin", "phuc", "giang", "hoa", "khanh", "quy"):
        browser, answer = enter(name)
        assert (answer.status_code, answer["Location"]) == (302, "/")
        landings[name] = browser.get("/")["Location"]
    assert landings == {
        "an": "/viec-cua-toi/",
        "binh": "/viec-cua-toi/",
        "dung": landings["dung"],
        "lan": "/hang-cho/",
        "thin": "/tong-quan/",
        "phuc": "/viec-cua-toi/",
        "giang": "/viec-cua-toi/",
        "hoa": "/viec-cua-toi/",
        "khanh": "/nhan-su/",
        "quy": "/viec-cua-toi/",
    }
    assert landings["dung"] in {"/viec-cua-toi/", "/bang-cum/"}


def test_a_link_of_an_e_mail_survives_signing_in(people):
    asked = Client().get("/viec-cua-toi/")
    assert asked["Location"] == "/dang-nhap/?next=/viec-cua-toi/"
    _, answer = enter("an", next="/viec-cua-toi/")
    assert answer["Location"] == "/viec-cua-toi/"


def test_signing_in_never_leads_to_another_site(people):
    _, answer = enter("an", next="https://example.com/")
    assert answer["Location"] == "/"


def test_a_wrong_password_and_an_unknown_name_say_the_same(people):
    sentences = {str(enter(name, "sai-mat-khau")[1].context["form"].non_field_errors()) for name in ("an", "khong-ai")}
    assert len(sentences) == 1 and "chưa đúng" in sentences.pop()


def test_guessing_is_stopped_for_a_while_but_not_elsewhere(people):
    for _ in range(8):
        enter("an", "sai-mat-khau")
    _, blocked = enter("an")
    assert "Chờ 15 phút" in blocked.content.decode()
    other_place = Client(REMOTE_ADDR="10.0.0.9").post("/dang-nhap/", {"username": "an", "password": PASSWORD})
    assert other_place.status_code == 302


def test_a_decomposed_name_signs_in_like_a_composed_one(people):
    _, answer = enter("AN ")
    assert answer.status_code == 302


def test_a_seat_of_somebody_else_cannot_be_chosen(people, sign_in):
    stranger = people.lan.appointments.get()
    assert sign_in(people.an).post("/vai-tro/", {"seat": stranger.pk}).status_code == 404


def test_choosing_the_other_seat_changes_the_menu(people, sign_in):
    browser = sign_in(people.dung)
    seats = {seat.role: seat.pk for seat in people.dung.appointments.all()}
    browser.post("/vai-tro/", {"seat": seats["cluster_head"]})
    assert browser.get("/")["Location"] == "/bang-cum/"
    browser.post("/vai-tro/", {"seat": seats["unit_head"]})
    assert browser.get("/")["Location"] == "/viec-cua-toi/"


def test_changing_the_password_asks_for_the_old_one(people, sign_in):
    browser = sign_in(people.an)
    wrong = browser.post("/mat-khau/", {"current": "khong-phai", "new": "mot cau that dai de nho"})
    assert wrong.context["form"].errors == {"current": ["Mật khẩu đang dùng chưa đúng"]}
    short = browser.post("/mat-khau/", {"current": PASSWORD, "new": "ngan"})
    assert short.context["form"].errors == {"new": ["Mật khẩu mới phải có ít nhất 12 ký tự"]}
    assert browser.post("/mat-khau/", {"current": PASSWORD, "new": "mot cau that dai de nho"}).status_code == 302
    assert enter("an")[1].status_code == 200
    assert enter("an", "mot cau that dai de nho")[1].status_code == 302


def test_pages_of_a_signed_in_person_are_kept_by_no_cache(people, sign_in):
    assert sign_in(people.an).get("/viec-cua-toi/")["Cache-Control"] == "no-store"
