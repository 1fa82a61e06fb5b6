"""Twenty signatures at once, some of which fail: the numbers of the year stay without a gap and without a double."""

import threading
from collections import Counter

import pytest
from django.db import connection

from campaigns.directives.actions import send_up
from campaigns.directives.models import Directive
from campaigns.obligations import actions
from campaigns.obligations.models import Obligation
from emulation import clock
from emulation.accounts.models import User
from emulation.documents.models import NumberRegister, OfficialDocument
from emulation.notifications.models import Notice
from tests.factories import MORNING, make_directive

TOGETHER = 20


@pytest.fixture
def send(transactional_db, world, monkeypatch):
    """Return a function that makes directives of one authority and year and sends them up. No file and no letter is made of them."""
    monkeypatch.setattr("emulation.documents.actions._ask_for_file", lambda pk: None)
    monkeypatch.setattr("emulation.notifications.tasks.ask_for_delivery", lambda: None)

    def waiting(count):
        directives = [make_directive(world) for _ in range(count)]
        for directive in directives:
            send_up(directive, by=world.people.lan, now=MORNING)
        return directives

    return waiting


def sign_at_once(seen):
    """Sign each (key, version) in a thread of its own, all at the same moment; returns pairs (key, name of the exception or "signed")."""
    gate, outcomes = threading.Barrier(len(seen)), []

    def sign(pk, version):
        try:
            with clock.at(MORNING):
                chairman, directive = User.objects.get(username="thin"), Directive.objects.get(pk=pk)
                gate.wait(timeout=60)
                actions.sign_and_launch(directive, by=chairman, now=MORNING, version=version)
            outcomes.append((pk, "signed"))
        except Exception as problem:
            outcomes.append((pk, type(problem).__name__))
        finally:
            connection.close()

    threads = [threading.Thread(target=sign, args=each) for each in seen]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def test_failures_among_twenty_signatures_leave_no_gap_and_no_double(send, monkeypatch):
    directives = send(TOGETHER)
    keys = [directive.pk for directive in directives]
    stale, broken = set(keys[3::7]), set(keys[::4])  # refused before the number is taken; broken off when everything is written
    tell = actions.tell

    def tell_or_break(*, key, **message):
        tell(key=key, **message)
        if int(key.split("-")[1]) in broken:
            raise InterruptedError

    monkeypatch.setattr(actions, "tell", tell_or_break)
    outcomes = dict(sign_at_once([(each.pk, each.version - (each.pk in stale)) for each in directives]))

    signed = set(keys) - stale - broken
    assert (len(stale), len(broken), len(signed)) == (3, 5, 12)
    assert outcomes == dict.fromkeys(signed, "signed") | dict.fromkeys(stale, "Conflict") | dict.fromkeys(broken, "InterruptedError")
    assert sorted(OfficialDocument.objects.values_list("number", flat=True)) == list(range(1, len(signed) + 1))
    assert NumberRegister.objects.get().last == len(signed)
    assert set(Directive.objects.filter(state="issued", document__isnull=False).values_list("pk", flat=True)) == signed
    assert set(Obligation.objects.values_list("directive", flat=True)) == signed
    told = Notice.objects.filter(key__contains="-launched:").values_list("key", flat=True)
    assert {int(key.split("-")[1]) for key in told} == signed


def test_twenty_signatures_on_one_directive_issue_it_once(send):
    (directive,) = send(1)
    outcomes = sign_at_once([(directive.pk, directive.version)] * TOGETHER)
    assert Counter(said for _, said in outcomes) == {"signed": 1, "Conflict": TOGETHER - 1}
    assert OfficialDocument.objects.get().number == NumberRegister.objects.get().last == 1
    assert Obligation.objects.values("duty", "unit", "cluster").distinct().count() == Obligation.objects.count() > 0
