"""A paper that fulfils an obligation (plan, report) as a row of "Việc của tôi": to start, to continue, to submit, waiting, to mend.

Every such paper goes the same way from clerk to head to office; its states carry the same names.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from campaigns.obligations.grounds import ground_of
from campaigns.obligations.inbox import coming_or_done, locked, shared, time_of_mending
from campaigns.obligations.states import ObligationState as State
from emulation import clock
from emulation.formats.words import day_words, moment_words, short_day_words
from emulation.notifications.inbox import Row

# The steps that tell where a paper comes from; the newest of them says whether it was handed back.
MOVES = {"create", "pass_up", "hand_back", "submit", "recall", "return", "reopen"}


@dataclass(frozen=True, kw_only=True)
class Papers:
    """How one sort of paper shows. `title(obligation)` is what it is called, `to_make(obligation)` the task of making it.

    `asked` {id of the paper: remarks of its last return} and `moves` {id: trace} are fetched for all papers at once; `progress` {id of the
    obligation: (done, total)}.
    """

    path: str
    submit: str
    title: Callable
    to_make: Callable
    count_words: Callable
    moves: dict = field(default_factory=dict)
    asked: dict = field(default_factory=dict)
    progress: dict = field(default_factory=dict)

    def row(self, obligation, paper, user, day):
        """Return the Row of `obligation` on `day`; `paper` is None where it was not begun."""
        title = self.title(obligation)
        if quiet := coming_or_done(obligation, title, day) or locked(obligation, title, day):
            return quiet
        fields = shared(obligation, day) | {"progress": self.progress.get(obligation.pk)}
        if paper is None:
            hint = f"Theo {ground_of(obligation)}{_in_charge(obligation, user)}"
            return Row(section="todo", title=self.to_make(obligation), hint=hint, verb="Bắt đầu", **fields)
        fields["url"] = self.path.format(paper.pk)
        move = self.moves.get(paper.pk)
        if paper.state == State.SENT:
            return self._sent(obligation, paper, fields)
        if paper.state == State.HEAD:
            return self._with_the_head(obligation, paper, user, fields)
        if paper.state == State.RETURNED and move:
            return self._returned(obligation, paper, day, fields, move)
        return self._draft(obligation, paper, fields, move)

    def _name(self, obligation):
        return lowered(self.title(obligation))

    def _sent(self, obligation, paper, fields):
        sent = paper.submitted_at
        hint = f"Thường trực đang xem, trình {short_day_words(sent)}"
        fields |= {"icon": "hourglass", "progress": None}
        return Row(section="waiting", state="sent", title=f"Đã trình {self._name(obligation)}", hint=hint, sent=clock.day_of(sent), **fields)

    def _with_the_head(self, obligation, paper, user, fields):
        name = self._name(obligation)
        if user.has_perm(self.submit, paper):
            who = f"{paper.saved_by.full_name} soạn, lưu lúc {moment_words(paper.saved_at)}"
            fields["url"] += "ra-soat/"
            return Row(section="todo", state="head", title=f"Xem và trình {name}", hint=who, verb="Xem và trình", **fields)
        hint = "Chờ lãnh đạo đơn vị xem và trình"
        return Row(section="waiting", state="head", title=f"Trình {name}", hint=hint, sent=clock.day_of(paper.saved_at), **fields)

    def _returned(self, obligation, paper, day, fields, move):
        """What was sent back: by when, how many things to fix, and the words of the office (the first remark where no reason was given)."""
        asked, mending = self.asked.get(paper.pk, []), obligation.mending_day(day)
        fields |= {"due": mending} if mending else time_of_mending(obligation, move.at, day)
        count = self.count_words(len(asked)) if asked else ""
        quote = asked[0].text if asked and move.note == count else move.note
        before = f"Cần bổ sung trước {short_day_words(mending)}" if mending else ""
        back = "mở lại" if move.step == "reopen" else "trả lại"
        hint = ". ".join(part for part in (before, f"Thường trực {back} ngày {day_words(move.at)}", count) if part)
        fields |= {"icon": "arrow-back-up", "url": f"{fields['url']}sua/"}
        return Row(section="todo", state="return", title=f"Bổ sung {self._name(obligation)}", hint=hint, quote=quote, verb="Bổ sung", **fields)

    def _draft(self, obligation, paper, fields, move):
        fields["url"] += "sua/"
        if move and move.step == "hand_back":
            hint = f"Lãnh đạo trả lại ngày {day_words(move.at)}"
            title = f"Sửa {self._name(obligation)}"
            return Row(section="todo", state="draft", title=title, hint=hint, quote=move.note, verb="Tiếp tục", **fields)
        hint = f"{paper.saved_by.full_name} lưu lúc {moment_words(paper.saved_at)}. Theo {ground_of(obligation)}"
        return Row(section="todo", state="draft", title=self.to_make(obligation), hint=hint, verb="Tiếp tục", **fields)


def lowered(title):
    """Return a title as it stands within a sentence."""
    return f"{title[0].lower()}{title[1:]}"


def _in_charge(obligation, user):
    """Say who works on it, where that is somebody else."""
    return f". {obligation.holder.full_name} phụ trách" if obligation.holder_id and obligation.holder_id != user.pk else ""
