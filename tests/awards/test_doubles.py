"""Double claims: found across marks, case, spaces, spellings, units and years; not found where nothing is the same; decided by a person."""

import datetime as dt
import unicodedata
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image, ImageDraw

from awards.catalogue.states import AwardKind
from awards.proposals import doubles, photographs, shingles
from awards.proposals.check_models import Claim
from awards.proposals.doubles import judge, look, remember, repeats_of, rows_for
from awards.proposals.models import Proposal, ProposalFile
from awards.proposals.states import ClaimVerdict, ProposalState
from awards.records.models import Identity
from emulation.attachments.intake import take_in
from emulation.workflow.flows import Refused
from emulation.workflow.models import Trace
from tests.award_factories import DECEMBER, collective, draft_proposal, given, lay_down_the_law, nominate, person, recognised

BORN = dt.date(1980, 5, 2)
DEEDS = (
    "Trực tiếp tham mưu Ủy ban nhân dân xã Hoà Bình xây dựng 12 tuyến đường giao thông nông thôn, vận động 340 hộ dân hiến đất, "
    "đóng góp 1,2 tỷ đồng và hơn 2.000 ngày công để hoàn thành tiêu chí giao thông trước thời hạn 06 tháng."
)
OTHER_DEEDS = (
    "Phụ trách dạy lớp 9, bồi dưỡng bảy học sinh đạt giải môn Toán cấp tỉnh; sáng lập câu lạc bộ đọc sách với 120 thành viên, "
    "quyên góp được tủ sách hơn một nghìn cuốn cho học sinh vùng xa và duy trì sinh hoạt hằng tuần suốt cả năm học."
)


@pytest.fixture
def law(world):
    return lay_down_the_law(world)


def dossier(world, unit, *, year=2023, state=ProposalState.SENT, **fields):
    """A dossier that was submitted."""
    number = Proposal.objects.count() + 1
    made = draft_proposal(world, world.units[unit], by=world.people.an, year=year, **fields)
    sent = {"submitted_at": DECEMBER, "received_at": DECEMBER, "receipt_year": year, "receipt_number": number, "state": state}
    Proposal.objects.filter(pk=made.pk).update(**sent)
    made.refresh_from_db()
    return made


def found(proposal):
    """Remember and look; returns [(kind, score)]."""
    remember(proposal)
    look(proposal, DECEMBER)
    return [(claim.kind, claim.score) for claim in doubles.claims_of(proposal)]


@pytest.mark.parametrize(
    "spelled",
    [
        DEEDS,
        DEEDS.upper(),
        DEEDS.replace("Hoà Bình", "Hòa Bình"),
        unicodedata.normalize("NFD", DEEDS),
        "  \n ".join(DEEDS.split(" ")),
        "Truc tiep" + shingles.fold(DEEDS)[9:],
        f"Năm qua đồng chí đã làm được nhiều việc. {DEEDS}",
    ],
    ids=["same", "capitals", "tone placed otherwise", "decomposed", "spaces and lines", "without marks", "inside a longer text"],
)
def test_copied_text_is_found_however_it_is_spelled(world, law, spelled):
    nominate(dossier(world, "song_ray", year=2022), person("Lê Văn Cần", world.units["song_ray"]), "GK_HUYEN", task=DEEDS)
    remember(Proposal.objects.get())
    later = dossier(world, "xuan_my")
    nominate(later, person("Trần Thị Kiệm", world.units["xuan_my"]), "GK_HUYEN", result=spelled)
    assert found(later) == [("text", 100)]


def test_different_texts_are_not_found(world, law):
    early = dossier(world, "song_ray")
    nominate(early, person("Lê Văn Cần", world.units["song_ray"]), "GK_HUYEN", task=DEEDS)
    assert found(early) == []
    later = dossier(world, "xuan_my")
    nominate(later, person("Trần Thị Kiệm", world.units["xuan_my"]), "GK_HUYEN", task=OTHER_DEEDS)
    assert found(later) == []


