"""What the stories about the review stand in: a dossier that was submitted, and one that the office has taken up."""

import datetime as dt

from awards.proposals.actions import submit
from awards.proposals.concluding import take_up
from awards.proposals.models import Proposal
from tests.award_factories import DECEMBER, draft_proposal, nominate, person

LATER = DECEMBER + dt.timedelta(days=1)
NEXT_WEEK = dt.date(2023, 12, 12)
WHY = "Có thành tích xuất sắc, đơn vị vẫn đề nghị"


def sent_proposal(world, *names, code="LDTT", unit="song_ray", by=None, now=DECEMBER, title="Khen thưởng tổng kết năm 2023", **fields):
    """A dossier of Sông Ray (or `unit`) about the people named, submitted by its head; returns it as the office fetches it."""
    place, head = world.units[unit], by or world.people.an
    proposal = draft_proposal(world, place, by=head, title=title, met_on=dt.date(2023, 12, 1), **fields)
    for name in names or ("Nguyễn Thị Thu Hà",):
        nominate(proposal, person(name, place), code, task="Chuyển đổi số", result="32/32 trường", reason=WHY, yes=9, votes=9)
    submit(fresh(proposal), by=head, now=now)
    return fresh(proposal)


def reviewed(world, *names, **fields):
    """The same, taken up by Lan."""
    proposal = sent_proposal(world, *names, **fields)
    take_up(proposal, by=world.people.lan, now=LATER)
    return fresh(proposal)


def fresh(proposal):
    """The dossier as the database has it."""
    return Proposal.objects.with_names().get(pk=proposal.pk)
