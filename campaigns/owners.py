"""Whom the files of plans, obligations and readings may be shown to: whoever sees the record."""

from campaigns.obligations.models import Obligation
from campaigns.plans.models import Plan
from campaigns.readings.models import DirectiveReading
from emulation.attachments.owners import register


@register
def reader_of_plan(user, attachment):
    plans = Plan.objects.visible_to(user)
    return plans.filter(scan=attachment).exists() or plans.filter(files__attachment=attachment).exists()


@register
def reader_of_evidence(user, attachment):
    return Obligation.objects.visible_to(user).filter(evidence__attachment=attachment).exists()


@register
def reader_of_paper(user, attachment):
    return DirectiveReading.objects.visible_to(user).filter(source=attachment).exists()
