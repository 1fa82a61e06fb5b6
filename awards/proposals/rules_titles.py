"""Conditions about earlier awards: a title of the same year, titles in a row, an award held for years."""

from dataclasses import replace

from awards.catalogue.states import AwardKind, Grade, Scope
from awards.proposals.findings import NO_DATA, Evidence
from awards.proposals.rules_person import graded_in, inventions_in
from awards.proposals.rules_said import Said, together, worst, years_words
from awards.proposals.states import Result

ADHOC = (AwardKind.SUDDEN, AwardKind.MOVEMENT)
HELD, TOGETHER, ELSEWHERE, MISSING, BLANK = "held", "together", "elsewhere", "missing", "blank"
FITNESS = {HELD: 0, TOGETHER: 1, ELSEWHERE: 2, BLANK: 3, MISSING: 4}


def title(criterion, case):
    """The title was given for the year, or is proposed beside this one: then it counts only if that one is given."""
    award = criterion.award
    how, said = _year(case.history, award, case.year, case)
    heading, brief = f"Đạt {award.short_name} năm {case.year}", f"chưa có {award.short_name} năm {case.year}"
    return replace(said, title=heading, brief=brief if how == MISSING else "")


def _year(history, award, year, case):
    """How the title stands for one year: (a word of FITNESS, Said)."""
    record = history.given_in(award.pk, year)
    if record:
        return HELD, Said(Result.PASS, f"Đã được công nhận: {record.cited}.", (Evidence(record.cited, "recipient", record.recipient_id),))
    other = history.proposed_in(award.pk, year)
    if other and other.proposal_id == case.proposal_id:
        words = f"{award.short_name} năm {year} được đề nghị trong cùng hồ sơ; chỉ tính khi được công nhận."
        return TOGETHER, Said(Result.PASS, words)
    if other and other.concluded:
        return TOGETHER, Said(Result.PASS, f"{award.short_name} năm {year} đang trình Hội đồng; chỉ tính khi được công nhận.", _dossier(other, case))
    if other:
        words = f"{award.short_name} năm {year} đang được đề nghị ở {_whose(other, case)}, chưa có kết luận."
        return ELSEWHERE, Said(Result.LOOK, words, _dossier(other, case))
    if _is_known(history, award.pk, year, case):
        return MISSING, Said(Result.FAIL, f"Không thấy {award.short_name} năm {year} trong hồ sơ khen thưởng, cũng chưa được đề nghị.")
    return BLANK, Said(Result.UNKNOWN, f"{NO_DATA} về {award.short_name} năm {year}.")


def _whose(other, case):
    """Another unit's dossier is not named: who may see it finds it among the doubles."""
    return f"hồ sơ {other.code}" if other.unit_id == case.unit_id else "hồ sơ của đơn vị khác"


def _dossier(other, case):
    return (Evidence(f"Hồ sơ {other.code}", "proposal", other.proposal_id),) if other.unit_id == case.unit_id else ()


def _is_known(history, award_id, year, case):
    """Whether a title that is not recorded was not given: records of the year are kept here, or it lies between two of the recipient's own."""
    own = [each.year for each in history.given if each.award_id == award_id]
    if own and min(own) < year < max([*own, case.year]):
        return True
    if history.since and year < history.since.year:
        return False
    return year == case.year or (award_id, year) in case.around.titles_known


def title_years(criterion, case):
    """The title for so many years in a row, up to the year itself or the one before; a gap fails and is named.

    A title that itself rests on several years comes once in that many: then so many times at that distance.
    """
    award, count = criterion.award, criterion.years or 1
    step = case.around.steps.get(award.pk, 1)
    heading = f"{count} {'lần' if step > 1 else 'năm'} liên tục đạt {award.short_name}"
    ends = [case.year] if criterion.same_year else [case.year, case.year - 1]
    chains = [_chain(case, award, [end - step * back for back in reversed(range(count))]) for end in ends]
    said = min(chains, key=lambda each: each[0])[1]
    held = sorted((each for each in case.history.given if each.award_id == award.pk), key=lambda each: each.year)
    if step > 1 and said.result != Result.PASS and len(held) >= count:
        evidence = tuple(Evidence(each.cited, "recipient", each.recipient_id) for each in held)
        said = Said(Result.LOOK, f"Đã đạt {len(held)} lần, các năm {years_words(each.year for each in held)}: xem có liên tục không.", evidence)
    return replace(said, title=heading)


def _chain(case, award, years):
    """(how badly it stands, Said) for one row of years: the fewest missing years first."""
    found = {year: _year(case.history, award, year, case) for year in years}
    missing = [year for year, (how, _) in found.items() if how == MISSING]
    blank = [year for year, (how, _) in found.items() if how == BLANK]
    evidence = tuple(each for _, said in found.values() for each in said.evidence)
    place = (len(missing), len(blank), sum(FITNESS[how] for how, _ in found.values()))
    has = [year for year in years if year not in missing and year not in blank]
    there = f"Có các năm {years_words(has)}. " if has else ""
    if missing:
        words = f"{there}Thiếu năm {years_words(missing)}."
        return place, Said(Result.FAIL, words, evidence, brief=f"thiếu {award.short_name} năm {years_words(missing)}")
    if blank:
        return place, Said(Result.UNKNOWN, f"{there}{NO_DATA} về năm {years_words(blank)}.", evidence)
    open_words = " ".join(said.words for how, said in found.values() if how != HELD)
    return place, Said(worst(said.result for _, said in found.values()), f"{there}{open_words}".strip(), evidence)


def earlier_award(criterion, case):
    """An award was given, and so many years have gone by since, at the level and with the initiatives asked.

    What was given for a single feat or a movement is no ground for merit (Nghị định 152/2025/NĐ-CP, Điều 4 khoản 3).
    """
    award, years = criterion.award, criterion.years or 0
    heading = f"Đã được tặng {award.short_name}" + (f" và {years} năm tiếp theo" if years else "")
    held = [each for each in case.history.given if each.award_id == award.pk and each.year <= case.year]
    fit = [each for each in held if case.kind != AwardKind.MERIT or each.kind not in ADHOC]
    said = _since(criterion, case, min(fit, key=lambda each: each.year)) if fit else _never(award, held, case)
    return replace(said, title=heading)


def _never(award, held, case):
    if held:
        return Said(Result.LOOK, f"Chỉ có {held[0].cited}, khen đột xuất hoặc theo phong trào.")
    if any(pk == award.pk for pk, _ in case.around.titles_known):
        return Said(Result.FAIL, f"Không thấy {award.short_name} trong hồ sơ khen thưởng.", brief=f"chưa có {award.short_name}")
    return Said(Result.UNKNOWN, f"{NO_DATA} về {award.short_name}.")


def _since(criterion, case, base):
    years, since = criterion.years or 0, base.counts_to.year if base.counts_to else base.year
    evidence = (Evidence(base.cited, "recipient", base.recipient_id),)
    if case.year - since < years:
        words = f"{base.cited}; mới {case.year - since} trên {years} năm."
        return Said(Result.FAIL, words, evidence, brief=f"chưa đủ {years} năm sau {criterion.award.short_name}")
    after = range(since + 1, case.year + 1)
    parts = [Said(Result.PASS, f"{base.cited}.", evidence)]
    if criterion.grade and after:
        parts.append(graded_in(case.history, Grade(criterion.grade), after[-years:]))
    if criterion.initiatives:
        parts.append(inventions_in(case, criterion.initiatives, Scope.GRASSROOTS, after))
    return together(parts)
