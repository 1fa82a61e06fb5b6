"""The papers of a dossier: numbered without gaps, printed for exactly who sees it, said by the submitted copy to readers from above."""

import datetime as dt
import io
import re
import zipfile

import pikepdf
import pytest
from django.core.files.storage import InMemoryStorage, default_storage
from django.urls import reverse
from kombu.exceptions import OperationalError

from awards.catalogue.states import AwardKind, Grade
from awards.proposals import documents, printing
from awards.proposals.models import Flag, Proposal, ProposalVersion
from awards.proposals.paper_office import NO_RULE, proof_facts, receipt_facts, request_facts
from awards.proposals.paper_people import account_facts
from awards.proposals.papers import bases_of, extract_facts, minutes_facts, submission_facts
from awards.proposals.proofs import freeze
from awards.proposals.snapshot import facts_of
from awards.proposals.states import ProposalState, Verdict
from emulation.documents.engine import render_html, render_pdf
from emulation.documents.models import OfficialDocument
from emulation.documents.word import word_file
from emulation.documents.word_award import write
from tests.award_factories import DECEMBER, collective, draft_proposal, given, graded, household, lay_down_the_law, nominate, person, recognised

TASK = "Tham mưu xây dựng 12 tuyến đường giao thông nông thôn và vận động 340 hộ dân hiến đất."
PAPERS = ("to-trinh", "danh-sach", "bien-ban", "phieu-tiep-nhan", "yeu-cau-bo-sung")


@pytest.fixture
def law(world):
    return lay_down_the_law(world)


@pytest.fixture
def dossier(world, law):
    """A dossier of Sông Ray with a collective, two persons and a household."""
    return make(world)


def make(world, *, extra=0, **fields):
    unit = world.units["song_ray"]
    met = {"met_on": dt.date(2023, 11, 28), "members": 25, "present": 24, "chair": "Nguyễn Văn An", "secretary": "Trần Thị Bình"}
    proposal = draft_proposal(world, unit, by=world.people.binh, minutes="Cuộc họp thống nhất danh sách đề nghị.", **met, **fields)
    mai = person("Trần Thị Mai", unit, birth_date=dt.date(1985, 3, 8), gender="female", home="Bình Minh", position="Công chức văn hóa")
    given(mai, "LDTT", 2022, number="1480/QĐ-UBND", decided_by="Chủ tịch UBND Bình Minh")
    given(mai, "GK_HUYEN", 2021, number="877/QĐ-UBND", kind=AwardKind.MOVEMENT)
    graded(mai, Grade.GOOD, 2021, 2022)
    best = nominate(
        proposal, mai, "CSTDCS", position="Công chức văn hóa", team="Văn phòng", yes=23, votes=24, task=TASK, result="Hoàn thành sớm 6 tháng."
    )
    best.initiatives.add(recognised("Số hóa hồ sơ hộ tịch", mai, decision_number="15/QĐ-UBND", decision_day=dt.date(2023, 10, 2)))
    nominate(proposal, person("Lê Văn Cần", unit), "LDTT", position="Công chức địa chính", yes=24, votes=24, task=TASK)
    nominate(proposal, collective("Văn phòng UBND xã", unit, headcount=12, women=5), "TTLDTT", yes=24, votes=24, task=TASK)
    nominate(proposal, household("Hộ ông Hồ Văn Nghĩa", unit), "GK_HUYEN", yes=22, votes=24, result="Hiến 800 m2 đất làm đường.")
    for number in range(extra):
        nominate(proposal, person(f"Nguyễn Văn Số {number}", unit), "LDTT", position="Công chức", yes=24, votes=24, task=TASK * 3)
    return proposal


