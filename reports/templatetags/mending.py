"""Pieces of other pages that show what a unit has to fix in its report."""

from django import template

from emulation import clock
from reports.periodic.mending import mending_in, mending_of

register = template.Library()


@register.simple_tag(takes_context=True)
def things_to_fix(context, report):
    """Return the Mending of `report` for the viewer; no query where the page has read it (`fixing`), or the report (`reading`)."""
    if "fixing" in context:
        return context["fixing"]
    if "reading" in context:
        return mending_in(context["reading"], context["user"])
    return mending_of(report, context["user"], clock.today())
