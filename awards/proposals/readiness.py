"""What a dossier still lacks: one list with links, shown before it goes up; what `blocks` is enforced by the guard, the rest is said."""

from dataclasses import dataclass

from django.urls import reverse

from awards.catalogue.states import AwardKind
from awards.proposals import chips
from awards.proposals.law import book_of
from awards.proposals.slots import LACKING, MINUTES, Folder
from awards.proposals.states import ProposalState

NAMED = 5  # how many nominees a sentence names


@dataclass(frozen=True)
class Lack:
    """One thing that is missing: its words, the page on which to add it, and whether it stands against submitting."""

    words: str
    url: str
    blocks: bool = True


def lacks(proposal, today, folder=None, sheets=None):
    """Return the Lacks of `proposal`, what blocks first; `folder` and `sheets` (from `chips`) where they are at hand."""
    folder = folder or Folder(proposal, book_of(proposal, today))
    sheets = chips.sheets_of(folder.nominees, folder.book, today) if sheets is None else sheets
    found = [
        *_of_kind(proposal),
        *_of_nominees(proposal, folder, sheets),
        *_of_meeting(proposal, folder),
        *_of_papers(proposal, folder),
        *_of_flags(proposal),
    ]
    return sorted(found, key=lambda lack: not lack.blocks)


def missing(proposal, today):
    """Return the sentences of what stands against submitting `proposal`; [] means ready. A paper that is missing is said and does not block."""
    return [lack.words for lack in lacks(proposal, today) if lack.blocks]


def page(proposal, name):
    """Return the address of one of the five pages ("kind", "nominees", "achievements", "papers", "minutes")."""
    return reverse(f"awards:proposal-{name}", args=[proposal.pk])


def _of_kind(proposal):
    url = page(proposal, "kind")
    if proposal.kind == AwardKind.MOVEMENT and not proposal.movement_id:
        yield Lack("Chọn phong trào mà đơn vị đề nghị khen thưởng", url)
    if proposal.kind == AwardKind.SUDDEN and not proposal.event_day:
        yield Lack("Nhập ngày lập thành tích đột xuất", url)
    if proposal.kind == AwardKind.MOVEMENT and proposal.movement_id and not proposal.movement_result:
        yield Lack("Chưa nêu kết quả phong trào của đơn vị", url, blocks=False)


def _of_nominees(proposal, folder, sheets):
    url = page(proposal, "nominees")
    if not folder.nominees:
        yield Lack("Chọn ít nhất một cá nhân, tập thể hoặc hộ gia đình được đề nghị", url)
    short = [each for each in folder.nominees if not each.reason and chips.falls_short(sheets.get(each.pk))]
    if short:
        yield Lack(f"Ghi lý do vẫn đề nghị, hoặc bỏ khỏi danh sách: {_names(short)}", f"{url}?xem=chua-du")
    undated = [each for each in folder.nominees if not (each.achieved_from and each.achieved_to)]
    if undated:
        yield Lack(f"Nhập thời gian lập thành tích: {_names(undated)}", url)
    wrong = [each for each in folder.nominees if not _fits(proposal, each, folder.book)]
    if wrong:
        yield Lack(f"Danh hiệu, hình thức không dùng cho loại đề nghị hoặc đối tượng này, chọn lại: {_names(wrong)}", url)


def _fits(proposal, nominee, book):
    rule = book.rule(nominee.award_id)
    return rule is not None and proposal.kind in rule.kinds and nominee.recipient.kind in rule.recipients


def _of_meeting(proposal, folder):
    slot, url = folder.minutes, page(proposal, "minutes")
    if slot is not None and slot.state == LACKING:
        yield Lack("Nhập ngày họp bình xét, hoặc đưa tệp biên bản vào hồ sơ", url)
    if slot is not None and folder.nominees:
        open_ = [each for each in folder.nominees if each.yes is None or each.votes is None]
        if open_:
            yield Lack(f"Chưa có số phiếu của {len(open_)}/{len(folder.nominees)} người, tập thể", url, blocks=False)


def _of_papers(proposal, folder):
    url = page(proposal, "papers")
    for slot in folder.whole:
        if slot.state == LACKING and not slot.item.code.startswith(MINUTES):
            yield Lack(f"Thiếu giấy tờ: {slot.item.name}", f"{url}#o-{slot.item.code}", blocks=False)
    for together in folder.each:
        if together.lacking:
            where = page(proposal, "achievements") if together.item.made else f"{url}?o={together.item.code}"
            yield Lack(f"{together.item.name}: thiếu {len(together.lacking)}/{len(together.slots)} bản", where, blocks=False)


def _of_flags(proposal):
    """What the office asked for and nobody has said to be mended: the dossier may go up all the same."""
    if proposal.state in (ProposalState.RETURNED, ProposalState.HEAD) and proposal.submitted_at:
        left = proposal.flags.filter(sent_at__isnull=False, fixed_at__isnull=True).count()
        if left:
            yield Lack(f"Còn {left} yêu cầu bổ sung chưa báo đã sửa", reverse("awards:proposal-check", args=[proposal.pk]), blocks=False)


def _names(nominees):
    names = ", ".join(each.recipient.name for each in nominees[:NAMED])
    return f"{names} và {len(nominees) - NAMED} người, tập thể khác" if len(nominees) > NAMED else names
