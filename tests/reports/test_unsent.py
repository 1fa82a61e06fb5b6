"""What a unit has changed and not submitted is nobody's but its own: no reader from above finds it under any address."""

import datetime as dt
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from emulation import clock
from emulation.attachments.intake import take_in
from emulation.units.models import Cluster
from reports.periodic import actions
from reports.periodic.comments import write_comment
from reports.periodic.evidence import add_files
from reports.periodic.models import Report, ReportFile
from reports.periodic.saving import Typed
from reports.synthesis.building import build
from tests.report_factories import FIGURES, JUNE, make_indicators, make_report, type_figures
from tests.reports.syntheses import SPAN

pytestmark = pytest.mark.sqlite

NUMBER, WORDS, NOTE, REASON = "7.654.321", "Lời chưa trình", "Ghi chú chưa trình", "Lý do chưa trình"
FILE, WITHIN = "tep-chua-trinh.png", "Lãnh đạo dặn riêng"
UNSENT = (NUMBER, NUMBER.replace(".", ""), WORDS, NOTE, REASON, FILE, WITHIN)
READERS = ("lan", "thin", "phuc", "hoa", "dung")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)


@pytest.fixture(autouse=True)
def june():
    with clock.at(JUNE + dt.timedelta(hours=6)):
        yield JUNE


@pytest.fixture
def indicators(world, launched):
    Cluster.objects.update(head=world.units["xuan_my"])
    return make_indicators(world)


def hours(number):
    return JUNE + dt.timedelta(hours=number)


def send(launched, world, indicators):
    """Two units submit; the office asks about a figure and a passage of Sông Ray, then returns the whole of it."""
    people = world.people
    for unit, head in (("xuan_my", people.dung), ("song_ray", people.an)):
        report = make_report(launched, world.units[unit], by=head, now=JUNE)
        type_figures(report, by=head, now=JUNE, texts={"limits": "Lời đã trình. Còn chậm."})
        actions.submit_report(report, by=head, now=JUNE)
    return fresh(report)


def send_back(report, people, indicators):
    write_comment(report, by=people.lan, now=hours(1), text="Xem lại dân số", indicator=indicators["DANSO"].pk)
    write_comment(report, by=people.lan, now=hours(1), text="Viết lại", passage="limits")
    actions.return_report(report, by=people.lan, now=hours(1), note="Bổ sung", open_all=True)
    return fresh(report)


def spoil(report, people, indicators):
    """The unit types something else everywhere and does not submit it."""
    typed = [Typed(indicator_id=indicators["DANSO"].pk, value=7654321, zero=False, note=NOTE, reason=REASON)]
    actions.save_report(report, by=people.binh, now=hours(2), version=report.version, typed=typed, texts={"limits": f"{WORDS}. Đổi cả."})
    upload = SimpleUploadedFile(FILE, PNG, content_type="image/png")
    add_files(report, [take_in(upload, by=people.binh, now=hours(2))], by=people.binh, now=hours(2), indicator=indicators["DANSO"])
    return fresh(report)


def fresh(report):
    return Report.objects.with_names().get(pk=report.pk)


def addresses(report, made, indicators):
    """Every address under which something of the report could be read."""
    own = [f"/bao-cao/{report.pk}/{end}" for end in ("", "sua/", "ra-soat/", "ban-in.pdf", "ban-in.docx", "so-sanh/", "excel/", "nhap-excel/")]
    own += [f"/bao-cao/{report.pk}/{end}" for end in ("minh-chung/", "giai-trinh/", "mo-lai/")]
    own += [f"/viec/{report.obligation_id}/", f"/tep/{ReportFile.objects.get(attachment__name=FILE).attachment_id}/"]
    desk = ["/hang-cho/bao-cao/", "/hang-cho/bao-cao/?tai=excel", f"/hang-cho/bao-cao/{report.pk}/", f"/hang-cho/bao-cao/{report.pk}/?xem=ca-ban"]
    lists = ["/", "/bao-cao/", "/bao-cao/?tai=excel", "/bao-cao/?q=song", "/giai-trinh/", "/giai-trinh/?tai=excel", "/thong-bao/"]
    parts = [f"/tong-hop/{made.pk}/{end}" for end in ("", "loi-van/", "chon-cau/?phan=limits", "ban-in.pdf", "ban-in.docx")]
    parts += [f"/tong-hop/{made.pk}/so-lieu/{figure.pk}/" for figure in made.figures.all()]
    boards = ["/tong-quan/", "/bang-cum/", "/bang-cum/?tai=excel", f"/don-vi/{report.unit_id}/viec/", f"/don-vi/{report.unit_id}/vi-tri/"]
    boards += ["/tong-quan/chi-tieu/", "/tong-quan/chi-tieu/?tai=excel", "/tong-quan/ma-tran/", "/tong-quan/ma-tran/?tai=excel"]
    boards += [f"/tong-quan/chi-tieu/{indicators['DANSO'].pk}/", "/tong-quan/bao-cao-nhanh.pdf", f"/chi-tieu/{indicators['DANSO'].pk}/"]
    return own + desk + lists + parts + boards


