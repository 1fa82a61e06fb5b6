"""What every measurement stands on: Django over a chosen database, dice that fall the same way each time, the load of the machine."""

import os
import random
from pathlib import Path

import django


def set_up_settings(folder, database_url=""):
    """Start Django with SQLite in `folder`, or with `database_url`; nothing of the caller's own installation gets in."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name in ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SECRET_KEY", "DEBUG", "HTTPS"):
        os.environ.pop(name, None)
    os.environ |= {"DATA_DIR": str(folder), "DEMO": "0", "EMBEDDED_WORKER": "0", "LOG_LEVEL": "ERROR", "DJANGO_SETTINGS_MODULE": "emulation.settings"}
    if database_url:
        os.environ["DATABASE_URL"] = database_url
    django.setup()


def set_up(folder, database_url=""):
    """The same, and migrate."""
    set_up_settings(folder, database_url)
    from django.core.management import call_command  # inline: needs the settings

    call_command("migrate", interactive=False, verbosity=0)


def dice(seed):
    """Return a generator of random numbers that gives the same row for the same `seed`."""
    return random.Random(seed)


def machine():
    """Return one line about the machine and its load, for the head of a table."""
    one, five, _ = os.getloadavg()
    return f"{os.cpu_count()} cores, load {one:.1f} over one minute, {five:.1f} over five"
