"""What a plan says to readers from above: its newest version that was not taken back."""

from django.db.models import F

from campaigns.obligations.counting import kept_by_paper
from campaigns.plans.models import PlanVersion
from campaigns.plans.states import EDITABLE

NOTHING_SAID = {
    **dict.fromkeys(("form", "title", "aims", "measures", "organisation", "paper_reference"), ""),
    **{"paper_day": None, "scan": None, "rows": [], "files": []},
}


def kept_of(plan):
    """Return the PlanVersions of `plan` that were not taken back, in order, with who submitted them; two queries."""
    return kept_by_paper(PlanVersion.objects.select_related("submitted_by"), "plan", [plan.pk]).get(plan.pk, [])


def with_heads(plans, user):
    """Return `plans` (with their obligations) as a list; each has in `head` what `user` may know of its title and paper number; two queries.

    While a unit changes its plan, readers from above know those of the version that counts; where there is none, the title of the duty.
    """
    plans = list(plans)
    hidden = [plan.pk for plan in plans if plan.state in EDITABLE and not user.has_perm("campaigns.draft_plan", plan)]
    light = PlanVersion.objects.defer("facts").annotate(title=F("facts__title"), reference=F("facts__paper_reference"))
    kept = kept_by_paper(light, "plan", hidden) if hidden else {}
    for plan in plans:
        if plan.pk not in hidden:
            plan.head = (plan.title, plan.paper_reference)
        else:
            said = kept.get(plan.pk)
            plan.head = (said[-1].title, said[-1].reference) if said else (plan.obligation.duty.title, "")
    return plans