def text_of(answer):
    """Everything that can be read in an answer, also in a PDF, Word or Excel file."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body.startswith(b"%PDF"):
        return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages).split())
    if body.startswith(b"PK"):
        archive = zipfile.ZipFile(io.BytesIO(body))
        return " ".join(archive.read(name).decode(errors="ignore") for name in archive.namelist())
    return body.decode(errors="ignore")


def leaks(browser, report, made, indicators):
    """Return (address, what of the unsent stands there) of every answer that gives something away."""
    found = []
    for address in addresses(report, made, indicators):
        text = text_of(browser.get(address, follow=True))
        found += [(address, secret) for secret in UNSENT if secret in text]
    return found


@pytest.mark.parametrize("reader", READERS)
def test_nobody_from_above_reads_what_is_being_mended(launched, world, indicators, sign_in, reader):
    people = world.people
    report = spoil(send_back(send(launched, world, indicators), people, indicators), people, indicators)
    made, browser = build(world.authority, SPAN, by=people.lan, now=hours(3)), sign_in(getattr(people, reader))
    assert leaks(browser, report, made, indicators) == []
    actions.pass_up(report, by=people.binh, now=hours(3))
    assert leaks(browser, report, made, indicators) == []
    actions.hand_back(fresh(report), by=people.an, now=hours(4), note=WITHIN)
    assert leaks(browser, report, made, indicators) == []
    read = text_of(browser.get(f"/bao-cao/{report.pk}/", follow=True))
    assert ("Lời đã trình. Còn chậm." in read) == ("1.480" in read) == (reader in ("lan", "thin", "phuc", "hoa", "dung"))


def test_the_unit_itself_reads_what_it_wrote(launched, world, indicators, sign_in):
    people = world.people
    report = spoil(send_back(send(launched, world, indicators), people, indicators), people, indicators)
    actions.pass_up(report, by=people.binh, now=hours(3))
    actions.hand_back(fresh(report), by=people.an, now=hours(4), note=WITHIN)
    page = text_of(sign_in(people.binh).get(f"/bao-cao/{report.pk}/"))
    assert [secret for secret in (NUMBER, WORDS, NOTE, REASON, FILE, WITHIN) if secret not in page] == []


@pytest.mark.parametrize("reader", READERS)
def test_a_version_that_was_taken_back_is_not_read_any_more(launched, world, indicators, sign_in, reader):
    """The second version is recalled: the first one counts again, in the figures and in what is read and printed."""
    people = world.people
    report = spoil(send_back(send(launched, world, indicators), people, indicators), people, indicators)
    actions.submit_report(report, by=people.an, now=hours(3))
    actions.recall(fresh(report), by=people.an, now=hours(4))
    browser = sign_in(getattr(people, reader))
    for end in ("", "ban-in.pdf", "ban-in.docx"):
        text = text_of(browser.get(f"/bao-cao/{report.pk}/{end}"))
        assert [secret for secret in (NUMBER, WORDS, NOTE, REASON) if secret in text] == []
        assert "Lời đã trình" in text
    assert "Dưới đây là bản 1 đã trình." in text_of(browser.get(f"/bao-cao/{report.pk}/"))


def test_the_only_version_taken_back_leaves_nothing_to_read(launched, world, indicators, sign_in):
    people, report = world.people, send(launched, world, indicators)
    actions.recall(report, by=people.an, now=hours(1))
    lan = sign_in(people.lan)
    page = text_of(lan.get(f"/bao-cao/{report.pk}/"))
    assert "Đơn vị đã thu hồi báo cáo để sửa, chưa trình lại." in page
    assert "Lời đã trình" not in page
    assert lan.get(f"/bao-cao/{report.pk}/ban-in.pdf").status_code == 404


def test_the_places_that_a_synthesis_links_to_are_there(launched, world, indicators, sign_in):
    report = send(launched, world, indicators)
    build(world.authority, SPAN, by=world.people.lan, now=hours(1))
    page = text_of(sign_in(world.people.lan).get(f"/bao-cao/{report.pk}/"))
    facts = report.versions.get().facts
    asked = [f'id="cell-{cell["indicator"]}"' for cell in facts["cells"]]
    asked += [f'id="passage-{each["key"]}"' for each in facts["passages"] if each["text"]]
    assert [page.count(place) for place in asked] == [1] * len(asked)
    assert "Số liệu này đứng ở đâu" in page
    assert f"Báo cáo tổng hợp (dự thảo), lần 1: {len(FIGURES)} chỉ tiêu" in page
