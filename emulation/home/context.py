"""What the frame of every page shows: menu, bell, seats, help contact.

One query for a signed-in person, a second for those who look after the installation, none for others.
"""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from emulation import clock
from emulation.home.health import is_silent
from emulation.home.menu import MenuItem, menu_of
from emulation.notifications.models import Notice

PRODUCT = "Thi đua – Khen thưởng"
SILENT = "Bộ hẹn giờ đã ngừng hơn một giờ: thư và nhắc việc chưa được gửi."


@dataclass(frozen=True)
class Help:
    name: str
    phone: str


@dataclass(frozen=True, kw_only=True)
class Shell:
    """`organ` is the line under the product's name; `seat` and `seats` are those of the person; `keeper` looks after letters and health."""

    product: str = PRODUCT
    today: dt.date
    organ: str = ""
    menu: tuple[MenuItem, ...] = ()
    unread: int = 0
    seat: object = None
    seats: tuple = ()
    help: Help | None = None
    demo: bool = False
    demo_day: dt.date | None = None
    banners: tuple[str, ...] = ()
    keeper: bool = False


def shell(request):
    """Context processor. A page may count for the menu beforehand: `request.menu_counts = {"home:inbox": 3}`.

    `request.banners` (sentences) stand above the page, for what concerns everybody on it.
    """
    common = {
        "today": clock.today(),
        "demo": settings.DEMO,
        "demo_day": getattr(request, "demo_day", None),
        "banners": tuple(getattr(request, "banners", ())),
    }
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"shell": Shell(**common)}
    # Not every page passes the middleware that lays the chosen seat on the person: an error page may come before it.
    seat = getattr(user, "seat", None) or None
    profile = _profile_of(seat)
    keeper = bool(seat and seat.carries("notifications.keep_outbox"))
    if keeper and is_silent(timezone.now()):
        common["banners"] = (_alarm(), *common["banners"])
    return {
        "shell": Shell(
            **common,
            organ=profile.level_name if profile else "",
            keeper=keeper,
            menu=menu_of(seat, request.path, getattr(request, "menu_counts", {})),
            unread=Notice.objects.unread(user),
            seat=seat,
            seats=user.seats,
            help=Help(str(profile.standing_office or profile.council_name), profile.phone) if profile else None,
        )
    }


def _alarm():
    return format_html('{} <a href="{}">{}</a>', SILENT, reverse("home:health"), "Xem cách xử lý")


def _profile_of(seat):
    """Return the Authority of the seat's issuing unit, read with the seats; None for a unit under nobody."""
    if not seat:
        return None
    try:
        return seat.authority.authority
    except ObjectDoesNotExist:
        return None