def test_a_formula_of_many_dossiers_counts_for_nobody(world, law):
    for number in range(14):
        each = dossier(world, "song_ray", title=f"Đề nghị {number}")
        nominate(each, person(f"Người {number}", world.units["song_ray"]), "GK_HUYEN", task=DEEDS)
        remember(each)
    later = dossier(world, "xuan_my")
    nominate(later, person("Trần Thị Kiệm", world.units["xuan_my"]), "GK_HUYEN", task=DEEDS)
    assert found(later) == []


def test_a_text_pasted_for_everybody_of_a_dossier_makes_one_row_for_each(world, law):
    pasted = dossier(world, "song_ray")
    for number in range(8):
        nominate(pasted, person(f"Người {number}", world.units["song_ray"]), "GK_HUYEN", task=DEEDS)
    assert found(pasted) == [("text", 100)] * 7


def test_one_person_in_two_dossiers_for_the_same_time(world, law):
    twin = {"birth_date": BORN}
    nominate(dossier(world, "song_ray"), person("Nguyễn Thị Hoà", world.units["song_ray"], **twin), "GK_HUYEN")
    later = dossier(world, "xuan_my")
    nominate(later, person("NGUYỄN THỊ HÒA", world.units["xuan_my"], **twin), "GK_HUYEN")
    assert found(later) == [("recipient", 90)]
    assert [row.theirs for row in rows_for(later.nominees.all())[later.nominees.get().pk]] == [
        f"Nguyễn Thị Hoà: {law['GK_HUYEN'].name}, thành tích từ 1/1/2023 đến 31/12/2023; hồ sơ HS-2023-001 của UBND xã Sông Ray"
    ]


def test_one_person_by_identity_number_and_by_merger(world, law):
    one, two, three = (person(name, world.units[unit]) for name, unit in (("Hồ A", "song_ray"), ("Hồ B", "xuan_my"), ("Hồ C", "noi_vu")))
    for each in (one, two):
        Identity.objects.create(recipient=each, number="075080000001", digest="d" * 64)
    three.merged_into = one
    three.save()
    for recipient, unit in ((two, "xuan_my"), (three, "noi_vu")):
        nominate(dossier(world, unit), recipient, "GK_HUYEN")
    mine = dossier(world, "song_ray")
    nominate(mine, one, "GK_HUYEN")
    assert found(mine) == [("recipient", 100), ("recipient", 100)]


def test_an_earlier_decision_for_the_same_time_is_shown_with_its_number(world, law):
    thrifty = person("Trần Thị Kiệm", world.units["song_ray"])
    given(thrifty, "GK_HUYEN", 2023, number="1480/QĐ-UBND", decided_by="Chủ tịch UBND Bình Minh")
    given(thrifty, "GK_HUYEN", 2021, number="99/QĐ-UBND")
    given(thrifty, "GK_HUYEN", 2023, number="7/QĐ-UBND", kind=AwardKind.SUDDEN)
    mine = dossier(world, "song_ray")
    nominate(mine, thrifty, "GK_HUYEN")
    assert found(mine) == [("recipient", 100)]
    assert "Quyết định số 1480/QĐ-UBND ngày 25/12/2023 của Chủ tịch UBND Bình Minh" in Claim.objects.get().theirs


def test_one_title_upon_the_other_is_no_double(world, law):
    worker = person("Trần Thị Kiệm", world.units["song_ray"])
    given(worker, "LDTT", 2023)
    mine = dossier(world, "song_ray")
    nominate(mine, worker, "CSTDCS")
    assert found(mine) == []


