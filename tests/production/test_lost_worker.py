"""A worker killed amid its work and a broker wiped clean: every message still arrives, and none twice."""

import os
import signal
import sys
import time
from collections import Counter

import pytest
import redis
from django.db import connection
from django.utils import timezone

from emulation.accounts.models import User
from emulation.notifications.models import Beat, Notice
from tests.production.processes import environment, kill_group, mailbox, manage, redis_server, running, until

# PostgreSQL, because the other processes must see the database of the test.
needs_servers = pytest.mark.skipif(not os.environ.get("REDIS_URL"), reason="runs with PostgreSQL and Redis: bin/test starts them")
PEOPLE = 40
TELL = """
from emulation import clock
from emulation.accounts.models import User
from emulation.notifications.actions import tell
tell(key="directive:1:issued", people=User.objects.all(), subject="Chỉ thị mới", body="Đề nghị đơn vị tiếp nhận.", url="/", now=clock.now())
"""


@pytest.fixture
def crowd(transactional_db):
    User.objects.bulk_create(
        User(username=f"nguoi-{number}", full_name=f"Người {number}", email=f"nguoi-{number}@example.vn") for number in range(PEOPLE)
    )


def database_url():
    """The test's own database, as the other processes reach it."""
    with connection.cursor():
        found = connection.settings_dict
    host = f"/{found['HOST']}" if found["HOST"].startswith("/") else f"{found['HOST']}:{found['PORT'] or 5432}"
    return f"postgres://{found['USER']}:{found['PASSWORD']}@{host}/{found['NAME']}"


def worker(env, folder):
    command = (sys.executable, "-m", "celery", "-A", "emulation", "worker", "-P", "prefork", "-c", "2", "--loglevel", "INFO")
    return running(*command, env=env, log=folder / "worker.log")


def sweep(env, folder):
    command = (sys.executable, "-m", "celery", "-A", "emulation", "call", "emulation.notifications.tasks.sweep")
    return running(*command, env=env, log=folder / "call.log")


def held_rows():
    return Notice.objects.filter(state="sending").count()


@needs_servers
def test_killed_worker_and_wiped_broker(crowd, tmp_path):
    with redis_server(tmp_path) as broker, mailbox() as mail:
        env = environment(tmp_path, DATABASE_URL=database_url(), REDIS_URL=broker, EMAIL_URL=mail.url)
        with worker(env, tmp_path) as first:
            manage(env, "shell", "-c", TELL)
            until(lambda: mail.held and held_rows(), seconds=60, what="a worker is amid a message")
            kill_group(first)
        until(mail.deserted, seconds=30, what="the mail server has missed the killed sender")
        redis.Redis.from_url(broker).flushall()
        assert Notice.objects.filter(channel="email", state="sent").count() == 0

        mail.open.set()
        Notice.objects.filter(state="sending").update(lease_until=timezone.now())  # the two minutes of the lease are over
        manage(env, "shell", "-c", TELL)  # the same event told again: no second message
        redis.Redis.from_url(broker).flushall()
        with worker(env, tmp_path), sweep(env, tmp_path), sweep(env, tmp_path):
            until(lambda: not Notice.objects.exclude(state="sent").exists(), seconds=60, what="everything is sent")

    assert Beat.objects.filter(name="notifications").exists()
    assert Counter(mail.accepted) == Counter(Notice.objects.filter(channel="email").values_list("message_id", flat=True))
    assert len(mail.accepted) == PEOPLE
    assert Notice.objects.filter(channel="email", attempts=2).exists()  # what the killed worker held was taken again
    assert Counter(Notice.objects.filter(channel="bell").values_list("recipient", flat=True)).most_common(1)[0][1] == 1
    assert Notice.objects.filter(channel="bell").count() == PEOPLE


@needs_servers
def test_a_broker_that_hangs_holds_nobody_up(crowd, tmp_path):
    with redis_server(tmp_path) as broker:
        env = environment(tmp_path, DATABASE_URL=database_url(), REDIS_URL=broker)
        manage(env, "check")  # the first start reads the program from disk
        os.kill(redis.Redis.from_url(broker).info("server")["process_id"], signal.SIGSTOP)
        started = time.monotonic()
        manage(env, "shell", "-c", TELL)
        assert time.monotonic() - started < 20
    assert Notice.objects.filter(channel="bell", state="sent").count() == PEOPLE
    assert Notice.objects.waiting(timezone.now()).count() == PEOPLE
