"""The one-machine mode as a process: gunicorn with the worker and the scheduler inside, SQLite, e-mails into a folder."""

import signal
import sys

import pytest

from tests.production.processes import environment, free_port, listens, manage, running, until

LEFT_BEHIND = """
from emulation import clock
from emulation.accounts.models import User
from emulation.notifications.models import Notice
lan = User.objects.create(username="{key}", full_name="Nguyễn Thị Lan", email="lan@example.vn")
Notice.objects.create(key="{key}", recipient=lan, channel="email", subject="Tin", body="Nội dung", url="/", created_at=clock.now())
"""
THREADS = "import threading; print([thread.name for thread in threading.enumerate()])"


def web(folder, env, port):
    command = ("-m", "gunicorn", "emulation.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4", "--no-control-socket")
    return running(sys.executable, *command, env=env, log=folder / "web.log")


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    """A migrated SQLite installation, made once: migrating is slow where each commit reaches the disk."""
    folder = tmp_path_factory.mktemp("installation")
    env = environment(folder)
    manage(env, "migrate", "--verbosity", "0")
    return folder, env


def test_commands_start_no_worker(tmp_path):
    assert "embedded" not in manage(environment(tmp_path), "shell", "-c", THREADS)


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_it_sends_what_was_left_behind_and_ends_when_told(installation, ending):
    folder, env = installation
    before = letters(folder)
    manage(env, "shell", "-c", LEFT_BEHIND.format(key=ending.name))
    port = free_port()
    with web(folder, env, port) as server:
        until(lambda: listens(port), seconds=30, what="the port is open")
        until(lambda: letters(folder) > before, seconds=30, what="the e-mail lies in the folder")
        server.send_signal(ending)
        assert server.wait(timeout=15) == 0
    assert letters(folder) == before + 1


def letters(folder):
    return len(list((folder / "mail").glob("*.log")))
