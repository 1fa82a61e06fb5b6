"""The Chỉ thị as an official paper (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from campaigns.directives.models import Directive
from campaigns.directives.outline import printed_label
from emulation.documents import word_directive
from emulation.documents.kinds import PaperKind, register
from emulation.documents.templatetags.papers import day_words
from emulation.formats.words import lower_first
from emulation.workflow.flows import Refused


def facts_of(directive, *, signer_name=None):
    """Return all that the paper says, copied: text, numbering, recipients, head and foot (see the PaperKind's docstring).

    Raises Refused without a letterhead.
    """
    head = letterhead_of(directive.authority)
    return {
        "superior_line": head.superior_line,
        "agency_line": head.agency_line,
        "type_name": "CHỈ THỊ",
        "symbol": directive.symbol,
        "place": directive.place,
        "day": directive.day.isoformat() if directive.day else None,
        "year": directive.year,
        "abstract": directive.abstract,
        "bases": [f"Căn cứ {basis.citation}" for basis in directive.bases.all() if basis.printed],
        "opening": directive.opening,
        "clauses": clause_tree(directive),
        "closing": directive.closing,
        "recipients": [recipient.text for recipient in directive.recipients.all()],
        "filing": directive.filing,
        "drafter": directive.drafter_mark,
        "capacity": directive.capacity,
        "signer_title": directive.signer_title,
        "signer_name": signer_name or (directive.signer.full_name if directive.signer else ""),
    }


def letterhead_of(unit):
    """Return the Letterhead of `unit`; raises Refused where it has none yet."""
    head = getattr(unit, "letterhead", None)
    if head is None:
        raise Refused(f"{unit.name} chưa có mẫu đầu văn bản. Báo quản trị hệ thống nạp mẫu đầu văn bản của đơn vị rồi làm lại.")
    return head


def citation(directive):
    """Return how other papers name an issued directive: "Chỉ thị số 01/CT-UBND ngày 06 tháng 02 năm 2023 của Chủ tịch ... về việc ..."."""
    paper = directive.document
    issuer = directive.authority.authority.head_title
    return f"Chỉ thị số {paper.reference} {day_words(paper.day.isoformat())} của {issuer} {lower_first(directive.abstract)}"


def clause_tree(directive):
    """Return the clauses as nested dicts {label, text, children}, numbered as the paper prints them; one query."""
    rows = list(directive.clauses.all())

    def below(parent_id, depth):
        own = [row for row in rows if row.parent_id == parent_id]
        return [{"label": printed_label(row.label, depth), "text": row.text, "children": below(row.pk, depth + 1)} for row in own]

    return below(None, 0)


register(
    PaperKind(
        code="chi-thi",
        name="CHỈ THỊ",
        register="chi-thi",
        template="documents/directive.html",
        visible=Directive.objects.visible_to,
        word=word_directive.write,
    )
)
