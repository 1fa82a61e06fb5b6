"""Who may draft, submit and review a plan; the plan of a cluster belongs to the head of the cluster."""

from campaigns.directives.permissions import own_authority
from campaigns.obligations.permissions import owner
from emulation.accounts.predicates import permission


def plan_owner(seat, plan):
    return owner(seat, plan.obligation)


permission("campaigns.draft_plan")(plan_owner)
permission("campaigns.submit_plan")(plan_owner)
permission("campaigns.review_plan")(own_authority)
