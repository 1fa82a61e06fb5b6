"""The rows of a plan out to Excel, changed there, and in again: seen before anything is saved, judged as the editor judges."""

import datetime as dt
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.plans.actions import save_plan, submit_plan
from campaigns.plans.models import Plan, PlanRow
from campaigns.plans.sheets import COLUMNS, Import
from emulation.attachments.workbook import Column, SheetRefused, read_table, write_table
from emulation.workflow.models import Trace
from tests.factories import MORNING, make_plan

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def plan(launched, world, people):
    """The draft of Sông Ray with two lines."""
    made = make_plan(launched, world.units["song_ray"], by=people.binh)
    one = launched.clauses.get(label="1")
    lines = [PlanRow(content="Giảm hộ nghèo", level=46, measure="hộ", clause=one), PlanRow(content="Trồng cây", due=dt.date(2023, 6, 15))]
    save_plan(made, by=people.binh, now=MORNING, version=made.version, fields={}, rows=lines)
    return Plan.objects.with_names().get(pk=made.pk)


def at(plan, act):
    return f"/ke-hoach/{plan.pk}/{act}"


def sheet(*lines, columns=COLUMNS):
    """The bytes of an Excel file; `lines` are dicts by the key of a column."""
    return write_table("Nội dung thi đua", columns, lines)


def read(plan, people, *lines, columns=COLUMNS):
    return Import(BytesIO(sheet(*lines, columns=columns)), plan, people.binh)


def send(browser, plan, *lines):
    """Upload a file as a person does; returns the page that shows what it would do."""
    upload = SimpleUploadedFile("cac-dong.xlsx", sheet(*lines), content_type=EXCEL)
    return browser.post(at(plan, "nhap-excel/"), {"file": upload}, follow=True)


def confirm(browser, page, plan, **said):
    return browser.post(at(plan, "nhap-excel/"), {"tep": page.context["file"].pk, "version": page.context["plan"].version, "mode": "replace"} | said)


def contents(plan):
    return list(plan.rows.values_list("content", flat=True))


def test_the_rows_go_out_and_come_in_again_unchanged(plan, people, sign_in):
    answer = sign_in(people.binh).get(at(plan, "cac-dong.xlsx"))
    assert (answer.status_code, answer["Content-Type"]) == (200, EXCEL)
    lines = read_table(BytesIO(answer.content), COLUMNS)
    assert [cell.value for cell in lines[0].cells.values()] == ["Giảm hộ nghèo", None, 46, "hộ", None, None, "Khoản 1"]
    assert lines[1]["due"].value == dt.date(2023, 6, 15)
    found = Import(BytesIO(answer.content), plan, people.binh)
    assert (found.counts, found.faults) == ({"new": 0, "changed": 0, "same": 2, "gone": 0}, [])


def test_what_people_type_in_cells_is_read_as_the_editor_reads_it(plan, people):
    found = read(
        plan,
        people,
        {"content": "Thu ngân sách", "level": "1.480", "measure": "triệu đồng", "due": "12/06/2023", "clause": "khoản 2"},
        {"content": "Tỷ lệ bảo hiểm y tế", "level": 90.8, "due": dt.date(2023, 12, 5), "clause": "Điểm A, khoản 7"},
        {"content": "Trồng rừng", "level": 1480, "person": 12, "clause": 1},
        {"content": "=CMD()", "indicator": "+1"},
    )
    assert found.faults == []
    typed = [(row.content, row.level and str(row.level), row.due, row.person, row.clause and row.clause.address) for row in found.rows]
    assert typed == [
        ("Thu ngân sách", "1480", dt.date(2023, 6, 12), "", "khoản 2"),
        ("Tỷ lệ bảo hiểm y tế", "90.8", dt.date(2023, 12, 5), "", "điểm a khoản 7"),
        ("Trồng rừng", "1480", None, "12", "khoản 1"),
        ("=CMD()", None, None, "", None),
    ]


