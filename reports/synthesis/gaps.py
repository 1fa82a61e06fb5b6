"""The rules by which measured gaps become clauses proposed for the next directive, each with its evidence. Pure; see gap_limits for the table.

What is proposed is a sentence made of numbers and names that stand on pages of the system, and a task in the voice of a directive; the
office keeps, words and orders it.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from campaigns.movements.figures import measured_words, share_words
from campaigns.movements.models import Indicator
from campaigns.movements.pace import BEHIND, WATCH, pace_of
from campaigns.movements.periods import Period
from emulation.formats.words import lower_first
from reports.periodic.outline import PROPOSALS
from reports.periodic.sentences import is_lower_better
from reports.synthesis.adding import Share, add, counts_units, figure_words
from reports.synthesis.gap_limits import ENOUGH_PLANS, LATE_AGAIN, LATE_DAYS, MOST, SERVING_PLANS, SLOW_UNITS, THEME_UNITS, Kind
from reports.synthesis.gap_themes import themes_of

GIST = 24  # words of a clause that are quoted: enough to know it by
SHOWN = 40  # lines of evidence beneath one proposal


@dataclass(frozen=True, kw_only=True)
class UnitFigure:
    """The figure of one unit with its level of the year and its figure of last year (Decimals or None); `url` leads to the cell."""

    name: str
    value: Decimal
    level: Decimal | None = None
    baseline: Decimal | None = None
    weight: Decimal | None = None
    sent: str = ""
    unit: int = 0
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One number of the synthesis, as its page has it: `value` over everybody, the `target` of the year, how many units were `asked`.

    `units` are the UnitFigures behind the value; `url` is the page.
    """

    indicator: Indicator
    value: Decimal | None
    units: tuple
    asked: int
    url: str
    target: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Owed:
    """One report of a unit, of the period (`now`) or of one before it: whole `days` late, sent or not; `url` leads to the obligation."""

    unit: int
    name: str
    label: str
    now: bool
    sent: bool
    days: int
    url: str


@dataclass(frozen=True, kw_only=True)
class Served:
    """A clause of the year's directive: `plans` are (name of the unit, url) of the approved plans that serve it, `approved` counts all of them."""

    clause: int
    address: str
    directive: str
    text: str
    plans: tuple
    approved: int
    url: str


@dataclass(frozen=True, kw_only=True)
class Said:
    """A sentence of a unit in one `part` (its key) of the version that counts."""

    unit: int
    name: str
    part: str
    title: str
    number: int
    text: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All that the rules look at."""

    span: Period
    measured: list = field(default_factory=list)
    owed: list = field(default_factory=list)
    served: list = field(default_factory=list)
    said: list = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A clause: `key` names it through every rebuild, `weight` orders it among its kind, `evidence` is a list of {"words", "url"}."""

    kind: str
    key: str
    weight: Fraction
    text: str
    evidence: list


def proposals(facts):
    """Return (the Proposals in order, {kind: how many more there are}) of the Facts: the heaviest of each kind, as many as gap_limits lets in."""
    found, rest = [], {}
    for kind, rule in ((Kind.MISSED, missed), (Kind.LATE, late), (Kind.UNPLANNED, unplanned), (Kind.DIFFICULTY, difficulties)):
        ranked = sorted(rule(facts), key=lambda proposal: -proposal.weight)
        found += ranked[: MOST[kind]]
        if len(ranked) > MOST[kind]:
            rest[kind] = len(ranked) - MOST[kind]
    return found, rest


def missed(facts):
    """Return the Proposals of indicators that lag behind as a whole, or in more than a third of the units; what lags as a whole weighs more."""
    found = []
    for measured in facts.measured:
        held = [(unit, _pace(measured.indicator, unit.value, unit.level, unit.baseline, facts.span)) for unit in measured.units]
        held = [(unit, pace) for unit, pace in held if unit.level is not None]
        slow = [(unit, pace) for unit, pace in held if pace.standing == BEHIND or (measured.indicator.is_criterion and pace.standing == WATCH)]
        standing = _whole(measured, facts.span)
        share = Fraction(len(slow), len(held)) if held else Fraction(0)
        if standing in (BEHIND, WATCH) or share > SLOW_UNITS:
            # Two more in the count: one unit of one does not outweigh ten of twelve.
            weight = {BEHIND: 2, WATCH: 1}.get(standing, 0) + Fraction(len(slow), len(held) + 2)
            text = _missed_text(measured, facts.span, len(slow), len(held))
            evidence = [{"words": _figure_words(measured, facts.span), "url": measured.url}]
            evidence += [{"words": _slow_words(measured.indicator, unit, pace), "url": unit.url} for unit, pace in slow]
            found.append(Proposal(kind=Kind.MISSED, key=f"missed-{measured.indicator.code}", weight=weight, text=text, evidence=evidence[:SHOWN]))
    return found


def _pace(indicator, value, level, baseline, span):
    return pace_of(
        direction=indicator.direction,
        nature=indicator.nature,
        value=value,
        level=level,
        share=span.share,
        baseline=baseline,
        criterion=indicator.is_criterion,
    )


