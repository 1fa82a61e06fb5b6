"""The Bản đăng ký thi đua as an official paper of the unit (Nghị định 30/2020/NĐ-CP, Phụ lục I), with the list as its annex."""

from collections import Counter

from awards.catalogue.states import RecipientKind
from awards.registrations.models import Registration
from awards.registrations.snapshot import names_of
from campaigns.directives.documents import citation, letterhead_of
from emulation.documents import word_report
from emulation.documents.actions import issue
from emulation.documents.kinds import PaperKind, register
from emulation.documents.models import OfficialDocument

ABBREVIATION, CODE = "ĐK", "dang-ky-thi-dua"
COLUMNS = (
    ("STT", 14, True),
    ("Họ tên, tên tập thể", 62, False),
    ("Chức vụ", 48, False),
    ("Danh hiệu đăng ký", 68, False),
    ("Sáng kiến dự kiến", 60, False),
)


def issue_paper(registration, *, said, day, by, now):
    """Issue what a submission `said` as a paper of the unit on `day`; returns the OfficialDocument. Must run in the caller's transaction.

    Raises Refused when the unit has no letterhead.
    """
    unit, signer = registration.obligation.unit, registration.signer.full_name
    head = letterhead_of(unit)
    return issue(
        CODE,
        registration,
        authority=unit,
        facts=paper_facts(registration, said=said, day=day, signer_name=signer),
        symbol=f"{ABBREVIATION}-{head.symbol}",
        day=day,
        place=head.place,
        abstract=abstract_of(registration),
        signer_name=signer,
        signer_title=head.signer_title,
        by=by,
        now=now,
    )


def paper_of(registration):
    """Return the newest paper issued for a registration, or None; one query."""
    return OfficialDocument.objects.of(registration).filter(kind=CODE).order_by("issued_at", "pk").last()


def abstract_of(registration):
    """Return what the paper is about."""
    return f"Đăng ký danh hiệu thi đua năm {registration.year}"


def paper_facts(registration, *, said, day=None, signer_name=""):
    """Return the facts of the paper (shapes: see documents.kinds) from what a copy `said` (see `facts_of`)."""
    owed = registration.obligation
    head, authority = letterhead_of(owed.unit), owed.authority.authority
    return {
        "opening": f"Thực hiện {citation(owed.directive)}, {owed.owner_name} đăng ký danh hiệu thi đua năm {registration.year} như sau:",
        "chapters": _chapters(said),
        "closing": f"{owed.owner_name} đề nghị {authority.council_name} xem xét, ghi nhận./.",
        "annexes": [_annex(registration.year, said["lines"])],
        "issuer": owed.unit.name,
        "superior_line": head.superior_line,
        "agency_line": head.agency_line,
        "type_name": "BẢN ĐĂNG KÝ",
        "symbol": f"{ABBREVIATION}-{head.symbol}",
        "place": head.place,
        "day": day.isoformat() if day else None,
        "year": registration.year,
        "abstract": abstract_of(registration),
        "recipients": [authority.council_name],
        "filing": head.filing,
        "drafter": "",
        "capacity": head.capacity,
        "signer_title": head.signer_title,
        "signer_name": signer_name,
    }


def _chapters(said):
    """How many for each title, persons and teams apart; then what else was said."""
    found = []
    for kind, title in ((RecipientKind.PERSON, "Cá nhân"), (RecipientKind.COLLECTIVE, "Tập thể")):
        counts = Counter(each["name"] for line in said["lines"] if line["kind"] == kind for each in line["titles"])
        if counts:
            noun = title.lower()
            text = "\n".join(f"- {name}: {count} {noun};" for name, count in counts.items())
            found.append({"title": title, "parts": [{"number": "", "title": "", "text": f"{text[:-1]}."}]})
    if said["note"].strip():
        found.append({"title": "Nội dung đăng ký khác", "parts": [{"number": "", "title": "", "text": said["note"]}]})
    return found


def _annex(year, lines):
    columns = [{"title": title, "width": width, "middle": middle} for title, width, middle in COLUMNS]
    rows, kinds = [], {line["kind"] for line in lines}
    for kind, title in RecipientKind.choices:
        own = [line for line in lines if line["kind"] == kind]
        if own and len(kinds) > 1:
            rows.append({"group": title})
        rows += [{"cells": [str(number), line["name"], line["position"], names_of(line), line["initiative"]]} for number, line in enumerate(own, 1)]
    return {"title": f"Danh sách đăng ký danh hiệu thi đua năm {year}", "wide": True, "columns": columns, "rows": rows}


register(
    PaperKind(
        code=CODE,
        name="BẢN ĐĂNG KÝ",
        register="dang-ky-thi-dua",
        template="documents/report.html",
        visible=Registration.objects.visible_to,
        word=word_report.write,
    )
)
