"""Where the numbers of a report stand: for the page of a report."""

from django import template

from reports.synthesis.provenance import used_in as uses_of

register = template.Library()


@register.inclusion_tag("reports/synthesis/used_in.html")
def used_in(report, user):
    """Draw the editions that take numbers from `report`, as far as `user` may know of them; nothing where there are none."""
    return {"uses": uses_of(report, user)}
