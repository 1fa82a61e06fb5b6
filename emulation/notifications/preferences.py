"""When and by which way a person wishes to be told."""

from emulation.notifications.models import Preference
from emulation.notifications.states import Ways

HOURS = range(5, 18)


def preference_of(user):
    """Return the person's Preference, an unsaved one with the usual choices where there is none."""
    return Preference.objects.filter(user=user).first() or Preference(user=user)


def save_preference(user, *, digest_hour, channel):
    """Keep the person's own choice; ValueError for an hour or a way that is not offered."""
    if digest_hour not in HOURS or channel not in Ways:
        raise ValueError(f"Not offered: {digest_hour!r}, {channel!r}")
    Preference.objects.update_or_create(user=user, defaults={"digest_hour": digest_hour, "channel": channel})
