"""One record of every kind, in the state in which the most can be done with it: what the access matrix walks over."""

import datetime as dt

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from awards.catalogue.models import AwardType
from awards.proposals.check_models import Claim
from awards.proposals.flags import write_flag
from awards.proposals.models import Forwarding
from awards.proposals.opinions import ask_opinion
from awards.records.actions import add_restriction, merge
from awards.records.identity import keep as keep_number
from awards.records.import_sheets import template as old_awards
from awards.records.models import RecordImport
from awards.records.states import ImportKind
from awards.registrations.actions import start_registration
from awards.registrations.actions import submit as submit_registration
from awards.registrations.models import RegistrationLine
from campaigns.directives.actions import send_up
from campaigns.movements.models import Indicator
from campaigns.movements.periods import HALF, Period
from campaigns.obligations import changes
from campaigns.obligations.models import Evidence
from campaigns.plans.actions import return_plan, submit_plan
from campaigns.plans.comments import write_comment
from campaigns.plans.models import PlanFile
from campaigns.readings.actions import read_paper
from campaigns.readings.paper.reader import read
from campaigns.readings.resolving import Resolver
from emulation.accounts.roster.sheets import template
from emulation.attachments.intake import take_in
from emulation.attachments.models import Attachment
from emulation.notifications.feed import open_feed
from emulation.notifications.models import Address, Notice
from emulation.notifications.states import State
from emulation.notifications.writing import write
from emulation.units.models import Holiday
from reports.inquiries.actions import ask_figure
from reports.periodic.actions import return_report, submit_report
from reports.periodic.comments import write_comment as write_report_comment
from reports.periodic.models import ReportFile
from reports.synthesis.actions import freeze
from reports.synthesis.building import build
from tests.award_factories import dossier_on_the_desk, draft_proposal, given, little_law, person, recognised, registration_owed
from tests.factories import DAY, MORNING, launch, make_directive, make_plan, owed
from tests.report_factories import JUNE, make_indicators, make_report, type_figures

COLUMNS = ["nobody", "an", "binh", "dung", "em", "lan", "thin", "phuc", "giang", "hoa", "khanh", "nga", "oanh", "quy"]
CANARY = "Sông Ray"  # a unit of Bình Minh that no neighbour may ever read of


def make_scene(world):
    """Return the records by the names that the matrix uses."""
    people, units = world.people, world.units
    draft = make_directive(world, year=2024)
    tosign = make_directive(world)
    send_up(tosign, by=people.lan, now=MORNING)
    issued = launch(world)
    plan = make_plan(issued, units["song_ray"], by=people.binh)
    sent = make_plan(issued, units["noi_vu"], by=people.em)
    submit_plan(sent, by=people.em, now=MORNING)
    asked = write_comment(sent, by=people.lan, now=MORNING, part="measures", text="Nêu ai kiểm tra")
    return_plan(sent, by=people.lan, now=MORNING, note="Bổ sung chỉ tiêu")
    submit_plan(sent, by=people.em, now=MORNING)
    remark = write_comment(sent, by=people.lan, now=MORNING, part="whole", text="Xem lại cả bản")
    led = make_plan(issued, units["xuan_my"], by=people.dung, kind="cluster_plan")
    declared = owed(issued, units["song_ray"], "launch")
    resolver = Resolver(world.authority, DAY)
    paper = read("CHỈ THỊ\n\n1. UBND xã Sông Ray xây dựng kế hoạch.\n\n2. Đẩy mạnh tuyên truyền.\n\nNơi nhận:\n- UBND xã Sông Ray.")
    reading = read_paper(paper, authority=world.authority, resolver=resolver, by=people.lan, now=MORNING)
    report = owed(issued, units["song_ray"], "half_year")
    wish = changes.ask_time(report, by=people.an, now=MORNING, asked_due=dt.date(2023, 6, 30), reason="Chờ số liệu")
    own, twice = _reports(world, issued)
    files = [_file(people.binh, held) for held in (False, False, True)]
    PlanFile.objects.create(plan=plan, attachment=files[0])
    Evidence.objects.create(obligation=declared, attachment=files[1])
    return {
        "draft": draft,
        "tosign": tosign,
        "issued": issued,
        "paper": issued.document,
        "plan": plan,
        "sent": sent,
        "led": led,
        "asked": asked,
        "remark": remark,
        "acknowledge": owed(issued, units["song_ray"], "acknowledge"),
        "launch": declared,
        "duty_of_plan": owed(issued, units["xuan_my"], "plan"),
        "reading": reading,
        "request": wish,
        "duty": declared.duty,
        "draft_duty": draft.duties.first(),
        "seat": people.an.appointments.get(),
        "unit": units["song_ray"],
        "indicator": Indicator.objects.get(authority=world.authority, year=2023, code="THU"),
        "day_off": Holiday.objects.create(day=dt.date(2023, 9, 4), name="Nghỉ bù Quốc khánh", source="Bộ luật Lao động 2019, Điều 111 khoản 3"),
        "bell": Notice.objects.get(recipient=people.an, channel="bell", key__contains="launched"),
        **_messages(world),
        **_imports(world),
        "report": own,
        "report_duty": own.obligation,
        "report_sent": twice,
        **_law(world),
        **_recipients(world),
        **_award_desk(world),
        **_registrations(world),
        **_report_file(own, people),
        **_desk_of_reports(twice, people),
        **_syntheses(world),
        "plan_file": files[0],
        "evidence": files[1],
        "held_file": files[2],
        "roster": take_in(ContentFile(template(world.authority, day=DAY, filled=True), "danh-sach.xlsx"), by=people.lan, now=MORNING),
    }


