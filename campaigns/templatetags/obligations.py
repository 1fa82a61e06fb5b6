"""Pieces of other pages that show what is owed."""

from django import template

from campaigns.obligations.tables import owed_under
from emulation import clock

register = template.Library()


@register.inclusion_tag("campaigns/obligations/owed.html", takes_context=True, name="owed_under")
def owed_under_directive(context, directive):
    """Draw "Việc giao cho đơn vị": what the viewer's units owe under `directive`; nothing where they owe nothing."""
    return {"owed": owed_under(directive, context["user"]), "today": clock.today()}
