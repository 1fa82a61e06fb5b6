"""Reading a directive that exists: Lan pastes it, decides on what was found, and gets a draft of it."""

import datetime as dt
import io
from pathlib import Path

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.demo.drafts import draft as known_draft
from campaigns.demo.places import load_places
from campaigns.directives.addressees import debtors_of
from campaigns.directives.models import Directive, Duty
from campaigns.directives.outline import outline
from campaigns.readings.marks import marked
from campaigns.readings.models import DirectiveReading
from campaigns.readings.vocabulary import PARTS
from emulation.accounts.models import Appointment, User
from emulation.accounts.roles import Role
from emulation.attachments.models import Attachment
from emulation.units.models import Unit
from emulation.workflow.models import Trace
from tests.attachments.samples import pdf
from tests.factories import MORNING, SINCE, make_directive

REAL = Path(__file__).with_name("readings") / "texts" / "chi_thi_2023.txt"
S = Duty.Scope
SMALL = """CHỈ THỊ

Về việc phát động phong trào thi đua năm 2023

Nhằm phát huy kết quả đã đạt được, Chủ tịch phát động phong trào thi đua “Vững bước” với các nội dung sau:

1. Đẩy mạnh thông tin tuyên truyền.

2. Tổ chức thực hiện:

a) UBND các xã, thị trấn xây dựng kế hoạch, gửi về Phòng Nội vụ trước ngày 28/02/2023.

b) Phòng Nội vụ theo dõi, báo cáo kết quả thực hiện.

Nơi nhận:
- Sở Nội vụ;
- UBND các xã, thị trấn;
- Lưu: VT.

CHỦ TỊCH

Huỳnh Văn Thìn
"""


def page(name, *args):
    return reverse(f"campaigns:reading-{name}", args=args)


@pytest.fixture
def office(db):
    """Who sits in the standing office of the demo's units: those of the real paper."""
    units = load_places()
    person = User.objects.create(username="thuongtruc", full_name="Trần Thị Kim Oanh")
    Appointment.objects.create(user=person, unit=units["ubnd-cam-my"], role=Role.STANDING_OFFICE, valid_from=SINCE)
    return person


@pytest.fixture
def as_office(office, sign_in):
    return sign_in(office)


@pytest.fixture
def as_lan(sign_in, people):
    return sign_in(people.lan)


def paste(browser, text):
    """Post the text and return the reading that was made of it."""
    answer = browser.post(page("create"), {"text": text})
    assert answer.status_code == 302, answer.context["form"].errors
    reading = DirectiveReading.objects.latest("pk")
    assert answer.url == page("detail", reading.pk)
    return reading


def items(reading, part=None):
    reading.refresh_from_db()
    return [item for item in reading.findings["items"] if part in (None, item["part"])]


def take(browser, reading, *parts):
    for part in parts or PARTS:
        answer = browser.post(page("decide", reading.pk), {"part": part, "decision": "taken"})
        assert answer.url == f"{page('detail', reading.pk)}#h-{part}"


def wanted(browser, reading, **changes):
    """Return what the form of the missing facts would post as it stands."""
    form = browser.get(page("detail", reading.pk)).context["form"]
    return {name: form[name].value() or "" for name in form.fields} | changes


def make(browser, reading, **changes):
    answer = browser.post(page("make", reading.pk), wanted(browser, reading, **changes))
    assert answer.status_code == 302, answer.context["form"].errors
    return Directive.objects.latest("pk")


@pytest.fixture
def small(as_lan):
    return paste(as_lan, SMALL)


# The whole way, with the real paper


