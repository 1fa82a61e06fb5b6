"""Who may fetch a file, and how it is sent: never shown inside the site."""

import uuid
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from emulation import clock
from emulation.attachments import owners
from emulation.attachments.actions import keep
from emulation.attachments.intake import take_in
from tests.attachments import samples


@pytest.fixture
def sent(binh):
    return take_in(SimpleUploadedFile("Báo cáo “quý 1”, Sông Ray.pdf", samples.pdf()), by=binh, now=clock.now())


@pytest.fixture
def rooms(monkeypatch):
    """The predicates that rooms would have registered."""
    registered = []
    monkeypatch.setattr(owners, "_predicates", registered)
    return registered


def fetch(browser, attachment):
    return browser.get(reverse("attachments:download", args=[attachment.pk]))


def test_strangers_get_404(sign_in, rooms, sent, binh, dung):
    assert fetch(sign_in(dung), sent).status_code == 404
    assert sign_in(dung).get(reverse("attachments:download", args=[uuid.uuid4()])).status_code == 404


def test_nobody_gets_to_the_door_without_signing_in(client, sent):
    response = fetch(client, sent)
    assert response.status_code == 302 and b"%PDF" not in response.content


def test_the_sender_reads_it_while_it_is_held(sign_in, rooms, sent, binh):
    assert fetch(sign_in(binh), sent).status_code == 200
    keep([sent])
    assert fetch(sign_in(binh), sent).status_code == 404


def test_afterwards_the_rooms_decide(sign_in, rooms, sent, binh, dung):
    keep([sent])
    rooms += [lambda user, attachment: False, lambda user, attachment: (user.pk, attachment.pk) == (dung.pk, sent.pk)]
    assert fetch(sign_in(dung), sent).status_code == 200
    assert fetch(sign_in(binh), sent).status_code == 404


def test_how_it_is_sent(sign_in, rooms, sent, binh):
    response = fetch(sign_in(binh), sent)
    assert b"".join(response.streaming_content) == samples.pdf() or response["Content-Length"] == str(sent.size)
    kind, _, name = response["Content-Disposition"].partition("; filename*=utf-8''")
    assert (kind, unquote(name)) == ("attachment", sent.name)
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cache-Control"] == "private, no-store"


def test_only_reading(sign_in, rooms, sent, binh):
    address = reverse("attachments:download", args=[sent.pk])
    assert [getattr(sign_in(binh), method)(address).status_code for method in ("post", "put", "delete")] == [405, 405, 405]
    assert sign_in(binh).head(address).status_code == 200


def test_a_file_missing_from_the_store_is_404(sign_in, rooms, sent, binh, store):
    (store / sent.file.name).unlink()
    assert fetch(sign_in(binh), sent).status_code == 404