def sent(proposal, people, *, state=ProposalState.SENT):
    """Let the dossier be received, as the submission does."""
    fields = {"state": state, "submitted_at": DECEMBER, "received_at": DECEMBER, "receipt_year": 2023, "receipt_number": 31, "signer": people.an}
    for name, value in fields.items():
        setattr(proposal, name, value)
    proposal.save()
    return ProposalVersion.objects.create(proposal=proposal, number=1, facts=facts_of(proposal), submitted_by=people.an, submitted_at=DECEMBER)


def words(facts):
    """The paper as one line of words."""
    return " ".join(re.sub(r"<[^>]+>", " ", render_html(documents.TEMPLATE, facts)).split())


def test_the_submission_lists_collectives_persons_households_with_their_counts(dossier):
    text = words(submission_facts(dossier, facts_of(dossier), regime=None))
    said = [text.index(part) for part in ("I. TẬP THỂ (01)", "Văn phòng UBND xã", "II. CÁ NHÂN (02)", "Trần Thị Mai", "III. HỘ GIA ĐÌNH (01)")]
    assert said == sorted(said)
    assert "Kính gửi: " in text
    assert "cho 01 tập thể, 02 cá nhân, 01 hộ gia đình" in text
    assert "Căn cứ kết quả họp bình xét ngày 28/11/2023 của UBND xã Sông Ray." in text


def test_a_long_list_stands_behind_the_signature(world, law):
    facts = submission_facts(make(world, extra=10), facts_of(world.units["song_ray"].proposals.get()), regime=None)
    assert (facts["parts"], [annex["title"] for annex in facts["annexes"]]) == ([], ["Danh sách đề nghị khen thưởng"])
    assert "(có danh sách kèm theo)." in facts["opening"]


def test_the_law_is_cited_by_what_the_catalogue_says():
    class Old:
        name = "Luật TĐKT 2003 (sđ 2005, 2009, 2013) + NĐ 91/2017/NĐ-CP + TT 12/2019/TT-BNV"

    cited = ["Căn cứ Luật Thi đua, khen thưởng", "Căn cứ Nghị định số 91/2017/NĐ-CP", "Căn cứ Thông tư số 12/2019/TT-BNV"]
    assert bases_of(Old) == cited
    assert bases_of(None) == []


def test_the_minutes_say_the_votes_and_their_share(dossier):
    text = words(minutes_facts(dossier, facts_of(dossier)))
    assert "Có mặt: 24/25 người được triệu tập, đạt 96%." in text
    assert "Chiến sĩ thi đua cơ sở 23 24 95,8%" in text


def test_the_account_of_a_person_has_both_tables_of_awards_and_the_grades(dossier):
    mai = dossier.nominees.select_related("recipient", "award").get(recipient__name="Trần Thị Mai")
    own = next(each for each in facts_of(dossier)["nominees"] if each["id"] == mai.pk)
    text = words(account_facts(dossier, mai, own))
    for part in (
        "Ngày, tháng, năm sinh: 8/3/1985. Giới tính: Nữ.",
        "Số hóa hồ sơ hộ tịch 2023",
        "2021 Hoàn thành tốt nhiệm vụ",
        "2022 Lao động tiên tiến Quyết định số 1480/QĐ-UBND ngày 25/12/2022 của Chủ tịch UBND Bình Minh",
        "Quyết định số 877/QĐ-UBND",
    ):
        assert part in text


@pytest.mark.parametrize(
    ("kind", "heading"), [(AwardKind.SUDDEN, "1. Hoàn cảnh, diễn biến, hành động (ngày 20/10/2023)"), (AwardKind.MOVEMENT, "1. Nội dung phong trào")]
)
def test_a_sudden_feat_and_a_movement_have_a_short_account_of_one_page(world, law, kind, heading):
    proposal = make(world, kind=kind, event_day=dt.date(2023, 10, 20), movement_result="Đạt 112% kế hoạch.")
    mai = proposal.nominees.select_related("recipient", "award").get(recipient__name="Trần Thị Mai")
    own = next(each for each in facts_of(proposal)["nominees"] if each["id"] == mai.pk)
    facts = account_facts(proposal, mai, own)
    assert heading in words(facts)
    assert "Số hóa hồ sơ hộ tịch" not in words(facts)
    assert pages(facts) <= 2


