"""The door for files: on the disk before the row, nothing left over when something fails, swept when nobody comes back."""

import datetime as dt
import hashlib
import os
import stat
from pathlib import Path

import pytest
from django.core.files.storage import InMemoryStorage, default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from emulation.attachments import actions, intake, owners, sizes, tasks
from emulation.attachments.intake import UploadRefused, take_in
from emulation.attachments.models import Attachment
from emulation.attachments.uploads import LimitedUploadHandler
from tests.attachments import samples

NOW = dt.datetime(2023, 2, 6, 8, 15, tzinfo=dt.UTC)


def send(by, name="Kế hoạch.pdf", content=None):
    return take_in(SimpleUploadedFile(name, samples.pdf(pages=2) if content is None else content), by=by, now=NOW)


def stored(store):
    return sorted(path.relative_to(store).as_posix() for path in store.rglob("*") if path.is_file())


def make_old(store):
    past = (timezone.now() - dt.timedelta(days=3)).timestamp()
    for path in store.rglob("*"):
        if path.is_file():
            os.utime(path, (past, past))


def test_what_is_known_of_a_file(binh, store):
    content = samples.pdf(pages=2)
    attachment = send(binh, "..\\Ke\u0302\u0301 hoạch.PDF", content)
    attachment.refresh_from_db()
    assert (attachment.name, attachment.media_type, attachment.size, attachment.pages) == ("Kế hoạch.pdf", "application/pdf", len(content), 2)
    assert attachment.sha256 == hashlib.sha256(content).hexdigest()
    assert (attachment.uploaded_by, attachment.uploaded_at, attachment.held) == (binh, NOW, True)
    path = store / attachment.file.name
    assert path.read_bytes() == content and stat.S_IMODE(path.stat().st_mode) == 0o640
    assert stored(store) == [f"attachments/{attachment.pk.hex[:2]}/{attachment.pk.hex}.pdf"]


def test_the_name_of_the_sender_never_reaches_the_disk(binh, store):
    for name in ("../../../tmp/x.pdf", "a\0b.pdf", "/etc/passwd.pdf", "x" * 250 + ".pdf", "CON.pdf"):
        attachment = send(binh, name)
        assert attachment.file.name == f"attachments/{attachment.pk.hex[:2]}/{attachment.pk.hex}.pdf"
    assert len(stored(store)) == 5


def test_a_refused_file_leaves_nothing(binh, store):
    for name, content in (("a.pdf", b"<html>"), ("a.pdf", b""), ("a.docx", samples.docx({"word/vbaProject.bin": b""}))):
        with pytest.raises(UploadRefused):
            send(binh, name, content)
    assert stored(store) == [] and not Attachment.objects.exists()


def test_a_row_that_fails_takes_its_file_away(binh, store, monkeypatch):
    monkeypatch.setattr(Attachment.objects, "create", lambda **row: (_ for _ in ()).throw(IntegrityError))
    with pytest.raises(IntegrityError):
        send(binh)
    assert stored(store) == []


def test_the_file_is_on_the_disk_before_the_row(binh, store, monkeypatch):
    happened = []
    create = Attachment.objects.create
    for name in ("fsync", "fchmod"):
        real = getattr(os, name)
        monkeypatch.setattr(intake.os, name, lambda *a, real=real, name=name: (happened.append(name), real(*a))[1])
    monkeypatch.setattr(Attachment.objects, "create", lambda **row: happened.append(("row", (store / row["file"]).exists())) or create(**row))
    send(binh)
    assert happened == ["fchmod", "fsync", "fsync", "fsync", ("row", True)]


def test_a_declared_size_is_only_a_claim(binh, settings):
    settings.UPLOAD_MAX_BYTES = 1000
    liar = SimpleUploadedFile("a.pdf", samples.pdf() + b"\n" * 5000)
    liar.size = 10
    with pytest.raises(UploadRefused, match="vượt mức"):
        take_in(liar, by=binh, now=NOW)


