"""From the year's registration to the council in a browser: registered, proposed for three, returned for one place, mended, concluded."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from awards.catalogue.states import RecipientKind
from awards.demo.registering import ask
from awards.proposals.models import Nominee, Proposal, ProposalVersion
from awards.records.models import Membership
from awards.registrations.models import RegisteredTitle, Registration
from campaigns.demo.cast import gather
from campaigns.demo.loading import LAUNCH
from campaigns.directives.models import Directive
from emulation.workflow.models import Trace
from tests.award_factories import graded

pytestmark = pytest.mark.browser
ASKED, IN_MARCH, IN_DECEMBER = dt.date(2023, 2, 20), dt.date(2023, 3, 6), "2023-12-05"
TITLE = "Khen thưởng tổng kết năm 2023"
DONE, MENDED = "Giải quyết 640 hồ sơ, 97,5% trước hạn.", "Giải quyết 652 hồ sơ, 98,1% trước hạn."
STEPS = ["pass_up", "submit", "take_up", "return", "submit", "take_up", "to_council"]
WANTED = "Nêu số liệu theo báo cáo tháng 11."


def proposal_of_song_ray():
    return Proposal.objects.with_names().get(unit__code="song-ray", title=TITLE)


def three_of_the_staff():
    """The first three persons of Sông Ray in the order of their names."""
    there = Membership.objects.valid_on(IN_MARCH).filter(unit__code="song-ray", recipient__kind=RecipientKind.PERSON)
    return [place.recipient for place in there.select_related("recipient").order_by("recipient__sort_key")[:3]]


def press(desk, name, **where):
    """Reach the button of that name by the keyboard and press it."""
    button = desk.page.get_by_role("button", name=name, **where).first
    button.focus()
    expect(button).to_be_focused()
    desk.page.keyboard.press("Enter")


def test_from_the_registration_to_the_council_with_one_return(tell_until, sit_down, settings):
    tell_until(ASKED)
    ask(Directive.objects.get(year=2023, state="issued"), gather(LAUNCH), ASKED)
    settings.DEMO_DAY = IN_MARCH.isoformat()
    head, office = sit_down("songray"), sit_down("thuongtruc")
    chosen = three_of_the_staff()
    register(head, chosen)
    approve(office)
    for person, grade in zip(chosen, ("HTXSNV", "HTTNV"), strict=False):  # of the third nothing is known yet
        graded(person, grade, 2023)
    settings.DEMO_DAY = IN_DECEMBER
    clerk = sit_down("songray.vt")
    propose(clerk, chosen)
    send(head)
    send_back(office, chosen[0])
    mend(head, chosen)
    conclude(office, chosen)
    head.open(f"/de-nghi/{proposal_of_song_ray().pk}/")
    head.says("Chờ Hội đồng")
    assert [trace.step for trace in Trace.objects.of(proposal_of_song_ray()).order_by("pk") if trace.step in STEPS] == STEPS


def register(head, chosen):
    """The unit ticks the first title of three persons with the space bar, reads it once more and submits."""
    head.open("/viec-cua-toi/")
    head.click("Lập đăng ký thi đua", role="link")
    press(head, "Bắt đầu đăng ký")
    head.page.wait_for_url("**/sua/")
    for person in chosen:
        row = head.page.locator(".regrows tbody tr").filter(has_text=person.name).first
        box = row.get_by_label("LĐTT", exact=True)
        if not box.is_checked():
            box.focus()
            head.page.keyboard.press("Space")
        expect(box).to_be_checked()
    press(head, "Rà soát và trình")
    head.heading("Rà soát và trình đăng ký thi đua")
    press(head, "Trình đăng ký thi đua")
    head.says("Đã trình")
    assert Registration.objects.get(obligation__unit__code="song-ray").state == "sent"


def approve(office):
    office.open("/hang-cho/dang-ky/")
    office.click("Sông Ray", role="link")
    press(office, "Duyệt", exact=True)
    office.says("Đã duyệt")
    assert RegisteredTitle.objects.filter(recipient__in=three_of_the_staff(), award__code="LDTT").count() == 3


def propose(clerk, chosen):
    """Five pages: each button by the keyboard, each answer typed; what the rules find stands beside the names before they are chosen."""
    clerk.open("/de-nghi/")
    clerk.click("Lập đề nghị", role="link")
    clerk.page.get_by_label("Về việc", exact=True).fill(TITLE)
    press(clerk, "Lưu và tiếp tục")
    clerk.heading("Người được đề nghị")
    nominate(clerk, chosen)
    press(clerk, "Lưu và tiếp tục")
    clerk.heading("Thành tích")
    tell(clerk, chosen)
    clerk.heading("Hồ sơ")
    press(clerk, "Lưu và tiếp tục")
    clerk.heading("Biên bản")
    meet(clerk, chosen)
    clerk.heading("Rà soát và chuyển lãnh đạo")
    press(clerk, "Chuyển lãnh đạo duyệt")
    clerk.says("Chờ lãnh đạo duyệt")


def nominate(clerk, chosen):
    """The roster is looked through for one title: a chip stands beside every name at once; three are chosen with the space bar."""
    clerk.page.get_by_label("Xét cho danh hiệu, hình thức").select_option(label="Lao động tiên tiến")
    press(clerk, "Tìm", exact=True)
    rows = clerk.page.locator("#f-chon tbody tr")
    expect(rows.locator(".st").first).to_be_visible()
    for person in chosen:
        row = rows.filter(has=clerk.page.get_by_text(person.name, exact=True)).first
        expect(row.locator("td[data-label='Kết quả đối chiếu'] .st")).to_have_count(1)
        row.get_by_role("checkbox").focus()
        clerk.page.keyboard.press("Space")
    press(clerk, "Thêm vào danh sách", exact=True)
    clerk.says("Đã thêm 3 người, tập thể")
    expect(clerk.page.locator("#f-danh-sach tbody tr .why .st")).to_have_count(3)
    assert list(Nominee.objects.values_list("recipient", "award__code").filter(proposal=proposal_of_song_ray())) == [
        (person.pk, "LDTT") for person in chosen
    ]


def tell(clerk, chosen):
    """What each achieved, one after another."""
    for number, person in enumerate(chosen, start=1):
        expect(clerk.page.locator("#h-told")).to_have_text(person.name)
        clerk.page.get_by_label("Việc gì?").fill("Phụ trách một cửa của xã.")
        clerk.page.get_by_label("Kết quả bằng số").fill(DONE)
        press(clerk, re.compile("^Lưu, sang") if number < len(chosen) else "Lưu và tiếp tục")


def meet(clerk, chosen):
    """The unit's meeting and its votes."""
    clerk.page.get_by_label("Ngày họp bình xét").fill("1/12/2023")
    clerk.page.get_by_label("Tổng số người được họp").fill("24")
    clerk.page.get_by_label("Số người có mặt").fill("22")
    for number in range(len(chosen)):
        row = clerk.page.locator("[data-vote]").nth(number)
        row.locator("input").nth(0).fill("21")
        row.locator("input").nth(1).fill("22")
        expect(row.locator("[data-share]")).to_have_text("95%")
    press(clerk, "Lưu, rà soát")


