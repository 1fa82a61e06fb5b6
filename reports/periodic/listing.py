"""Reports as a list: of one unit its own periods, of an authority all units of a period. On time and complete are two columns.

A row is an obligation, so that a unit that has not begun stands in the list too.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, F, Q

from campaigns.movements.periods import Period
from campaigns.obligations.models import Obligation
from campaigns.obligations.states import ChangeKind
from emulation.formats.words import day_words, deadline_words
from emulation.search.text import clean_query
from emulation.units.models import Cluster
from reports.periodic.actions import PERIODS
from reports.periodic.states import OFFICE_LABELS, ReportState

KINDS = {kind: duty for duty, kind in PERIODS.items()}
NOT_BEGUN = "todo"
ON_TIME, LATE, OVERDUE, WAITING, WAIVED = "dung-han", "muon", "qua-han", "chua-nop", "mien"
HOW = {ON_TIME: "Nộp đúng hạn", LATE: "Nộp muộn", OVERDUE: "Quá hạn, chưa nộp", WAITING: "Chưa nộp, còn hạn", WAIVED: "Được miễn"}
COMPLETE, INCOMPLETE = "du", "thieu"
FULL = {COMPLETE: "Đủ nội dung", INCOMPLETE: "Chưa đủ nội dung"}


@dataclass(frozen=True)
class Line:
    """One row as the page shows it, every word decided."""

    url: str
    name: str
    period: str
    due: str
    sent: str
    how: str
    how_css: str
    filled: str
    is_complete: bool
    state: str
    state_words: str


class Listing:
    """What a person sees of the reports on `day`, narrowed by the address; what the address says wrongly counts as not said."""

    def __init__(self, user, day, asked):
        self.user, self.day = user, day
        self.above = not user.seats_with("reports.draft_report") or bool(user.seats_with("campaigns.read_cluster"))
        seen = Obligation.objects.visible_to(user).filter(duty__kind__in=PERIODS, opens__lte=day)
        self.periods = self._periods(seen)
        self.period = next((period for period in self.periods if _key(period) == asked.get("ky")), None)
        if self.above and self.period is None and self.periods:
            self.period = self.periods[0]
        self.clusters = self._clusters() if self.above and self.period else []
        self.cluster = next((cluster for cluster in self.clusters if str(cluster.pk) == asked.get("cum", "")), None)
        self.how, self.full, self.state = _known(asked, "han", HOW), _known(asked, "du", FULL), _known(asked, "trang-thai", self.states)
        self.words = clean_query(asked.get("q", "")) if self.above else ""
        self._all = _of_cluster(_of_period(seen.as_of(day), self.period), self.cluster)

    @property
    def states(self):
        """The states by their names on the reader's side of the desk."""
        return {NOT_BEGUN: "Chưa bắt đầu"} | {
            str(state): words for state, words in (OFFICE_LABELS if self.above else dict(ReportState.choices)).items()
        }

    @property
    def query(self):
        """The parameters of the address that make this list."""
        parts = {"ky": _key(self.period) if self.period else "", "cum": self.cluster.pk if self.cluster else "", "q": self.words}
        parts |= {"han": self.how, "du": self.full, "trang-thai": self.state}
        return urlencode({key: value for key, value in parts.items() if value})

    @property
    def is_narrowed(self):
        return bool(self.cluster or self.how or self.full or self.state or self.words)

    def counts(self):
        """Return how many there are, by what was sent when and by what is complete; one query."""
        rules = {"every": ~Q(waived_then=ChangeKind.WAIVE), "full": _complete()} | {key.replace("-", "_"): self._how(key) for key in HOW}
        return self._all.order_by().aggregate(**{key: Count("pk", filter=rule, distinct=True) for key, rule in rules.items()})

    def obligations(self):
        """Return the QuerySet of the rows with everything that `line_of` and the Excel file need; `report` may be missing."""
        found = self._all
        if self.how:
            found = found.filter(self._how(self.how))
        if self.full:
            found = found.filter(_complete() if self.full == COMPLETE else ~_complete())
        if self.state:
            same = Q(report__state__in=self._called_the_same(self.state))
            found = found.filter(Q(report__isnull=True) if self.state == NOT_BEGUN else same)
        if self.words:
            found = found.filter(unit__search_key__contains=self.words)
        order = ("unit__sort_key", "duty__order", "pk") if self.above else ("-directive__year", "-duty__kind", "pk")
        return found.select_related("unit__kind", "cluster", "duty", "directive", "report").order_by(*order)

    def _called_the_same(self, state):
        """Return the states that the reader's side of the desk calls by one name."""
        return [other for other, words in self.states.items() if words == self.states[state]]

    def line_of(self, obligation):
        """Return the Line of one row; no query."""
        report, waived = getattr(obligation, "report", None), obligation.waived_then == ChangeKind.WAIVE
        mine = not self.above or self.user.has_perm("reports.draft_report", report) if report else False
        words, kind = ("Được miễn", "") if waived else deadline_words(obligation.deadline_then, self.day, obligation.sent_on)
        state = report.state if report else NOT_BEGUN
        opened = report and (mine or report.submitted_at)
        return Line(
            url=f"/bao-cao/{report.pk}/" if opened else f"/viec/{obligation.pk}/",
            name=obligation.owner_name,
            period=period_of(obligation).label,
            due=day_words(obligation.deadline_then),
            sent=day_words(obligation.sent_on) if obligation.sent_on else "",
            how=words,
            how_css={"over": "st st-over", "near": "rel warm", "late": "st st-due"}.get(kind, "rel"),
            filled=f"{report.answered}/{report.required}" if report and report.required else "",
            is_complete=bool(report and report.is_complete),
            state="waived" if waived else state,
            state_words="Được miễn" if waived else self.states[state],
        )

    def _how(self, key):
        standing = ~Q(waived_then=ChangeKind.WAIVE)
        return {
            ON_TIME: standing & Q(sent_on__lte=F("deadline_then")),
            LATE: standing & Q(sent_on__gt=F("deadline_then")),
            OVERDUE: standing & Q(sent_on__isnull=True, deadline_then__lt=self.day),
            WAITING: standing & Q(sent_on__isnull=True, deadline_then__gte=self.day),
            WAIVED: Q(waived_then=ChangeKind.WAIVE),
        }[key]

    def _periods(self, seen):
        pairs = set(seen.order_by().values_list("directive__year", "duty__kind").distinct())
        return sorted((Period(year, PERIODS[kind]) for year, kind in pairs), reverse=True)

    def _clusters(self):
        authorities = {seat.authority.pk for seat in self.user.seats}
        return list(Cluster.objects.filter(authority__in=authorities, year=self.period.year).order_by("order", "pk"))


