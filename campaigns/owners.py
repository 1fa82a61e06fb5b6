"""Whom the files of plans, obligations and readings may be shown to: whoever sees the record."""

from django.db.models import Q

from campaigns.obligations.models import Obligation
from campaigns.plans.models import Plan
from campaigns.plans.snapshot import digests_of
from campaigns.plans.submitted import kept_of
from campaigns.readings.models import DirectiveReading
from emulation.attachments.owners import register


@register
def reader_of_plan(user, attachment):
    """The unit itself, and whoever sees the plan once a version that was not taken back names the file by its digest."""
    plan = Plan.objects.visible_to(user).filter(Q(scan=attachment) | Q(files__attachment=attachment)).select_related("obligation").first()
    if plan is None or user.has_perm("campaigns.draft_plan", plan):
        return plan is not None
    return any(attachment.sha256 in digests_of(version.facts) for version in kept_of(plan))


@register
def reader_of_evidence(user, attachment):
    return Obligation.objects.visible_to(user).filter(evidence__attachment=attachment).exists()


@register
def reader_of_paper(user, attachment):
    return DirectiveReading.objects.visible_to(user).filter(source=attachment).exists()