def send(head):
    """The head finds the dossier in the inbox, reads it and submits; number and day to be done by come with it."""
    head.open("/viec-cua-toi/")
    head.click(f"Xem và trình: {TITLE}", role="link")
    head.heading("Rà soát và trình")
    press(head, "Trình đề nghị", exact=True)
    head.says("Đã trình đề nghị")
    proposal = proposal_of_song_ray()
    head.says(proposal.code)
    assert (proposal.state, proposal.receipt_year) == ("sent", 2023)


def send_back(office, person):
    """The office takes the dossier up, flags one place of one person and returns it."""
    office.open("/hang-cho/khen-thuong/")
    office.click(TITLE, role="link")
    press(office, "Nhận thẩm định", exact=True)
    office.says("Kết luận thẩm định")
    office.click(person.name, role="link")
    place = office.page.locator("[id^=cho-][id$=-achievement]")
    place.get_by_text("Yêu cầu bổ sung thành tích").first.focus()
    office.page.keyboard.press("Enter")
    place.locator("textarea").fill(WANTED)
    place.get_by_role("button", name="Ghi nhận xét").press("Enter")
    expect(place).to_contain_text("Chưa gửi")
    office.click("Kết luận cả hồ sơ", role="link")
    office.page.get_by_label("Yêu cầu đơn vị bổ sung").check()
    office.page.get_by_label("Hạn bổ sung").fill("8/12/2023")
    press(office, "Trả lại và gửi yêu cầu")
    office.says("Đã trả lại và gửi yêu cầu bổ sung")
    proposal = proposal_of_song_ray()
    assert (proposal.state, proposal.flags.filter(sent_at__isnull=False).count(), proposal.open_all) == ("return", 1, False)


