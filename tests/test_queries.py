"""Every list asks the database as often for three rows as for one. A list page without a case here fails."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.directives.actions import send_up
from campaigns.obligations.models import Obligation
from campaigns.plans.actions import return_plan, submit_plan
from emulation.accounts.models import Appointment
from emulation.accounts.roles import Role
from emulation.notifications.actions import tell
from emulation.units.actions import create_unit
from tests.factories import MORNING, SINCE, launch, make_directive, make_plan
from tests.test_access_matrix import read_table

OFFICES = ("noi_vu", "van_hoa", "nong_dan")
SINGLE = {  # pages without a record of their own that list nothing
    *("home:landing", "home:help", "home:accessibility", "home:healthz"),
    *("accounts:sign-in", "accounts:sign-out", "accounts:switch-seat", "accounts:choose-day", "accounts:password"),
    *("accounts:user-create", "accounts:appointment-create", "campaigns:directive-create"),
}


def directives(world):
    """Add issued directives."""
    for year in (2023, 2022, 2021):
        launch(world, year=year)
        yield


def drafts_to_sign(world):
    for year in (2023, 2024, 2025):
        send_up(make_directive(world, year=year), by=world.people.lan, now=MORNING)
        yield


def plans(world):
    """Add plans that were returned once and submitted again, each of another unit."""
    directive = launch(world)
    for unit, head in (("song_ray", "an"), ("xuan_my", "dung"), ("noi_vu", "em")):
        by = getattr(world.people, head)
        plan = make_plan(directive, world.units[unit], by=by)
        submit_plan(plan, by=by, now=MORNING)
        return_plan(plan, by=world.people.lan, now=MORNING, note="Nêu rõ số liệu.")
        submit_plan(plan, by=by, now=MORNING)
        yield


def plans_of_one_unit(world):
    """Add plans of Sông Ray, one a year."""
    for year in (2023, 2022, 2021):
        make_plan(launch(world, year=year), world.units["song_ray"], by=world.people.an)
        yield


def messages(world):
    for number in range(3):
        tell(key=f"row-{number}", people=[world.people.an], subject="Có Chỉ thị mới", body="Mời đọc.", url="/viec-cua-toi/", now=MORNING)
        yield


def appointments(world):
    for unit in OFFICES:
        Appointment.objects.create(user=world.people.quy, unit=world.units[unit], role=Role.UNIT_CLERK, valid_from=SINCE)
        yield


def units(world):
    """Add units, each below the one before."""
    parent = world.authority
    for number in range(3):
        parent = create_unit(code=f"them-{number}", name=f"Tổ mới số {number}", kind=world.kinds["phong"], parent=parent, valid_from=SINCE)
        yield


def duties(world, chosen):
    """Take all obligations away, then give the chosen ones back, one after the other."""
    directive = launch(world)
    kept = list(chosen(Obligation.objects.filter(directive=directive)))
    directive.obligations.all().delete()
    for obligation in kept[:3]:
        Obligation.objects.bulk_create([obligation])
        yield


def duties_of_units(world):
    """Add units that owe a plan under the directive."""
    return duties(world, lambda owed: owed.filter(duty__kind="plan", unit__code__in=["noi-vu", "van-hoa", "nong-dan"]))


def duties_of_one_unit(world):
    return duties(world, lambda owed: owed.filter(unit=world.units["song_ray"]))


def listed(context):
    return len(context["page"])


def in_sections(context):
    return sum(len(section.rows) for column in context["page"].columns for section in column)


def in_inbox(context):
    page = context["page"]
    return len(page.todo) + len(page.waiting) + len(page.coming) + len(page.done)


def plain(world):
    return {}


def office_cluster(world):
    return {"cum": world.units["noi_vu"].memberships.get().cluster_id}


# page, who reads it, what adds a row at a time, how many rows it shows, the parameters of its address
LISTS = [
    ("campaigns:directive-list", "lan", directives, lambda context: len(context["directives"]), plain),
    ("campaigns:directive-list", "an", directives, lambda context: len(context["directives"]), plain),
    ("campaigns:directive-list", "lan", drafts_to_sign, lambda context: len(context["directives"]), plain),
    ("campaigns:directive-signing", "thin", drafts_to_sign, lambda context: len(context["rows"]), plain),
    ("campaigns:plan-list", "lan", plans, listed, plain),
    ("campaigns:plan-list", "an", plans_of_one_unit, listed, plain),
    ("campaigns:plan-queue", "lan", plans, listed, plain),
    ("home:inbox", "an", directives, in_inbox, plain),
    ("home:inbox", "dung", directives, in_inbox, plain),
    ("home:inbox", "an", duties_of_one_unit, in_inbox, plain),
    ("home:inbox", "an", plans_of_one_unit, in_inbox, plain),
    ("home:inbox", "thin", drafts_to_sign, in_inbox, plain),
    ("home:inbox", "lan", drafts_to_sign, in_inbox, plain),
    ("notifications:bell", "an", messages, listed, plain),
    ("accounts:appointment-list", "lan", appointments, listed, lambda world: {"q": "phu quy"}),
    ("units:unit-list", "an", units, listed, lambda world: {"q": "to moi so"}),
    ("dashboards:overview", "thin", duties_of_units, in_sections, plain),
    ("dashboards:overview", "thin", directives, lambda context: len(context["directives"]), plain),
    ("dashboards:cluster", "thin", duties_of_units, lambda context: len(context["page"].section.rows), office_cluster),
    ("dashboards:unit", "an", duties_of_one_unit, lambda context: len(context["rows"]), plain),
]


def test_every_list_has_its_case():
    without_record = {page for page, record, _, method, *_ in read_table() if record == "-" and method == "GET"}
    assert {page for page, *_ in LISTS} == without_record - SINGLE | {"dashboards:unit"}


@pytest.mark.parametrize(("page", "person", "grow", "count", "asked"), LISTS, ids=[f"{case[0]}-{case[1]}-{case[2].__name__}" for case in LISTS])
def test_three_rows_cost_as_many_queries_as_one(world, sign_in, page, person, grow, count, asked):
    browser = sign_in(getattr(world.people, person))
    url = reverse(page, args=[world.units["song_ray"].pk] if page == "dashboards:unit" else [])
    adding = grow(world)

    def look():
        with CaptureQueriesContext(connection) as captured:
            answer = browser.get(url, asked(world))
        assert answer.status_code == 200
        return count(answer.context), [query["sql"] for query in captured]

    next(adding)
    look()  # what is read once for the process
    few, one = look()
    next(adding)
    next(adding)
    many, three = look()
    assert many >= few + 2 >= 3
    assert len(three) == len(one), "\n".join(three)
