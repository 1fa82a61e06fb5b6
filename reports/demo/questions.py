"""Questions about one number: the chairman or the office asks, the unit answers or has not yet."""

from campaigns.demo.cast import seated
from emulation import clock
from emulation.accounts.roles import Role
from reports.demo.data import read
from reports.inquiries.actions import answer_inquiry, ask_figure
from reports.inquiries.models import Inquiry
from reports.inquiries.states import InquiryState
from reports.periodic.models import Report


def questions(obligation):
    """Yield (day, hour, minute, what happens, obligation) for the questions about the report that fulfils `obligation`."""
    for asked in read("lively")["questions"]:
        if asked["unit"] == obligation.unit.code:
            yield asked["asked"], 17, 0, _ask(asked), obligation
            if "answer" in asked:
                yield asked["answered"], 17, 0, _answer(asked), obligation


def _ask(asked):
    def happen(obligation, cast, now):
        report = Report.objects.filter(obligation=obligation).first()
        if report is None or _known(obligation, asked).exists():
            return
        with clock.at(now):
            person = seated(cast.person(asked["by"]), Role(asked["role"]), now)
            indicator = report.entries.get(indicator__code=asked["code"]).indicator_id
            ask_figure(report, by=person, now=now, question=asked["question"], due=asked["due"], indicator=indicator)

    return happen


def _answer(asked):
    def happen(obligation, cast, now):
        inquiry = _known(obligation, asked).filter(state=InquiryState.ASKED).first()
        if inquiry:
            with clock.at(now):
                answer_inquiry(inquiry, by=seated(cast.heads[obligation.unit_id], Role.UNIT_HEAD, now), now=now, note=asked["answer"])

    return happen


def _known(obligation, asked):
    return Inquiry.objects.filter(report__obligation=obligation, indicator__code=asked["code"])