def test_other_times_other_authorities_and_what_was_withdrawn_are_no_doubles(world, law):
    worker = person("Trần Thị Kiệm", world.units["song_ray"], birth_date=BORN)
    nominate(dossier(world, "song_ray", year=2022), worker, "GK_HUYEN")
    nominate(dossier(world, "song_ray", state=ProposalState.WITHDRAWN), worker, "GK_HUYEN")
    foreign = dossier(world, "hoa_sen_xa")
    Proposal.objects.filter(pk=foreign.pk).update(authority=world.units["hoa_sen"])
    nominate(foreign, person("Trần Thị Kiệm", world.units["hoa_sen_xa"], birth_date=BORN), "GK_HUYEN")
    mine = dossier(world, "song_ray")
    nominate(mine, worker, "GK_HUYEN")
    assert found(mine) == []


def test_one_initiative_for_two_persons(world, law):
    first, second = person("Lê Văn Cần", world.units["song_ray"]), person("Trần Thị Kiệm", world.units["xuan_my"])
    early = nominate(dossier(world, "song_ray", year=2022), first, "CSTDCS")
    early.initiatives.add(recognised("Số hóa hồ sơ hộ tịch", first, year=2022))
    mine = dossier(world, "xuan_my")
    nominee = nominate(mine, second, "CSTDCS")
    nominee.initiatives.add(recognised("SỐ HOÁ hồ sơ  hộ tịch", second))
    assert found(mine) == [("initiative", 100)]


