"""Old awards and lists of people come in from Excel: a dry run first, known people found again, part by part, and never twice."""

import datetime as dt
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.records import import_actions
from awards.records.identity import digest_of
from awards.records.import_actions import OVERTAKEN, dry_run, run_import, start_import
from awards.records.import_columns import READERS, columns_of
from awards.records.import_tasks import sweep
from awards.records.models import AwardRecord, Identity, Membership, Recipient, RecordImport
from awards.records.states import ImportKind, ImportState
from emulation.accounts.roster.lines import read_line
from emulation.attachments.intake import take_in
from emulation.attachments.workbook import read_table, write_table
from emulation.formats.exports import EXCEL
from emulation.units.actions import create_unit, merge_units
from emulation.workflow.flows import Conflict, Refused
from tests.award_factories import DECEMBER, collective, given, lay_down_the_law, person

AWARDS, ROSTER = ImportKind.AWARDS, ImportKind.ROSTER
LINE = {"unit": "Xã Sông Ray", "award": "LĐTT", "year": 2021, "decision_number": "15/QĐ-UBND"}


@pytest.fixture(autouse=True)
def law(world):
    return lay_down_the_law(world)


@pytest.fixture
def units(world):
    return world.units


def sheet(kind, rows):
    return write_table("Trang", columns_of(kind), rows)


def sent(world, rows, kind=AWARDS):
    """The office sends a file with `rows`; returns the Attachment."""
    return take_in(ContentFile(sheet(kind, rows), "cu.xlsx"), by=world.people.lan, now=DECEMBER)


def looked(world, rows, kind=AWARDS):
    return dry_run(sent(world, rows, kind), kind, world.authority, DECEMBER)


def asked(world, rows, kind=AWARDS, *, only_good=False):
    """The office looks at a file and asks for it to be taken in; returns the RecordImport."""
    file = sent(world, rows, kind)
    shown = dry_run(file, kind, world.authority, DECEMBER).outcome
    common = {"kind": kind, "authority": world.authority, "only_good": only_good, "shown": shown}
    return start_import(file, **common, by=world.people.lan, now=DECEMBER)


def taken(world, rows, kind=AWARDS, **how):
    """The same, and a worker stores it."""
    job = asked(world, rows, kind, **how)
    run_import(job.pk, now=DECEMBER)
    job.refresh_from_db()
    return job


def words(run):
    return [(fault.address, fault.words) for _, fault in run.faults]


def test_a_line_brings_a_person_with_the_place_of_that_year(world, units):
    job = taken(world, [LINE | {"name": "nguyễn  văn Tư", "position": "Công chức", "span": "2020-2021", "decision_day": dt.date(2021, 12, 20)}])
    assert (job.state, job.done, job.result["new"], job.result["people"]) == (ImportState.DONE, 1, 1, 1)
    record = AwardRecord.objects.get()
    assert (record.recipient.name, record.award.code, record.year, record.unit) == ("nguyễn văn Tư", "LDTT", 2021, units["song_ray"])
    assert (record.achieved_from, record.achieved_to) == (dt.date(2020, 1, 1), dt.date(2021, 12, 31))
    place = Membership.objects.get()
    assert (place.unit, place.valid_from, place.valid_to) == (units["song_ray"], dt.date(2021, 1, 1), dt.date(2021, 12, 31))


def test_the_same_file_again_changes_nothing(world):
    rows = [LINE | {"name": "Nguyễn Văn Tư"}, LINE | {"name": "Nguyễn Văn Tư", "year": 2022, "decision_number": "9/QĐ"}]
    taken(world, rows)
    again = looked(world, rows)
    assert again.counts == {"new": 0, "changed": 0, "same": 2, "faulty": 0, "people": 0}
    with pytest.raises(Refused, match="đều đã có"):
        asked(world, rows)
    assert (Recipient.objects.count(), AwardRecord.objects.count(), Membership.objects.count()) == (1, 2, 1)
    assert Membership.objects.get().valid_to == dt.date(2022, 12, 31)


