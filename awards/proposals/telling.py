"""Who is told about a dossier, in the bell and by letter: its unit, the standing office that has it, whoever is asked about it."""

from emulation import clock
from emulation.accounts.models import User
from emulation.accounts.roles import UNIT_ROLES, Role
from emulation.notifications.actions import tell


def people_of_unit(proposal, day):
    """Return the QuerySet of heads and clerks of the unit that proposes, on `day`."""
    return User.objects.holding(UNIT_ROLES, [proposal.unit_id], day)


def people_of_office(proposal, day):
    """Return the QuerySet of the people of the standing office that has the dossier, on `day`."""
    return User.objects.holding(Role.STANDING_OFFICE, [proposal.authority_id], day)


def office_name(proposal):
    """Return the name of the standing office that receives the dossier."""
    office = proposal.authority.authority.standing_office
    return office.name if office else "Thường trực Hội đồng"


def tell_unit(proposal, words, body, *, by, now, page=""):
    """Tell the unit what the office did with its dossier: `words` begin the subject, `page` is where of the dossier to look."""
    _tell(proposal, people_of_unit(proposal, clock.day_of(now)), words, body, f"/de-nghi/{proposal.pk}/{page}", by, now, proposal.authority)


def tell_office(proposal, words, body, *, by, now, people=None):
    """Tell the standing office (or only `people` of it) what happened with a dossier that it has."""
    people = people_of_office(proposal, clock.day_of(now)) if people is None else people
    _tell(proposal, people, words, body, f"/hang-cho/khen-thuong/{proposal.pk}/", by, now, None)


def _tell(proposal, people, words, body, url, by, now, authority):
    tell(
        key=f"proposal-{proposal.pk}-{proposal.version}-{words}"[:120],
        people=list(people),
        subject=f"{words}: {proposal.code} của {proposal.unit.short_name}",
        body=f"{proposal.title}.\n{body}",
        url=url,
        now=now,
        by=by,
        authority=authority,
    )
