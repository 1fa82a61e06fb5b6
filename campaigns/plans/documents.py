"""The Kế hoạch as an official paper of the unit (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from campaigns.directives.documents import letterhead_of
from campaigns.plans.models import Plan
from campaigns.plans.snapshot import facts_of
from emulation.documents import word_plan
from emulation.documents.kinds import PaperKind, register

ABBREVIATION = "KH"


def paper_facts(plan, *, day=None, signer_name="", said=None):
    """Return the facts of the paper: the unit's head and foot, the directive it answers, the parts and the rows of the plan.

    `said` is the copy (see `facts_of`) that the paper repeats; without it, what the plan says now. Raises Refused without a letterhead.
    """
    obligation = plan.obligation
    head = letterhead_of(obligation.unit)
    directive = obligation.directive
    return {
        **(said or facts_of(plan)),
        "superior_line": head.superior_line,
        "agency_line": head.agency_line,
        "type_name": "KẾ HOẠCH",
        "symbol": f"{ABBREVIATION}-{head.symbol}",
        "place": head.place,
        "day": day.isoformat() if day else None,
        "year": directive.year,
        "abstract": said["title"] if said else plan.title,
        "bases": [_basis(directive)],
        "recipients": [directive.authority.authority.council_name, "Các tập thể, cá nhân thuộc " + obligation.owner_name],
        "filing": head.filing,
        "drafter": "",
        "capacity": head.capacity,
        "signer_title": head.signer_title,
        "signer_name": signer_name,
    }


def _basis(directive):
    paper, title = directive.document, directive.abstract[0].lower() + directive.abstract[1:]
    month = f"{paper.day.month:02d}" if paper.day.month < 3 else str(paper.day.month)
    day = f"ngày {paper.day.day:02d} tháng {month} năm {paper.day.year}"
    return f"Căn cứ Chỉ thị số {paper.reference} {day} của {directive.authority.authority.head_title} {title}"


register(
    PaperKind(
        code="ke-hoach",
        name="KẾ HOẠCH",
        register="ke-hoach",
        template="documents/plan.html",
        visible=Plan.objects.visible_to,
        word=word_plan.write,
    )
)
