"""The desk of the standing office over reports: the queue, what looks odd, approving and returning, several at once."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.obligations.models import Change
from emulation.notifications.models import Notice
from emulation.workflow.flows import Refused
from reports.periodic import actions
from reports.periodic.comments import write_comment
from reports.periodic.grid import cells_of
from reports.periodic.models import Entry, Report
from reports.periodic.oddness import with_oddness
from reports.periodic.openings import openings_of
from reports.periodic.readiness import oddities
from tests.report_factories import FIGURES, JUNE, make_indicators, make_report, type_figures

HEADS = {"song_ray": "an", "xuan_my": "dung", "noi_vu": "em"}
pytestmark = pytest.mark.usefixtures("june")


@pytest.fixture
def submit(world, launched, indicators):
    """Return a function that submits the report of a unit with some figures changed."""

    def submitted(unit="song_ray", **figures):
        head = getattr(world.people, HEADS[unit])
        report = make_report(launched, world.units[unit], by=head, now=JUNE, figures={**FIGURES, **figures})
        actions.submit_report(report, by=head, now=JUNE)
        return Report.objects.with_names().get(pk=report.pk)

    return submitted


def at(report, act=""):
    return f"/hang-cho/bao-cao/{report.pk}/{act}"


def mend(report, people, **figures):
    """The unit changes figures and submits again."""
    type_figures(report, by=people.an, now=JUNE, figures=figures)
    actions.submit_report(report, by=people.an, now=JUNE)
    return Report.objects.with_names().get(pk=report.pk)


# --- the queue


def test_the_queue_is_for_the_office_alone(submit, people, sign_in):
    submit()
    for person in (people.an, people.thin, people.hoa, people.phuc, people.khanh):
        assert sign_in(person).get("/hang-cho/bao-cao/").status_code == 403
    assert sign_in(people.nga).get("/hang-cho/bao-cao/").context["page"].paginator.count == 0
    page = sign_in(people.lan).get("/hang-cho/bao-cao/")
    assert [report.obligation.owner_name for report in page.context["page"]] == ["UBND xã Sông Ray"]


def test_presets_count_what_they_show(submit, people, sign_in):
    plain, leap = submit(), submit("xuan_my", THU="190")  # more than the 118 of the year
    actions.return_report(plain, by=people.lan, now=JUNE, note="Xem lại số thu")
    mend(plain, people, THU="150")
    office = sign_in(people.lan)
    presets = office.get("/hang-cho/bao-cao/").context["presets"]
    assert [(preset.label, preset.count) for preset in presets] == [
        ("Tất cả", 2),
        ("Sắp hết hạn", 0),
        ("Đã qua ngày hạn", 0),
        ("Đã trình lại", 1),
        ("Có số nên xem lại", 1),
    ]
    assert [report.pk for report in office.get("/hang-cho/bao-cao/?loc=xem-lai").context["page"]] == [leap.pk]
    assert [report.pk for report in office.get("/hang-cho/bao-cao/?loc=trinh-lai").context["page"]] == [plain.pk]


def test_the_desks_stand_beside_each_other_with_what_waits(submit, people, sign_in):
    submit()
    text = sign_in(people.lan).get("/hang-cho/").content.decode()
    assert 'href="/hang-cho/bao-cao/">Báo cáo <span class="pill">1<' in text


@pytest.mark.parametrize(
    ("figures", "past"),
    [
        ({}, {}),
        ({"THU": "325.3"}, {}),
        ({"THU": "325.2"}, {}),
        ({"HONGHEO": "zero"}, {"HONGHEO": 12}),
        ({"DANSO": "14800"}, {"DANSO": 1480}),
        ({"DANSO": "14799"}, {"DANSO": 1480}),
        ({"THU": "19.8"}, {"THU": "198"}),
        ({"CHUYENDOISO": "60.1"}, {}),
        ({"NTM": "0"}, {"NTM": 1}),
    ],
)
def test_the_database_finds_odd_what_the_rules_find_odd(world, submit, indicators, figures, past):
    report = submit(**figures)
    earlier = make_indicators(world, year=2022)
    for code, sent in past.items():
        indicator = earlier[code]
        period = "year" if indicator.is_stock else "h1"
        _past_entry(world, report, indicator, period, Decimal(sent))
    found = with_oddness(Report.objects.filter(pk=report.pk)).get().odd
    assert found == bool(oddities(cells_of(report)))


def _past_entry(world, report, indicator, period, sent):
    """A submitted figure of the year before, without the life of its report."""
    blank = {"created_at": JUNE, "saved_at": JUNE, "saved_by": world.people.an, "author": world.people.an}
    owed = report.obligation
    owed.pk, owed._state.adding = None, True
    owed.duty.pk, owed.duty._state.adding = None, True
    owed.duty.short, owed.duty.order = "X", 99
    owed.duty.save()
    owed.duty_id = owed.duty.pk
    owed.save()
    old = Report.objects.create(obligation=owed, authority=world.authority, unit=report.unit, year=2022, period=period, **blank)
    cell = {"authority": world.authority, "unit": report.unit, "year": 2022, "period": period, "saved_at": JUNE, "saved_by": world.people.an}
    Entry.objects.create(report=old, indicator=indicator, value=sent, sent=sent, **cell)


# --- one report


def test_the_page_begins_with_the_figures_to_look_at(submit, people, sign_in):
    report = submit(THU="400")
    page = sign_in(people.lan).get(at(report))
    (odd,) = page.context["page"].odd
    assert (odd.cell["name"], odd.words, odd.explained) == ("Thu ngân sách nhà nước", ["Bằng 123% kế hoạch năm (325,2)"], False)
    assert "Số nên xem lại (1)" in page.content.decode()


def test_a_figure_with_its_reason_is_read_but_not_counted(submit, people, sign_in):
    report, lan = submit(THU="400"), sign_in(people.lan)
    Entry.objects.filter(report=report, indicator__code="THU").update(reason="Đấu giá đất")
    page = lan.get(at(report))
    assert (page.context["page"].unexplained, len(page.context["page"].odd)) == (0, 1)
    assert "Số khác thường, đều đã có lý do" in page.content.decode()
    queue = lan.get("/hang-cho/bao-cao/")
    assert [preset.count for preset in queue.context["presets"] if preset.label == "Có số nên xem lại"] == [0]
    text = queue.content.decode()
    assert ("Có số đã ghi lý do" in text, f'name="chon" value="{report.pk}"' in text) == (True, False)  # not to be approved unread


def test_a_resubmission_opens_on_what_changed(submit, people, sign_in):
    report = submit()
    actions.return_report(report, by=people.lan, now=JUNE, note="Xem lại số thu")
    report = mend(report, people, THU="189.4")
    text = sign_in(people.lan).get(at(report)).content.decode()
    assert "So bản 2 với bản 1" in text
    assert '<del><span class="vh">đã bỏ: </span>198,4</del> → <ins><span class="vh">thêm: </span>189,4</ins>' in text
    assert "đã bỏ" not in sign_in(people.lan).get(f"{at(report)}?xem=ca-ban").content.decode()


def test_after_acting_the_next_of_the_filtered_queue_opens(submit, people, sign_in):
    first, second = submit(), submit("xuan_my", THU="50")
    office = sign_in(people.lan)
    assert office.get(at(first)).context["place"].following == second.pk
    answer = office.post(f"{at(first, 'ket-luan/approve/')}?loc=tat-ca", {"version": first.version})
    assert answer.url == f"/hang-cho/bao-cao/{second.pk}/?loc=tat-ca"
    last = office.post(at(second, "ket-luan/approve/"), {"version": second.version}, follow=True)
    assert "Không còn báo cáo nào trong danh sách này." in last.content.decode()
    assert "Hàng chờ đang trống" in last.content.decode()
    first.refresh_from_db()
    assert (first.state, first.document.reference) == ("approved", "01/BC-UBND")


def test_a_return_says_why_by_when_and_opens_only_the_places_named(submit, people, sign_in, indicators):
    report, office = submit(), sign_in(people.lan)
    assert office.get(at(report)).context["return_form"]["due"].value() == dt.date(2023, 6, 16)
    write_comment(report, by=people.lan, now=JUNE, indicator=indicators["THU"].pk, text="Kiểm tra lại số so với kỳ trước.")
    answer = office.post(at(report, "ket-luan/return/"), {"version": report.version, "note": "", "due": "16/6/2023"})
    assert answer.url == "/hang-cho/bao-cao/"
    report = Report.objects.with_names().get(pk=report.pk)
    openings = openings_of(report)
    assert (openings.everything, openings.indicators, openings.passages) == (False, {indicators["THU"].pk}, frozenset())
    assert Change.objects.get(obligation=report.obligation_id).due == dt.date(2023, 6, 16)
    told = Notice.objects.get(recipient=people.binh, channel="bell", subject__startswith="Cần bổ sung")
    assert told.subject == "Cần bổ sung trước 16/6: Báo cáo 6 tháng đầu năm 2023 của UBND xã Sông Ray"
    assert told.body.split("\n") == [
        "Phòng Nội vụ trả lại để bổ sung. 1 chỗ cần sửa",
        "Thu ngân sách nhà nước: 198,4 tỷ đồng: Kiểm tra lại số so với kỳ trước.",
    ]


def test_the_office_may_open_the_whole_report(submit, people, sign_in, indicators):
    report = submit()
    write_comment(report, by=people.lan, now=JUNE, indicator=indicators["THU"].pk, text="Sai")
    said = {"version": report.version, "canned": ["Thiếu minh chứng."], "open_all": "on"}
    sign_in(people.lan).post(at(report, "ket-luan/return/"), said)
    assert openings_of(Report.objects.get(pk=report.pk)).everything
    assert Notice.objects.filter(recipient=people.an, channel="bell", body__contains="Thiếu minh chứng.").count() == 1


def test_a_return_with_nothing_said_is_refused_and_keeps_what_was_typed(submit, people, sign_in):
    report, office = submit(), sign_in(people.lan)
    empty = office.post(at(report, "ket-luan/return/"), {"version": report.version, "note": "  ", "due": "20/6/2023"})
    assert empty.status_code == 422
    assert "Nhập lý do trả lại, hoặc chọn câu mẫu, hoặc nhận xét ở chỗ cần sửa" in empty.content.decode()
    assert empty.context["return_form"]["due"].value() == "20/6/2023"
    past = office.post(at(report, "ket-luan/return/"), {"version": report.version, "note": "Sửa", "due": "1/6/2023"})
    assert "Hạn bổ sung phải từ hôm nay (9/6/2023) trở đi" in past.content.decode()
    with pytest.raises(Refused):
        actions.return_report(report, by=people.lan, now=JUNE)


def test_a_report_recalled_meanwhile_is_not_returned_and_the_reason_stays(submit, people, sign_in):
    report = submit()
    actions.recall(report, by=people.an, now=JUNE)
    answer = sign_in(people.lan).post(at(report, "ket-luan/return/"), {"version": report.version - 1, "note": "Thiếu số liệu"})
    assert answer.status_code == 409
    assert "vừa thực hiện “Thu hồi trước khi thẩm định”" in answer.content.decode()


def test_strangers_do_not_find_it_and_colleagues_may_not(submit, people, sign_in):
    report = submit()
    for person in (people.em, people.nga, people.quy):
        assert sign_in(person).get(at(report)).status_code == 404
    for person in (people.an, people.thin, people.hoa):
        assert sign_in(person).get(at(report)).status_code == 403
        assert sign_in(person).post(at(report, "ket-luan/approve/"), {"version": report.version}).status_code == 403
    assert sign_in(people.lan).post(at(report, "ket-luan/recall/"), {"version": report.version}).status_code == 404


# --- several at once


def test_clean_reports_are_approved_together_after_their_names_were_read(submit, people, sign_in):
    clean, odd = submit(), submit("xuan_my", THU="190")
    office = sign_in(people.lan)
    chosen = {"chon": [clean.pk, odd.pk]}
    names = office.get("/hang-cho/bao-cao/duyet/", chosen)
    assert [report.pk for report in names.context["reports"]] == [clean.pk]
    assert "1 báo cáo đã chọn không duyệt chung được" in names.content.decode()
    clean.refresh_from_db()
    assert clean.state == "sent"  # reading the names changes nothing
    done = office.post("/hang-cho/bao-cao/duyet/", chosen | {f"ban-{clean.pk}": clean.version}, follow=True)
    assert "Đã duyệt 1 báo cáo." in done.content.decode()
    assert list(Report.objects.order_by("pk").values_list("state", flat=True)) == ["approved", "sent"]


def test_a_report_that_changed_since_the_names_were_read_is_left_out_and_named(submit, people, sign_in):
    report = submit()
    said = {"chon": [report.pk], f"ban-{report.pk}": report.version - 1}
    answer = sign_in(people.lan).post("/hang-cho/bao-cao/duyet/", said, follow=True)
    assert "UBND xã Sông Ray:" in answer.content.decode()
    report.refresh_from_db()
    assert report.state == "sent"
    for person in (people.an, people.thin):
        assert sign_in(person).post("/hang-cho/bao-cao/duyet/", said).status_code == 403
    nobody = sign_in(people.nga).post("/hang-cho/bao-cao/duyet/", said, follow=True)
    assert "Chọn ít nhất một báo cáo" in nobody.content.decode()


def test_a_remark_that_was_not_sent_keeps_a_report_out(submit, people, sign_in):
    report = submit()
    write_comment(report, by=people.lan, now=JUNE, text="Xem lại cả bản")
    answer = sign_in(people.lan).get("/hang-cho/bao-cao/duyet/", {"chon": report.pk})
    assert answer.url == "/hang-cho/bao-cao/"


def test_the_queue_needs_at_most_ten_questions(submit, people, sign_in):
    submit(), submit("xuan_my")
    office = sign_in(people.lan)
    office.get("/hang-cho/bao-cao/")
    with CaptureQueriesContext(connection) as captured:
        office.get("/hang-cho/bao-cao/")
    frame = [query for query in captured if "django_session" in query["sql"] or "accounts_" in query["sql"] or "notifications_" in query["sql"]]
    assert len(captured) - len(frame) <= 10, "\n".join(query["sql"] for query in captured)
