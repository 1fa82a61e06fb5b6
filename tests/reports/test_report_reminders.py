"""The office's morning letter: which reports came in yesterday, for the first time and again."""

import datetime as dt

from campaigns.obligations.models import Obligation
from emulation.notifications.reminders import figures
from reports.periodic.actions import return_report, submit_report
from tests.report_factories import JUNE, make_indicators, make_report

DAY = JUNE.date()
MORROW = DAY + dt.timedelta(days=1)


def submit_of(world, launched, unit, head):
    Obligation.objects.filter(directive=launched, unit=world.units[unit], duty__kind="half_year").update(opens=DAY)
    by = getattr(world.people, head)
    report = make_report(launched, world.units[unit], by=by, now=JUNE)
    submit_report(report, by=by, now=JUNE)
    return report, by


def said(world, first=DAY, day=MORROW):
    """Return what the letter of the office says about papers that came in, in order."""
    return [figure.words for figure in figures(first, day).get(world.authority.pk, []) if "mới" in figure.words or "trình lại" in figure.words]


def test_new_reports_and_those_submitted_again_are_counted_apart(world, launched):
    make_indicators(world)
    submit_of(world, launched, "song_ray", "an")
    submit_of(world, launched, "xuan_my", "dung")
    assert said(world) == ["2 báo cáo mới"]
    again, by = submit_of(world, launched, "noi_vu", "em")
    return_report(again, by=world.people.lan, now=JUNE, note="Thiếu chữ ký.")
    submit_report(again, by=by, now=JUNE)
    assert said(world) == ["2 báo cáo mới", "1 trình lại"]


def test_alone_those_submitted_again_are_named_and_what_was_answered_is_not_counted(world, launched):
    make_indicators(world)
    again, by = submit_of(world, launched, "song_ray", "an")
    return_report(again, by=world.people.lan, now=JUNE, note="Thiếu chữ ký.")
    assert said(world) == []
    submit_report(again, by=by, now=JUNE)
    assert said(world) == ["1 báo cáo trình lại"]
    assert said(world, MORROW, MORROW + dt.timedelta(days=1)) == []
