"""What the page of one directive shows: to those who work on it, and to those who read it."""

from campaigns.directives.backing import with_backing
from campaigns.directives.burden import burden
from campaigns.directives.outline import outline, places_naming
from campaigns.directives.parts import PARTS
from campaigns.directives.readiness import points
from campaigns.directives.states import CHAIRMAN_LABELS, DIRECTIVE_FLOW, DirectiveState
from emulation.formats.words import day_words
from emulation.workflow.models import Trace
from emulation.workflow.steps import offers

EDITABLE = (DirectiveState.DRAFT, DirectiveState.RETURNED)
SIGNING = {"sign", "return"}


def reading_of(directive):
    """Return what everybody who may read the directive sees: who, when, about what, and the whole text."""
    return {"directive": directive, "entries": outline(directive), "facts": facts_for_readers(directive), **lists_of(directive)}


def lists_of(directive):
    """Return the short lists of the directive, one query each."""
    return {
        "bases": list(directive.bases.all()),
        "named": list(directive.named_movements.select_related("movement", "clause__parent")),
        "recipients": list(directive.recipients.all()),
    }


def facts_for_readers(directive):
    """Return the rows of the summary of an issued directive, as (words, value) pairs."""
    paper = directive.document
    return [
        ("Số, ký hiệu", directive.reference),
        ("Ngày ban hành", day_words(paper.day) if paper else None),
        ("Cơ quan ban hành", directive.authority.name),
        ("Người ký", f"{paper.signer_name}, {paper.signer_title}" if paper else None),
        ("Phong trào", directive.movement_name),
        ("Thời gian thực hiện", _period(directive)),
    ]


def facts_for_drafters(directive):
    """Return the rows of the summary of a draft."""
    return [
        ("Năm thi đua", str(directive.year)),
        ("Trích yếu", directive.abstract),
        ("Tên phong trào", directive.movement_name),
        ("Thời gian thực hiện", _period(directive)),
        ("Ký hiệu", directive.symbol),
        ("Địa danh, ngày", f"{directive.place}, {day_words(directive.day) if directive.day else 'lấy ngày ký'}"),
        ("Người ký", f"{directive.signer.full_name}, {directive.signer_title}" if directive.signer else None),
    ]


def workshop_of(directive, user, day):
    """Return all that the workshop shows on `day` (a date): the text, what is missing, what `user` may do now, the history."""
    draft = directive.state != DirectiveState.ISSUED
    may_edit = directive.state in EDITABLE and user.has_perm("campaigns.draft_directive", directive)
    checks = points(directive, day) if draft else []
    missing = [point.words for point in checks if not point.ready]
    offered = offers(DIRECTIVE_FLOW, directive, user, missing={"send_up": missing})
    history = list(Trace.objects.of(directive))
    signs = user.has_perm("campaigns.sign_directive", directive)
    shown = reading_of(directive)
    with_backing(shown["entries"], directive, user)
    return shown | {
        "facts": facts_for_drafters(directive) if draft else facts_for_readers(directive),
        "draft": draft,
        "may_edit": may_edit,
        "may_copy": not draft and user.has_perm("campaigns.draft_directive", directive),
        "points": [(point, _page_of(point)) for point in checks],
        "missing": missing,
        "offers": [offer for offer in offered if offer.step.name not in SIGNING],
        "signs_now": any(offer.step.name in SIGNING for offer in offered),
        "state_words": CHAIRMAN_LABELS[directive.state] if signs else "",
        "returned": _last_return(directive, history),
        "burden": burden(directive, day if draft else directive.document.day),
        "duty_links": not draft,
        "may_add": not draft and user.has_perm("campaigns.review_obligation", directive),
        "added": [] if draft else list(directive.duties.filter(added_at__isnull=False).select_related("added_by")),
        "parts": {part.name: part for part in PARTS},
        "stale": places_naming(directive, directive.year - 1, _from_figures(shown["entries"])) if may_edit else [],
        "stale_year": directive.year - 1,
        "traces": history,
    }


def _from_figures(entries):
    """Return the ids of the clauses that were made of the figures of the year before."""
    return {entry.clause.pk for entry in entries if entry.clause.backing}


def _last_return(directive, history):
    """Return the trace of the return that the draft still has to answer, or None."""
    if directive.state != DirectiveState.RETURNED:
        return None
    return next((trace for trace in history if trace.step == "return"), None)


def _page_of(point):
    return "campaigns:directive-edit" if point.part == "heading" else f"campaigns:directive-{point.part}"


def _period(directive):
    return f"{day_words(directive.period_from)} – {day_words(directive.period_to)}"
