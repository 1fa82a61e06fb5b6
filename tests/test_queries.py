"""Every list asks the database as often for three rows as for one. A list page without a case here fails."""

import datetime as dt
import itertools

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.catalogue.models import AwardRule, AwardType, Criterion
from awards.proposals.opinions import ask_opinion
from awards.records.models import Recipient
from campaigns.directives.actions import send_up
from campaigns.directives.models import Duty
from campaigns.movements.models import Indicator, Target
from campaigns.movements.periods import HALF, Period
from campaigns.obligations import changes
from campaigns.obligations.models import Obligation
from campaigns.plans.actions import return_plan, submit_plan
from campaigns.readings.actions import read_paper
from campaigns.readings.paper.reader import read
from campaigns.readings.resolving import Resolver
from emulation.accounts.models import Appointment
from emulation.accounts.roles import Role
from emulation.notifications.actions import tell
from emulation.notifications.models import Address, Rung
from emulation.notifications.writing import write
from emulation.units.actions import create_unit
from emulation.units.models import Holiday, Succession
from reports.inquiries.actions import ask_figure
from reports.periodic.actions import submit_report
from reports.periodic.models import Report
from reports.synthesis.actions import freeze
from reports.synthesis.building import build
from tests import award_factories
from tests.award_factories import dossier_on_the_desk, draft_proposal, little_law, nominate
from tests.factories import MORNING, SINCE, launch, make_directive, make_plan, owed
from tests.record_growers import awards_of_one, initiatives, lookalike_pairs, recipients
from tests.registration_growers import registrations_of_one_unit, registrations_sent
from tests.report_factories import JUNE, make_indicators, make_report
from tests.test_access_matrix import read_table

pytestmark = pytest.mark.sqlite

OFFICES = ("noi_vu", "van_hoa", "nong_dan")
SINGLE = {  # pages without a record of their own that list nothing
    *("home:landing", "home:calendar-add", "home:help", "home:accessibility", "home:healthz"),
    *("accounts:sign-in", "accounts:sign-out", "accounts:switch-seat", "accounts:choose-day", "accounts:password"),
    *("home:health", "notifications:choices", "notifications:feed-new", "notifications:feed-end", "notifications:ladder-default"),
    *("accounts:user-create", "accounts:roster", "accounts:roster-sheet", "accounts:appointment-create", "campaigns:directive-create"),
    *("campaigns:reading-create", "reports:synthesis-build"),
    *("campaigns:indicator-create", "campaigns:indicator-import", "campaigns:target-import"),
    *("campaigns:indicator-sheet", "campaigns:target-sheet"),  # files: see campaigns/test_indicators_excel.py
    "awards:recipient-create",
    "awards:proposal-create",
    "awards:import-start",  # the last twenty imports: see awards/test_import.py
    "awards:award-take-many",  # without a choice there is nothing to show: see awards/test_review_pages.py
    "dashboards:quick-report",  # a paper of at most three pages: see dashboards/test_indicators.py
    "reports:report-approve-together",  # without a choice there is nothing to show: see reports/test_review.py
}


def directives(world):
    """Add issued directives."""
    for year in (2023, 2022, 2021):
        launch(world, year=year)
        yield


def readings(world):
    """Add papers that were read."""
    for _ in range(3):
        read_paper(
            read("CHỈ THỊ\n\n1. Đẩy mạnh thi đua."),
            authority=world.authority,
            resolver=Resolver(world.authority, SINCE),
            by=world.people.lan,
            now=MORNING,
        )
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


def reports(world):
    """Open the report of one unit after the other, each begun with figures."""
    directive = launch(world)
    make_indicators(world)
    for unit, head in (("song_ray", "an"), ("xuan_my", "dung"), ("noi_vu", "em")):
        Obligation.objects.filter(directive=directive, unit=world.units[unit], duty__kind="half_year").update(opens=MORNING.date())
        make_report(directive, world.units[unit], by=getattr(world.people, head), now=JUNE)
        yield


def reports_sent(world):
    """Submit the report of one unit after the other."""
    for heads in zip(("an", "dung", "em"), reports(world), strict=False):
        report = Report.objects.order_by("pk").last()
        submit_report(report, by=getattr(world.people, heads[0]), now=JUNE)
        yield


