"""Real processes for the tests of this folder: each with its own data folder, its own Redis and a mail server that we can hold up."""

import os
import signal
import socket
import socketserver
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def until(condition, *, seconds, what):
    """Poll `condition` until it is true; fail after `seconds` with the words of `what`."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"After {seconds} s still not: {what}"
        time.sleep(0.05)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def environment(folder, **variables):
    """Return the environment of an installation that keeps its data in `folder`, without that of the test run."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TZ") if name in os.environ}
    return inherited | {"DATA_DIR": str(folder), "PYTHONUNBUFFERED": "1", "DEMO": "0"} | variables


def manage(env, *arguments):
    """Run manage.py to its end; returns what it printed, fails if it failed."""
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def running(*command, env, log):
    """Keep a process and its children running; whatever is left of them at the end is killed."""
    with Path(log).open("ab") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=output, stderr=output, start_new_session=True)
    try:
        yield process
    finally:
        kill_group(process)


def kill_group(process):
    """SIGKILL to a process and its children at once, as a power cut would."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=10)


@contextmanager
def redis_server(folder):
    """Run a Redis that keeps nothing on disk; yields its URL."""
    port = free_port()
    command = ("redis-server", "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly", "no", "--dir", str(folder))
    with running(*command, env=environment(folder), log=folder / "redis.log"):
        until(lambda: listens(port), seconds=10, what="Redis answers")
        yield f"redis://127.0.0.1:{port}/0"


class Mailbox(socketserver.ThreadingTCPServer):
    """A mail server of our own: `accepted` lists the Message-ID of each message that got its 250; `open` lets them through."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Talk)
        self.accepted = []
        self.held = 0
        self.talks = []
        self.open = threading.Event()
        self.url = f"smtp://127.0.0.1:{self.server_address[1]}"

    def deserted(self):
        """Tell whether every sender that waits for its 250 is gone: a process that was killed may take a moment to be missed."""
        return all(left(connection) for connection in list(self.talks))

    def handle_error(self, request, client_address):
        """A client that was killed amid a talk is what these tests are about."""


def left(connection):
    """Tell whether whoever spoke over the connection has closed it."""
    try:
        return connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


class Talk(socketserver.StreamRequestHandler):
    """The few words of SMTP (RFC 5321) that Django's backend speaks."""

    def handle(self):
        self.reply("220 mailbox")
        while line := self.rfile.readline():
            word = line.split(b" ")[0].strip().upper()
            if word == b"DATA":
                self.take_message()
            else:
                self.reply("221 bye" if word == b"QUIT" else "250 ok")

    def take_message(self):
        self.reply("354 go on")
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return  # killed amid its letter
            lines.append(line)
        self.server.talks.append(self.connection)
        self.server.held += 1
        self.server.open.wait(timeout=60)
        self.server.talks.remove(self.connection)
        if not left(self.connection):
            self.server.accepted += [line.split(b" ")[1].strip().decode() for line in lines if line.startswith(b"Message-ID:")]
            self.reply("250 ok")

    def reply(self, text):
        self.wfile.write(text.encode() + b"\r\n")


@contextmanager
def mailbox():
    """Run the mail server in a thread; it holds every message until its `open` is set."""
    with Mailbox() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.open.set()
            server.shutdown()
