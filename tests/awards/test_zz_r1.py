import datetime as dt
import pytest
from awards.catalogue.book import RuleBook
from awards.catalogue.models import BonusRate, Criterion, LocalRules, VoteRule, AwardRule, AwardType
from awards.catalogue.states import CriterionKind as Kind
from awards.proposals import eligibility, proofs
from awards.proposals.facts import Given, Graded, Proposed, Restricted
from awards.records import actions
from awards.records.models import GradeRecord, Restriction, Membership
from tests.award_factories import DECEMBER, collective, draft_proposal, given, graded, lay_down_the_law, nominate, person, recognised, registration_owed, registered
from tests.awards.rule_cases import BK, CSTDCS, GK, LDTT, TTLDTT, around, asks, by_principle, case, found, history, rule, judge

Y = 2023
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

def about(nominee, book, key, day=DAY):
    f = eligibility.check([nominee], book, day)[nominee.pk].finding(key)
    return f and (f.result, f.words)

def test_A_members_partial():
    c = case(award=TTLDTT, who="collective", members=[history()], headcount=20)
    assert found(Kind.DISCIPLINE, c, sanction="canh_cao", of_members=True).result != "pass"

def test_B_grades(dossier, book, hoa, people, world):
    other = person("Nguyễn Thị Hoa", world.units["song_ray"], birth_date=None) if False else person("Nguyễn Thị Hòa", world.units["song_ray"])
    graded(hoa, "KHTNV", 2023)
    graded(other, "HTXSNV", 2023)
    actions.merge(hoa, other, by=people.lan, now=DECEMBER, reason="x")
    assert about(nominate(dossier, hoa, "LDTT"), book, "completion_grade")[0] != "pass"

def test_C_discipline_dodged():
    r = [Restricted("discipline", "canh_cao", dt.date(Y, 3, 1), dt.date(Y, 5, 1), "QĐ 9")]
    assert found(Kind.DISCIPLINE, case(history(restrictions=r), achieved_from=dt.date(Y, 7, 1)), sanction="khien_trach").result == "fail"

def g(pk, award, kind, **f):
    return Given(pk, 1, award.pk, "form", award.short_name, kind, Y, **f)

def test_D_second_given():
    c = case(history(given=[g(2, GK, "sudden"), g(1, GK, "merit")]), award=GK)
    assert by_principle("one_form_per_achievement", c, rule_of=rule(award=GK)).result == "fail"

def test_E_period_after_today():
    c = case(history(given=[g(1, GK, "merit", achieved_to=dt.date(Y, 12, 31), decision_day=dt.date(Y, 12, 1))]), award=BK)
    assert by_principle("next_award_interval", c, rule_of=rule(award=BK), severity="warn").result == "look"

def test_F_not_awarded(dossier, book, hoa, people):
    other = draft_proposal_of(dossier, people, state="answered", receipt_number=2)
    nominate(other, hoa, "LDTT", verdict="council", verdict_by=people.lan, verdict_at=DECEMBER, outcome="not_awarded")
    assert about(nominate(dossier, hoa, "CSTDCS"), book, "requires_title")[0] != "pass"

def test_F2_revoked(dossier, book, hoa, people):
    other = draft_proposal_of(dossier, people, state="answered", receipt_number=2)
    rec = given(hoa, "LDTT", 2023, state="revoked", revoked_by="QĐ 1")
    nominate(other, hoa, "LDTT", verdict="council", verdict_by=people.lan, verdict_at=DECEMBER, outcome="awarded", record=rec)
    assert about(nominate(dossier, hoa, "CSTDCS"), book, "requires_title")[0] != "pass"

def draft_proposal_of(dossier, people, **f):
    class W: authority = dossier.authority
    return draft_proposal(W, dossier.unit, by=people.binh, **SENT | f)

def test_G_stale_override(dossier, book, hoa, people):
    n = nominate(dossier, hoa, "LDTT")
    proofs.override(n, "completion_grade", "pass", "Có bản giấy", by=people.lan, now=DECEMBER)
    assert about(n, book, "completion_grade")[0] == "pass"
    graded(hoa, "KHTNV", 2023)
    assert about(n, book, "completion_grade")[0] == "fail"
    proofs.override(n, "completion_grade", "look", "Xem lại", by=people.lan, now=DECEMBER)
    assert about(n, book, "completion_grade")[0] == "look"

def test_H_service():
    c = case(history(since=dt.date(Y, 11, 1)), achieved_to=dt.date(2030, 12, 31))
    assert found(Kind.SERVICE, c, value=10).result == "fail"
    c = case(history(since=dt.date(Y, 11, 1)), achieved_to=dt.date(9999, 12, 31))
    found(Kind.SERVICE, c, value=10)

@pytest.mark.parametrize("kind", [k for k in Kind])
def test_I_empty_criterion(kind):
    for who in ("person", "collective"):
        f = found(kind, case(award=TTLDTT if who == "collective" else CSTDCS, who=who, members=[history()]))
        assert "None" not in f.title + f.words, (f.title, f.words)
        assert f.result != "pass" or kind in ("completion_grade", "min_initiatives", "no_discipline"), (f.title, f.words)

