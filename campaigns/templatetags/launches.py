"""Pieces of other pages that show a launch."""

from django import template

from campaigns.launches.page import page_of
from emulation import clock

register = template.Library()


@register.inclusion_tag("campaigns/launches/card.html", takes_context=True)
def launch_card(context, obligation):
    """Draw the recorded launch of `obligation` with its photographs, and the way to record or mend it for whoever may."""
    return {"page": page_of(obligation, context["user"], clock.today()), "obligation": obligation, "linked": True}
