"""A room of the tests that owes what a story says: a source of reminders without any other record."""

import datetime as dt

from emulation.notifications.reminders import Due

HANOI = dt.timezone(dt.timedelta(hours=7))


def at(day, hour=6, minute=0):
    return dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=HANOI)


class Desk:
    """Papers by number; `done` are the numbers of those that nobody owes any more."""

    slug = "desk"

    def __init__(self):
        self.papers, self.done = {}, set()

    def owe(self, number, person, deadline, **changes):
        facts = {
            "since": dt.date(2023, 1, 1),
            "title": f"Báo cáo số {number}",
            "owner": "UBND xã Sông Ray",
            "url": f"/viec/{number}/",
            "authority_id": None,
            "readers": {"holder": [person]},
        }
        self.papers[number] = Due(subject_id=number, deadline=deadline, **facts | changes)

    def due(self, day):
        return [paper for number, paper in self.papers.items() if number not in self.done]

    def still_owed(self, ids, day):
        return {number: self.papers[number] for number in ids if number in self.papers and number not in self.done}
