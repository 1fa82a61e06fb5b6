"""Who may read, acknowledge, declare and reopen an obligation."""

from campaigns.directives.permissions import own_authority
from emulation.accounts.predicates import permission
from emulation.accounts.roles import Role


def owner(seat, obligation):
    """The seat answers for the obligation: at the unit, or as head of the cluster that owes it."""
    if obligation.cluster_id:
        return seat.role == Role.CLUSTER_HEAD and seat.unit.pk == obligation.cluster.head_id
    return seat.role != Role.CLUSTER_HEAD and seat.unit.pk == obligation.unit_id


permission("campaigns.acknowledge_obligation")(owner)
permission("campaigns.declare_obligation")(owner)
permission("campaigns.read_unit")(owner)
permission("campaigns.read_cluster")(owner)
permission("campaigns.review_obligation")(own_authority)
