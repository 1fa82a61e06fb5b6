"""What a person chooses, and the ladder of an authority."""

import pytest

from emulation.notifications.feed import feed_token
from emulation.notifications.ladder import DEFAULT
from emulation.notifications.models import Address, Preference, Rung
from emulation.workflow.models import Trace
from tests.factories import MORNING

CHOICES, LADDER = "/lua-chon/", "/thang-nhac-viec/"


def test_without_a_choice_the_usual_one_stands(people, sign_in):
    page = sign_in(people.an).get(CHOICES)
    assert page.context["form"].initial == {"digest_hour": 7, "channel": "both"}
    assert "an@example.gov.vn" in page.content.decode()
    assert not Preference.objects.exists()


def test_a_choice_is_kept(people, sign_in):
    an = sign_in(people.an)
    assert an.post(CHOICES, {"digest_hour": "9", "channel": "bell"}).status_code == 302
    an.post(CHOICES, {"digest_hour": "10", "channel": "bell"})
    wish = Preference.objects.get()
    assert (wish.user, wish.digest_hour, wish.channel) == (people.an, 10, "bell")


@pytest.mark.parametrize("posted", [{}, {"digest_hour": "4", "channel": "both"}, {"digest_hour": "7", "channel": "fax"}])
def test_anything_else_is_refused(people, sign_in, posted):
    assert sign_in(people.an).post(CHOICES, posted).status_code == 422
    assert not Preference.objects.exists()


def test_the_address_of_the_calendar_is_made_changed_and_ended(people, sign_in):
    an = sign_in(people.an)
    assert "Tạo địa chỉ lịch" in an.get(CHOICES).content.decode()
    an.post("/lua-chon/lich/doi/")
    first = feed_token(people.an)
    assert f"/lich/{first}.ics" in an.get(CHOICES).context["feed"]
    an.post("/lua-chon/lich/doi/")
    assert feed_token(people.an) not in ("", first)
    an.post("/lua-chon/lich/tat/")
    assert feed_token(people.an) == ""


def test_who_chose_an_address_keeps_it_when_choosing_an_hour(people, sign_in):
    an = sign_in(people.an)
    an.post("/lua-chon/lich/doi/")
    token = feed_token(people.an)
    an.post(CHOICES, {"digest_hour": "9", "channel": "both"})
    assert feed_token(people.an) == token


def test_a_person_opens_the_own_stopped_address_again(people, sign_in):
    address = Address.objects.create(email=people.an.email, bounces=3, stopped_at=MORNING)
    an = sign_in(people.an)
    assert an.get(CHOICES).context["stopped"] == address
    assert an.post(f"/thu-di/dia-chi/{address.pk}/mo-lai/")["Location"] == CHOICES
    assert an.get(CHOICES).context["stopped"] is None


def rows(*typed, initial=0):
    """What the page of the ladder posts: a tuple (reader, days, side, every, weekday) for each row."""
    posted = {"rows-TOTAL_FORMS": len(typed), "rows-INITIAL_FORMS": initial}
    for number, row in enumerate(typed):
        posted |= {f"rows-{number}-{name}": value for name, value in zip(("reader", "days", "side", "every", "weekday"), row, strict=True)}
    return posted


def ladder_of(unit):
    return sorted(Rung.objects.filter(authority=unit).values_list("reader", "offset", "every", "weekday"))


def test_the_common_ladder_stands_until_there_is_an_own_one(people, sign_in):
    page = sign_in(people.lan).get(LADDER)
    assert (page.context["own"], len(page.context["rows"].initial_forms)) == (False, 12)
    assert "đang theo thang mặc định" in page.content.decode()


def test_an_own_ladder_is_laid_and_taken_back(world, people, sign_in):
    lan = sign_in(people.lan)
    posted = rows(("holder", "5", "truoc", "", ""), ("holder", "0", "truoc", "", ""), ("chairman", "1", "sau", "7", "0"), ("", "", "truoc", "", ""))
    assert lan.post(LADDER, posted).status_code == 302
    assert ladder_of(world.authority) == [("chairman", 1, 7, 0), ("holder", -5, 0, None), ("holder", 0, 0, None)]
    assert lan.get(LADDER).context["own"]
    assert [trace.what for trace in Trace.objects.of(world.authority)] == ["Sửa thang nhắc việc, 3 nấc"]
    lan.post(f"{LADDER}mac-dinh/")
    assert ladder_of(world.authority) == []
    assert not sign_in(people.nga).get(LADDER).context["own"]


def test_saving_what_stands_there_lays_the_same_ladder(world, people, sign_in):
    lan = sign_in(people.lan)
    shown = lan.get(LADDER).context["rows"]
    posted = {"rows-TOTAL_FORMS": len(shown.forms), "rows-INITIAL_FORMS": shown.initial_form_count()}
    for form in shown.forms:
        posted |= {form.add_prefix(name): "" if form[name].value() is None else form[name].value() for name in form.fields if name != "DELETE"}
    assert lan.post(LADDER, posted).status_code == 302
    common = sorted((rung.reader, rung.offset, rung.every, rung.weekday) for rung in DEFAULT)
    assert ladder_of(world.authority) == common
    assert len(common) == 12


def test_a_row_may_be_taken_out(world, people, sign_in):
    posted = rows(("holder", "5", "truoc", "", ""), ("office", "x", "sau", "", "")) | {"rows-1-DELETE": "on"}
    assert sign_in(people.lan).post(LADDER, posted).status_code == 302
    assert ladder_of(world.authority) == [("holder", -5, 0, None)]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ([("holder", "", "truoc", "", "")], "Nhập số ngày, 0 là đúng ngày hạn"),
        ([("", "3", "truoc", "", "")], "Chọn người được nhắc"),
        ([("holder", "3", "sau", "5", "0")], "Nhắc vào một thứ trong tuần thì nhắc lại sau 7 ngày, hoặc để trống"),
        ([("holder", "3", "sau", "", ""), ("holder", "3", "sau", "7", "")], "Có hai nấc cùng người, cùng ngày. Bỏ một nấc"),
        ([("", "", "truoc", "", "")], "Giữ ít nhất một nấc nhắc"),
    ],
)
def test_a_ladder_that_makes_no_sense_is_refused(world, people, sign_in, typed, sentence):
    answer = sign_in(people.lan).post(LADDER, rows(*typed))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert ladder_of(world.authority) == []
