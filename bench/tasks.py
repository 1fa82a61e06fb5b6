"""What `reports.py` measures: pages of the dashboards, of reports and of the synthesis, saving and submitting, building, the quick report."""

from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.test import Client
from django.urls import reverse

from bench import floor
from campaigns.movements.models import Indicator
from campaigns.movements.periods import YEAR, Period
from emulation import clock
from emulation.accounts.models import Appointment
from emulation.accounts.roles import Role
from emulation.dashboards.quick_report import facts_of
from reports.periodic.models import Report
from reports.synthesis.building import build
from reports.synthesis.models import Synthesis


@contextmanager
def undone():
    """Run what is inside in a transaction that is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@dataclass
class Page:
    """A page that a person opens."""

    label: str
    browser: Client
    address: str
    is_page = True

    def once(self):
        """Open the page; returns its bytes."""
        return len(self._get(self.address).content)

    def bare(self):
        self._get("/san/")

    def floor_with_tables(self):
        """Return what opens the floor that prints the same tables."""
        floor.keep(self._get(self.address).content.decode(), lambda: self._get("/san/bang/"))
        return lambda: self._get("/san/bang/")

    def _get(self, address):
        answer = self.browser.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")
        return answer


@dataclass
class Sending:
    """A form that a person sends; undone each time."""

    label: str
    browser: Client
    address: str
    typed: dict
    is_page = False

    def once(self):
        """Send the form; returns the bytes of the answer."""
        with undone():
            answer = self.browser.post(self.address, self.typed)
        if answer.status_code != 302:
            raise RuntimeError(f"{self.address}: {answer.status_code}")
        return len(answer.content)


@dataclass
class Work:
    """A piece of work of the server, undone each time."""

    label: str
    work: object
    is_page = False

    def once(self):
        """Do it; there is no page."""
        with undone():
            self.work()
        return 0


def tasks(now):
    """Return what is measured in the database at hand at `now`, the newest year's report of the whole year before all."""
    day = clock.day_of(now)
    period = Period(day.year, YEAR)

    def holder(role, **narrowed):
        return Appointment.objects.valid_on(day).filter(role=role, **narrowed).order_by("pk").select_related("user").first().user

    office, chairman, leader = holder(Role.STANDING_OFFICE), holder(Role.CHAIRMAN), holder(Role.CLUSTER_HEAD, unit__heads__year=day.year)
    report = Report.objects.filter(year=period.year, period=period.kind, unit__heads=None, unit__serves=None).order_by("pk").first()
    head = holder(Role.UNIT_HEAD, unit=report.unit)
    # Sent back as a whole, so that every cell may be typed.
    Report.objects.filter(pk=report.pk).update(state="return", open_all=True, submitted_at=report.submitted_at)
    type(report.obligation).objects.filter(pk=report.obligation_id).update(state="return", done_on=None)
    report.refresh_from_db()
    synthesis = Synthesis.objects.first() or build(report.authority, period, by=office, now=now)
    chosen = Indicator.objects.of(report.authority, period.year).first()
    whole = {"authority": report.authority_id, "year": period.year, "period": period.kind, "version": synthesis.version}
    directive = report.obligation.directive

    def page(label, person, name, *args, asked=""):
        return Page(label, _browser(person), reverse(name, args=args) + asked)

    return [
        page("overview", chairman, "dashboards:overview"),
        page("all indicators", chairman, "dashboards:indicators"),
        page("one indicator", chairman, "dashboards:indicator", chosen.pk),
        page("matrix", chairman, "dashboards:matrix"),
        page("cluster board", leader, "dashboards:cluster"),
        page("position of a unit", head, "dashboards:position", report.unit_id),
        page("report list", office, "reports:report-list", asked=f"?ky={period.year}-{period.kind}"),
        page("report", office, "reports:report-detail", report.pk),
        page("report, to edit", head, "reports:report-edit", report.pk),
        Sending("report, save", _browser(head), reverse("reports:report-edit", args=[report.pk]), _typed(report)),
        Sending("report, submit", _browser(head), reverse("reports:report-step", args=[report.pk, "submit"]), _submitted(report)),
        Sending("synthesis, build again", _browser(office), reverse("reports:synthesis-build"), whole),
        page("synthesis", office, "reports:synthesis-detail", synthesis.pk),
        page("one figure of it", office, "reports:figure-detail", synthesis.pk, synthesis.figures.first().pk),
        Work("quick report, its facts", lambda: facts_of(chairman, directive, period, now)),
    ]


def _browser(person):
    browser = Client(SERVER_NAME="localhost")
    browser.force_login(person)
    return browser


def _typed(report):
    """Every cell with another number."""
    entries = report.entries.all()
    return {"version": report.version} | {f"cell-{entry.indicator_id}": str(entry.value + 1).replace(".", ",") for entry in entries}


def _submitted(report):
    """The step, with a reason for every cell that might be asked for one."""
    reasons = {f"reason-{entry.indicator_id}": "Số liệu đã đối chiếu với sổ theo dõi." for entry in report.entries.all()}
    return {"version": report.version, "all_the_same": "1"} | reasons
