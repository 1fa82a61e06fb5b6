"""The outbox as somebody keeps it: letters on shelves by how far they got, found by the name of the reader, and the next morning's beforehand."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db.models import Count, Q

from emulation.formats.words import day_words
from emulation.notifications.models import Address, Notice, Preference
from emulation.notifications.rounds import FIRST_HOUR, upcoming
from emulation.notifications.states import State, Ways
from emulation.search.fields import VnDateField
from emulation.search.text import clean_query

SHELVES = {
    "se-gui": ("Sẽ gửi", {State.PENDING, State.SENDING}),
    "da-gui": ("Đã gửi", {State.SENT}),
    "khong-gui-duoc": ("Không gửi được", {State.FAILED}),
    "tra-lai": ("Bị trả lại", {State.BOUNCED, State.STOPPED}),
    "da-bo": ("Đã bỏ", {State.DISCARDED}),
}
FIRST = "se-gui"
PREVIEWED = 20  # letters of a coming round that are drawn unless all are asked for
AHEAD = dt.timedelta(days=366)


@dataclass(frozen=True)
class Tab:
    """A shelf as a link."""

    label: str
    count: int
    url: str
    current: bool


@dataclass(frozen=True, kw_only=True)
class Coming:
    """What one person would be told by a round; `way` says by which way and when."""

    person: object
    subject: str
    body: str
    lines: int
    way: str


class Outbox:
    """The letters in the name of the person's authorities, narrowed by the address of the page; what it says wrongly counts as not said."""

    def __init__(self, user, asked):
        self.user, self.query = user, clean_query(asked.get("q", ""))
        self.typed = asked.get("q", "").strip() if self.query else ""
        self.key = asked.get("muc") if asked.get("muc") in SHELVES else FIRST
        self.label, states = SHELVES[self.key]
        self._found = Notice.objects.outbox(user)
        if self.query:
            self._found = self._found.filter(Q(recipient__search_key__contains=self.query) | Q(address__icontains=self.query))
        self._states = states

    @property
    def address(self):
        """The parameters that make this page, as "muc=da-gui&q=lan"."""
        return self._address(self.key)

    def letters(self):
        """Return the QuerySet of the shelf, the newest first."""
        return self._found.filter(state__in=self._states).order_by("-created_at", "-pk")

    def tabs(self):
        """Return the shelves as links with their counts; one query."""
        counts = self._found.order_by().aggregate(
            **{key.replace("-", "_"): Count("pk", filter=Q(state__in=states)) for key, (_, states) in SHELVES.items()}
        )
        return [Tab(label, counts[key.replace("-", "_")], f"?{self._address(key)}", key == self.key) for key, (label, _) in SHELVES.items()]

    def stopped(self):
        """Return the list of stopped addresses that the person may lift again; one query."""
        return list(Address.objects.visible_to(self.user).stopped())

    def _address(self, key):
        return urlencode({name: value for name, value in (("muc", key if key != FIRST else ""), ("q", self.typed)) if value})


def wanted_day(text, today):
    """Return the day of a round that the address asks for, from `today` on; the day after where it names none."""
    try:
        day = VnDateField(required=False).clean(text or "")
    except ValidationError:
        day = None
    return day if day and today <= day <= today + AHEAD else today + dt.timedelta(days=1)


def day_fault(text, today):
    """Return the sentence about a day in the address that no round can be shown for; "" where it is fine or not given."""
    try:
        day = VnDateField(required=False).clean(text or "")
    except ValidationError as error:
        return error.messages[0]
    return "" if not day or today <= day <= today + AHEAD else f"Chỉ xem trước được đợt nhắc từ hôm nay đến {day_words(today + AHEAD)}"


def coming(user, day, query=""):
    """Return what a round of `day` would tell, as far as it goes in the name of the person's authorities: a list of Coming.

    `query` is folded text in the name of the reader. A constant number of queries; nothing is written.
    """
    kept = {seat.authority.pk for seat in user.seats_with("notifications.keep_outbox")}
    letters = [letter for letter in upcoming(day) if letter.authority in kept and query in letter.person.search_key]
    people = [letter.person for letter in letters]
    wishes = {wish.user_id: wish for wish in Preference.objects.filter(user__in=people)}
    stopped = set(Address.objects.stopped().filter(email__in={person.email.lower() for person in people}).values_list("email", flat=True))
    return [_coming(letter, wishes.get(letter.person.pk), stopped) for letter in letters]


def _coming(letter, wish, stopped):
    digest, email = letter.digest, letter.person.email.lower()
    if wish and wish.channel == Ways.BELL:
        way = "chỉ chuông, theo lựa chọn của người nhận"
    elif not email:
        way = "chỉ chuông, chưa có địa chỉ thư"
    elif email in stopped:
        way = "chỉ chuông, địa chỉ thư đã ngừng"
    else:
        way = f"{wish.digest_hour if wish else FIRST_HOUR} giờ ngày {day_words(letter.day)}"
    return Coming(person=letter.person, subject=digest.subject, body=digest.body, lines=len(digest.lines), way=way)
