"""One duty over all units: counts, filters, the Excel file, the line for a chat, more time for those that are ticked."""

import datetime as dt

import pytest

from campaigns.directives.models import Duty
from campaigns.obligations import changes
from campaigns.obligations.actions import declare_done
from campaigns.obligations.models import Obligation
from campaigns.obligations.zalo import LONGEST, duty_line, obligation_line
from emulation import clock
from emulation.attachments.workbook import Column, read_table
from tests.factories import make_directive, owed

MAR20 = dt.date(2023, 3, 20)


@pytest.fixture
def duty(launched):
    """What five units have to tell about by 15 March."""
    Duty.objects.filter(directive=launched, kind="launch").update(kind="propaganda")
    return launched.duties.get(kind="propaganda")


@pytest.fixture
def mixed(duty, launched, world, people):
    """Sông Ray has done it, Xuân Mỹ is late, Nội vụ has more time, the mass organisation is waived, Văn hóa is late and has nobody."""
    of = {name: owed(launched, world.units[name], "propaganda") for name in ("song_ray", "xuan_my", "noi_vu", "van_hoa", "nong_dan")}
    with clock.on(dt.date(2023, 3, 10)):
        declare_done(of["song_ray"], by=people.an, now=clock.now(), note="Đã làm")
        changes.extend([of["noi_vu"]], by=people.lan, now=clock.now(), due=dt.date(2023, 3, 31), reason="Đang thanh tra")
        changes.waive(of["nong_dan"], by=people.lan, now=clock.now(), reason="Không có chi hội")
    with clock.on(MAR20):
        yield of


def shown(answer):
    return [row.obligation.owner_name for row in answer.context["page"].rows]


def plain(answer):
    return " ".join(answer.content.decode().split())


def test_every_unit_is_counted_once_and_waived_ones_in_no_other_number(duty, mixed, people, sign_in):
    answer = sign_in(people.lan).get(f"/viec-giao/{duty.pk}/")
    assert answer.context["counts"] == {"settled": 1, "done": 1, "sent": 0, "working": 1, "late": 2, "waived": 1, "owes": 3, "total": 4}
    assert [label for label, *_ in answer.context["page"].presets] == ["Tất cả", "Chưa làm", "Quá hạn", "Đã trình hoặc xong", "Được miễn"]
    by_unit = {row.obligation.unit.code: (row.days, [person.full_name for person in row.people]) for row in answer.context["page"].rows}
    assert by_unit == {
        "song-ray": (0, ["Nguyễn Văn An", "Trần Thị Bình"]),
        "xuan-my": (5, ["Hồ Tiến Dũng"]),
        "noi-vu": (0, ["Cao Thị Em"]),
        "van-hoa": (5, []),
        "nong-dan": (0, ["Lý Văn Tâm"]),
    }
    assert "1 đơn vị chưa làm và không có người phụ trách" in plain(answer)


@pytest.mark.parametrize(
    ("preset", "units"),
    [
        ("tat-ca", ["UBND xã Sông Ray", "UBND xã Xuân Mỹ", "Phòng Nội vụ", "Phòng Văn hóa và Thông tin", "Hội Nông dân"]),
        ("chua-lam", ["UBND xã Xuân Mỹ", "Phòng Nội vụ", "Phòng Văn hóa và Thông tin"]),
        ("qua-han", ["UBND xã Xuân Mỹ", "Phòng Văn hóa và Thông tin"]),
        ("da-trinh", ["UBND xã Sông Ray"]),
        ("mien", ["Hội Nông dân"]),
        ("khong-co", ["UBND xã Sông Ray", "UBND xã Xuân Mỹ", "Phòng Nội vụ", "Phòng Văn hóa và Thông tin", "Hội Nông dân"]),
    ],
)
def test_filters_and_the_excel_file_say_the_same(duty, mixed, people, sign_in, preset, units, tmp_path):
    browser = sign_in(people.hoa)
    assert shown(browser.get(f"/viec-giao/{duty.pk}/?loc={preset}")) == units
    answer = browser.get(f"/viec-giao/{duty.pk}/?loc={preset}&tai=excel")
    file = tmp_path / "bang.xlsx"
    file.write_bytes(answer.content)
    rows = read_table(file, [Column("unit", "Đơn vị", required=True), Column("state", "Trạng thái"), Column("deadline", "Hạn hiện nay")])
    assert [row["unit"].value for row in rows] == units
    if preset == "chua-lam":
        assert [(row["state"].value, row["deadline"].value) for row in rows] == [
            ("Quá hạn", dt.date(2023, 3, 15)),
            ("Chưa bắt đầu", dt.date(2023, 3, 31)),
            ("Quá hạn", dt.date(2023, 3, 15)),
        ]


