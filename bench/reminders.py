"""Remind a thousand people while everything is killed: python -m bench.reminders [--people 1000] [--seed 1] [--sqlite] [--seconds 300] [--linger 0]

Two schedulers run the morning round at the same time, two processes send (Celery on PostgreSQL and Redis; on SQLite two loops over the
outbox), a mail server of our own counts what it accepted. Three SIGKILLs fall at moments that the dice choose: on a scheduler amid the
round, on a sending process with all its children, on one child (on SQLite: one loop); each is started again. The broker is wiped once.
Nothing is moved by hand: what a killed process held is taken up when its lease of two minutes is over.

Ends with 0 if nobody was left out, nobody has two messages, and no letter went out twice but those that were killed between the mail
server's "250" and the commit, which then have the same Message-ID. That window is a few milliseconds wide; `--linger 100` lets the mail server take
100 milliseconds to say goodbye, so that kills do fall into it. Loopback only; processes are ended by their ids.
"""

import argparse
import datetime as dt
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from bench import servers, stage
from tests.production.processes import Talk, environment, kill_group, mailbox, redis_server, running

PAUSE = 2  # seconds between two turns of a scheduler
SENDERS = 2


@dataclass
class Fate:
    """One thing that happens: when `reached` gives at least `count`, after `delay` seconds more, `act` is done."""

    name: str
    reached: object
    count: int
    delay: float
    act: object


@dataclass
class Stand:
    """The processes by name, each kept in a context of its own, so that one can be killed and started again."""

    env: dict
    folder: Path
    commands: dict
    contexts: dict = field(default_factory=dict)
    processes: dict = field(default_factory=dict)

    def start(self, name):
        self.contexts[name] = running(*self.commands[name], env=self.env, log=self.folder / f"{name}.log")
        self.processes[name] = self.contexts[name].__enter__()

    def kill(self, name):
        """SIGKILL to the process and its children."""
        kill_group(self.processes[name])

    def kill_child(self, name):
        """SIGKILL to one child of the process, or to the process itself where it has none."""
        parent = self.processes[name].pid
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        os.kill(int(children[0]) if children else parent, signal.SIGKILL)

    def end(self):
        for context in self.contexts.values():
            context.__exit__(None, None, None)


class Lingering(Talk):
    """A mail server that answers late when a letter was taken and the sender says goodbye."""

    seconds = 0.0

    def reply(self, text):
        if text.startswith("221"):
            time.sleep(self.seconds)
        super().reply(text)


# --- what the processes do -------------------------------------------------------------------------------------------------------------


def schedule(day):
    """A scheduler: the morning round of `day` and a request to send, again and again, until it is killed."""
    from emulation import clock
    from emulation.notifications import rounds, tasks

    while True:
        rounds.morning_round(day, now=clock.now())
        try:
            tasks.sweep.apply_async(retry=False)
        except Exception as failure:  # a lost broker must not end it, as it would not end beat
            print(failure, file=sys.stderr)
        time.sleep(PAUSE)


def send():
    """A sender without a broker: the task itself, again and again."""
    from emulation.notifications import tasks

    while True:
        tasks.sweep()
        time.sleep(0.2)


# --- the world of this measurement -----------------------------------------------------------------------------------------------------


def lay_duties(people, seed, day):
    """Let `people` persons owe a plan three days after `day`, so that each gets one reminder on that day; returns their ids."""
    from bench import cast, years
    from campaigns.directives.models import Directive, Duty
    from campaigns.obligations.models import Obligation
    from emulation.notifications.rounds import upcoming

    gathered = cast.gather(stage.dice(seed), people - 1, clerks=False)  # and the person of the office, who heads a unit too
    directive, opened, due = years.issue(gathered, day.year).directive, day - dt.timedelta(days=20), day + dt.timedelta(days=3)
    Directive.objects.filter(pk=directive.pk).update(issued_at=years.moment(opened))
    duty = Duty.objects.get(directive=directive, kind="plan")
    common = {"directive": directive, "duty": duty, "authority": gathered.authority, "opens": opened, "due": due}
    Obligation.objects.bulk_create(Obligation(unit=unit, **common) for unit in gathered.units)
    return {letter.person.pk for letter in upcoming(day)}


def commands_of(day, broker):
    """Return the command of each process by name."""
    own = [sys.executable, "-m", "bench.reminders"]
    found = {f"scheduler-{number}": [*own, "--schedule", day.isoformat()] for number in (1, 2)}
    if broker:
        celery = [sys.executable, "-m", "celery", "-A", "emulation", "worker", "-P", "prefork", "-c", str(SENDERS), "--loglevel", "INFO"]
        return found | {"sender-1": celery}
    return found | {f"sender-{number}": [*own, "--send"] for number in range(1, SENDERS + 1)}


