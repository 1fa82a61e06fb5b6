"""Who is reminded of what a unit owes, when, and in which words: the ladder over the life of an obligation."""

import datetime as dt

import pytest

from campaigns.obligations.actions import acknowledge, declare_done, put_in_charge, reopen
from campaigns.obligations.changes import ask_time, extend, restore, waive
from campaigns.obligations.models import Obligation
from campaigns.obligations.reminders import due_of
from campaigns.plans.actions import pass_up, return_plan, submit_plan
from emulation import clock
from emulation.accounts.models import Appointment
from emulation.accounts.roles import Role
from emulation.notifications import delivery
from emulation.notifications.digests import Digest
from emulation.notifications.models import Notice, Preference, Reminder, Rung
from emulation.notifications.rounds import morning_round, upcoming
from emulation.notifications.wording import zalo_line
from tests import factories
from tests.factories import DAY, MORNING, owed


def at(day, hour=6):
    return dt.datetime(day.year, day.month, day.day, hour, tzinfo=dt.timezone(dt.timedelta(hours=7)))


def on(month, day, year=2023):
    return dt.date(year, month, day)


def round_of(day):
    with clock.at(at(day)):
        return morning_round(day, now=at(day))


def told(person, day):
    """The lines of the person's collected message of `day`, as (reader, lead)."""
    notice = Notice.objects.filter(key=f"digest:{day}:{person.pk}:bell").first()
    return [(line.reader, line.lead) for line in Digest.of(notice.digest).lines] if notice else []


def only(world, unit, kind, directive):
    """Let one obligation stand and settle all the others, so that a story is about one thing."""
    kept = owed(directive, world.units[unit], kind)
    Obligation.objects.exclude(pk=kept.pk).update(state="approved", done_on=DAY)
    return kept


@pytest.fixture
def plan_of_song_ray(world, launched):
    """Sông Ray's plan, due on 28 February, in the hands of Bình."""
    obligation = only(world, "song_ray", "plan", launched)
    put_in_charge(obligation, by=world.people.an, now=MORNING, holder=world.people.binh)
    return obligation


def days_told(person, first, last):
    """Run the round each day from first to last; return the days on which the person was told, as pairs (month, day)."""
    found = []
    day = first
    while day <= last:
        round_of(day)
        if told(person, day):
            found.append((day.month, day.day))
        day += dt.timedelta(days=1)
    return found


def test_the_holder_climbs_the_ladder(people, plan_of_song_ray):
    # The rung fifteen days before (13 February) comes after the launch; seven and three days before, the eve, the day, +1, +3, +7, weekly.
    assert days_told(people.binh, DAY, on(3, 21)) == [(2, 13), (2, 21), (2, 25), (2, 27), (2, 28), (3, 1), (3, 3), (3, 7), (3, 14), (3, 21)]


def test_copies_go_upwards(people, plan_of_song_ray):
    assert days_told(people.an, on(2, 27), on(3, 14)) == [(3, 3), (3, 7), (3, 14)]
    office = [day.isoformat() for day in Reminder.objects.filter(person=people.lan, reader="office").order_by("day").values_list("day", flat=True)]
    assert office == ["2023-03-07", "2023-03-14"]
    chairman = Reminder.objects.filter(person=people.thin).order_by("day").values_list("reader", "day")
    assert list(chairman) == [("chairman", on(3, 6)), ("chairman", on(3, 13))]  # Mondays


def test_strangers_and_other_units_are_told_nothing(people, plan_of_song_ray):
    round_of(on(3, 7))
    assert {notice.recipient for notice in Notice.objects.filter(key__startswith="digest:")} == {people.binh, people.an, people.lan, people.thin}


def test_words_before_the_day_and_after_it(people, plan_of_song_ray):
    round_of(on(2, 25))
    round_of(on(3, 1))
    before, after = Notice.objects.filter(recipient=people.binh, channel="email", key__startswith="digest:").order_by("key")
    assert (before.subject, before.url) == (
        "Còn 3 ngày: kế hoạch thi đua năm 2023 của UBND xã Sông Ray",
        f"/viec/{plan_of_song_ray.pk}/",
    )
    assert before.body == "Kế hoạch thi đua năm 2023 của UBND xã Sông Ray đến hạn thứ Ba, 28/2/2023 (còn 3 ngày)."
    assert after.body == (
        "Kế hoạch thi đua năm 2023 của UBND xã Sông Ray đã quá hạn 1 ngày, từ 28/2/2023.\n\n"
        "Nếu cần thêm thời gian, bấm “Đề nghị gia hạn” trong trang của việc."
    )
    assert max(len(before.subject), len(after.subject)) <= 60


