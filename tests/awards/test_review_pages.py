"""The pages of the desk: the queue with its filters, one dossier as it was changed, bulk acts, and everything typed kept where it is refused."""

import pytest

from awards.proposals.actions import submit
from awards.proposals.concluding import request_completion, take_up
from awards.proposals.flags import write_flag
from awards.proposals.models import Nominee, Proposal
from awards.proposals.states import ProposalState, Verdict
from awards.proposals.tracking import track
from emulation import clock
from emulation.notifications import inbox
from emulation.notifications.reminders import dues
from emulation.notifications.states import Reader
from tests.award_factories import lay_down_the_law
from tests.awards.review_stories import LATER, NEXT_WEEK, fresh, reviewed, sent_proposal

DESK = "/hang-cho/khen-thuong/"


@pytest.fixture(autouse=True)
def december(world):
    lay_down_the_law(world)
    with clock.at(LATER):
        yield


def titles(answer):
    return [proposal.head for proposal in answer.context["page"]]


def test_the_queue_is_narrowed_and_offers_the_newest_filter_again(world, sign_in):
    lan = world.people.lan
    sent_proposal(world, title="Tổng kết")
    sent_proposal(world, "Trần Văn Bảy", title="Đột xuất", code="GK_HUYEN", kind="sudden", event_day=LATER.date())
    take_up(Proposal.objects.get(title="Tổng kết"), by=lan, now=LATER)
    browser = sign_in(lan)
    assert sorted(titles(browser.get(DESK))) == ["Tổng kết", "Đột xuất"]
    for query, shown in (("loai=sudden", ["Đột xuất"]), ("loc=cua-toi", ["Tổng kết"]), ("loc=chua-nhan", ["Đột xuất"]), ("cap=state", [])):
        assert titles(browser.get(f"{DESK}?{query}")) == shown
    assert titles(browser.get(f"{DESK}?loai=bia&cap=x&don-vi=9999999999")) == titles(browser.get(DESK))
    assert browser.get(DESK).context["remembered"].query == "cap=state"


def test_several_are_taken_up_after_their_names_were_read(world, sign_in):
    one, two = sent_proposal(world, title="Một"), sent_proposal(world, "Trần Văn Bảy", title="Hai")
    browser = sign_in(world.people.lan)
    page = browser.get(f"{DESK}nhan/?chon={one.pk}&chon={two.pk}")
    assert [proposal.head for proposal in page.context["proposals"]] == ["Một", "Hai"]
    said = {"chon": [one.pk, two.pk], f"ban-{one.pk}": one.version, f"ban-{two.pk}": two.version + 7}
    assert browser.post(f"{DESK}nhan/", said).status_code == 302
    assert (fresh(one).state, fresh(two).state) == (ProposalState.REVIEW, ProposalState.SENT)
    assert browser.get(f"{DESK}nhan/").status_code == 302


def test_a_dossier_is_read_flagged_returned_compared_and_concluded(world, sign_in):
    proposal = sent_proposal(world)
    browser, url, nominee = sign_in(world.people.lan), f"{DESK}{proposal.pk}/", proposal.nominees.get()
    assert "Nhận thẩm định" in browser.get(url).content.decode()
    assert browser.post(f"{url}nhan/", {"version": proposal.version}).status_code == 302
    refused = browser.post(f"{url}yeu-cau/", {"nominee": nominee.pk, "place": "achievement", "text": " "})
    assert (refused.status_code, "Nhập nội dung cần bổ sung" in refused.content.decode()) == (422, True)
    assert browser.post(f"{url}yeu-cau/", {"nominee": nominee.pk, "place": "achievement", "text": "Nêu số liệu"}).status_code == 302
    flag = proposal.flags.get()
    assert browser.post(f"/yeu-cau-bo-sung/{flag.pk}/", {"text": "Nêu số liệu so với năm trước"}).status_code == 302
    version = fresh(proposal).version
    wrong = browser.post(f"{url}ket-luan/", {"version": version, "choice": "return", "due": "1/1/2020", "note": "Xem lại"})
    assert (wrong.status_code, "Xem lại" in wrong.content.decode(), "Hạn bổ sung phải từ hôm nay" in wrong.content.decode()) == (422, True, True)
    assert browser.post(f"{url}ket-luan/", {"version": version, "choice": ""}).status_code == 422
    assert browser.post(f"{url}ket-luan/", {"version": version, "choice": "return", "due": "12/12/2023"}).status_code == 302
    assert "Dưới đây là bản 1 đã trình" in browser.get(url).content.decode()

    Nominee.objects.filter(pk=nominee.pk).update(result="32/32 trường, tăng 4 trường")
    assert "tăng 4 trường" not in browser.get(url).content.decode()
    submit(fresh(proposal), by=world.people.an, now=LATER)
    browser.post(f"{url}nhan/", {"version": fresh(proposal).version})
    text = browser.get(url).content.decode()
    assert '<ins><span class="vh">thêm: </span>, tăng 4 trường</ins>' in text
    answer = browser.post(f"{url}ket-luan/", {"version": fresh(proposal).version, "choice": "to_council"})
    assert (answer.status_code, answer["Location"], fresh(proposal).state) == (302, DESK, ProposalState.READY)
    assert browser.post(f"{url}tham-dinh-lai/", {"version": fresh(proposal).version}).status_code == 422


