"""The morning round: who is reminded of what on a day, one collected message for each person.

What was reminded is a row (`Reminder`) of the same transaction as the message, one transaction for each person: a round that is killed
is completed by the next one, two at once make no second message, and a round that was missed is made up for by the last rung only.
"""

import datetime as dt
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from emulation.accounts.models import User
from emulation.accounts.roles import Role
from emulation.notifications import reminders
from emulation.notifications.digests import Digest, line_about
from emulation.notifications.ladder import Ladders
from emulation.notifications.models import Notice, Preference, Reminder
from emulation.notifications.readers import people_by_seat
from emulation.notifications.states import Channel, Reader
from emulation.notifications.writing import write

FIRST_HOUR = 7
LOOK_BACK = dt.timedelta(days=7)  # the longest time without a round for which the office's figures are made up


@dataclass(frozen=True)
class RoundResult:
    """How many messages (of the bell and e-mails) a round made, for how many people."""

    notices: int
    people: int


@dataclass(frozen=True)
class Rung:
    """One reminder that is about to be given; what makes it the only one of its kind is `key`."""

    source: str
    due: reminders.Due
    reader: str
    day: dt.date

    @property
    def key(self):
        return self.source, self.due.subject_id, self.due.deadline, self.reader, self.day


@dataclass
class Letter:
    """What one person would be told: the rungs reached and the figures of the authorities that the person serves."""

    person: User
    day: dt.date
    rungs: list = field(default_factory=list)
    figures: list = field(default_factory=list)
    authorities: set = field(default_factory=set)

    @property
    def key(self):
        return f"digest:{self.day.isoformat()}"

    @property
    def digest(self):
        """The Digest: one line for each subject, in the words of the nearest reader, what is most overdue first."""
        lines = {}
        for rung in sorted(self.rungs, key=lambda each: (list(Reader).index(each.reader), each.due.deadline, each.due.owner, each.due.subject_id)):
            lines.setdefault((rung.source, rung.due.subject_id), _line(rung, self.day))
        return Digest(day=self.day.isoformat(), figures=tuple(figure.words for figure in self.figures), lines=tuple(lines.values()))

    @property
    def authority(self):
        """The id of the authority in whose name it goes; None for somebody who works for two, whose letter no office reads."""
        return next(iter(self.authorities)) if len(self.authorities) == 1 else None


def morning_round(day, *, now):
    """Give everybody the reminders of `day` (a date) that were not given yet; returns a RoundResult. May run at any time, any number of times."""
    letters = upcoming(day)
    hours = dict(Preference.objects.values_list("user_id", "digest_hour"))
    made = [_give(letter, hours.get(letter.person.pk, FIRST_HOUR), now) for letter in letters]
    return RoundResult(notices=sum(made), people=sum(count > 0 for count in made))


def upcoming(day):
    """Return the list of Letter that a round of `day` would make now; writes nothing. A constant number of queries."""
    letters = {}
    for person, rung in _not_given(_reached(day)):
        letter = letters.setdefault(person.pk, Letter(person, day))
        letter.rungs.append(rung)
        letter.authorities.add(rung.due.authority_id)
    _add_figures(letters, day)
    keys = [f"{letter.key}:{pk}:{Channel.BELL}" for pk, letter in letters.items()]
    had = set(Notice.objects.filter(key__in=keys).values_list("recipient_id", flat=True))
    waiting = [letter for pk, letter in letters.items() if pk not in had]
    return sorted(waiting, key=lambda letter: (letter.person.sort_key, letter.person.pk))


def _reached(day):
    ladders = Ladders.read()
    for source, due in reminders.dues(day):
        for reader, people in due.readers.items():
            if rung_day := ladders.reached(due, reader, day):
                for person in people:
                    yield person, Rung(source, due, reader, rung_day)


def _not_given(reached):
    reached = list(reached)
    if not reached:
        return []
    first = min(rung.day for _, rung in reached)
    given = _given(Reminder.objects.filter(rung_day__gte=first))
    return [(person, rung) for person, rung in reached if (person.pk, *rung.key) not in given]


def _given(rows):
    return set(rows.values_list("person_id", "source", "subject_id", "deadline", "reader", "rung_day"))


def _add_figures(letters, day):
    figures = reminders.figures(_day_of_last_round(day), day)
    for (_, authority), people in people_by_seat([Role.STANDING_OFFICE], day).items() if figures else ():
        for person in people if authority in figures else ():
            letter = letters.setdefault(person.pk, Letter(person, day))
            letter.figures += figures[authority]
            letter.authorities.add(authority)


def _day_of_last_round(day):
    """The day from which the office was not told yet: that of the last collected messages before `day`, else the day before."""
    start = timezone.make_aware(dt.datetime.combine(day, dt.time.min))
    collected = Notice.objects.filter(digest__isnull=False, created_at__lt=start, created_at__gte=start - LOOK_BACK)
    last = collected.order_by("-created_at").values_list("created_at", flat=True).first()
    return timezone.localdate(last) if last else day - dt.timedelta(days=1)


@transaction.atomic
def _give(letter, hour, now):
    """Write the message and what it reminds of, unless another round was faster; returns the number of messages."""
    # Two rounds at once: the second waits here for the first and then finds its message (SQLite has one writer anyway).
    User.objects.select_for_update(no_key=True).get(pk=letter.person.pk)
    if Notice.objects.filter(key=f"{letter.key}:{letter.person.pk}:{Channel.BELL}").exists():
        return 0
    given = _given(Reminder.objects.filter(person=letter.person, rung_day__in={rung.day for rung in letter.rungs}))
    letter.rungs = [rung for rung in letter.rungs if (letter.person.pk, *rung.key) not in given]
    digest = letter.digest
    if digest.is_empty:
        return 0
    Reminder.objects.bulk_create(_reminders(letter))
    not_before = timezone.make_aware(dt.datetime.combine(letter.day, dt.time(hour)))
    rows = write(
        key=letter.key,
        people=[letter.person],
        subject=digest.subject,
        body=digest.body,
        bell=digest.bell,
        url=digest.url,
        now=now,
        authority=letter.authority,
        not_before=not_before,
        digest=digest.facts(),
    )
    return len(rows)


def _reminders(letter):
    return [
        Reminder(
            person=letter.person,
            source=rung.source,
            subject_id=rung.due.subject_id,
            deadline=rung.due.deadline,
            reader=rung.reader,
            rung_day=rung.day,
            day=letter.day,
            line=_line(rung, letter.day).text,
            digest=f"{letter.key}:{letter.person.pk}",
        )
        for rung in letter.rungs
    ]


def _line(rung, day):
    return line_about(rung.source, rung.due, rung.reader, day, new=rung.day == rung.due.opened)