def test_a_body_that_is_asked_is_asked(world, people, launched):
    only(world, "nong_dan", "plan", launched)
    round_of(on(2, 25))
    round_of(on(3, 1))
    before, after = Notice.objects.filter(recipient=people.tam, channel="bell", key__startswith="digest:").order_by("key")
    assert before.body == ("Trân trọng đề nghị Hội Nông dân hoàn thành kế hoạch thi đua năm 2023 chậm nhất thứ Ba, 28/2/2023 (còn 3 ngày).")
    assert after.subject == "Trân trọng đề nghị: kế hoạch thi đua năm 2023"
    assert after.body.startswith("Trân trọng đề nghị Hội Nông dân sớm hoàn thành kế hoạch thi đua năm 2023; thời hạn đề nghị là 28/2/2023.")
    round_of(on(3, 7))
    for notice in Notice.objects.filter(key__startswith="digest:", recipient=people.tam):
        assert "quá hạn" not in notice.body.lower() + notice.subject.lower()


def test_nothing_after_it_was_submitted(world, people, launched, plan_of_song_ray):
    assert days_told(people.binh, on(2, 21), on(2, 22)) == [(2, 21)]
    with clock.at(at(on(2, 23))):
        plan = factories.make_plan(launched, world.units["song_ray"], by=people.an, now=at(on(2, 23)))
        submit_plan(plan, by=people.an, now=at(on(2, 23)))
    assert days_told(people.binh, on(2, 24), on(3, 10)) == []
    assert days_told(people.an, on(3, 11), on(3, 20)) == []


def test_what_was_submitted_between_the_round_and_the_delivery_is_not_sent(world, people, launched, plan_of_song_ray, mailoutbox):
    round_of(on(2, 25))
    with clock.at(at(on(2, 25), 6)):
        plan = factories.make_plan(launched, world.units["song_ray"], by=people.an, now=at(on(2, 25), 6))
        submit_plan(plan, by=people.an, now=at(on(2, 25), 6))
    letter = Notice.objects.get(key=f"digest:2023-02-25:{people.binh.pk}:email")
    assert not Notice.objects.waiting(at(on(2, 25), 6)).filter(pk=letter.pk).exists()
    delivery.deliver(letter.pk, at(on(2, 25), 7))
    letter.refresh_from_db()
    assert (letter.state, letter.failure, mailoutbox) == ("discard", "Việc đã xong trước khi gửi", [])


def test_a_waiver_stops_it_and_its_end_starts_it_anew(people, plan_of_song_ray):
    with clock.at(at(on(2, 22))):
        waive(plan_of_song_ray, by=people.lan, now=at(on(2, 22)), reason="Đơn vị đang chuyển trụ sở.")
    assert days_told(people.binh, on(2, 22), on(3, 1)) == []
    with clock.at(at(on(3, 1))):
        restore(plan_of_song_ray, by=people.lan, now=at(on(3, 1)), reason="Đã xong chuyển trụ sở.", due=on(3, 6))
    assert days_told(people.binh, on(3, 1), on(3, 7)) == [(3, 3), (3, 5), (3, 6), (3, 7)]


def test_more_time_lays_the_ladder_anew(people, plan_of_song_ray):
    assert days_told(people.binh, on(2, 25), on(2, 28)) == [(2, 25), (2, 27), (2, 28)]
    with clock.at(at(on(3, 1), 5)):
        extend([plan_of_song_ray], by=people.lan, now=at(on(3, 1), 5), due=on(3, 15), reason="Bổ sung số liệu.")
    assert days_told(people.binh, on(3, 1), on(3, 18)) == [(3, 8), (3, 12), (3, 14), (3, 15), (3, 16), (3, 18)]


