"""Loads the whole demo of the house in one transaction, once: what campaigns and reports bring, then the law, the recipients, their history."""

from django.db import transaction

from awards.catalogue.loading import load_catalogue
from awards.catalogue.models import Capacity, DecidingPower, LocalRules, ProcessingTime
from awards.catalogue.states import Confidence
from awards.demo.data import read
from awards.demo.history import load_history
from awards.demo.recipients import go_on, load_recipients
from campaigns.demo.cast import gather, moment
from campaigns.demo.data import read as read_places
from campaigns.demo.loading import DRAFTED
from emulation.units.models import Unit
from reports.demo import loading


@transaction.atomic
def load():
    """Create the demo as it stands on the day of the launch; does nothing and returns False when there are units already."""
    if not loading.load():
        return False
    load_awards()
    return True


@transaction.atomic
def load_awards():
    """Add the law, the recipients and the history to a demo that has its units."""
    places, now = read_places("units"), moment(DRAFTED, 8)
    load_catalogue()
    _load_powers()
    _load_local_rules()
    every = Unit.objects.select_related("kind", "letterhead").order_by("pk")
    units = list(every.filter(path__startswith=f"/{places['authority']['code']}/").exclude(code=places["authority"]["code"]))
    loaded = load_recipients(units, gather(DRAFTED), now)
    load_history(loaded, units, now)
    _load_successor(places["successors"], loaded)


def _load_successor(successors, loaded):
    """The units below the commune of 2026: their own heads, and people who went on from the former communes."""
    below = successors["below"]
    units = list(Unit.objects.filter(code__in=[row["code"] for row in below["units"]]).select_related("kind", "letterhead").order_by("pk"))
    newcomers = load_recipients(units, gather(successors["day"]), moment(successors["day"], 8))
    loaded.staff |= newcomers.staff
    go_on(loaded, Unit.objects.get(code=below["parent"]), units, successors["day"])


def _load_powers():
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=[row["authority"] for row in read("law")["powers"]])}
    capacities = {capacity.code: capacity for capacity in Capacity.objects.all()}
    DecidingPower.objects.bulk_create(
        DecidingPower(
            authority=units[row["authority"]],
            capacity=capacities[row["capacity"]],
            valid_from=row["from"],
            valid_to=row.get("to"),
            basis=row["basis"],
            confidence=row["confidence"],
        )
        for row in read("law")["powers"]
    )


def _load_local_rules():
    """Invented regulations of two authorities: within how many working days a dossier is processed."""
    rows = read("law")["local"]
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=[row["authority"] for row in rows])}
    for row in rows:
        said = {"valid_from": row["from"], "valid_to": row.get("to"), "basis": row["basis"], "confidence": Confidence.UNSURE}
        local = LocalRules.objects.create(authority=units[row["authority"]], name=row["name"], **said)
        ProcessingTime.objects.create(local=local, days=row["days"], **said)
