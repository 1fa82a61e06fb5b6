"""Báo cáo thành tích: the person's, the collective's, the short ones of a sudden feat and of a movement, chosen by the kind of the dossier.

The parts are those of the forms in the annexes of Nghị định 91/2017/NĐ-CP (mẫu 01, 02, 06, 07), which later decrees repeat.
"""

from awards.catalogue.states import AwardForm, AwardKind
from awards.proposals.paper_lists import awards_table, grades_table, place_of, plain_table, span_of
from awards.proposals.papers import head_of, submitted_day
from awards.records.history import family_ids, grades_of, history_of
from awards.records.states import RecordState
from emulation.formats.words import day_words, number_words

BLANK = "……"


def account_facts(proposal, nominee, said, *, signer_name=""):
    """Return the report of `nominee` (a Nominee with recipient and award); `said` is its own part of a copy. Six queries."""
    recipient = nominee.recipient
    ids = family_ids(recipient)
    records = [record for record in history_of(recipient, ids) if record.state == RecordState.VALID]
    short = proposal.kind in (AwardKind.SUDDEN, AwardKind.MOVEMENT)
    who = _person(nominee, said, proposal) if recipient.is_person else _collective(nominee, said, proposal)
    head = head_of(proposal.unit, day=submitted_day(proposal), year=proposal.year)
    return head | {
        "type_name": "BÁO CÁO THÀNH TÍCH",
        "abstract": f"Đề nghị tặng {said['award_name']}{_ground(proposal)}",
        "unnumbered": True,
        "parts": [
            {"title": "Sơ lược lý lịch" if recipient.is_person else "Sơ lược đặc điểm, tình hình", "blocks": [{"text": "\n".join(who)}]},
            {"title": "Thành tích đạt được", "blocks": _short(proposal, said) if short else _full(nominee, said, recipient, ids)},
            {"title": "Các hình thức đã được khen thưởng", "blocks": _earlier(records, proposal, short)},
        ],
        "signers": _signers(head, recipient, signer_name),
    }


def _ground(proposal):
    if proposal.kind == AwardKind.SUDDEN:
        return " về thành tích đột xuất"
    return f"\ntrong phong trào thi đua “{proposal.movement.name}”" if proposal.movement_id else f" năm {proposal.year}"


def _person(nominee, said, proposal):
    person = nominee.recipient
    born = day_words(person.birth_date) if person.birth_date else BLANK
    return [
        f"- Họ và tên: {person.name}.",
        f"- Ngày, tháng, năm sinh: {born}. Giới tính: {person.get_gender_display() or BLANK}.",
        f"- Quê quán: {person.home or BLANK}.",
        f"- Nơi ở: {person.address or BLANK}.",
        f"- Đơn vị công tác: {', '.join(each for each in (said['team'], proposal.unit.name) if each)}.",
        f"- Chức vụ: {said['position'] or BLANK}.",
        f"- Trình độ chuyên môn, nghiệp vụ: {person.education or BLANK}.",
    ]


def _collective(nominee, said, proposal):
    body = nominee.recipient
    count = f"{number_words(body.headcount)} người" if body.headcount is not None else BLANK
    women = f", trong đó nữ {number_words(body.women)}" if body.women is not None else ""
    where = place_of(said, proposal.unit.name)
    lines = [f"- Tên: {body.name}.", f"- Địa điểm: {body.address or BLANK}.", f"- Số người: {count}{women}."]
    return [*lines, *([f"- Thuộc: {where}."] if where else [])]


def _full(nominee, said, recipient, ids):
    """Công trạng: the duty, what was done, initiatives, and how the years were completed."""
    duty = said["position"] and f"Chức vụ, nhiệm vụ được giao: {said['position']}." or ""
    blocks = [{"item": "1. Quyền hạn, nhiệm vụ được giao"}, {"text": duty or BLANK}, {"item": f"2. Thành tích đạt được ({span_of(said) or BLANK})"}]
    names = (("task", "Việc đã làm"), ("result", "Kết quả"), ("comparison", "So với trước"), ("reach", "Phạm vi ảnh hưởng"))
    blocks += [{"text": f"{name}: {said[key]}"} for key, name in names if said[key]] or [{"text": BLANK}]
    known = list(nominee.initiatives.all())
    if known:
        rows = [[each.title, str(each.year), each.get_scope_display(), _recognised(each)] for each in known]
        table = plain_table(("Sáng kiến, đề tài", "Năm", "Phạm vi", "Công nhận"), (12, 66, 16, 22, 49), rows, {2, 3})
        blocks.append({"item": "3. Sáng kiến, đề tài được công nhận", "table": table})
    grades = grades_of(recipient, ids)
    if grades:
        blocks.append({"item": f"{4 if known else 3}. Mức độ hoàn thành nhiệm vụ", "table": grades_table(grades)})
    return blocks


def _recognised(initiative):
    number = f"Quyết định số {initiative.decision_number}" if initiative.decision_number else ""
    day = f" ngày {day_words(initiative.decision_day)}" if initiative.decision_day else ""
    return ", ".join(each for each in (initiative.body, f"{number}{day}".strip()) if each)


def _short(proposal, said):
    """One page: of a sudden feat its circumstances, course, result and worth; of a movement its result and how far it reaches."""
    if proposal.kind == AwardKind.SUDDEN:
        day = f" (ngày {day_words(proposal.event_day)})" if proposal.event_day else ""
        parts = ((f"1. Hoàn cảnh, diễn biến, hành động{day}", "task"), ("2. Kết quả", "result"), ("3. Giá trị, phạm vi ảnh hưởng", "reach"))
        first = []
    else:
        name = proposal.movement.name if proposal.movement_id else proposal.title
        first = [{"item": "1. Nội dung phong trào"}, {"text": f"{name}.\n{proposal.movement_result}"}]
        parts = (("2. Việc đã làm", "task"), ("3. Kết quả so với mục tiêu", "result"), ("4. Tác dụng lan tỏa", "reach"))
    blocks = [block for title, key in parts for block in ({"item": title}, {"text": said[key] or BLANK})]
    return [*first, *blocks, *([{"text": f"So với trước: {said['comparison']}"}] if said["comparison"] else [])]


def _earlier(records, proposal, short):
    if short:  # of the same topic only
        records = [record for record in records if record.kind == proposal.kind]
    titles = ("1. Danh hiệu thi đua", AwardForm.TITLE), ("2. Hình thức khen thưởng", AwardForm.FORM)
    return [{"item": item, "table": awards_table(records, form)} for item, form in titles]


def _signers(head, recipient, signer_name):
    confirm = {"post": f"Xác nhận của đơn vị\n{head['signer_title']}", "name": signer_name}
    if recipient.is_person:
        return [confirm, {"post": "Người báo cáo", "name": recipient.name}]
    return [confirm, {"post": "Đại diện tập thể" if recipient.kind == "collective" else "Đại diện hộ gia đình", "name": ""}]
