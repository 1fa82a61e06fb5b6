"""What the upper rooms say on the page of a recipient: open nominations, and the titles registered for the year."""

from awards.proposals.models import Nominee
from awards.proposals.states import ENDED
from awards.records.mentions import Mention, register
from awards.registrations.models import Registration, RegistrationLine


@register
def nominations(user, recipient_ids, day):
    """Open dossiers that name the recipient."""
    open_ones = Nominee.objects.visible_to(user).filter(recipient__in=recipient_ids).exclude(proposal__state__in=ENDED)
    return [
        Mention(f"Đề nghị {each.award.name} năm {each.proposal.year}", each.proposal.get_state_display(), "awards:proposal-detail", each.proposal_id)
        for each in open_ones.select_related("award", "proposal")
    ]


@register
def registered(user, recipient_ids, day):
    """What was registered for the year of `day`, or is being registered."""
    lines = RegistrationLine.objects.filter(recipient__in=recipient_ids, registration__year=day.year)
    seen = lines.filter(registration__in=Registration.objects.visible_to(user))
    return [
        Mention(
            f"Đăng ký {each.award.name} năm {day.year}", each.registration.get_state_display(), "awards:registration-detail", each.registration_id
        )
        for each in seen.select_related("award", "registration")
    ]
