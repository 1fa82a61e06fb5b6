"""The backup script: what comes back is what was there, and a half-made copy does not pass for a backup."""

import sqlite3
import subprocess

import pytest

from tests.production.processes import ROOT, environment


@pytest.fixture
def installation(tmp_path):
    """A data folder as the application leaves it: database, one file, secret key."""
    folder = tmp_path / "var"
    (folder / "files" / "2023").mkdir(parents=True)
    (folder / "files" / "2023" / "kế hoạch.pdf").write_bytes(b"%PDF-1.7")
    (folder / "secret_key").write_text("s" * 64)
    with sqlite3.connect(folder / "emulation.sqlite3") as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE paper (name TEXT)")
        database.execute("INSERT INTO paper VALUES ('Chỉ thị 01/CT-UBND')")
    return folder


def back_up(installation, target, *arguments):
    command = [ROOT / "deploy" / "backup", target, *arguments]
    return subprocess.run(command, env=environment(installation), capture_output=True, text=True, timeout=60)


def test_everything_comes_back(installation, tmp_path):
    made = back_up(installation, tmp_path / "backups")
    assert made.returncode == 0, made.stderr
    folder = made.stdout.strip()
    subprocess.run(["sha256sum", "--check", "--quiet", "MANIFEST.sha256"], cwd=folder, check=True)
    new = tmp_path / "new"
    new.mkdir()
    subprocess.run(["tar", "-C", new, "-xf", f"{folder}/files.tar"], check=True)
    assert (new / "files" / "2023" / "kế hoạch.pdf").read_bytes() == b"%PDF-1.7"
    with sqlite3.connect(f"{folder}/emulation.sqlite3") as copy:
        assert copy.execute("SELECT name FROM paper").fetchall() == [("Chỉ thị 01/CT-UBND",)]
    assert (tmp_path / "backups").stat().st_mode & 0o077 == 0


def test_old_ones_are_dropped(installation, tmp_path):
    target = tmp_path / "backups"
    for day in ("20230204-013000", "20230205-013000"):
        (target / day).mkdir(parents=True)
    made = back_up(installation, target, "--keep", "2")
    assert made.returncode == 0, made.stderr
    assert sorted(path.name for path in target.iterdir())[0] == "20230205-013000"
    assert len(list(target.iterdir())) == 2


def test_a_failure_leaves_nothing_behind(installation, tmp_path):
    (installation / "emulation.sqlite3").unlink()
    made = back_up(installation, tmp_path / "backups")
    assert made.returncode == 1
    assert "emulation.sqlite3" in made.stderr
    assert list((tmp_path / "backups").iterdir()) == []
