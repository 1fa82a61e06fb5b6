"""Lịch nghỉ: everybody reads it, the administrator keeps it, nothing that was laid moves with it. Khánh administers, Lan is the office."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from campaigns.directives.burden import burden
from campaigns.directives.models import Duty
from campaigns.obligations.models import Obligation
from emulation.home.holidays.actions import change_day, lay_days, mark, remove_day
from emulation.home.holidays.year import NO_BREAK, year_of
from emulation.units.models import Holiday
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.models import Trace
from tests.factories import DAY, MORNING, launch, make_directive

LAW = "Bộ luật Lao động 2019, Điều 112"
TET = {"first": "4/2/2027", "last": "10/2/2027", "name": "Tết Nguyên đán Đinh Mùi", "working": "", "source": LAW}


@pytest.fixture
def admin(people, sign_in):
    return sign_in(people.khanh)


@pytest.fixture
def national_day(db):
    return Holiday.objects.create(day=dt.date(2023, 9, 4), name="Nghỉ bù Quốc khánh", source=LAW)


def plain(answer):
    return " ".join(answer.content.decode().split())


def told(answer):
    return [str(message) for message in answer.context["messages"]]


def spoken(span):
    return span.words.replace(NO_BREAK, " ")


def traces():
    return [(trace.who, trace.what, trace.note) for trace in Trace.objects.filter(content_type__model="holiday")]


def add(admin, **fields):
    return admin.post("/lich-nghi/them/", TET | fields, follow=True)


# --- reading


def test_everybody_signed_in_reads_the_year(national_day, people, sign_in):
    Holiday.objects.create(day=dt.date(2023, 9, 9), name="Làm bù", working=True, source="Thông báo 15/TB")
    for person in (people.an, people.lan, people.hoa, people.oanh, people.quy):
        page = sign_in(person).get("/lich-nghi/?nam=2023")
        shown = [(spoken(span), span.first.name, span.first.working, span.first.source) for span in page.context["year"].spans]
        assert shown == [("Thứ Hai 4/9", "Nghỉ bù Quốc khánh", False, LAW), ("Thứ Bảy 9/9", "Làm bù", True, "Thông báo 15/TB")]
        assert "260 ngày làm việc: thứ Hai đến thứ Sáu, trừ 1 ngày nghỉ, thêm 1 ngày làm bù." in plain(page)
        assert ("Thêm ngày" in plain(page), "Thay đổi gần đây" in plain(page)) == (False, False)


@pytest.mark.parametrize("asked", ["", "0000", "1999", "2101", "٢٠٢٣", "năm nay", "20233"])
def test_a_year_that_is_none_is_this_year(people, sign_in, asked):
    assert sign_in(people.an).get("/lich-nghi/", {"nam": asked}).context["year"].number == 2023


def test_a_year_without_rows_says_what_the_law_gives(admin):
    page = plain(admin.get("/lich-nghi/?nam=2031"))
    assert "Lịch nghỉ năm 2031 chưa nhập." in page and "Điều 112 quy định 11 ngày" in page


def test_months_hold_every_day_once_and_their_sums_are_those_of_the_year(db):
    Holiday.objects.create(day=dt.date(2024, 2, 29), name="Nghỉ", source=LAW)
    year = year_of(2024)
    days = [cell.day for month in year.months for week in month.weeks for cell in week if cell]
    assert days == [dt.date(2024, 1, 1) + dt.timedelta(days=number) for number in range(366)]
    assert {len(week) for month in year.months for week in month.weeks} == {7}
    assert (year.worked, year.months[1].worked) == (366 - 104 - 1, 20)


def test_the_menu_of_office_and_administrator_leads_there(people, sign_in):
    link = f'href="{reverse("home:calendar")}"'
    assert [link in plain(sign_in(person).get("/tro-giup/")) for person in (people.khanh, people.lan, people.an)] == [True, True, False]


# --- laying


def test_the_administrator_lays_tet_at_once(admin, people):
    answer = add(admin)
    assert answer.redirect_chain == [("/lich-nghi/?nam=2027", 302)]
    assert list(Holiday.objects.values_list("day", flat=True)) == [dt.date(2027, 2, day) for day in range(4, 11)]
    assert [spoken(span) for span in answer.context["year"].spans] == ["Thứ Năm 4/2 đến thứ Tư 10/2"]
    assert told(answer) == [
        "Đã thêm 4/2/2027 đến 10/2/2027: Tết Nguyên đán Đinh Mùi.",
        "6/2, 7/2 rơi vào thứ Bảy, Chủ nhật. Nếu được nghỉ bù, thêm ngày nghỉ bù thành một dòng nữa.",
    ]
    line = ("Ngô Quốc Khánh (Quản trị viên)", "Thêm 4/2/2027 đến 10/2/2027: Tết Nguyên đán Đinh Mùi, nghỉ", f"Căn cứ: {LAW}")
    assert traces() == [line]
    assert all(words in plain(answer) for words in line)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"source": ""}, "Nhập căn cứ: văn bản quy định hoặc thông báo ngày này"),
        ({"name": " "}, "Nhập tên ngày"),
        ({"first": ""}, "Nhập ngày"),
        ({"first": "31/4/2027"}, "Nhập ngày theo dạng 20/6/2023"),
        ({"last": "3/2/2027"}, "Đến ngày phải từ ngày đầu trở đi."),
        ({"last": "7/3/2027"}, "Mỗi lần nhập nhiều nhất 31 ngày liền nhau."),
        ({"first": "4/2/1999", "last": ""}, "Năm phải từ 2000 đến 2100."),
        ({"last": "", "working": "1"}, "Thứ Năm, 4/2/2027 vốn là ngày làm việc: chỉ thứ Bảy, Chủ nhật mới ghi là ngày làm bù."),
        ({"first": "4/9/2023", "last": ""}, "Đã có trong lịch: 4/9/2023 (Nghỉ bù Quốc khánh, nghỉ). Sửa dòng đang có, hoặc chọn ngày khác."),
    ],
)
def test_what_cannot_stand_in_the_calendar_is_refused_with_a_sentence(admin, national_day, typed, sentence):
    answer = admin.post("/lich-nghi/them/", TET | typed)
    assert (answer.status_code, sentence in plain(answer)) == (422, True)
    assert (list(Holiday.objects.all()), traces()) == ([national_day], [])


def test_a_weekend_may_be_a_day_off_and_may_be_worked(admin):
    add(admin, first="2/9/2028", last="", name="Quốc khánh")
    add(admin, first="9/9/2028", last="", name="Làm bù", working="1")
    assert list(Holiday.objects.values_list("day", "working")) == [(dt.date(2028, 9, 2), False), (dt.date(2028, 9, 9), True)]


def test_nobody_else_lays_changes_or_removes_a_day(national_day, people):
    fields = {"name": "Nghỉ", "working": False, "source": LAW}
    for person in (people.an, people.lan, people.thin, people.nga, people.quy):
        with pytest.raises(Refused):
            lay_days(first=DAY, **fields, by=person, now=MORNING)
        with pytest.raises(Refused):
            change_day(national_day, day=DAY, **fields, seen=mark(national_day), by=person, now=MORNING)
        with pytest.raises(Refused):
            remove_day(national_day, seen=mark(national_day), by=person, now=MORNING)
    assert (list(Holiday.objects.all()), traces()) == ([national_day], [])


# --- changing and removing


def form_of(admin, holiday):
    form = admin.get(f"/lich-nghi/{holiday.pk}/").context["form"]
    return {name: form[name].value() or "" for name in form.fields} | {"day": f"{holiday.day:%d/%m/%Y}"}


def test_a_change_leaves_old_and_new(admin, national_day):
    typed = form_of(admin, national_day)
    assert typed == {"day": "04/09/2023", "name": "Nghỉ bù Quốc khánh", "working": "", "source": LAW, "seen": mark(national_day)}
    answer = admin.post(f"/lich-nghi/{national_day.pk}/", typed | {"day": "9/9/2023", "name": "Làm bù", "working": "1"}, follow=True)
    note = "ngày: 4/9/2023 → 9/9/2023; tên: Nghỉ bù Quốc khánh → Làm bù; loại: nghỉ → làm bù"
    assert told(answer) == [f"Đã sửa. N{note[1:]}."]
    assert traces() == [("Ngô Quốc Khánh (Quản trị viên)", "Sửa 4/9/2023: Nghỉ bù Quốc khánh", note)]
    assert Holiday.objects.values_list("day", "name", "working", "source").get() == (dt.date(2023, 9, 9), "Làm bù", True, LAW)


def test_saving_what_stands_leaves_no_trace(admin, national_day):
    answer = admin.post(f"/lich-nghi/{national_day.pk}/", form_of(admin, national_day), follow=True)
    assert (told(answer), traces()) == (["Không có gì thay đổi."], [])


def test_an_old_row_without_a_source_needs_one_when_it_is_changed(admin):
    row = Holiday.objects.create(day=dt.date(2023, 9, 1), name="Quốc khánh")
    answer = admin.post(f"/lich-nghi/{row.pk}/", form_of(admin, row) | {"name": "Liền kề"})
    assert (answer.status_code, "Nhập căn cứ" in plain(answer)) == (422, True)


def test_a_day_does_not_move_onto_another_or_to_a_worked_weekday(admin, national_day):
    Holiday.objects.create(day=dt.date(2023, 9, 1), name="Quốc khánh", source=LAW)
    for typed, words in (({"day": "1/9/2023"}, "Đã có trong lịch: 1/9/2023"), ({"working": "1"}, "Thứ Hai, 4/9/2023 vốn là ngày làm việc")):
        answer = admin.post(f"/lich-nghi/{national_day.pk}/", form_of(admin, national_day) | typed)
        assert (answer.status_code, words in plain(answer)) == (422, True)
    assert (Holiday.objects.get(pk=national_day.pk).day, traces()) == (dt.date(2023, 9, 4), [])


def test_who_comes_second_overwrites_nothing(admin, people, national_day):
    typed = form_of(admin, national_day)
    Holiday.objects.filter(pk=national_day.pk).update(source="Thông báo 5034/TB")
    answer = admin.post(f"/lich-nghi/{national_day.pk}/", typed | {"name": "Khác"})
    assert (answer.status_code, "vừa được người khác sửa hoặc bỏ" in plain(answer)) == (422, True)
    answer = admin.post(f"/lich-nghi/{national_day.pk}/bo/", {"seen": typed["seen"]}, follow=True)
    assert told(answer) == ["Ngày này vừa được người khác sửa hoặc bỏ. Tải lại trang để xem bản mới."]
    with pytest.raises(Conflict):
        remove_day(Holiday(pk=national_day.pk + 9), seen="", by=people.khanh, now=MORNING)
    assert (Holiday.objects.get().name, traces()) == ("Nghỉ bù Quốc khánh", [])


def test_a_removed_day_is_remembered(admin, national_day):
    answer = admin.post(f"/lich-nghi/{national_day.pk}/bo/", {"seen": mark(national_day)}, follow=True)
    assert told(answer) == ["Đã bỏ 4/9/2023: Nghỉ bù Quốc khánh."]
    assert not Holiday.objects.exists()
    assert traces() == [("Ngô Quốc Khánh (Quản trị viên)", "Bỏ 4/9/2023: Nghỉ bù Quốc khánh, nghỉ", f"Căn cứ đã ghi: {LAW}")]
    assert "Bỏ 4/9/2023: Nghỉ bù Quốc khánh, nghỉ" in plain(answer)


# --- what hangs on it


def test_days_that_were_laid_stay_and_drafts_count_anew(world, admin, people, sign_in):
    launched = launch(world)
    before = list(Obligation.objects.order_by("pk").values_list("due", flat=True))
    draft = make_directive(world, year=2024)
    draft.duties.exclude(kind="plan").delete()
    draft.duties.update(due=None, opens=None, rule="10 ngày làm việc sau khi phát động")
    office = sign_in(people.lan)
    assert [(row.duty.directive, row.day) for row in office.get("/lich-nghi/").context["drafts"]] == [(draft, dt.date(2023, 2, 20))]
    answer = add(admin, first="7/2/2023", last="", name="Nghỉ")
    assert told(answer)[1:] == ["Hạn dự kiến của 1 việc giao trong dự thảo Chỉ thị tính lại theo lịch mới."]
    assert [row.day for row in office.get("/lich-nghi/").context["drafts"]] == [dt.date(2023, 2, 21)]
    assert list(Obligation.objects.order_by("pk").values_list("due", flat=True)) == before
    assert launched.duties.get(kind="plan").due == dt.date(2023, 2, 28)


def test_the_drafts_of_others_are_not_shown(world, people, sign_in):
    make_directive(world).duties.update(rolling=Duty.Rolling.NEXT)
    shown = [len(sign_in(person).get("/lich-nghi/").context["drafts"]) > 0 for person in (people.lan, people.khanh, people.an, people.nga)]
    assert shown == [True, False, False, False]


def test_a_past_year_with_open_work_is_told_of(world, admin):
    launch(world, year=2022)
    Obligation.objects.update(opens=dt.date(2022, 2, 1), due=dt.date(2022, 6, 1))
    answer = add(admin, first="2/9/2022", last="", name="Quốc khánh")
    waiting = Obligation.objects.open().count()
    assert told(answer)[1:] == [f"Năm 2022 đã qua mà còn {waiting} việc chưa xong. Hạn đã giao của các việc này giữ nguyên."]
    assert waiting > 0


def test_the_office_hears_that_a_year_is_not_entered(world, people, sign_in):
    draft = make_directive(world)
    draft.duties.exclude(kind="plan").delete()
    draft.duties.update(due=None, opens=None, rule="10 ngày làm việc sau khi phát động")
    office, hint = sign_in(people.lan), "Lịch nghỉ năm 2023 chưa nhập: ngày làm việc chỉ trừ thứ Bảy, Chủ nhật."
    page = plain(office.get(reverse("campaigns:directive-duties", args=[draft.pk])))
    assert (hint in page, '/lich-nghi/?nam=2023"' in page) == (True, True)
    Holiday.objects.create(day=dt.date(2023, 9, 4), name="Nghỉ", source=LAW)
    assert hint not in plain(office.get(reverse("campaigns:directive-duties", args=[draft.pk])))


@pytest.mark.parametrize(
    ("changed", "blank"),
    [
        ({"due": dt.date(2023, 6, 20)}, ()),
        ({"due": dt.date(2023, 6, 20), "rolling": "next"}, (2023,)),
        ({"rule": "ngày cuối tháng 6"}, ()),
        ({"rule": "Ngày làm việc cuối tháng 6"}, (2023,)),
        ({"rule": "300 ngày làm việc sau khi phát động"}, (2023, 2024)),
        ({"confirmed": False}, ()),
    ],
)
def test_only_days_that_hang_on_the_calendar_name_a_blank_year(world, changed, blank):
    draft = make_directive(world)
    draft.duties.exclude(kind="plan").delete()
    draft.duties.update(**({"due": None, "opens": None} | changed))
    assert burden(draft, DAY).blank_years == blank


# --- from a file

FILE = """
law: "Bộ luật Lao động 2019, Điều 112"
days:
  - {name: "Quốc khánh", source: law, days: [2027-09-02, 2027-09-03]}
  - {name: "Làm bù", source: "Thông báo 15/TB", working: true, days: [2027-09-11]}
