"""Tables of the papers: who is proposed for what, votes, earlier awards, grades. Shape of a table: see emulation.documents.kinds."""

from awards.catalogue.states import AwardForm, RecipientKind
from emulation.documents.templatetags.papers import roman
from emulation.formats.words import day_words, number_words

ORDER = (RecipientKind.COLLECTIVE, RecipientKind.PERSON, RecipientKind.HOUSEHOLD)  # as the law orders a list (Nghị định 152/2025/NĐ-CP, Điều 30)
NOTHING = "-"
LONG, BRIEF = 60, 150  # nominees: beyond that a list is set small and says less of each, so that it is printed in seconds
SUMMARY = 420  # letters of an account in a list: two or three sentences


def groups_of(nominees):
    """Return [(RecipientKind, [nominee facts])] in the order of a list, those without anybody left out."""
    groups = [(kind, [each for each in nominees if each["sort"] == kind.label]) for kind in ORDER]
    return [(kind, group) for kind, group in groups if group]


def count_words(nominees):
    """Return "02 tập thể, 15 cá nhân, 01 hộ gia đình"."""
    return ", ".join(f"{len(group):02d} {kind.label.lower()}" for kind, group in groups_of(nominees))


def summary_of(nominee, most=SUMMARY):
    """Return what a nominee achieved in a few sentences, of `most` letters, cut at the end of a word."""
    text = " ".join(" ".join(nominee[part] for part in ("task", "result", "reach") if nominee[part]).split())
    if len(text) <= most:
        return text
    cut = text[:most]
    end = max(cut.rfind(". "), cut.rfind("; "))
    return cut[: end + 1] if end > most // 2 else f"{cut.rsplit(' ', 1)[0]} …"


def proposed_table(nominees, unit, *, wide):
    """Return the list of a tờ trình: I. Tập thể, II. Cá nhân, III. Hộ gia đình, each with its count."""
    widths = (14, 54, 52, 54, 78) if wide else (12, 38, 34, 34, 47)
    titles = ("STT", "Họ và tên, tên tập thể", "Chức vụ, đơn vị", "Danh hiệu, hình thức", "Tóm tắt thành tích")
    return _table(titles, widths, _grouped(nominees, lambda each: [each["name"], place_of(each, unit), each["award_name"], summary_of(each)]), {0})


def extract_table(nominees, unit, born):
    """Return the danh sách trích ngang; `born` is {recipient id: (day of birth, male or female)} in words."""
    columns = ("STT", "Họ và tên, tên tập thể", "Ngày sinh", "Giới tính", "Chức vụ, đơn vị", "Danh hiệu, hình thức", "Thời gian lập thành tích")
    titles = (*columns, "Tóm tắt thành tích", "Phiếu đồng ý")
    widths = (11, 38, 22, 15, 37, 35, 25, 50, 19)

    long = len(nominees) > LONG

    def cells(each):
        day, gender = born.get(each["recipient"], ("", ""))
        summary = summary_of(each, BRIEF if long else SUMMARY)
        return [each["name"], day, gender, place_of(each, unit), each["award_name"], span_of(each), summary, votes_of(each)]

    return _table(titles, widths, _grouped(nominees, cells), {0, 2, 3, 6, 8}) | {"dense": long}


def vote_table(nominees):
    """Return the votes of a meeting: how many said yes, of how many, and the share."""
    titles = ("STT", "Họ và tên, tên tập thể", "Danh hiệu, hình thức đề nghị", "Đồng ý", "Tổng số phiếu", "Tỷ lệ")

    def cells(each):
        share = number_words(round(100 * each["yes"] / each["votes"], 1)) + "%" if each["votes"] and each["yes"] is not None else NOTHING
        return [each["name"], each["award_name"], *(NOTHING if each[key] is None else str(each[key]) for key in ("yes", "votes")), share]

    return _table(titles, (12, 48, 48, 18, 20, 19), _grouped(nominees, cells), {0, 3, 4, 5})


def awards_table(records, form):
    """Return the table of earlier awards of one kind: titles, or forms of commendation; one line says so where there is none."""
    name = "Danh hiệu thi đua" if form == AwardForm.TITLE else "Hình thức khen thưởng"
    titles = ("Năm", name, "Số, ngày, tháng, năm của quyết định; cơ quan ban hành quyết định")
    fit = [record for record in records if (record.award.form == AwardForm.TITLE) == (form == AwardForm.TITLE)]
    rows = [{"cells": [str(record.year), record.award.name, decision_of(record)]} for record in fit]
    return _table(titles, (20, 62, 83), rows or [{"cells": ["", "Chưa có", ""]}], {0})


def grades_table(grades):
    """Return how the years were completed, the oldest first."""
    rows = [{"cells": [str(each.year), each.get_grade_display(), each.basis]} for each in sorted(grades, key=lambda each: each.year)]
    return _table(("Năm", "Mức độ hoàn thành nhiệm vụ", "Văn bản đánh giá"), (20, 68, 77), rows, {0})


def decision_of(record):
    """Return the decision of an AwardRecord in words."""
    number = f"Quyết định số {record.decision_number}" if record.decision_number else "Quyết định"
    day = f" ngày {day_words(record.decision_day)}" if record.decision_day else ""
    return f"{number}{day}" + (f" của {record.decided_by}" if record.decided_by else "")


def place_of(nominee, unit):
    """Return the position and the place of work of a nominee, each once."""
    parts = [nominee["position"], nominee["team"], unit]
    return ", ".join(part for number, part in enumerate(parts) if part and part != nominee["name"] and part not in parts[:number])


def span_of(nominee):
    """Return the achievement period in words."""
    since, until = nominee["achieved_from"], nominee["achieved_to"]
    return f"{since} - {until}" if since and until else since or until


def votes_of(nominee):
    """Return "24/25", or nothing where nobody voted."""
    return f"{nominee['yes']}/{nominee['votes']}" if nominee["votes"] and nominee["yes"] is not None else ""


def plain_table(titles, widths, rows, middle=()):
    """Return a table of `rows` (lists of words), each with its number before it."""
    return _table(("STT", *titles), widths, [{"cells": [str(number), *cells]} for number, cells in enumerate(rows, 1)], {0, *middle})


def _grouped(nominees, cells):
    rows = []
    for place, (kind, group) in enumerate(groups_of(nominees), 1):
        rows.append({"group": f"{roman(place)}. {kind.label.upper()} ({len(group):02d})"})
        rows += [{"cells": [str(number), *cells(each)]} for number, each in enumerate(group, 1)]
    return rows


def _table(titles, widths, rows, middle):
    columns = [{"title": title, "width": width, "middle": place in middle} for place, (title, width) in enumerate(zip(titles, widths, strict=True))]
    return {"columns": columns, "rows": rows, "small": True}