def test_the_real_directive_becomes_the_draft_that_the_office_expects(as_office, office):
    known = known_draft("directive_2023", authority=Unit.objects.get(code="ubnd-cam-my"), by=office, now=MORNING)
    reading = paste(as_office, REAL.read_text())
    take(as_office, reading)
    for item in items(reading, "duties"):
        if item["decision"] != "taken":  # who it is for was not found: the office leaves it to its own page
            as_office.post(page("decide", reading.pk), {"item": item["id"], "decision": "dropped"})
    draft = make(as_office, reading)
    assert [(e.depth, e.clause.label, e.clause.text) for e in outline(draft)] == [
        (e.depth, e.clause.label.rstrip(".)"), e.clause.text.strip()) for e in outline(known)
    ]
    heading = ("year", "symbol", "place", "abstract", "movement_name", "period_from", "period_to", "opening", "closing", "signer_title", "filing")
    differing = {name for name in heading if str(getattr(draft, name)).split() != str(getattr(known, name)).strip().split()}
    assert differing == set()
    assert [str(basis.number) for basis in draft.bases.all()] == ["25/NQ-HĐND", "34-CT/TW", "28-TT/TU"]
    assert [line.text for line in draft.recipients.all()] == [line.text for line in known.recipients.all()]
    linked = [sorted(kind.code for kind in line.kinds.all()) for line in draft.recipients.all()]
    assert linked == [sorted(kind.code for kind in line.kinds.all()) for line in known.recipients.all()]
    named = {(each.movement.name, each.movement.level, each.clause.label) for each in draft.named_movements.all()}
    assert named <= {(each.movement.name, each.movement.level, each.clause.label.rstrip(".)")) for each in known.named_movements.all()}
    assert len(named) >= 4


def test_the_duties_of_the_real_directive_find_their_debtors(as_office):
    reading = paste(as_office, REAL.read_text())
    take(as_office, reading)
    draft = make(as_office, reading)
    owing = {(duty.kind, duty.scope, len(debtors_of(duty, dt.date(2023, 2, 6)))) for duty in draft.duties.all()}
    assert owing >= {
        (Duty.Kind.PLAN, S.RECIPIENTS, 60),
        (Duty.Kind.LAUNCH, S.RECIPIENTS, 60),
        (Duty.Kind.PROPAGANDA, S.UNITS, 2),
        (Duty.Kind.CLUSTER_PLAN, S.CLUSTER_HEADS, 8),
        (Duty.Kind.OTHER, S.UNITS, 1),
        (Duty.Kind.HALF_YEAR, S.RECIPIENTS, 60),
        (Duty.Kind.YEAR, S.RECIPIENTS, 60),
    }
    assert set(draft.duties.values_list("confirmed", flat=True)) == {False}
    propaganda = draft.duties.get(kind=Duty.Kind.PROPAGANDA)
    assert {unit.code for unit in propaganda.units.all()} == {"phong-vhtt", "tt-vhtttt"}
    assert "Phối hợp: Ban Tuyên giáo Huyện ủy; Phòng Nội vụ huyện." in propaganda.brief
    assert (propaganda.clause.label, propaganda.clause.parent.label) == ("c", "7")


def test_the_page_says_whom_it_did_not_find(as_office):
    reading = paste(as_office, REAL.read_text())
    front = next(item for item in items(reading, "duties") if "các tổ chức xã hội nghề nghiệp" in " ".join(item["warns"]))
    assert front["warns"] == ["Chưa rõ: các tổ chức xã hội nghề nghiệp."]
    assert front["notes"] == ["Phối hợp: chính quyền các cấp.", "Lời đề nghị, không phải lệnh."]
    assert "Chưa rõ: các tổ chức xã hội nghề nghiệp." in as_office.get(page("detail", reading.pk)).content.decode()


def test_what_is_odd_is_told_and_never_corrected(as_office):
    reading = paste(as_office, REAL.read_text())
    take(as_office, reading)
    assert "Covid-19.0" in " ".join(item["value"]["words"] for item in items(reading, "oddities"))
    basis = items(reading, "bases")[0]
    assert "cần đối chiếu" in basis["oddity"]
    draft = make(as_office, reading)
    assert draft.clauses.get(label="4").text.endswith("dịch Covid-19.0")
    first = draft.bases.first()
    assert (first.day, "cần đối chiếu" in first.note) == (dt.date(2021, 12, 20), True)


