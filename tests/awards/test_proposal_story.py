"""A dossier from the unit to the council with one return: what may be changed, what each reads, which papers stay, with which numbers."""

import pytest
from kombu.exceptions import OperationalError

from awards.proposals import double_tasks, doubles
from awards.proposals.actions import submit
from awards.proposals.check_models import Claim, Override
from awards.proposals.concluding import judge_nominee, reconsider, refuse, request_completion, to_council
from awards.proposals.eligibility import check
from awards.proposals.flags import write_flag
from awards.proposals.forwarding import forward
from awards.proposals.kept_sheets import kept_sheets
from awards.proposals.law import book_of
from awards.proposals.models import Forwarding, Nominee, Proposal
from awards.proposals.openings import openings_of
from awards.proposals.proofs import override
from awards.proposals.states import ProposalState, Verdict
from emulation import clock
from emulation.documents.models import OfficialDocument
from emulation.workflow.models import Trace
from tests.award_factories import DECEMBER, given, lay_down_the_law
from tests.awards.review_stories import LATER, NEXT_WEEK, fresh, reviewed, sent_proposal

DESK = "/hang-cho/khen-thuong/"
THREE = ("Nguyễn Thị Thu Hà", "Trần Văn Bảy", "Lê Văn Chín")


@pytest.fixture(autouse=True)
def december(world):
    lay_down_the_law(world)
    with clock.at(LATER):
        yield


def papers(proposal):
    """[(kind, reference, whose)] of everything issued about a dossier, in order."""
    found = OfficialDocument.objects.of(proposal).order_by("pk").select_related("authority")
    return [(paper.kind, paper.reference, paper.authority.name) for paper in found]


def told(nominee, **changes):
    """The account of a nominee as page 3 posts it."""
    return {part: getattr(nominee, part) for part in ("task", "result", "comparison", "reach")} | changes


def test_three_are_proposed_one_place_is_sent_back_and_only_that_changes(world, sign_in):
    people = world.people
    proposal = sent_proposal(world, *THREE)
    office, unit, url = sign_in(people.lan), sign_in(people.an), f"{DESK}{proposal.pk}/"
    ha, bay, _ = proposal.nominees.order_by("pk")
    assert papers(proposal) == [("to-trinh-khen-thuong", "01/TTr-UBND", "UBND xã Sông Ray")]

    office.post(f"{url}nhan/", {"version": proposal.version})
    office.post(f"{url}yeu-cau/", {"nominee": bay.pk, "place": "achievement", "text": "Nêu số liệu so với năm trước"})
    back = {"version": fresh(proposal).version, "choice": "return", "due": "12/12/2023"}
    assert office.post(f"{url}ket-luan/", back).status_code == 302
    proposal = fresh(proposal)
    assert (proposal.state, papers(proposal)[1]) == (ProposalState.RETURNED, ("yeu-cau-bo-sung", "01/YCBS-PNV", "Phòng Nội vụ"))
    page = unit.get(f"/de-nghi/{proposal.pk}/").content.decode()
    assert ("Trần Văn Bảy, thành tích" in page, "Phiếu yêu cầu bổ sung số 01/YCBS-PNV" in page, "Tờ trình số 01/TTr-UBND" in page) == (True,) * 3

    def write(nominee, **changes):
        unit.post(f"/de-nghi/{proposal.pk}/3/?nguoi={nominee.pk}", told(nominee, **changes) | {"version": fresh(proposal).version, "save": "1"})
        return Nominee.objects.get(pk=nominee.pk)

    open_ = openings_of(proposal)
    asked = [(None, "kind"), (None, "nominee"), (None, "meeting"), (ha.pk, "achievement"), (bay.pk, "nominee"), (bay.pk, "achievement")]
    assert [open_.place(*place) for place in asked] == [False] * 5 + [True]
    assert write(bay, result="32/32 trường, tăng 4 trường").result == "32/32 trường, tăng 4 trường"
    assert write(ha, result="Thêm lén").result == "32/32 trường"
    unit.post(f"/de-nghi/{proposal.pk}/1/", {"version": fresh(proposal).version, "title": "Tên khác", "kind": "merit", "year": "2023", "save": "1"})
    unit.post(f"/de-nghi/{proposal.pk}/2/", {"version": fresh(proposal).version, "save": "1", f"n{ha.pk}-drop": "on"})
    assert (fresh(proposal).title, fresh(proposal).nominees.count()) == (proposal.title, 3)

    sent = unit.post(f"/de-nghi/{proposal.pk}/buoc/submit/", {"version": fresh(proposal).version})
    assert (sent.status_code, fresh(proposal).state, fresh(proposal).code) == (302, ProposalState.SENT, "HS-2023-001")
    office.post(f"{url}nhan/", {"version": fresh(proposal).version})
    page = office.get(f"{url}?nguoi={bay.pk}").content.decode()
    assert '<ins><span class="vh">thêm: </span>, tăng 4 trường</ins>' in page
    assert "Có sửa từ bản trước" in office.get(url).content.decode()
    for nominee in proposal.nominees.all():
        office.post(f"{url}nguoi/{nominee.pk}/", {"verdict": "council"})
    assert office.post(f"{url}ket-luan/", {"version": fresh(proposal).version, "choice": "to_council"}).status_code == 302
    assert fresh(proposal).state == ProposalState.READY
    assert papers(proposal) == [
        ("to-trinh-khen-thuong", "01/TTr-UBND", "UBND xã Sông Ray"),
        ("yeu-cau-bo-sung", "01/YCBS-PNV", "Phòng Nội vụ"),
        ("to-trinh-khen-thuong", "02/TTr-UBND", "UBND xã Sông Ray"),
    ]
    first, second = proposal.versions.order_by("number")
    pairs = zip(first.facts["nominees"], second.facts["nominees"], strict=True)
    changed = [(one["name"], key) for one, two in pairs for key in one if one[key] != two[key]]
    assert changed == [("Trần Văn Bảy", "result")]
    assert {key for key in first.facts if first.facts[key] != second.facts[key]} == {"nominees"}