@pytest.mark.parametrize("typed", ["HOÀ THỊ Hoà", "hoà thị hòa", "Hoà Thị Hoà", "HOA THI HOA"])
def test_known_people_are_found_however_their_name_is_typed(world, units, typed):
    known = person("Hòa Thị Hòa", units["song_ray"])
    taken(world, [LINE | {"name": typed}])
    assert list(AwardRecord.objects.values_list("recipient", flat=True)) == [known.pk]


def test_other_marks_are_another_person_and_worth_a_look(world, units):
    person("Nguyễn Văn Sơn", units["song_ray"])
    run = looked(world, [LINE | {"name": "Nguyễn Văn Sớn"}])
    assert [(match.brings, "gần giống tên" in match.warnings[0]) for match in run.matches] == [(True, True)]


def test_two_namesakes_in_a_unit_are_told_apart_by_birth_or_the_fault_names_them(world, units):
    first = person("Nguyễn Văn Tư", units["song_ray"], birth_date=dt.date(1980, 4, 3))
    person("Nguyễn Văn Tư", units["song_ray"], birth_date=dt.date(1991, 1, 1), position="Địa chính")
    run = looked(world, [LINE | {"name": "Nguyễn Văn Tư"}, LINE | {"name": "Nguyễn Văn Tư", "birth_date": "3/4/1980"}])
    assert [match.person and match.person.row for match in run.matches] == [None, first]
    assert words(run) == [
        (
            "D2",
            "Có 2 người cùng tên ở đơn vị này: (1) Nguyễn Văn Tư, sinh 3/4/1980, Công chức, UBND xã Sông Ray; "
            "(2) Nguyễn Văn Tư, sinh 1/1/1991, Địa chính, UBND xã Sông Ray. Điền ngày sinh hoặc số định danh để biết là ai",
        )
    ]


def test_a_namesake_elsewhere_is_somebody_else_until_a_number_says_otherwise(world, units):
    known = person("Nguyễn Văn Tư", units["xuan_my"])
    number = "079180001234"
    Identity.objects.create(recipient=known, number=number, digest=digest_of(number))
    run = looked(world, [LINE | {"name": "Nguyễn Văn Tư"}, LINE | {"name": "Nguyễn Văn Tư", "identity": "079 180 001 234", "year": 2020}])
    assert [match.brings for match in run.matches] == [True, False]
    assert [len(match.warnings) for match in run.matches] == [1, 0]
    stranger = looked(world, [LINE | {"name": "Trần Văn Năm", "identity": number}])
    assert words(stranger) == [("C2", "Số định danh này là của Nguyễn Văn Tư, Công chức, UBND xã Xuân Mỹ. Sửa số hoặc sửa họ tên")]
    assert number not in str(words(stranger))


def test_former_units_are_known_by_their_day(world, units):
    old = create_unit(
        code="song-ray-cu", name="UBND xã Sông Cũ", kind=units["song_ray"].kind, parent=world.authority, valid_from=dt.date(2004, 1, 1),
        valid_to=dt.date(2020, 12, 31),
    )  # fmt: skip
    merge_units(predecessors=[old], successor=units["song_ray"], day=dt.date(2021, 1, 1))
    known = person("Nguyễn Văn Tư", units["song_ray"])
    run = looked(world, [LINE | {"name": "Nguyễn Văn Tư", "unit": "xã Sông Cũ", "year": 2019}, LINE | {"name": "Lê Ba", "unit": "Xã Sông Cũ"}])
    assert (run.matches[0].unit, run.matches[0].person.row) == (old, known)
    assert words(run) == [("F3", "“Xã Sông Cũ” không có vào ngày 31/12/2021. Ghi tên đơn vị khi đó")]


