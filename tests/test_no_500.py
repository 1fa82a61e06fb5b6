"""Rubbish is refused, never a fault of ours: every address is asked and posted to by every role with what no form of ours would send.

Forms are read off the pages as a browser would, then some of their fields are spoilt, so that the rubbish gets past the first check. The
choice is drawn from a fixed seed: the same requests in every run.
"""

import random
from html.parser import HTMLParser

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.scene import COLUMNS, make_scene
from tests.test_access_matrix import address, read_table

pytestmark = pytest.mark.postgres

HUGE = "9" * 30
RUBBISH = [
    "",
    "\x00",
    "a\x00b",
    HUGE,
    "9" * 4000,
    "-1",
    "1e400",
    "NaN",
    "٣",
    "²",
    "32/13/2023",
    "0000-00-00",
    "31/12/9999",
    "1,2,3.4.5",
    "' OR 1=1 --",
    "%s%n{{7*7}}",
    "<script>alert(1)</script>",
    "\u202e\u200b\ufeffẩ",
    "e\u0302\u0301" * 300,
    "x" * 20001,
    "00000000-0000-0000-0000-000000000000",
    "//evil.example/",
]
WORDS = ["page", "q", "nam", "tim", "loai", "cum", "loc", "chi-thi", "clause", "tu", "den"]
WORDS += ["trang-thai", "xem", "past", "user", "next", "da-ket-thuc", "muc", "ngay", "het"]
BLIND = ["version", "note", "how", "seat", "day", "holder", "who-holder", "again-note", "canned"]
BLIND += ["files-held", "files-drop", "username", "password"]
BLIND += [f"{prefix}-{name}" for prefix in ("rows", "dong") for name in ("TOTAL_FORMS", "INITIAL_FORMS", "0-ORDER", "0-id", "0-clause", "0-DELETE")]


DRAWN = {
    *("campaigns:directive-preview", "campaigns:plan-print", "reports:report-print", "awards:registration-print"),
    *("awards:proposal-paper", "awards:nominee-paper", "awards:recipient-history", "awards:unit-history-paper"),
}
FRAME = {"/dang-xuat/", "/vai-tro/", "/ngay-dung-thu/"}  # forms that stand on every page; their addresses get rubbish once


class Forms(HTMLParser):
    """The posting forms of a page: (action, {name: [values as they stand]})."""

    def __init__(self, page):
        super().__init__()
        self.found, self._text, self._select = [], None, None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        said = dict(attributes)
        if tag == "form":
            self.found.append((said.get("action") or "", {}) if said.get("method", "").lower() == "post" else ("", {}))
        elif self.found and tag == "select":
            self._select = said.get("name")
        elif self.found and tag == "option" and self._select:
            self._put(self._select, said.get("value", ""), only="selected" in said)
        elif self.found and tag == "textarea":
            self._text = (said.get("name"), [])
        elif self.found and tag == "input" and ("checked" in said or said.get("type") not in {"checkbox", "radio", "file"}):
            self._put(said.get("name"), said.get("value", "on"), only=True)

    def handle_data(self, data):
        if self._text:
            self._text[1].append(data)

    def handle_endtag(self, tag):
        if tag == "textarea" and self._text:
            self._put(self._text[0], "".join(self._text[1]), only=True)
            self._text = None
        elif tag == "select":
            self._select = None

    def _put(self, name, value, *, only):
        if name and "__prefix__" not in name and (only or name not in self.found[-1][1]):
            self.found[-1][1][name] = [value]


def spoilt(fields, chance):
    """Return `fields` with up to four of them spoilt or gone, now and then all of them."""
    names = sorted(fields)
    chosen = names if chance.random() < 0.1 else chance.sample(names, min(len(names), chance.randint(0, 4)))
    data = {name: list(values) for name, values in fields.items()}
    for name in chosen:
        if chance.random() < 0.15:
            del data[name]
        else:
            data[name] = [chance.choice(RUBBISH) for _ in range(chance.choice((1, 1, 1, 2)))]
    return data


