"""From the draft to the launched directive: who owes what, who is told, what is refused, and that a failure leaves nothing behind."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from campaigns.directives.actions import return_directive, send_up, withdraw
from campaigns.directives.models import Directive, Duty
from campaigns.directives.readiness import missing
from campaigns.obligations.actions import acknowledge, declare_done, put_in_charge, reopen, sign_and_launch
from campaigns.obligations.models import Obligation
from emulation import clock
from emulation.documents.models import NumberRegister, OfficialDocument
from emulation.notifications.models import Notice
from emulation.units.models import Letterhead, Unit
from emulation.workflow.flows import Conflict, Refused
from tests.factories import DAY, MORNING, launch, make_directive, owed


def test_every_addressed_unit_owes_every_duty(world, launched):
    rows = Obligation.objects.values_list("unit__code", "duty__short", "cluster__name")
    units = ["song-ray", "xuan-my", "noi-vu", "van-hoa", "nong-dan"]
    own = {(unit, short, None) for unit in units for short in ("TN", "KH", "PĐ", "6T")}
    heads = {("xuan-my", "CK", "Cụm các xã"), ("noi-vu", "CK", "Khối cơ quan, đoàn thể")}
    assert set(rows) == own | heads
    assert len(rows) == 22


def test_everybody_concerned_is_told_once_by_bell_and_e_mail(world, people, launched):
    told = Notice.objects.filter(key__startswith=f"directive-{launched.pk}-launched").values_list("recipient__username", "channel")
    assert sorted(told) == sorted((name, channel) for name in ("an", "binh", "dung", "em", "tam") for channel in ("bell", "email"))


def test_a_unit_that_no_longer_exists_owes_nothing(world):
    Unit.objects.filter(code="song-ray").update(valid_to=DAY - dt.timedelta(days=1))
    launch(world)
    assert Obligation.objects.filter(unit__code="song-ray").count() == 0


def test_the_number_is_taken_from_the_register_of_the_year(world):
    references = [launch(world).document.reference for _ in range(2)]
    assert references == ["01/CT-UBND", "02/CT-UBND"]
    with clock.at("2024-01-02 08:00"):
        assert launch(world, now=clock.now(), year=2024).document.reference == "01/CT-UBND"


def test_what_is_missing_keeps_the_directive_down_and_says_so(world, people):
    directive = make_directive(world)
    directive.bases.all().delete()
    Duty.objects.filter(directive=directive, kind="plan").update(confirmed=False)
    assert missing(directive, DAY) == [
        "Ít nhất một căn cứ (loại, số, ngày, cơ quan ban hành, tên văn bản)",
        "Còn 1 việc giao chưa xác nhận người nhận và hạn",
    ]
    with pytest.raises(Refused, match="Chưa thể chọn “Trình ký”: Ít nhất một căn cứ"):
        send_up(directive, by=people.lan, now=MORNING)
    assert Directive.objects.get(pk=directive.pk).state == "draft"


def test_the_chairman_returns_with_a_reason_and_signs_after_the_correction(world, people):
    directive = make_directive(world)
    send_up(directive, by=people.lan, now=MORNING)
    return_directive(directive, by=people.thin, now=MORNING, note="Bổ sung hạn báo cáo")
    told = Notice.objects.get(key__contains="returned", channel="bell")
    assert (told.recipient, told.body) == (people.lan, "Lý do: Bổ sung hạn báo cáo")
    send_up(directive, by=people.lan, now=MORNING)
    assert len(sign_and_launch(directive, by=people.thin, now=MORNING)) == 22


def test_signing_what_was_withdrawn_meanwhile_numbers_nothing(world, people):
    directive = make_directive(world)
    send_up(directive, by=people.lan, now=MORNING)
    on_the_desk = Directive.objects.get(pk=directive.pk)
    withdraw(directive, by=people.lan, now=MORNING)
    with pytest.raises(Conflict, match="Rút dự thảo về"), transaction.atomic():
        sign_and_launch(on_the_desk, by=people.thin, now=MORNING)
    assert (NumberRegister.objects.count(), OfficialDocument.objects.count(), Obligation.objects.count()) == (0, 0, 0)


def test_a_neighbours_chairman_signs_nothing_here(world, people):
    directive = make_directive(world)
    send_up(directive, by=people.lan, now=MORNING)
    with pytest.raises(Refused, match="Chỉ người đứng đầu"):
        sign_and_launch(directive, by=people.minh, now=MORNING)


def test_a_neighbour_issues_a_directive_of_its_own_with_its_own_numbers(world, people):
    launch(world)
    neighbour = make_directive_of_hoa_sen(world)
    send_up(neighbour, by=people.nga, now=MORNING)
    sign_and_launch(neighbour, by=people.minh, now=MORNING)
    assert neighbour.document.reference == "01/CT-UBND"
    assert set(neighbour.obligations.values_list("unit__code", flat=True)) == {"hoa-sen-xa"}
    assert list(Directive.objects.visible_to(people.an)) == list(Directive.objects.filter(authority=world.authority))


def make_directive_of_hoa_sen(world):
    directive = make_directive(world)
    Directive.objects.filter(pk=directive.pk).update(authority=world.units["hoa_sen"], signer=world.people.minh)
    directive.duties.filter(kind="cluster_plan").delete()
    return Directive.objects.get(pk=directive.pk)


def test_acknowledging_puts_one_person_in_charge_of_all_that_the_unit_owes(world, people, launched):
    obligation = owed(launched, world.units["song_ray"], "acknowledge")
    acknowledge(obligation, by=people.an, holder=people.binh, now=MORNING)
    assert (obligation.state, obligation.done_on, obligation.done_by) == ("approved", DAY, people.an)
    assert set(Obligation.objects.filter(unit=world.units["song_ray"]).values_list("holder__username", flat=True)) == {"binh"}
    assert Notice.objects.filter(recipient=people.binh, key__contains="holder", channel="bell").count() == 1


def test_nobody_from_outside_is_put_in_charge(world, people, launched):
    with pytest.raises(Refused, match="Cao Thị Em không có vai trò ở UBND xã Sông Ray"):
        acknowledge(owed(launched, world.units["song_ray"], "acknowledge"), by=people.an, holder=people.em, now=MORNING)


def test_acknowledging_twice_tells_the_second_what_the_first_did(world, people, launched):
    first, second = (owed(launched, world.units["song_ray"], "acknowledge") for _ in range(2))
    acknowledge(first, by=people.an, holder=people.an, now=MORNING)
    with pytest.raises(Conflict, match="Nguyễn Văn An.*“Tiếp nhận Chỉ thị” lúc 08:15"):
        acknowledge(second, by=people.binh, holder=people.binh, now=MORNING)


@pytest.mark.parametrize(
    ("moment", "late"), [("2023-03-15 00:00:00", 0), ("2023-03-15 23:59:59", 0), ("2023-03-16 00:00:00", 1), ("2023-03-18 12:00:00", 3)]
)
def test_due_on_a_day_means_until_its_last_second_here(world, people, launched, moment, late):
    obligation = owed(launched, world.units["song_ray"], "launch")
    with clock.at(moment):
        declare_done(obligation, by=people.an, now=clock.now(), note="Đã phát động toàn xã")
        assert obligation.days_late(clock.today()) == late


def test_a_duty_that_is_not_open_yet_cannot_be_declared(world, people, launched):
    with pytest.raises(Refused, match="mở từ ngày 15/5/2023"):
        declare_done(owed(launched, world.units["song_ray"], "half_year"), by=people.an, now=MORNING, note="Sớm")


def test_the_database_refuses_impossible_states(world, launched):
    obligation = owed(launched, world.units["song_ray"], "launch")
    impossible = [
        lambda: Obligation.objects.filter(pk=obligation.pk).update(state="approved"),
        lambda: Obligation.objects.filter(pk=obligation.pk).update(due=DAY - dt.timedelta(days=400)),
        lambda: Obligation.objects.filter(pk=owed(launched, world.units["xuan_my"], "launch").pk).update(unit=world.units["song_ray"]),
        lambda: Directive.objects.filter(pk=launched.pk).update(state="draft"),
    ]
    for attempt in impossible:
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


def test_the_office_that_waits_for_the_signature_is_told_of_it(world, people, launched):
    """With it the council and the editor of propaganda, who owe nothing but work with the directive."""
    told = Notice.objects.filter(key__startswith=f"directive-{launched.pk}-signed", channel="bell")
    assert {notice.recipient for notice in told} == {people.lan, people.phuc, people.giang}
    assert {notice.url for notice in told} == {f"/chi-thi/{launched.pk}/"}


def test_an_acknowledgement_is_not_asked_for_again(world, people, launched):
    """Nothing could ever be done with it any more: acknowledging starts from "todo" only."""
    obligation = owed(launched, world.units["song_ray"], "acknowledge")
    acknowledge(obligation, by=people.an, holder=people.an, now=MORNING)
    with pytest.raises(Refused, match="đã tiếp nhận"):
        reopen(obligation, by=people.lan, now=MORNING, note="Làm lại")


def test_nobody_is_put_in_charge_of_what_is_done(world, people, launched):
    obligation = owed(launched, world.units["song_ray"], "launch")
    declare_done(obligation, by=people.an, now=MORNING, note="Đã phát động toàn xã")
    with pytest.raises(Refused, match="đã xong"):
        put_in_charge(obligation, by=people.an, now=MORNING, holder=people.binh)


@pytest.mark.parametrize(("day", "words"), [(dt.date(2023, 2, 7), "chưa tới"), (dt.date(2022, 12, 30), "năm 2022")])
def test_a_paper_carries_no_day_to_come_and_no_number_of_a_closed_year(world, people, day, words):
    directive = make_directive(world)
    Directive.objects.filter(pk=directive.pk).update(day=day)
    directive.refresh_from_db()
    send_up(directive, by=people.lan, now=MORNING)
    with pytest.raises(Refused, match=words):
        sign_and_launch(directive, by=people.thin, now=MORNING)
    assert (NumberRegister.objects.count(), Directive.objects.get(pk=directive.pk).state) == (0, "tosign")


def test_an_authority_without_a_letterhead_is_told_so(world, people, sign_in):
    directive = make_directive(world)
    Letterhead.objects.filter(unit=world.authority).delete()
    assert sign_in(people.lan).get(f"/chi-thi/{directive.pk}/du-thao.pdf").status_code == 409
    with pytest.raises(Refused, match="chưa có mẫu đầu văn bản"):
        send_up(Directive.objects.get(pk=directive.pk), by=people.lan, now=MORNING)


def test_only_the_signer_named_on_the_draft_signs_it(world, people):
    directive = make_directive(world)
    Directive.objects.filter(pk=directive.pk).update(signer=people.phuc)
    directive.refresh_from_db()
    send_up(directive, by=people.lan, now=MORNING)
    with pytest.raises(Refused, match="ghi người ký là Đỗ Hồng Phúc"), transaction.atomic():
        sign_and_launch(directive, by=people.thin, now=MORNING)
    assert OfficialDocument.objects.count() == 0
