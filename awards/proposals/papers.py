"""What the papers of a whole dossier say, as facts ready to print (shapes: emulation.documents.kinds).

Each takes the Proposal and what a copy of it `said` (see `snapshot.facts_of`): the working text for its unit, a submitted one for readers
from above.
"""

import re

from awards.catalogue.states import AwardKind
from awards.proposals.paper_lists import count_words, extract_table, proposed_table, vote_table
from awards.records.models import Recipient
from campaigns.directives.documents import letterhead_of
from emulation import clock
from emulation.formats.words import day_words, lower_first, number_words

IN_TEXT = 10  # a longer list stands behind the signature, on pages that lie on their side
LAW, NAMED = "Luật Thi đua, khen thưởng", re.compile(r"\b(NĐ|TT) (\d+/\d{4}/[A-ZĐ-]+)")
WORDS = {"NĐ": "Nghị định", "TT": "Thông tư"}


def head_of(unit, *, day=None, year=None, symbol=""):
    """Return the facts of head and foot of a paper of `unit`; raises Refused where it has no letterhead."""
    head = letterhead_of(unit)
    return {
        "issuer": unit.name,
        "superior_line": head.superior_line,
        "agency_line": head.agency_line,
        "symbol": f"{symbol}-{head.symbol}" if symbol else head.symbol,
        "place": head.place,
        "day": day.isoformat() if day else None,
        "year": day.year if day else year,
        "filing": head.filing,
        "capacity": head.capacity,
        "signer_title": head.signer_title,
        "signer_name": "",
        "recipients": [],
    }


def award_words(nominees):
    """Return the awards proposed, each once, in words: "Chiến sĩ thi đua cơ sở, Giấy khen"; "khen thưởng" where they are many."""
    names = list(dict.fromkeys(each["award_name"] for each in nominees))
    return f"tặng {', '.join(names)}" if 0 < len(names) <= 3 else "khen thưởng"


def bases_of(regime):
    """Return the căn cứ that the catalogue names for a Regime: a law by its name only, decrees and circulars by type and number."""
    if regime is None:
        return []
    named = [f"{WORDS[sort]} số {number}" for sort, number in NAMED.findall(regime.name)]
    return [f"Căn cứ {text}" for text in (LAW, *named)]


def submission_facts(proposal, said, *, regime, day=None, signer_name="", sender=None, to="", nominees=None):
    """Return the tờ trình of the unit to whoever decides; with `sender` and `to`, that of the office to whoever decides above."""
    unit, authority = sender or proposal.unit, proposal.authority.authority
    to, office = to or authority.head_title, authority.standing_office
    listed = said["nominees"] if nominees is None else nominees
    long = len(listed) > IN_TEXT
    table = proposed_table(listed, proposal.unit.name, wide=long)
    annexed = {"title": "Danh sách đề nghị khen thưởng", "wide": True, **table}
    via = f"(qua {office.name})" if office and not sender else ""
    return head_of(unit, day=day, year=said["year"], symbol="TTr") | {
        "type_name": "TỜ TRÌNH",
        "abstract": f"Về việc đề nghị {award_words(listed)} ({lower_first(said['kind_words'])}) năm {said['year']}",
        "to": "\n".join(each for each in (to, via) if each),
        "bases": [*bases_of(regime), *_own_bases(proposal, said)],
        "opening": f"{unit.name} kính trình {to} xem xét, {award_words(listed)} cho {count_words(listed)}{_why(said)}"
        + (" (có danh sách kèm theo)." if long else ":"),
        "parts": [] if long else [{"blocks": [{"table": table}]}],
        "closing": f"(Kèm theo báo cáo thành tích và các giấy tờ của hồ sơ.)\nKính trình {to} xem xét, quyết định./.",
        "recipients": ["Như trên", *([office.name] if via else [proposal.unit.name] if sender else [])],
        "signer_name": signer_name,
        "annexes": [annexed] if long else [],
    }


def _own_bases(proposal, said):
    if said["met_on"]:
        return [f"Căn cứ kết quả họp bình xét ngày {said['met_on']} của {proposal.unit.name}"]
    return [f"Xét thành tích đột xuất lập ngày {said['event_day']}"] if said["event_day"] else []


def _why(said):
    if said["movement"]:
        return f" có thành tích trong phong trào thi đua “{said['movement']}”"
    return " có thành tích xuất sắc đột xuất" if said["event_day"] else f" có thành tích xuất sắc năm {said['year']}"


def minutes_facts(proposal, said):
    """Return the biên bản họp bình xét: who met, what was said, the votes for each with their share."""
    unit = proposal.unit
    there = f"{said['present']}/{said['members']} người" if said["members"] is not None and said["present"] is not None else "…… người"
    when = f"ngày {said['met_on']}" if said["met_on"] else "ngày …… tháng …… năm ……"
    first = [
        {"text": f"Hôm nay, {when}, tại {unit.name}, đã họp bình xét, đề nghị khen thưởng năm {said['year']}."},
        {"item": "Thành phần"},
        {"text": f"Có mặt: {there} được triệu tập{_share(said)}.\nChủ trì: {said['chair'] or '……'}.\nThư ký: {said['secretary'] or '……'}."},
        {"item": "Nội dung và ý kiến tại cuộc họp"},
        {"text": said["minutes"] or "……"},
        {"item": "Kết quả bỏ phiếu"},
        {"text": f"Cuộc họp bình xét {count_words(said['nominees'])}, kết quả như sau:", "table": vote_table(said["nominees"])},
    ]
    signers = [{"post": "Thư ký", "note": "(Ký, ghi rõ họ tên)", "name": said["secretary"]}, {"post": "Chủ trì", "note": "(Ký, ghi rõ họ tên)"}]
    signers[1]["name"] = said["chair"]
    return head_of(unit, day=proposal.met_on, year=said["year"]) | {
        "type_name": "BIÊN BẢN",
        "abstract": f"Họp bình xét, đề nghị khen thưởng năm {said['year']}",
        "unnumbered": True,
        "parts": [{"blocks": first}],
        "closing": "Biên bản được đọc lại cho những người dự họp nghe, nhất trí thông qua./.",
        "signers": signers,
    }


def _share(said):
    if not said["members"] or said["present"] is None:
        return ""
    return f", đạt {number_words(round(100 * said['present'] / said['members'], 1))}%"


def extract_facts(proposal, said, *, signer_name=""):
    """Return the danh sách trích ngang: one line each, on pages that lie on their side."""
    people = Recipient.objects.filter(pk__in=[each["recipient"] for each in said["nominees"]])
    born = {person.pk: (day_words(person.birth_date) if person.birth_date else "", person.get_gender_display()) for person in people}
    head = head_of(proposal.unit, day=submitted_day(proposal), year=said["year"])
    return head | {
        "type_name": "DANH SÁCH TRÍCH NGANG",
        "abstract": f"{said['title']}\n({count_words(said['nominees'])})",
        "unnumbered": True,
        "wide": True,
        "parts": [{"blocks": [{"table": extract_table(said["nominees"], proposal.unit.name, born)}]}],
        "signers": [{"post": "Người lập danh sách", "name": proposal.author.full_name}, {"post": head["signer_title"], "name": signer_name}],
    }


def submitted_day(proposal):
    """Return the day of the newest submission, or None."""
    return clock.day_of(proposal.submitted_at) if proposal.submitted_at else None


def is_sudden(proposal):
    """Tell whether the account is the short one of a feat on one day."""
    return proposal.kind == AwardKind.SUDDEN