def mend(head, chosen):
    """Only the place that was flagged is open, on the page to which the request leads; it is mended, said so, and submitted again."""
    head.open("/viec-cua-toi/")
    head.click(f"Bổ sung hồ sơ: {TITLE}", role="link")
    head.says(WANTED)
    head.page.locator("#can-bo-sung").get_by_role("link").first.click()
    expect(head.page.locator("#h-told")).to_have_text(chosen[0].name)
    head.page.get_by_label("Kết quả bằng số").fill(MENDED)
    press(head, "Lưu phần bổ sung")
    head.page.locator(".picks").get_by_role("link", name=chosen[1].name).click()
    expect(head.page.get_by_label("Kết quả bằng số")).to_be_disabled()
    head.open(f"/de-nghi/{proposal_of_song_ray().pk}/2/")
    expect(head.page.locator("#f-danh-sach select:enabled")).to_have_count(0)
    head.open(f"/de-nghi/{proposal_of_song_ray().pk}/ra-soat/")
    head.page.get_by_label("Đã sửa").check()
    press(head, "Trình đề nghị", exact=True)
    head.says("Đã trình")
    proposal = proposal_of_song_ray()
    told = dict(Nominee.objects.filter(proposal=proposal).values_list("recipient", "result"))
    assert told == {chosen[0].pk: MENDED, chosen[1].pk: DONE, chosen[2].pk: DONE}
    assert ProposalVersion.objects.filter(proposal=proposal).count() == 2


def conclude(office, chosen):
    """Who asked finds the dossier again, sees what was changed, concludes about each person and brings it before the council."""
    proposal = proposal_of_song_ray()
    office.open(f"/hang-cho/khen-thuong/{proposal.pk}/")
    press(office, "Nhận thẩm định", exact=True)
    office.says("Thay đổi so với bản 1")
    office.click(chosen[0].name, role="link")
    expect(office.page.locator(".diff del", has_text="640")).to_be_visible()
    expect(office.page.locator(".diff ins", has_text="652")).to_be_visible()
    for person in chosen:
        office.heading(TITLE)
        expect(office.page.locator("#h-person")).to_have_text(person.name)
        office.page.locator("#ket-luan").get_by_label("Trình Hội đồng").press("Space")
        press(office, re.compile("^Ghi kết luận"))
    office.click("Kết luận cả hồ sơ", role="link")
    office.says("3 trình Hội đồng")
    office.page.locator("#ket-luan").get_by_label("Trình Hội đồng").press("Space")
    press(office, "Kết luận trình Hội đồng")
    office.says("Chờ Hội đồng")
    proposal.refresh_from_db()
    verdicts = proposal.nominees.values_list("verdict", "verdict_by__username")
    assert (proposal.state, list(verdicts)) == ("ready", [("council", "thuongtruc")] * 3)
