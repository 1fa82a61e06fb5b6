"""Double claims: what in a dossier looks like something proposed or awarded before. A person decides; nothing is refused by itself.

`remember` keeps the prints of a dossier and `look` finds, which a worker does after the submission (see `double_tasks`); `judge` is a
person's conclusion; `rows_for` is what the office's pages show; `repeats_of` is all that a unit is told: its own text once more.
"""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from awards.proposals import photographs, shingles
from awards.proposals.check_models import Claim, PicturePrint, TextPrint
from awards.proposals.double_pairs import initiative_matches, photo_matches, recipient_matches
from awards.proposals.double_scope import STANDING, Scope
from awards.proposals.double_texts import LEAST, THRESHOLD, text_matches, texts_of
from awards.proposals.models import Nominee, Proposal, ProposalFile
from awards.proposals.states import EDITABLE, LOOKED, WITH_OFFICE, ClaimKind, ClaimVerdict
from emulation.units.lineage import with_predecessors
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.models import Trace
from emulation.workflow.steps import act, write_trace

BATCH = 5000
LOOKS = {
    ClaimVerdict.OPEN: ("w", "alert-triangle", "st-due"),
    ClaimVerdict.DIFFERENT: ("y", "check", "st-ok"),
    ClaimVerdict.DOUBLE: ("x", "x", "st-over"),
}


def remember(proposal):
    """Keep the prints of the texts and photographs of a dossier as it stands, in place of those kept before."""
    # Reckoned before the transaction: it is the longer part, and nobody else could write meanwhile.
    rows = [TextPrint(nominee=nominee, value=value) for nominee in proposal.nominees.all() for value in shingles.prints(*texts_of(nominee))]
    pictures = _new_pictures(proposal)
    with transaction.atomic():
        Proposal.objects.select_for_update().get(pk=proposal.pk)
        TextPrint.objects.filter(nominee__proposal=proposal).delete()
        TextPrint.objects.bulk_create(rows, batch_size=BATCH)
        PicturePrint.objects.bulk_create(pictures, ignore_conflicts=True)


def _new_pictures(proposal):
    """Return the prints of photographs that have none yet: the bytes of a file never change."""
    files = ProposalFile.objects.filter(proposal=proposal, picture__isnull=True, attachment__media_type__in=photographs.PICTURES)
    prints = ((file, photographs.print_of(file.attachment)) for file in files.select_related("attachment"))
    return [PicturePrint(file=file, value=value) for file, value in prints if value]


def look_anew(proposal, now):
    """Remember and look, as long as the dossier is not the unit's to change: what is being written is nobody's to compare. Returns as `look`.

    The look leaves a line of its own (LOOKED, in nobody's history), by which the sweep knows what was not looked at since its submission.
    """
    if proposal.state not in EDITABLE:
        remember(proposal)
    count = look(proposal, now)
    write_trace(proposal, step=LOOKED, what="So với hồ sơ và quyết định đã có", by=None, now=now, from_state=proposal.state, to_state=proposal.state)
    return count


def unseen():
    """Return the dossiers with the office that were not looked at since they were submitted (a QuerySet), the oldest first."""
    kind = ContentType.objects.get_for_model(Proposal)
    looks = Trace.objects.filter(content_type=kind, object_id=OuterRef("pk"), step=LOOKED, at__gte=OuterRef("submitted_at"))
    return Proposal.objects.filter(~Exists(looks), state__in=WITH_OFFICE).order_by("submitted_at", "pk")


def look(proposal, now):
    """Find the doubles of a dossier that was submitted; returns how many stand open. Looking again changes nothing that did not change.

    What is no longer true goes, unless somebody concluded on it. About twenty queries, however many nominees.
    """
    scope = Scope(proposal)
    finders = (recipient_matches, text_matches, photo_matches, initiative_matches)
    found = {(match.kind, match.key): match for finder in finders for match in finder(scope)}
    with transaction.atomic():
        Proposal.objects.select_for_update().get(pk=proposal.pk)  # two looks at once would both write the same pair
        _settle(proposal, found, now)
        return claims_of(proposal).filter(verdict=ClaimVerdict.OPEN).count()


def claims_of(proposal):
    """Return the Claims about a dossier, from whichever side they were found."""
    return Claim.objects.filter(Q(nominee__proposal=proposal) | Q(other__proposal=proposal))


def _settle(proposal, found, now):
    """Bring the rows in line with what was found; a pair that the other dossier already has is not written twice."""
    known = {(claim.kind, claim.key): claim for claim in claims_of(proposal)}
    gone = [claim.pk for name, claim in known.items() if name not in found and claim.verdict == ClaimVerdict.OPEN]
    Claim.objects.filter(pk__in=gone, verdict=ClaimVerdict.OPEN).delete()
    fields = ("kind", "key", "nominee_id", "other_id", "record_id", "score", "mine", "theirs")
    fresh = [Claim(found_at=now, **{field: getattr(match, field) for field in fields}) for name, match in found.items() if name not in known]
    Claim.objects.bulk_create(fresh, ignore_conflicts=True)
    changed = []
    for name, match in found.items():
        claim = known.get(name)
        if claim and claim.verdict == ClaimVerdict.OPEN and claim.nominee_id == match.nominee_id and _differs(claim, match):
            claim.score, claim.mine, claim.theirs = match.score, match.mine, match.theirs
            changed.append(claim)
    Claim.objects.bulk_update(changed, ["score", "mine", "theirs"], batch_size=500)