def test_the_reading_is_closed_by_its_draft_and_made_once(as_office):
    reading = paste(as_office, REAL.read_text())
    take(as_office, reading, "head", "clauses")
    data = wanted(as_office, reading)
    first = as_office.post(page("make", reading.pk), data)
    again = as_office.post(page("make", reading.pk), data)
    draft = Directive.objects.get(reading=reading)
    assert first.url == again.url == reverse("campaigns:directive-detail", args=[draft.pk])
    shown = as_office.get(page("detail", reading.pk)).content.decode()
    assert "bản đọc này khép lại" in shown
    assert "quyet-dinh" not in shown
    assert as_office.post(page("decide", reading.pk), {"part": "bases", "decision": "taken"}).status_code == 409
    assert as_office.get(page("edit", reading.pk, "c1")).status_code == 409
    assert Trace.objects.of(draft).filter(what__startswith="Lập từ văn bản “Chỉ thị về việc").count() == 1


# Deciding


def test_each_finding_is_taken_or_dropped_and_the_person_comes_back_to_it(as_lan, small):
    answer = as_lan.post(page("decide", small.pk), {"item": "k1", "decision": "taken"})
    assert answer.url == f"{page('detail', small.pk)}#f-k1"
    as_lan.post(page("decide", small.pk), {"item": "k2", "decision": "dropped"})
    assert [item["decision"] for item in items(small, "clauses")] == ["taken", "dropped", "proposed", "proposed"]
    as_lan.post(page("decide", small.pk), {"item": "k2", "decision": "taken"})
    take(as_lan, small, "clauses")
    assert {item["decision"] for item in items(small, "clauses")} == {"taken"}


def test_all_of_a_part_are_taken_but_what_is_not_clear(as_lan, small):
    as_lan.post(page("decide", small.pk), {"item": "n1", "decision": "dropped"})
    take(as_lan, small, "recipients", "duties")
    assert [item["decision"] for item in items(small, "recipients")] == ["dropped", "taken"]
    assert {item["decision"] for item in items(small, "duties")} == {"taken"}


def test_a_due_day_and_kinds_are_read(as_lan, small, world):
    plan = next(item for item in items(small, "duties") if item["value"]["kind"] == "plan")
    assert (plan["value"]["scope"], plan["value"]["kinds"], plan["value"]["due"]) == ("kinds", [world.kinds["xa"].pk], "2023-02-28")
    meant = items(small, "recipients")
    assert [(line["value"]["text"], line["value"]["kinds"]) for line in meant] == [
        ("Sở Nội vụ", []),
        ("UBND các xã, thị trấn", [world.kinds["xa"].pk]),
    ]


@pytest.mark.parametrize("posted", [{}, {"item": "x9", "decision": "taken"}, {"item": "k1", "decision": "?"}, {"part": "?", "decision": "taken"}])
def test_a_decision_on_nothing_is_not_found(as_lan, small, posted):
    assert as_lan.post(page("decide", small.pk), posted).status_code == 404


def test_a_finding_is_changed_and_taken(as_lan, small):
    shown = as_lan.get(page("edit", small.pk, "k1"))
    data = {"level": "0", "label": "1", "text": "Đẩy mạnh tuyên truyền miệng.", "rev": shown.context["rev"]}
    answer = as_lan.post(page("edit", small.pk, "k1"), data)
    assert answer.url == f"{page('detail', small.pk)}#f-k1"
    changed = items(small, "clauses")[0]
    assert (changed["value"]["text"], changed["decision"], changed["rev"]) == ("Đẩy mạnh tuyên truyền miệng.", "taken", 2)
    late = as_lan.post(page("edit", small.pk, "k1"), data | {"text": "Lời của người thứ hai"})
    assert late.status_code == 409
    assert "Đẩy mạnh tuyên truyền miệng." in late.content.decode()
    assert "Lời của người thứ hai" in late.content.decode()
    as_lan.post(page("edit", small.pk, "k1"), data | {"text": "Lời của người thứ hai", "rev": late.context["rev"]})
    assert items(small, "clauses")[0]["value"]["text"] == "Lời của người thứ hai"


