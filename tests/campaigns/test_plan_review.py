"""The desk of the standing office: the queue, what changed, returning with a reason, the next one."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.plans.actions import return_plan, save_plan, start_plan, submit_plan
from campaigns.plans.models import Plan, PlanRow
from emulation import clock
from emulation.notifications.inbox import rows
from tests.factories import MORNING, make_plan, owed

DAY = dt.date(2023, 2, 6)
OWNERS = (("song_ray", "an"), ("xuan_my", "dung"), ("noi_vu", "em"), ("nong_dan", "tam"))


@pytest.fixture
def sent(launched, world):
    """Return a function that submits the plans of the first `count` units, one minute after the other."""

    def submit(count):
        plans = []
        for minute, (unit, head) in enumerate(OWNERS[:count]):
            person, now = getattr(world.people, head), MORNING + dt.timedelta(minutes=minute)
            plan = make_plan(launched, world.units[unit], by=person, now=now)
            submit_plan(plan, by=person, now=now)
            plans.append(plan)
        return plans

    return submit


def resubmit(plan, person, office, now=MORNING):
    """Return the plan, change a number and a sentence, submit again."""
    return_plan(plan, by=office, now=now, note="Nêu rõ số liệu.")
    fields = {"title": plan.title, "aims": "Tạo khí thế thi đua sôi nổi, đều khắp.", "measures": "", "organisation": ""}
    save_plan(plan, by=person, now=now, version=plan.version, fields=fields, rows=[PlanRow(content="Giảm hộ nghèo", level=64, measure="hộ")])
    submit_plan(plan, by=person, now=now)


def test_the_queue_is_for_the_office_alone(sent, people, sign_in):
    sent(1)
    assert sign_in(people.lan).get("/hang-cho/").status_code == 200
    for person in (people.an, people.thin, people.hoa, people.phuc):
        assert sign_in(person).get("/hang-cho/").status_code == 403
    assert sign_in(people.nga).get("/hang-cho/").context["page"].paginator.count == 0


def test_every_plan_sent_stands_in_the_queue_the_oldest_due_day_first(sent, people, sign_in, world):
    plans = sent(3)
    type(plans[0].obligation).objects.filter(pk=plans[2].obligation_id).update(due=dt.date(2023, 2, 10))
    page = sign_in(people.lan).get("/hang-cho/")
    assert [plan.pk for plan in page.context["page"]] == [plans[2].pk, plans[0].pk, plans[1].pk]
    text = page.content.decode()
    assert "Hiện 1–3 trong 3 kế hoạch" in text
    assert [(preset.label, preset.count) for preset in page.context["presets"]] == [
        ("Tất cả", 3),
        ("Sắp hết hạn", 0),
        ("Đã qua ngày hạn", 0),
        ("Đã trình lại", 0),
    ]


def test_presets_and_the_cluster_narrow_the_queue(sent, people, sign_in, world):
    plans = sent(3)
    resubmit(plans[0], people.an, people.lan)
    office = sign_in(people.lan)
    with clock.on(dt.date(2023, 2, 26)):
        near = office.get("/hang-cho/?loc=sap-het-han").context["page"]
        again = office.get("/hang-cho/?loc=trinh-lai").context["page"]
    assert (len(near), [plan.pk for plan in again]) == (3, [plans[0].pk])
    cluster = world.units["noi_vu"].memberships.get().cluster
    page = office.get(f"/hang-cho/?cum={cluster.pk}")
    assert [plan.pk for plan in page.context["page"]] == [plans[2].pk]
    assert "Khối cơ quan, đoàn thể (2023)" in page.content.decode()
    assert len(office.get("/hang-cho/?loc=la&cum=x&page=zz").context["page"]) == 3


def test_the_row_of_the_office_counts_the_queue(sent, people):
    sent(2)
    row = next(row for row in rows(people.lan, DAY) if row.url == "/hang-cho/")
    assert row.title == "Thẩm định 2 kế hoạch đơn vị đã trình"


def test_a_resubmission_opens_on_what_changed(sent, people, sign_in):
    (plan,) = sent(1)
    save_plan_rows(plan, 46)
    resubmit(plan, people.an, people.lan)
    office = sign_in(people.lan)
    text = office.get(f"/hang-cho/{plan.pk}/").content.decode()
    assert "So bản 2 với bản 1" in text
    assert '<del><span class="vh">đã bỏ: </span>46</del> → <ins><span class="vh">thêm: </span>64</ins>' in text
    assert "Nêu rõ số liệu." in text
    assert "đã bỏ" not in office.get(f"/hang-cho/{plan.pk}/?xem=ca-ban").content.decode()
    assert sign_in(people.an).get(f"/ke-hoach/{plan.pk}/so-sanh/").status_code == 200


def save_plan_rows(plan, level):
    """Make the first version say `level`, as if it had been submitted so."""
    version = plan.versions.get()
    row = {"clause": "", "content": "Giảm hộ nghèo", "indicator": "", "measure": "hộ", "level": str(level), "due": "", "person": ""}
    type(version).objects.filter(pk=version.pk).update(facts=version.facts | {"rows": [row]})


def test_returning_asks_for_a_reason_and_keeps_what_was_ticked(sent, people, sign_in):
    (plan,) = sent(1)
    office = sign_in(people.lan)
    refused = office.post(f"/ke-hoach/{plan.pk}/buoc/return/", {"version": plan.version, "note": "  "})
    assert refused.status_code == 422
    assert "Nhập lý do trả lại, hoặc chọn câu mẫu" in refused.content.decode()
    said = {"version": plan.version, "canned": ["Chưa có chữ ký."], "note": "Xem lại dòng 2."}
    assert office.post(f"/ke-hoach/{plan.pk}/buoc/return/", said).status_code == 302
    row = next(row for row in rows(people.an, DAY) if row.state == "return")
    assert (row.title, row.verb, row.quote) == ("Bổ sung kế hoạch thi đua năm 2023", "Bổ sung", "Chưa có chữ ký.\nXem lại dòng 2.")
    assert row.hint == "Thường trực trả lại ngày 6/2/2023"
    assert "Xem lại dòng 2." in sign_in(people.binh).get(f"/ke-hoach/{plan.pk}/sua/").content.decode()


def test_after_acting_the_next_of_the_filtered_queue_opens(sent, people, sign_in):
    first, second, third = sent(3)
    office = sign_in(people.lan)
    page = office.get(f"/hang-cho/{second.pk}/")
    assert (page.context["place"].number, page.context["place"].previous, page.context["place"].following) == (2, first.pk, third.pk)
    answer = office.post(f"/ke-hoach/{second.pk}/buoc/approve/?loc=tat-ca", {"version": second.version})
    assert answer.url == f"/hang-cho/{third.pk}/?loc=tat-ca"
    assert office.post(f"/ke-hoach/{third.pk}/buoc/approve/", {"version": third.version}).url == f"/hang-cho/{first.pk}/"
    last = office.post(f"/ke-hoach/{first.pk}/buoc/approve/", {"version": first.version}, follow=True)
    assert "Không còn kế hoạch nào trong danh sách này." in last.content.decode()
    assert "Hàng chờ đang trống" in last.content.decode()


def test_a_plan_recalled_meanwhile_is_not_approved_and_the_reason_stays(sent, people, sign_in):
    (plan,) = sent(1)
    sign_in(people.an).post(f"/ke-hoach/{plan.pk}/buoc/recall/", {"version": plan.version})
    answer = sign_in(people.lan).post(f"/ke-hoach/{plan.pk}/buoc/return/", {"version": plan.version, "note": "Thiếu số liệu"})
    assert answer.status_code == 409
    assert "vừa thực hiện “Thu hồi trước khi thẩm định”" in answer.content.decode()


def test_the_office_reads_what_was_sent_not_what_is_being_written(sent, people, sign_in):
    (plan,) = sent(1)
    return_plan(plan, by=people.lan, now=MORNING, note="Sửa")
    Plan.objects.filter(pk=plan.pk).update(aims="Bản nháp chưa trình")
    assert "Bản nháp chưa trình" not in sign_in(people.lan).get(f"/ke-hoach/{plan.pk}/").content.decode()
    assert "Bản nháp chưa trình" in sign_in(people.an).get(f"/ke-hoach/{plan.pk}/").content.decode()


def test_approving_leaves_an_issued_paper_for_everybody_who_reads(sent, people, sign_in):
    (plan,) = sent(1)
    sign_in(people.lan).post(f"/ke-hoach/{plan.pk}/buoc/approve/", {"version": plan.version})
    plan.refresh_from_db()
    text = sign_in(people.an).get(f"/ke-hoach/{plan.pk}/").content.decode()
    assert f"ban hành số <b>{plan.document.reference}</b>" in text
    assert sign_in(people.an).get(f"/ke-hoach/{plan.pk}/ban-in.pdf").url == f"/van-ban/{plan.document_id}/"


@pytest.mark.parametrize(("path", "who"), [("/hang-cho/", "lan"), ("/ke-hoach/", "lan"), ("/ke-hoach/", "hoa")])
def test_lists_ask_as_often_for_three_rows_as_for_one(sent, launched, world, people, sign_in, path, who):
    browser = sign_in(getattr(people, who))
    sent(1)
    browser.get(path)
    with CaptureQueriesContext(connection) as one:
        assert len(browser.get(path).context["page"]) == 1
    for unit, head in OWNERS[1:3]:
        person = getattr(people, head)
        plan = start_plan(owed(launched, world.units[unit], "plan"), by=person, now=MORNING)
        Plan.objects.filter(pk=plan.pk).update(aims="Tạo khí thế.")
        submit_plan(Plan.objects.get(pk=plan.pk), by=person, now=MORNING)
    with CaptureQueriesContext(connection) as three:
        assert len(browser.get(path).context["page"]) == 3
    assert len(three) == len(one)


def test_the_queue_offers_the_clusters_of_the_years_that_wait(sent, people, sign_in, world):
    cluster = world.units["noi_vu"].memberships.get().cluster
    type(cluster).objects.create(authority=world.authority, year=2022, name="Khối năm trước", form=cluster.form, order=1, head=cluster.head)
    office = sign_in(people.lan)
    assert office.get("/hang-cho/").context["queue"].clusters == []
    sent(1)
    assert {each.year for each in office.get("/hang-cho/").context["queue"].clusters} == {2023}


def test_an_empty_desk_names_the_others_that_have_work(sent, people, sign_in):
    office = sign_in(people.lan)
    assert "Mở Việc của tôi" in office.get("/hang-cho/").content.decode()
    sent(2)
    empty = '<a class="btn btn-line" href="/hang-cho/">2 kế hoạch đang chờ<'
    for path in ("/hang-cho/bao-cao/", "/gia-han/"):
        assert empty in office.get(path).content.decode(), path
    with CaptureQueriesContext(connection) as asked:
        office.get("/hang-cho/bao-cao/")
    assert sum("COUNT(" in query["sql"] and "campaigns_plan" in query["sql"] for query in asked) == 1
