"""Who is proposed: shares that a council looks at before it decides, each with what it is a share of. No rank among persons, no target of our own.

The directive asks for direct workers, hardship and difficult areas (its clause on commendation is quoted); Nghị định 152/2025/NĐ-CP, Điều 4
khoản 6 speaks of women, statistics (Thông tư 02/2023/TT-BNV) of leaders.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q

from awards.catalogue.states import Level, RecipientKind
from awards.proposals.models import Nominee
from awards.records.models import AwardRecord, Recipient
from awards.records.states import Gender, Leadership
from campaigns.directives.models import Clause
from emulation.units.models import Succession

SMALL = 20  # people; the words of the share say so


@dataclass(frozen=True, slots=True)
class Share:
    """`count` of `total` recipients; of `unknown` others the records do not say. `note` says what counts, where the label does not."""

    label: str
    count: int
    total: int
    unknown: int = 0
    note: str = ""

    @property
    def words(self):
        """The share with its denominator: "3 trên 8 (37%), 2 chưa có dữ liệu"."""
        if not self.total:
            return f"{self.unknown} chưa có dữ liệu" if self.unknown else "không có"
        more = f", {self.unknown} chưa có dữ liệu" if self.unknown else ""
        return f"{self.count} trên {self.total} ({self.count * 100 // self.total}%){more}"


class Group(NamedTuple):
    """The shares of the awards of one level, of `people` recipients."""

    label: str
    people: int
    shares: tuple


class Someone(NamedTuple):
    """What fairness asks of one nominee. `new` and `unit_new` are whether nothing was ever given to the recipient, to anybody of the unit."""

    who: int
    unit: int
    level: str
    kind: str
    direct: bool
    leadership: str
    gender: str
    hardship: bool
    headcount: int | None
    new: bool
    unit_new: bool


def shares_of(proposal):
    """Return the Groups (by level of award) of one dossier; four queries."""
    return shares(Nominee.objects.filter(proposal=proposal))


def shares_of_year(authority, year):
    """Return the Groups of all standing dossiers to `authority` (a Unit) for `year` that were submitted; four queries."""
    asked = Nominee.objects.standing().filter(proposal__authority=authority, proposal__year=year, proposal__submitted_at__isnull=False)
    return shares(asked)


def shares(nominees):
    """Return the Groups of a QuerySet of Nominees, the lowest level first. Somebody proposed twice at a level counts once."""
    levels = defaultdict(dict)
    for each in _people(nominees):
        levels[each.level].setdefault(each.who, each)
    return [Group(level.label, len(levels[level]), judged(list(levels[level].values()))) for level in Level if level in levels]


def judged(people):
    """Return the Shares among `people` (Someones); pure. What nobody could be is left out."""
    persons = [each for each in people if each.kind == RecipientKind.PERSON]
    collectives = [each for each in people if each.kind == RecipientKind.COLLECTIVE]
    sized, units = [each for each in collectives if each.headcount is not None], {each.unit: each.unit_new for each in people}
    gendered = [each for each in persons if each.gender]
    found = [
        Share("Người trực tiếp lao động, công tác", sum(each.direct for each in persons), len(persons)),
        Share("Lãnh đạo đơn vị", sum(each.leadership == Leadership.UNIT for each in persons), len(persons)),
        Share("Lãnh đạo tổ, phòng, bộ phận", sum(each.leadership == Leadership.TEAM for each in persons), len(persons)),
        Share("Nữ", sum(each.gender == Gender.FEMALE for each in gendered), len(gendered), len(persons) - len(gendered), "trên số cá nhân"),
        Share("Vùng khó khăn, hoàn cảnh khó khăn", sum(each.hardship for each in people), len(people)),
        Share(
            "Tập thể nhỏ", sum(each.headcount <= SMALL for each in sized), len(sized), len(collectives) - len(sized), f"từ {SMALL} người trở xuống"
        ),
        Share("Được đề nghị lần đầu", sum(each.new for each in people), len(people), note="hồ sơ chưa ghi lần khen nào"),
        Share("Đơn vị chưa từng được khen", sum(units.values()), len(units), note="trên số đơn vị"),
    ]
    return tuple(share for share in found if share.total or share.unknown)


def _people(nominees):
    """The nominees as Someones: the rows, whether any row of each person was given something, whether anything was given in the unit."""
    fields = ("recipient_id", "recipient__merged_into", "proposal__unit_id", "award__level", "recipient__kind", "direct_worker", "leadership")
    rows = list(nominees.order_by("pk").values_list(*fields, "recipient__gender", "recipient__hardship", "recipient__headcount"))
    known = _once_given({head or pk for pk, head, *_ in rows})
    praised = _praised_units({row[2] for row in rows})
    return [Someone(head or pk, unit, *rest, new=(head or pk) not in known, unit_new=unit not in praised) for pk, head, unit, *rest in rows]


def _once_given(heads):
    """Of the recipients of `heads` (ids that were not merged into others) those who have a valid award, under whatever row."""
    family = Recipient.objects.filter(Q(pk__in=heads) | Q(merged_into__in=heads)).order_by().values("pk")
    given = AwardRecord.objects.valid().filter(recipient__in=family).order_by().values_list("recipient_id", "recipient__merged_into")
    return {head or pk for pk, head in given.distinct()}


def _praised_units(units):
    """Of the units (ids) those in which somebody was given something, in the unit itself or one it took over from."""
    before = _lineages(units)
    asked = set().union(*before.values())
    given = set(AwardRecord.objects.valid().filter(unit__in=asked).order_by().values_list("unit_id", flat=True).distinct())
    return {unit for unit, lineage in before.items() if lineage & given}


def _lineages(units):
    """{unit id: ids of the unit and of every earlier one}; one query for all of them."""
    followed = defaultdict(set)
    for successor, predecessor in Succession.objects.values_list("successor_id", "predecessor_id"):
        followed[successor].add(predecessor)
    found = {}
    for unit in units:
        known, fresh = {unit}, {unit}
        while fresh:
            fresh = set().union(*(followed[each] for each in fresh)) - known
            known |= fresh
        found[unit] = known
    return found


def clause_of(authority, year):
    """Return the Clause of the year's issued directive on commendation, or None: the one that speaks of direct workers; shown as it is written."""
    rows = Clause.objects.filter(directive__authority=authority, directive__year=year, directive__issued_at__isnull=False, parent__isnull=True)
    return next((each for each in rows.order_by("-directive__pk", "order") if "trực tiếp" in each.text and "khen thưởng" in each.text), None)