def _double(one, other):
    """A nominee who looks like one of another dossier."""
    said = {"kind": "recipient", "key": "n1-n2", "score": 100, "mine": "Một người", "theirs": "Người ấy", "found_at": MORNING}
    return Claim.objects.create(nominee=one.nominees.get(), other=other.nominees.get(), **said)


def _award_desk(world):
    """Dossiers of Sông Ray on the desk of awards: under review with a flag and a question to another agency, ready, forwarded."""
    under, ready, gone = (
        dossier_on_the_desk(world, number=number, state=state) for number, state in ((901, "review"), (902, "ready"), (903, "forwarded"))
    )
    Forwarding.objects.create(proposal=gone, to="Chủ tịch UBND tỉnh", sent_on=MORNING.date())
    flag = write_flag(under, by=world.people.lan, now=MORNING, text="Ghi ngày họp", place="meeting")
    asked = {"by": world.people.lan, "now": MORNING, "question": "Có vi phạm không?", "due": dt.date(2023, 2, 20)}
    return {
        "desk_dossier": under,
        "desk_nominee": {"pk": under.pk, "nominee": under.nominees.get().pk},
        "desk_ready": ready,
        "desk_forwarded": gone,
        "desk_flag": flag,
        "double": _double(under, ready),
        "dossier_paper": {"pk": under.pk, "code": "danh-sach", "form": "docx"},
        **{
            name: {"pk": under.pk, "nominee": under.nominees.get().pk, "code": code, "form": "docx"}
            for name, code in (("nominee_account", "bao-cao-thanh-tich"), ("nominee_proof", "phieu-tham-tra"))
        },
        "proposal": draft_proposal(world, world.units["song_ray"], by=world.people.binh, title="Khen thưởng của Sông Ray"),
        "opinion": ask_opinion(under, world.units["noi_vu"], **asked),
    }


def _reports(world, issued):
    """A report that its unit fills in, and one that was returned once and submitted twice."""
    people, units = world.people, world.units
    make_indicators(world)
    own = make_report(issued, units["song_ray"], by=people.binh, now=JUNE)
    twice = make_report(issued, units["noi_vu"], by=people.em, now=JUNE)
    submit_report(twice, by=people.em, now=JUNE)
    write_report_comment(twice, by=people.lan, now=JUNE, text="Nêu nguồn số liệu")
    return_report(twice, by=people.lan, now=JUNE, note="Xem lại số liệu")
    type_figures(twice, by=people.em, now=JUNE, figures={"CHUYENDOISO": "84.5"})
    submit_report(twice, by=people.em, now=JUNE)
    return own, twice


def _desk_of_reports(report, people):
    """A remark that went out with the return, one that was not sent, and a question of the chairman about the whole report."""
    asked = report.comments.get()
    remark = write_report_comment(report, by=people.lan, now=JUNE, text="Xem lại cả bản")
    inquiry = ask_figure(report, by=people.thin, now=JUNE, question="Số liệu lấy từ đâu?", due=dt.date(2023, 6, 16))
    return {"report_asked": asked, "report_remark": remark, "inquiry": inquiry}


def _report_file(report, people):
    """Evidence of a report that was not submitted yet."""
    link = ReportFile.objects.create(report=report, attachment=_file(people.binh, False))
    return {"report_file": {"pk": report.pk, "file": link.pk}, "report_attachment": link.attachment}