def pages(facts):
    with pikepdf.open(io.BytesIO(render_pdf(render_html(documents.TEMPLATE, facts)))) as pdf:
        return len(pdf.pages)


def test_the_receipt_says_what_came_when_and_that_no_rule_gives_a_day(dossier, people):
    first = sent(dossier, people)
    text = words(receipt_facts(dossier, first))
    assert "Mã hồ sơ: HS-2023-031." in text
    assert "Tiếp nhận lúc: 09:00 ngày 5/12/2023." in text
    assert "Báo cáo thành tích 4" in text
    assert NO_RULE in text
    dossier.process_by = dt.date(2023, 12, 25)
    assert "Hạn giải quyết: ngày 25/12/2023" in words(receipt_facts(dossier, first))


def test_the_request_names_each_place(dossier, people):
    sent(dossier, people)
    mai = dossier.nominees.get(recipient__name="Trần Thị Mai")
    flag = Flag(
        proposal=dossier, nominee=mai, place="achievement", quote="Trần Thị Mai", text="Nêu số liệu", number=1, author=people.lan, at=DECEMBER
    )
    text = words(request_facts(dossier, [flag], note="Thiếu số liệu", due=dt.date(2023, 12, 12), day=dt.date(2023, 12, 6)))
    assert "1 Trần Thị Mai, thành tích Nêu số liệu" in text
    assert "trình lại trước ngày 12/12/2023./." in text


def test_a_proof_sheet_carries_its_digest_and_before_that_it_is_a_draft(dossier, people):
    sent(dossier, people, state=ProposalState.REVIEW)
    mai = dossier.nominees.select_related("recipient", "award").get(recipient__name="Trần Thị Mai")
    (sheet,) = freeze(dossier, [mai], by=people.lan, now=DECEMBER)
    text = words(proof_facts(dossier, sheet.facts, digest=sheet.digest))
    assert f"{sheet.digest[:32]} {sheet.digest[32:]}" in text
    assert "Bản nháp, chưa chốt" in words(proof_facts(dossier, sheet.facts))


def test_the_unit_numbers_its_submissions_without_a_gap_and_keeps_one_that_says_the_same(dossier, people, django_capture_on_commit_callbacks):
    def issue():
        return documents.issue_submission(dossier, by=people.an, now=DECEMBER)

    first = issue()
    assert (first.reference, first.authority, issue()) == ("01/TTr-UBND", dossier.unit, first)
    dossier.nominees.first().delete()
    assert issue().reference == "02/TTr-UBND"
    dossier.nominees.update(verdict=Verdict.COUNCIL, verdict_by=people.lan, verdict_at=DECEMBER)
    above = documents.issue_forwarding(dossier, "Chủ tịch UBND tỉnh", by=people.thin, now=DECEMBER)
    assert (above.reference, above.authority) == ("01/TTr-UBND", dossier.authority)
    assert documents.paper_of(dossier, documents.SUBMISSION).reference == "02/TTr-UBND"


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_every_paper_opens_for_the_unit_and_the_office(dossier, people, sign_in, form):
    sent(dossier, people, state=ProposalState.REVIEW)
    documents.issue_request(dossier, [], note="Thiếu biên bản", by=people.lan, now=DECEMBER)
    mai = dossier.nominees.get(recipient__name="Trần Thị Mai")
    for user in (people.an, people.lan):
        browser = sign_in(user)
        for code in PAPERS:
            answer = browser.get(reverse("awards:proposal-paper", args=[dossier.pk, code, form]))
            assert answer.status_code == (302 if code == "yeu-cau-bo-sung" else 200), code
        assert browser.get(reverse("awards:nominee-paper", args=[dossier.pk, mai.pk, "bao-cao-thanh-tich", form])).status_code == 200