def test_a_nominee_is_concluded_about_on_the_way_to_the_next(world, sign_in):
    proposal = reviewed(world, "Nguyễn Thị Thu Hà", "Trần Văn Bảy")
    ha, bay = proposal.nominees.all()
    browser, url = sign_in(world.people.lan), f"{DESK}{proposal.pk}/"
    wrong = browser.post(f"{url}nguoi/{bay.pk}/?nguoi={bay.pk}", {"verdict": "ineligible"})
    assert (wrong.status_code, "Nêu lý do không đủ điều kiện" in wrong.content.decode()) == (422, True)
    first = browser.post(f"{url}nguoi/{ha.pk}/?nguoi={ha.pk}", {"verdict": "council"})
    assert first["Location"] == f"{url}?nguoi={bay.pk}"
    assert Nominee.objects.get(pk=ha.pk).verdict == Verdict.COUNCIL
    other = sent_proposal(world, "Lê Văn Chín", title="Khác").nominees.get()
    assert browser.post(f"{url}nguoi/{other.pk}/", {"verdict": "council"}).status_code == 404


def test_only_the_office_of_the_dossier_opens_its_desk(world, sign_in):
    url = f"{DESK}{reviewed(world).pk}/"
    codes = {name: sign_in(getattr(world.people, name)).get(url).status_code for name in ("an", "em", "lan", "thin", "hoa", "nga", "oanh", "quy")}
    assert codes == {"an": 403, "em": 404, "lan": 200, "thin": 403, "hoa": 403, "nga": 404, "oanh": 404, "quy": 404}


def test_everybody_sees_who_holds_it_and_the_rows_and_reminders_follow(world):
    an, lan, day = world.people.an, world.people.lan, LATER.date()
    proposal = reviewed(world)
    assert (track(proposal, an).holder, track(proposal, an).state_words) == ("Lê Thị Lan, Phòng Nội vụ", "Đang thẩm định")
    assert [row.section for row in inbox.rows(an, day) if row.key == f"proposal-{proposal.pk}"] == ["waiting"]
    assert [row.title for row in inbox.rows(lan, day) if row.key == "proposal-desk"] == ["Thẩm định 1 hồ sơ khen thưởng"]
    write_flag(proposal, by=lan, now=LATER, text="Ghi ngày họp", place="meeting")
    request_completion(proposal, by=lan, now=LATER, due=NEXT_WEEK)
    proposal = fresh(proposal)
    assert (track(proposal, an).holder, track(proposal, an).until) == ("UBND xã Sông Ray", NEXT_WEEK)
    (row,) = [row for row in inbox.rows(an, day) if row.key == f"proposal-{proposal.pk}"]
    assert (row.section, row.due, row.verb, row.quote) == ("todo", NEXT_WEEK, "Bổ sung", "1 chỗ cần sửa")
    (due,) = [due for slug, due in dues(day) if slug == "proposal-mend"]
    assert (due.deadline, due.readers[Reader.HOLDER], due.readers[Reader.HEAD]) == (NEXT_WEEK, [world.people.binh], [an])
