"""A question about the report of a unit that went into another one: the successor answers; where nobody can, the office is told so."""

import datetime as dt

import pytest

from emulation import clock
from emulation.accounts.models import Appointment
from emulation.notifications import reminders
from emulation.notifications.inbox import rows
from emulation.notifications.models import Notice
from emulation.notifications.states import Reader
from emulation.units.models import Succession
from reports.inquiries import actions
from reports.inquiries.models import Inquiry
from reports.periodic.actions import submit_report
from reports.periodic.models import Report
from tests.report_factories import JUNE, make_indicators, make_report

JULY, DUE, END = dt.date(2023, 7, 10), dt.date(2023, 7, 14), dt.date(2023, 6, 30)
NOBODY = "Hiện không ai giải trình được: UBND xã Sông Ray đã kết thúc và đơn vị kế thừa chưa có người phụ trách."


@pytest.fixture(autouse=True)
def july():
    with clock.at("2023-07-10 09:00"):
        yield


@pytest.fixture
def ended(world, people, launched):
    """The report of Sông Ray, a commune that ended on 30 June with everybody's appointment in it."""
    make_indicators(world)
    made, unit = make_report(launched, world.units["song_ray"], by=people.binh, now=JUNE), world.units["song_ray"]
    submit_report(made, by=people.an, now=JUNE)
    unit.valid_to = END
    unit.save(update_fields=["valid_to"])
    Appointment.objects.filter(unit=unit).update(valid_to=END)
    return Report.objects.with_names().get(pk=made.pk)


@pytest.fixture
def taken_over(ended, world):
    Succession.objects.create(predecessor=world.units["song_ray"], successor=world.units["xuan_my"], day=dt.date(2023, 7, 1), source="Nghị quyết")
    return ended


def ask(report, people):
    return actions.ask_figure(report, by=people.lan, now=clock.now(), question="Vì sao thu thấp?", due=DUE)


def test_the_head_of_the_successor_is_asked_and_answers(taken_over, people, sign_in):
    asked, dung = ask(taken_over, people), sign_in(people.dung)
    assert [told.recipient for told in Notice.objects.filter(channel="bell", key__startswith="inquiry-")] == [people.dung]
    assert [row.verb for row in rows(people.dung, JULY) if row.url == f"/giai-trinh/{asked.pk}/"] == ["Giải trình"]
    (due,) = [due for slug, due in reminders.dues(JULY) if slug == "inquiry"]
    assert due.readers[Reader.HOLDER] == [people.dung]
    assert "Gửi giải trình" in dung.get(f"/giai-trinh/{asked.pk}/").content.decode()
    dung.post(f"/giai-trinh/{asked.pk}/buoc/answer/", {"version": asked.version, "note": "Do hoãn thuế."})
    asked.refresh_from_db()
    assert (asked.state, asked.answered_by) == ("answered", people.dung)


def test_others_still_do_not_answer(taken_over, people, sign_in):
    asked = ask(taken_over, people)
    assert [sign_in(person).get(f"/giai-trinh/{asked.pk}/").status_code for person in (people.em, people.tam, people.nga)] == [404, 404, 404]
    said = {"version": asked.version, "note": "x"}
    assert sign_in(people.lan).post(f"/giai-trinh/{asked.pk}/buoc/answer/", said).status_code == 403


def test_where_nobody_can_answer_the_office_sees_it(ended, people, sign_in):
    lan = sign_in(people.lan)
    assert NOBODY in lan.get(f"/bao-cao/{ended.pk}/giai-trinh/").content.decode()
    asked = ask(ended, people)
    assert NOBODY in lan.get(f"/giai-trinh/{asked.pk}/").content.decode()
    assert Inquiry.objects.visible_to(people.dung).count() == 0


def test_with_somebody_there_nothing_is_said(taken_over, people, sign_in):
    asked = ask(taken_over, people)
    assert "Hiện không ai giải trình được" not in sign_in(people.lan).get(f"/giai-trinh/{asked.pk}/").content.decode()
