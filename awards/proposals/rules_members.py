"""Conditions about the members of a collective: how many hold a title, how many completed their duties.

A roster that is shorter than the headcount leaves people of whom nothing is known: the result is certain only where they cannot turn it.
"""

from awards.catalogue.states import GRADE_ORDER, Grade
from awards.proposals.findings import NO_DATA
from awards.proposals.rules_said import Said
from awards.proposals.states import Result


def ratio(criterion, case):
    """More than (or at least) so many per cent of the members hold the title in the year."""
    award, sign = criterion.award, "trên" if criterion.strict else "từ"
    title = f"{sign.capitalize()} {criterion.value}% thành viên đạt {award.short_name}"
    held, open_, _ = _holders(case, award.pk)
    return _share(criterion, case, held, open_, title, f"đạt {award.short_name}")


def graded(criterion, case):
    """So many per cent of the members completed their duties at the level asked."""
    least = Grade(criterion.grade or Grade.DONE)
    title = f"{criterion.value}% thành viên {least.label.lower()} trở lên"
    known = [each.grades.get(case.year) for each in case.members or ()]
    held = sum(each is not None and GRADE_ORDER.index(Grade(each.grade)) >= GRADE_ORDER.index(least) for each in known)
    return _share(criterion, case, held, sum(each is None for each in known), title, least.label.lower())


def with_title(criterion, case):
    """At least so many members hold the title in the year."""
    award, count = criterion.award, criterion.value or 1
    title = f"Có {count} thành viên đạt {award.short_name} năm {case.year}"
    if not case.members:
        return _no_members(title)
    held, open_, names = _holders(case, award.pk)
    people = f": {', '.join(names[:5])}" if names else ""
    if held >= count:
        return Said(Result.PASS, f"{held} thành viên đã đạt hoặc được đề nghị cùng hồ sơ{people}.", title=title)
    if held + open_ >= count:
        return Said(Result.LOOK, f"{held} thành viên đã đạt, {open_} đang được đề nghị ở hồ sơ khác.", title=title)
    if case.unlisted:
        return Said(Result.LOOK, f"Danh sách có {len(case.members)} trên {case.headcount} người, chưa thấy ai đạt.", title=title)
    return Said(Result.FAIL, f"{held} trên {count} thành viên.", title=title, brief=f"chưa có thành viên đạt {award.short_name}")


def _holders(case, award_id):
    """(how many hold the title or are proposed beside it, how many are proposed in a dossier not concluded yet, names of the first)."""
    held, open_, names = 0, 0, []
    for member in case.members or ():
        other = None if member.given_in(award_id, case.year) else member.proposed_in(award_id, case.year)
        if other is None and not member.given_in(award_id, case.year):
            continue
        if other is None or other.concluded or other.proposal_id == case.proposal_id:
            held += 1
            names.append(member.name)
        else:
            open_ += 1
    return held, open_, names


def _no_members(title):
    return Said(Result.UNKNOWN, f"{NO_DATA}: chưa có danh sách thành viên của tập thể.", title=title)


def _share(criterion, case, held, open_, title, what):
    """Judge `held` of all members by whole numbers; `open_` and those not on the roster may turn out either way."""
    if not case.members:
        return _no_members(title)
    pct, total, unlisted = criterion.value or 0, len(case.members) + case.unlisted, case.unlisted

    def meets(count):
        return count * 100 > pct * total if criterion.strict else count * 100 >= pct * total

    words = f"{held} trên {total} thành viên {what}"
    more = [f"{open_} người chưa rõ" if open_ else "", f"{unlisted} người không có trong danh sách" if unlisted else ""]
    words = "; ".join([words, *filter(None, more)]) + "."
    if meets(held):
        return Said(Result.PASS, words, title=title)
    if meets(held + open_ + unlisted):
        return Said(Result.UNKNOWN if open_ + unlisted == total else Result.LOOK, words, title=title)
    return Said(Result.FAIL, words, title=title, brief=f"{held} trên {total} thành viên {what}")
