"""A morning round that is killed, two rounds at once, a worker killed amid the letters, a broker wiped clean: everybody is reminded, once."""

import sys
from collections import Counter

import pytest
import redis
from django.db import transaction
from django.utils import timezone

from campaigns.obligations.models import Obligation
from emulation.accounts.models import Appointment, User
from emulation.accounts.roles import Role
from emulation.notifications.models import Notice, Reminder
from emulation.units.actions import create_unit
from tests.factories import SINCE, launch
from tests.production.processes import environment, kill_group, mailbox, redis_server, running, until
from tests.production.test_lost_worker import database_url, held_rows, needs_servers, sweep, worker

UNITS = 30
DAY = "2023-02-25"  # three days before the plans are due


@pytest.fixture
def crowd(transactional_db, world, monkeypatch):
    """Thirty more units under the directive, each with a head who owes a plan; no message is left from before."""
    monkeypatch.setattr("emulation.documents.actions._ask_for_file", lambda pk: None)
    monkeypatch.setattr("emulation.notifications.tasks.ask_for_delivery", lambda: None)
    launched = launch(world)
    Obligation.objects.update(state="approved", done_on=SINCE)
    duty = launched.duties.get(kind="plan")
    for number in range(UNITS):
        unit = create_unit(code=f"don-vi-{number}", name=f"Đơn vị {number}", kind=world.kinds["phong"], parent=world.authority, valid_from=SINCE)
        name = f"nguoi-{number}"
        head = User.objects.create(username=name, full_name=f"Người {number}", email=f"{name}@example.vn", sort_key=f"{number:03}")
        Appointment.objects.create(user=head, unit=unit, role=Role.UNIT_HEAD, valid_from=SINCE)
        Obligation.objects.create(directive=launched, duty=duty, authority=world.authority, unit=unit, opens=duty.opens, due=duty.due)
    Notice.objects.all().delete()


def morning(env, folder):
    return running(sys.executable, "manage.py", "morning_round", "--day", DAY, env=env, log=folder / "round.log")


def kill_a_round(env, folder):
    """Kill a round while it waits for the fifteenth person, whose row is held here."""
    with transaction.atomic():
        User.objects.select_for_update().get(username="nguoi-15")
        with morning(env, folder) as first:
            until(lambda: Reminder.objects.count() == 15, seconds=60, what="the round has come to the person whose row is held")
            kill_group(first)


def kill_a_worker(env, folder, mail):
    with worker(env, folder) as first, sweep(env, folder):
        until(lambda: mail.held and held_rows(), seconds=60, what="a worker is amid a letter")
        kill_group(first)
    until(mail.deserted, seconds=30, what="the mail server has missed the killed sender")
    Notice.objects.filter(state="sending").update(lease_until=timezone.now())  # the two minutes of the lease are over


@needs_servers
def test_everybody_is_reminded_once(crowd, tmp_path):
    with redis_server(tmp_path) as broker, mailbox() as mail:
        env = environment(tmp_path, DATABASE_URL=database_url(), REDIS_URL=broker, EMAIL_URL=mail.url)
        kill_a_round(env, tmp_path)
        assert Reminder.objects.count() == Notice.objects.filter(channel="email").count() == 15
        with morning(env, tmp_path) as one, morning(env, tmp_path) as other:
            assert (one.wait(timeout=120), other.wait(timeout=120)) == (0, 0)
        kill_a_worker(env, tmp_path, mail)
        redis.Redis.from_url(broker).flushall()
        mail.open.set()
        with morning(env, tmp_path) as again, worker(env, tmp_path), sweep(env, tmp_path), sweep(env, tmp_path):
            until(lambda: not Notice.objects.exclude(state="sent").exists(), seconds=90, what="everything is sent")
            assert again.wait(timeout=60) == 0

    heads = User.objects.filter(username__startswith="nguoi-")
    expected = Counter((head.pk, way) for head in heads for way in ("bell", "email"))
    assert Counter(Notice.objects.values_list("recipient", "channel")) == expected
    assert Counter(Reminder.objects.values_list("person", flat=True)) == Counter(heads.values_list("pk", flat=True))
    assert Counter(mail.accepted) == Counter(Notice.objects.filter(channel="email").values_list("message_id", flat=True))
    assert len(mail.accepted) == UNITS