def _whole(measured, span):
    """Return how all units that have a level stand, like against like; where none has, everybody against the indicator's own.

    It says only whether there is a gap: the numbers of the clause are those of the synthesis.
    """
    indicator, held = measured.indicator, [unit for unit in measured.units if unit.level is not None]
    if indicator.is_criterion:
        return ""
    if not held:
        everybody = len(measured.units) == measured.asked
        level, baseline = (indicator.target, indicator.baseline) if everybody else (None, None)
        return _pace(indicator, measured.value, level, baseline, span).standing
    value, level = (_added(indicator, held, name) for name in ("value", "level"))
    known = all(unit.baseline is not None for unit in held)
    baseline = _added(indicator, held, "baseline") if known else None
    return _pace(indicator, value, level, baseline, span).standing


def _added(indicator, units, name):
    shares = [Share(name=unit.name, unit=unit.unit, value=getattr(unit, name), weight=unit.weight, sent=unit.sent) for unit in units]
    return add(indicator, shares).value


def _missed_text(measured, span, slow, held):
    indicator = measured.indicator
    if indicator.is_criterion:
        return (
            f"Tập trung chỉ đạo thực hiện tiêu chí “{indicator.name}”: {span.label} có {_unmet(measured, slow, held)}. "
            "Giao thủ trưởng các đơn vị chưa đạt xác định nội dung còn thiếu, thời hạn hoàn thành và người phụ trách."
        )
    reached = f"{_reached(indicator)} {measured_words(indicator, measured.value)}{_against(indicator, measured.value, measured.target)}"
    words, there = f"{_aim(indicator)}: {span.label} {reached}", len(measured.units)
    # Who has a level may be fewer than who reported: then both counts are said.
    counted = [f"{there}/{measured.asked} đơn vị có số liệu"] if there < measured.asked or 0 < held < there else []
    if not slow:
        return f"{'; '.join([words, *counted])}. Giao các đơn vị rà soát kết quả thực hiện, có giải pháp cụ thể để hoàn thành mức được giao."
    counted.append(f"{slow}/{held} đơn vị có mức giao chậm tiến độ")
    tasks = "Giao thủ trưởng các đơn vị chậm tiến độ xác định nguyên nhân, giải pháp và thời hạn hoàn thành."
    return f"{words}; {', '.join(counted)}. {tasks}"


def _unmet(measured, slow, held):
    """Return how many do not meet a criterion: of all that reported it, or, where some only report, of those that are to meet it."""
    there = len(measured.units)
    if held == there:
        return f"{slow}/{held} đơn vị chưa đạt"
    counted = f"{figure_words(measured.indicator, measured.value, there)}; " if counts_units(measured.indicator) else ""
    return f"{counted}{slow}/{held} đơn vị có mức giao chưa đạt"


def _aim(indicator):
    """Return what is to be done, with a verb that fits the name: a rate is raised, a number of things grows or falls."""
    name = lower_first(indicator.name)
    if is_lower_better(indicator):
        return f"Tập trung chỉ đạo giảm {name}"
    if name.startswith("tỷ lệ "):
        return f"Tập trung chỉ đạo nâng {name}"
    return f"Tập trung chỉ đạo thực hiện chỉ tiêu {name}"


def _reached(indicator):
    if is_lower_better(indicator):
        return "còn" if indicator.is_stock else "là"
    return "đạt"


def _against(indicator, value, target):
    """Return how the figure stands against the plan of the synthesis; what was not reached is never "100%"."""
    if target is None:
        return ""
    share = share_words(value, target)
    if is_lower_better(indicator) or indicator.measure == "%" or not share or share == "100%":
        return f", kế hoạch năm {measured_words(indicator, target)}"
    return f", bằng {share} kế hoạch năm"


def _figure_words(measured, span):
    if measured.indicator.is_criterion:
        return f"{measured.indicator.name}: số của từng đơn vị, {span.label}"
    return f"{measured.indicator.name}, {span.label}: {measured_words(measured.indicator, measured.value)}"


def _slow_words(indicator, unit, pace):
    return f"{unit.name}: {pace.words}" if indicator.is_criterion else f"{unit.name}: {measured_words(indicator, unit.value)}. {pace.words}"


def late(facts):
    """Return the Proposals about late reports: one for the period, one that names the units for which it is not the first time."""
    owed = [owed for owed in facts.owed if owed.now]
    missing = sorted((owed for owed in owed if owed.days >= LATE_DAYS), key=lambda owed: (owed.sent, -owed.days))
    before = {}
    for each in facts.owed:
        if not each.now and each.days >= LATE_DAYS:
            before.setdefault(each.unit, []).append(each)
    again = [owed for owed in missing if len(before.get(owed.unit, ())) + 1 >= LATE_AGAIN]
    found = []
    if missing:
        share = Fraction(len(missing), len(owed))
        found.append(
            Proposal(kind=Kind.LATE, key="late", weight=share, text=_late_text(missing, len(owed), facts.span), evidence=_late_lines(missing))
        )
    if again:
        lines = [line for each in again for line in _late_lines([each, *before[each.unit]])]
        share = Fraction(len(again), len(owed))
        found.append(Proposal(kind=Kind.LATE, key="late-again", weight=share, text=_again_text(again, facts.span), evidence=lines[:SHOWN]))
    return found


