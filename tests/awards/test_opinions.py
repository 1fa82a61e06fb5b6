"""Another agency is asked about a dossier: it sees the question and a summary, answers once, and nothing else of the dossier."""

import datetime as dt

import pytest

from awards.proposals.concluding import request_completion
from awards.proposals.models import Opinion, Proposal
from awards.proposals.opinions import answer_opinion, ask_opinion, withdraw_opinion
from emulation import clock
from emulation.notifications import inbox
from emulation.notifications.models import Notice
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.models import Trace
from tests.award_factories import lay_down_the_law
from tests.awards.review_stories import LATER, NEXT_WEEK, fresh, reviewed, sent_proposal

DAY = LATER.date()


@pytest.fixture(autouse=True)
def december(world):
    lay_down_the_law(world)
    with clock.at(LATER):
        yield


def asked(world, proposal=None, *, unit="nong_dan", due=NEXT_WEEK):
    proposal = proposal or reviewed(world)
    return ask_opinion(proposal, world.units[unit], by=world.people.lan, now=LATER, question="Có vi phạm không?", due=due)


def subjects(user):
    return [notice.subject for notice in Notice.objects.filter(recipient=user, channel="bell").order_by("pk")]


def test_an_agency_is_asked_answers_once_and_the_office_reads_it(world):
    lan, tam = world.people.lan, world.people.tam
    opinion = asked(world)
    assert subjects(tam) == ["Xin ý kiến trước 12/12: HS-2023-001 của UBND xã Sông Ray"]
    (row,) = [row for row in inbox.rows(tam, DAY) if row.key == f"opinion-{opinion.pk}"]
    assert (row.section, row.due, row.url, row.quote) == ("todo", NEXT_WEEK, f"/y-kien/{opinion.pk}/", "Có vi phạm không?")
    with pytest.raises(Refused, match="chưa trả lời lần hỏi trước"):
        asked(world, opinion.proposal)
    with pytest.raises(Refused, match="Nhập ý kiến"):
        answer_opinion(opinion, by=tam, now=LATER, agrees=True, answer=" ")
    answer_opinion(opinion, by=tam, now=LATER, agrees=False, answer="Đang bị kiểm tra")
    assert (
        Notice.objects.filter(recipient=lan, channel="bell", subject__startswith="Ý kiến của").get().body.endswith("Không đồng ý. Đang bị kiểm tra")
    )
    assert [row for row in inbox.rows(tam, DAY) if row.key == f"opinion-{opinion.pk}"] == []
    with pytest.raises(Conflict):
        answer_opinion(Opinion.objects.get(pk=opinion.pk), by=tam, now=LATER, agrees=True, answer="Nghĩ lại")
    with pytest.raises(Conflict, match="đã trả lời"):
        withdraw_opinion(opinion, by=lan, now=LATER)
    steps = [(trace.step, trace.what) for trace in Trace.objects.of(opinion.proposal) if "opinion" in trace.step]
    assert steps == [("answer_opinion", "Hội Nông dân: không đồng ý"), ("ask_opinion", "Xin ý kiến Hội Nông dân, trả lời trước 12/12/2023")]


def test_a_question_is_withdrawn(world):
    opinion = asked(world)
    with pytest.raises(Refused, match="Chỉ Cơ quan Thường trực"):
        withdraw_opinion(opinion, by=world.people.tam, now=LATER)
    withdraw_opinion(opinion, by=world.people.lan, now=LATER)
    assert list(Opinion.objects.all()) == []
    assert subjects(world.people.tam)[1] == "Không cần ý kiến nữa: HS-2023-001 của UBND xã Sông Ray"


@pytest.mark.parametrize(
    ("unit", "due", "sentence"),
    [
        ("song_ray", NEXT_WEEK, "không phải đơn vị đề nghị"),
        ("hoa_sen_xa", NEXT_WEEK, "Chọn một cơ quan thuộc địa bàn"),
        ("nong_dan", DAY - dt.timedelta(days=1), "đã qua"),
        ("nong_dan", DAY + dt.timedelta(days=400), "quá xa"),
    ],
)
def test_who_may_not_be_asked_and_when(world, unit, due, sentence):
    with pytest.raises(Refused, match=sentence):
        asked(world, unit=unit, due=due)


def test_only_what_is_with_the_office_is_asked_about(world):
    proposal = reviewed(world)
    request_completion(proposal, by=world.people.lan, now=LATER, note="Bổ sung")
    with pytest.raises(Refused, match="không còn ở Thường trực"):
        asked(world, fresh(proposal))
    with pytest.raises(Refused, match="Chỉ Cơ quan Thường trực xin ý kiến"):
        ask_opinion(sent_proposal(world, "Trần Văn Bảy"), world.units["nong_dan"], by=world.people.an, now=LATER, question="?", due=NEXT_WEEK)


def test_the_agency_sees_the_opinion_and_not_the_dossier(world, sign_in):
    opinion, tam = asked(world), world.people.tam
    assert list(Proposal.objects.visible_to(tam)) == []
    browser = sign_in(tam)
    page = browser.get(f"/y-kien/{opinion.pk}/")
    assert (page.status_code, "Nguyễn Thị Thu Hà" in page.content.decode(), "32/32 trường" in page.content.decode()) == (200, True, True)
    assert "Đơn vị vẫn đề nghị" not in page.content.decode()
    pk = opinion.proposal_id
    assert [browser.get(url).status_code for url in (f"/de-nghi/{pk}/", f"/hang-cho/khen-thuong/{pk}/")] == [404, 404]
    others = [sign_in(getattr(world.people, name)).get(f"/y-kien/{opinion.pk}/").status_code for name in ("an", "em", "oanh", "nga", "lan")]
    assert others == [404, 404, 404, 404, 200]


def test_the_page_keeps_what_was_typed(world, sign_in):
    opinion, browser = asked(world), sign_in(world.people.tam)
    url = f"/y-kien/{opinion.pk}/"
    page = browser.post(url, {"version": 1, "answer": "Đồng ý với đề nghị"})
    text = page.content.decode()
    assert (page.status_code, "Chọn đồng ý, không đồng ý hoặc ý kiến khác" in text, "Đồng ý với đề nghị" in text) == (422, True, True)
    page = browser.post(url, {"version": 9, "agrees": "co", "answer": "Đồng ý với đề nghị"})
    assert (page.status_code, "Đồng ý với đề nghị" in page.content.decode()) == (409, True)
    assert browser.post(url, {"version": 1, "agrees": "co", "answer": "Đồng ý với đề nghị"}).status_code == 302
    assert "Đồng ý với đề nghị" in sign_in(world.people.lan).get(url).content.decode()