def test_a_letter_that_speaks_of_the_day_before_the_extension_is_not_sent(people, plan_of_song_ray, mailoutbox):
    round_of(on(3, 1))
    with clock.at(at(on(3, 1), 6)):
        extend([plan_of_song_ray], by=people.lan, now=at(on(3, 1), 6), due=on(3, 15), reason="Bổ sung số liệu.")
    letter = Notice.objects.get(key=f"digest:2023-03-01:{people.binh.pk}:email")
    delivery.deliver(letter.pk, at(on(3, 1), 8))
    letter.refresh_from_db()
    assert (letter.state, mailoutbox) == ("discard", [])


def test_the_holder_left_and_the_successor_hears_of_it_the_next_morning(world, people, plan_of_song_ray):
    round_of(on(2, 21))
    Appointment.objects.filter(user=people.binh).update(valid_to=on(2, 22))
    clerk = Appointment.objects.create(user=people.quy, unit=world.units["song_ray"], role=Role.UNIT_CLERK, valid_from=on(2, 23))
    round_of(on(2, 22))
    assert told(people.quy, on(2, 22)) == []
    # The named holder has no seat any more: the head answers until somebody is put in charge again.
    round_of(on(2, 23))
    assert (told(people.binh, on(2, 23)), told(people.quy, on(2, 23))) == ([], [])
    assert told(people.an, on(2, 23)) == [("holder", "Còn 5 ngày: kế hoạch thi đua năm 2023 của UBND xã Sông Ray")]
    with clock.at(at(on(2, 23))):
        put_in_charge(plan_of_song_ray, by=people.an, now=at(on(2, 23)), holder=clerk.user)
    round_of(on(2, 24))
    assert [reader for reader, _ in told(people.quy, on(2, 24))] == ["holder"]
    round_of(on(2, 25))
    assert (len(told(people.quy, on(2, 25))), told(people.an, on(2, 25))) == (1, [])


def test_without_a_head_the_clerks_are_reminded(world, people, launched):
    only(world, "song_ray", "plan", launched)
    Appointment.objects.filter(user=people.an).update(valid_to=on(2, 20))
    round_of(on(2, 21))
    assert [reader for reader, _ in told(people.binh, on(2, 21))] == ["holder"]


def test_what_waits_for_the_head_is_the_heads(world, people, launched, plan_of_song_ray):
    with clock.at(at(on(2, 20))):
        plan = factories.make_plan(launched, world.units["song_ray"], by=people.binh, now=at(on(2, 20)))
        pass_up(plan, by=people.binh, now=at(on(2, 20)))
    round_of(on(2, 21))
    assert told(people.binh, on(2, 21)) == []
    assert [reader for reader, _ in told(people.an, on(2, 21))] == ["holder"]
    assert Notice.objects.get(key=f"digest:2023-02-21:{people.an.pk}:bell").body.endswith("Đang chờ lãnh đạo xem và trình.")


def test_the_clusters_plan_is_reminded_to_its_head(world, people, launched):
    cluster_plan = only(world, "xuan_my", "cluster_plan", launched)
    round_of(on(3, 12))
    assert told(people.dung, on(3, 12)) == [("holder", "Còn 3 ngày: kế hoạch cụm, khối của Cụm các xã")]
    assert list(Reminder.objects.values_list("person", "subject_id")) == [(people.dung.pk, cluster_plan.pk)]


def test_what_was_sent_in_time_and_sent_back_is_reminded_by_the_day_of_the_mending(world, people, launched, plan_of_song_ray):
    with clock.at(at(on(2, 27))):
        plan = factories.make_plan(launched, world.units["song_ray"], by=people.an, now=at(on(2, 27)))
        submit_plan(plan, by=people.an, now=at(on(2, 27)))
    with clock.at(at(on(3, 1), 9)):
        return_plan(plan, by=people.lan, now=at(on(3, 1), 9), note="Nêu rõ số liệu.", due=on(3, 8))
    assert days_told(people.binh, on(3, 2), on(3, 8)) == [(3, 5), (3, 7), (3, 8)]
    assert told(people.binh, on(3, 5)) == [("holder", "Cần bổ sung trước 8/3: kế hoạch thi đua năm 2023")]
    round_of(on(3, 9))
    assert told(people.binh, on(3, 9)) == [("holder", "Quá hạn bổ sung 1 ngày: kế hoạch thi đua năm 2023")]


