"""How a duty to register is done: begun and filled in here."""

from awards.registrations.models import Registration
from campaigns.directives.models import Duty
from campaigns.obligations.fulfilment import Fulfilment, register
from campaigns.obligations.guards import barrier


def begun(obligation):
    """Tell whether the registration was begun; one query."""
    return Registration.objects.filter(obligation=obligation).exists()


def by_note(obligation):
    """Tell whether a note is enough: for a cluster, and where the unit registers for the year under another directive; one query."""
    if obligation.cluster_id:
        return True
    same = Registration.objects.filter(authority=obligation.authority_id, unit=obligation.unit_id, year=obligation.directive.year)
    return same.exclude(obligation=obligation).exists()


def progress(obligations):
    """Nothing must be filled in for everybody: there is nothing to count."""
    return {}


def card(obligation, user, day):
    """Return what the card on the page of an obligation shows: the registration, or whether and why not it may be begun; two queries."""
    registration = Registration.objects.visible_to(user).filter(obligation=obligation).first()
    own = registration is None and user.has_perm("campaigns.declare_obligation", obligation)
    reason = barrier(obligation, day) if own else ""
    return {"registration": registration, "may_start": own and not reason, "reason": reason}


register(
    Fulfilment(
        kinds=frozenset({Duty.Kind.REGISTRATION}),
        begun=begun,
        by_note=by_note,
        progress=progress,
        template="awards/registrations/card.html",
        card=card,
    )
)
