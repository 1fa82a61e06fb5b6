"""A real browser (Debian's Chromium) against a real server, on the demo and on its day."""

import os
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from playwright.sync_api import expect, sync_playwright

from reports.demo.stories import advance

CHROMIUM = "/usr/bin/chromium"
PASSWORD = "thidua-2023"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]


@pytest.fixture(scope="session")
def chromium():
    # Playwright's own event loop runs in this thread; Django's guard would take the test's queries for asynchronous ones.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


class Desk:
    """One person at a browser: opens pages by path, and counts the clicks."""

    def __init__(self, chromium, address, username, **options):
        self.context = chromium.new_context(locale="vi-VN", viewport={"width": 1366, "height": 900}, **options)
        self.page = self.context.new_page()
        self.address, self.clicks, self.problems = address, 0, []
        self.page.on("console", lambda said: self.problems.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.open("/dang-nhap/")
        self.page.fill("#id_username", username)
        self.page.fill("#id_password", PASSWORD)
        self.page.get_by_role("button", name="Đăng nhập").first.click()
        expect(self.page.get_by_role("button", name="Hiện")).to_have_count(0)

    def open(self, path):
        return self.page.goto(self.address + path)

    def click(self, name, role="button", within=None, exact=False):
        """Click the one button (or link) of that name."""
        (within or self.page).get_by_role(role, name=name, exact=exact).first.click()
        self.clicks += 1

    def path(self):
        return self.page.url.removeprefix(self.address).split("?")[0]

    def says(self, words):
        """The page shows the words."""
        expect(self.page.locator("main")).to_contain_text(words)

    def heading(self, words):
        expect(self.page.locator("h1")).to_contain_text(words)


@contextmanager
def past():
    """What happens inside is told as a story: its papers are not printed and its letters not sent, which takes half a minute."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("emulation.documents.actions._ask_for_file", lambda pk: None)
        patch.setattr("emulation.notifications.tasks.ask_for_delivery", lambda: None)
        yield


@pytest.fixture
def demo(transactional_db, settings):
    """The demo as bin/run loads it, on Monday, 6 February 2023."""
    settings.DEMO, settings.DEMO_DAY = True, "2023-02-06"
    with past():
        call_command("load_demo")


@pytest.fixture
def tell_until(demo, settings):
    """Return a function that lets the story of the demo happen until a day, and lives on that day."""

    def until(day):
        settings.DEMO_DAY = day.isoformat()
        with past():
            advance(day)

    return until


@pytest.fixture
def sit_down(demo, chromium, live_server):
    """Return a function that gives a Desk at which the person has signed in; every page must keep the console clean."""
    desks = []

    def sign_in(username, **options):
        desks.append(Desk(chromium, live_server.url, username, **options))
        return desks[-1]

    yield sign_in
    for desk in desks:
        desk.context.close()
    assert [problem for desk in desks for problem in desk.problems if "status of 4" not in problem] == []