def duty_data(**changes):
    base = {
        "kind": "plan",
        "title": "Kế hoạch",
        "short": "KH",
        "scope": "recipients",
        "opens": "",
        "due": "",
        "rule": "",
        "clause_id": "",
        "brief": "",
    }
    return base | {"rev": "1"} | changes


WRONG = [
    ({"scope": ""}, "Chưa rõ giao cho ai. Chọn người nhận việc"),
    ({"scope": "kinds"}, "Chọn ít nhất một loại đơn vị"),
    ({"scope": "units"}, "Chọn ít nhất một đơn vị"),
    ({"rule": "cuối tháng"}, "Chưa hiểu quy tắc hạn"),
    ({"rule": "31/2"}, "Không có ngày 31/2"),
    ({"rule": "20/6", "due": "20/6/2023"}, "Ghi một trong hai"),
    ({"opens": "2/3/2023", "due": "1/3/2023"}, "Hạn phải từ ngày mở trở đi"),
    ({"due": "31/2/2023"}, "Nhập ngày theo dạng 20/6/2023"),
    ({"title": "x" * 201}, "tối đa 200 ký tự"),
    ({"title": "a\x00b"}, "ký tự lạ"),
]


@pytest.mark.parametrize(("changes", "sentence"), WRONG, ids=[sentence for _, sentence in WRONG])
def test_a_wrong_duty_is_told_at_the_field(as_lan, small, changes, sentence):
    answer = as_lan.post(page("edit", small.pk, "v1"), duty_data(**changes))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_rule_for_the_due_day_goes_along(as_lan, small):
    as_lan.post(page("edit", small.pk, "v1"), duty_data(rule="10 ngày làm việc sau khi phát động"))
    take(as_lan, small, "head")
    draft = make(as_lan, small)
    assert list(draft.duties.values_list("rule", "due", "confirmed")) == [("10 ngày làm việc sau khi phát động", None, False)]


def test_faults_stand_at_the_finding_before_anything_is_made(as_lan, small):
    as_lan.post(page("edit", small.pk, "k2"), {"level": "0", "label": "1", "text": "Trùng số", "rev": "1"})
    take(as_lan, small, "head")
    as_lan.post(page("decide", small.pk), {"item": "k1", "decision": "taken"})
    shown = as_lan.get(page("detail", small.pk))
    assert [entry.item["id"] for entry, _ in shown.context["blocking"]] == ["k2"]
    assert "Số “1.” đã có ở trên" in shown.content.decode()
    refused = as_lan.post(page("make", small.pk), wanted(as_lan, small))
    assert refused.status_code == 409
    assert "Còn 1 mục đã lấy chưa đúng" in refused.content.decode()
    assert not Directive.objects.exists()


def test_a_point_never_slips_below_another_clause(as_lan, small):
    for item in ("k1", "k3"):
        as_lan.post(page("decide", small.pk), {"item": item, "decision": "taken"})
    shown = as_lan.get(page("detail", small.pk))
    assert [(entry.item["id"], *sentences) for entry, sentences in shown.context["blocking"]] == [
        ("k3", "Khoản 2 chưa được lấy. Lấy khoản 2, hoặc sửa cấp của dòng này")
    ]
    as_lan.post(page("decide", small.pk), {"item": "k2", "decision": "dropped"})
    take(as_lan, small, "clauses")
    assert [item["decision"] for item in items(small, "clauses")] == ["taken", "dropped", "taken", "proposed"]