def test_every_cell_that_the_editor_would_refuse_is_named_with_what_to_do(plan, people):
    found = read(
        plan,
        people,
        {"content": "x" * 601},
        {"content": "Một", "level": "nhiều", "due": "31/2/2023"},
        {"content": "Hai", "level": 0.125, "clause": "khoản 99"},
        {"indicator": "Không có nội dung"},
    )
    faults = {fault.address: fault.words for fault in found.faults}
    assert sorted(faults) == ["A2", "A5", "C3", "C4", "E3", "G4"]
    assert faults["A5"] == "Nhập nội dung của dòng này, hoặc xóa cả dòng"
    assert faults["E3"] == "Nhập ngày theo dạng 20/6/2023 (đang ghi “31/2/2023”)"
    assert faults["C3"] == "Mức phấn đấu chỉ gồm chữ số, ví dụ 198,4 (đang ghi “nhiều”)"
    assert faults["G4"] == "Chỉ thị không có “khoản 99”. Chọn trong danh sách, ví dụ khoản 1"
    assert found.rows == []
    assert [[said for _, said, wrong in cells if wrong] for _, cells in found.cells][1:] == [["nhiều", "31/2/2023"], ["0,125", "khoản 99"], [""]]


def test_more_rows_than_the_editor_takes_are_refused(plan, people):
    found = read(plan, people, *({"content": f"Việc {number}"} for number in range(101)))
    assert [(fault.address, fault.words) for fault in found.faults] == [("", "Danh sách có quá nhiều dòng, tối đa 100 dòng")]
    with pytest.raises(SheetRefused, match="tối đa 150 dòng"):
        read(plan, people, *({"content": f"Việc {number}"} for number in range(151)))


def test_columns_nobody_asked_for_are_left_out_with_a_word(plan, people, sign_in):
    columns = [Column("stt", "STT"), COLUMNS[0], Column("note", "Ghi chú"), COLUMNS[2]]
    found = read(plan, people, {"stt": 1, "content": "Một", "note": "x", "level": 5}, columns=columns)
    assert (found.others, [row.content for row in found.rows]) == (("STT", "Ghi chú"), ["Một"])


def test_nothing_is_saved_before_it_is_confirmed(plan, people, sign_in):
    browser, version = sign_in(people.binh), plan.version
    page = send(browser, plan, {"content": "Giảm hộ nghèo", "level": 64, "measure": "hộ", "clause": "khoản 1"}, {"content": "Xây cầu"})
    text = page.content.decode()
    assert page.context["found"].counts == {"new": 1, "changed": 1, "same": 0, "gone": 1}
    assert '<del><span class="vh">đã bỏ: </span>46</del> → <ins><span class="vh">thêm: </span>64</ins>' in text
    assert "chưa có gì được lưu" in text
    plan.refresh_from_db()
    assert (plan.version, contents(plan)) == (version, ["Giảm hộ nghèo", "Trồng cây"])


def test_replacing_keeps_the_keys_of_the_lines_that_stay(plan, people, sign_in):
    browser, keys = sign_in(people.binh), dict(plan.rows.values_list("content", "key"))
    page = send(browser, plan, {"content": "Xây cầu"}, {"content": "Giảm hộ nghèo", "level": 64})
    answer = confirm(browser, page, plan)
    assert answer.url == at(plan, "sua/") + "#rows"
    assert contents(plan) == ["Xây cầu", "Giảm hộ nghèo"]
    assert plan.rows.last().key == keys["Giảm hộ nghèo"]
    assert plan.rows.first().key not in keys.values()
    assert Trace.objects.of(plan).first().what == "Nhập 2 dòng từ Excel"


def test_adding_at_the_end_leaves_out_what_is_there_word_for_word(plan, people, sign_in):
    browser, keys = sign_in(people.binh), list(plan.rows.values_list("key", flat=True))
    page = send(browser, plan, {"content": "Trồng cây", "due": dt.date(2023, 6, 15)}, {"content": "Xây cầu"})
    assert page.context["found"].appended == 1
    confirm(browser, page, plan, mode="append")
    assert contents(plan) == ["Giảm hộ nghèo", "Trồng cây", "Xây cầu"]
    assert list(plan.rows.values_list("key", flat=True))[:2] == keys
    assert len(set(plan.rows.values_list("key", flat=True))) == 3


