"""Who is proposed: shares with their denominators, by level, without a rank among persons."""

import pytest

from awards.proposals import fairness
from awards.proposals.models import Nominee
from tests.award_factories import DECEMBER, collective, draft_proposal, given, household, lay_down_the_law, nominate, person

SENT = {"state": "sent", "submitted_at": DECEMBER, "received_at": DECEMBER, "receipt_year": 2023}


@pytest.fixture
def dossier(world, people):
    lay_down_the_law(world)
    return draft_proposal(world, world.units["song_ray"], by=people.binh, receipt_number=1, **SENT)


def words_of(group):
    return {share.label: share.words for share in group.shares}


def test_shares_of_a_dossier_by_level(world, dossier):
    unit = world.units["song_ray"]
    hoa, nam, ly = (person(name, unit, gender=gender) for name, gender in [("Hoa", "female"), ("Nam", "male"), ("Lý", "")])
    given(nam, "LDTT", 2020)
    nominate(dossier, hoa, "LDTT", direct_worker=True)
    nominate(dossier, nam, "LDTT", leadership="unit")
    nominate(dossier, ly, "LDTT", leadership="team")
    nominate(dossier, collective("Tổ một", unit, headcount=12), "TTLDTT")
    nominate(dossier, collective("Tổ hai", unit, headcount=30), "TTLDTT")
    nominate(dossier, collective("Tổ ba", unit, headcount=None), "TTLDTT")
    nominate(dossier, household("Hộ ông Tư", unit, hardship=True), "GK_HUYEN")
    nominate(dossier, hoa, "BK_TINH", direct_worker=True)
    local, province = fairness.shares_of(dossier)
    assert (local.label, local.people, province.label, province.people) == ("Cơ sở", 7, "Cấp tỉnh", 1)
    assert words_of(local) == {
        "Người trực tiếp lao động, công tác": "1 trên 3 (33%)",
        "Lãnh đạo đơn vị": "1 trên 3 (33%)",
        "Lãnh đạo tổ, phòng, bộ phận": "1 trên 3 (33%)",
        "Nữ": "1 trên 2 (50%), 1 chưa có dữ liệu",
        "Vùng khó khăn, hoàn cảnh khó khăn": "1 trên 7 (14%)",
        "Tập thể nhỏ": "1 trên 2 (50%), 1 chưa có dữ liệu",
        "Được đề nghị lần đầu": "6 trên 7 (85%)",
        "Đơn vị chưa từng được khen": "0 trên 1 (0%)",
    }
    assert words_of(province)["Nữ"] == "1 trên 1 (100%)"


def test_all_dossiers_of_a_year_that_were_submitted(world, dossier, people):
    nominate(dossier, person("Hoa", world.units["song_ray"]), "LDTT")
    second = draft_proposal(world, world.units["xuan_my"], by=people.dung, receipt_number=2, **SENT)
    nominate(second, person("Nam", world.units["xuan_my"]), "LDTT")
    draft = draft_proposal(world, world.units["noi_vu"], by=people.em)
    nominate(draft, person("Lý", world.units["noi_vu"]), "LDTT")
    [group] = fairness.shares_of_year(world.authority, 2023)
    assert (group.people, words_of(group)["Đơn vị chưa từng được khen"]) == (2, "2 trên 2 (100%)")
    assert fairness.shares_of_year(world.authority, 2022) == []


def test_somebody_merged_is_one_person_with_one_past(world, dossier):
    unit = world.units["song_ray"]
    hoa, twin = person("Nguyễn Thị Hoa", unit), person("Nguyen Thi Hoa", unit)
    twin.merged_into = hoa
    twin.save()
    given(twin, "LDTT", 2020)
    nominate(dossier, hoa, "LDTT")
    nominate(dossier, twin, "CSTDCS")
    [group] = fairness.shares_of(dossier)
    assert (group.people, words_of(group)["Được đề nghị lần đầu"]) == (1, "0 trên 1 (0%)")


def test_the_shares_cost_the_same_queries_for_few_and_many(world, dossier, django_assert_num_queries):
    for number in range(30):
        nominate(dossier, person(f"Người {number}", world.units["song_ray"]), "LDTT")
        if number in (1, 29):
            with django_assert_num_queries(4):
                fairness.shares(Nominee.objects.all())


def test_the_clause_of_the_directive_is_quoted(world, launched):
    launched.clauses.create(order=90, label="90.", text="Trong khen thưởng quan tâm đến người lao động trực tiếp.")
    assert fairness.clause_of(world.authority, 2023).label == "90."
    assert fairness.clause_of(world.authority, 2022) is None
