"""Loads the reports of 2022, recorded from paper: figures that count, the text of each report, the copy of what was submitted."""

import datetime as dt

from campaigns.demo.cast import moment
from campaigns.demo.data import unit_rows
from campaigns.directives.models import Duty
from campaigns.movements.models import Target
from campaigns.obligations.models import Obligation
from emulation.workflow.models import Trace
from emulation.workflow.steps import new_trace
from reports.demo.data import read
from reports.demo.figures import story_of
from reports.demo.texts import texts_of
from reports.periodic.actions import PERIODS
from reports.periodic.grid import Cell, Past
from reports.periodic.models import Entry, Passage, Report, ReportVersion
from reports.periodic.narrative import drafts_of
from reports.periodic.outline import parts_of
from reports.periodic.readiness import counts
from reports.periodic.snapshot import cell_facts
from reports.periodic.states import ReportState

YEAR = 2022
RECORDED = "Dữ liệu minh họa: ghi nhận từ bản giấy"


def load_reports(directive, cast):
    """Write the approved reports of `directive` (that of 2022) in bulk; returns them. Nobody is told."""
    owed = list(Obligation.objects.with_names().filter(directive=directive, duty__kind__in=PERIODS).order_by("due", "pk"))
    writer = _Writer(directive, cast)
    reports = Report.objects.bulk_create([writer.report(obligation) for obligation in owed])
    for report in reports:
        writer.fill(report)
    writer.store()
    return reports


class _Writer:
    """Gathers the rows of all reports, so that each table is written once."""

    def __init__(self, directive, cast):
        self.cast, self.parts = cast, parts_of(directive)
        self.rows = {row["code"]: row for row in unit_rows()}
        self.stories, self.targets = {}, {}
        known = {row["code"]: row for row in read("indicators")["indicators"]}
        for target in Target.objects.reported().filter(indicator__year=YEAR).select_related("indicator__movement", "unit"):
            self.targets.setdefault(target.unit_id, []).append(target)
            self.stories[target.pk] = story_of(known[target.indicator.code], self.rows[target.unit.code])
        self.entries, self.passages, self.versions, self.traces = [], [], [], []

    def report(self, obligation):
        at, head = moment(obligation.sent_on, 15), self.cast.heads[obligation.unit_id]
        return Report(
            obligation=obligation,
            authority_id=obligation.authority_id,
            unit=obligation.unit,
            year=YEAR,
            period=PERIODS[Duty.Kind(obligation.duty.kind)],
            state=ReportState.APPROVED,
            author=self.cast.clerks[obligation.unit_id],
            created_at=at - dt.timedelta(days=6),
            saved_at=at,
            saved_by=head,
            submitted_at=at,
            signer=head,
        )

    def fill(self, report):
        cells = [self._cell(report, target) for target in self.targets[report.unit_id]]
        report.required, report.answered = counts(cells)
        drafts = drafts_of(report, cells, [part.key for part in self.parts])
        passages = [_passage(report, order, part, drafts[part.key]) for order, part in enumerate(self.parts, 1)]
        texts = texts_of(report.unit.code, report.unit.kind.code, passages, report.span)
        for passage in passages:
            passage.text = texts.get(passage.key, passage.text)
        self.entries += [cell.entry for cell in cells]
        self.passages += passages
        self.versions.append(_version(report, cells, passages))
        common = {"by": self.cast.person("chuyenvien"), "now": report.submitted_at + dt.timedelta(days=3)}
        self.traces.append(new_trace(report, step="approve", what="Ghi nhận báo cáo giấy", note=RECORDED, to_state=report.state, **common))

    def store(self):
        Report.objects.bulk_update([version.report for version in self.versions], ["required", "answered"])
        Entry.objects.bulk_create(self.entries)
        Passage.objects.bulk_create(self.passages)
        ReportVersion.objects.bulk_create(self.versions)
        Trace.objects.bulk_create(self.traces)

    def _cell(self, report, target):
        values, indicator = self.stories[target.pk].values, target.indicator
        value = values[report.span]
        entry = Entry(
            report=report,
            indicator=indicator,
            authority_id=report.authority_id,
            unit_id=report.unit_id,
            year=report.year,
            period=report.period,
            value=value,
            zero=value == 0 and not indicator.is_criterion,
            sent=value,
            weight=self._weight(report, indicator),
            saved_at=report.saved_at,
            saved_by=report.saved_by,
        )
        before = report.span.compared(stock=indicator.is_stock)
        past = Past(values[before], before) if before in values else None
        return Cell(indicator=indicator, target=target, entry=entry, before=past)

    def _weight(self, report, indicator):
        own = (target for target in self.targets[report.unit_id] if target.indicator_id == indicator.weight_id)
        return next((self.stories[target.pk].values[report.span] for target in own), None)


def _passage(report, order, part, drafted):
    return Passage(report=report, key=part.key, order=order, title=part.title, movement=part.movement, drafted=drafted, text=drafted)


def _version(report, cells, passages):
    facts = {
        "cells": [cell_facts(cell) for cell in cells],
        "passages": [{"key": each.key, "title": each.title, "text": each.text} for each in passages],
        "files": [],
    }
    return ReportVersion(report=report, number=1, facts=facts, submitted_by=report.signer, submitted_at=report.submitted_at)
