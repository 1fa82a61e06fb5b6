"""Papers of the standing office: the receipt of a dossier, the request to complete it, the proof sheet of a nominee."""

from django.utils.dateparse import parse_datetime

from awards.proposals.flags import paper_names, place_words
from awards.proposals.paper_lists import count_words, plain_table
from awards.proposals.papers import head_of
from awards.proposals.telling import office_name
from emulation import clock
from emulation.formats.words import day_words, moment_words
from reports.synthesis.documents import issuer_of

SYMBOL = "YCBS"
NO_RULE = "Chưa có quy định về thời hạn giải quyết đối với loại hồ sơ này; Cơ quan Thường trực thông báo khi có kết quả thẩm định."


def desk_of(proposal):
    """Return the Unit in whose name the office writes: the standing office where it has a letterhead of its own, else the authority."""
    return issuer_of(proposal.authority)


def receipt_facts(proposal, first):
    """Return the phiếu tiếp nhận; `first` is the ProposalVersion of the first submission: what was received then, word for word."""
    said, receiver = first.facts, office_name(proposal)
    names = paper_names()
    rows = [[name, str(count)] for name, count in _received(said, names).items()]
    until = (
        f"Hạn giải quyết: ngày {day_words(proposal.process_by)}, tính theo ngày làm việc kể từ khi hồ sơ đầy đủ." if proposal.process_by else NO_RULE
    )
    blocks = [
        {
            "text": f"{receiver} tiếp nhận hồ sơ đề nghị khen thưởng của {proposal.unit.name}:\n"
            f"- Mã hồ sơ: {proposal.code}.\n- Về việc: {said['title']}.\n- Loại hình: {said['kind_words']}.\n"
            f"- Đề nghị: {count_words(said['nominees'])}.\n- Tiếp nhận lúc: {moment_words(proposal.received_at)}."
        },
        {"item": "Giấy tờ đã nhận", "table": plain_table(("Giấy tờ", "Số bản"), (14, 121, 30), rows, {2})},
        {"text": until},
    ]
    return head_of(desk_of(proposal), day=clock.day_of(proposal.received_at)) | {
        "type_name": "PHIẾU TIẾP NHẬN HỒ SƠ",
        "abstract": f"Mã hồ sơ {proposal.code}",
        "unnumbered": True,
        "parts": [{"blocks": blocks}],
        "signers": [{"post": "Bên nộp hồ sơ", "name": first.submitted_by.full_name}, {"post": "Bên tiếp nhận", "name": receiver}],
    }


def _received(said, names):
    """Return {name of a paper: how many}: what the system wrote itself, then the files by their slots."""
    counts = {"Tờ trình kèm danh sách đề nghị": 1, "Báo cáo thành tích": len(said["nominees"])}
    if said["met_on"]:
        counts["Biên bản họp bình xét"] = 1
    files = [*said["files"], *(file for each in said["nominees"] for file in each["files"])]
    for file in files:
        name = f"{names.get(file['slot'], 'Giấy tờ khác')} (tệp)"
        counts[name] = counts.get(name, 0) + 1
    return counts


def request_facts(proposal, flags, *, note="", due=None, day=None, signer_name=""):
    """Return the phiếu yêu cầu bổ sung: each place that is to be completed, and by when."""
    names = paper_names()
    rows = [[place_words(flag, names), flag.text] for flag in flags]
    table = plain_table(("Chỗ cần bổ sung", "Nội dung yêu cầu"), (14, 58, 93), rows)
    asked = [{"text": f"Lý do: {note}"}] if note else []
    blocks = [*asked, *([{"text": "Các chỗ cần bổ sung:", "table": table}] if rows else [])]
    desk = desk_of(proposal)
    only = "chỉ bổ sung các chỗ nêu trên" if rows and not proposal.open_all else "bổ sung hồ sơ"
    by_when = f" trước ngày {day_words(due)}" if due else ""
    return head_of(desk, day=day, year=proposal.year, symbol=SYMBOL) | {
        "type_name": "PHIẾU YÊU CẦU BỔ SUNG HỒ SƠ",
        "abstract": f"Hồ sơ {proposal.code}: {proposal.title}",
        "to": proposal.unit.name,
        "opening": f"{office_name(proposal)} đã xem hồ sơ {proposal.code} do {proposal.unit.name} trình ngày "
        f"{day_words(clock.day_of(proposal.submitted_at))} và đề nghị bổ sung{' như sau:' if blocks else '.'}",
        "parts": [{"blocks": blocks}],
        "closing": f"Đề nghị {proposal.unit.name} {only} và trình lại{by_when}./.",
        "recipients": ["Như trên"],
        "signer_name": signer_name,
    }


def proof_facts(proposal, said, *, digest="", signer_name=""):
    """Return the phiếu thẩm tra from the facts of a ProofSheet (see `proofs.facts_of`); without `digest` it is not frozen yet: a draft."""
    made = parse_datetime(said["checked_at"])
    checked = [each for each in said["findings"] if not each["for_person"]]
    read = [each for each in said["findings"] if each["for_person"]]
    who = [
        f"- Người, tập thể được đề nghị: {said['recipient']}{', ' + said['position'] if said['position'] else ''}.",
        f"- Đơn vị đề nghị: {said['unit']}. Hồ sơ: {said['proposal']}. Năm xét: {said['year']}.",
        f"- Danh hiệu, hình thức đề nghị: {said['award']}.",
        f"- Áp dụng: {said['law']}." if said["law"] else "",
    ]
    columns, widths = ("Điều kiện", "Điều khoản", "Chứng cứ", "Kết quả", "Đánh giá của"), (12, 38, 32, 40, 19, 24)
    blocks = [{"text": "\n".join(filter(None, who))}]
    if checked:
        blocks.append({"item": "Điều kiện đã đối chiếu", "table": plain_table(columns, widths, [_finding(each) for each in checked], {4})})
    if read:
        blocks.append({"item": "Người thẩm tra xem xét", "table": plain_table(columns, widths, [_finding(each) for each in read], {4})})
    seal = f"Mã kiểm tra SHA-256 của nội dung: {digest[:32]} {digest[32:]}." if digest else "Bản nháp, chưa chốt: kết quả còn thay đổi theo dữ liệu."
    blocks.append({"text": f"Tóm tắt: {said['summary']}. Phiếu này chỉ ghi kết quả đối chiếu, kết luận do người thẩm định.\n{seal}"})
    return head_of(desk_of(proposal), day=clock.day_of(made)) | {
        "type_name": "PHIẾU THẨM TRA",
        "abstract": f"{said['recipient']}: {said['award']}",
        "unnumbered": True,
        "parts": [{"blocks": blocks}],
        "signers": [{"post": "Người thẩm tra", "name": said["checked_by"]}, {"post": "Lãnh đạo Cơ quan Thường trực", "name": signer_name}],
    }


def _finding(each):
    evidence = "; ".join(filter(None, [each["words"], *each["evidence"]]))
    doubt = "" if each["sure"] else " (cần đối chiếu văn bản)"
    by = "Hệ thống đối chiếu"
    if each["found"]:
        by = f"{each['by']}: {each['reason']} (hệ thống: {each['found']})"
    elif each["for_person"]:
        by = ""
    return [each["title"], f"{each['article']}{doubt}", evidence, each["result"], by]