def test_adding_more_than_fits_is_refused_as_in_the_editor(plan, people, sign_in):
    browser = sign_in(people.binh)
    page = send(browser, plan, *({"content": f"Việc số {number}"} for number in range(99)))
    answer = confirm(browser, page, plan, mode="append")
    assert answer.status_code == 422
    assert "Danh sách có quá nhiều dòng, tối đa 100 dòng" in answer.content.decode()
    assert contents(plan) == ["Giảm hộ nghèo", "Trồng cây"]


def test_who_was_overtaken_sees_the_file_against_what_was_saved_meanwhile(plan, people, sign_in):
    browser = sign_in(people.binh)
    page = send(browser, plan, {"content": "Xây cầu"})
    save_plan(plan, by=people.an, now=MORNING, version=plan.version, fields={}, rows=[PlanRow(content="Ý của lãnh đạo")])
    answer = confirm(browser, page, plan)
    assert answer.status_code == 409
    assert "Nguyễn Văn An</b> vừa lưu bản mới lúc 08:15" in answer.content.decode()
    assert [change.cells["content"] for _, change in answer.context["found"].changes] == [[("ins", "Xây cầu")], [("del", "Ý của lãnh đạo")]]
    assert contents(plan) == ["Ý của lãnh đạo"]
    assert confirm(browser, answer, plan).status_code == 302
    assert contents(plan) == ["Xây cầu"]


def test_a_file_with_faults_is_not_saved_even_when_confirmed(plan, people, sign_in):
    browser = sign_in(people.binh)
    page = send(browser, plan, {"content": "Xây cầu", "level": "nhiều"})
    assert "1 ô cần sửa." in page.content.decode()
    assert confirm(browser, page, plan).status_code == 422
    assert contents(plan) == ["Giảm hộ nghèo", "Trồng cây"]


def test_a_file_that_is_no_table_and_a_file_of_somebody_else_are_turned_away(plan, people, sign_in):
    browser = sign_in(people.binh)
    nothing = browser.post(at(plan, "nhap-excel/"), {})
    assert (nothing.status_code, "Chọn tệp Excel có các dòng" in nothing.content.decode()) == (422, True)
    upload = SimpleUploadedFile("khac.xlsx", write_table("Khác", [Column("a", "Họ tên"), Column("b", "Năm sinh")], [{"a": "A"}]))
    page = browser.post(at(plan, "nhap-excel/"), {"file": upload}, follow=True)
    assert "Không thấy hàng tiêu đề" in page.content.decode()
    held = page.context["file"].pk
    assert sign_in(people.an).get(at(plan, f"nhap-excel/?tep={held}")).status_code == 404
    assert browser.get(at(plan, "nhap-excel/?tep=la")).status_code == 404


def test_a_plan_that_was_sent_takes_no_rows(plan, people, sign_in):
    browser = sign_in(people.binh)
    Plan.objects.filter(pk=plan.pk).update(state="sent", submitted_at=MORNING)
    assert browser.get(at(plan, "nhap-excel/")).url == at(plan, "")


def test_the_list_of_plans_goes_out_as_it_is_filtered_and_as_the_reader_may_see_it(plan, launched, world, people, sign_in):
    columns = [Column("owner", "Đơn vị"), Column("sent", "Ngày trình"), Column("state", "Trạng thái")]
    browser = sign_in(people.lan)

    def listed(query=""):
        with CaptureQueriesContext(connection) as asked:
            content = browser.get(f"/ke-hoach/?tai=excel{query}").content
        return [[cell.value for cell in line.cells.values()] for line in read_table(BytesIO(content), columns)], len(asked)

    def send_one(unit, head):
        submit_plan(make_plan(launched, world.units[unit], by=head), by=head, now=MORNING)

    send_one("noi_vu", people.em)
    listed()
    rows, few = listed()
    assert rows == [["Phòng Nội vụ", dt.date(2023, 2, 6), "Chờ thẩm định"]]
    send_one("xuan_my", people.dung)
    send_one("nong_dan", people.tam)
    rows, many = listed()
    assert ([row[0] for row in rows], many) == (["Hội Nông dân", "Phòng Nội vụ", "UBND xã Xuân Mỹ"], few)
    assert listed("&trang-thai=approved")[0] == []
    own = read_table(BytesIO(sign_in(people.an).get("/ke-hoach/?tai=excel").content), columns)
    assert [line["state"].value for line in own] == ["Dự thảo"]
