"""The way of a dossier on the unit's side: who may, what it needs, what a submission leaves, how its receipt is numbered."""

import datetime as dt

import pytest
from django.db import transaction

from awards.catalogue.models import ProcessingTime
from awards.proposals import actions
from awards.proposals.models import Proposal, ProposalVersion
from awards.proposals.readiness import missing
from emulation import clock
from emulation.documents.models import NumberRegister
from emulation.notifications.models import Notice
from emulation.units.models import Holiday
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.models import Trace
from tests.award_factories import DECEMBER, draft_proposal, lay_down_the_law
from tests.awards.proposal_stories import at, ready_dossier, sent_dossier

DAY = dt.date(2023, 12, 5)


@pytest.fixture(autouse=True)
def december():
    with clock.at(DECEMBER):
        yield


def letters(proposal):
    return set(Notice.objects.filter(key__startswith=f"proposal-{proposal.pk}-", channel="bell").values_list("recipient__username", flat=True))


def test_a_dossier_is_begun_by_people_of_the_unit_only(world, people):
    lay_down_the_law(world)
    made = actions.start_proposal(world.authority, world.units["song_ray"], by=people.binh, now=DECEMBER, title="  Khen đột xuất ", kind="sudden")
    assert (made.year, made.state, made.code, list(Trace.objects.of(made).values_list("step", flat=True))) == (
        2023,
        "draft",
        f"HS-nháp-{made.pk}",
        ["create"],
    )
    for stranger in (people.em, people.lan, people.oanh):
        with pytest.raises(Refused, match="Chỉ người của đơn vị"):
            actions.start_proposal(world.authority, world.units["song_ray"], by=stranger, now=DECEMBER, title="Khen")


def test_an_empty_dossier_says_what_it_lacks_and_is_not_sent(world, people):
    lay_down_the_law(world)
    empty = draft_proposal(world, world.units["song_ray"], by=people.binh, kind="sudden")
    assert missing(empty, DAY) == ["Nhập ngày lập thành tích đột xuất", "Chọn ít nhất một cá nhân, tập thể hoặc hộ gia đình được đề nghị"]
    with pytest.raises(Refused, match="Nhập ngày lập thành tích đột xuất; Chọn ít nhất"):
        actions.submit(empty, by=people.an, now=DECEMBER)
    empty.refresh_from_db()
    assert (empty.state, empty.receipt_number, ProposalVersion.objects.count(), NumberRegister.objects.count()) == ("draft", None, 0, 0)


def test_clerk_hands_up_head_hands_back_head_submits(world, people):
    proposal = ready_dossier(world)
    with pytest.raises(Refused, match="không thuộc quyền"):
        actions.submit(proposal, by=people.binh, now=DECEMBER)
    actions.pass_up(proposal, by=people.binh, now=DECEMBER)
    assert letters(proposal) == {"an"}
    with pytest.raises(Refused, match="Nhập nội dung cần sửa"):
        actions.hand_back(proposal, by=people.an, now=DECEMBER, note=" ")
    actions.hand_back(proposal, by=people.an, now=DECEMBER, note="Nêu số liệu")
    assert letters(proposal) == {"an", "binh"}
    actions.submit(proposal, by=people.an, now=DECEMBER)
    assert letters(proposal) == {"an", "binh", "lan"}
    proposal.refresh_from_db()
    assert (proposal.state, proposal.code, proposal.received_at, proposal.signer) == ("sent", "HS-2023-001", DECEMBER, people.an)


def test_a_submission_is_a_copy_that_does_not_change(world, people):
    proposal = sent_dossier(world)
    version = proposal.versions.get()
    facts = version.facts["nominees"][0]
    assert (version.number, version.submitted_by, facts["name"], facts["award"], facts["yes"]) == (1, people.an, "Nguyễn Thị Thu Hà", "GK_HUYEN", 10)
    proposal.nominees.update(result="Sửa sau")
    assert proposal.versions.get().facts["nominees"][0]["result"] == "32/32 trường"


def test_submitting_twice_is_one_submission(world, people):
    proposal = ready_dossier(world)
    other_page = Proposal.objects.get(pk=proposal.pk)
    actions.submit(proposal, by=people.an, now=DECEMBER, version=proposal.version)
    for again in (proposal, other_page):
        with pytest.raises(Conflict):
            actions.submit(again, by=people.an, now=DECEMBER)
    assert proposal.versions.count() == 1
    assert sorted(NumberRegister.objects.values_list("register", "last")) == [("tiep-nhan-khen-thuong", 1), ("to-trinh", 1)]


