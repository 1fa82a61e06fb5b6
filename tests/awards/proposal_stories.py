"""A unit's dossier that lacks nothing, and small things that the stories about dossiers do again and again."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from awards.catalogue.models import AwardType
from awards.proposals.actions import submit
from awards.proposals.models import Nominee, Proposal
from emulation.attachments.workbook import write_table
from tests.attachments import samples
from tests.award_factories import DECEMBER, draft_proposal, graded, lay_down_the_law, nominate, person

YEAR = (dt.date(2023, 1, 1), dt.date(2023, 12, 31))


def at(day, hour=9, minute=0):
    """A moment of December 2023 in local time."""
    return timezone.make_aware(dt.datetime(2023, 12, day, hour, minute))


def award(code):
    return AwardType.objects.get(code=code)


def ready_dossier(world, *, unit="song_ray", by=None, name="Nguyễn Thị Thu Hà", title="Khen thưởng tổng kết năm 2023"):
    """A dossier of a unit that may be submitted: one person for a certificate, the meeting held."""
    if not AwardType.objects.exists():
        lay_down_the_law(world)
    who = person(name, world.units[unit])
    graded(who, "HTXSNV", 2023)
    proposal = draft_proposal(world, world.units[unit], by=by or world.people.binh, title=title)
    nominate(proposal, who, "GK_HUYEN", task="Tham mưu chuyển đổi số", result="32/32 trường", reason="Thành tích nổi bật", yes=10, votes=12)
    Proposal.objects.filter(pk=proposal.pk).update(met_on=dt.date(2023, 12, 1), members=12, present=12)
    return Proposal.objects.with_names().get(pk=proposal.pk)


def sent_dossier(world, *, head=None, now=DECEMBER, **story):
    """The same, submitted by the head of the unit."""
    proposal = ready_dossier(world, **story)
    submit(proposal, by=head or world.people.an, now=now)
    return Proposal.objects.with_names().get(pk=proposal.pk)


def names(proposal):
    """[(name, code of the award)] of the list as it is stored."""
    rows = Nominee.objects.filter(proposal=proposal).order_by("order", "pk")
    return list(rows.values_list("recipient__name", "award__code"))


def pdf(name="bien-ban.pdf"):
    """A small PDF as a browser sends it."""
    return SimpleUploadedFile(name, samples.pdf())


def sheet(columns, rows, name="danh-sach.xlsx"):
    """An Excel file with a table of `rows` (dicts), as a browser sends it."""
    return SimpleUploadedFile(name, write_table("Danh sách", columns, rows))
