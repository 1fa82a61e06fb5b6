"""Slow down password guessing: per name and address, counted in the cache, never locking a person out elsewhere."""

from django.conf import settings
from django.core.cache import cache

LIMIT = 8
WINDOW = 15 * 60


def address_of(request):
    """Return where the request comes from: what our own proxy says, if there is one (TRUST_PROXY), else the connection."""
    told = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.TRUST_PROXY else ""
    return told.rsplit(",", 1)[-1].strip() or request.META.get("REMOTE_ADDR", "")


def _key(username, address):
    return f"sign-in:{username.strip().lower()[:60]}:{address}"


def is_blocked(username, address):
    """Tell whether this name was tried wrongly LIMIT times from this address within the last quarter of an hour."""
    return cache.get(_key(username, address), 0) >= LIMIT


def count_failure(username, address):
    key = _key(username, address)
    if not cache.add(key, 1, WINDOW):
        cache.incr(key)


def forget(username, address):
    cache.delete(_key(username, address))
