"""What is decided above is forwarded and followed: each nominee's outcome comes back to the unit, and the award into the records."""

import datetime as dt

import pytest

from awards.proposals.concluding import judge_nominee, to_council
from awards.proposals.forwarding import forward, record_answer
from awards.proposals.models import Forwarding
from awards.proposals.states import Outcome, ProposalState, Verdict
from awards.proposals.tracking import track
from awards.records.models import AwardRecord
from emulation import clock
from emulation.notifications import inbox
from emulation.notifications.models import Notice
from emulation.workflow.flows import Refused
from tests.award_factories import lay_down_the_law
from tests.awards.review_stories import LATER, fresh, reviewed

PROVINCE = "Chủ tịch UBND tỉnh"
ANSWERED = LATER + dt.timedelta(days=15)


@pytest.fixture(autouse=True)
def december(world):
    lay_down_the_law(world)
    with clock.at(ANSWERED):
        yield


def ready(world, code="BK_TINH"):
    proposal = reviewed(world, "Nguyễn Thị Thu Hà", "Trần Văn Bảy", code=code)
    for nominee in proposal.nominees.select_related("proposal"):
        judge_nominee(nominee, by=world.people.lan, now=LATER, verdict=Verdict.COUNCIL)
    to_council(fresh(proposal), by=world.people.lan, now=LATER)
    return fresh(proposal)


def test_a_dossier_is_forwarded_and_its_outcome_told(world):
    lan, an = world.people.lan, world.people.an
    proposal = ready(world)
    with pytest.raises(Refused, match="chưa tới"):
        forward(proposal, by=lan, now=LATER, to=PROVINCE, sent_on=LATER.date() + dt.timedelta(days=1))
    forward(proposal, by=lan, now=LATER, to=PROVINCE, sent_on=LATER.date())
    proposal = fresh(proposal)
    ha, bay = proposal.nominees.select_related("recipient", "award")
    assert (proposal.state, ha.outcome, bay.outcome) == (ProposalState.FORWARDED, Outcome.WAITING, Outcome.WAITING)
    assert track(proposal, an).holder == PROVINCE
    assert [row.title for row in inbox.rows(lan, LATER.date()) if row.key == "proposal-above"] == ["1 hồ sơ đã trình cấp trên, chờ kết quả"]
    said = {ha: (Outcome.AWARDED, ""), bay: (Outcome.NOT_AWARDED, "Chưa đủ hai năm")}
    fields = {"by": lan, "now": ANSWERED, "answered_on": ANSWERED.date()}
    for outcomes, more, sentence in (
        ({ha: (Outcome.AWARDED, "")}, {}, "Chọn kết quả cho từng người"),
        (said, {}, "Nhập số và ngày quyết định"),
        (said | {bay: (Outcome.NOT_AWARDED, " ")}, {"decision_number": "99/QĐ-UBND", "decision_day": ANSWERED.date()}, "Nêu lý do"),
        (said, {"decision_number": "99", "decision_day": ANSWERED.date(), "answered_on": dt.date(2023, 12, 1)}, "phải từ ngày trình"),
    ):
        with pytest.raises(Refused, match=sentence):
            record_answer(fresh(proposal), outcomes=outcomes, **fields | more)
    record_answer(fresh(proposal), outcomes=said, decision_number="99/QĐ-UBND", decision_day=ANSWERED.date(), answer="Đã xét", **fields)
    record = AwardRecord.objects.get()
    assert (record.recipient, record.award, record.year, record.decision_number, record.decided_by) == (
        ha.recipient,
        ha.award,
        2023,
        "99/QĐ-UBND",
        PROVINCE,
    )
    ha.refresh_from_db()
    assert (fresh(proposal).state, ha.record, Forwarding.objects.get().answer.splitlines()[1][:13]) == (
        ProposalState.ANSWERED,
        record,
        "Trần Văn Bảy,",
    )
    body = Notice.objects.filter(recipient=an, channel="bell", subject__startswith="Đã có kết quả").get().body
    assert body.splitlines()[1:] == [
        "Đã xét",
        f"Nguyễn Thị Thu Hà, {ha.award.name}: được tặng",
        f"Trần Văn Bảy, {ha.award.name}: không được tặng. Chưa đủ hai năm",
    ]


def test_what_is_surely_decided_here_is_not_forwarded(world):
    proposal = ready(world, code="LDTT")
    with pytest.raises(Refused, match="do cơ quan này quyết định"):
        forward(proposal, by=world.people.lan, now=LATER, to=PROVINCE, sent_on=LATER.date())


def test_the_pages_of_forwarding_keep_what_was_typed(world, sign_in):
    proposal, browser = ready(world), sign_in(world.people.lan)
    url = f"/hang-cho/khen-thuong/{proposal.pk}/"
    answer = browser.post(f"{url}trinh-cap-tren/", {"version": proposal.version, "to": "UBND tỉnh", "sent_on": "mai"})
    assert (answer.status_code, "UBND tỉnh" in answer.content.decode()) == (422, True)
    assert browser.post(f"{url}trinh-cap-tren/", {"version": proposal.version, "to": "UBND tỉnh", "sent_on": "6/12/2023"}).status_code == 302
    ha, bay = proposal.nominees.all()
    proposal = fresh(proposal)
    typed = {"version": proposal.version, "answered_on": "15/12/2023", f"kq-{ha.pk}-outcome": "awarded", f"kq-{bay.pk}-outcome": "not_awarded"}
    answer = browser.post(f"{url}ket-qua/", typed | {"answer": "Đã xét xong"})
    assert (answer.status_code, "Nêu lý do" in answer.content.decode(), "Đã xét xong" in answer.content.decode()) == (422, True, True)
    full = typed | {f"kq-{bay.pk}-reason": "Chưa đủ", "decision_number": "99/QĐ", "decision_day": "14/12/2023"}
    assert browser.post(f"{url}ket-qua/", full).status_code == 302
    assert fresh(proposal).state == ProposalState.ANSWERED
