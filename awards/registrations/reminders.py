"""The registrations that came in, for the office's morning letter."""

from awards.registrations.models import Registration
from awards.registrations.states import RegistrationState
from campaigns.obligations.incoming import incoming
from emulation.notifications.reminders import register_figures


@register_figures
def incoming_figures(first, day):
    """Return how many registrations came in new and how many again, from `first` to before `day`, and still wait; one query."""
    return incoming(Registration.objects.filter(state=RegistrationState.SENT), first, day, noun="đăng ký thi đua", place=14)
