"""The messages of the years: news and collected reminders of everybody, in the bell and by e-mail, and the rows of what was reminded."""

import datetime as dt

from bench.years import TODAY, moment
from emulation.notifications.models import Notice, Reminder
from emulation.notifications.writing import message_id

NEWS = 4  # pieces of news for each person and year
WAITING = 40  # letters that are still to go out


def write_all(cast, years):
    """Write the messages of `years` (a list of Year) to the people of the units and the office, in bulk."""
    people = [*cast.heads.values(), *cast.clerks.values(), *cast.office.values()]
    for year in years:
        days = [day for number in range(NEWS) if (day := dt.date(year.directive.year, 2 + 3 * number, 6)) <= TODAY]
        rows = [row for day in days for number, person in enumerate(people) for row in _messages(person, day, cast, waits=_waits(day, number))]
        Notice.objects.bulk_create(rows, batch_size=2000)
    _remind(cast, years)


def _waits(day, number):
    return day.year == TODAY.year and number < WAITING


def _messages(person, day, cast, *, waits):
    key, at = f"tin-{day.isoformat()}:{person.pk}", moment(day)
    common = {"recipient": person, "subject": "Có việc mới được giao", "body": "Mời mở “Việc của tôi”.", "url": "/viec-cua-toi/", "created_at": at}
    yield Notice(key=f"{key}:bell", channel="bell", state="sent", sent_at=at, read_at=at if day.year < TODAY.year else None, **common)
    sent = {"state": "pending", "lease_until": moment(TODAY, 17)} if waits else {"state": "sent", "sent_at": at}
    letter = {"address": person.email, "message_id": message_id(f"{key}:email"), "authority": cast.authority}
    yield Notice(key=f"{key}:email", channel="email", **sent, **letter, **common)


def _remind(cast, years):
    """Each unit was reminded of each of its plans three days before."""
    rows = []
    for year in years:
        duty = next(duty for duty in year.duties if duty.kind == "plan")
        day = duty.due - dt.timedelta(days=3)
        for subject, unit in duty.obligations.values_list("pk", "unit"):
            rung = {"source": "obligation", "subject_id": subject, "deadline": duty.due, "reader": "holder", "rung_day": day}
            key = f"digest:{day.isoformat()}:{cast.heads[unit].pk}"
            rows.append(Reminder(person=cast.heads[unit], day=day, line=f"{duty.title}: còn 3 ngày.", digest=key, **rung))
    Reminder.objects.bulk_create(rows, batch_size=2000)
