"""The check of nominees against the database: stories of the domain, what people see otherwise, and the number of queries."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.catalogue.book import RuleBook
from awards.proposals import eligibility, proofs
from awards.proposals.eligibility import Draft
from awards.proposals.models import Nominee
from awards.records.models import Restriction
from awards.registrations.models import RegisteredTitle, Registration
from emulation.units.actions import merge_units
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.models import Trace
from tests.award_factories import DECEMBER, collective, draft_proposal, given, graded, lay_down_the_law, nominate, person, power, recognised
from tests.factories import owed

DAY = dt.date(2023, 12, 5)
SENT = {"state": "sent", "submitted_at": DECEMBER, "received_at": DECEMBER, "receipt_year": 2023, "receipt_number": 1}


@pytest.fixture
def law(world):
    return lay_down_the_law(world)


@pytest.fixture
def book(world, law):
    return RuleBook(world.authority, DAY)


@pytest.fixture
def dossier(world, law, people):
    return draft_proposal(world, world.units["song_ray"], by=people.binh, **SENT)


@pytest.fixture
def hoa(world):
    return person("Nguyễn Thị Hoa", world.units["song_ray"])


def about(nominee, book, key):
    """The result and the words of one finding."""
    found = eligibility.check([nominee], book, DAY)[nominee.pk].finding(key)
    return found and (found.result, found.words)


def test_a_chain_of_three_years_with_a_gap_fails(dossier, book, hoa):
    for year in (2020, 2021, 2023):
        given(hoa, "CSTDCS", year)
    assert about(nominate(dossier, hoa, "CSTDT"), book, "consecutive_titles") == ("fail", "Có các năm 2021, 2023. Thiếu năm 2022.")


def test_no_more_than_15_per_cent_of_the_unit_over_all_its_dossiers(world, dossier, book, people, hoa):
    for number in range(12):
        nominate(dossier, person(f"Người số {number}", world.units["song_ray"]), "LDTT")
    given(person("Người thứ mười ba", world.units["song_ray"]), "LDTT", 2023)
    nominate(dossier, hoa, "LDTT")
    first = nominate(dossier, hoa, "CSTDCS")
    assert about(first, book, "quota_pct") == ("pass", "1 trên 14 LĐTT của đơn vị (7,1%), tối đa 15%.")
    later = draft_proposal(world, world.units["song_ray"], by=people.binh, title="Bổ sung")
    for recipient in [each.recipient for each in dossier.nominees.all()[:2]]:
        nominate(later, recipient, "CSTDCS")
    assert about(first, book, "quota_pct") == ("fail", "3 trên 14 LĐTT của đơn vị (21,4%), tối đa 15%.")
    later.state = "withdrawn"
    later.save()
    assert about(first, book, "quota_pct")[0] == "pass"


@pytest.mark.parametrize(("day", "authority", "words"), [("2025-06-30", True, "Cơ quan xét quyết định."), ("2025-07-01", False, None)])
def test_who_decides_depends_on_the_day(world, dossier, hoa, day, authority, words):
    nominee, day = nominate(dossier, hoa, "LDTT"), dt.date.fromisoformat(day)
    commune = world.units["song_ray"]
    power(commune, "chu_tich_ubnd_xa", since=dt.date(2025, 7, 1))
    here, below = (about(nominee, RuleBook(unit, day), "decided_by")[1] for unit in (world.authority, commune))
    assert (here == "Cơ quan xét quyết định.", below == "Cơ quan xét quyết định.") == (authority, not authority)


def test_what_is_asked_depends_on_the_day(world, dossier, hoa):
    nominee = nominate(dossier, hoa, "CSTDCS")
    before, after = (RuleBook(world.authority, dt.date(*day)) for day in ((2023, 12, 31), (2024, 1, 1)))
    asked = [{each.key for each in eligibility.check([nominee], book, DAY)[nominee.pk].findings} for book in (before, after)]
    assert ("min_initiatives" in asked[0], "any_of" in asked[0]) == (True, False)
    assert ("min_initiatives" in asked[1], "any_of" in asked[1]) == (False, True)


def test_a_person_found_twice_and_a_unit_that_was_merged_keep_their_history(world, dossier, book, hoa):
    twin = person("NGUYEN THI HOA", world.units["xuan_my"])
    for year in (2021, 2022):
        given(twin, "CSTDCS", year)
    given(hoa, "CSTDCS", 2023)
    merge_units(predecessors=[world.units["xuan_my"]], successor=world.units["song_ray"], day=dt.date(2023, 7, 1))
    nominee = nominate(dossier, hoa, "CSTDT")
    assert about(nominee, book, "consecutive_titles")[0] == "fail"
    twin.merged_into = hoa
    twin.save()
    assert about(nominee, book, "consecutive_titles") == ("pass", "Có các năm 2021, 2022, 2023.")


def test_whoever_was_merged_away_after_being_proposed_is_read_with_the_family(dossier, world, book, hoa):
    twin = person("NGUYEN THI HOA", world.units["xuan_my"])
    for year in (2021, 2022, 2023):
        given(hoa, "CSTDCS", year)
    nominee = nominate(dossier, twin, "CSTDT")
    twin.merged_into = hoa
    twin.save()
    assert about(nominee, book, "consecutive_titles")[0] == "pass"


def test_a_complete_case_meets_what_the_system_checks(world, launched, book, law, people, hoa):
    obligation = owed(launched, world.units["song_ray"], "plan")
    form = Registration.objects.create(
        obligation=obligation,
        authority=world.authority,
        unit=world.units["song_ray"],
        year=2023,
        state="approved",
        author=people.binh,
        created_at=DECEMBER,
        saved_at=DECEMBER,
        submitted_at=DECEMBER,
    )
    dossier = draft_proposal(world, world.units["song_ray"], by=people.binh, **SENT)
    nominee = nominate(dossier, hoa, "CSTDCS")
    assert about(nominee, book, "registration_required")[0] == "fail"
    RegisteredTitle.objects.create(registration=form, recipient=hoa, award=law["CSTDCS"], year=2023)
    for number in range(6):
        nominate(dossier, person(f"Người số {number}", world.units["song_ray"]), "LDTT")
    nominate(dossier, hoa, "LDTT")
    recognised("Ngân hàng câu hỏi", hoa)
    sheet = eligibility.check([nominee], book, DAY)[nominee.pk]
    assert sheet.chip.words == "Đạt các điều kiện tự kiểm tra"
    assert sheet.law == f"Quy định áp dụng ngày 5/12/2023 ({book.regime.name})"
    assert {each.key for each in sheet.checked} == {
        "decided_by",
        "registration_required",
        "requires_title",
        "min_initiatives",
        "quota_pct",
        "principle:under_review",
        "principle:one_form_per_achievement",
        "reports_in_passing",
    }
    assert [(each.key, each.weighs) for each in sheet.problems] == [("reports_in_passing", False)]


def test_a_collective_is_judged_by_the_people_of_the_year(world, dossier, book):
    unit = world.units["song_ray"]
    whole = collective("UBND xã Sông Ray", unit, whole=True, headcount=4)
    names = [person(f"Người số {number}", unit) for number in range(4)]
    left = person("Người đã chuyển đi", unit)
    left.memberships.update(valid_to=dt.date(2022, 12, 31))
    nominee = nominate(dossier, whole, "TTLDTT")
    for one in names[:2]:
        nominate(dossier, one, "LDTT")
    assert about(nominee, book, "member_ratio") == ("fail", "2 trên 4 thành viên đạt LĐTT.")
    nominate(dossier, names[2], "LDTT")
    assert about(nominee, book, "member_ratio") == ("pass", "3 trên 4 thành viên đạt LĐTT.")


def test_a_team_has_the_people_whose_place_names_it(world, dossier, book):
    unit, team = world.units["song_ray"], collective("Tổ Một cửa", world.units["song_ray"], headcount=2)
    for number in range(2):
        one = person(f"Người số {number}", unit)
        one.memberships.update(team="TỔ MỘT CỬA")
        nominate(dossier, one, "LDTT")
    person("Người ngoài tổ", unit)
    assert about(nominate(dossier, team, "TTLDTT"), book, "member_ratio") == ("pass", "2 trên 2 thành viên đạt LĐTT.")


def test_a_draft_is_judged_before_there_is_a_nominee(world, law, book, hoa):
    graded(hoa, "HTNV", 2023)
    draft = Draft(recipient=hoa, award=law["LDTT"], kind="merit", year=2023, unit=world.units["song_ray"], key="dong-1")
    sheet = eligibility.check([draft], book, DAY)["dong-1"]
    assert sheet.chip.words == "Chưa đạt: năm 2023 chỉ hoàn thành nhiệm vụ"
    assert eligibility.check([], book, DAY) == {}


def test_nobody_is_commended_while_a_matter_is_looked_into(dossier, book, hoa):
    nominee = nominate(dossier, hoa, "LDTT")
    Restriction.objects.create(recipient=hoa, kind="review", begins=dt.date(2023, 11, 1), basis="Đơn tố cáo")
    assert about(nominee, book, "principle:under_review")[0] == "fail"
    after = eligibility.check([nominee], book, dt.date(2023, 10, 31))[nominee.pk].finding("principle:under_review")
    assert after.result == "pass"


def fill(world, dossier, number):
    """Put `number` persons into the dossier for two awards, with history, and their collective."""
    unit = world.units["song_ray"]
    made = [person(f"Người thứ {index} của {number}", unit) for index in range(number)]
    for one in made:
        given(one, "LDTT", 2022)
        graded(one, "HTXSNV", 2023)
        nominate(dossier, one, "LDTT")
    nominate(dossier, collective(f"Tập thể {number}", unit), "TTLDTT")
    recognised(f"Sáng kiến {number}", *made[:3])


def test_three_and_three_hundred_cost_the_same_queries(world, dossier, people):
    asked = []
    for number in (3, 300):
        fill(world, dossier, number)
        nominees = list(Nominee.objects.all())
        with CaptureQueriesContext(connection) as queries:
            sheets = eligibility.check(nominees, RuleBook(world.authority, DAY), DAY)
        asked.append(len(queries))
        assert len(sheets) == len(nominees)
    assert asked[0] == asked[1]
    assert asked[0] <= 32


def test_a_person_sees_it_otherwise_with_a_reason_and_the_sheet_shows_both(dossier, book, people, hoa):
    nominee, key = nominate(dossier, hoa, "CSTDCS"), "min_initiatives"
    for words, fields in [("Nêu lý do đánh giá khác.", ("pass", " ")), ("Chọn Đạt, Cần xem hoặc Không đạt.", ("unknown", "Có bản giấy"))]:
        with pytest.raises(Refused, match=words):
            proofs.override(nominee, key, *fields, by=people.lan, now=DECEMBER)
    with pytest.raises(Refused, match="Không còn điều kiện này"):
        proofs.override(nominee, "khong-co", "pass", "Có bản giấy", by=people.lan, now=DECEMBER)
    proofs.override(nominee, key, "pass", "Quyết định công nhận bản giấy, số 15", by=people.lan, now=DECEMBER)
    finding = eligibility.check([nominee], book, DAY)[nominee.pk].finding(key)
    assert (finding.result, finding.found, finding.by, finding.reason) == ("pass", "unknown", "Lê Thị Lan", "Quyết định công nhận bản giấy, số 15")
    plain = eligibility.check([nominee], book, DAY, overrides=False)[nominee.pk].finding(key)
    assert (plain.result, plain.found) == ("unknown", "")
    assert Trace.objects.of(dossier).first().what == "Đánh giá khác: Nguyễn Thị Hoa, Có 1 sáng kiến, đề tài phạm vi cơ sở được công nhận: Đạt"
    with pytest.raises(Conflict, match="Lê Thị Lan đã đánh giá điều kiện này"):
        proofs.override(nominee, key, "fail", "Không có", by=people.lan, now=DECEMBER)
    proofs.drop_override(nominee, key, by=people.lan, now=DECEMBER)
    assert about(nominee, book, key)[0] == "unknown"
    with pytest.raises(Conflict):
        proofs.drop_override(nominee, key, by=people.lan, now=DECEMBER)


def test_only_the_office_sees_it_otherwise_and_only_while_it_has_the_dossier(dossier, people, hoa):
    nominee = nominate(dossier, hoa, "CSTDCS")
    for stranger in (people.an, people.thin, people.nga):
        with pytest.raises(Refused):
            proofs.override(nominee, "min_initiatives", "pass", "Có", by=stranger, now=DECEMBER)
    dossier.state = "return"
    dossier.save()
    with pytest.raises(Refused, match="không còn ở Cơ quan Thường trực"):
        proofs.override(nominee, "min_initiatives", "pass", "Có", by=people.lan, now=DECEMBER)
    assert nominee.overrides.count() == 0


def test_the_proof_sheet_is_frozen_with_its_digest(dossier, people, hoa):
    nominee = nominate(dossier, hoa, "CSTDCS")
    proofs.override(nominee, "min_initiatives", "pass", "Có bản giấy", by=people.lan, now=DECEMBER)
    [proof] = proofs.freeze(dossier, [nominee], by=people.lan, now=DECEMBER)
    recognised("Ngân hàng câu hỏi", hoa)
    proof.refresh_from_db()
    kept = {each["key"]: (each["found"], each["result"], each["by"]) for each in proof.facts["findings"]}
    assert kept["min_initiatives"] == ("Chưa có dữ liệu", "Đạt", "Lê Thị Lan")
    assert (proofs.verify(proof), len(proof.digest), proof.facts["recipient"]) == (True, 64, "Nguyễn Thị Hoa")
    proof.facts["findings"][0]["result"] = "Đạt rồi"
    assert not proofs.verify(proof)
    with pytest.raises(Refused):
        proofs.freeze(dossier, [nominee], by=people.an, now=DECEMBER)