def test_who_reads_the_proof_sheet_and_when(dossier, people, sign_in):
    sent(dossier, people, state=ProposalState.REVIEW)
    mai = dossier.nominees.select_related("recipient", "award").get(recipient__name="Trần Thị Mai")
    url = reverse("awards:nominee-paper", args=[dossier.pk, mai.pk, "phieu-tham-tra", "pdf"])

    def answers():
        return [sign_in(getattr(people, name)).get(url).status_code for name in ("lan", "thin", "hoa", "an", "em", "nga")]

    assert answers() == [200, 200, 200, 403, 404, 404]
    freeze(dossier, [mai], by=people.lan, now=DECEMBER)
    dossier.nominees.update(verdict=Verdict.COUNCIL, verdict_by=people.lan, verdict_at=DECEMBER)
    assert answers() == [200, 200, 200, 403, 404, 404]
    Proposal.objects.filter(pk=dossier.pk).update(state=ProposalState.READY)
    assert answers() == [200, 200, 200, 200, 404, 404]


def test_readers_from_above_read_what_was_submitted_not_what_is_being_written(dossier, people, sign_in):
    sent(dossier, people, state=ProposalState.RETURNED)
    mai = dossier.nominees.get(recipient__name="Trần Thị Mai")
    mai.task = "Đang viết dở"
    mai.save()
    url = reverse("awards:nominee-paper", args=[dossier.pk, mai.pk, "bao-cao-thanh-tich", "docx"])

    def text(user):
        with zipfile.ZipFile(io.BytesIO(sign_in(user).get(url).content)) as packed:
            return packed.read("word/document.xml").decode()

    assert ["Đang viết dở" in text(user) for user in (people.binh, people.lan)] == [True, False]


def test_the_word_file_says_what_the_pdf_says(dossier):
    facts = extract_facts(dossier, facts_of(dossier))
    with zipfile.ZipFile(io.BytesIO(word_file(write, facts))) as packed:
        document = packed.read("word/document.xml").decode()
    assert 'w:orient="landscape"' in document
    plain = " ".join(re.sub(r"<[^>]+>", " ", document).split())
    assert "DANH SÁCH TRÍCH NGANG" in plain
    assert "8/3/1985" in plain


def test_the_pdf_of_a_numbered_paper_is_made_by_the_worker(dossier, people):
    paper = documents.issue_submission(dossier, by=people.an, now=DECEMBER)
    assert list(OfficialDocument.objects.unrendered()) == [paper]


def test_a_long_list_is_printed_by_the_worker_while_the_page_waits(world, law, people, sign_in, monkeypatch):
    """The page asks once and waits; where no worker can be asked it makes the list itself."""
    monkeypatch.setattr(default_storage, "_wrapped", InMemoryStorage())  # a print of another run would be found
    long, browser, asked = make(world, extra=60), sign_in(people.an), []
    url = reverse("awards:proposal-paper", args=[long.pk, "danh-sach", "pdf"])
    with monkeypatch.context() as patch:
        patch.setattr(printing.print_list, "apply_async", lambda args, **_: asked.append(args))
        waiting = browser.get(url)
        assert (waiting.status_code, "64 người, tập thể" in waiting.content.decode()) == (202, True)
        assert browser.get(url, headers={"HX-Request": "true"}).status_code == 204
    (said,) = asked
    printing.print_list(*said)
    printing.print_list(*said)
    assert browser.get(url, headers={"HX-Request": "true"})["HX-Redirect"] == url
    made = browser.get(url)
    assert (made.status_code, made["Content-Type"], made.content[:5]) == (200, "application/pdf", b"%PDF-")
    long.nominees.first().delete()

    def lost(*args, **kwargs):
        raise OperationalError("no broker")

    monkeypatch.setattr(printing.print_list, "apply_async", lost)
    assert browser.get(url)["Content-Type"] == "application/pdf"