def test_what_was_sent_back_without_a_day_is_never_called_overdue(world, people, launched, plan_of_song_ray):
    with clock.at(at(on(2, 27))):
        plan = factories.make_plan(launched, world.units["song_ray"], by=people.an, now=at(on(2, 27)))
        submit_plan(plan, by=people.an, now=at(on(2, 27)))
    with clock.at(at(on(3, 1), 9)):
        return_plan(plan, by=people.lan, now=at(on(3, 1), 9), note="Nêu rõ số liệu.")
    assert days_told(people.binh, on(3, 2), on(3, 21)) == [(3, 3), (3, 7), (3, 14), (3, 21)]
    letters = Notice.objects.filter(key__startswith="digest:")
    assert {letter.recipient for letter in letters} == {people.binh}
    assert all("quá hạn" not in f"{letter.subject} {letter.body}".lower() for letter in letters)
    with clock.at(at(on(3, 21), 9)):
        pass_up(plan, by=people.binh, now=at(on(3, 21), 9))
    round_of(on(3, 28))
    assert told(people.an, on(3, 28)) == [("holder", "Cần bổ sung: kế hoạch thi đua năm 2023 của UBND xã Sông Ray")]


def test_what_is_asked_for_again_counts_from_that_day(world, people, launched):
    duty = only(world, "song_ray", "launch", launched)
    with clock.at(at(on(3, 1))):
        declare_done(duty, by=people.an, now=at(on(3, 1)), note="Đã phát động.")
    with clock.at(at(on(3, 10))):
        reopen(duty, by=people.lan, now=at(on(3, 10)), note="Gửi ảnh.", due=on(3, 20))
    assert days_told(people.an, on(3, 10), on(3, 20)) == [(3, 13), (3, 17), (3, 19), (3, 20)]


def test_what_opens_later_is_told_on_its_day(world, people, launched):
    only(world, "song_ray", "half_year", launched)
    assert days_told(people.an, on(5, 10), on(6, 8)) == [(5, 15), (5, 31), (6, 8)]
    assert told(people.an, on(5, 15)) == [("holder", "Việc mới: báo cáo 6 tháng đầu năm 2023 của UBND xã Sông Ray")]


def test_a_morning_that_was_missed_is_made_up_for_by_the_last_rung(people, plan_of_song_ray):
    round_of(on(2, 24))
    round_of(on(2, 28))  # three mornings were missed, and with them two rungs
    days = Reminder.objects.filter(person=people.binh).order_by("rung_day").values_list("rung_day", "day")
    assert list(days) == [(on(2, 21), on(2, 24)), (on(2, 28), on(2, 28))]


def test_run_twice_nothing_more(plan_of_song_ray):
    first = round_of(on(3, 7))
    assert (first.notices, first.people) == (8, 4)
    second = round_of(on(3, 7))
    assert (second.notices, second.people) == (0, 0)
    assert Reminder.objects.count() == 4


def test_who_had_the_days_message_is_told_the_rest_tomorrow(world, people, launched, plan_of_song_ray):
    round_of(on(2, 25))
    Obligation.objects.filter(duty__kind="launch", unit=world.units["song_ray"]).update(state="todo", done_on=None, due=on(2, 28))
    round_of(on(2, 25))
    assert len(told(people.binh, on(2, 25))) == 1
    assert Reminder.objects.filter(subject_id=owed(launched, world.units["song_ray"], "launch").pk).count() == 1  # An had none yet
    Obligation.objects.filter(duty__kind="launch").update(holder=people.binh)
    round_of(on(2, 26))
    assert [lead.split(":")[0] for _, lead in told(people.binh, on(2, 26))] == ["Còn 2 ngày"]