def questions(world):
    """Ask about the reports of one unit after the other."""
    for _ in reports_sent(world):
        report = Report.objects.order_by("pk").last()
        ask_figure(report, by=world.people.thin, now=JUNE, question="Vì sao?", due=JUNE.date())
        yield


def questions_to_one_unit(world):
    """Ask about one figure of a report after the other."""
    next(reports_sent(world))
    report = Report.objects.get()
    for indicator in (None, *report.entries.values_list("indicator", flat=True)[:2]):
        ask_figure(report, by=world.people.thin, now=JUNE, question="Vì sao?", due=JUNE.date(), indicator=indicator)
        yield


def reports_of_one_unit(world):
    """Open reports of Sông Ray, one a year."""
    for year in (2023, 2022, 2021):
        duty = owed(launch(world, year=year), world.units["song_ray"], "half_year")
        Obligation.objects.filter(pk=duty.pk).update(opens=MORNING.date())
        make_report(duty.directive, world.units["song_ray"], by=world.people.an, now=JUNE, figures=None)
        yield


def syntheses(world):
    """Add issued syntheses, each of another year."""
    for year in (2021, 2022, 2023):
        launch(world, year=year)
        Obligation.objects.filter(directive__year=year, duty__kind="half_year").update(opens=dt.date(year, 1, 9))
        made = build(world.authority, Period(year, HALF), by=world.people.lan, now=MORNING)
        freeze(made, by=world.people.lan, now=MORNING)
        yield


def plans_of_one_unit(world):
    """Add plans of Sông Ray, one a year."""
    for year in (2023, 2022, 2021):
        make_plan(launch(world, year=year), world.units["song_ray"], by=world.people.an)
        yield


def requests_for_time(world):
    """Add requests for more time, each of another unit, none of them the first of its unit."""
    directive = launch(world)
    for unit, head in (("song_ray", "an"), ("xuan_my", "dung"), ("noi_vu", "em")):
        by = getattr(world.people, head)
        for kind in ("launch", "plan"):
            task = owed(directive, world.units[unit], kind)
            changes.ask_time(task, by=by, now=MORNING, asked_due=task.due + dt.timedelta(days=9), reason="Chưa kịp")
        yield


def ended_units_with_duties(world):
    """End units, each with a successor and a duty that has another deadline."""
    directive = launch(world)
    for unit in ("xuan_my", "noi_vu", "van_hoa"):
        old = world.units[unit]
        changes.extend([owed(directive, old, "plan")], by=world.people.lan, now=MORNING, due=dt.date(2023, 4, 1), reason="Sáp nhập")
        type(old).objects.filter(pk=old.pk).update(valid_to=dt.date(2023, 2, 1))
        Succession.objects.create(predecessor=old, successor=world.units["song_ray"], day=dt.date(2023, 2, 2))
        yield


def units_without_people(world):
    """Take the people of units away, one after the other; each had put somebody in charge."""
    directive = launch(world)
    for unit, head in (("song_ray", "an"), ("xuan_my", "dung"), ("noi_vu", "em")):
        Obligation.objects.filter(directive=directive, unit=world.units[unit]).update(holder=getattr(world.people, head))
        getattr(world.people, head).appointments.update(valid_to=dt.date(2023, 2, 5))
        yield


def messages(world):
    for number in range(3):
        tell(key=f"row-{number}", people=[world.people.an], subject="Có Chỉ thị mới", body="Mời đọc.", url="/viec-cua-toi/", now=MORNING)
        yield


def letters(world):
    """Add letters that wait, in the name of the authority."""
    for number in range(3):
        common = {"subject": f"Thư {number}", "body": "Mời đọc.", "url": "/viec-cua-toi/", "now": MORNING}
        write(key=f"letter-{number}", people=[world.people.em], authority=world.authority, **common)
        yield


def addresses(world):
    """Add addresses to which nothing is sent any more."""
    for person in (world.people.an, world.people.binh, world.people.em):
        Address.objects.create(email=person.email, bounces=3, stopped_at=MORNING)
        yield


def rungs(world):
    for offset in (-3, 0, 3):
        Rung.objects.create(authority=world.authority, reader="holder", offset=offset)
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


def duties_of_people(world):
    """Add duties of units whose people are reminded of them."""
    return duties(world, lambda owed: owed.filter(duty__kind="plan", unit__code__in=["noi-vu", "nong-dan", "song-ray"]))


