"""Verbs on launch events: record one (which fulfils the obligation), mend what was recorded."""

from campaigns.directives.models import Duty
from campaigns.launches.models import LaunchEvent
from campaigns.launches.rules import mendable, objection, sentence
from campaigns.obligations.actions import declare_done
from campaigns.obligations.models import Evidence
from campaigns.obligations.states import ObligationState
from emulation import clock
from emulation.attachments.actions import keep
from emulation.attachments.models import Attachment
from emulation.formats.words import day_words, number_words
from emulation.workflow.flows import Refused
from emulation.workflow.steps import act, edit, write_trace

MENDED = "Sửa ghi nhận lễ phát động"


@act
def record_launch(obligation, *, by, now, held_on, place, people, summary, photos=(), version=None):
    """Record the launch that `obligation` asks for, with `photos` (Attachments) as evidence, and declare the obligation done.

    Returns the LaunchEvent; after "Yêu cầu làm lại" it is the same one with new words. `version` is that of the obligation.
    Raises Refused (another kind of duty, a day to come, no people, and all that `declare_done` refuses) or Conflict.
    """
    said = _checked(obligation, now, held_on=held_on, place=place, people=people, summary=summary)
    had = _evidence(obligation)
    note = sentence(held_on, place, people)
    declare_done(obligation, by=by, now=now, note=note, files=[photo for photo in photos if photo.pk not in had], version=version)
    _take_out(had, photos)
    event, _ = LaunchEvent.objects.update_or_create(obligation=obligation, defaults=said | {"recorded_by": by, "recorded_at": now})
    return event


@act
def mend_launch(obligation, *, by, now, held_on, place, people, summary, photos=(), version=None):
    """Change what was recorded of a launch, or add the record where the obligation was declared without one; the history says what changed.

    Returns the LaunchEvent. Raises Refused (not of the unit, not done yet, the year is over, and as `record_launch`) or Conflict.
    """
    if not by.has_perm("campaigns.declare_obligation", obligation):
        raise Refused("Chỉ người của đơn vị được sửa ghi nhận lễ phát động.")
    if obligation.state != ObligationState.DONE:
        raise Refused("Lễ phát động chưa được ghi nhận nên chưa có gì để sửa.")
    if not mendable(obligation.directive, clock.day_of(now)):
        raise Refused(f"Năm thi đua {obligation.directive.year} đã hết nên không sửa ghi nhận được nữa.")
    said = _checked(obligation, now, held_on=held_on, place=place, people=people, summary=summary)
    had, before = _evidence(obligation), LaunchEvent.objects.filter(obligation=obligation).first()
    changes = {"note": sentence(held_on, place, people)}
    edit(obligation, by=by, now=now, version=obligation.version if version is None else version, changes=changes, trace=False)
    new = [photo for photo in photos if photo.pk not in had]
    keep(new)
    Evidence.objects.bulk_create([Evidence(obligation=obligation, attachment=photo) for photo in new])
    gone = _take_out(had, photos)
    write_trace(obligation, step="launch", what=MENDED, by=by, now=now, note=_differences(before, said, new, gone))
    defaults = said if before else said | {"recorded_by": by, "recorded_at": now}
    event, _ = LaunchEvent.objects.update_or_create(obligation=obligation, defaults=defaults)
    return event


def _checked(obligation, now, *, held_on, place, people, summary):
    """Return the fields of the event, trimmed. Raises Refused with the sentence that stands against them."""
    if obligation.duty.kind != Duty.Kind.LAUNCH:
        raise Refused("Việc này không phải việc tổ chức phát động.")
    if words := objection(obligation.directive, clock.day_of(now), held_on, people):
        raise Refused(words)
    return {"held_on": held_on, "place": " ".join(place.split()), "people": people, "summary": summary.strip()}


def _evidence(obligation):
    return {row.attachment_id: row for row in obligation.evidence.select_related("attachment")}


def _take_out(had, photos):
    """Take the files out that the person dropped; return them. Held again, they go away with the forgotten ones."""
    wanted = {photo.pk for photo in photos}
    gone = [row for key, row in had.items() if key not in wanted]
    Evidence.objects.filter(pk__in=[row.pk for row in gone]).delete()
    Attachment.objects.filter(pk__in=[row.attachment_id for row in gone]).update(held=True)
    return [row.attachment for row in gone]


def _differences(before, said, new, gone):
    """Return what changed, one line for each thing."""
    words = {"held_on": ("Ngày", day_words), "place": ("Địa điểm", str), "people": ("Số người", number_words)}
    lines = []
    for name, (label, shown) in words.items():
        if before and getattr(before, name) != said[name]:
            lines.append(f"{label}: {shown(getattr(before, name))} → {shown(said[name])}")
    if before and before.summary != said["summary"]:
        lines.append("Sửa phần diễn biến, kết quả")
    lines += [f"Thêm tệp {file.name}" for file in new] + [f"Bỏ tệp {file.name}" for file in gone]
    return "\n".join(lines)
