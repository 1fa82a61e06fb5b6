"""300 nominees by Excel: the file out, filled in, seen before anything is stored, in again; twice; wrong in every column."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.proposals import sheets
from awards.proposals.law import book_of
from awards.proposals.models import Nominee, Proposal
from awards.records.models import GradeRecord, Membership, Recipient
from awards.records.recipients import new_recipient, place
from emulation import clock
from emulation.attachments.models import Attachment
from emulation.attachments.workbook import read_table
from tests.award_factories import DECEMBER, SINCE, collective, draft_proposal, graded, lay_down_the_law, nominate, person
from tests.awards.proposal_stories import award, names, sheet

DAY = dt.date(2023, 12, 5)
FAULTS = [
    ({"code": "999999"}, "code", "Đơn vị không có mã “999999”"),
    ({"code": "OTHER"}, "name", "là của Trần Văn Đạo, không phải “Nguyễn Thị Thu Hà”"),
    ({"code": "", "name": "Ai Đó"}, "name", "Danh sách của đơn vị chưa có “Ai Đó”"),
    ({"award": "Tập thể lao động tiên tiến"}, "award", "không đề nghị được cho cá nhân"),
    ({"award": "Giải nhất"}, "award", "“Giải nhất” không đề nghị được"),
    ({"achieved_from": "hôm qua"}, "achieved_from", "Ngày “hôm qua” không có"),
    ({"achieved_from": "1/12/2023", "achieved_to": "1/11/2023"}, "achieved_to", "Ngày kết thúc phải từ ngày bắt đầu"),
    ({"yes": "chín"}, "yes", "chưa rõ là số nào"),
    ({"yes": 9, "votes": 8}, "yes", "Số phiếu đồng ý không quá 8"),
    ({"yes": 9}, "votes", "Nhập cả số phiếu đồng ý và tổng số phiếu"),
    ({"votes": 30001, "yes": 1}, "votes", "Số phiếu phải từ 0 đến 30.000"),
    ({"reason": "x" * 401}, "reason", "tối đa 400"),
    ({"task": "chữ " * 1001}, "task", "Thành tích có 1001 chữ, tối đa 1000"),
    ({"award": "Lao động tiên tiến", "reason": ""}, "reason", "Chưa đạt: "),
]


@pytest.fixture(autouse=True)
def december():
    with clock.at(DECEMBER):
        yield


@pytest.fixture
def draft(world, people):
    lay_down_the_law(world)
    return draft_proposal(world, world.units["song_ray"], by=people.binh)


@pytest.fixture
def clerk(sign_in, people):
    return sign_in(people.binh)


def address(proposal):
    return f"/de-nghi/{proposal.pk}/2/nhap-excel/"


def send(clerk, proposal, rows, columns=sheets.COLUMNS):
    """Send a file and open what it would do; returns the answer of the dry run."""
    sent = clerk.post(address(proposal), {"file": sheet(columns, rows)})
    assert sent.status_code == 302
    return clerk.get(sent.url)


def confirm(clerk, proposal, shown):
    version = shown.context["proposal"].version
    return clerk.post(address(proposal), {"tep": str(shown.context["file"].pk), "version": version})


def crowd(unit, count):
    made = [new_recipient("person", f"Người Số {number}", now=DECEMBER) for number in range(count)]
    Recipient.objects.bulk_create(made)
    Membership.objects.bulk_create([place(each, unit, since=SINCE, position="Công chức") for each in made])
    GradeRecord.objects.bulk_create([GradeRecord(recipient=each, year=2023, grade="HTXSNV") for each in made])
    return made


def test_the_template_has_the_list_and_the_whole_roster(world, draft, clerk, people):
    ha, team = person("Nguyễn Thị Thu Hà", world.units["song_ray"]), collective("Tổ một", world.units["song_ray"])
    person("Người xã khác", world.units["xuan_my"])
    nominate(draft, ha, "GK_HUYEN", reason="Nổi bật", yes=9, votes=10)
    answer = clerk.get(f"/de-nghi/{draft.pk}/2/mau.xlsx")
    from io import BytesIO

    rows = read_table(BytesIO(answer.content), sheets.COLUMNS)
    assert [(row["code"].value, row["name"].value, row["award"].value, row["yes"].value) for row in rows] == [
        (str(ha.pk), "Nguyễn Thị Thu Hà", award("GK_HUYEN").name, 9),
        (str(team.pk), "Tổ một", None, None),
    ]


def test_three_hundred_come_in_one_file_and_again_change_nothing(world, draft, clerk):
    many = crowd(world.units["song_ray"], 300)
    rows = [{"code": str(each.pk), "name": each.name, "award": "LĐTT", "reason": "Đã họp xét", "yes": 20, "votes": 21} for each in many]
    shown = send(clerk, draft, rows)
    assert (shown.status_code, shown.context["found"].faults, shown.context["found"].counts) == (200, [], {"new": 300, "changed": 0, "same": 0})
    assert Nominee.objects.count() == 0  # seen, not stored
    assert confirm(clerk, draft, shown).status_code == 302
    one = Nominee.objects.select_related("award").first()
    assert (Nominee.objects.count(), one.award.code, one.yes, one.position, one.achieved_to) == (300, "LDTT", 20, "Công chức", dt.date(2023, 12, 31))
    again = send(clerk, draft, rows)
    assert again.context["found"].counts == {"new": 0, "changed": 0, "same": 300}
    before = Proposal.objects.get(pk=draft.pk).version
    assert confirm(clerk, draft, again).status_code == 302
    assert (Nominee.objects.count(), Proposal.objects.get(pk=draft.pk).version) == (300, before)


def test_reading_three_hundred_costs_as_many_queries_as_three(world, draft, people):
    from io import BytesIO

    from emulation.attachments.workbook import write_table

    many = crowd(world.units["song_ray"], 300)
    costs = []
    for count in (3, 3, 300):  # the first reads what is read once
        rows = [{"name": each.name, "award": "LĐTT"} for each in many[:count]]
        with CaptureQueriesContext(connection) as captured:
            found = sheets.Import(BytesIO(write_table("x", sheets.COLUMNS, rows)), draft, people.binh, book_of(draft, DAY), DAY)
        assert len(found.changes) == count
        costs.append(len(captured))
    assert costs[1] == costs[2]


@pytest.mark.parametrize(("wrong", "column", "sentence"), FAULTS, ids=[f"{column}-{number}" for number, (_, column, _) in enumerate(FAULTS)])
def test_every_wrong_cell_is_named_and_nothing_is_stored(world, draft, clerk, wrong, column, sentence):
    ha, other = person("Nguyễn Thị Thu Hà", world.units["song_ray"]), person("Trần Văn Đạo", world.units["song_ray"])
    graded(ha, "KHTNV", 2023)
    right = {"code": str(ha.pk), "name": ha.name, "award": "Lao động tiên tiến", "reason": "Có lý do"}
    row = right | wrong
    if row["code"] == "OTHER":
        row["code"] = str(other.pk)
    shown = send(clerk, draft, [row])
    letter = "ABCDEFGHIJKLMN"[[each.key for each in sheets.COLUMNS].index(column)]
    assert [fault.address for fault in shown.context["found"].faults] == [f"{letter}2"]
    assert sentence in shown.context["found"].faults[0].words
    assert (confirm(clerk, draft, shown).status_code, names(draft)) == (422, [])


def test_two_of_one_name_are_told_apart_by_code_and_a_line_twice_is_a_fault(world, draft, clerk):
    one, two = person("Nguyễn Thị Hà", world.units["song_ray"]), person("Nguyen Thi Ha", world.units["song_ray"])
    for each in (one, two):
        graded(each, "HTXSNV", 2023)
    row = {"name": "NGUYỄN THỊ HÀ", "award": "GK_HUYEN", "reason": "x"}
    assert ["Có 2 người tên" in fault.words for fault in send(clerk, draft, [row]).context["found"].faults] == [True]
    twice = send(clerk, draft, [row | {"code": str(two.pk)}] * 2)
    assert ["đã có ở dòng trên" in fault.words for fault in twice.context["found"].faults] == [True]
    shown = send(clerk, draft, [row | {"code": str(two.pk)}, row | {"code": str(one.pk)}])
    assert (confirm(clerk, draft, shown).status_code, len(names(draft))) == (302, 2)


def test_somebody_who_saved_meanwhile_is_told_and_the_file_is_shown_anew(world, draft, clerk, people):
    ha = person("Hà", world.units["song_ray"])
    shown = send(clerk, draft, [{"name": "Hà", "award": "GK_HUYEN", "reason": "x"}])
    Proposal.objects.filter(pk=draft.pk).update(version=9)
    assert (confirm(clerk, draft, shown).status_code, names(draft)) == (409, [])
    fresh = clerk.get(address(draft), {"tep": str(Attachment.objects.get().pk)})
    assert (confirm(clerk, draft, fresh).status_code, names(draft)) == (302, [(ha.name, "GK_HUYEN")])


def test_what_is_no_table_is_refused(draft, clerk):
    from django.core.files.uploadedfile import SimpleUploadedFile

    assert clerk.post(address(draft), {}).status_code == 422
    answer = clerk.post(address(draft), {"file": SimpleUploadedFile("x.xlsx", b"khong phai")})
    assert answer.status_code == 422
    shown = send(clerk, draft, [{"award": "x"}], columns=[column for column in sheets.COLUMNS if column.key != "name"])
    assert (shown.status_code, "Thiếu cột “Họ tên, tên tập thể”" in shown.content.decode()) == (422, True)


def test_an_empty_template_proposes_nobody(world, draft, clerk):
    person("Hà", world.units["song_ray"])
    shown = send(clerk, draft, [{"name": "Hà"}])
    assert (shown.context["found"].changes, "Tệp chưa đề nghị ai" in shown.content.decode()) == ([], True)