def test_each_cell_that_cannot_be_read_says_what_to_type(world):
    run = looked(
        world,
        [
            {"name": "", "unit": "Xã Sông Ray", "award": "LĐTT", "year": 2021},
            LINE | {"name": "A", "award": "Giấy khen"},
            LINE | {"name": "B", "unit": "Xã Không Có"},
            LINE | {"name": "C", "span": "năm ngoái"},
            LINE | {"name": "D", "identity": "123"},
            LINE | {"name": "E", "kind": "Tập thể", "gender": "Nữ"},
            LINE | {"name": "F", "year": 21},
        ],
    )
    assert [address for address, _ in words(run)] == ["A2", "J3", "F4", "M5", "C6", "E7", "L8"]
    assert "Có phải: Giấy khen của" in words(run)[1][1]


def test_the_same_award_twice_in_a_file_is_one_too_many(world):
    run = looked(world, [LINE | {"name": "Nguyễn Văn Tư"}, LINE | {"name": "NGUYỄN VĂN TƯ"}])
    assert words(run) == [("J3", "Dòng 2 đã ghi khen thưởng này của người, tập thể này. Bỏ một dòng")]


def test_only_good_lines_where_the_person_says_so(world):
    rows = [LINE | {"name": "Nguyễn Văn Tư"}, LINE | {"name": "Lê Ba", "award": "Không có"}]
    with pytest.raises(Refused, match="Còn 1 dòng cần sửa"):
        asked(world, rows)
    job = taken(world, rows, only_good=True)
    assert (job.state, job.done, job.result["new"], job.result["faulty"]) == (ImportState.DONE, 2, 1, 1)
    assert [each.name for each in Recipient.objects.all()] == ["Nguyễn Văn Tư"]


def test_what_was_empty_is_filled_and_a_second_award_of_a_year_is_asked_about(world, units):
    known = person("Nguyễn Văn Tư", units["song_ray"])
    record = given(known, "LDTT", 2021)
    AwardRecord.objects.filter(pk=record.pk).update(decision_number="")
    run = looked(world, [LINE | {"name": "Nguyễn Văn Tư", "gender": "Nam", "achievement": "Tốt"}])
    assert run.matches[0].story == [
        ("Giới tính", "để trống", "Nam"), ("Số quyết định", "để trống", "15/QĐ-UBND"), ("Thành tích", "để trống", "Tốt"),
    ]  # fmt: skip
    given(known, "CSTDCS", 2020, number="1/QĐ")
    second = looked(world, [LINE | {"name": "Nguyễn Văn Tư", "award": "cstd cơ sở", "year": 2020, "decision_number": "2/QĐ"}])
    assert second.matches[0].warnings == ["Đã có CSTĐ cơ sở năm 2020 theo quyết định số 1/QĐ; dòng này là khen thưởng thứ hai"]


def test_nothing_but_what_was_shown_is_stored(world, units):
    file = sent(world, [LINE | {"name": "Nguyễn Văn Tư"}])
    shown = dry_run(file, AWARDS, world.authority, DECEMBER).outcome
    person("Nguyễn Văn Tư", units["song_ray"])
    with pytest.raises(Conflict):
        start_import(file, kind=AWARDS, authority=world.authority, only_good=False, shown=shown, by=world.people.lan, now=DECEMBER)
    assert RecordImport.objects.count() == 0


@pytest.fixture
def small_parts(monkeypatch):
    monkeypatch.setattr(import_actions, "PART", 2)


