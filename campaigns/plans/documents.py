"""The Kế hoạch as an official paper of the unit (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from campaigns.directives.documents import citation, letterhead_of
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
        "bases": [f"Căn cứ {citation(directive)}"],
        "recipients": [directive.authority.authority.council_name, "Các tập thể, cá nhân thuộc " + obligation.owner_name],
        "filing": head.filing,
        "drafter": "",
        "capacity": head.capacity,
        "signer_title": head.signer_title,
        "signer_name": signer_name,
    }


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