def test_a_store_without_folders(binh, monkeypatch):
    """Such as S3: no path on this machine, so the store's own save is used after the inspection."""
    elsewhere = InMemoryStorage()
    monkeypatch.setattr(default_storage, "_wrapped", elsewhere)
    attachment = send(binh)
    assert elsewhere.open(attachment.file.name).read().startswith(b"%PDF-")
    with pytest.raises(UploadRefused):
        send(binh, "a.pdf", b"<html>")


def test_a_huge_upload_fills_no_disk(rf, settings):
    settings.UPLOAD_MAX_BYTES = 100_000
    request = rf.post("/", {"files": SimpleUploadedFile("a.pdf", b"x" * 900_000)})
    request.upload_handlers = [LimitedUploadHandler(request)]
    upload = request.FILES["files"]
    assert upload.size == 900_000 and Path(upload.temporary_file_path()).stat().st_size == 100_001


def test_two_uploads_in_one_post_are_both_whole(rf):
    request = rf.post("/", {"files": [SimpleUploadedFile("a.pdf", b"a" * 70_000), SimpleUploadedFile("b.pdf", b"b" * 90_000)]})
    request.upload_handlers = [LimitedUploadHandler(request)]
    assert [(upload.size, set(upload.read())) for upload in request.FILES.getlist("files")] == [(70_000, {97}), (90_000, {98})]


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1, "1 KB"),
        (640 * 1024, "640 KB"),
        (1 << 20, "1 MB"),
        (1_500_000, "1,5 MB"),
        (20 << 20, "20 MB"),
        ((20 << 20) + 1, "21 MB"),
        (31 << 20, "31 MB"),
    ],
)
def test_sizes_in_words(size, words):
    assert sizes.in_words(size) == words


def test_impossible_rows_are_refused_by_the_database(binh):
    good = {"media_type": "application/pdf", "size": 1, "name": "a.pdf", "sha256": "0" * 64, "uploaded_at": NOW, "uploaded_by": binh}
    for bad in ({"size": 0}, {"name": ""}, {"media_type": "text/html"}, {"pages": 0}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Attachment.objects.create(file="attachments/x.pdf", **(good | bad))
    Attachment.objects.create(file="attachments/x.pdf", **good)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.objects.create(file="attachments/x.pdf", **good)


def test_visible_to_is_what_the_person_holds(binh, dung):
    own, kept, _ = send(binh), send(binh), send(dung)
    actions.keep([kept])
    assert list(Attachment.objects.visible_to(binh)) == [own]


def test_the_sweep_drops_what_nobody_came_back_for(binh, store):
    old, kept = send(binh), send(binh)
    actions.keep([kept])
    orphan = store / "attachments/ab/orphan.pdf"
    half = store / "attachments/incoming/half.part"
    for path in (orphan, half):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    assert tasks.sweep() == 0  # nothing is old yet, although the house's clock stands in 2023
    make_old(store)
    new = send(binh)
    assert tasks.sweep() == 3
    assert stored(store) == sorted([kept.file.name, new.file.name])
    assert set(Attachment.objects.values_list("pk", flat=True)) == {kept.pk, new.pk}
    assert tasks.sweep() == 0
    assert not Attachment.objects.filter(pk=old.pk).exists()


def test_the_sweep_of_an_empty_store(db):
    assert tasks.sweep() == 0


def test_keeping_what_was_swept_is_refused(binh, store):
    lost, there = send(binh), send(binh)
    (store / lost.file.name).unlink()
    assert tasks.sweep() == 1
    with pytest.raises(UploadRefused, match="hết thời gian giữ"), transaction.atomic():
        actions.keep([lost, there])
    there.refresh_from_db()
    assert there.held
    actions.keep([])
    actions.keep([there])
    actions.keep([there])
    assert not there.held


def test_a_predicate_is_registered_once(monkeypatch):
    monkeypatch.setattr(owners, "_predicates", [])

    def mine(user, attachment):
        return True

    assert owners.register(owners.register(mine)) is mine
    assert owners._predicates == [mine]