def test_one_message_for_a_person_of_two_units(world, people, launched):
    Appointment.objects.create(user=people.an, unit=world.units["van_hoa"], role=Role.UNIT_HEAD, valid_from=DAY)
    Obligation.objects.exclude(duty__kind="plan").update(state="approved", done_on=DAY)
    round_of(on(2, 25))
    assert len(told(people.an, on(2, 25))) == 2
    notice = Notice.objects.get(key=f"digest:2023-02-25:{people.an.pk}:bell")
    assert (notice.subject, notice.url) == ("2 việc sắp đến hạn", "/viec-cua-toi/")
    assert notice.body.splitlines()[0] == "Việc của ông/bà:"


def test_the_subject_counts_what_is_near_and_what_is_over(world, people, launched):
    Obligation.objects.filter(unit=world.units["song_ray"], duty__kind="plan").update(due=on(2, 24))
    Obligation.objects.exclude(unit=world.units["song_ray"]).update(state="approved", done_on=DAY)
    Obligation.objects.filter(duty__kind="launch").update(due=on(2, 28))
    Obligation.objects.filter(duty__kind="acknowledge").update(state="approved", done_on=DAY)
    round_of(on(2, 25))
    assert Notice.objects.get(key=f"digest:2023-02-25:{people.an.pk}:bell").subject == "1 việc quá hạn, 1 việc sắp đến hạn"


def test_over_the_new_year(world, people, launched):
    obligation = only(world, "song_ray", "launch", launched)
    Obligation.objects.filter(pk=obligation.pk).update(due=on(12, 30))
    assert days_told(people.an, on(12, 29), on(1, 7, 2024)) == [(12, 29), (12, 30), (12, 31), (1, 2), (1, 6)]


def test_an_authority_with_a_ladder_of_its_own(world, people, plan_of_song_ray):
    Rung.objects.create(authority=world.authority, reader="holder", offset=-5)
    assert days_told(people.binh, DAY, on(3, 10)) == [(2, 23)]
    assert days_told(people.an, on(3, 11), on(3, 14)) == []


def test_the_morning_letter_of_the_office(world, people, launched):
    friday = on(2, 24)
    for unit, head in (("song_ray", people.an), ("xuan_my", people.dung), ("noi_vu", people.em)):
        with clock.at(at(friday, 9)):
            plan = factories.make_plan(launched, world.units[unit], by=head, now=at(friday, 9))
            submit_plan(plan, by=head, now=at(friday, 9))
    with clock.at(at(friday, 10)):
        return_plan(plan, by=people.lan, now=at(friday, 10), note="Nêu rõ số liệu.")
        submit_plan(plan, by=people.em, now=at(friday, 11))
        ask_time(owed(launched, world.units["nong_dan"], "plan"), by=people.tam, now=at(friday, 12), asked_due=on(3, 10), reason="Chờ đại hội.")
    Preference.objects.create(user=people.lan, digest_hour=9)
    round_of(on(2, 25))
    letter = Notice.objects.get(key=f"digest:2023-02-25:{people.lan.pk}:email")
    # Nobody acknowledged the directive, which was due on the 13th: every unit is overdue, and the office has its list.
    assert letter.body.splitlines()[0] == "2 kế hoạch mới, 1 trình lại, 5 đơn vị quá hạn, 1 đề nghị gia hạn."
    assert letter.subject == "2 kế hoạch mới, 1 trình lại, 5 đơn vị quá hạn"
    assert (letter.lease_until, letter.authority) == (at(on(2, 25), 9), world.authority)
    round_of(on(2, 26))
    again = Notice.objects.get(key=f"digest:2023-02-26:{people.lan.pk}:bell")
    assert again.body == "5 đơn vị quá hạn, 1 đề nghị gia hạn."
    assert not Notice.objects.filter(recipient=people.nga, key__startswith="digest:").exists()  # the neighbour's office has nothing


def test_what_came_in_while_no_round_ran_is_counted_once(world, people, launched):
    def submits(unit, head, day):
        with clock.at(at(day, 9)):
            plan = factories.make_plan(launched, world.units[unit], by=head, now=at(day, 9))
            submit_plan(plan, by=head, now=at(day, 9))

    def figures_of(day):
        return Notice.objects.get(key=f"digest:{day}:{people.lan.pk}:bell").body.splitlines()[0].split(",")[0]

    round_of(on(2, 21))
    submits("song_ray", people.an, on(2, 22))
    submits("xuan_my", people.dung, on(2, 23))
    submits("noi_vu", people.em, on(2, 24))
    round_of(on(2, 24))  # on the 22nd and the 23rd no round ran; what comes in today is told tomorrow
    round_of(on(2, 25))
    assert (figures_of(on(2, 24)), figures_of(on(2, 25))) == ("2 kế hoạch mới", "1 kế hoạch mới")