def _differs(claim, match):
    return (claim.score, claim.mine, claim.theirs) != (match.score, match.mine, match.theirs)


@act
def judge(claim, *, verdict, reason, by, now):
    """A person at the office concludes whether two things are one, and why; may be concluded anew. The history is the claim's own:
    that of the dossier is read by its unit, which must not learn of another one. Raises Refused without the right or the reason.
    """
    if not by.has_perm("awards.review_proposal", claim.nominee.proposal):
        raise Refused("Chỉ Cơ quan Thường trực kết luận về nghi trùng.")
    reason = reason.strip()
    if verdict not in (ClaimVerdict.DIFFERENT, ClaimVerdict.DOUBLE) or not reason:
        raise Refused("Chọn kết luận và nêu lý do.")
    fields = {"verdict": verdict, "reason": reason, "decided_by": by, "decided_at": now}
    if not Claim.objects.filter(pk=claim.pk, verdict=claim.verdict, decided_at=claim.decided_at).update(**fields):
        raise Conflict("Người khác vừa kết luận về chỗ nghi trùng này. Tải lại trang để xem.")
    before = claim.verdict
    for field, value in fields.items():
        setattr(claim, field, value)
    what = f"Kết luận nghi trùng: {claim.get_verdict_display()}"
    write_trace(claim, step="judge", what=what, by=by, now=now, note=reason, from_state=before, to_state=verdict)


@dataclass(frozen=True, kw_only=True)
class DoubleRow:
    """One Claim as the pages of the office show it, from the side of `nominee_id`: `mine` is theirs, `theirs` the other side."""

    claim: Claim
    nominee_id: int
    name: str
    mine: str
    theirs: str

    @property
    def kind_words(self):
        return self.claim.get_kind_display()

    @property
    def score_words(self):
        return f"{self.claim.score}%" if self.claim.kind in (ClaimKind.TEXT, ClaimKind.PHOTO) else ""

    @property
    def verdict_words(self):
        return self.claim.get_verdict_display()

    @property
    def reason(self):
        return self.claim.reason

    @property
    def open(self):
        return self.claim.verdict == ClaimVerdict.OPEN

    @property
    def look(self):
        return LOOKS[self.claim.verdict][0]

    @property
    def icon(self):
        return LOOKS[self.claim.verdict][1]

    @property
    def badge(self):
        return LOOKS[self.claim.verdict][2]

    @property
    def url(self):
        return reverse("awards:double-detail", args=[self.claim.pk])


def rows_for(nominees):
    """Return {nominee id: [DoubleRow]} for those of `nominees` that have claims, the open and likest first; one query.

    Only for who reviews the dossiers: a claim tells of two units.
    """
    names = {nominee.pk: nominee.recipient.name for nominee in nominees}
    claims = Claim.objects.filter(Q(nominee__in=names) | Q(other__in=names)).select_related("nominee__proposal", "other", "record")
    found = {}
    for claim in sorted(claims, key=lambda claim: (claim.verdict != ClaimVerdict.OPEN, -claim.score, claim.pk)):
        for pk, mine, theirs in ((claim.nominee_id, claim.mine, claim.theirs), (claim.other_id, claim.theirs, claim.mine)):
            if pk in names:
                found.setdefault(pk, []).append(DoubleRow(claim=claim, nominee_id=pk, name=names[pk], mine=mine, theirs=theirs))
    return {pk: found[pk] for pk in names if pk in found}


def repeats_of(proposal):
    """Return {nominee id: [(per cent, what it was written for)]}: texts of a dossier that its own unit submitted before. Two queries.

    This is all that a unit is told: nothing of another unit's dossier.
    """
    own = {nominee.pk: shingles.prints(*texts_of(nominee)) for nominee in proposal.nominees.all()}
    before = Nominee.objects.filter(proposal__unit__in=with_predecessors({proposal.unit_id}), proposal__state__in=STANDING)
    before = before.exclude(proposal=proposal).select_related("recipient", "proposal")
    holders, sizes = {}, {}
    for value, nominee in TextPrint.objects.filter(nominee__in=before.order_by().values("pk")).values_list("value", "nominee_id"):
        holders.setdefault(value, []).append(nominee)
        sizes[nominee] = sizes.get(nominee, 0) + 1
    near = {pk: _nearest(values, holders, sizes) for pk, values in own.items()}
    named = {nominee.pk: nominee for nominee in before.filter(pk__in={other for _, other in near.values() if other})}
    return {pk: [(score, _words_of(named[other]))] for pk, (score, other) in near.items() if other}


def _nearest(values, holders, sizes):
    """Return (per cent, nominee) of the text that has most of `values`; (0, None) where none has enough."""
    counts = {}
    for value in values:
        for nominee in holders.get(value, ()):
            counts[nominee] = counts.get(nominee, 0) + 1
    scored = [(round(100 * count / min(len(values), sizes[nominee])), nominee) for nominee, count in counts.items() if count >= LEAST]
    best = max(scored, default=(0, None))
    return best if best[0] >= THRESHOLD else (0, None)


def _words_of(nominee):
    return f"{nominee.recipient.name}, hồ sơ {nominee.proposal.code} năm {nominee.proposal.year}"
