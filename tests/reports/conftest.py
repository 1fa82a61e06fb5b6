"""What several stories about reports share: the day, the indicators, who sits at a browser, a report begun or sent back, a crowd of units.

A file says on which day it lives: `pytestmark = pytest.mark.usefixtures("june")`.
"""

import pytest

from emulation import clock
from reports.periodic import actions
from reports.periodic.comments import write_comment
from reports.periodic.models import Report
from tests.report_factories import JUNE, make_indicators, make_report
from tests.reports.syntheses import LATE, Crowd


@pytest.fixture
def june():
    with clock.at(JUNE):
        yield JUNE


@pytest.fixture
def late():
    with clock.at(LATE):
        yield LATE


@pytest.fixture
def indicators(world, launched):
    return make_indicators(world)


@pytest.fixture
def an(world, sign_in):
    return sign_in(world.people.an)


@pytest.fixture
def binh(world, sign_in):
    return sign_in(world.people.binh)


@pytest.fixture
def lan(world):
    return world.people.lan


@pytest.fixture
def browser(sign_in, lan):
    """The office's own."""
    return sign_in(lan)


@pytest.fixture
def draft(world, launched, indicators):
    """The report of Sông Ray as it was begun, nothing typed yet."""
    return make_report(launched, world.units["song_ray"], by=world.people.binh, now=JUNE, figures=None)


@pytest.fixture
def returned(world, launched, indicators):
    """The report of Sông Ray, sent back with a remark on its revenue and one on its limits."""
    people = world.people
    report = make_report(launched, world.units["song_ray"], by=people.binh, now=JUNE)
    actions.submit_report(report, by=people.an, now=JUNE)
    write_comment(report, by=people.lan, now=JUNE, indicator=indicators["THU"].pk, text="Kiểm tra lại số.")
    write_comment(report, by=people.lan, now=JUNE, passage="limits", text="Nêu rõ chỉ tiêu nào.")
    actions.return_report(report, by=people.lan, now=JUNE)
    return Report.objects.with_names().get(pk=report.pk)


@pytest.fixture
def crowd(world):
    """Four communes, of which three reported."""
    crowd = Crowd(world, 4)
    for number in range(3):
        crowd.send(number)
    return crowd