def test_the_page_says_what_was_not_found_and_where_a_finding_stands(as_lan, small):
    shown = as_lan.get(page("detail", small.pk))
    assert shown.context["not_found"] == ["Số", "Ngày", "Địa danh", "Cơ quan ban hành"]
    plan = next(item for item in items(small, "duties") if item["value"]["kind"] == "plan")
    context = as_lan.get(page("edit", small.pk, plan["id"])).context
    line = "a) UBND các xã, thị trấn xây dựng kế hoạch, gửi về Phòng Nội vụ trước ngày 28/02/2023."
    assert context["before"] + context["itself"] + context["after"] == line


# What the text did not give is asked


def test_missing_facts_are_asked_not_invented(as_lan, small):
    as_lan.post(page("decide", small.pk), {"item": "k1", "decision": "taken"})
    asked = wanted(as_lan, small)
    assert (asked["symbol"], asked["place"], asked["opening"], asked["movement_name"]) == ("CT-UBND", "Bình Minh", "", "")
    answer = as_lan.post(page("make", small.pk), asked)
    assert answer.status_code == 422
    assert "Nhập phần mở đầu của Chỉ thị" in answer.content.decode()
    take(as_lan, small, "head")
    asked = wanted(as_lan, small)
    assert {"opening", "movement_name", "abstract", "signer_title"} & set(asked) == set()


def test_nothing_taken_makes_nothing(as_lan, small):
    data = wanted(as_lan, small, opening="Nhằm phát huy:", movement_name="Vững bước")
    answer = as_lan.post(page("make", small.pk), data)
    assert answer.status_code == 409
    assert "Chưa lấy mục nào" in answer.content.decode()


def test_a_signed_paper_gives_its_number_for_reference_only(as_lan):
    head = "ỦY BAN NHÂN DÂN\nBÌNH MINH\n\nSố: 07/CT-UBND          Bình Minh, ngày 05 tháng 01 năm 2023\n\n"
    reading = paste(as_lan, head + SMALL)
    assert "Bản đã đọc ghi số 07/CT-UBND, ngày 5/1/2023" in as_lan.get(page("detail", reading.pk)).content.decode()
    take(as_lan, reading, "head", "clauses")
    draft = make(as_lan, reading)
    assert (draft.document, draft.day, draft.symbol) == (None, None, "CT-UBND")
    assert Trace.objects.of(draft).get(step="read").note == "Bản đã đọc ghi số 07/CT-UBND, ngày 5/1/2023"


def test_a_paper_from_above_becomes_a_basis(as_lan):
    head = "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\n\nSố: 12/KH-UBND          Đồng Nai, ngày 05 tháng 01 năm 2023\n\n"
    reading = paste(as_lan, head + SMALL.replace("CHỈ THỊ", "KẾ HOẠCH"))
    assert "Đây không phải Chỉ thị của UBND Bình Minh" in as_lan.get(page("detail", reading.pk)).content.decode()
    take(as_lan, reading)
    draft = make(as_lan, reading)
    basis = draft.bases.first()
    assert (basis.kind, basis.number, basis.day) == ("Kế hoạch", "12/KH-UBND", dt.date(2023, 1, 5))
    assert (draft.symbol, draft.place, draft.day) == ("CT-UBND", "Bình Minh", None)


@pytest.mark.parametrize("text", sorted(REAL.parent.glob("*.txt")), ids=lambda path: path.stem)
def test_every_paper_at_hand_becomes_a_draft_of_what_is_clear(as_office, text):
    reading = paste(as_office, text.read_text())
    take(as_office, reading)
    clauses = [item for item in items(reading, "clauses") if item["decision"] == "taken"]
    filled = {"opening": "Nhằm phát huy:", "movement_name": "Thi đua", "signer_title": "CHỦ TỊCH", "abstract": "Về việc thi đua"}
    draft = make(as_office, reading, **{name: value for name, value in filled.items() if not wanted(as_office, reading).get(name)})
    assert draft.clauses.count() == len(clauses)
    for part in ("bases", "clauses", "movements", "recipients", "duties"):
        assert as_office.get(reverse(f"campaigns:directive-{part}", args=[draft.pk])).status_code == 200


