"""Pieces of other pages that concern plans."""

from django import template

from campaigns.obligations.guards import barrier
from campaigns.plans.models import Plan
from campaigns.plans.prefill import last_years_plan
from emulation import clock

register = template.Library()


@register.inclusion_tag("campaigns/plans/starts.html", takes_context=True)
def plan_starts(context, obligation):
    """Draw the plan of `obligation` as a link, or the ways to start it for whoever may."""
    user = context["user"]
    plan = Plan.objects.visible_to(user).filter(obligation=obligation).first()
    own = plan is None and user.has_perm("campaigns.declare_obligation", obligation)
    reason = barrier(obligation, clock.today()) if own else ""
    may_start = own and not reason
    last = last_years_plan(obligation) if may_start else None
    return {"plan": plan, "may_start": may_start, "reason": reason, "last": last, "obligation": obligation, "csrf_token": context["csrf_token"]}