class Visitor:
    """One role with a browser. What was answered with a fault is collected in `faults`; nothing asked stays in the database."""

    def __init__(self, name, user, chance, faults):
        self.name, self.chance, self.faults = name, chance, faults
        self.browser = Client(raise_request_exception=False)
        if user:
            self.browser.force_login(user)
        self.cookies = self.browser.cookies.output(header="", sep=";")

    def get(self, url, query=None):
        return self._asked("GET", url, self.browser.get, query or {})

    def post(self, url, data):
        return self._asked("POST", url, self.browser.post, data)

    def _asked(self, method, url, ask, data):
        point = transaction.savepoint()
        self.browser.cookies.clear()  # what was undone in the database is undone in the browser: nobody stays signed out
        self.browser.cookies.load(self.cookies)
        try:
            answer = ask(url, data)
            body = b"" if answer.streaming else answer.content
            if answer.status_code >= 500:
                kind, value, _ = answer.exc_info or (None, None, None)
                short = {key: [str(each)[:40] for each in values] if isinstance(values, list) else str(values)[:40] for key, values in data.items()}
                self.faults.append(f"{self.name} {method} {url}: {kind and kind.__name__}: {str(value)[:200]} with {short}")
            return body.decode(errors="replace") if answer.status_code == 200 else ""
        finally:
            transaction.savepoint_rollback(point)


def addresses(scene):
    """Return every address of the map once, with the records of the scene; drawing a PDF is tested elsewhere and slow."""
    rows = [row for row in read_table() if row[0] not in DRAWN]
    return sorted({address(page, record, step, scene) for page, record, step, *_ in rows})


@pytest.mark.parametrize("name", COLUMNS)
def test_rubbish_is_never_a_fault_of_ours(world, name):
    scene, faults, chance = make_scene(world), [], random.Random(f"rubbish {name}")
    visitor = Visitor(name, getattr(world.people, name, None), chance, faults)
    for url in addresses(scene):
        page = visitor.get(url, {word: chance.choice(RUBBISH) for word in chance.sample(WORDS, chance.choice((0, 5)))})
        forms = [(action if action.startswith("/") else url, fields) for action, fields in Forms(page).found]
        forms = [(action, fields) for action, fields in forms if action not in FRAME]
        for action, fields in forms:
            visitor.post(action, spoilt(fields, chance))
        if not forms:
            visitor.post(url, {word: chance.choice(RUBBISH) for word in chance.sample(BLIND, 8)})
    assert not faults, "\n".join(faults)


def test_every_parameter_of_an_address_may_be_rubbish(world):
    scene, faults = make_scene(world), []
    visitor = Visitor("lan", world.people.lan, random.Random("words"), faults)
    pages = ["accounts:appointment-list", "units:unit-list", "campaigns:directive-list", "campaigns:plan-list", "campaigns:plan-queue"]
    pages += ["dashboards:overview", "dashboards:cluster", "notifications:bell", "notifications:outbox", "home:calendar"]
    urls = [*map(reverse, pages), reverse("dashboards:unit", args=[scene["unit"].pk]), reverse("campaigns:plan-compare", args=[scene["sent"].pk])]
    for place, url in enumerate(urls):
        for rubbish in RUBBISH[place % 2 :: 2] + [HUGE]:
            visitor.get(url, dict.fromkeys(WORDS, rubbish))
    assert not faults, "\n".join(faults)


def test_a_record_with_an_impossible_number_is_not_found(world, sign_in):
    browser, scene = sign_in(world.people.lan), make_scene(world)
    for page, record, step, *_ in read_table():
        # What is found by a code or a token has a test of its own.
        if record == "-" or not isinstance(getattr(scene[record], "pk", None), int):
            continue
        url = reverse(page, kwargs={"pk": int(HUGE)} | ({} if step == "-" else {"step": step}))
        assert browser.get(url).status_code in {404, 405}, url
        assert browser.post(url).status_code in {404, 405}, url


def test_files_that_are_no_files_are_refused_at_the_field(world, sign_in):
    scene = make_scene(world)
    browser = sign_in(world.people.binh)
    for name in ("a\x00.pdf", "." * 300, "x" * 400 + ".pdf", "../../etc/passwd", ""):
        files = SimpleUploadedFile("x.pdf", b"%PDF-1.4 not really")
        files._name = name
        answer = browser.post(reverse("campaigns:obligation-declare", args=[scene["launch"].pk]), {"note": "Đã phát động", "files": files})
        assert answer.status_code in {200, 302, 400, 422}, name
