"""One record of every kind, in the state in which the most can be done with it: what the access matrix walks over."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from campaigns.directives.actions import send_up
from campaigns.obligations.models import Evidence
from campaigns.plans.actions import return_plan, submit_plan
from campaigns.plans.models import PlanFile
from emulation.attachments.models import Attachment
from emulation.notifications.models import Notice
from tests.factories import MORNING, launch, make_directive, make_plan, owed

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
    return_plan(sent, by=people.lan, now=MORNING, note="Bổ sung chỉ tiêu")
    submit_plan(sent, by=people.em, now=MORNING)
    led = make_plan(issued, units["xuan_my"], by=people.dung, kind="cluster_plan")
    declared = owed(issued, units["song_ray"], "launch")
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
        "acknowledge": owed(issued, units["song_ray"], "acknowledge"),
        "launch": declared,
        "duty_of_plan": owed(issued, units["xuan_my"], "plan"),
        "seat": people.an.appointments.get(),
        "unit": units["song_ray"],
        "bell": Notice.objects.get(recipient=people.an, channel="bell", key__contains="launched"),
        "plan_file": files[0],
        "evidence": files[1],
        "held_file": files[2],
    }


def _file(user, held):
    stored = default_storage.save("scene/ke-hoach.pdf", ContentFile(b"%PDF-1.7 scene"))
    return Attachment.objects.create(
        file=stored, name="Kế hoạch.pdf", media_type="application/pdf", size=14, sha256="0" * 64, uploaded_by=user, uploaded_at=MORNING, held=held
    )
