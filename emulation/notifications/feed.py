"""The deadlines of a person as a calendar (RFC 5545) that a calendar program fetches by an address of its own, which can be taken back."""

import datetime as dt
import hashlib
import secrets
from urllib.parse import urlsplit

import icalendar
from django.conf import settings
from django.core import signing
from django.utils import timezone

from emulation.accounts.models import User
from emulation.notifications import inbox
from emulation.notifications.models import Preference

SALT = "emulation.notifications.feed"


def feed_token(user):
    """Return what the address of the person's calendar ends in, "" while there is none."""
    key = Preference.objects.filter(user=user).values_list("feed_key", flat=True).first()
    return signing.dumps([user.pk, key], salt=SALT) if key else ""


def open_feed(user):
    """Give the person's calendar a new address and return its token; the address before ends."""
    Preference.objects.update_or_create(user=user, defaults={"feed_key": secrets.token_urlsafe(24)})
    return feed_token(user)


def close_feed(user):
    """Take the address of the person's calendar back."""
    Preference.objects.filter(user=user).update(feed_key="")


def user_of_token(token):
    """Return the active User whose calendar has the address `token` now, or None."""
    try:
        pk, key = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return User.objects.filter(pk=pk, is_active=True, preference__feed_key=key).exclude(preference__feed_key="").first()


def feed(user, day):
    """Return the calendar (bytes): what the inbox shows on `day` as still to come or to do, each on its day, with an alarm the day before."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Thi dua - Khen thuong//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Hạn việc thi đua, khen thưởng")
    calendar.add("refresh-interval", dt.timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for row in inbox.rows(user, day):
        if row.section != "done" and row.year_day:
            calendar.add_component(_event(row, user, day))
    return calendar.to_ical()


def _event(row, user, day):
    event = icalendar.Event()
    event.add("uid", _uid(row, user))
    event.add("dtstamp", timezone.make_aware(dt.datetime.combine(day, dt.time.min)).astimezone(dt.UTC))
    event.add("dtstart", row.year_day)
    event.add("dtend", row.year_day + dt.timedelta(days=1))
    event.add("summary", f"{row.title} ({row.unit})" if row.unit else row.title)
    event.add("transp", "TRANSPARENT")
    if row.url:
        event.add("url", settings.SITE_URL + row.url)
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", row.title)
    alarm.add("trigger", -dt.timedelta(days=1))
    event.add_component(alarm)
    return event


def _uid(row, user):
    """The same event for ever: by the key of the row where its room gives one, else by its title and unit."""
    named = hashlib.sha256(f"{user.pk}:{row.key or f'{row.title}|{row.unit}'}".encode()).hexdigest()[:32]
    return f"{named}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}"