# What comes in


BAD = [
    ({}, "Dán nội dung văn bản, hoặc chọn một tệp"),
    ({"text": " \n\t "}, "Dán nội dung văn bản, hoặc chọn một tệp"),
    ({"text": "Chỉ thị\x00"}, "ký tự lạ không hiển thị được"),
    ({"text": "a" * 300_001}, "tối đa 300.000 ký tự"),
    ({"text": SMALL.replace("- Sở Nội vụ;", "- Sở Nội vụ;\n" * 301)}, "tối đa 300. Tách phần Chỉ thị ra"),
]


@pytest.mark.parametrize(("data", "sentence"), BAD, ids=[sentence for _, sentence in BAD])
def test_what_cannot_be_read_is_told_at_the_field_and_kept(as_lan, data, sentence):
    answer = as_lan.post(page("create"), data)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert answer.context["form"]["text"].value() == data.get("text", None)
    assert not DirectiveReading.objects.exists()


HOSTILE = ["<script>alert(1)</script>\n" * 20, "“" * 50_000, "1. " * 60_000, "\n" * 299_000 + "x", "- " * 99_000, "a) b)" * 9_000, "ẩ" * 299_999]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_shown_as_text(as_lan, text):
    answer = as_lan.post(page("create"), {"text": text})
    if answer.status_code == 302:
        shown = as_lan.get(answer.url)
        assert shown.status_code == 200
        assert "<script>alert" not in shown.content.decode()
    else:
        assert answer.status_code == 422


def test_a_file_is_read_and_kept_with_the_reading(as_lan, people, sign_in, monkeypatch):
    monkeypatch.setattr("campaigns.readings.forms.text_of_file", lambda file: SMALL)
    as_lan.post(page("create"), {"text": "", "file": SimpleUploadedFile("Chỉ thị.pdf", pdf())})
    reading = DirectiveReading.objects.get()
    assert (reading.source.name, reading.source.held) == ("Chỉ thị.pdf", False)
    url = reverse("attachments:download", args=[reading.source.pk])
    assert as_lan.get(url).status_code == 200
    assert sign_in(people.nga).get(url).status_code == sign_in(people.hoa).get(url).status_code == 404


def test_a_word_file_and_a_pdf_say_the_same_as_the_pasted_text(as_lan, world):
    word, printed = io.BytesIO(), as_lan.get(reverse("campaigns:directive-preview", args=[make_directive(world).pk]))
    document = docx.Document()
    for line in SMALL.splitlines():
        document.add_paragraph(line)
    document.save(word)
    as_lan.post(page("create"), {"text": "", "file": SimpleUploadedFile("Chỉ thị.docx", word.getvalue())})
    pasted = paste(as_lan, SMALL)
    from_word = DirectiveReading.objects.exclude(pk=pasted.pk).get()
    assert [item["value"] for item in items(from_word)] == [item["value"] for item in items(pasted)]
    as_lan.post(page("create"), {"text": "", "file": SimpleUploadedFile("Dự thảo.pdf", printed.content)})
    from_pdf = DirectiveReading.objects.latest("pk")
    assert [item["value"]["label"] for item in items(from_pdf, "clauses")] == ["1", "2", "7", "a", "d"]
    assert from_pdf.findings["own"] is True


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_plain_text_says_the_same_as_the_pasted_one(as_lan, coding):
    as_lan.post(page("create"), {"text": SMALL})
    as_lan.post(page("create"), {"text": "", "file": SimpleUploadedFile("Chỉ thị.txt", SMALL.encode(coding))})
    from_file, pasted = DirectiveReading.objects.order_by("-pk")[:2]
    assert [item["value"] for item in items(from_file, "clauses")] == [item["value"] for item in items(pasted, "clauses")]
    assert (from_file.source.media_type, from_file.source.held) == ("text/plain", False)