def test_a_dossier_submitted_again_unchanged_keeps_its_paper(world):
    proposal = reviewed(world)
    request_completion(proposal, by=world.people.lan, now=LATER, note="Xem lại")
    submit(fresh(proposal), by=world.people.an, now=LATER)
    assert [reference for _, reference, _ in papers(proposal)] == ["01/TTr-UBND", "01/YCBS-PNV"]


def test_no_number_is_lost_where_a_return_fails(world, monkeypatch):
    proposal = reviewed(world)
    write_flag(proposal, by=world.people.lan, now=LATER, text="Ghi ngày họp", place="meeting")
    with monkeypatch.context() as patch, pytest.raises(RuntimeError):
        patch.setattr("awards.proposals.concluding.tell_unit", lambda *args, **kwargs: (_ for _ in ()).throw(RuntimeError("mail")))
        request_completion(fresh(proposal), by=world.people.lan, now=LATER)
    request_completion(fresh(proposal), by=world.people.lan, now=LATER, due=NEXT_WEEK)
    assert [reference for _, reference, _ in papers(proposal)] == ["01/TTr-UBND", "01/YCBS-PNV"]


def concluded(world, code="LDTT"):
    proposal = reviewed(world, *THREE[:2], code=code)
    for nominee in proposal.nominees.select_related("proposal"):
        judge_nominee(nominee, by=world.people.lan, now=LATER, verdict=Verdict.COUNCIL)
    to_council(fresh(proposal), by=world.people.lan, now=LATER)
    return fresh(proposal)


def test_what_goes_up_today_goes_with_a_numbered_paper_in_the_name_of_the_head(world):
    proposal = concluded(world, code="BK_TINH")
    forward(proposal, by=world.people.lan, now=LATER, to="Chủ tịch UBND tỉnh", sent_on=LATER.date())
    paper = Forwarding.objects.get().document
    assert (paper.reference, paper.authority, paper.signer_name, paper.issued_by) == (
        "01/TTr-UBND",
        proposal.authority,
        world.people.thin.full_name,
        world.people.lan,
    )


def test_what_went_up_earlier_went_with_another_paper(world):
    proposal = concluded(world, code="BK_TINH")
    forward(proposal, by=world.people.lan, now=LATER, to="Chủ tịch UBND tỉnh", sent_on=DECEMBER.date())
    assert Forwarding.objects.get().document is None


def test_a_concluded_dossier_shows_the_frozen_sheet_with_its_digest(world, sign_in):
    proposal = concluded(world)
    ha = proposal.nominees.select_related("recipient").get(recipient__name=THREE[0])
    sheet, proof = kept_sheets([ha.pk])[ha.pk], ha.sheets.get()
    assert [each.title for each in sheet.findings] == [each["title"] for each in proof.facts["findings"]]
    assert (sheet.chip.words, sheet.digest) == (proof.facts["summary"], proof.digest)
    before = sheet.findings
    given(ha.recipient, "LDTT", 2022)
    office, unit = sign_in(world.people.lan), sign_in(world.people.an)
    page = office.get(f"{DESK}{proposal.pk}/?nguoi={ha.pk}")
    assert (page.context["page"].one.sheet.findings, proof.digest in page.content.decode()) == (before, True)
    assert proof.digest in unit.get(f"/de-nghi/{proposal.pk}/").content.decode()
    reconsider(fresh(proposal), by=world.people.lan, now=LATER, note="Xem lại")
    assert proof.digest not in office.get(f"{DESK}{proposal.pk}/?nguoi={ha.pk}").content.decode()
    assert proof.digest not in unit.get(f"/de-nghi/{proposal.pk}/").content.decode()


