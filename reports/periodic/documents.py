"""The Báo cáo as an official paper of the unit (Nghị định 30/2020/NĐ-CP, Phụ lục I), with its annexes of statistics and of awards."""

from campaigns.directives.documents import citation, letterhead_of
from emulation.documents import word_report
from emulation.documents.actions import issue
from emulation.documents.kinds import PaperKind, register
from reports.periodic.annexes import award_annex, figure_annex
from reports.periodic.models import Report
from reports.periodic.outline import chapter_of
from reports.periodic.sentences import span_words

ABBREVIATION = "BC"


def issue_paper(report, *, day, by, now):
    """Issue the newest version of `report` as a paper of the unit on `day` (a date); returns the OfficialDocument.

    Raises Refused when the unit has no letterhead. Must run in the caller's transaction.
    """
    head = letterhead_of(report.obligation.unit)
    said = report.versions.last().facts
    return issue(
        "bao-cao",
        report,
        authority=report.obligation.unit,
        facts=paper_facts(report, said=said, day=day, signer_name=report.signer.full_name),
        symbol=f"{ABBREVIATION}-{head.symbol}",
        day=day,
        place=head.place,
        abstract=abstract_of(report),
        signer_name=report.signer.full_name,
        signer_title=head.signer_title,
        by=by,
        now=now,
    )


def abstract_of(report):
    """Return the title of the paper, as offices write it: what was done, and what is to be done."""
    done = f"Kết quả phong trào thi đua và công tác khen thưởng {span_words(report.span)}"
    year = report.year
    ahead = f"6 tháng cuối năm {year}" if report.span.share < 1 else f"năm {year + 1}"
    return f"{done}, phương hướng, nhiệm vụ {ahead}"


def paper_facts(report, *, said, day=None, signer_name=""):
    """Return the facts of the paper (shapes: see documents.kinds) from what a copy `said` (see `facts_of`): its text, its annexes, head and foot."""
    owed = report.obligation
    head, authority = letterhead_of(owed.unit), owed.authority.authority
    annexes = [figure_annex(said["cells"], report.span), award_annex(said.get("awards", ()), report.span)]
    return {
        "opening": f"Thực hiện {citation(owed.directive)}, {owed.owner_name} báo cáo kết quả như sau:",
        "chapters": chapters_of(said["passages"]),
        "closing": f"Trên đây là Báo cáo kết quả phong trào thi đua và công tác khen thưởng {report.span.label} của {owed.owner_name}./.",
        "annexes": [annex for annex in annexes if annex],
        "issuer": owed.unit.name,
        "superior_line": head.superior_line,
        "agency_line": head.agency_line,
        "type_name": "BÁO CÁO",
        "symbol": f"{ABBREVIATION}-{head.symbol}",
        "place": head.place,
        "day": day.isoformat() if day else None,
        "year": report.year,
        "abstract": abstract_of(report),
        "recipients": _recipients(owed.unit, authority),
        "filing": head.filing,
        "drafter": "",
        "capacity": head.capacity,
        "signer_title": head.signer_title,
        "signer_name": signer_name,
    }


def chapters_of(passages):
    """Return the chapters of the paper with the parts that say something; a chapter's only part needs no number."""
    chapters = {}
    for passage in passages:
        if passage["text"].strip():
            title = chapter_of(passage["key"]).partition(". ")[2]
            chapters.setdefault(title, []).append({"title": passage["title"], "text": passage["text"]})
    return [
        {"title": title, "parts": [part | {"number": f"{number}." if len(parts) > 1 else ""} for number, part in enumerate(parts, 1)]}
        for title, parts in chapters.items()
    ]


def _recipients(unit, authority):
    office = authority.standing_office
    return [authority.council_name] + ([f"{office.name} (Thường trực Hội đồng)"] if office and office != unit else [])


register(
    PaperKind(
        code="bao-cao",
        name="BÁO CÁO",
        register="bao-cao",
        template="documents/report.html",
        visible=Report.objects.visible_to,
        word=word_report.write,
    )
)
