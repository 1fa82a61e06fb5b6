"""The eligibility of nominees as the unit sees it at once: what the rules of `eligibility` find, in a constant number of queries."""

from awards.proposals.eligibility import Draft, check
from awards.proposals.states import Result

SUMMED = {
    Result.FAIL: "có điều kiện chưa đạt",
    Result.LOOK: "có điều kiện cần xem",
    Result.UNKNOWN: "chưa có dữ liệu",
    Result.PASS: "đạt các điều kiện tự kiểm tra",
}


def sheets_of(nominees, book, day):
    """Return {id: Sheet} of `nominees` (a list of stored Nominees, with their recipients and awards).

    What the office sees otherwise is not told: the unit reads it with the conclusion.
    """
    return check(nominees, book, day, overrides=False) if nominees else {}


def thought_of(proposal, lines, book, day):
    """Return {(id of the recipient, id of the award): Sheet} of `lines` (things with recipient and award) that are not in the list yet."""
    drafts = [
        Draft(
            recipient=line.recipient, award=line.award, kind=proposal.kind, year=proposal.year, unit=proposal.unit, proposal=proposal,
            achieved_from=line.achieved_from, achieved_to=line.achieved_to,
        )
        for line in lines
    ]  # fmt: skip
    return check(drafts, book, day) if drafts else {}


def short_of(proposal, lines, book, day):
    """Return {key: [sentences]} of those among `lines` who do not meet a condition for certain."""
    found = {key: falls_short(sheet) for key, sheet in thought_of(proposal, lines, book, day).items()}
    return {key: sentences for key, sentences in found.items() if sentences}


def falls_short(sheet):
    """Return the words of what a nominee does not meet; [] where nothing sure stands against the award."""
    if sheet is None or sheet.worst != Result.FAIL:
        return []
    return [each.brief or each.title for each in sheet.findings if each.result == Result.FAIL and each.weighs and not each.for_person]
