"""Conditions about the recipient itself: registration, completion of duties, initiatives, length of service, discipline."""

import datetime as dt

from awards.catalogue.states import GRADE_ORDER, SANCTION_ORDER, SCOPE_ORDER, Grade, Sanction, Scope
from awards.proposals.findings import NO_DATA, Evidence
from awards.proposals.rules_said import Said, together
from awards.proposals.states import Result
from awards.records.states import RestrictionKind
from emulation.formats.words import day_words

ROOM = {Result.PASS: 0, Result.LOOK: 1, Result.UNKNOWN: 2, Result.FAIL: 3}  # which of two rows of years serves the nominee better


def registered(criterion, case):
    """The title was registered for the year; registering a higher or another one counts for a person to look at."""
    title, brief = f"Đã đăng ký {case.award_name} đầu năm {case.year}", "chưa đăng ký đầu năm"
    of_year = [each for each in case.history.registered if each.year == case.year]
    evidence = tuple(Evidence(f"Đăng ký {each.name} năm {each.year}", "registration", each.registration_id) for each in of_year)
    if any(each.award_id == case.award_id for each in of_year):
        return Said(Result.PASS, f"Có trong đăng ký thi đua năm {case.year} đã duyệt.", evidence, title=title)
    if of_year:
        names = ", ".join(each.name for each in of_year)
        return Said(Result.LOOK, f"Đầu năm đăng ký {names}, không đăng ký {case.award_name}.", evidence, title=title)
    if (case.unit_id, case.year) in case.around.registered_units:
        return Said(Result.FAIL, f"Không có trong đăng ký thi đua năm {case.year} đã duyệt của đơn vị.", title=title, brief=brief)
    return Said(Result.UNKNOWN, f"{NO_DATA}: chưa có đăng ký thi đua năm {case.year} nào của đơn vị được duyệt.", title=title)


def grade(criterion, case):
    """The year was completed at the level asked or above."""
    least = Grade(criterion.grade or Grade.DONE)
    title = f"{least.label} trở lên năm {case.year}" if least != Grade.EXCELLENT else f"{least.label} năm {case.year}"
    return _graded(case.history, least, case.year, title)


def _graded(history, least, year, title):
    known = history.grades.get(year)
    if known is None:
        return Said(Result.UNKNOWN, f"{NO_DATA} về mức độ hoàn thành nhiệm vụ năm {year}.", title=title)
    reached = GRADE_ORDER.index(Grade(known.grade)) >= GRADE_ORDER.index(least)
    words = f"Năm {year}: {Grade(known.grade).label}" + (f" ({known.basis})" if known.basis else "") + "."
    brief = f"năm {year} {'' if known.grade == Grade.FAILED else 'chỉ '}{Grade(known.grade).label.lower()}"
    return Said(Result.PASS if reached else Result.FAIL, words, title=title, brief=brief)


def grade_years(criterion, case):
    """So many years in a row at the level asked, up to the year itself or the one before; with initiatives of these years where asked."""
    least, count = Grade(criterion.grade or Grade.DONE), criterion.years or 1
    title = f"{least.label} {count} năm liên tục"
    ends = [case.year] if criterion.same_year else [case.year, case.year - 1]
    chains = [range(end - count + 1, end + 1) for end in ends]
    years = min(chains, key=lambda chain: ROOM[graded_in(case.history, least, chain).result])
    parts = [graded_in(case.history, least, years)]
    if criterion.initiatives:
        title = f"{title} và {criterion.initiatives} sáng kiến"
        parts.append(inventions_in(case, criterion.initiatives, Scope.GRASSROOTS, years))
    return together(parts, title)


def graded_in(history, least, years):
    """Every one of `years` was completed at the level `least` or above; a blank year is no failure, a low one is."""
    return together([_graded(history, least, year, "") for year in years])


def initiatives(criterion, case):
    """So many initiatives or researches of the scope asked, a wider scope counting for a narrower one, in the years that count."""
    window = case.around.windows.get(case.award_id, 1)
    return inventions_in(case, criterion.value or 1, Scope(criterion.scope or Scope.GRASSROOTS), range(case.year - window + 1, case.year + 1))


