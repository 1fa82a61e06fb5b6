"""Asking another agency what it thinks of a dossier: ask, answer once, withdraw. Every word stands in the history of the dossier."""

from django.db.models import F

from awards.proposals.models import Opinion, Proposal
from awards.proposals.states import REVIEW, WITH_OFFICE
from awards.proposals.telling import office_name, tell_office
from emulation import clock
from emulation.accounts.models import User
from emulation.accounts.roles import UNIT_ROLES
from emulation.formats.words import day_words, short_day_words
from emulation.notifications.actions import tell
from emulation.units.models import Unit
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.steps import act, write_trace

AGREES = {True: "Đồng ý", False: "Không đồng ý", None: "Ý kiến khác"}
FURTHEST = 366  # days: more is a slip of the pen


def agencies_of(proposal, day):
    """Return the QuerySet of the units that may be asked about `proposal` on `day`: those of the same authority, but the one that proposes."""
    units = Unit.objects.under(proposal.authority).valid_on(day)
    return units.exclude(pk__in=[proposal.unit_id, proposal.authority_id]).ordered()


@act
def ask_opinion(proposal, unit, *, by, now, question, due):
    """Ask `unit` about the dossier, to be answered by `due` (a date); returns the Opinion. The agency is told.

    Raises Refused without the right, when the dossier is not with the office, for a unit that may not be asked, a day that has passed, and
    while the same agency still owes an answer about it.
    """
    day = clock.day_of(now)
    # The lock makes a second question to the same agency wait for the first, then find it.
    state = Proposal.objects.select_for_update().values_list("state", flat=True).get(pk=proposal.pk)
    if not by.has_perm(REVIEW, proposal):
        raise Refused("Chỉ Cơ quan Thường trực xin ý kiến.")
    if state not in WITH_OFFICE:
        raise Refused("Hồ sơ không còn ở Thường trực nên không xin ý kiến được.")
    _guard_agency(proposal, unit, day)
    _guard_day(due, day)
    opinion = Opinion.objects.create(proposal=proposal, unit=unit, question=question.strip(), due=due, asked_by=by, asked_at=now)
    _note(proposal, "ask_opinion", f"Xin ý kiến {unit.name}, trả lời trước {day_words(due)}", opinion.question, by, now)
    body = f"{office_name(proposal)} xin ý kiến về {proposal.code}: {proposal.title}.\n{opinion.question}"
    _tell_agency(opinion, f"Xin ý kiến trước {short_day_words(due)}", body, by, now)
    return opinion


def _guard_agency(proposal, unit, day):
    if not agencies_of(proposal, day).filter(pk=unit.pk).exists():
        raise Refused("Chọn một cơ quan thuộc địa bàn, không phải đơn vị đề nghị.")
    if proposal.opinions.filter(unit=unit, answered_at__isnull=True).exists():
        raise Refused(f"{unit.name} chưa trả lời lần hỏi trước. Rút câu hỏi đó nếu muốn hỏi lại.")


def _guard_day(due, day):
    if due < day:
        raise Refused(f"Ngày {day_words(due)} đã qua. Chọn hạn từ hôm nay trở đi.")
    if (due - day).days > FURTHEST:
        raise Refused(f"Hạn {day_words(due)} quá xa. Kiểm tra lại năm.")


@act
def answer_opinion(opinion, *, by, now, agrees, answer, version=None):
    """The agency answers: `agrees` True, False or None (something else), with its words. The office is told.

    Raises Refused without the right or without words, Conflict when it was answered meanwhile.
    """
    answer = answer.strip()
    if not by.has_perm("awards.give_opinion", opinion):
        raise Refused("Chỉ người của cơ quan được hỏi trả lời.")
    if not answer:
        raise Refused("Nhập ý kiến trước khi gửi.")
    expected = opinion.version if version is None else version
    changes = {"agrees": agrees, "answer": answer, "answered_by": by, "answered_at": now}
    waiting = Opinion.objects.filter(pk=opinion.pk, version=expected, answered_at__isnull=True)
    if not waiting.update(version=F("version") + 1, **changes):
        raise Conflict("Câu hỏi này đã được trả lời hoặc đã rút. Tải lại trang để xem.")
    for field, value in changes.items():
        setattr(opinion, field, value)
    proposal = opinion.proposal
    _note(proposal, "answer_opinion", f"{opinion.unit.name}: {AGREES[agrees].lower()}", answer, by, now)
    tell_office(proposal, f"Ý kiến của {opinion.unit.short_name}", f"{AGREES[agrees]}. {answer}", by=by, now=now)


@act
def withdraw_opinion(opinion, *, by, now):
    """Take back a question that nobody has answered; the agency is told that nothing is asked any more. Raises Refused or Conflict."""
    proposal = opinion.proposal
    if not by.has_perm(REVIEW, proposal):
        raise Refused("Chỉ Cơ quan Thường trực rút câu hỏi.")
    key = opinion.pk
    if not Opinion.objects.filter(pk=key, answered_at__isnull=True).delete()[0]:
        raise Conflict("Cơ quan được hỏi đã trả lời nên không rút được nữa.")
    opinion.pk = key
    _note(proposal, "withdraw_opinion", f"Rút câu hỏi gửi {opinion.unit.name}", "", by, now)
    _tell_agency(opinion, "Không cần ý kiến nữa", f"{office_name(proposal)} đã rút câu hỏi về {proposal.code}.", by, now, url="/viec-cua-toi/")


def _note(proposal, step, what, note, by, now):
    write_trace(proposal, step=step, what=what, by=by, now=now, note=note, from_state=proposal.state, to_state=proposal.state)


def _tell_agency(opinion, words, body, by, now, url=""):
    proposal = opinion.proposal
    tell(
        key=f"opinion-{opinion.pk}-{words}",
        people=list(User.objects.holding(UNIT_ROLES, [opinion.unit_id], clock.day_of(now))),
        subject=f"{words}: {proposal.code} của {proposal.unit.short_name}",
        body=body,
        url=url or f"/y-kien/{opinion.pk}/",
        now=now,
        by=by,
        authority=proposal.authority,
    )
