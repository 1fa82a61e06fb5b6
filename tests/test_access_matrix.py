"""Every address x method x person, against one readable table: tests/access_matrix.txt. A page without a row fails.

The columns are people with their relation to the record: own unit (An its head, Bình its clerk), the head of its cluster (Dũng), another unit
(Em), the standing office (Lan), the chairman (Thìn), council, propaganda, inspector, administrator, the neighbouring authority (Nga, Oanh),
somebody without a seat (Quý) and nobody (not signed in). 302 is a redirect, 403 a colleague without the right, 404 a stranger, 405 no such method.
"""

import itertools
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from emulation.notifications.models import Notice
from emulation.workflow.models import Trace
from tests.scene import CANARY, COLUMNS, make_scene

pytestmark = pytest.mark.sqlite

TABLE = Path(__file__).with_name("access_matrix.txt")
SHELF = 10  # so many pages are asked in one scene
STRANGERS = {"nga", "oanh", "quy", "nobody"}


def read_table():
    lines = [line.split() for line in TABLE.read_text().splitlines() if line and not line.startswith("#")]
    assert lines[0] == ["page", "record", "step", "method", *COLUMNS]
    return [(*line[:4], tuple(int(code) for code in line[4:])) for line in lines[1:]]


def names(resolver, space=""):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from names(pattern, pattern.namespace or space)
        else:
            yield f"{space}:{pattern.name}"


def address(page, record, step, scene):
    """The address of a page about a record; what a page without a record in it is asked by (a token) stands in the scene as a dict."""
    found = {} if record == "-" else scene[record]
    kwargs = found if isinstance(found, dict) else {"pk": found.pk}
    return reverse(page, kwargs=kwargs | ({} if step == "-" else {"step": step}))


def ask(world, name, method, url):
    """Answer of the page to one person, undone afterwards: (status, body, whether anything was written)."""
    browser = Client()
    if name != "nobody":
        browser.force_login(getattr(world.people, name))
    before = (Trace.objects.count(), Notice.objects.count())
    point = transaction.savepoint()
    answer = browser.get(url) if method == "GET" else browser.post(url, {})
    body = b"" if answer.streaming else answer.content
    written = (Trace.objects.count(), Notice.objects.count()) != before
    transaction.savepoint_rollback(point)
    return answer.status_code, body.decode(errors="replace"), written


def test_every_address_has_its_rows():
    covered = {(row[0], row[3]) for row in read_table()}
    assert covered == {(name, method) for name in names(get_resolver()) for method in ("GET", "POST")}


def shelves():
    """The pages in shelves of one app each: a scene takes longer to make than a page to ask, and whatever is asked is undone at once."""
    for app, pages in itertools.groupby(sorted({row[0] for row in read_table()}), key=lambda page: page.split(":")[0]):
        yield from ((f"{app}-{number}", shelf) for number, shelf in enumerate(_batched(list(pages)), 1))


def _batched(pages):
    return [pages[start : start + SHELF] for start in range(0, len(pages), SHELF)]


@pytest.mark.parametrize("shelf", [pytest.param(pages, id=name) for name, pages in shelves()])
def test_who_may_open_what(world, shelf):
    scene = make_scene(world)
    for page, record, step, method, expected in (row for row in read_table() if row[0] in shelf):
        found = {}
        for name in COLUMNS:
            status, body, written = ask(world, name, method, address(page, record, step, scene))
            found[name] = status
            if status >= 400 or method == "GET":
                assert not written, f"{page} {method} {record} {step}: {name} was answered {status} and something was written"
            if name in STRANGERS:
                assert CANARY not in body, f"{page} {method} {record} {step}: {name} reads of {CANARY}"
        assert found == dict(zip(COLUMNS, expected, strict=True)), (page, method, record, step)
