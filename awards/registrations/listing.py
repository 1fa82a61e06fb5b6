"""Registrations as a list: of one unit its own years, of an authority all units of a year, those that have not begun too."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Q

from awards.registrations.reading import state_words
from awards.registrations.states import OFFICE_LABELS, RegistrationState
from campaigns.directives.models import Duty
from campaigns.obligations.models import Obligation
from campaigns.obligations.states import ChangeKind
from emulation.formats.words import deadline_words
from emulation.search.text import clean_query

NOT_BEGUN, WAIVED = "todo", "waived"
UNSENT = "chua-nop"


@dataclass(frozen=True)
class Choice:
    """A filter as a link: its words, how many rows it leaves, its address."""

    label: str
    count: int
    url: str
    current: bool


@dataclass(frozen=True)
class Line:
    """One row as the page shows it, every word decided."""

    url: str
    name: str
    year: int
    code: str
    due: object
    sent: object
    how: str
    how_css: str
    state: str
    state_words: str


class Listing:
    """What a person sees of the registrations on `day`, narrowed by the address; what the address says wrongly counts as not said."""

    def __init__(self, user, day, asked):
        self.user, self.day = user, day
        self.above = bool(user.seats_with("awards.review_registration")) or not user.seats_with("awards.draft_registration")
        duties = Obligation.objects.visible_to(user).filter(duty__kind=Duty.Kind.REGISTRATION, cluster__isnull=True, opens__lte=day)
        self.years = sorted(set(duties.order_by().values_list("directive__year", flat=True)), reverse=True)
        chosen = {str(year): year for year in self.years}.get(asked.get("nam", ""))
        self.year = chosen or (self.years[0] if self.above and self.years else None)
        self.words = clean_query(asked.get("q", "")) if self.above else ""
        found = duties.as_of(day)
        found = found.filter(directive__year=self.year) if self.year else found
        self._all = found.filter(unit__search_key__contains=self.words) if self.words else found
        self.state = asked.get("trang-thai") if asked.get("trang-thai") in self._rules() else ""

    @property
    def labels(self):
        """The states by their names on the reader's side of the desk."""
        return {str(state): words for state, words in (OFFICE_LABELS if self.above else dict(RegistrationState.choices)).items()}

    @property
    def query(self):
        return self._query(self.year, self.state)

    @property
    def is_narrowed(self):
        return bool(self.state or self.words)

    def filters(self):
        """Return the words of what narrows the list."""
        return [f"năm {self.year}" if self.year else "", self._rules()[self.state][0] if self.state else "", self.words]

    def of_years(self):
        """Return the links of the years, the newest first."""
        return [Choice(f"Năm {year}", 0, f"?{self._query(year, self.state)}", year == self.year) for year in self.years]

    def of_states(self):
        """Return the links of the states that occur, with their counts; one query."""
        rules = self._rules()
        keys = {key: f"n_{place}" for place, key in enumerate(rules)}
        counts = self._all.order_by().aggregate(**{keys[key]: Count("pk", filter=rule, distinct=True) for key, (_, rule) in rules.items()})
        return [
            Choice(label, counts[keys[key]], f"?{self._query(self.year, key)}", key == self.state)
            for key, (label, _) in rules.items()
            if key == "" or counts[keys[key]]
        ]

    def obligations(self):
        """Return the QuerySet of the rows with what `line_of` needs; `registration` may be missing."""
        found = self._all.filter(self._rules()[self.state][1])
        order = ("unit__sort_key", "pk") if self.above else ("-directive__year", "pk")
        return found.select_related("unit__kind", "cluster", "duty", "directive", "registration__obligation").order_by(*order)

    def line_of(self, obligation):
        """Return the Line of one row; no query."""
        registration = getattr(obligation, "registration", None)
        waived = obligation.waived_then == ChangeKind.WAIVE
        own = registration is not None and self.user.has_perm("awards.draft_registration", registration)
        words, kind = ("Được miễn", "") if waived else deadline_words(obligation.deadline_then, self.day, obligation.sent_on)
        opened = registration and (own or registration.submitted_at)
        return Line(
            url=f"/dang-ky/{registration.pk}/" if opened else f"/viec/{obligation.pk}/",
            name=obligation.owner_name,
            year=obligation.directive.year,
            code=registration.code if registration else "",
            due=obligation.deadline_then,
            sent=obligation.sent_on,
            how=words,
            how_css={"over": "st st-over", "near": "rel warm", "late": "st st-due"}.get(kind, "rel"),
            state=WAIVED if waived else registration.state if registration else NOT_BEGUN,
            state_words="Được miễn" if waived else state_words(registration, own) if registration else "Chưa bắt đầu",
        )

    def _rules(self):
        """Return {key: (label, Q)} of the states, those with the same name once."""
        standing = ~Q(waived_then=ChangeKind.WAIVE)
        rules = {"": ("Tất cả", Q()), UNSENT: ("Chưa trình", standing & Q(sent_on__isnull=True))}
        rules[NOT_BEGUN] = ("Chưa bắt đầu", standing & Q(registration__isnull=True))
        for state, label in self.labels.items():
            same = [other for other, words in self.labels.items() if words == label]
            if same[0] == state:
                rules[state] = (label, standing & Q(registration__state__in=same))
        return rules | {WAIVED: ("Được miễn", ~standing)}

    def _query(self, year, state):
        parts = {"nam": year, "trang-thai": state, "q": self.words}
        return urlencode({key: value for key, value in parts.items() if value})
