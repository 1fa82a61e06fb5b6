"""The dossiers on the desk of the standing office, the nearest processing day first; narrowed by presets, kind, unit and level as links of the
address.
"""

import datetime as dt
from urllib.parse import urlencode

from django.db.models import Count, Exists, F, OuterRef, Q

from awards.catalogue.states import AwardKind, Level
from awards.proposals.models import Flag, Nominee, Proposal, ProposalVersion
from awards.proposals.states import EDITABLE, REVIEW, ProposalState
from awards.proposals.submitted import with_heads
from campaigns.obligations.desk_queue import ALL, Preset, place_among, with_number
from emulation.formats.words import NEAR_DAYS
from emulation.units.models import Unit

P = ProposalState
NAMED = 3  # how many awards a row names


class Queue:
    """The dossiers as one person of the office sees them on `day`, narrowed by the parameters of the address; what is not understood is left out."""

    def __init__(self, user, day, asked):
        self.user, self.day = user, day
        offices = {seat.authority.pk for seat in user.seats_with(REVIEW)}
        self._mine = Proposal.objects.visible_to(user).filter(authority__in=offices, submitted_at__isnull=False)
        self._rules = _rules(user, day)
        self.preset = asked.get("loc") if asked.get("loc") in self._rules else ALL
        self.kind = asked.get("loai") if asked.get("loai") in AwardKind.values else ""
        self.level = asked.get("cap") if asked.get("cap") in Level.values else ""
        self.units = list(Unit.objects.filter(pk__in=self._mine.order_by().values("unit")).ordered())
        self.unit = next((unit for unit in self.units if str(unit.pk) == asked.get("don-vi", "")), None)
        self.kinds, self.levels = AwardKind.choices, Level.choices

    @property
    def query(self):
        """The parameters of the address that make this queue, as "loc=qua-han&don-vi=3"; "" for the whole desk."""
        return self._query()

    def narrowed(self):
        """Return the QuerySet of the dossiers that the address asks for, in the order in which they are to be done."""
        rows = self._by_hand().filter(self._rules[self.preset][1])
        return rows.order_by(F("process_by").asc(nulls_last=True), "submitted_at", "pk")

    def rows(self):
        """Return the QuerySet of `narrowed` with names, `number` of versions, their `size` in nominees, and whether something is `flagged`."""
        flagged = Exists(Flag.objects.unsent().filter(proposal=OuterRef("pk")))
        rows = self.narrowed().select_related("unit__kind", "reviewer")
        return rows.annotate(flagged=flagged, size=Count("nominees"))

    def presets(self):
        """Return the presets with their counts; one query."""
        counts = self._by_hand().order_by().aggregate(**{key.replace("-", "_"): Count("pk", filter=rule) for key, (_, rule) in self._rules.items()})
        return [
            Preset(key, label, counts[key.replace("-", "_")], f"?{self._query(loc=key)}", key == self.preset)
            for key, (label, _) in self._rules.items()
        ]

    def chips(self):
        """Return (words, address without it) for every filter that is on."""
        found = [(self._rules[self.preset][0], f"?{self._query(loc=ALL)}")] if self.preset != ALL else []
        found += [(AwardKind(self.kind).label, f"?{self._query(loai='')}")] if self.kind else []
        found += [(str(self.unit), f"?{self._query(**{'don-vi': ''})}")] if self.unit else []
        return found + ([(Level(self.level).label, f"?{self._query(cap='')}")] if self.level else [])

    def place_of(self, proposal):
        """Return the Place of a dossier in this queue; one query."""
        return place_among(list(self.narrowed().values_list("pk", flat=True)), proposal.pk)

    def _by_hand(self):
        rows = with_number(self._mine, ProposalVersion.objects.filter(proposal=OuterRef("pk")))
        if self.kind:
            rows = rows.filter(kind=self.kind)
        if self.unit:
            rows = rows.filter(unit=self.unit)
        if self.level:
            rows = rows.filter(Exists(Nominee.objects.filter(proposal=OuterRef("pk"), award__level=self.level)))
        return rows

    @property
    def hidden(self):
        """The same as {name: value}, for a form."""
        return self._parts({})

    def _query(self, **changed):
        return urlencode(self._parts(changed))

    def _parts(self, changed):
        parts = {"loc": self.preset, "loai": self.kind, "don-vi": self.unit.pk if self.unit else "", "cap": self.level} | changed
        return {key: value for key, value in parts.items() if value and value != ALL}


def _rules(user, day):
    """Return {key of the preset: (label, Q)}: what waits on the desk, what of it is urgent, and where the rest has gone."""
    waiting = Q(state__in=[P.SENT, P.REVIEW])
    near = day + dt.timedelta(days=NEAR_DAYS)
    return {
        ALL: ("Chờ thẩm định", waiting),
        "sap-het-han": ("Sắp hết hạn", waiting & Q(process_by__range=(day, near))),
        "qua-han": ("Đã quá hạn", waiting & Q(process_by__lt=day)),
        "chua-nhan": ("Chưa ai nhận", waiting & Q(state=P.SENT, reviewer__isnull=True)),
        "cua-toi": ("Tôi đang giữ", waiting & Q(reviewer=user)),
        "trinh-lai": ("Đã trình lại", waiting & Q(number__gt=1)),
        "bo-sung": ("Đơn vị đang bổ sung", Q(state=P.RETURNED)),
        "cho-hoi-dong": ("Chờ Hội đồng", Q(state=P.READY)),
        "cap-tren": ("Đã trình cấp trên", Q(state=P.FORWARDED)),
        "ket-thuc": ("Đã kết thúc", Q(state__in=[P.CLOSED, P.ANSWERED])),
    }


def with_awards(proposals, user):
    """Return `proposals` as a list, each with `wanted`: "12 Lao động tiên tiến, 2 Chiến sĩ thi đua cơ sở", and `head`, its title; three queries.

    While its unit works on a dossier, the office knows what it submitted last, and nothing of who is in it now.
    """
    proposals = with_heads(proposals, user)
    counted = {}
    rows = Nominee.objects.filter(proposal__in=[each.pk for each in proposals]) if proposals else Nominee.objects.none()
    rows = rows.order_by().values_list("proposal", "award__short_name", "award__rank").annotate(count=Count("pk"))
    for key, name, _, count in sorted(rows, key=lambda row: (-row[2], row[1])):
        counted.setdefault(key, []).append((name, count))
    for proposal in proposals:
        proposal.wanted = "" if proposal.state in EDITABLE else _wanted(counted.get(proposal.pk, []))
    return proposals


def _wanted(awards):
    named = ", ".join(f"{count} {name}" for name, count in awards[:NAMED])
    return f"{named} và {len(awards) - NAMED} loại khác" if len(awards) > NAMED else named


def may_take(proposal):
    """Tell whether a row of the queue waits for somebody to take it up together with others: nobody has it yet."""
    return proposal.state == P.SENT and proposal.reviewer_id is None