def test_a_text_in_an_old_code_is_told(as_lan):
    answer = as_lan.post(page("create"), {"text": "", "file": SimpleUploadedFile("Chỉ thị.txt", b"Ch\xd8 th\xde")})
    assert answer.status_code == 422
    assert "Tệp không phải văn bản Unicode" in answer.content.decode()


def test_a_pdf_of_pictures_is_told(as_lan):
    answer = as_lan.post(page("create"), {"text": "", "file": SimpleUploadedFile("Bản quét.pdf", pdf())})
    assert answer.status_code == 422
    assert "chữ" in answer.context["form"].errors["file"][0]


def test_a_scan_without_words_is_told_and_the_file_kept(as_lan, monkeypatch):
    monkeypatch.setattr("campaigns.readings.forms.text_of_file", lambda file: "  \n ")
    answer = as_lan.post(page("create"), {"text": "", "file": SimpleUploadedFile("Bản quét.pdf", pdf())})
    assert answer.status_code == 422
    assert "Tệp không có chữ để đọc, có thể là bản quét" in answer.content.decode()
    assert str(Attachment.objects.get().pk) in answer.content.decode()


def test_one_source_at_a_time(as_lan, monkeypatch):
    monkeypatch.setattr("campaigns.readings.forms.text_of_file", lambda file: SMALL)
    answer = as_lan.post(page("create"), {"text": SMALL, "file": SimpleUploadedFile("Chỉ thị.pdf", pdf())})
    assert "Chỉ đọc một nguồn" in answer.content.decode()


# Marks, questions to the database, strangers


class _Mark:
    def __init__(self, *place):
        self.place = place


def test_marks_lie_inside_each_other_and_crossing_ones_are_cut():
    def drawn(text, *places):
        return "".join("[" if piece.opens else "]" if piece.closes else piece.text for piece in marked(text, [_Mark(*place) for place in places]))

    assert drawn("abcdef", (0, 6), (1, 3)) == "[a[bc]def]"
    assert drawn("abcdef", (0, 3), (2, 5)) == "[ab[c]][de]f"
    assert drawn("abcdef", (1, 3), (1, 3)) == "a[[bc]]def"
    assert drawn("abcdef", (1, 2), (2, 3)) == "a[b][c]def"
    assert drawn("abcdef", (0, 0), (4, 9), (3, 2)) == "abcdef"


def test_every_mark_of_the_real_text_is_closed(as_office):
    reading = paste(as_office, REAL.read_text())
    shown = as_office.get(page("detail", reading.pk))
    pieces = shown.context["pieces"]
    assert sum(bool(piece.opens) for piece in pieces) == sum(piece.closes for piece in pieces)
    assert "".join(piece.text for piece in pieces) == reading.text


def test_the_page_asks_as_often_for_one_finding_as_for_many(as_lan):
    def asked(reading):
        with CaptureQueriesContext(connection) as captured:
            assert as_lan.get(page("detail", reading.pk)).status_code == 200
        return len(captured)

    little, much = paste(as_lan, "CHỈ THỊ\n\n1. Đẩy mạnh thi đua."), paste(as_lan, SMALL * 4)
    asked(little)
    assert asked(little) == asked(much)


def test_strangers_and_colleagues_see_no_reading(small, sign_in, people):
    for stranger in (people.nga, people.thin, people.hoa, people.an, people.khanh, people.quy):
        assert sign_in(stranger).get(page("detail", small.pk)).status_code == 404
        assert sign_in(stranger).post(page("make", small.pk)).status_code == 404
    assert small.name not in sign_in(people.nga).get(page("list")).content.decode()
    assert sign_in(people.thin).get(page("list")).status_code == 403
