"""Steps of the demo's reports, from an obligation to the office's answer: the same verbs as on the pages."""

from dataclasses import replace
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from campaigns.demo.cast import seated
from campaigns.demo.data import unit_rows
from campaigns.demo.papers import office
from campaigns.movements.periods import Period
from emulation import clock
from emulation.accounts.roles import Role
from emulation.attachments.intake import take_in
from emulation.attachments.workbook import Column, write_table
from reports.demo.data import read
from reports.demo.figures import dice, pick, story_of
from reports.demo.texts import note_of, texts_of
from reports.periodic import actions, checks
from reports.periodic.comments import answer_comments, asked_of, write_comment
from reports.periodic.evidence import add_files
from reports.periodic.grid import cells_of
from reports.periodic.saving import Typed, content_of

LEFT_AS_IT_WAS = 0.35  # the share of followed stocks that are kept as in the period before
EXPLAINED = 0.6  # the share of odd figures with a reason


def begin(obligation, cast, now, left=()):
    """The clerk starts the report and types every figure but those of the codes `left`; returns it."""
    clerk = _clerk(obligation, cast, now)
    with clock.at(now):
        report = actions.start_report(obligation, by=clerk, now=now)
        report.obligation = obligation
        _type(report, clerk, now, left=left)
    return report


def finish(report, cast, now):
    """The clerk types what was left and writes the text, each part after the sentence that the figures offer."""
    clerk = _clerk(report.obligation, cast, now)
    with clock.at(now):
        _type(report, clerk, now)
        unit, passages = report.obligation.unit, report.passages.select_related("movement")
        texts = texts_of(unit.code, unit.kind.code, passages, report.span)
        actions.save_report(report, by=clerk, now=now, version=report.version, texts=texts)
        if code := read("lively")["evidence"].get(unit.code):
            _prove(report, clerk, now, code)


def hand_up(report, cast, now):
    """The clerk passes the draft to the head of the unit."""
    with clock.at(now):
        actions.pass_up(report, by=_clerk(report.obligation, cast, now), now=now)


def send(report, cast, now):
    """The head of the unit submits."""
    head = seated(cast.heads[report.obligation.unit_id], Role.UNIT_HEAD, now)
    with clock.at(now):
        actions.submit_report(report, by=head, now=now)


def mend(report, cast, now, asked):
    """The clerk changes the one figure that was remarked on by what `asked` says, and answers the remark."""
    clerk = _clerk(report.obligation, cast, now)
    with clock.at(now):
        cell = next(cell for cell in cells_of(report) if cell.indicator.code == asked["cell"][0])
        value, *_, note, reason = content_of(cell)
        typed = Typed(indicator_id=cell.indicator.pk, value=value + Decimal(asked["change"]), note=note, reason=reason)
        actions.save_report(report, by=clerk, now=now, version=report.version, typed=[typed], what="Sửa theo nhận xét")
        answer_comments(report, dict.fromkeys(asked_of(report), (True, asked["answer"])), by=clerk, now=now)


def give_back(report, cast, now, asked):
    """The standing office returns the report: `asked` holds the note, the day due (or none) and what is remarked on a figure and a part."""
    with clock.at(now):
        officer = office(cast, now)
        if cell := asked.get("cell"):
            indicator = report.entries.get(indicator__code=cell[0]).indicator_id
            write_comment(report, by=officer, now=now, text=cell[1], indicator=indicator)
        if passage := asked.get("passage"):
            write_comment(report, by=officer, now=now, text=passage[1], passage=passage[0])
        actions.return_report(report, by=officer, now=now, note=asked["note"], due=asked.get("due"))


def accept(report, cast, now):
    """The standing office approves."""
    with clock.at(now):
        actions.approve_report(report, by=office(cast, now), now=now)


def open_again(report, cast, now, note, due):
    """The standing office opens an approved report, with a reason."""
    with clock.at(now):
        actions.reopen_report(report, by=office(cast, now), now=now, note=note, due=due)


def _clerk(obligation, cast, now):
    return seated(cast.clerks[obligation.unit_id], Role.UNIT_CLERK, now)


def _type(report, clerk, now, left=()):
    code = report.obligation.unit.code
    cells = [cell for cell in cells_of(report) if not cell.is_answered and cell.indicator.code not in left]
    typed = [_typed(cell, code, report.span) for cell in cells]
    if typed:
        actions.save_report(report, by=clerk, now=now, version=report.version, typed=typed)


def _prove(report, clerk, now, code):
    """Put a list in Excel beside the figure of the indicator `code`."""
    cell = next(cell for cell in cells_of(report) if cell.indicator.code == code)
    columns = [Column("part", "Nội dung"), Column("value", f"Số liệu ({cell.indicator.measure})")]
    rows = [{"part": cell.indicator.name, "value": cell.value}]
    table = write_table("Minh chứng", columns, rows, notes=[f"{read('indicators')['source']}, {report.obligation.unit.name}."])
    upload = SimpleUploadedFile(f"Bảng kê {code} {report.span.label}.xlsx", table)
    add_files(report, [take_in(upload, by=clerk, now=now)], by=clerk, now=now, indicator=cell.indicator)


def _typed(cell, code, span):
    """Return what the clerk types into a blank cell; an odd figure comes with its reason, mostly."""
    indicator = cell.indicator
    value = _value(indicator.code, code, span)
    if cell.level and (times := read("lively")["above"].get(code, {}).get(indicator.code)):
        value = round(cell.level * Decimal(times), indicator.places)
    typed = Typed(indicator_id=indicator.pk, value=value, zero=value == 0 and not indicator.is_criterion, note=note_of(indicator.code, code))
    if cell.offered is not None and cell.level is None and dice(indicator.code, code, "kept") < LEFT_AS_IT_WAS:
        return replace(typed, value=cell.offered, zero=False, kept=True)
    before = cell.before.value if cell.before else None
    explained = indicator.code in read("lively")["above"].get(code, ()) or dice(code, indicator.code) < EXPLAINED
    if explained and checks.odd(indicator, value, before=before, level=cell.level):
        return replace(typed, reason=_reason(indicator, code))
    return typed


def _reason(indicator, code):
    reasons = read("passages")["reasons"]
    return pick(reasons.get(indicator.code, reasons["other"]), indicator.code, code)


def _value(indicator_code, unit_code, span):
    row = next(row for row in read("indicators")["indicators"] if row["code"] == indicator_code)
    unit = next(unit for unit in unit_rows() if unit["code"] == unit_code)
    return story_of(row, unit).values[Period(span.year, span.kind)]