"""


def load(tmp_path, capsys, text=FILE, **options):
    path = tmp_path / "2027.yaml"
    path.write_text(text, encoding="utf-8")
    call_command("load_holidays", str(path), **options)
    return capsys.readouterr().out.strip()


def test_a_file_is_loaded_and_loaded_again(db, tmp_path, capsys):
    assert load(tmp_path, capsys) == "Lịch nghỉ: thêm 3 ngày, sửa 0, giữ nguyên 0."
    assert load(tmp_path, capsys) == "Lịch nghỉ: thêm 0 ngày, sửa 0, giữ nguyên 3."
    Holiday.objects.filter(day="2027-09-03").update(name="Khác")
    Holiday.objects.create(day=dt.date(2027, 1, 1), name="Tết Dương lịch", source=LAW)
    assert load(tmp_path, capsys) == "Lịch nghỉ: thêm 0 ngày, sửa 1, giữ nguyên 2."
    assert Holiday.objects.count() == 4
    assert traces()[0] == ("Quản trị máy chủ", "Sửa 3/9/2027: Khác", "tên: Khác → Quốc khánh")
    assert load(tmp_path, capsys, year=2026) == "Lịch nghỉ: thêm 0 ngày, sửa 0, giữ nguyên 0."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[]", "Tệp phải có mục “days” là danh sách các dòng."),
        ("days: [5]", "Dòng 1: cần có name, source và days."),
        ("days: [{name: A, days: [2027-09-02]}]", "Dòng 1: cần có căn cứ (source), tối đa 200 ký tự."),
        ("days: [{name: A, source: B, days: [hôm nay]}]", "Dòng 1: cần có các ngày (days), viết như 2026-09-02."),
        ("days: [{source: B, days: [2027-09-02]}]", "Dòng 1: cần có tên (name), tối đa 120 ký tự."),
        ("days: [{name: A, source: B, working: true, days: [2027-09-02]}]", "Dòng 1: Thứ Năm, 2/9/2027 vốn là ngày làm việc"),
        ("days: [{name: A, source: [1], days: [2027-13-02]}]", "month must be in 1..12"),
        ("a: [", "while parsing"),
    ],
)
def test_a_faulty_file_is_refused_whole(db, tmp_path, capsys, text, sentence):
    with pytest.raises(CommandError, match="(?s).") as problem:
        load(tmp_path, capsys, text)
    assert sentence in str(problem.value)
    assert not Holiday.objects.exists()