def period_of(obligation):
    """Return the Period that a report on `obligation` is about."""
    return Period(obligation.directive.year, PERIODS[obligation.duty.kind])


def _complete():
    return Q(report__isnull=False, report__answered__gte=F("report__required"))


def _of_period(found, period):
    return found.filter(directive__year=period.year, duty__kind=KINDS[period.kind]) if period else found


def _of_cluster(found, cluster):
    if cluster is None:
        return found
    member = Q(cluster__isnull=True, unit__memberships__cluster=cluster)
    return found.filter(member | Q(cluster=cluster)).distinct()


def _key(period):
    return f"{period.year}-{period.kind}"


def _known(asked, name, choices):
    return asked.get(name) if asked.get(name) in choices else ""


def choices_of(listing):
    """Return the options of the filters: [(name, label, [(value, words, chosen)])]."""
    filters = [
        ("ky", "Kỳ báo cáo", [(_key(period), f"{period.label[0].upper()}{period.label[1:]}") for period in listing.periods], _key(listing.period)),
        ("cum", "Cụm, khối", [("", "Tất cả"), *((str(each.pk), each.name) for each in listing.clusters)], str(getattr(listing.cluster, "pk", ""))),
        ("trang-thai", "Trạng thái", [("", "Tất cả"), *_once(listing.states)], listing.state),
        ("han", "Thời hạn", [("", "Tất cả"), *HOW.items()], listing.how),
        ("du", "Nội dung", [("", "Tất cả"), *FULL.items()], listing.full),
    ]
    return [(name, label, [(value, words, value == chosen) for value, words in options]) for name, label, options, chosen in filters]


def _once(states):
    """Return (key, words) of the states, those with the same words once."""
    return [(keys[0], words) for words, keys in _by_words(states).items()]


def _by_words(states):
    found = {}
    for key, words in states.items():
        found.setdefault(words, []).append(key)
    return found
