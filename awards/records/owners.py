"""Whom the paper of an initiative may be shown to: whoever sees one of its authors."""

from awards.records.models import Initiative
from emulation.attachments.owners import register


@register
def reader_of_initiative(user, attachment):
    return Initiative.objects.visible_to(user).filter(file=attachment).exists()
