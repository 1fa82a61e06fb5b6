"""Verbs on what stands in a dossier, page by page: its kind, its nominees' achievements, its papers, the unit's meeting.

Each saves one page, against the version that the person saw; after a return only what the office asked for may change (see `openings`).
Who is in the list is the affair of `nominating`.
"""

from awards.proposals.models import Nominee, ProposalFile
from awards.proposals.openings import SLOT, openings_of
from awards.proposals.states import EDITABLE
from emulation.attachments.actions import keep
from emulation.search.text import fold
from emulation.workflow.flows import Refused
from emulation.workflow.steps import act, edit

NOT_ASKED = "Cơ quan Thường trực không yêu cầu sửa chỗ này. Chỉ sửa được những chỗ đã yêu cầu bổ sung."
DRAFT = "awards.draft_proposal"


def guard(proposal, by):
    """Return the Openings of `proposal`; raises Refused without the right, and while it does not lie with its unit."""
    if not by.has_perm(DRAFT, proposal):
        raise Refused("Chỉ người của đơn vị được soạn đề nghị này.")
    if proposal.state not in EDITABLE:
        raise Refused(f"Hồ sơ đang ở trạng thái “{proposal.get_state_display()}” nên không sửa được.")
    return openings_of(proposal)


def guard_place(proposal, by, place, nominee_id=None):
    """Return the Openings; raises Refused as `guard` does, and where `place` was not asked for."""
    openings = guard(proposal, by)
    if not openings.place(nominee_id, place):
        raise Refused(NOT_ASKED)
    return openings


def claim(proposal, *, by, now, version, what, **changes):
    """Raise the version of `proposal` with `changes` and who saved it; raises Conflict when somebody saved meanwhile."""
    edit(proposal, by=by, now=now, version=version, what=what, changes={**changes, "saved_at": now, "saved_by": by})


@act
def save_kind(proposal, *, by, now, version, fields):
    """Save page 1: `fields` are year, title, kind, movement, movement_result, event_day, fast.

    Raises Refused where the office did not ask for it, Conflict when somebody saved meanwhile.
    """
    guard_place(proposal, by, "kind")
    claim(proposal, by=by, now=now, version=version, what="Lưu loại đề nghị", search_key=fold(fields["title"])[:400], **fields)


@act
def save_achievement(nominee, *, by, now, version, fields, initiatives=None, slot="", files=None):
    """Save what one nominee achieved: `fields` of the guided account, the `initiatives` (Initiatives), a report as `files` in the `slot`."""
    proposal = nominee.proposal
    guard_place(proposal, by, "achievement", nominee.pk)
    claim(proposal, by=by, now=now, version=version, what=f"Lưu thành tích: {nominee.recipient.name}")
    Nominee.objects.filter(pk=nominee.pk).update(**fields)
    for name, value in fields.items():
        setattr(nominee, name, value)
    if initiatives is not None:
        nominee.initiatives.set(initiatives)
    if slot and files is not None:
        put_files(proposal, slot, nominee, files)


@act
def save_papers(proposal, *, by, now, version, papers):
    """Put files into slots: `papers` is {(code of the slot, Nominee or None): [Attachment]}, each the whole of what the slot holds then.

    Raises Refused for a slot that was not asked for, UploadRefused when a file is gone.
    """
    openings = guard(proposal, by)
    for slot, nominee in papers:
        if not openings.place(nominee.pk if nominee else None, f"{SLOT}{slot}"):
            raise Refused(NOT_ASKED)
    claim(proposal, by=by, now=now, version=version, what="Lưu giấy tờ của hồ sơ")
    for (slot, nominee), files in papers.items():
        put_files(proposal, slot, nominee, files)


@act
def save_meeting(proposal, *, by, now, version, fields, votes):
    """Save page 5: `fields` of the meeting and `votes`, {id of the nominee: (yes, votes)}, None where not counted yet."""
    openings = guard(proposal, by)
    known = {nominee.pk: nominee for nominee in proposal.nominees.filter(pk__in=votes)}
    if not openings.place(None, "meeting"):
        fields, known = {}, {pk: each for pk, each in known.items() if openings.place(pk, "meeting")}
        if not known:
            raise Refused(NOT_ASKED)
    claim(proposal, by=by, now=now, version=version, what="Lưu biên bản và phiếu của đơn vị", **fields)
    for pk, nominee in known.items():
        nominee.yes, nominee.votes = votes[pk]
    Nominee.objects.bulk_update(known.values(), ["yes", "votes"], batch_size=200)


def put_files(proposal, slot, nominee, files):
    """Let the slot hold just `files` (Attachments); in the caller's transaction."""
    keep(files)
    links = ProposalFile.objects.filter(proposal=proposal, slot=slot, nominee=nominee)
    links.exclude(attachment__in=files).delete()
    present = set(links.values_list("attachment_id", flat=True))
    ProposalFile.objects.bulk_create(
        [ProposalFile(proposal=proposal, slot=slot, nominee=nominee, attachment=file) for file in files if file.pk not in present]
    )