def test_a_refused_dossier_has_its_sheets_too(world):
    proposal = reviewed(world)
    refuse(proposal, by=world.people.lan, now=LATER, note="Chưa đủ hai năm")
    assert set(kept_sheets(proposal.nominees.values_list("pk", flat=True))) == set(proposal.nominees.values_list("pk", flat=True))


def test_the_unit_reads_an_own_view_of_the_office_only_with_the_conclusion(world, sign_in):
    people = world.people
    proposal = reviewed(world, *THREE[:2])
    ha, lan, unit = proposal.nominees.first(), {"by": people.lan, "now": LATER}, sign_in(people.an)
    key = next(each.key for each in _sheet(proposal, ha).checked if each.weighs and each.result != "pass")
    override(ha, key, "pass", "Đã xem bản gốc ở kho lưu trữ", **lan)
    request_completion(fresh(proposal), note="Xem lại", **lan)
    pages = [f"/de-nghi/{proposal.pk}/{page}" for page in ("", "2/", "ra-soat/")]
    assert ["Đã xem bản gốc" in unit.get(page).content.decode() for page in pages] == [False] * 3


def _sheet(proposal, nominee):
    return check([nominee], book_of(proposal, LATER.date()), LATER.date())[nominee.pk]


def test_an_own_view_is_taken_back_by_a_button_of_the_holder_only(world, sign_in):
    proposal = reviewed(world)
    ha, url = proposal.nominees.get(), f"{DESK}{proposal.pk}/nguoi/{proposal.nominees.get().pk}/danh-gia-khac/"
    key = next(each.key for each in _sheet(proposal, ha).checked if each.weighs and each.result != "pass")
    lan = sign_in(world.people.lan)
    assert lan.post(url, {"check_key": key, "result": "pass", "reason": "Đã xem bản gốc"}).status_code == 302
    assert f"{url}bo/" in lan.get(f"{DESK}{proposal.pk}/").content.decode()
    Proposal.objects.filter(pk=proposal.pk).update(reviewer=world.people.an)  # no longer of the office: anybody of it may go on
    assert lan.post(f"{url}bo/", {"check_key": key}).status_code == 302
    assert (Override.objects.count(), lan.post(f"{url}bo/", {"check_key": key}).status_code) == (0, 409)


def test_the_desk_links_to_the_doubles_and_to_the_papers_of_each(world, sign_in):
    first, second = reviewed(world), sent_proposal(world, title="Lần nữa")
    second.nominees.update(recipient=first.nominees.get().recipient)
    doubles.look_anew(fresh(second), LATER)
    page = sign_in(world.people.lan).get(f"{DESK}{second.pk}/").content.decode()
    count = Claim.objects.filter(nominee__proposal=second).count()
    assert (count > 0, f"{count} chỗ chưa xem" in page, f"{DESK}{second.pk}/nghi-trung/" in page) == (True,) * 3
    own = f"/de-nghi/{second.pk}/nguoi/{second.nominees.get().pk}/"
    assert [f"{own}{code}.{form}" in page for code in ("bao-cao-thanh-tich", "phieu-tham-tra") for form in ("pdf", "docx")] == [True] * 4
    assert "Tờ trình số 02/TTr-UBND" in page


def test_the_unit_is_told_what_it_wrote_before(world, sign_in):
    long = "Tham mưu chuyển đổi số toàn diện cho ba mươi hai trường học trên địa bàn, tập huấn bốn trăm giáo viên sử dụng sổ điểm điện tử đúng hạn."
    first, second = reviewed(world), sent_proposal(world, THREE[1], title="Lần nữa")
    Nominee.objects.update(task=long)
    doubles.look_anew(first, LATER)
    Proposal.objects.filter(pk=second.pk).update(state=ProposalState.DRAFT)
    page = sign_in(world.people.an).get(f"/de-nghi/{second.pk}/ra-soat/").content.decode()
    assert f"Thành tích giống 100% bài đã viết cho {THREE[0]}, hồ sơ HS-2023-001 năm 2023." in page


def test_a_dossier_whose_look_was_lost_is_found_by_the_sweep(world, monkeypatch, django_capture_on_commit_callbacks):
    def lost(*args, **kwargs):
        raise OperationalError("no broker")

    monkeypatch.setattr(double_tasks.examine, "apply_async", lost)
    first = reviewed(world)
    with django_capture_on_commit_callbacks(execute=True):
        second = sent_proposal(world, title="Lần nữa", now=LATER)
    assert (doubles.unseen().count(), Claim.objects.count()) == (2, 0)
    second.nominees.update(recipient=first.nominees.get().recipient)
    double_tasks.sweep()
    assert (doubles.unseen().count(), Claim.objects.exists()) == (0, True)
    looks = Trace.objects.of(second).filter(step="doubles").count()
    double_tasks.sweep()
    assert Trace.objects.of(second).filter(step="doubles").count() == looks == 1
    request = fresh(second)
    request_completion(request, by=world.people.lan, now=LATER, note="Xem lại")
    assert doubles.unseen().count() == 0
