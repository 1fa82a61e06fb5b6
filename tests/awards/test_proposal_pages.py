"""The five pages of a dossier in the browser: what is typed is kept, what is wrong is said at its place, who may not see sees nothing."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.proposals.models import Nominee, Proposal, ProposalFile
from awards.records.models import Recipient
from awards.records.recipients import new_recipient, place
from campaigns.movements.models import Indicator, Movement
from emulation import clock
from tests.award_factories import DECEMBER, SINCE, collective, draft_proposal, graded, household, lay_down_the_law, nominate, person, recognised
from tests.awards.proposal_stories import at, award, names, pdf, ready_dossier, sent_dossier
from tests.factories import launch
from tests.report_factories import JUNE, make_indicators, make_report

NEW = "/de-nghi/moi/"


@pytest.fixture(autouse=True)
def december():
    with clock.at(DECEMBER):
        yield


@pytest.fixture
def law(world):
    return lay_down_the_law(world)


@pytest.fixture
def clerk(sign_in, people):
    return sign_in(people.binh)


@pytest.fixture
def draft(world, law, people):
    return draft_proposal(world, world.units["song_ray"], by=people.binh)


def page(proposal, number):
    return f"/de-nghi/{proposal.pk}/{number}/"


def fresh(proposal):
    return Proposal.objects.get(pk=proposal.pk)


def typed(proposal, **more):
    return {"version": fresh(proposal).version, **more}


def chosen(who, code, **more):
    return {f"r{who.pk}-chosen": "on", f"r{who.pk}-award": award(code).pk, **{f"r{who.pk}-{key}": value for key, value in more.items()}}


PERIOD = {"add": "1", "achieved_from": "1/1/2023", "achieved_to": "31/12/2023"}


def test_page_one_says_whom_to_call_and_makes_the_dossier(world, law, clerk, people):
    assert "Chọn sai loại sẽ sai biểu mẫu. Không chắc? Gọi" in clerk.get(NEW).content.decode()
    answer = clerk.post(NEW, {"kind": "sudden", "year": "2023", "title": "Cứu người", "next": "1"})
    assert (answer.status_code, answer.context["form"].errors) == (422, {"event_day": ["Nhập ngày lập thành tích đột xuất"]})
    answer = clerk.post(NEW, {"kind": "sudden", "year": "2023", "title": "Cứu người", "event_day": "1/12/2023", "fast": "on", "next": "1"})
    made = Proposal.objects.get()
    assert answer.url == page(made, 2)
    assert (made.unit, made.authority, made.kind, made.fast, made.event_day) == (
        world.units["song_ray"],
        world.authority,
        "sudden",
        True,
        dt.date(2023, 12, 1),
    )


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"kind": "khac"}, "kind", ""),
        ({"year": "1999"}, "year", "Năm xét phải từ 2017 đến 2024"),
        ({"year": "nay"}, "year", ""),
        ({"title": ""}, "title", "Nhập tên ngắn của hồ sơ"),
        ({"kind": "movement"}, "movement", "Chọn phong trào"),
        ({"kind": "sudden", "event_day": "6/12/2023"}, "event_day", "Ngày lập thành tích không thể ở sau hôm nay"),
    ],
)
def test_what_is_wrong_on_page_one_is_said_at_its_place(law, clerk, wrong, field, sentence):
    answer = clerk.post(NEW, {"kind": "merit", "year": "2023", "title": "Khen thưởng"} | wrong)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert sentence in answer.context["form"].errors[field][0]
    assert "Có 1 chỗ cần sửa" in answer.content.decode()
    assert Proposal.objects.count() == 0


def test_a_movement_cites_what_the_unit_reported(world, law, clerk, people):
    directive = launch(world)
    make_indicators(world)
    movement = Movement.objects.get()
    report = make_report(directive, world.units["song_ray"], by=people.binh, now=JUNE)
    Indicator.objects.filter(authority=world.authority, year=2023, code="THU").update(movement=movement)
    said = {"kind": "movement", "year": "2023", "title": "Tổng kết", "movement": movement.pk, "movement_result": "tự viết", "cite": "1"}
    answer = clerk.post(NEW, said)
    assert answer.context["form"]["movement_result"].value() == "tự viết"  # nothing was submitted yet: what was typed stays
    assert "chưa trình báo cáo" in answer.context["form"].errors["movement_result"][0]
    from reports.periodic.actions import submit_report

    with clock.at(JUNE):
        submit_report(report, by=people.an, now=JUNE)
    words = clerk.post(NEW, said).context["form"]["movement_result"].value()
    assert words.startswith(f"Thực hiện phong trào “{movement.name}”, UBND xã Sông Ray đạt: ")
    assert "(báo cáo 6 tháng đầu năm 2023)." in words
    assert Proposal.objects.count() == 0


def test_people_are_found_without_marks_and_chosen_together(world, draft, clerk):
    ha, dao = person("Nguyễn Thị Thu Hà", world.units["song_ray"]), person("Trần Văn Đạo", world.units["song_ray"])
    person("Lê Văn Xa", world.units["xuan_my"])
    gone = person("Phạm Văn Hà", world.units["song_ray"])
    gone.memberships.update(valid_to=dt.date(2023, 6, 30))
    graded(ha, "HTXSNV", 2023)
    listed = [form.recipient.name for form in clerk.get(page(draft, 2)).context["choices"].forms]
    assert listed == ["Trần Văn Đạo", "Nguyễn Thị Thu Hà"]
    assert [form.recipient for form in clerk.get(page(draft, 2), {"q": "thu ha"}).context["choices"].forms] == [ha]
    assert [form.recipient for form in clerk.get(page(draft, 2), {"q": "ha", "tat-ca": "1"}).context["choices"].forms] == [ha, gone]
    reasons = {"reason": "Thành tích nổi bật"}
    answer = clerk.post(page(draft, 2), typed(draft, **PERIOD, **chosen(ha, "GK_HUYEN", **reasons), **chosen(dao, "GK_HUYEN", **reasons)))
    assert (answer.status_code, names(draft)) == (302, [("Trần Văn Đạo", "GK_HUYEN"), ("Nguyễn Thị Thu Hà", "GK_HUYEN")])
    row = Nominee.objects.get(recipient=ha)
    assert (row.position, row.direct_worker, row.achieved_from, row.achieved_to) == ("Công chức", True, dt.date(2023, 1, 1), dt.date(2023, 12, 31))


def test_nobody_chosen_no_award_and_a_period_upside_down_are_said(world, draft, clerk):
    ha = person("Hà", world.units["song_ray"])
    answer = clerk.post(page(draft, 2), typed(draft, **PERIOD))
    assert (answer.status_code, "Chọn ít nhất một người" in answer.content.decode()) == (422, True)
    answer = clerk.post(page(draft, 2), typed(draft, **PERIOD | {"achieved_to": "1/1/2022"}, **{f"r{ha.pk}-chosen": "on"}))
    assert answer.status_code == 422
    assert answer.context["common"].errors == {"achieved_to": ["Ngày kết thúc phải từ ngày bắt đầu trở đi"]}
    assert answer.context["choices"].forms[0].errors == {"award": ["Chọn danh hiệu, hình thức cho Hà"]}
    assert answer.context["choices"].forms[0]["chosen"].value() is True
    assert names(draft) == []


def test_who_falls_short_is_taken_only_with_a_reason_and_nothing_typed_is_lost(world, draft, clerk):
    ha = person("Hà", world.units["song_ray"])
    graded(ha, "KHTNV", 2023)
    answer = clerk.post(page(draft, 2), typed(draft, **PERIOD, **chosen(ha, "LDTT")))
    assert (answer.status_code, names(draft)) == (422, [])
    form = answer.context["choices"].forms[0]
    assert (list(form.errors), form["chosen"].value(), int(form["award"].value())) == (["reason"], True, award("LDTT").pk)
    assert clerk.post(page(draft, 2), typed(draft, **PERIOD, **chosen(ha, "LDTT", reason="Khiếu nại đang xem lại"))).status_code == 302
    assert (names(draft), Nominee.objects.get().reason) == ([("Hà", "LDTT")], "Khiếu nại đang xem lại")


def test_only_awards_for_this_kind_and_recipient_are_offered(world, draft, clerk, law):
    person("Hà", world.units["song_ray"]), collective("Tổ một", world.units["song_ray"]), household("Hộ ông Tư", world.units["song_ray"])
    offered = {form.recipient.kind: {award.code for award in form.awards.values()} for form in clerk.get(page(draft, 2)).context["choices"].forms}
    assert ("LDTT" in offered["person"], "LDTT" in offered["collective"], "TTLDTT" in offered["collective"]) == (True, False, True)
    assert "GDVH" in offered["household"]
    ha = Recipient.objects.get(name="Hà")
    answer = clerk.post(page(draft, 2), typed(draft, **PERIOD, **chosen(ha, "TTLDTT")))
    assert (answer.status_code, names(draft)) == (422, [])


def test_a_row_is_changed_and_taken_out(world, draft, clerk):
    ha, dao = (person(name, world.units["song_ray"]) for name in ("Hà", "Đạo"))
    one, two = nominate(draft, ha, "GK_HUYEN", reason="r"), nominate(draft, dao, "GK_HUYEN", reason="r")
    rows = {
        f"n{one.pk}-award": award("LDTT").pk, f"n{one.pk}-achieved_from": "1/2/2023", f"n{one.pk}-achieved_to": "1/12/2023",
        f"n{one.pk}-reason": "Lý do",
        f"n{two.pk}-award": "", f"n{two.pk}-drop": "on",
    }  # fmt: skip
    assert clerk.post(page(draft, 2), typed(draft, save="1", **rows)).status_code == 302
    one.refresh_from_db()
    assert (names(draft), one.achieved_from, one.reason) == ([("Hà", "LDTT")], dt.date(2023, 2, 1), "Lý do")
    bad = rows | {f"n{one.pk}-achieved_from": "32/1/2023"}
    answer = clerk.post(page(draft, 2), typed(draft, save="1", **bad))
    assert (answer.status_code, answer.context["rows"].forms[0].errors) == (422, {"achieved_from": ["Nhập ngày theo dạng 20/6/2023"]})


def test_somebody_new_is_entered_without_leaving_and_a_namesake_is_asked_about(world, draft, clerk):
    said = {"moi-kind": "person", "moi-name": "nguyen thi hoà", "moi-award": award("GK_HUYEN").pk, "moi-reason": "Mới về", "newcomer": "1"}
    said |= {"moi-achieved_from": "1/1/2023", "moi-achieved_to": "31/12/2023", "moi-birth_date": "2/9/1990"}
    known = person("Nguyễn Thị Hòa", world.units["song_ray"])
    answer = clerk.post(page(draft, 2), typed(draft, **said))
    assert (answer.status_code, answer.context["newcomer"].alike, Recipient.objects.count()) == (422, [known], 1)
    assert clerk.post(page(draft, 2), typed(draft, **said, **{"moi-other": "on"})).status_code == 302
    made = Recipient.objects.exclude(pk=known.pk).get()
    assert (names(draft), made.birth_date, made.memberships.get().unit) == (
        [("nguyen thi hoà", "GK_HUYEN")],
        dt.date(1990, 9, 2),
        world.units["song_ray"],
    )


def test_a_newcomer_who_is_refused_leaves_nobody_behind(world, draft, clerk):
    said = {"moi-kind": "collective", "moi-name": "Tổ mới", "moi-award": award("LDTT").pk, "newcomer": "1"}
    answer = clerk.post(page(draft, 2), typed(draft, **said))
    assert (answer.status_code, list(answer.context["newcomer"].errors)) == (422, ["award"])
    stale = {"version": 0, **said, "moi-award": award("TTLDTT").pk, "moi-reason": "x"}
    assert clerk.post(page(draft, 2), stale).status_code == 409
    assert (Recipient.objects.count(), names(draft)) == (0, [])


def test_what_was_achieved_is_counted_in_words_and_kept_when_too_long(world, draft, clerk):
    ha = person("Hà", world.units["song_ray"])
    row, own, other = nominate(draft, ha, "CSTDCS"), recognised("Ngân hàng câu hỏi số", ha), recognised("Của người khác")
    url = page(draft, 3)
    answer = clerk.post(url, typed(draft, task="chữ " * 600, result="số " * 500, comparison="", reach="", save="1"))
    assert (answer.status_code, "đang có 1.100 chữ, tối đa 1.000 chữ" in answer.content.decode()) == (422, True)
    assert answer.context["form"]["task"].value().count("chữ") == 600
    answer = clerk.post(url, typed(draft, task="Chuyển đổi số", result="32/32", initiatives=[other.pk], save="1"))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["initiatives"])
    answer = clerk.post(url, typed(draft, task="Chuyển đổi số", result="32/32", initiatives=[own.pk], files=pdf("bao-cao.pdf"), next="1"))
    assert answer.url == page(draft, 4)
    row.refresh_from_db()
    assert (row.task, list(row.initiatives.all()), row.files.get().slot) == ("Chuyển đổi số", [own], "bao-cao-thanh-tich")


def test_papers_lie_in_slots_and_a_file_is_used_again(world, draft, clerk, people):
    nominate(draft, person("Hà", world.units["song_ray"]), "CSTDCS")
    context = clerk.get(page(draft, 4)).context
    assert [(slot.item.code, slot.words) for slot in context["folder"].whole] == [
        ("to-trinh-kem-danh-sach", "Hệ thống lập"),
        ("bien-ban-hop-binh-xet", "Thiếu"),
    ]
    assert [(each.item.code, len(each.lacking)) for each in context["folder"].each] == [("bao-cao-thanh-tich", 1), ("cong-nhan-sang-kien", 1)]
    assert clerk.post(page(draft, 4), typed(draft, **{"o-bien-ban-hop-binh-xet-files": pdf(), "save": "1"})).status_code == 302
    file = ProposalFile.objects.get()
    assert (file.slot, file.nominee, file.attachment.held) == ("bien-ban-hop-binh-xet", None, False)
    second = draft_proposal(world, world.units["song_ray"], by=people.binh, title="Hồ sơ khác")
    nominate(second, person("Đạo", world.units["song_ray"]), "LDTT")
    again = {"o-bien-ban-hop-binh-xet-again": [str(file.attachment_id)], "save": "1"}
    assert clerk.post(page(second, 4), typed(second, **again)).status_code == 302
    assert second.files.get().attachment == file.attachment
    # Somebody else's file, named by hand, is not taken.
    strange = draft_proposal(world, world.units["noi_vu"], by=people.em)
    nominate(strange, person("Tám", world.units["noi_vu"]), "LDTT")
    assert strange.files.count() == 0


def test_a_file_sent_beside_a_conflict_is_still_there(world, draft, clerk):
    nominate(draft, person("Hà", world.units["song_ray"]), "LDTT")
    answer = clerk.post(page(draft, 4), {"version": 99, "o-bien-ban-hop-binh-xet-files": pdf("quyet-dinh.pdf")})
    assert (answer.status_code, "quyet-dinh.pdf" in answer.content.decode(), ProposalFile.objects.count()) == (409, True, 0)


def test_a_wrong_file_is_refused_with_a_sentence(world, draft, clerk):
    from django.core.files.uploadedfile import SimpleUploadedFile

    nominate(draft, person("Hà", world.units["song_ray"]), "LDTT")
    answer = clerk.post(page(draft, 4), typed(draft, **{"o-bien-ban-hop-binh-xet-files": SimpleUploadedFile("x.exe", b"MZ\x90")}))
    assert (answer.status_code, "Có 1 chỗ cần sửa" in answer.content.decode()) == (422, True)


def test_the_meeting_and_its_votes(world, draft, clerk):
    row = nominate(draft, person("Hà", world.units["song_ray"]), "LDTT")
    url, vote = page(draft, 5), f"p{row.pk}"
    wrong = {"met_on": "6/12/2023", "members": "10", "present": "11", f"{vote}-yes": "9", f"{vote}-votes": "8"}
    answer = clerk.post(url, typed(draft, **wrong))
    assert (answer.status_code, sorted(answer.context["form"].errors), answer.context["votes"].forms[0].errors) == (
        422,
        ["met_on", "present"],
        {"yes": ["Số phiếu đồng ý không quá 8"]},
    )
    right = wrong | {"met_on": "1/12/2023", "present": "9", f"{vote}-votes": "9", "next": "1"}
    assert clerk.post(url, typed(draft, **right)).url == f"/de-nghi/{draft.pk}/ra-soat/"
    row.refresh_from_db()
    assert ((row.yes, row.votes), fresh(draft).met_on) == ((9, 9), dt.date(2023, 12, 1))
    assert "100%" in clerk.get(url).content.decode()


def test_two_people_save_the_second_keeps_what_was_typed_and_decides(world, draft, clerk, sign_in, people):
    head = sign_in(people.an)
    seen = fresh(draft).version
    assert clerk.post(page(draft, 1), {"version": seen, "kind": "merit", "year": "2023", "title": "Tên của Bình"}).status_code == 302
    answer = head.post(page(draft, 1), {"version": seen, "kind": "merit", "year": "2023", "title": "Tên của An"})
    assert (answer.status_code, fresh(draft).title) == (409, "Tên của Bình")
    assert ("Trần Thị Bình" in answer.content.decode(), answer.context["form"]["title"].value()) == (True, "Tên của An")
    again = {"version": answer.context["shown_version"], "kind": "merit", "year": "2023", "title": "Tên của An"}
    assert (head.post(page(draft, 1), again).status_code, fresh(draft).title) == (302, "Tên của An")


def test_a_version_that_is_no_number_is_an_old_one(draft, clerk):
    for said in ("", "abc", "-1", "9" * 40):
        assert clerk.post(page(draft, 1), {"version": said, "kind": "merit", "year": "2023", "title": "x"}).status_code == 409


def test_the_head_submits_from_the_check_page_and_then_nothing_is_changed(world, sign_in, people):
    proposal = ready_dossier(world)
    head = sign_in(people.an)
    shown = head.get(f"/de-nghi/{proposal.pk}/ra-soat/").content.decode()
    assert "Trình đề nghị" in shown
    answer = head.post(f"/de-nghi/{proposal.pk}/buoc/submit/", {"version": proposal.version})
    assert (answer.status_code, fresh(proposal).state) == (302, "sent")
    shown = head.get(answer.url).content.decode()
    assert ("HS-2023-001" in shown, "Thu hồi để sửa" in shown) == (True, True)
    for number in range(1, 6):
        assert head.get(page(proposal, number)).url == f"/de-nghi/{proposal.pk}/"
        assert head.post(page(proposal, number), typed(proposal)).status_code == 302


def test_the_check_page_says_what_is_missing_with_links(world, draft, sign_in, people):
    answer = sign_in(people.an).get(f"/de-nghi/{draft.pk}/ra-soat/")
    assert [(lack.words[:20], lack.url) for lack in answer.context["blocked"]] == [("Chọn ít nhất một cá ", page(draft, 2))]
    refused = sign_in(people.an).post(f"/de-nghi/{draft.pk}/buoc/submit/", {"version": draft.version})
    assert (refused.status_code, "Chưa thể chọn “Trình đề nghị”" in refused.content.decode()) == (409, True)


def test_a_unit_sees_its_own_dossiers_and_nobody_elses(world, sign_in, people):
    own, other = ready_dossier(world), ready_dossier(world, unit="noi_vu", by=people.em, name="Lê Văn Tám", title="Của Phòng Nội vụ")
    listed = {
        name: [each.pk for each in sign_in(getattr(people, name)).get("/de-nghi/").context["page"]] for name in ("an", "binh", "em", "lan", "oanh")
    }
    assert listed == {"an": [own.pk], "binh": [own.pk], "em": [other.pk], "lan": [], "oanh": []}
    for name in ("em", "lan", "dung", "nga"):
        assert sign_in(getattr(people, name)).get(f"/de-nghi/{own.pk}/").status_code == 404


def test_from_above_a_dossier_is_read_as_it_was_submitted(world, sign_in, people):
    proposal = sent_dossier(world)
    office = sign_in(people.lan)
    assert "32/32 trường" in office.get(f"/de-nghi/{proposal.pk}/").content.decode()
    assert office.get(page(proposal, 2)).status_code == 403
    from awards.proposals.actions import recall

    recall(proposal, by=people.an, now=at(6))
    Nominee.objects.update(result="Bí mật của đơn vị")
    Proposal.objects.update(title="Tên mới")
    shown = office.get(f"/de-nghi/{proposal.pk}/").content.decode()
    assert ("Bí mật" in shown, "Tên mới" in shown) == (False, False)  # what was taken back does not count either
    assert "Tên mới" not in office.get("/de-nghi/").content.decode()


def test_files_are_read_by_the_unit_and_by_whoever_sees_the_dossier(world, sign_in, people):
    proposal = ready_dossier(world)
    clerk = sign_in(people.binh)
    clerk.post(page(proposal, 4), typed(proposal, **{"o-bien-ban-hop-binh-xet-files": pdf(), "save": "1"}))
    url = f"/tep/{proposal.files.get().attachment_id}/"

    def codes():
        return [sign_in(getattr(people, name)).get(url).status_code for name in ("an", "lan", "hoa", "em", "oanh")]

    assert codes() == [200, 404, 404, 404, 404]
    sign_in(people.an).post(f"/de-nghi/{proposal.pk}/buoc/submit/", {"version": fresh(proposal).version})
    assert codes() == [200, 200, 200, 404, 404]


def test_three_hundred_nominees_cost_as_many_queries_as_three(world, draft, clerk):
    def grow(first, last):
        made = [new_recipient("person", f"Người {number}", now=DECEMBER) for number in range(first, last)]
        Recipient.objects.bulk_create(made)
        from awards.records.models import Membership

        Membership.objects.bulk_create([place(each, draft.unit, since=SINCE) for each in made])
        Nominee.objects.bulk_create(
            [
                Nominee(proposal=draft, recipient=each, award=award("LDTT"), order=number, task="a", result="b")
                for number, each in enumerate(made, first)
            ]
        )

    def cost(url):
        clerk.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert clerk.get(url).status_code == 200
        return len(captured)

    urls = [page(draft, number) for number in (2, 3, 4, 5)] + [
        f"/de-nghi/{draft.pk}/",
        f"/de-nghi/{draft.pk}/ra-soat/",
        page(draft, 4) + "?o=bao-cao-thanh-tich",
    ]
    grow(0, 30)
    few = [cost(url) for url in urls]
    grow(30, 300)
    assert [cost(url) for url in urls] == few
    assert max(few) < 60
