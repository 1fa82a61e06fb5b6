"""The Báo cáo as an official paper of the unit (Nghị định 30/2020/NĐ-CP, Phụ lục I), with the annex of statistics."""

from campaigns.directives.documents import letterhead_of
from emulation.documents.actions import issue
from emulation.documents.kinds import PaperKind, register
from reports.periodic.models import Report

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
    """Return the title of the paper, as offices write it."""
    return f"Kết quả phong trào thi đua và công tác khen thưởng {report.span.label}"


def paper_facts(report, *, said, day=None, signer_name=""):
    """Return the facts of the paper: the unit's head and foot, and what the version `said` (see `facts_of`)."""
    head = letterhead_of(report.obligation.unit)
    return {
        **said,
        "superior_line": head.superior_line,
        "agency_line": head.agency_line,
        "type_name": "BÁO CÁO",
        "symbol": f"{ABBREVIATION}-{head.symbol}",
        "place": head.place,
        "day": day.isoformat() if day else None,
        "year": report.year,
        "abstract": abstract_of(report),
        "recipients": [report.obligation.authority.authority.council_name],
        "filing": head.filing,
        "drafter": "",
        "capacity": head.capacity,
        "signer_title": head.signer_title,
        "signer_name": signer_name,
    }


register(PaperKind(code="bao-cao", name="BÁO CÁO", register="bao-cao", template="documents/report.html", visible=Report.objects.visible_to))