def test_J_basis():
    r = [Restricted("discipline", "canh_cao", dt.date(Y, 3, 1), dt.date(Y, 5, 1), "QĐ 9 về vi phạm X")]
    f = found(Kind.DISCIPLINE, case(history(restrictions=r)), sanction="khien_trach")
    assert "vi phạm" not in str(f)
    assert "vi phạm" not in str(by_principle("after_discipline", case(history(restrictions=r))))

def test_K_batch(dossier, book, hoa, people, world):
    for y in (2021, 2023):
        given(hoa, "CSTDCS", y)
    given(person("B", world.units["song_ray"]), "CSTDCS", 2022)
    before = draft_proposal_of(dossier, people, year=2022, receipt_number=3)
    old = nominate(before, hoa, "CSTDCS")
    n = nominate(dossier, hoa, "CSTDT")
    alone = about(n, book, "consecutive_titles")
    both = eligibility.check([n, old], book, DAY)[n.pk].finding("consecutive_titles")
    assert alone == (both.result, both.words)

def test_L_draft_base(dossier, book, hoa, people, world):
    nominate(dossier, hoa, "LDTT")
    n = nominate(dossier, hoa, "CSTDCS")
    assert about(n, book, "quota_pct")[0] == "fail"
    class W: authority = dossier.authority
    later = draft_proposal(W, dossier.unit, by=people.binh, title="Nháp")
    for k in range(30):
        nominate(later, person(f"N {k}", world.units["song_ray"]), "LDTT")
    assert about(n, book, "quota_pct")[0] == "fail"

def test_M_decider(dossier, hoa, world, law):
    n = nominate(dossier, hoa, "LDTT")
    b = RuleBook(world.authority, dt.date(2025, 6, 25))
    assert about(n, b, "decided_by", dt.date(2025, 7, 5))[1] != "Cơ quan xét quyết định."

def test_N_cstdtq_window(dossier, book, hoa, law):
    for y in range(2018, 2024):
        given(hoa, "CSTDCS", y)
    given(hoa, "CSTDT", 2020); given(hoa, "CSTDT", 2023)
    recognised("Lớn", hoa, year=2019, scope="toan_quoc")
    recognised("Khác", hoa, year=2023, scope="toan_quoc") if False else None
    recognised("Khác", person("K", hoa.memberships.first().unit), year=2022, scope="co_so")
    n = nominate(dossier, hoa, "CSTDTQ")
    assert about(n, book, "min_initiatives")[0] == "pass"

def test_O_neighbour_local(world, law, people, sign_in, neighbour=None):
    from emulation.units.models import Unit
    others = Unit.objects.exclude(path__startswith=world.authority.path).exclude(code__in=world.authority.lineage)
    far = others.first()
    assert far, "no neighbour"
    local = LocalRules.objects.create(authority=far, name="Quy chế Hàng xóm", valid_from=dt.date(2020, 1, 1), confidence="sure")
    VoteRule.objects.create(award=law["LDTT"], local=local, valid_from=dt.date(2020, 1, 1), pct=77, basis="HX-vote", confidence="sure")
    BonusRate.objects.create(award=law["LDTT"], recipient="person", local=local, valid_from=dt.date(2020, 1, 1), multiplier=9, basis="HX-rate", confidence="sure")
    AwardRule.objects.create(award=law["LDTT"], local=local, code="HX@1", valid_from=dt.date(2020, 1, 1), basis="HX-rule", confidence="sure")
    page = sign_in(people.an).get("/danh-muc/LDTT/").content.decode()
    assert "HX-" not in page and "Hàng xóm" not in page

def test_Q_digits(world, law, people, sign_in, hoa):
    owed = registration_owed(world, world.units["song_ray"])
    reg = registered(owed, {hoa: ["LDTT"]}, by=people.an)
    c = sign_in(people.an)
    for value in ("9" * 5000, "٣", "-1", "x\x00", "99999999999999999999"):
        r = c.post(f"/dang-ky/{reg.pk}/sua/", {"version": reg.version, "note": "", f"r{hoa.pk}-titles": value, f"r{hoa.pk}-initiative": ""})
        assert r.status_code < 500

@pytest.mark.parametrize("fields", [{"value": "-5"}, {"value": "999999999999999"}, {"years": "99999999"}, {"kind": "requires_title"}, {"kind": "consecutive_titles", "years": "3"},
    {"kind": "min_service_months"}, {"kind": "member_ratio"}, {"initiatives": "99999"}])
def test_I2_rule_form(law, people, sign_in, world, dossier, hoa, book, fields):
    r = AwardRule.objects.get(code="LDTT@R1")
    client = sign_in(people.lan)
    data = {"seen": r.version, "valid_from": "1/10/2017", "valid_to": "31/12/2023", "basis": "x", "confidence": "sure", "recipients": ["person"], "kinds": ["merit"],
            "reason": "thử", "dk-TOTAL_FORMS": "1", "dk-INITIAL_FORMS": "0", "dk-0-kind": "min_initiatives", "dk-0-confidence": "sure"}
    data |= {f"dk-0-{k}": v for k, v in fields.items()}
    resp = client.post(f"/danh-muc/quy-dinh/{r.pk}/", data)
    print(resp.status_code)
    assert resp.status_code == 422
