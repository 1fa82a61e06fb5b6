"""Verbs on the clauses proposed for the next directive: propose from the newest figures, keep and word, make the draft of them."""

import hashlib
import json

from emulation import clock
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.steps import act, write_trace
from reports.synthesis.gap_drafting import draft_from, place_in
from reports.synthesis.gap_facts import directives_of, gather
from reports.synthesis.gaps import proposals
from reports.synthesis.models import GapClause, Synthesis

STEP = "gaps"  # of the trace that says when the proposals were made and how many were left out
GONE = "Số liệu mới không còn nêu căn cứ này; giữ lại vì Thường trực đã sửa"


@act
def propose(synthesis, *, by, now):
    """Make the proposals of what is measured now; returns how many there are.

    What the office worded, left out or ordered stays so; what it has not touched follows the figures; what stands in a draft already is left
    alone. Works on a draft and on an issued edition, which does not change. Raises Refused without the right.
    """
    _claim(synthesis, by)
    found, rest = proposals(gather(synthesis, clock.day_of(now)))
    known = {gap.key: gap for gap in synthesis.gaps.all()}
    _drop(synthesis, [gap for key, gap in known.items() if key not in {each.key for each in found}])
    last, rows = max((gap.order for gap in known.values()), default=0), []
    for each in found:
        gap = known.get(each.key) or GapClause(synthesis=synthesis, key=each.key, kind=each.kind)
        if gap.directive_id:
            continue
        if gap.text == gap.drafted:
            gap.text = each.text
        gap.drafted, gap.evidence = each.text, each.evidence
        if not gap.pk:
            last += 1
            gap.order = last
        rows.append(gap)
    GapClause.objects.bulk_create([gap for gap in rows if not gap.pk])
    GapClause.objects.bulk_update([gap for gap in rows if gap.pk], ["text", "drafted", "evidence"])
    note = "; ".join(f"{GapClause.Kind(kind).label}: {count}" for kind, count in rest.items())
    write_trace(synthesis, step=STEP, what=f"Lập {len(found)} đề xuất cho Chỉ thị năm {synthesis.year + 1}", note=note, by=by, now=now)
    return len(found)


@act
def write_gaps(synthesis, rows, *, by, now, seen):
    """Save the list: `rows` is {id: (order, text, kept)}; `seen` is the mark (see `mark_of`) of the list that the person had in front of them.

    Raises Refused without the right, Conflict when somebody changed the list meanwhile.
    """
    _claim(synthesis, by)
    gaps = list(synthesis.gaps.all())
    if seen != mark_of(gaps):
        raise Conflict("Người khác vừa lưu hoặc lập lại danh sách này. Xem phần khác bên dưới từng đề xuất rồi lưu lại.")
    open_ones = [gap for gap in gaps if gap.pk in rows and not gap.directive_id]
    for gap in open_ones:
        gap.order, gap.text, gap.kept = rows[gap.pk]
    ranked = sorted(gaps, key=lambda gap: (gap.order, gap.pk))
    for place, gap in enumerate(ranked, 1):
        gap.order = place
    GapClause.objects.bulk_update(ranked, ["order", "text", "kept"])


@act
def make_draft(synthesis, *, by, now):
    """Return (the draft directive of the next year, how many clauses went into it now).

    The draft begins as a copy of the year's directive; the kept proposals become clauses of it. Once it is made, the same draft is returned
    and only proposals kept since then are added. Raises Refused without the right, or while nothing is kept.
    """
    _claim(synthesis, by)
    gaps = list(synthesis.gaps.select_related("directive"))
    made = next((gap.directive for gap in gaps if gap.directive_id), None)
    chosen = [gap for gap in gaps if gap.kept and not gap.directive_id]
    if made is None and not chosen:
        raise Refused("Chưa giữ đề xuất nào. Đánh dấu ít nhất một đề xuất rồi tạo dự thảo.")
    if made is None:
        source = directives_of(synthesis).first()
        if source is None:
            raise Refused(f"Chưa có Chỉ thị năm {synthesis.year} đã ban hành để lấy làm mẫu. Soạn Chỉ thị mới ở trang Chỉ thị.")
        made = draft_from(source, synthesis, by=by, now=now)
    if chosen:
        place_in(made, chosen, synthesis, by=by, now=now)
    return made, len(chosen)


def mark_of(gaps):
    """Return a mark of the list as it is: another one after any change of its words, order or choice."""
    told = [[gap.pk, gap.order, gap.text, gap.kept, gap.drafted, gap.directive_id] for gap in sorted(gaps, key=lambda gap: gap.pk)]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:32]


def _claim(synthesis, by):
    """Raise Refused without the right; let a second click wait for the first (SQLite has one writer anyway)."""
    if not by.has_perm("reports.build_synthesis", synthesis):
        raise Refused("Chỉ Cơ quan Thường trực được làm việc này.")
    Synthesis.objects.select_for_update().only("pk").get(pk=synthesis.pk)


def _drop(synthesis, gone):
    """Let go of proposals that nothing supports any more; what the office worded stays and says so."""
    kept = [gap for gap in gone if gap.text != gap.drafted and not gap.directive_id]
    synthesis.gaps.filter(pk__in=[gap.pk for gap in gone if gap.text == gap.drafted and not gap.directive_id]).delete()
    for gap in kept:
        if gap.evidence[:1] != [{"words": GONE, "url": ""}]:
            gap.evidence = [{"words": GONE, "url": ""}, *gap.evidence]
    GapClause.objects.bulk_update(kept, ["evidence"])
