"""Loads the whole demo of the house in one transaction, once: what campaigns bring, then the indicators and the reports of last year."""

from django.db import transaction

from campaigns.demo import loading
from campaigns.demo.cast import gather, moment
from campaigns.demo.data import read, unit_rows
from campaigns.demo.last_year import LAUNCHED
from campaigns.directives.models import Directive
from emulation.units.models import Unit
from reports.demo.indicators import YEARS, load_indicators
from reports.demo.last_year import load_reports
from reports.demo.whole import issue_last_year


@transaction.atomic
def load():
    """Create the demo as it stands on the day of the launch; does nothing and returns False when there are units already."""
    if not loading.load():
        return False
    authority = Unit.objects.get(code=read("units")["authority"]["code"])
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=[row["code"] for row in unit_rows()])}
    load_indicators(authority, units, given_2022=moment(LAUNCHED, 14))
    cast = gather(loading.DRAFTED)
    load_reports(Directive.objects.get(authority=authority, year=YEARS[0]), cast)
    issue_last_year(authority, cast)
    loading.settle_messages()
    return True
