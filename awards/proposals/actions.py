"""Verbs on a dossier as a whole: start, pass up, hand back, submit, recall, withdraw. The office's own verbs stand in `review`."""

import datetime as dt

from awards.catalogue.states import AwardKind
from awards.proposals import documents, double_tasks
from awards.proposals.law import book_of
from awards.proposals.models import Proposal, ProposalVersion
from awards.proposals.readiness import missing
from awards.proposals.snapshot import facts_of
from awards.proposals.states import PROPOSAL_FLOW
from awards.proposals.telling import people_of_unit, tell_office
from emulation import clock
from emulation.accounts.models import User
from emulation.accounts.roles import Role
from emulation.documents.numbers import take_number
from emulation.formats.words import day_words
from emulation.notifications.actions import tell
from emulation.search.text import fold
from emulation.units.calendar import working_days
from emulation.workflow.flows import Refused
from emulation.workflow.steps import act, take, write_trace

REGISTER = "tiep-nhan-khen-thuong"


@act
def start_proposal(authority, unit, *, by, now, title, kind=AwardKind.MERIT, year=None, **fields):
    """Start an empty dossier of `unit` to `authority` (Units); returns it. Raises Refused for somebody who does not work in the unit."""
    day = clock.day_of(now)
    proposal = Proposal(
        authority=authority, unit=unit, year=year or day.year, title=title, search_key=fold(title)[:400], kind=kind,
        author=by, created_at=now, saved_at=now, saved_by=by, **fields,
    )  # fmt: skip
    if not by.has_perm("awards.draft_proposal", proposal):
        raise Refused("Chỉ người của đơn vị được lập đề nghị này.")
    proposal.save()
    write_trace(proposal, step="create", what="Bắt đầu lập đề nghị khen thưởng", by=by, now=now, to_state=proposal.state)
    return proposal


@act
def pass_up(proposal, *, by, now, version=None):
    """The clerk hands the dossier to the head of the unit, who is told."""
    take(PROPOSAL_FLOW, "pass_up", proposal, by=by, now=now, version=version)
    heads = User.objects.holding(Role.UNIT_HEAD, [proposal.unit_id], clock.day_of(now))
    _tell_inside(proposal, heads, "Chờ duyệt và trình", f"{by.full_name} chuyển đề nghị để lãnh đạo xem và trình.", "ra-soat/", by, now)


@act
def hand_back(proposal, *, by, now, note, version=None):
    """The head gives the dossier back to the unit's people, with what to change."""
    take(PROPOSAL_FLOW, "hand_back", proposal, by=by, now=now, version=version, note=note)
    people = people_of_unit(proposal, clock.day_of(now))
    _tell_inside(proposal, people, "Lãnh đạo yêu cầu sửa", note, "2/", by, now)


@act
def submit(proposal, *, by, now, version=None):
    """Submit: keep an unchangeable copy, receive it (the next number of the book of receipts, once for all), count the day to process it by,
    issue the unit's tờ trình, and let a worker look for doubles.

    The first submission is the receipt; a later one keeps number and moment, and the time for processing counts from the complete dossier.
    A corrected dossier has a new tờ trình with the next number of the unit; one that says the same keeps the paper it has.
    Raises Refused while something stands against it: nothing is written then, and the numbers go back.
    """
    day = clock.day_of(now)
    Proposal.objects.select_for_update().get(pk=proposal.pk)
    against = missing(proposal, day) if by.has_perm("awards.submit_proposal", proposal) else ()
    receipt = {} if against or proposal.receipt_number else _receipt(proposal, now)
    changes = {"submitted_at": now, "signer": by, "process_by": process_by(proposal, day), **receipt}
    take(PROPOSAL_FLOW, "submit", proposal, by=by, now=now, version=version, missing=against, changes=changes)
    number = proposal.versions.count() + 1
    ProposalVersion.objects.create(proposal=proposal, number=number, facts=facts_of(proposal), submitted_by=by, submitted_at=now)
    documents.issue_submission(proposal, by=by, now=now)
    double_tasks.ask_for(proposal)
    words = "Đã bổ sung và trình lại" if number > 1 else "Đã trình"
    due = f" Hạn giải quyết {day_words(proposal.process_by)}." if proposal.process_by else ""
    tell_office(proposal, words, f"{proposal.unit.name} trình bản {number}, số tiếp nhận {proposal.code}.{due}", by=by, now=now)


@act
def recall(proposal, *, by, now, version=None):
    """Take the dossier back before the office has taken it up; its number stays, its copy stays among the versions."""
    take(PROPOSAL_FLOW, "recall", proposal, by=by, now=now, version=version, changes={"process_by": None})
    tell_office(proposal, "Đơn vị thu hồi để sửa", f"{proposal.unit.name} thu hồi hồ sơ {proposal.code} trước khi thẩm định.", by=by, now=now)


@act
def withdraw(proposal, *, by, now, note, version=None):
    """Give the proposal up, with the reason; the office is told where it had received it."""
    take(PROPOSAL_FLOW, "withdraw", proposal, by=by, now=now, version=version, note=note, changes={"process_by": None})
    if proposal.received_at:
        tell_office(proposal, "Đơn vị rút đề nghị", note, by=by, now=now)


def process_by(proposal, day):
    """Return the day by which the office has to be done with a dossier complete on `day`, or None where no rule gives a time.

    Counted in working days, the day of receipt not among them (Bộ luật Dân sự 2015, Điều 147).
    """
    awards = {nominee.award_id: nominee.award for nominee in proposal.nominees.select_related("award")}
    days, _ = book_of(proposal, day).processing_days(proposal.kind, list(awards.values()))
    return None if days is None else working_days(day, day + dt.timedelta(days=2 * days + 30)).add(day, days)


def _receipt(proposal, now):
    year = clock.day_of(now).year
    return {"received_at": now, "receipt_year": year, "receipt_number": take_number(proposal.authority, REGISTER, year)}


def _tell_inside(proposal, people, words, body, page, by, now):
    tell(
        key=f"proposal-{proposal.pk}-{proposal.version}-{words}",
        people=list(people),
        subject=f"{words}: {proposal.title}",
        body=body,
        url=f"/de-nghi/{proposal.pk}/{page}",
        now=now,
        by=by,
    )