def _late_text(late_ones, total, span):
    unsent = sum(not owed.sent for owed in late_ones)
    counted = [(unsent, "chưa gửi báo cáo"), (len(late_ones) - unsent, "gửi muộn")]
    said = ", ".join(f"{count}/{total} đơn vị {words}" for count, words in counted if count)
    return (
        f"Chấn chỉnh chế độ thông tin, báo cáo: kỳ {span.label} có {said}. "
        "Giao thủ trưởng các đơn vị phân công người phụ trách, gửi báo cáo đúng hạn, đủ nội dung."
    )


def _again_text(again, span):
    names = ", ".join(owed.name for owed in again)
    return (
        f"Nhắc nhở {len(again)} đơn vị từ năm {span.year - 1} đến kỳ {span.label} có từ {LATE_AGAIN} lần chưa gửi báo cáo đúng hạn: {names}. "
        "Giao thủ trưởng các đơn vị này làm rõ nguyên nhân, có biện pháp khắc phục ngay từ kỳ báo cáo tới."
    )


def _late_lines(owed):
    return [
        {"words": f"{each.name}, {each.label}: {'gửi muộn' if each.sent else 'chưa gửi, quá hạn'} {each.days} ngày", "url": each.url}
        for each in owed[:SHOWN]
    ]


def unplanned(facts):
    """Return the Proposals of clauses that no approved plan serves, or at most a tenth of them."""
    found = []
    for served in facts.served:
        if served.approved < ENOUGH_PLANS or Fraction(len(served.plans), served.approved) > SERVING_PLANS:
            continue
        share = Fraction(len(served.plans), served.approved)
        some = f"mới có {len(served.plans)}/{served.approved}" if served.plans else f"chưa có kế hoạch nào trong {served.approved}"
        where = f"{served.address} {served.directive}"
        text = (
            f"Tiếp tục thực hiện nội dung tại {where}: “{gist(served.text)}”; đến {facts.span.label} {some} kế hoạch đã duyệt nêu việc thực hiện. "
            "Giao các đơn vị đưa nội dung này vào kế hoạch thi đua, nêu rõ chỉ tiêu, thời hạn và người phụ trách."
        )
        lines = [
            {"words": f"{where[0].upper()}{where[1:]}: {len(served.plans)}/{served.approved} kế hoạch đã duyệt có dòng thực hiện", "url": served.url}
        ]
        lines += [{"words": f"Kế hoạch của {name} có dòng thực hiện", "url": url} for name, url in served.plans]
        found.append(Proposal(kind=Kind.UNPLANNED, key=f"unplanned-{served.clause}", weight=1 - share, text=text, evidence=lines[:SHOWN]))
    return found


def gist(text):
    """Return the beginning of a clause that it is known by: its first sentence, of at most GIST words."""
    words = text.strip().partition("\n")[0].split()
    for place, word in enumerate(words[:GIST]):
        if word.endswith((".", ";")) and place >= 3:
            return " ".join(words[: place + 1]).rstrip(".;")
    return " ".join(words) if len(words) <= GIST else " ".join(words[:GIST]).rstrip(",;:-") + "…"


def difficulties(facts):
    """Return the Proposals of difficulties that at least three units name; what most units name weighs most."""
    reporting = len({said.unit for said in facts.said}) or 1
    return [
        Proposal(
            kind=Kind.DIFFICULTY,
            key=f"difficulty-{theme.mark}"[:80],
            weight=Fraction(len(theme.units), reporting),
            text=_difficulty_text(theme, facts.span),
            evidence=[{"words": f"{said.name}, {said.title}, bản {said.number}: “{said.text}”", "url": said.url} for said in theme.said[:SHOWN]],
        )
        for theme in themes_of(facts.said, THEME_UNITS)
    ]


def _difficulty_text(theme, span):
    asked = sum(said.part == PROPOSALS for said in theme.said) * 2 > len(theme.said)
    name, units = lower_first(theme.name), len(theme.units)
    if asked:
        return (
            f"Xem xét, giải quyết kiến nghị về “{name}” mà {units} đơn vị cùng nêu trong báo cáo {span.label}. "
            "Giao các cơ quan chuyên môn theo lĩnh vực trả lời đơn vị, báo cáo những nội dung vượt thẩm quyền."
        )
    return (
        f"Khắc phục khó khăn, hạn chế “{name}” mà {units} đơn vị cùng nêu trong báo cáo {span.label}. "
        "Giao các cơ quan chuyên môn theo lĩnh vực hướng dẫn, tháo gỡ; các đơn vị đưa giải pháp vào kế hoạch thi đua."
    )
