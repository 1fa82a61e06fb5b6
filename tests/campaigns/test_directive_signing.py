"""Sending up, returning, signing: the story between the office and the chairman."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.directives.actions import send_up
from campaigns.directives.models import Duty
from campaigns.obligations.models import Obligation
from emulation.notifications.inbox import rows as inbox_rows
from tests import factories


def page(name, *args):
    return reverse(f"campaigns:directive-{name}", args=args)


@pytest.fixture
def draft(world):
    return factories.make_directive(world)


@pytest.fixture
def waiting(draft, people):
    send_up(draft, by=people.lan, now=factories.MORNING)
    return draft


@pytest.fixture
def as_lan(sign_in, people):
    return sign_in(people.lan)


@pytest.fixture
def as_thin(sign_in, people):
    return sign_in(people.thin)


def test_the_button_says_why_it_is_off(draft, as_lan):
    Duty.objects.filter(kind="plan").update(confirmed=False)
    text = as_lan.get(page("detail", draft.pk)).content.decode()
    assert "disabled" in text and "Chưa trình được: còn 1 điểm chưa đủ ở trên." in text
    assert "Còn 1 việc giao chưa xác nhận người nhận và hạn" in text
    as_lan.post(page("step", draft.pk, "send_up"), {"version": draft.version}, follow=True)
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_the_office_sends_up_and_takes_back(draft, as_lan):
    answer = as_lan.post(page("step", draft.pk, "send_up"), {"version": draft.version}, follow=True)
    assert "Đã trình ký." in answer.content.decode()
    draft.refresh_from_db()
    as_lan.post(page("step", draft.pk, "withdraw"), {"version": draft.version})
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_the_chairman_finds_reads_and_signs(waiting, as_thin):
    assert page("sign", waiting.pk) in as_thin.get(page("signing")).content.decode()
    read = as_thin.get(page("sign", waiting.pk)).content.decode()
    assert "22 việc cho 5 đơn vị" in read and "Quán triệt tư tưởng thi đua ái quốc." in read
    confirm = as_thin.get(page("sign", waiting.pk), {"xac-nhan": "1"}).content.decode()
    assert "Chỉ thị có số và không sửa được nữa" in confirm and not Obligation.objects.exists()
    done = as_thin.post(page("step", waiting.pk, "sign"), {"version": waiting.version}, follow=True)
    assert "Đã ban hành Chỉ thị 01/CT-UBND và phát động: 5 đơn vị, 22 việc" in done.content.decode()
    assert Obligation.objects.count() == 22


def test_returning_needs_a_reason(waiting, as_thin):
    answer = as_thin.post(page("step", waiting.pk, "return"), {"note": " ", "version": waiting.version})
    assert answer.status_code == 422
    assert answer.content.decode().count("Nhập lý do trả lại để Thường trực biết cần sửa gì") == 2
    waiting.refresh_from_db()
    assert waiting.state == "tosign"


def test_the_office_reads_the_reason_word_for_word(waiting, as_thin, as_lan):
    as_thin.post(page("step", waiting.pk, "return"), {"note": "Bổ sung khoản về chuyển đổi số.", "version": waiting.version})
    text = as_lan.get(page("detail", waiting.pk)).content.decode()
    assert "Bổ sung khoản về chuyển đổi số." in text
    assert "Yêu cầu bổ sung" in text


def test_a_reason_is_not_lost_when_the_draft_was_taken_back(waiting, as_lan, as_thin):
    version = waiting.version
    as_lan.post(page("step", waiting.pk, "withdraw"), {"version": version})
    answer = as_thin.post(page("step", waiting.pk, "return"), {"note": "Lý do đã gõ công phu", "version": version})
    assert answer.status_code == 409
    assert "Lý do đã gõ công phu" in answer.content.decode() and "Rút dự thảo về" in answer.content.decode()


def test_what_was_read_is_what_is_signed(waiting, as_lan, as_thin):
    """The draft was taken back, changed and sent up again while the chairman read it."""
    read = waiting.version
    as_lan.post(page("step", waiting.pk, "withdraw"), {"version": read})
    as_lan.post(page("step", waiting.pk, "send_up"), {"version": read + 1})
    done = as_thin.post(page("step", waiting.pk, "sign"), {"version": read}, follow=True)
    assert "Trình ký" in done.content.decode()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.document) == ("tosign", None)


def test_only_the_chairman_signs_and_only_the_office_sends(waiting, as_lan, as_thin, sign_in, people):
    assert as_lan.get(page("sign", waiting.pk)).status_code == 403
    assert as_lan.get(page("signing")).status_code == 403
    assert as_lan.post(page("step", waiting.pk, "sign")).status_code == 403
    assert as_thin.post(page("step", waiting.pk, "withdraw")).status_code == 403
    assert sign_in(people.minh).post(page("step", waiting.pk, "sign")).status_code == 404
    assert as_thin.post(page("step", waiting.pk, "burn")).status_code == 404


def test_what_is_signed_already_leads_to_its_page(launched, as_thin):
    assert as_thin.get(page("sign", launched.pk)).url == page("detail", launched.pk)


def test_the_inbox_shows_each_side_its_part(waiting, people, as_thin):
    def shown(user):
        return [(row.section, row.title, row.state) for row in inbox_rows(user, factories.DAY)]

    assert shown(people.thin) == [("todo", "Ký Chỉ thị năm 2023", "tosign")]
    assert shown(people.lan) == [("waiting", "Chỉ thị năm 2023", "tosign")]
    assert shown(people.hoa) == []
    as_thin.post(page("step", waiting.pk, "return"), {"note": "Sửa", "version": waiting.version})
    assert [(row.title, row.quote) for row in inbox_rows(people.lan, factories.DAY)] == [("Sửa dự thảo Chỉ thị năm 2023", "Sửa")]


def test_a_directive_in_force_stands_in_everybodys_inbox(launched, people):
    for reader in (people.thin, people.lan, people.phuc, people.an):
        assert [row.hint for row in inbox_rows(reader, factories.DAY) if row.state == "issued"] == ["Chỉ thị 01/CT-UBND ngày 6/2/2023"]


def test_the_lists_ask_as_often_for_three_as_for_one(world, waiting, people, as_thin):
    def queries():
        with CaptureQueriesContext(connection) as caught:
            as_thin.get(page("signing"))
            inbox_rows(people.thin, factories.DAY)
        return len(caught)

    queries()
    one = queries()
    for year in (2024, 2025):
        send_up(factories.make_directive(world, year=year), by=people.lan, now=factories.MORNING)
    assert queries() == one


def test_no_get_changes_anything(waiting, as_lan, as_thin):
    before = waiting.version
    for name in ("detail", "sign", "preview"):
        as_thin.get(page(name, waiting.pk))
    assert as_lan.get(page("step", waiting.pk, "withdraw")).status_code == 405
    waiting.refresh_from_db()
    assert (waiting.version, waiting.state) == (before, "tosign")


def test_a_second_directive_of_the_year_is_warned_of(world, people, sign_in):
    issued = factories.launch(world)
    second = factories.make_directive(world)
    send_up(second, by=people.lan, now=factories.MORNING)
    page = sign_in(people.thin).get(f"/chi-thi/{second.pk}/ky/?xac-nhan=1").content.decode()
    assert f"Năm 2023 đã có Chỉ thị {issued.reference}" in page
