"""Directives in "Việc của tôi": to sign for the chairman, to mend or finish for the office, in force for everybody."""

from campaigns.directives.models import Directive
from campaigns.directives.moves import last_moves
from campaigns.directives.states import DirectiveState
from emulation.clock import day_of
from emulation.formats.words import day_words
from emulation.notifications.inbox import Row, register

OPEN = (DirectiveState.DRAFT, DirectiveState.RETURNED, DirectiveState.TO_SIGN)


@register
def directive_rows(user, day):
    """Return the rows about drafts and about directives in force on `day`; three queries."""
    if not user.seats:
        return []
    seen = list(Directive.objects.visible_to(user).select_related("document", "authority"))
    moves = last_moves([directive for directive in seen if directive.state in OPEN], ("send_up", "return"))
    rows = [_row(directive, user, moves.get(directive.pk)) for directive in seen if directive.state in OPEN]
    return [row for row in rows if row] + [_in_force(each) for each in seen if each.document_id and each.period_from <= day <= each.period_to]


def _row(directive, user, move):
    if directive.state == DirectiveState.TO_SIGN:
        return _to_sign(directive, user, move)
    if not user.has_perm("campaigns.draft_directive", directive):
        return None
    shared = {"section": "todo", "url": f"/chi-thi/{directive.pk}/", "state": directive.state}
    if directive.state == DirectiveState.RETURNED:
        hint = f"{move.who} trả lại ngày {day_words(move.at)}" if move else ""
        title = f"Sửa dự thảo Chỉ thị năm {directive.year}"
        return Row(title=title, hint=hint, quote=move.note if move else "", verb="Sửa", icon="arrow-back-up", **shared)
    return Row(title=f"Soạn Chỉ thị năm {directive.year}", hint=directive.abstract, verb="Tiếp tục", icon="edit", **shared)


def _to_sign(directive, user, move):
    sent = day_of(move.at) if move else None
    shared = {"state": directive.state, "hint": directive.abstract, "sent": sent, "icon": "writing-sign"}
    if user.has_perm("campaigns.sign_directive", directive):
        return Row(section="todo", title=f"Ký Chỉ thị năm {directive.year}", url=f"/chi-thi/{directive.pk}/ky/", verb="Xem và ký", **shared)
    if user.has_perm("campaigns.draft_directive", directive):
        return Row(section="waiting", title=f"Chỉ thị năm {directive.year}", url=f"/chi-thi/{directive.pk}/", holder="Chủ tịch", **shared)
    return None


def _in_force(directive):
    hint = f"Chỉ thị {directive.reference} ngày {day_words(directive.document.day)}"
    return Row(section="done", state="issued", title=directive.abstract, hint=hint, url=f"/chi-thi/{directive.pk}/", verb="Xem Chỉ thị")