def fates_of(stand, mail, people, seed, broker):
    """Return the list of Fate: what is killed when, as the dice fall."""
    from emulation.notifications.models import Reminder

    dice = stage.dice(seed)

    def fate(name, reached, act):
        return Fate(name, reached, dice.randrange(people // 20, people * 4 // 5), dice.random() / 20, act)

    def accepted():
        return len(mail.accepted)

    scheduler, last = f"scheduler-{dice.choice((1, 2))}", max(name for name in stand.commands if name.startswith("sender"))
    found = [
        fate(f"SIGKILL {scheduler}", Reminder.objects.count, lambda: stand.kill(scheduler)),
        fate("SIGKILL sender-1 with its children", accepted, lambda: stand.kill("sender-1")),
        fate(f"SIGKILL one child of {last}" if broker else f"SIGKILL {last}", accepted, lambda: stand.kill_child(last)),
    ]
    return [*found, fate("FLUSHALL", accepted, lambda: wipe(broker))] if broker else found


def wipe(broker):
    import redis

    redis.Redis.from_url(broker).flushall()


# --- the run ---------------------------------------------------------------------------------------------------------------------------


def amid(mail):
    """Return (Message-ID, number of the try) of what the mail server accepted while its row still says that it is being sent."""
    from emulation.notifications.models import Notice

    sending = Notice.objects.filter(state="sending", message_id__in=set(mail.accepted))
    return set(sending.values_list("message_id", "attempts"))


def strike(fate, stand, mail, before):
    """Let the fate happen; start again what it killed; returns the tries that it killed between the "250" and the commit, none of `before`."""
    time.sleep(fate.delay)
    fate.act()
    told = len(mail.accepted)
    time.sleep(0.5)
    crashed = amid(mail) - before if "sender" in fate.name else set()
    time.sleep(0.5)
    crashed &= amid(mail)  # what a living process was just settling is settled by now
    print(f"  {fate.name} after {told} letters; between 250 and commit: {len(crashed)}", flush=True)
    for name, process in stand.processes.items():
        if process.poll() is not None:
            stand.contexts[name].__exit__(None, None, None)
            stand.start(name)
    return crashed


def storm(stand, mail, fates, seconds):
    """Keep everything running until every letter is sent or the time is over; returns the tries that were killed in the window."""
    from emulation.notifications.models import Notice

    crashed, ends = set(), time.monotonic() + seconds
    while time.monotonic() < ends:
        for fate in [each for each in fates if each.reached() >= each.count]:
            fates.remove(fate)
            crashed |= strike(fate, stand, mail, crashed)
        letters = Notice.objects.filter(channel="email")
        if not fates and letters.filter(state="sent").count() == letters.count() and mail.accepted:
            break
        time.sleep(0.02)
    return crashed


def judge(expected, mail, crashed):
    """Print what arrived; return 0 if nobody is missing and nothing came twice without a crash."""
    from emulation.notifications.models import Notice, Reminder

    letters = dict(Notice.objects.filter(channel="email").values_list("message_id", "recipient"))
    came = Counter(mail.accepted)
    missing = expected - {letters.get(message) for message in came}
    bells = Notice.objects.filter(channel="bell").values_list("recipient", flat=True)
    twice = Counter({message: count - 1 for message, count in came.items() if count > 1})
    explained = Counter(message for message, _ in crashed)
    faults = {
        "people without a letter": len(missing),
        "letters of nobody": len(set(came) - set(letters)),
        "people without exactly one reminder": len(expected ^ _once(Reminder.objects.values_list("person", flat=True))),
        "people without exactly one message in the bell": len(expected ^ _once(bells)),
        "people with two letters of different Message-ID": len(letters) - len(set(letters.values())),
        "duplicates that no kill between 250 and commit explains": sum((twice - explained).values()),
    }
    tried_again = Notice.objects.filter(channel="email", attempts__gt=1).count()
    print(f"{len(expected)} people, {sum(came.values())} letters accepted, {sum(twice.values())} of them twice (same Message-ID),")
    print(f"{len(crashed)} killed between 250 and commit, {tried_again} sent at the second try or later")
    for words, count in faults.items():
        print(f"{count:>6}  {words}")
    return 1 if any(faults.values()) else 0


def _once(people):
    return {person for person, count in Counter(people).items() if count == 1}


def run(chosen):
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True)))
        real = servers.found() and not chosen.sqlite
        database = stack.enter_context(servers.postgres(folder, "reminders"))[0] if real else ""
        broker = stack.enter_context(redis_server(folder)) if real else ""
        stage.set_up(folder, database)
        mail = stack.enter_context(mailbox())
        from emulation import clock

        day = clock.today() - dt.timedelta(days=1)  # its letters may go at any hour of today
        expected = lay_duties(chosen.people, chosen.seed, day)
        added = {"DATABASE_URL": database, "REDIS_URL": broker} if real else {}
        env = environment(folder, EMAIL_URL=mail.url, LOG_LEVEL="ERROR", EMBEDDED_WORKER="0", **added)
        stand = Stand(env, folder, commands_of(day, broker))
        stack.callback(stand.end)
        print(f"{'PostgreSQL and Redis' if real else 'SQLite'}, seed {chosen.seed}, {stage.machine()}", flush=True)
        mail.RequestHandlerClass = type("Lingering", (Lingering,), {"seconds": chosen.linger / 1000})
        mail.open.set()
        began = time.monotonic()
        for name in stand.commands:
            stand.start(name)
        crashed = storm(stand, mail, fates_of(stand, mail, len(expected), chosen.seed, broker), chosen.seconds)
        print(f"{time.monotonic() - began:.0f} seconds, {stage.machine()}")
        return judge(expected, mail, crashed)


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--people", type=int, default=1000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--seconds", type=int, default=300, help="stop after so many seconds, whatever has happened")
    asked.add_argument("--linger", type=int, default=0, help="milliseconds that the mail server takes to say goodbye")
    asked.add_argument("--sqlite", action="store_true", help="without PostgreSQL and Redis, also where they are installed")
    asked.add_argument("--schedule", type=dt.date.fromisoformat, help=argparse.SUPPRESS)
    asked.add_argument("--send", action="store_true", help=argparse.SUPPRESS)
    chosen = asked.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that whatever was started is ended too
    if chosen.schedule or chosen.send:
        import django

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "emulation.settings")
        django.setup()
        return send() if chosen.send else schedule(chosen.schedule)
    return run(chosen)


if __name__ == "__main__":
    sys.exit(main())