def test_a_head_who_is_in_charge_is_told_once(world, people, launched):
    only(world, "song_ray", "plan", launched)
    round_of(on(3, 3))
    assert [reader for reader, _ in told(people.an, on(3, 3))] == ["holder"]
    assert list(Reminder.objects.filter(person=people.an).values_list("reader", flat=True)) == ["holder"]


def test_the_chairmans_list_is_by_unit(world, people, launched):
    Obligation.objects.exclude(duty__kind__in=["plan", "acknowledge"]).update(state="approved", done_on=DAY)
    Obligation.objects.exclude(unit__in=[world.units["song_ray"], world.units["nong_dan"]]).update(state="approved", done_on=DAY)
    round_of(on(3, 6))
    notice = Notice.objects.get(key=f"digest:2023-03-06:{people.thin.pk}:bell")
    assert notice.subject == "4 việc của 2 đơn vị chưa xong sau hạn"
    assert notice.body == (
        "Đơn vị chưa hoàn thành sau hạn:\n"
        "Hội Nông dân\n"
        "– Tiếp nhận Chỉ thị: chưa gửi, thời hạn đề nghị 13/2/2023\n"
        "– Kế hoạch thi đua năm 2023: chưa gửi, thời hạn đề nghị 28/2/2023\n"
        "UBND xã Sông Ray\n"
        "– Tiếp nhận Chỉ thị: quá hạn 21 ngày (hạn 13/2/2023)\n"
        "– Kế hoạch thi đua năm 2023: quá hạn 6 ngày (hạn 28/2/2023)"
    )


def test_a_long_list_is_cut_in_the_bell_and_whole_in_the_letter(world, people, launched):
    round_of(on(3, 20))
    bell, letter = Notice.objects.filter(recipient=people.thin, key__startswith="digest:").order_by("channel")
    assert bell.body.splitlines()[-1] == "… và 9 việc khác."
    assert (len(bell.body.splitlines()), letter.body.count("– "), letter.url) == (13, 17, "/tong-quan/")


def test_a_preview_writes_nothing(people, plan_of_song_ray):
    before = Notice.objects.count()
    assert [(letter.person, letter.digest.subject) for letter in upcoming(on(2, 21))] == [
        (people.binh, "Còn 7 ngày: kế hoạch thi đua năm 2023 của UBND xã Sông Ray")
    ]
    assert (Notice.objects.count(), Reminder.objects.count()) == (before, 0)


def test_the_line_for_zalo_of_one_obligation(people, plan_of_song_ray):
    line = zalo_line(due_of(plan_of_song_ray, on(2, 25)), on(2, 25), "https://thidua.gov.vn")
    assert line == (
        f"Nhắc: kế hoạch thi đua năm 2023 của UBND xã Sông Ray hạn 28/2 (còn 3 ngày). Mở: https://thidua.gov.vn/viec/{plan_of_song_ray.pk}/"
    )
    Obligation.objects.filter(pk=plan_of_song_ray.pk).update(state="sent")
    assert due_of(plan_of_song_ray, on(2, 25)) is None


def test_acknowledging_ends_its_reminders(world, people, launched):
    obligation = only(world, "song_ray", "acknowledge", launched)
    round_of(on(2, 10))
    assert [reader for reader, _ in told(people.an, on(2, 10))] == ["holder"]
    with clock.at(at(on(2, 11))):
        acknowledge(obligation, by=people.an, now=at(on(2, 11)), holder=people.binh)
    assert days_told(people.an, on(2, 12), on(2, 20)) == []


def test_the_queries_of_a_preview_do_not_grow(world, launched, django_assert_max_num_queries):
    with django_assert_max_num_queries(24):
        assert len(upcoming(on(3, 7))) == 6
