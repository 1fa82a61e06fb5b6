"""The moves of a paper that fulfils an obligation: clerk, head, standing office; the obligation goes along and whoever is next is told.

A room calls these from its own verbs (`@act`), inside their transaction, and adds what only its paper does: the copy, the number.
"""

from collections.abc import Callable
from dataclasses import dataclass

from campaigns.directives.models import Duty
from campaigns.obligations.actions import follow
from campaigns.obligations.audience import office_of, people_of
from campaigns.obligations.changes import set_mending_day
from campaigns.obligations.guards import guard_open
from emulation import clock
from emulation.accounts.models import User
from emulation.accounts.roles import Role
from emulation.formats.words import day_words, short_day_words
from emulation.notifications.actions import tell
from emulation.workflow.flows import Flow, Refused
from emulation.workflow.models import Trace
from emulation.workflow.steps import take


@dataclass(frozen=True, kw_only=True)
class PaperMoves:
    """How one sort of paper moves. `noun` names it within a sentence, `title(paper)` in a subject; `path` is its page ("/dang-ky/{}/")."""

    flow: Flow
    noun: str
    title: Callable
    path: str
    review: str

    def pass_up(self, paper, *, by, now, version):
        """Hand the draft to the head of the unit, who is told."""
        day, owed = clock.day_of(now), paper.obligation
        guard_open(owed, day)
        take(self.flow, "pass_up", paper, by=by, now=now, version=version)
        follow(owed, "pass_up", by=by, now=now)
        heads = User.objects.holding(Role.CLUSTER_HEAD if owed.cluster_id else Role.UNIT_HEAD, [owed.unit_id], day)
        words = f"{by.full_name} chuyển {self.noun} để lãnh đạo xem và trình."
        self.tell(paper, heads, "Chờ duyệt và trình", words, page="ra-soat/", by=by, now=now)

    def hand_back(self, paper, *, by, now, note, version):
        """Give the draft back to the unit's people, with what to change."""
        take(self.flow, "hand_back", paper, by=by, now=now, version=version, note=note)
        follow(paper.obligation, "draft", by=by, now=now)
        self.tell(paper, people_of(paper.obligation, clock.day_of(now)), "Lãnh đạo yêu cầu sửa", note, page="sua/", by=by, now=now)

    def submit(self, paper, *, by, now, version, missing, number):
        """Submit as version `number`: the office is told; the day of the first submission is what counts for lateness."""
        day, owed = clock.day_of(now), paper.obligation
        guard_open(owed, day)
        first = owed.sent_on is None
        take(self.flow, "submit", paper, by=by, now=now, version=version, missing=missing, changes={"submitted_at": now, "signer": by})
        follow(owed, "submit", by=by, now=now, changes={"sent_on": day} if first else None)
        words = "Đã trình lại" if number > 1 else "Đã trình"
        self.tell(paper, office_of(owed, day), words, f"{owed.owner_name} trình bản {number}.", by=by, now=now)

    def recall(self, paper, *, by, now, version):
        """Take the paper back before the office has answered; while the office never answered, it counts as not sent."""
        day, owed = clock.day_of(now), paper.obligation
        if owed.duty.late == Duty.Late.LOCK and day > owed.deadline(day):
            raise Refused(f"Đã qua hạn {day_words(owed.deadline(day))}: thu hồi thì không trình lại được. Nhờ Thường trực trả lại để sửa.")
        answered = Trace.objects.of(paper).filter(step__in=["return", "reopen"]).exists()
        take(self.flow, "recall", paper, by=by, now=now, version=version)
        follow(owed, "draft", by=by, now=now, changes=None if answered else {"sent_on": None})

    def send_back(self, paper, step, *, by, now, note, due, version):
        """Return the paper, or open an approved one again (`step`), with a reason and by when (`due`, a date or None)."""
        take(self.flow, step, paper, by=by, now=now, version=version, note=note)
        undone = {"done_on": None, "done_by": None} if step == "reopen" else None
        follow(paper.obligation, step, by=by, now=now, changes=undone)
        set_mending_day(paper.obligation, by=by, now=now, due=due, reason=note)
        words = "Mở lại để sửa" if step == "reopen" else "Cần bổ sung"
        words = f"{words} trước {short_day_words(due)}" if due else words
        self.tell(paper, people_of(paper.obligation, clock.day_of(now)), words, note, by=by, now=now)

    def approve(self, paper, *, by, now, version):
        """Approve: the obligation is done, its people are told."""
        day = clock.day_of(now)
        take(self.flow, "approve", paper, by=by, now=now, version=version)
        follow(paper.obligation, "approve", by=by, now=now, changes={"done_on": day, "done_by": by})
        words = f"{self.noun[0].upper()}{self.noun[1:]} đã được duyệt."
        self.tell(paper, people_of(paper.obligation, day), "Đã duyệt", words, by=by, now=now)

    def tell(self, paper, people, words, body, *, by, now, page=""):
        """Write to `people` what was done with the paper; `page` is where on it they go."""
        from_office = by.has_perm(self.review, paper)
        tell(
            key=f"{self.flow.name}-{paper.pk}-{paper.version}",
            people=list(people),
            subject=f"{words}: {self.title(paper)}",
            body=body,
            url=f"{self.path.format(paper.pk)}{page}",
            now=now,
            by=by,
            authority=paper.obligation.authority if from_office else None,
        )
