"""A throw-away PostgreSQL for a measurement, found and started as bin/test does: in a folder of its own, reached by a socket, without TCP."""

import getpass
import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path


def found():
    """Tell whether PostgreSQL and Redis are on this machine."""
    return _programs() is not None and shutil.which("redis-server") is not None


@contextmanager
def postgres(folder, *databases):
    """Run a PostgreSQL that keeps its data in `folder`; yields the URLs of the new `databases`. It is stopped and wiped at the end.

    Each commit is flushed to the disk, as in service: a measurement of lost work must not be helped by luck, nor one of speed.
    """
    home = Path(folder) / "postgres"
    home.mkdir(mode=0o700)
    if os.getuid() == 0:
        Path(folder).chmod(0o711)
        shutil.chown(home, "postgres")
    _run("initdb", "-D", home / "data", "-U", "emulation", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
    options = f"-c listen_addresses='' -c unix_socket_directories='{home}' -c max_connections=100"
    _run("pg_ctl", "-D", home / "data", "-s", "-w", "-l", home / "log", "-o", options, "start")
    try:
        for name in databases:
            _run("createdb", "-h", home, "-U", "emulation", name)
        yield [f"postgres://emulation@/{home}/{name}" for name in databases]
    finally:
        _run("pg_ctl", "-D", home / "data", "-m", "immediate", "-s", "stop")
        shutil.rmtree(home, ignore_errors=True)


def _programs():
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    return versions[-1].parent if versions else None


def _run(program, *arguments):
    """Run a program of PostgreSQL, which refuses to be root: then as the user that its package made."""
    command = [str(_programs() / program), *map(str, arguments)]
    if getpass.getuser() == "root":
        command = ["/usr/sbin/runuser", "-u", "postgres", "--", *command]
    done = subprocess.run(command, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=60)
    if done.returncode:
        raise RuntimeError(done.stderr.decode())
