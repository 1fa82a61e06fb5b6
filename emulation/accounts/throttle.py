"""Slow down password guessing: per name and address, counted in the cache, never locking a person out elsewhere."""

import hashlib

from django.conf import settings
from django.core.cache import cache

from emulation.search.text import nfc

LIMIT = 8
WINDOW = 15 * 60


def address_of(request):
    """Return where the request comes from: what our own proxy says, if there is one (TRUST_PROXY), else the connection."""
    told = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.TRUST_PROXY else ""
    return told.rsplit(",", 1)[-1].strip() or request.META.get("REMOTE_ADDR", "")


def _key(username, address):
    # A digest: what was typed may hold signs that a cache refuses in its keys.
    return "sign-in:" + hashlib.sha256(f"{nfc(username).strip().lower()}\n{address}".encode(errors="replace")).hexdigest()


def is_blocked(username, address):
    """Tell whether this name was tried wrongly LIMIT times from this address within the last quarter of an hour."""
    return cache.get(_key(username, address), 0) >= LIMIT


def count_failure(username, address):
    key = _key(username, address)
    if cache.add(key, 1, WINDOW):
        return
    try:
        cache.incr(key)
    except ValueError:  # the quarter of an hour ended between the two
        cache.set(key, 1, WINDOW)


def forget(username, address):
    cache.delete(_key(username, address))
