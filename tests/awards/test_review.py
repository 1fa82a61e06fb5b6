"""The office reviews a dossier: it takes it up, asks for what is missing, concludes about each nominee and about the whole."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.catalogue.models import Regime
from awards.proposals.actions import recall, submit
from awards.proposals.check_models import ProofSheet
from awards.proposals.concluding import (
    choose_regime,
    judge_many,
    judge_nominee,
    reconsider,
    refuse,
    request_completion,
    take_up,
    to_council,
)
from awards.proposals.flags import answer_flags, asked_of, drop_flag, rewrite_flag, write_flag
from awards.proposals.openings import openings_of
from awards.proposals.states import ProposalState, Verdict
from emulation import clock
from emulation.accounts.models import Appointment, User
from emulation.accounts.roles import Role
from emulation.notifications.models import Notice
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.models import Trace
from tests.award_factories import DECEMBER, draft_proposal, lay_down_the_law, nominate, person
from tests.awards.review_stories import LATER, NEXT_WEEK, WHY, fresh, reviewed, sent_proposal
from tests.factories import SINCE

MENDED = LATER + dt.timedelta(days=3)
P = ProposalState


@pytest.fixture
def law(world):
    return lay_down_the_law(world)


@pytest.fixture(autouse=True)
def december():
    with clock.at(LATER):
        yield


@pytest.fixture
def mai(world):
    """A second reviewer of the standing office."""
    made = User.objects.create(username="mai", full_name="Đinh Thị Mai", email="mai@example.gov.vn", search_key="dinh thi mai", sort_key="mai")
    Appointment.objects.create(user=made, unit=world.authority, role=Role.STANDING_OFFICE, title="Chuyên viên", valid_from=SINCE)
    return made


def told(user, word):
    """The bodies of what the person was told in the bell whose subject begins so."""
    return [notice.body for notice in Notice.objects.filter(recipient=user, channel="bell", subject__startswith=word)]


def test_a_draft_is_open_everywhere(world, law):
    proposal = draft_proposal(world, world.units["song_ray"], by=world.people.an)
    assert [openings_of(proposal).place(None, place) for place in ("", "kind", "meeting", "slot:bien-ban")] == [True] * 4
    assert openings_of(sent_proposal(world)).place(None, "kind") is False


def test_only_the_flagged_places_open_and_the_asker_checks_again(world, law, mai):
    lan, an = world.people.lan, world.people.an
    proposal = reviewed(world, "Nguyễn Thị Thu Hà", "Trần Văn Bảy")
    ha, bay = proposal.nominees.all()
    write_flag(proposal, by=lan, now=LATER, text="Nêu số liệu so với năm trước.", nominee=ha, place="achievement")
    gone = write_flag(proposal, by=lan, now=LATER, text="Thừa", place="kind")
    rewritten = write_flag(proposal, by=lan, now=LATER, text="Thiếu", place="slot:bien-ban-binh-xet")
    drop_flag(gone, by=lan)
    rewrite_flag(rewritten, by=lan, now=LATER, text="Thiếu biên bản có chữ ký.")
    assert asked_of(proposal) == []
    request_completion(proposal, by=lan, now=LATER, note="Bổ sung rồi trình lại", due=NEXT_WEEK)

    proposal = fresh(proposal)
    assert (proposal.state, proposal.mend_by, proposal.reviewer, proposal.code) == (P.RETURNED, NEXT_WEEK, lan, "HS-2023-001")
    assert told(an, "Cần bổ sung trước 12/12") == [
        "Khen thưởng tổng kết năm 2023.\nPhòng Nội vụ trả lại để bổ sung. Bổ sung rồi trình lại\n"
        "Nguyễn Thị Thu Hà, thành tích: Nêu số liệu so với năm trước.\nBiên bản bình xét: Thiếu biên bản có chữ ký."
    ]
    openings = openings_of(proposal)
    open_places = {
        (name, place): openings.place(nominee, place)
        for name, nominee in (("ha", ha.pk), ("bay", bay.pk), ("", None))
        for place in ("achievement", "nominee", "meeting", "kind", "slot:bien-ban-binh-xet")
    }
    assert [key for key, is_open in open_places.items() if is_open] == [
        ("ha", "achievement"),
        ("ha", "slot:bien-ban-binh-xet"),
        ("bay", "slot:bien-ban-binh-xet"),
        ("", "slot:bien-ban-binh-xet"),
    ]

    first, _ = asked_of(proposal)
    answer_flags(proposal, {first: (True, "Đã nêu")}, by=an, now=MENDED)
    submit(fresh(proposal), by=an, now=MENDED)
    proposal = fresh(proposal)
    assert (proposal.state, proposal.reviewer, proposal.versions.count()) == (P.SENT, lan, 2)
    with pytest.raises(Refused, match="Lê Thị Lan đang giữ hồ sơ này. Nêu lý do nhận thay."):
        take_up(proposal, by=mai, now=MENDED)
    with pytest.raises(Refused, match="Lê Thị Lan đang thẩm định hồ sơ này"):
        request_completion(fresh(proposal), by=mai, now=MENDED, note="Còn thiếu")
    take_up(proposal, by=mai, now=MENDED, note="Chị Lan đi công tác")
    assert (fresh(proposal).state, fresh(proposal).reviewer) == (P.REVIEW, mai)
    assert told(lan, "Đã nhận thay")[0].endswith("Đinh Thị Mai nhận thẩm định thay. Lý do: Chị Lan đi công tác")
    take_up(fresh(proposal), by=lan, now=MENDED, note="Đã về")
    assert fresh(proposal).reviewer == lan
    with pytest.raises(Refused, match="chính mình"):
        take_up(fresh(proposal), by=lan, now=MENDED)


def test_what_was_not_fixed_stays_open_and_a_return_without_flags_opens_all(world, law):
    lan, an = world.people.lan, world.people.an
    proposal = reviewed(world)
    write_flag(proposal, by=lan, now=LATER, text="Thiếu số liệu", nominee=proposal.nominees.get(), place="achievement")
    request_completion(proposal, by=lan, now=LATER)
    assert Trace.objects.of(proposal).filter(step="return").get().note == "1 chỗ cần sửa"
    submit(fresh(proposal), by=an, now=MENDED)
    take_up(fresh(proposal), by=lan, now=MENDED)
    proposal = fresh(proposal)
    write_flag(proposal, by=lan, now=MENDED, text="Ghi ngày họp", place="meeting")
    later = MENDED + dt.timedelta(hours=1)
    request_completion(proposal, by=lan, now=later)
    nominee = proposal.nominees.get().pk
    openings = openings_of(fresh(proposal))
    assert [openings.place(nominee, place) for place in ("achievement", "meeting", "kind")] == [True, True, False]
    submit(fresh(proposal), by=an, now=later)
    take_up(fresh(proposal), by=lan, now=later)
    request_completion(fresh(proposal), by=lan, now=later + dt.timedelta(hours=1), note="Làm lại")
    assert openings_of(fresh(proposal)).everything


def test_a_flag_on_a_whole_nominee_opens_the_nominee_only(world, law):
    lan = world.people.lan
    proposal = reviewed(world, "Nguyễn Thị Thu Hà", "Trần Văn Bảy")
    ha, bay = proposal.nominees.all()
    write_flag(proposal, by=lan, now=LATER, text="Sai danh hiệu", nominee=ha)
    request_completion(proposal, by=lan, now=LATER)
    openings = openings_of(fresh(proposal))
    assert (openings.place(ha.pk, "achievement"), openings.place(bay.pk, "achievement"), openings.place(None, "nominee")) == (True, False, False)


@pytest.mark.parametrize("said", [{}, {"note": "  "}])
def test_a_return_says_something(world, law, said):
    with pytest.raises(Refused, match="nội dung cần bổ sung"):
        request_completion(reviewed(world), by=world.people.lan, now=LATER, **said)


def test_flags_are_refused_elsewhere(world, law):
    lan, an = world.people.lan, world.people.an
    proposal = sent_proposal(world)
    with pytest.raises(Refused, match="không còn chờ thẩm định"):
        write_flag(proposal, by=lan, now=LATER, text="Sớm quá")
    take_up(proposal, by=lan, now=LATER)
    other = sent_proposal(world, "Lê Văn Chín", title="Hồ sơ khác").nominees.get()
    for fields in ({"place": "bịa"}, {"nominee": other}):
        with pytest.raises(Refused, match="Tải lại trang"):
            write_flag(fresh(proposal), by=lan, now=LATER, text="Lạ", **fields)
    with pytest.raises(Refused, match="Chỉ Cơ quan Thường trực"):
        write_flag(fresh(proposal), by=an, now=LATER, text="Tự yêu cầu")


def test_everybody_is_concluded_about_before_the_council(world, law):
    lan, an = world.people.lan, world.people.an
    proposal = reviewed(world, "Nguyễn Thị Thu Hà", "Trần Văn Bảy")
    ha, bay = proposal.nominees.select_related("proposal")
    with pytest.raises(Refused, match="còn 2 người, tập thể chưa có kết luận"):
        to_council(fresh(proposal), by=lan, now=LATER)
    with pytest.raises(Refused, match="Nêu lý do không đủ điều kiện"):
        judge_nominee(bay, by=lan, now=LATER, verdict=Verdict.INELIGIBLE)
    judge_nominee(bay, by=lan, now=LATER, verdict=Verdict.INELIGIBLE, reason="Chưa đủ thời gian công tác")
    judge_nominee(ha, by=lan, now=LATER, verdict=Verdict.INELIGIBLE, reason="Nhầm")
    with pytest.raises(Refused, match="không có ai được kết luận trình Hội đồng"):
        to_council(fresh(proposal), by=lan, now=LATER)
    judge_nominee(ha, by=lan, now=LATER, verdict=Verdict.OPEN)
    assert (ha.verdict_by, ha.verdict_reason) == (None, "")
    assert judge_many(proposal, [ha, bay], by=lan, now=LATER) == 1
    to_council(fresh(proposal), by=lan, now=LATER, note="Đủ hồ sơ")
    assert (fresh(proposal).state, fresh(proposal).conclusion) == (P.READY, "Đủ hồ sơ")
    assert {sheet.nominee_id for sheet in ProofSheet.objects.all()} == {ha.pk, bay.pk}
    assert told(an, "Trình Hội đồng")[0].endswith(
        "1 đề nghị được đưa ra Hội đồng.\nKhông đủ điều kiện: Trần Văn Bảy, Lao động tiên tiến. Chưa đủ thời gian công tác"
    )
    with pytest.raises(Refused, match="không còn ở bước thẩm định"):
        judge_nominee(ha, by=lan, now=LATER, verdict=Verdict.OPEN)
    reconsider(fresh(proposal), by=lan, now=LATER, note="Có đơn phản ánh")
    assert (fresh(proposal).state, fresh(proposal).concluded_at, fresh(proposal).nominees.first().verdict) == (P.REVIEW, None, Verdict.COUNCIL)
    assert told(an, "Thẩm định lại")[0].endswith("Có đơn phản ánh")


def test_an_only_nominee_is_concluded_about_with_the_dossier(world, law):
    lan = world.people.lan
    one, two = reviewed(world), reviewed(world, "Trần Văn Bảy", title="Hồ sơ hai")
    to_council(one, by=lan, now=LATER)
    refuse(two, by=lan, now=LATER, note="Thành tích trùng lần khen trước")
    assert [one.nominees.get().verdict, two.nominees.get().verdict] == [Verdict.COUNCIL, Verdict.INELIGIBLE]
    assert two.nominees.get().verdict_reason == "Thành tích trùng lần khen trước"


def test_who_is_refused_is_told_why(world, law):
    proposal = reviewed(world)
    with pytest.raises(Refused, match="Nhập lý do và căn cứ"):
        refuse(proposal, by=world.people.lan, now=LATER, note=" ")
    refuse(fresh(proposal), by=world.people.lan, now=LATER, note="Chưa đăng ký đầu năm")
    assert fresh(proposal).state == P.CLOSED
    assert told(world.people.an, "Không đủ điều kiện")[0].endswith("Chưa đăng ký đầu năm")


def test_another_regime_needs_a_reason(world, law):
    proposal, lan = reviewed(world), world.people.lan
    other = Regime.objects.order_by("valid_from").first()
    with pytest.raises(Refused, match="Nêu lý do"):
        choose_regime(proposal, other, by=lan, now=LATER, reason="")
    choose_regime(proposal, other, by=lan, now=LATER, reason="Hồ sơ chuyển tiếp")
    assert (fresh(proposal).regime, fresh(proposal).regime_reason) == (other, "Hồ sơ chuyển tiếp")
    choose_regime(fresh(proposal), None, by=lan, now=LATER, reason="")
    assert (fresh(proposal).regime, fresh(proposal).regime_reason) == (None, "")


def test_two_who_take_one_up_at_once(world, law, mai):
    proposal = sent_proposal(world)
    seen = fresh(proposal)
    take_up(proposal, by=world.people.lan, now=LATER)
    with pytest.raises(Conflict, match="Lê Thị Lan"):
        take_up(seen, by=mai, now=LATER)


def test_a_dossier_taken_back_is_as_open_as_before(world, law):
    an, lan = world.people.an, world.people.lan
    first = sent_proposal(world)
    recall(first, by=an, now=LATER)
    assert openings_of(fresh(first)).everything
    second = reviewed(world, "Trần Văn Bảy", title="Hồ sơ hai")
    write_flag(second, by=lan, now=LATER, text="Ghi ngày họp", place="meeting")
    request_completion(second, by=lan, now=LATER)
    submit(fresh(second), by=an, now=MENDED)
    recall(fresh(second), by=an, now=MENDED)
    openings = openings_of(fresh(second))
    assert (openings.everything, openings.place(None, "meeting"), openings.place(None, "kind")) == (False, True, False)


def test_a_dossier_of_three_hundred_takes_as_many_queries_as_one_of_three(world, law, sign_in):
    def looked(count, title):
        place = world.units["song_ray"]
        proposal = draft_proposal(world, place, by=world.people.an, title=title, met_on=dt.date(2023, 12, 1))
        for number in range(count):
            nominate(proposal, person(f"Nguyễn Văn {title} {number}", place), "LDTT", reason=WHY)
        submit(fresh(proposal), by=world.people.an, now=DECEMBER)
        take_up(fresh(proposal), by=world.people.lan, now=LATER)
        browser = sign_in(world.people.lan)
        browser.get(f"/hang-cho/khen-thuong/{proposal.pk}/")
        with CaptureQueriesContext(connection) as captured:
            answer = browser.get(f"/hang-cho/khen-thuong/{proposal.pk}/")
        assert answer.status_code == 200
        assert len(answer.context["page"].people) == count
        return len(captured)

    few = looked(3, "Ba")
    assert looked(30, "Ba mươi") == few