def _syntheses(world):
    """An issued synthesis, and the draft of the next edition with one of its numbers."""
    span = Period(2023, HALF)
    issued = freeze(build(world.authority, span, by=world.people.lan, now=JUNE), by=world.people.lan, now=JUNE)
    draft = build(world.authority, span, by=world.people.lan, now=JUNE)
    numbers = {
        f"{name}_number": {"pk": synthesis.pk, "figure": synthesis.figures.first().pk} for name, synthesis in (("digest", issued), ("summary", draft))
    }
    return {"digest": issued, "digest_paper": issued.document, "summary": draft, **numbers}


def _law(world):
    """An award with its rule, a row of a table of the law, and one that belongs to Bình Minh alone."""
    law = little_law(world)
    return {
        "award": {"code": law["award"].code},
        "award_rule": law["rule"],
        "law_table": {"slug": "luong-co-so"},
        "law_row": {"slug": "luong-co-so", "pk": law["salary"].pk},
        "local_table": {"slug": "dia-phuong"},
        "local_row": {"slug": "dia-phuong", "pk": law["local"].pk},
    }


def _recipients(world):
    """A person of Sông Ray with everything that is recorded of one, a row that was merged into them, and two that may be one."""
    here, lan = world.units["song_ray"], world.people.lan
    worker, merged = (person("Lê Văn Tám", here, birth_date=dt.date(1980, 5, 2)) for _ in range(2))
    twins = [person("Trần Thị Hoà", here) for _ in range(2)]
    keep_number(worker, "079180001234", by=lan, now=MORNING)
    merge(worker, merged, by=lan, now=MORNING)
    award = given(worker, AwardType.objects.first().code, 2022)
    open_matter = add_restriction(worker, kind="review", begins=DAY, basis="Đơn phản ánh", by=lan, now=MORNING)
    return {
        "recipient": worker,
        "recipient_merged": merged,
        "recipient_award": {"pk": worker.pk, "award": award.pk},
        "recipient_place": {"pk": worker.pk, "place": worker.memberships.get().pk},
        "recipient_matter": {"pk": worker.pk, "restriction": open_matter.pk},
        "recipient_pair": {"first": twins[0].pk, "second": twins[1].pk},
        "initiative": recognised("Số hóa sổ hộ tịch", worker, year=2022),
    }


def _registrations(world):
    """A registration that its unit fills in, and one that was sent."""
    people, units = world.people, world.units
    owes = registration_owed(world, units["song_ray"], units["noi_vu"])
    own = start_registration(owes, by=people.binh, now=MORNING)
    sent = start_registration(owes.duty.obligations.get(unit=units["noi_vu"]), by=people.em, now=MORNING)
    worker = person("Phạm Văn Chín", units["noi_vu"])
    RegistrationLine.objects.create(registration=sent, recipient=worker, award=AwardType.objects.first())
    submit_registration(sent, by=people.em, now=MORNING)
    return {"registration": own, "registration_duty": owes, "registration_sent": sent}


def _imports(world):
    """A file of old awards that waits for its sender's word, and one that is being taken in."""
    files = [take_in(ContentFile(old_awards(ImportKind.AWARDS, world.authority, DAY), "cu.xlsx"), by=world.people.lan, now=MORNING) for _ in range(2)]
    common = {"authority": world.authority, "kind": ImportKind.AWARDS, "by": world.people.lan, "asked_at": MORNING}
    job = RecordImport.objects.create(attachment=files[1], total=40, **common)
    return {"import_table": {"word": "khen-thuong"}, "import_file": {"word": "khen-thuong", "pk": files[0].pk}, "import_job": job}


def _messages(world):
    """A letter that waits and one that was sent, an address that was stopped, a calendar."""
    common = {"people": [world.people.em], "body": "Mời xem.", "url": "/viec-cua-toi/", "now": MORNING, "authority": world.authority}
    letter, sent = (write(key=f"scene-{words}", subject=f"Thư {words}", **common)[1] for words in ("chờ", "đã gửi"))
    letter, sent = (Notice.objects.get(key=row.key) for row in (letter, sent))
    Notice.objects.filter(pk=sent.pk).update(state=State.SENT, sent_at=MORNING)
    address = Address.objects.create(email=world.people.an.email, bounces=3, stopped_at=MORNING)
    return {"letter": letter, "letter_sent": sent, "address": address, "feed": {"token": open_feed(world.people.an)}}


def _file(user, held):
    stored = default_storage.save("scene/ke-hoach.pdf", ContentFile(b"%PDF-1.7 scene"))
    return Attachment.objects.create(
        file=stored, name="Kế hoạch.pdf", media_type="application/pdf", size=14, sha256="0" * 64, uploaded_by=user, uploaded_at=MORNING, held=held
    )
