"""The synthesis as an official paper of the standing office (Nghị định 30/2020/NĐ-CP, Phụ lục I), with the appendix of its sources."""

from campaigns.directives.actions import signer_of
from campaigns.directives.documents import letterhead_of
from emulation.accounts.models import User
from emulation.accounts.roles import Role
from emulation.documents import word_report
from emulation.documents.actions import issue
from emulation.documents.kinds import PaperKind, register
from emulation.workflow.flows import Refused
from reports.synthesis.annexes import annexes_of
from reports.synthesis.models import Synthesis

CODE, ABBREVIATION = "bao-cao-tong-hop", "BC"


def issue_paper(synthesis, facts, digest, *, day, signer, by, now):
    """Issue the paper that says `facts` on `day` (a date); returns the OfficialDocument. `signer` signs where the office has no head.

    Raises Refused where neither the standing office nor the authority has a letterhead. Must run in the caller's transaction.
    """
    unit = issuer_of(synthesis.authority)
    head, name = letterhead_of(unit), signer_name_of(synthesis.authority, unit, day) or signer.full_name
    return issue(
        CODE,
        synthesis,
        authority=unit,
        facts=paper_facts(synthesis, facts, digest, day=day, signer_name=name),
        symbol=f"{ABBREVIATION}-{head.symbol}",
        day=day,
        place=head.place,
        abstract=facts["title"],
        signer_name=name,
        signer_title=head.signer_title,
        by=by,
        now=now,
    )


def issuer_of(authority):
    """Return the Unit whose paper it is: the standing office where it has a letterhead of its own, else the authority."""
    office = authority.authority.standing_office
    return office if office and getattr(office, "letterhead", None) else authority


def signer_name_of(authority, unit, day):
    """Return who signs on `day` (a date): the head of the standing office, or of the authority whose letterhead it is; "" for nobody."""
    head = signer_of(authority, day) if unit == authority else User.objects.holding(Role.UNIT_HEAD, [unit.pk], day).first()
    return head.full_name if head else ""


def has_letterhead(authority):
    """Tell whether a paper could be issued at all."""
    try:
        letterhead_of(issuer_of(authority))
    except Refused:
        return False
    return True


def paper_facts(synthesis, facts, digest="", *, day=None, signer_name=""):
    """Return the facts of the paper: head and foot of the standing office, its chapters and annexes, the digest."""
    head = letterhead_of(issuer_of(synthesis.authority))
    return {
        "opening": f"{_counted(facts)} Thường trực Hội đồng tổng hợp như sau:",
        "chapters": _chapters(facts),
        "closing": closing_words(digest),
        "annexes": annexes_of(facts),
        "issuer": issuer_of(synthesis.authority).name,
        "digest": digest,
        "superior_line": head.superior_line,
        "agency_line": head.agency_line,
        "type_name": "BÁO CÁO",
        "symbol": f"{ABBREVIATION}-{head.symbol}",
        "place": head.place,
        "day": day.isoformat() if day else None,
        "year": synthesis.year,
        "abstract": facts["title"],
        "recipients": [synthesis.authority.authority.head_title, synthesis.authority.authority.council_name],
        "filing": head.filing,
        "drafter": "",
        "capacity": head.capacity,
        "signer_title": head.signer_title,
        "signer_name": signer_name,
    }


def closing_words(digest):
    """Return the last words of the paper: where its numbers come from, and the digest by which any change would be seen."""
    source = "Số liệu trong báo cáo này do hệ thống cộng từ báo cáo đã trình của các đơn vị; cách tính và số của từng đơn vị ở phần Nguồn số liệu."
    groups = " ".join(digest[place : place + 8] for place in range(0, len(digest), 8))
    return f"{source} Mã kiểm tra nội dung (SHA-256): {groups}./." if digest else f"{source}/."


def _counted(facts):
    asked = f"báo cáo {facts['span']} của {facts['received']}/{facts['expected']} đơn vị"
    again = f" (lần {facts['edition']})" if facts["edition"] > 1 else ""
    return f"Trên cơ sở {asked}, tổng hợp đến ngày {facts['built_on']}{again},"


def _chapters(facts):
    """Return the chapters as the paper numbers them, the kept sentences of a part below its own words, each unit by its name."""
    return [{"title": chapter["title"].partition(". ")[2], "parts": _parts(chapter["parts"])} for chapter in facts["chapters"]]


def _parts(parts):
    counted = len(parts) > 1
    return [
        {"number": f"{number}." if counted else "", "title": part["title"], "text": "\n".join([part["text"], *_quoted(part["quotes"])]).strip()}
        for number, part in enumerate(parts, 1)
    ]


def _quoted(quotes):
    """One line for each unit, in the order in which its first sentence was put."""
    by_unit = {}
    for quote in quotes:
        by_unit.setdefault(quote["unit"], []).append(quote["text"])
    return [f"- {unit}: {' '.join(texts)}" for unit, texts in by_unit.items()]


register(
    PaperKind(
        code=CODE,
        name="BÁO CÁO",
        register="bao-cao",
        template="documents/report.html",
        visible=Synthesis.objects.visible_to,
        word=word_report.write,
    )
)
