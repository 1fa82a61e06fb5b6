"""Pieces of other pages that show what is owed."""

from django import template

from campaigns.obligations.models import TimeRequest
from campaigns.obligations.tables import owed_under
from emulation import clock

register = template.Library()


@register.inclusion_tag("campaigns/obligations/owed.html", takes_context=True, name="owed_under")
def owed_under_directive(context, directive):
    """Draw "Việc giao cho đơn vị": what the viewer's units owe under `directive`; nothing where they owe nothing."""
    return {"owed": owed_under(directive, context["user"]), "today": clock.today()}


@register.filter
def due_on(obligation, day):
    """Return the day that `obligation` has to be kept by, as things stand on `day`."""
    return obligation.due_now(day)


@register.filter
def waived_on(obligation, day):
    """Tell whether `obligation` is waived on `day`."""
    return obligation.waiver(day) is not None


@register.inclusion_tag("campaigns/obligations/due_of.html")
def due_of(obligation, day):
    """Say how `obligation` stands against its deadline on `day`, in words; while it is mended by a set day, against that one."""
    keep = obligation.due_now(day)
    done = obligation.settled_on if keep == obligation.deadline(day) else None
    return {"waived": obligation.waiver(day), "keep": keep, "done": done, "day": day}


@register.simple_tag(takes_context=True)
def waiting_requests(context):
    """Return how many requests for more time the viewer's standing office has to answer; one query."""
    return TimeRequest.objects.waiting_for(context["user"]).order_by().count()