def many(count=7):
    """Lines of people of whom some come back in later parts."""
    return [LINE | {"name": f"Nguyễn Văn {'ABC'[place % 3]}", "year": 2021 + place // 3} for place in range(count)]


def test_a_worker_that_dies_leaves_whole_parts_and_the_next_goes_on(world, small_parts, monkeypatch):
    job = asked(world, many())
    parts, stored = [], import_actions.store

    def dies_at_the_third(matches, **who):
        stored(matches, **who)
        parts.append(len(matches))
        if len(parts) == 3:
            raise MemoryError

    monkeypatch.setattr(import_actions, "store", dies_at_the_third)
    with pytest.raises(MemoryError):
        run_import(job.pk, now=DECEMBER)
    job.refresh_from_db()
    assert (job.state, job.done, AwardRecord.objects.count()) == (ImportState.RUNNING, 4, 4)
    sweep()
    job.refresh_from_db()
    assert (job.state, job.done, job.result["new"], job.result["people"]) == (ImportState.DONE, 7, 7, 3)
    assert (AwardRecord.objects.count(), Recipient.objects.count(), parts) == (7, 3, [2, 2, 2, 2, 1])
    sweep()
    assert AwardRecord.objects.count() == 7


def test_a_change_between_two_parts_stops_the_rest(world, units, small_parts, monkeypatch):
    job, stored = asked(world, many()), import_actions.store

    def somebody_comes(matches, **who):
        stored(matches, **who)
        if not Recipient.objects.filter(name="Nguyễn Văn C", birth_date__year=1970).exists():
            person("Nguyễn Văn C", units["song_ray"], birth_date=dt.date(1970, 1, 1))

    monkeypatch.setattr(import_actions, "store", somebody_comes)
    run_import(job.pk, now=DECEMBER)
    job.refresh_from_db()
    assert (job.state, job.done, job.result["why"]) == (ImportState.FAILED, 2, OVERTAKEN)


def test_an_import_that_never_gets_further_ends(world, monkeypatch):
    job = asked(world, many())
    monkeypatch.setattr(import_actions, "store", lambda *args, **who: 1 / 0)
    for _ in range(import_actions.TRIES + 1):
        sweep()
    job.refresh_from_db()
    assert (job.state, job.done, AwardRecord.objects.count()) == (ImportState.FAILED, 0, 0)


def test_a_list_of_people_makes_and_keeps_up_places(world, units):
    collective("Tổ Một cửa", units["song_ray"], headcount=5)
    rows = [
        {"name": "Lê Thị Sáu", "unit": "song-ray", "gender": "nữ", "birth_date": "1/2/1985", "position": "Kế toán", "valid_from": "1/1/2016"},
        {"name": "Tổ một cửa", "kind": "tập thể", "unit": "UBND xã Sông Ray", "headcount": 9, "women": 4},
        {"name": "UBND xã Sông Ray", "kind": "Tập thể", "unit": "Xã Sông Ray", "headcount": 25},
        {"name": "Hộ ông Bảy", "kind": "Hộ", "unit": "Sông Ray", "hardship": "x"},
    ]
    job = taken(world, rows, ROSTER)
    assert (job.state, job.result["new"], job.result["changed"], job.result["people"]) == (ImportState.DONE, 3, 1, 3)
    sau = Recipient.objects.get(name="Lê Thị Sáu")
    assert (sau.gender, sau.birth_date, sau.memberships.get().valid_from) == ("female", dt.date(1985, 2, 1), dt.date(2016, 1, 1))
    whole = Recipient.objects.get(unit=units["song_ray"])
    assert (whole.headcount, whole.memberships.get().valid_from) == (25, dt.date(2023, 1, 1))
    assert Recipient.objects.get(match_key="to mot cua").headcount == 9
    assert looked(world, rows, ROSTER).counts["same"] == 4
    moved = looked(world, [rows[0] | {"position": "Phó Chủ tịch", "leadership": "Lãnh đạo đơn vị"}], ROSTER)
    assert moved.matches[0].story == [
        ("Chức vụ", "Kế toán", "Phó Chủ tịch"), ("Cấp lãnh đạo", "Không giữ chức vụ lãnh đạo", "Lãnh đạo đơn vị"),
    ]  # fmt: skip


def queries_of(work):
    with CaptureQueriesContext(connection) as asked_for:
        work()
    return len(asked_for)


def test_the_number_of_queries_of_a_part_does_not_grow_with_its_lines(world):
    taken(world, [LINE | {"name": "Người đầu tiên"}])  # what is asked once, is asked
    few = queries_of(lambda: taken(world, [LINE | {"name": f"Ít {place}"} for place in range(2)]))
    lots = queries_of(lambda: taken(world, [LINE | {"name": f"Nhiều {place}"} for place in range(40)]))
    assert lots == few


def test_the_office_walks_through_it_in_the_browser(world, sign_in, django_capture_on_commit_callbacks):
    browser = sign_in(world.people.lan)
    start = reverse("awards:import-start")
    refused = browser.post(start, {"kind": "awards"})
    assert refused.status_code == 422
    assert "Chọn tệp Excel đã điền" in refused.content.decode()
    file = BytesIO(sheet(AWARDS, [LINE | {"name": "Nguyễn Văn Tư"}]))
    file.name = "cu.xlsx"
    check = browser.post(start, {"kind": "awards", "file": file})["Location"]
    page = browser.get(check)
    assert [(match.number, match.name) for match in page.context["run"].matches] == [(2, "Nguyễn Văn Tư")]
    shown = page.context["run"].outcome
    assert "Nhập 1 dòng" in page.content.decode()
    assert browser.post(check, {"shown": "khác"}).status_code == 409
    answer = browser.post(check, {"shown": shown})
    job = RecordImport.objects.get()
    assert answer["Location"] == reverse("awards:import-detail", args=[job.pk])
    assert "Đã nhập 0/1 dòng (0%)" in browser.get(answer["Location"]).content.decode()
    assert browser.get(f"{answer['Location']}?da=0", headers={"hx-request": "true"}).status_code == 204
    assert browser.get(check)["Location"] == answer["Location"]
    sweep()
    assert "Đã nhập xong 1 dòng" in browser.get(answer["Location"]).content.decode()
    assert browser.get(f"{answer['Location']}?da=0", headers={"hx-request": "true"})["HX-Refresh"] == "true"


def test_the_page_of_imports_asks_as_often_for_three_as_for_one(world, sign_in):
    browser, found = sign_in(world.people.lan), []
    for place in range(3):
        taken(world, [LINE | {"name": f"Người {place}"}])
        found.append(queries_of(lambda: browser.get(reverse("awards:import-start"))))
    assert found[0] == found[2]


def test_the_check_page_names_the_line_of_a_fault(world, sign_in):
    file = sent(world, [LINE | {"name": "Lê Ba", "award": "Không có"}, LINE | {"name": "Nguyễn Văn Sơn"}])
    person("Nguyễn Văn Sởn", world.units["song_ray"])
    page = sign_in(world.people.lan).get(reverse("awards:import-check", args=["khen-thuong", file.pk])).content.decode()
    assert '<td data-label="Dòng của">Lê Ba</td>' in page
    assert '<td class="num" data-label="Dòng">3</td>' in page


@pytest.mark.parametrize("word", ["khen-thuong", "danh-sach"])
def test_the_template_reads_as_an_empty_table_and_its_examples_as_good_lines(world, sign_in, word):
    answer = sign_in(world.people.lan).get(reverse("awards:import-sheet", args=[word]))
    assert answer["Content-Type"] == EXCEL
    kind = AWARDS if word == "khen-thuong" else ROSTER
    file = take_in(ContentFile(answer.content, "mau.xlsx"), by=world.people.lan, now=DECEMBER)
    assert dry_run(file, kind, world.authority, DECEMBER).matches == []
    examples = read_table(BytesIO(answer.content), columns_of(kind), sheet="Ví dụ")
    lines = [read_line("", row, READERS[kind]) for row in examples]
    assert [(len(lines), line.faults) for line in lines] == [(2, []), (2, [])]


def test_an_award_of_a_year_to_come_is_a_fault_of_its_cell(world):
    run = looked(world, [LINE | {"name": "Nguyễn Văn Tư", "year": 2032}])
    assert [sentence for _, sentence in words(run)] == ["Năm 2032 chưa đến. Nhập năm từ 1945 đến 2023"]
