"""A request for more time and something else at the same moment: one of them goes first, the other reads what it did; nobody gets an error."""

import datetime as dt
import threading

import pytest
from django.db import connection

from campaigns.obligations import changes
from campaigns.obligations.actions import declare_done
from campaigns.obligations.models import Obligation, TimeRequest
from emulation import clock
from emulation.accounts.models import User
from emulation.workflow.flows import Refused
from tests.factories import MORNING, launch, owed

AUGUST = dt.date(2023, 8, 1)


def declare(task, request, people):
    declare_done(task, by=people["an"], now=MORNING, note="Đã tổ chức")


def waive(task, request, people):
    changes.waive(task, by=people["lan"], now=MORNING, reason="Xã đang sáp nhập")


def extend(task, request, people):
    changes.extend([task], by=people["lan"], now=MORNING, due=AUGUST, reason="Mưa bão")


def withdraw(task, request, people):
    changes.withdraw_request(request, by=people["an"], now=MORNING)


def grant(task, request, people):
    changes.grant_time(request, by=people["lan"], now=MORNING, due=AUGUST)


def at_once(task, *verbs):
    """Do each verb in a thread of its own, all at the same moment; returns the names of what stopped them, "" where nothing did."""
    gate, stopped = threading.Barrier(len(verbs)), []

    def act(verb):
        try:
            with clock.at(MORNING):
                people = {name: User.objects.get(username=name) for name in ("an", "lan")}
                seen = Obligation.objects.get(pk=task.pk), TimeRequest.objects.get(obligation=task), people
                gate.wait(timeout=60)
                verb(*seen)
            stopped.append("")
        except Refused:
            stopped.append("Refused")
        except Exception as problem:
            stopped.append(repr(problem))
        finally:
            connection.close()

    threads = [threading.Thread(target=act, args=[verb]) for verb in verbs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(stopped)


@pytest.mark.parametrize("other", [declare, waive, extend, withdraw, grant])
def test_an_answer_and_another_act_at_once_end_in_words(transactional_db, world, people, monkeypatch, other):
    monkeypatch.setattr("emulation.notifications.tasks.ask_for_delivery", lambda: None)
    task = owed(launch(world), world.units["song_ray"], "launch")
    changes.ask_time(task, by=people.an, now=MORNING, asked_due=AUGUST, reason="Đang sửa hội trường xã")
    assert at_once(task, grant, other) in (["", ""], ["", "Refused"])
    assert TimeRequest.objects.get().state != "waiting"
    assert task.changes.filter(kind="extend").count() <= 1
