"""Reading a paper: who may, and what comes."""

import pytest
from django.urls import reverse

from emulation.documents import rendering
from tests.documents import papers


@pytest.fixture
def paper(authority, clerk, kind, shelf):
    return papers.issue(authority, clerk)


@pytest.fixture
def address(paper):
    return reverse("documents:download", args=[paper.pk])


def test_a_visitor_is_asked_to_sign_in(client, address):
    assert client.get(address).status_code == 302


def test_a_stranger_finds_nothing(client, address, clerk):
    client.force_login(clerk)
    assert client.get(address).status_code == 404
    assert client.get(address, headers={"hx-request": "true"}).status_code == 404


def test_a_reader_gets_the_pdf_to_look_at(client, address, paper, reader):
    rendering.render(paper, now=papers.NOON)
    client.force_login(reader)
    answer = client.get(address)
    assert b"".join(answer.streaming_content)[:5] == b"%PDF-"
    assert (answer.status_code, answer["Content-Type"], answer["X-Content-Type-Options"]) == (200, "application/pdf", "nosniff")
    assert answer["Content-Disposition"] == 'inline; filename="01-CT-UBND.pdf"'
    assert "private" in answer["Cache-Control"]


def test_while_the_file_is_made_a_page_waits_and_asks_again(client, address, paper, reader):
    client.force_login(reader)
    page = client.get(address)
    assert page.status_code == 202
    assert "Đang tạo bản PDF" in page.content.decode() and address in page.content.decode()
    assert client.get(address, headers={"hx-request": "true"}).status_code == 204
    rendering.render(paper, now=papers.NOON)
    assert client.get(address, headers={"hx-request": "true"})["HX-Redirect"] == address


def test_reading_is_all_one_can_do(client, address, reader):
    client.force_login(reader)
    assert client.post(address).status_code == 405


def test_a_number_that_is_no_paper_finds_nothing(client, reader, kind):
    client.force_login(reader)
    assert client.get("/van-ban/999999999999999999999999/").status_code == 404