def duties_of_one_unit(world):
    """Add duties of Sông Ray, beside its report: that has rows of its own kind, and the plan others again."""
    report, *others = Obligation.objects.filter(directive=launch(world), unit=world.units["song_ray"]).exclude(duty__kind="plan").order_by("-due")
    adding = duties(world, lambda owed: [*owed.filter(unit=world.units["song_ray"], duty__kind__in=["launch", "acknowledge"]), others[0]])
    Obligation.objects.exclude(pk=report.pk).filter(directive=report.directive).delete()
    return adding


def days_off(world):
    """Add days off and the drafts that count with them."""
    for number in range(3):
        Holiday.objects.create(day=dt.date(2023, 9, 1 + 2 * number), name=f"Nghỉ {number}", source="Thông báo")
        Duty.objects.filter(directive=make_directive(world, year=2023 + number)).update(rolling=Duty.Rolling.NEXT)
        yield


def given_indicators(world):
    """Give indicators to a unit, one after the other."""
    launch(world)
    made = list(make_indicators(world).values())
    Target.objects.exclude(unit=world.units["song_ray"]).delete()
    kept = list(Target.objects.filter(indicator__in=made[:3]))
    Target.objects.all().delete()
    for target in kept:
        Target.objects.bulk_create([target])
        yield


def units_with_an_indicator(world):
    """Give one indicator to a unit after the other; each has reported it."""
    launch(world)
    digital = make_indicators(world)["CHUYENDOISO"]
    kept = list(Target.objects.filter(indicator=digital))
    Target.objects.all().delete()
    for target in kept:
        Target.objects.bulk_create([target])
        yield


def indicators(world, year=2023):
    """Add indicators of a year, each with a level of Sông Ray, none of them given yet."""
    for number in range(3):
        common = {"authority": world.authority, "year": year, "code": f"M{number}", "order": number, "field": "economy"}
        made = Indicator.objects.create(**common, name=f"Chỉ tiêu {number}", measure="hộ", search_key=f"chi tieu {number}")
        Target.objects.create(indicator=made, unit=world.units["song_ray"], status="level", level=number)
        yield


def indicators_of_last_year(world):
    return indicators(world, 2022)


def listed(context):
    return len(context["page"])


def in_sections(context):
    return sum(len(section.rows) for column in context["page"].columns for section in column)


def dossiers(world):
    """Dossiers of Sông Ray, each with one more nominee."""
    little_law(world)
    for number in itertools.count(1):
        made = draft_proposal(world, world.units["song_ray"], by=world.people.binh, title=f"Hồ sơ {number}")
        nominate(made, award_factories.person(f"Người {number}", made.unit), AwardType.objects.first().code)
        yield


def titles_of_the_law(world):
    """An award with its rule and a condition at a time."""
    little_law(world)
    for number in itertools.count(1):
        award = AwardType.objects.create(code=f"MOI{number}", name=f"Danh hiệu mới {number}", form="title", level="local", search_key="danh hieu")
        rule = AwardRule.objects.create(
            award=award, code=f"MOI{number}@R1", recipients=["person"], kinds=["merit"], valid_from=dt.date(2017, 10, 1), confidence="sure"
        )
        Criterion.objects.create(rule=rule, kind="completion_grade", grade="HTTNV")
        yield


def dossiers_on_the_desk(world):
    """Dossiers of Sông Ray that lie with the office."""
    little_law(world)
    for number in (901, 902, 903):
        dossier_on_the_desk(world, number=number, state="sent")
        yield


def questions_to_an_agency(world):
    """Questions of the office to the office Nội vụ, each about another dossier."""
    little_law(world)
    for number in (901, 902, 903):
        asked = {"by": world.people.lan, "now": MORNING, "question": "Có vi phạm không?", "due": dt.date(2023, 2, 20)}
        ask_opinion(dossier_on_the_desk(world, number=number), world.units["noi_vu"], **asked)
        yield


def in_inbox(context):
    page = context["page"]
    return len(page.todo) + len(page.waiting) + len(page.coming) + len(page.done)


def plain(world):
    return {}


def office_cluster(world):
    return {"cum": world.units["noi_vu"].memberships.get().cluster_id}


def typed_by_unit(world):
    return {"don-vi": world.units["song_ray"].pk, "nam": 2023}