def inventions_in(case, count, scope, years):
    """So many initiatives of `scope` (or wider) recognised in `years` (a range); those of the year before are for a person to look at."""
    wide = SCOPE_ORDER[SCOPE_ORDER.index(scope) :]
    title = f"Có {count} sáng kiến, đề tài phạm vi {scope.label.lower()} được công nhận"
    known = case.history.inventions
    fit = [each for each in known if each.year in years and each.scope in wide]
    evidence = tuple(each.as_evidence for each in fit)
    span = f"năm {years[0]}" if len(years) == 1 else f"các năm {years[0]} đến {years[-1]}"
    if len(fit) >= count:
        return Said(Result.PASS, f"Có {len(fit)} sáng kiến, đề tài trong {span}.", evidence, title=title)
    brief = "chưa có sáng kiến được công nhận"
    before = [each for each in known if each.year == years[0] - 1 and each.scope in wide]
    if len(fit) + len(before) >= count:
        late = evidence + tuple(each.as_evidence for each in before)
        return Said(Result.LOOK, f"Có sáng kiến được công nhận năm {years[0] - 1}, trước {span}.", late, title=title)
    narrow = [each for each in known if each.year in years and each.scope not in wide]
    if narrow:
        seen = tuple(each.as_evidence for each in narrow)
        brief = f"sáng kiến chưa có phạm vi {scope.label.lower()}"
        return Said(Result.FAIL, f"Có {len(fit)} trên {count}; sáng kiến khác có phạm vi hẹp hơn.", evidence + seen, title=title, brief=brief)
    if fit or any(year in case.around.inventions_known for year in years):
        return Said(Result.FAIL, f"Có {len(fit)} trên {count} sáng kiến, đề tài trong {span}.", evidence, title=title, brief=brief)
    return Said(Result.UNKNOWN, f"{NO_DATA} về sáng kiến, đề tài trong {span}.", title=title)


def service(criterion, case):
    """So many months of service by the end of the achievement period, from the first place known."""
    title, since = f"Công tác từ {criterion.value} tháng trở lên", case.history.since
    if since is None:
        return Said(Result.UNKNOWN, f"{NO_DATA} về ngày bắt đầu công tác.", title=title)
    last = min(case.last, dt.date(case.year, 12, 31))  # what comes after the year does not make its service longer
    months = _months(since, last)
    words = f"Công tác từ {day_words(since)}, đến {day_words(last)} là {months} tháng."
    reached = months >= (criterion.value or 0)
    return Said(Result.PASS if reached else Result.FAIL, words, title=title, brief=f"mới công tác {months} tháng")


def _months(first, last):
    """Whole months from the day `first` to the end of the day `last`."""
    end = last + dt.timedelta(days=1)
    return max((end.year - first.year) * 12 + end.month - first.month - (end.day < first.day), 0)


def discipline(criterion, case):
    """Nobody was disciplined from the level asked on in the year: the recipient, or the members of the collective.

    A period of achievement that leaves a part of the year out does not leave out the discipline of that part.
    """
    floor = SANCTION_ORDER.index(Sanction(criterion.sanction)) if criterion.sanction else 0
    title = f"Không bị kỷ luật từ {SANCTION_ORDER[floor].label.lower()} trở lên"
    if criterion.of_members and not case.members:
        return Said(Result.UNKNOWN, f"{NO_DATA} về thành viên của tập thể.", title=title)
    people = case.members if criterion.of_members else [case.history]
    first, last = min(case.first, dt.date(case.year, 1, 1)), max(case.last, dt.date(case.year, 12, 31))
    heavy, light = [], []
    for who in people:
        for each in who.restrictions:
            if each.kind == RestrictionKind.DISCIPLINE and each.covers(first, last):
                (heavy if SANCTION_ORDER.index(Sanction(each.sanction)) >= floor else light).append((who, each))
    if heavy:
        evidence = tuple(_sanctioned(who, each) for who, each in heavy)
        return Said(Result.FAIL, f"Có {len(heavy)} kỷ luật trong thời gian xét.", evidence, title=title, brief="bị kỷ luật trong thời gian xét")
    if criterion.of_members and case.unlisted:
        words = f"Danh sách có {len(people)} trên {case.headcount} người; không ghi kỷ luật từ mức này."
        return Said(Result.LOOK, words, title=title)
    if light:
        evidence = tuple(_sanctioned(who, each) for who, each in light)
        return Said(Result.PASS, "Có kỷ luật ở mức nhẹ hơn mức quy định.", evidence, title=title)
    return Said(Result.PASS, "Hồ sơ không ghi kỷ luật nào trong thời gian xét.", title=title)


def _sanctioned(who, each):
    """What it was for stays in the record, for those who may read it there."""
    return Evidence(f"{who.name}: {Sanction(each.sanction).label.lower()} {each.span_words}", "recipient", who.pk)