def test_time_for_those_that_are_ticked(duty, mixed, people, sign_in):
    office = sign_in(people.lan)
    chosen = [mixed["xuan_my"].pk, mixed["van_hoa"].pk, mixed["song_ray"].pk]
    nobody = office.post(f"/viec-giao/{duty.pk}/gia-han/", {"extend-due": "31/3/2023", "extend-reason": "Mưa lũ"})
    assert (nobody.status_code, "Chọn ít nhất một đơn vị ở bảng dưới." in plain(nobody)) == (422, True)
    words = {"chosen": [*chosen, "x", "99999999999"], "extend-due": "31/3/2023", "extend-reason": ""}
    empty = office.post(f"/viec-giao/{duty.pk}/gia-han/", words)
    assert (empty.status_code, empty.context["chosen"]) == (422, chosen)
    words["extend-reason"] = "Mưa lũ"
    answer = office.post(f"/viec-giao/{duty.pk}/gia-han/?loc=chua-lam", words, follow=True)
    assert answer.redirect_chain == [(f"/viec-giao/{duty.pk}/?loc=chua-lam", 302)]
    assert "Đã gia hạn cho 2 đơn vị." in plain(answer)
    assert answer.context["counts"]["late"] == 0
    second = office.post(f"/viec-giao/{duty.pk}/gia-han/", words)
    assert (second.status_code, "Hạn đang là 31/3/2023" in plain(second)) == (409, True)


def test_another_dutys_row_cannot_be_slipped_in(duty, mixed, launched, world, people, sign_in):
    report = owed(launched, world.units["song_ray"], "half_year")
    answer = sign_in(people.lan).post(f"/viec-giao/{duty.pk}/gia-han/", {"chosen": [report.pk], "extend-due": "31/7/2023", "extend-reason": "x"})
    assert answer.status_code == 422
    assert Obligation.objects.get(pk=report.pk).changes.count() == 0


def test_who_reads_everything_reads_it_and_only_the_office_acts(duty, mixed, people, sign_in):
    for name, status in {"lan": 200, "thin": 200, "hoa": 200, "phuc": 403, "an": 403, "dung": 403, "nga": 404, "quy": 404}.items():
        assert sign_in(getattr(people, name)).get(f"/viec-giao/{duty.pk}/").status_code == status, name
    assert "Nhắc tất cả" not in plain(sign_in(people.thin).get(f"/viec-giao/{duty.pk}/"))
    assert sign_in(people.thin).post(f"/viec-giao/{duty.pk}/nhac/", {}).status_code == 403


def test_the_line_for_a_chat_is_short_and_names_nobody(duty, mixed, people, sign_in):
    answer = sign_in(people.lan).get(f"/viec-giao/{duty.pk}/")
    line = answer.context["chat_line"]
    assert line == "Nhắc: tổ chức phát động tại đơn vị hạn 15/3 (quá 5 ngày), đã làm 1/4. Mở: http://testserver/viec-cua-toi/"
    assert f'value="{line}" readonly' in plain(answer)
    long = duty_line("Báo cáo " * 40, dt.date(2023, 6, 20), dt.date(2023, 6, 17), 9, 60, "https://thidua.example.gov.vn/viec-cua-toi/")
    assert len(long) == LONGEST
    assert long.endswith("hạn 20/6 (còn 3 ngày), đã làm 9/60. Mở: https://thidua.example.gov.vn/viec-cua-toi/")
    about = sign_in(people.lan).get(f"/viec/{mixed['noi_vu'].pk}/").context["chat_line"]
    assert about == f"Nhắc: tổ chức phát động tại đơn vị của Phòng Nội vụ hạn 31/3 (còn 11 ngày). Mở: http://testserver/viec/{mixed['noi_vu'].pk}/"
    assert [sign_in(people.lan).get(f"/viec/{mixed[name].pk}/").context["chat_line"] for name in ("song_ray", "nong_dan")] == ["", ""]
    assert sign_in(people.em).get(f"/viec/{mixed['noi_vu'].pk}/").context["chat_line"] == ""
    one = obligation_line("Báo cáo 6 tháng", "UBND xã Sông Ray", dt.date(2023, 6, 20), dt.date(2023, 6, 20), "https://x.vn/viec/5/")
    assert one == "Nhắc: báo cáo 6 tháng của UBND xã Sông Ray hạn 20/6 (hết hạn hôm nay). Mở: https://x.vn/viec/5/"


def test_a_draft_has_no_such_page(world, people, sign_in):
    draft = make_directive(world, year=2024)
    assert sign_in(people.lan).get(f"/viec-giao/{draft.duties.first().pk}/").status_code == 404