WITH_RECORD = {  # pages of a record that list something, and whose
    "campaigns:unit-targets": lambda world: world.units["song_ray"].pk,
    "campaigns:indicator-detail": lambda world: Indicator.objects.get(code="CHUYENDOISO", year=2023).pk,
    "dashboards:unit": lambda world: world.units["song_ray"].pk,
    "dashboards:position": lambda world: world.units["song_ray"].pk,
    "dashboards:indicator": lambda world: Indicator.objects.get(code="CHUYENDOISO", year=2023).pk,
    "campaigns:duty-detail": lambda world: Duty.objects.get(kind="plan", directive__year=2023).pk,
    "awards:unit-history": lambda world: world.units["song_ray"].pk,
    "awards:recipient-detail": lambda world: Recipient.objects.get().pk,
    "awards:recipient-history-page": lambda world: Recipient.objects.get().pk,
}

# page, who reads it, what adds a row at a time, how many rows it shows, the parameters of its address
LISTS = [
    ("campaigns:directive-list", "lan", directives, lambda context: len(context["directives"]), plain),
    ("campaigns:directive-list", "an", directives, lambda context: len(context["directives"]), plain),
    ("campaigns:directive-list", "lan", drafts_to_sign, lambda context: len(context["directives"]), plain),
    ("campaigns:directive-signing", "thin", drafts_to_sign, lambda context: len(context["rows"]), plain),
    ("campaigns:reading-list", "lan", readings, lambda context: len(context["readings"]), plain),
    ("campaigns:plan-list", "lan", plans, listed, plain),
    ("campaigns:plan-list", "an", plans_of_one_unit, listed, plain),
    ("campaigns:plan-queue", "lan", plans, listed, plain),
    ("reports:report-list", "lan", reports, listed, plain),
    ("reports:report-queue", "lan", reports_sent, listed, plain),
    ("reports:inquiry-list", "thin", questions, listed, plain),
    ("reports:inquiry-list", "an", questions_to_one_unit, listed, plain),
    ("home:inbox", "an", questions_to_one_unit, in_inbox, plain),
    ("reports:report-list", "an", reports_of_one_unit, listed, plain),
    ("reports:synthesis-list", "lan", syntheses, lambda context: len(context["slots"]), plain),
    ("reports:synthesis-list", "thin", syntheses, lambda context: len(context["slots"]), plain),
    ("home:inbox", "an", directives, in_inbox, plain),
    ("home:inbox", "dung", directives, in_inbox, plain),
    ("home:inbox", "an", duties_of_one_unit, in_inbox, plain),
    ("home:inbox", "an", plans_of_one_unit, in_inbox, plain),
    ("home:inbox", "an", reports_of_one_unit, in_inbox, plain),
    ("home:inbox", "thin", drafts_to_sign, in_inbox, plain),
    ("home:inbox", "lan", drafts_to_sign, in_inbox, plain),
    ("campaigns:time-request-list", "lan", requests_for_time, listed, lambda world: {"loc": "tat-ca"}),
    ("campaigns:move-list", "lan", ended_units_with_duties, lambda context: len(context["ended"]), plain),
    ("campaigns:who-is-behind", "lan", units_without_people, lambda context: len(context["behind"].nobody), plain),
    ("campaigns:indicator-list", "lan", indicators, lambda context: len(context["listing"].lines), plain),
    ("campaigns:indicator-list", "phuc", indicators, lambda context: len(context["listing"].lines), plain),
    ("campaigns:indicator-assign", "lan", indicators, lambda context: len(context["ready"]), plain),
    ("campaigns:indicator-copy", "lan", indicators_of_last_year, lambda context: len(context["olds"]), plain),
    (
        "campaigns:indicator-detail",
        "lan",
        units_with_an_indicator,
        lambda context: sum(row.place.given is not None for row in context["rows"]),
        plain,
    ),
    ("campaigns:target-matrix", "lan", indicators, lambda context: len(context["matrix"].indicators), plain),
    ("campaigns:target-edit", "lan", indicators, lambda context: len(context["form"].places), typed_by_unit),
    ("campaigns:unit-targets", "an", indicators, lambda context: len(context["rows"]), plain),
    ("campaigns:duty-detail", "lan", duties_of_units, lambda context: len(context["page"].rows), plain),
    ("notifications:bell", "an", messages, listed, plain),
    ("notifications:outbox", "lan", letters, listed, plain),
    ("notifications:outbox", "lan", duties_of_people, lambda context: context["coming_count"], lambda world: {"ngay": "28/2/2023"}),
    ("notifications:outbox", "khanh", addresses, lambda context: len(context["stopped"]), lambda world: {"muc": "tra-lai"}),
    ("notifications:ladder", "lan", rungs, lambda context: len(context["rows"].forms), plain),
    ("accounts:appointment-list", "lan", appointments, listed, lambda world: {"q": "phu quy"}),
    ("home:calendar", "lan", days_off, lambda context: len(context["year"].spans), plain),
    ("home:calendar", "khanh", days_off, lambda context: len(context["year"].spans), plain),
    ("units:unit-list", "an", units, listed, lambda world: {"q": "to moi so"}),
    ("dashboards:overview", "thin", duties_of_units, in_sections, plain),
    ("dashboards:overview", "thin", directives, lambda context: len(context["directives"]), plain),
    ("dashboards:cluster", "thin", duties_of_units, lambda context: len(context["page"].section.rows), office_cluster),
    ("dashboards:unit", "an", duties_of_one_unit, lambda context: len(context["rows"]), plain),
    ("dashboards:overview", "thin", given_indicators, lambda context: len(context["page"].indicators), plain),
    ("dashboards:indicators", "thin", given_indicators, lambda context: len(context["rows"]), plain),
    ("dashboards:matrix", "thin", units_with_an_indicator, listed, plain),
    ("dashboards:indicator", "thin", units_with_an_indicator, lambda context: len(context["missing"]), plain),
    ("awards:proposal-list", "binh", dossiers, listed, plain),
    ("awards:catalogue-list", "lan", titles_of_the_law, lambda context: context["count"], plain),
    ("awards:catalogue-list", "an", titles_of_the_law, lambda context: context["count"], plain),
    ("awards:recipient-list", "lan", recipients, listed, plain),
    ("awards:recipient-list", "an", recipients, listed, lambda world: {"q": "an"}),
    ("awards:initiative-list", "an", initiatives, listed, plain),
    ("awards:same-person-list", "lan", lookalike_pairs, listed, plain),
    ("awards:unit-history", "an", awards_of_one, lambda context: context["facts"]["count"], plain),
    ("awards:recipient-detail", "lan", awards_of_one, lambda context: len(context["awards"]), plain),
    ("awards:recipient-history-page", "an", awards_of_one, lambda context: len(context["awards"]), plain),
    ("awards:registration-list", "lan", registrations_sent, listed, plain),
    ("awards:registration-list", "an", registrations_of_one_unit, listed, plain),
    ("awards:registration-queue", "lan", registrations_sent, listed, plain),
    ("home:inbox", "an", registrations_of_one_unit, in_inbox, plain),
    ("awards:award-queue", "lan", dossiers_on_the_desk, listed, plain),
    ("awards:opinion-list", "lan", questions_to_an_agency, listed, plain),
    ("awards:opinion-list", "em", questions_to_an_agency, listed, lambda world: {"loc": "cho"}),
    ("dashboards:position", "an", given_indicators, lambda context: len(context["rows"]), plain),
]


def test_every_list_has_its_case():
    without_record = {page for page, record, _, method, *_ in read_table() if record == "-" and method == "GET"}
    assert {page for page, *_ in LISTS} == without_record - SINGLE | set(WITH_RECORD)


@pytest.mark.parametrize(("page", "person", "grow", "count", "asked"), LISTS, ids=[f"{case[0]}-{case[1]}-{case[2].__name__}" for case in LISTS])
def test_three_rows_cost_as_many_queries_as_one(world, sign_in, page, person, grow, count, asked):
    browser = sign_in(getattr(world.people, person))
    adding = grow(world)
    next(adding)
    url = reverse(page, args=[WITH_RECORD[page](world)] if page in WITH_RECORD else [])

    def look():
        with CaptureQueriesContext(connection) as captured:
            answer = browser.get(url, asked(world))
        assert answer.status_code == 200
        return count(answer.context), [query["sql"] for query in captured]

    look()  # what is read once for the process
    few, one = look()
    next(adding)
    next(adding)
    many, three = look()
    assert many >= few + 2 >= 3
    assert len(three) == len(one), "\n".join(three)