def test_receipt_numbers_have_no_gap_whatever_fails(world, people, monkeypatch):
    first, second = ready_dossier(world), ready_dossier(world, unit="noi_vu", by=people.em, name="Lê Văn Tám")
    broken = ready_dossier(world, unit="xuan_my", by=people.dung, name="Võ Thị Sáu")
    actions.submit(first, by=people.an, now=DECEMBER)
    with monkeypatch.context() as patch, pytest.raises(RuntimeError):
        patch.setattr(actions, "facts_of", lambda proposal: (_ for _ in ()).throw(RuntimeError("the disk is full")))
        actions.submit(broken, by=people.dung, now=DECEMBER)
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.submit(Proposal.objects.get(pk=broken.pk), by=people.dung, now=DECEMBER)
        raise RuntimeError("the caller fails afterwards")
    actions.submit(second, by=people.em, now=DECEMBER)
    actions.submit(Proposal.objects.get(pk=broken.pk), by=people.dung, now=at(6))
    codes = [Proposal.objects.get(pk=each.pk).code for each in (first, second, broken)]
    assert codes == ["HS-2023-001", "HS-2023-002", "HS-2023-003"]


def test_numbers_begin_again_with_the_year_and_belong_to_the_authority(world, people):
    sent_dossier(world)
    other = draft_proposal(world, world.units["hoa_sen_xa"], by=people.oanh)
    Proposal.objects.filter(pk=other.pk).update(authority=world.units["hoa_sen"])
    other.refresh_from_db()
    copied = ready_dossier(world, unit="hoa_sen_xa", by=people.oanh, name="Hà")
    Proposal.objects.filter(pk=copied.pk).update(authority=world.units["hoa_sen"])
    actions.submit(Proposal.objects.get(pk=copied.pk), by=people.oanh, now=DECEMBER)
    later = ready_dossier(world, unit="noi_vu", by=people.em, name="Tám")
    with clock.at("2024-01-02 08:00"):
        actions.submit(later, by=people.em, now=clock.now())
    assert [Proposal.objects.get(pk=each.pk).code for each in (copied, later)] == ["HS-2023-001", "HS-2024-001"]


def test_the_day_to_process_by_counts_working_days_and_is_unknown_without_a_rule(world, people):
    lay_down_the_law(world)
    ProcessingTime.objects.all().delete()
    assert sent_dossier(world).process_by is None
    ProcessingTime.objects.create(days=10, valid_from=dt.date(2020, 1, 1), confidence="sure")
    Holiday.objects.create(day=dt.date(2023, 12, 15), name="Nghỉ bù")
    proposal = sent_dossier(world, unit="noi_vu", by=people.em, head=people.em, name="Tám")
    # From Wednesday 6/12 on: 6, 7, 8, 11, 12, 13, 14, (15 off), 18, 19, 20.
    assert proposal.process_by == dt.date(2023, 12, 20)


def test_a_dossier_is_taken_back_before_it_is_taken_up_and_keeps_its_number(world, people):
    proposal = sent_dossier(world)
    actions.recall(proposal, by=people.an, now=at(6))
    assert (proposal.state, proposal.process_by, proposal.code) == ("draft", None, "HS-2023-001")
    actions.submit(proposal, by=people.an, now=at(7))
    proposal.refresh_from_db()
    assert (proposal.code, proposal.received_at, proposal.submitted_at, proposal.versions.count()) == ("HS-2023-001", DECEMBER, at(7), 2)


def test_a_dossier_is_given_up_with_a_reason_and_for_good(world, people):
    proposal = sent_dossier(world)
    with pytest.raises(Refused, match="Nhập lý do rút"):
        actions.withdraw(proposal, by=people.an, now=at(6), note="")
    with pytest.raises(Refused, match="không thuộc quyền"):
        actions.withdraw(proposal, by=people.binh, now=at(6), note="Trùng hồ sơ")
    actions.withdraw(proposal, by=people.an, now=at(6), note="Trùng hồ sơ")
    assert (proposal.state, proposal.is_ended) == ("withdrawn", True)
    with pytest.raises(Conflict):
        actions.submit(proposal, by=people.an, now=at(7))
