"""Pieces of other pages that show the questions about the figures of a report."""

from django import template

from reports.inquiries.listing import BADGES
from reports.inquiries.models import Inquiry

register = template.Library()


@register.inclusion_tag("reports/inquiries/of_report.html", takes_context=True)
def report_inquiries(context, report):
    """Draw the questions about `report` that the viewer may read, and the way to ask; nothing where there is neither."""
    user = context["user"]
    found = list(Inquiry.objects.visible_to(user).filter(report=report).select_related("asked_by")) if report.submitted_at else []
    for inquiry in found:
        inquiry.badge = BADGES[inquiry.state]
    may_ask = bool(report.submitted_at) and user.has_perm("reports.ask_figure", report)
    return {"report": report, "reading": context.get("reading"), "inquiries": found, "may_ask": may_ask}