def scene(seed, size=(1600, 1200)):
    """A picture with light and shade, another one for another seed."""
    picture = Image.new("RGB", (64, 48))
    draw = ImageDraw.Draw(picture)
    for number in range(40):
        x, y = (seed * 37 + number * 29) % 64, (seed * 53 + number * 17) % 48
        shade = (seed * 71 + number * 47) % 256
        draw.ellipse((x - 9, y - 7, x + 9, y + 7), fill=(shade, 255 - shade, shade // 2))
    return picture.resize(size, Image.Resampling.BICUBIC)


def photo(picture, nominee, *, by, quality=92, form="JPEG"):
    packed = BytesIO()
    picture.save(packed, form, quality=quality)
    name = f"anh-{nominee.pk}.{'jpg' if form == 'JPEG' else 'png'}"
    file = take_in(ContentFile(packed.getvalue(), name), by=by, now=DECEMBER)
    return ProposalFile.objects.create(proposal=nominee.proposal, nominee=nominee, slot="khac", attachment=file)


def test_the_same_photograph_smaller_and_recompressed(world, law, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    early, mine = dossier(world, "song_ray", year=2022), dossier(world, "xuan_my")
    first = nominate(early, person("Lê Văn Cần", world.units["song_ray"]), "GK_HUYEN")
    photo(scene(1), first, by=world.people.an)
    remember(early)
    second = nominate(mine, person("Trần Thị Kiệm", world.units["xuan_my"]), "GK_HUYEN")
    photo(scene(2), second, by=world.people.dung)
    assert found(mine) == []
    photo(scene(1).resize((640, 480)), second, by=world.people.dung, quality=40)
    kinds = found(mine)
    assert [kind for kind, _ in kinds] == ["photo"]
    assert kinds[0][1] >= 90


def test_a_blank_page_has_no_print():
    assert photographs.picture_print(Image.new("RGB", (400, 300), "white")) is None


def test_prints_are_the_same_on_every_machine():
    assert shingles.prints("một hai ba bốn năm sáu") == {-5266232640837624646, -9136083188565856152}


def test_the_common_passage_is_marked_in_its_own_words():
    shared = shingles.prints(DEEDS) & shingles.prints(f"Mở đầu. {DEEDS.upper()} Kết thúc.")
    pieces = shingles.marked(f"Mở đầu. {DEEDS.upper()} Kết thúc.", shared)
    assert pieces == [("own", "Mở đầu. "), ("common", DEEDS.upper()[:-1]), ("own", ". Kết thúc.")]


def test_looking_again_changes_nothing_and_what_is_no_longer_true_goes(world, law):
    nominate(dossier(world, "song_ray"), person("Lê Văn Cần", world.units["song_ray"]), "GK_HUYEN", task=DEEDS)
    remember(Proposal.objects.get())
    mine = dossier(world, "xuan_my")
    nominee = nominate(mine, person("Trần Thị Kiệm", world.units["xuan_my"]), "GK_HUYEN", task=DEEDS)
    found(mine)
    before = list(Claim.objects.values())
    found(mine)
    assert list(Claim.objects.values()) == before
    found(Proposal.objects.exclude(pk=mine.pk).get())
    assert list(Claim.objects.values()) == before
    nominee.task = OTHER_DEEDS
    nominee.save()
    assert found(mine) == []


def test_a_person_concludes_with_a_reason_and_the_row_stays(world, law):
    nominate(dossier(world, "song_ray"), person("Lê Văn Cần", world.units["song_ray"]), "GK_HUYEN", task=DEEDS)
    remember(Proposal.objects.get())
    mine = dossier(world, "xuan_my")
    nominee = nominate(mine, person("Trần Thị Kiệm", world.units["xuan_my"]), "GK_HUYEN", task=DEEDS)
    found(mine)
    claim = Claim.objects.get()
    for verdict, reason, by in ((ClaimVerdict.DOUBLE, " ", "lan"), (ClaimVerdict.OPEN, "Vì", "lan"), (ClaimVerdict.DOUBLE, "Vì", "dung")):
        with pytest.raises(Refused):
            judge(claim, verdict=verdict, reason=reason, by=getattr(world.people, by), now=DECEMBER)
    judge(claim, verdict=ClaimVerdict.DIFFERENT, reason="Cùng làm một việc", by=world.people.lan, now=DECEMBER)
    nominee.task = OTHER_DEEDS
    nominee.save()
    assert found(mine) == [("text", 100)]
    assert [trace.note for trace in Trace.objects.of(claim)] == ["Cùng làm một việc"]
    assert list(Trace.objects.of(mine)) == []


def test_a_unit_is_told_of_its_own_text_only(world, law):
    nominate(dossier(world, "song_ray", year=2022), person("Lê Văn Cần", world.units["song_ray"]), "GK_HUYEN", task=DEEDS)
    nominate(dossier(world, "noi_vu"), person("Hồ Thị Đào", world.units["noi_vu"]), "GK_HUYEN", task=OTHER_DEEDS)
    for each in Proposal.objects.all():
        remember(each)
    mine = dossier(world, "song_ray", state=ProposalState.DRAFT)
    own = nominate(mine, person("Trần Thị Kiệm", world.units["song_ray"]), "GK_HUYEN", task=DEEDS)
    nominate(mine, person("Trần Văn Mẫn", world.units["song_ray"]), "GK_HUYEN", task=OTHER_DEEDS)
    assert repeats_of(mine) == {own.pk: [(100, "Lê Văn Cần, hồ sơ HS-2022-001 năm 2022")]}


def test_as_many_queries_for_two_nominees_as_for_six(world, law):
    def asked(proposal):
        remember(proposal)
        with CaptureQueriesContext(connection) as captured:
            look(proposal, DECEMBER)
        return len(captured)

    counts = []
    for unit, nominees in (("song_ray", 2), ("xuan_my", 2), ("noi_vu", 6)):
        made = dossier(world, unit)
        for number in range(nominees):
            twin = person(f"Người {number}", world.units[unit], birth_date=BORN)
            nominate(made, twin, "GK_HUYEN", task=DEEDS if number % 2 else OTHER_DEEDS)
        given(twin, "GK_HUYEN", 2023)
        counts.append(asked(made))
    assert counts[1] == counts[2]
    assert counts[2] <= 30


def test_a_whole_unit_is_found_in_an_earlier_decision(world, law):
    whole = collective("UBND xã Sông Ray", world.units["song_ray"], whole=True)
    given(whole, "TTLDTT", 2023)
    mine = dossier(world, "song_ray")
    nominate(mine, whole, "TTLDTT")
    assert found(mine) == [("recipient", 100)]
