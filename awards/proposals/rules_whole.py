"""What goes for every nominee: whether the award is known on the day, whom and what it is for, who decides; reports sent in time."""

from awards.catalogue.states import AwardKind, Confidence, RecipientKind
from awards.proposals.findings import NO_DATA, Evidence, Finding
from awards.proposals.rules_said import Said, softened
from awards.proposals.states import Result
from emulation.formats.words import day_words, lower_first


def framework(case, rule):
    """Yield the Findings about the rule itself; only what is wrong with recipient or kind is told, who decides always."""
    if rule is None:
        words = f"Ngày {day_words(case.around.day)} danh mục không có quy định về {case.award_name}."
        yield Finding("award_in_force", "Danh hiệu, hình thức đang áp dụng", "", Result.LOOK, words, sure=False)
        return
    sure = rule.confidence == Confidence.SURE
    link = (Evidence("Xem quy định", "award", rule.award.code),)

    def told(key, title, words, brief):
        return Finding(key, title, rule.basis, softened(Result.FAIL, sure=sure), words, link, sure, brief=brief)

    if rule.recipients and case.recipient_kind not in rule.recipients:
        who, whom = RecipientKind(case.recipient_kind).label, ", ".join(sorted(lower_first(RecipientKind(each).label) for each in rule.recipients))
        yield told("recipient_kind", "Đúng đối tượng", f"{who} không thuộc đối tượng; quy định cho {whom}.", "không đúng đối tượng")
    if rule.kinds and case.kind not in rule.kinds:
        kinds = ", ".join(lower_first(kind.label) for kind in AwardKind if kind in rule.kinds)
        words = f"Đề nghị theo loại hình {lower_first(AwardKind(case.kind).label)}; quy định cho {kinds}."
        yield told("award_kind", "Đúng loại hình khen thưởng", words, "không đúng loại hình khen thưởng")
    yield _decider(case, rule)


def _decider(case, rule):
    names = [case.around.capacities[pk] for pk in sorted(rule.capacities) if pk in case.around.capacities]
    if case.award_id in case.around.decided_here:
        words = "Cơ quan xét quyết định."
    else:
        words = f"Trình {' hoặc '.join(names)} quyết định." if names else "Trình cấp có thẩm quyền quyết định."
    return Finding("decided_by", "Thẩm quyền quyết định", rule.basis, Result.PASS, words, sure=rule.confidence == Confidence.SURE, weighs=False)


def reports(criterion, case):
    """The unit sent its half-yearly and yearly reports of the year in time."""
    title, known = f"Đơn vị báo cáo đúng hạn năm {case.year}", case.around.reports.get((case.unit_id, case.year), ())
    if not known:
        return Said(Result.UNKNOWN, f"{NO_DATA}: năm {case.year} không có báo cáo nào giao cho đơn vị.", title=title)
    late = [each for each in known if each.days_late]
    evidence = tuple(Evidence(_report_words(each), "obligation", each.pk) for each in late or known)
    if late:
        return Said(Result.FAIL, f"{len(late)} trên {len(known)} báo cáo muộn hoặc chưa nộp.", evidence, title=title, brief="báo cáo muộn")
    return Said(Result.PASS, f"{len(known)} báo cáo, không báo cáo nào quá hạn.", evidence, title=title)


def reports_in_passing(case):
    """Yield the same as information where no rule asks it: it never fails and does not weigh in the chip."""
    said = reports(None, case)
    result = Result.LOOK if said.result == Result.FAIL else said.result
    if result != Result.UNKNOWN:
        yield Finding("reports_in_passing", said.title, "Để tham khảo", result, said.words, said.evidence, weighs=False)


def _report_words(report):
    if report.sent_on is None:
        return f"{report.title}: chưa nộp, hạn {day_words(report.due)}"
    late = f", muộn {report.days_late} ngày" if report.days_late else ""
    return f"{report.title}: nộp {day_words(report.sent_on)}{late}"
