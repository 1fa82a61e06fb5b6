"""Duties: sentences that ask a named body for an act.

The rule is one of language: a sentence lays a duty if it says WHO (a body as its subject, in the sentence, in the heading above, in the
sentence before or in the order that the opening gives) and WHAT (an act that can be done and seen: a plan, a launch, a report, a review,
propaganda, checking ...). "Các phong trào cần ..." has no body, "các đơn vị tiếp tục quán triệt ..." has no act: neither is a duty.
"Các cơ quan thông tin truyền thông tăng cường các chuyên trang ..." has both. A report with a time of its own counts even without a subject.
"""

import re
from dataclasses import dataclass, replace

from campaigns.readings.paper import acts, bodies, parts, reports, sentences
from campaigns.readings.paper.clauses import Outline
from campaigns.readings.paper.findings import FoundDuty
from campaigns.readings.paper.sentences import Sentence
from campaigns.readings.paper.text import Piece, plain, squeeze, stripped

_HEADING_END = re.compile(r"\s*:\s*$|\s*$")
_CLUSTERS = re.compile(r"(?:cum|khoi) truong|(?:cum|khoi) thi dua|truong (?:cum|khoi)")
_FOLLOWS = re.compile(r"(?:.{0,60}(?:sau|noi dung|nhiem vu)|.{0,80})\s*:$", re.S)
_ORGANISES = re.compile(
    r"(?:noi dung va |thoi gian va )?(?:to chuc|trien khai) thuc hien|phan cong|trach nhiem|giao nhiem vu|nhiem vu cu the|nhiem vu cua"
)
_ORDERS_ALL = re.compile(r"(?:yeu cau|chi thi|de nghi)(?: [^.;:]{0,120})?:$")
_DEPENDS = re.compile(r"(?:^|[\s,])nếu (?:có|phát sinh|gặp|cần|còn|xảy ra)|vướng mắc[^.;]{0,40}(?:liên hệ|phản ánh)", re.I)
_TRAILS = re.compile(r"(?:kế hoạch|báo cáo)(?! này)[^.;]{0,80}?\bgửi\b", re.I)


@dataclass(frozen=True)
class Asked:
    """Who is asked by what stands above: bodies as written, politely or not."""

    who: tuple[str, ...] = ()
    courtesy: bool = False
    heading: bool = False
    order: bool = False  # the opening orders: what the clauses say is what is asked


def duties(outline: Outline, addressees: list[Piece]) -> list[FoundDuty]:
    """Return the duties in the order of the text: of the clauses, then of the closing paragraphs."""
    found: list[FoundDuty] = []
    whole = _asked_by_opening(outline, addressees)
    headings: dict[int, Asked] = {}
    for at, clause in enumerate(outline.clauses):
        above = next((headings[place] for place in outline.ancestors(at) if place in headings), whole)
        if heading := _heading(clause):
            headings[at] = heading
        lays = above.heading or _speaks(outline, at)
        if not lays:
            above = replace(above, order=False)
        found += _of_rows(clause.rows, above, at, lays and (above.heading or above.order or _organises(outline, at)))
    if not outline.clauses:  # a letter of a few paragraphs
        found += _of_rows(outline.opening, Asked(whole.who), None)
    # The closing speaks to everybody again, one paragraph after the other.
    found += _of_rows(outline.closing, Asked(), None)
    return _once(found)


def _speaks(outline, at):
    """Tell whether a clause says something itself: it is no title of the points below it and no item of a list ("Hồ sơ gồm: ...")."""
    clauses, above = outline.clauses, outline.ancestors(at)
    title = at + 1 < len(clauses) and clauses[at + 1].depth > clauses[at].depth
    return not title and not (above and clauses[above[0]].text.endswith(":"))


def _organises(outline, at):
    """Tell whether a clause stands in the part that lays duties: "Tổ chức thực hiện", "Phân công nhiệm vụ", "Trách nhiệm của ..."."""
    titles = (plain(outline.clauses[place].rows[0].words[:60]) for place in [at, *outline.ancestors(at)])
    return any(_ORGANISES.match(title) for title in titles)


def _asked_by_opening(outline, addressees):
    """ "Chủ tịch UBND tỉnh yêu cầu các sở, ... thực hiện các nội dung sau:" asks them for what the clauses say; so does "Kính gửi"."""
    named = tuple(squeeze(piece.words) for row in addressees for piece in bodies.split(row.part(0, len(row.words.rstrip(" ;.,")))))
    if not outline.opening:
        return Asked(named)
    last = sentences.full_stops(outline.opening[-1])[-1]
    read = _last_order(last) if last.words.endswith(":") else None
    if read:
        return Asked(tuple(squeeze(body.words) for body in read.who), read.courtesy, order=True)
    return Asked(named, order=bool(_ORDERS_ALL.search(plain(last.words))))


def _last_order(piece):
    """The order that ends a sentence: "..., Chủ tịch UBND tỉnh yêu cầu các sở ... thực hiện ... sau:"."""
    hidden = sentences.masked(piece)
    for match in reversed(list(acts.GIVES.finditer(hidden))):
        if bodies.body_at(hidden[match.end() :]):
            read = sentences.parse(piece.part(match.start(), len(piece.words)))
            return read if read.who else None
    return None


def _heading(clause):
    """A clause that only names bodies ("1. Sở Nội vụ:", "Đề nghị các hội:", "Các sở có trách nhiệm:") speaks for the points below it."""
    row = clause.rows[0]
    if not row.words or len(clause.rows) > 1 and not row.words.endswith(":"):
        return None
    read = sentences.parse(row.part(0, len(row.words.rstrip(" :."))))
    only_bodies = not read.predicate.words.strip(" :") or (row.words.endswith(":") and not acts.ACT.search(sentences.masked(read.predicate)))
    return Asked(tuple(squeeze(body.words) for body in read.who), read.courtesy, True) if read.who and only_bodies else None


def _of_rows(rows, above, at, opened=False):
    """The duties of the paragraphs of one clause, or of the closing."""
    found, asked = [], above
    for row in rows:
        for piece in sentences.sentences(row):
            if _TRAILS.match(piece.words) and _date_trailing(piece, found):
                continue
            if _DEPENDS.search(piece.words):
                continue
            read = sentences.parse(piece, opened=opened)
            if read.who:
                asked = Asked(tuple(squeeze(body.words) for body in read.who), read.courtesy)
            current = Asked(asked.who, read.courtesy if read.who else above.courtesy and asked is above, asked.heading, asked.order)
            if read.named or ((above.heading or above.order) and asked is above):
                found += _of_sentence(read, current, at, opened)
    return found


def _date_trailing(piece, found):
    """ "Kế hoạch gửi về ... trước ngày 28/2" dates the plan that the sentences before asked for, "Báo cáo gửi về ..." the report."""
    plans = plain(piece.words[:8]) == "ke hoach"
    limits = reports.limits(piece)
    dated = False
    for at, duty in enumerate(found):
        meant = duty.kind in ("plan", "cluster_plan") if plans else plain(duty.title).startswith("bao cao")
        if meant and not duty.due and not duty.rule and limits:
            found[at] = _dated(duty, limits[0])
            dated = True
    return dated


def _dated(duty, limit):
    """ "...; hoàn thành trong tháng 4/2026" dates what stands before it, unless that has a time limit of its own."""
    return duty if duty.due or duty.rule else FoundDuty(**{**duty.__dict__, **limit})


def _of_sentence(read: Sentence, asked: Asked, at, opened):
    """The duties that one sentence lays on `asked`, phrase by phrase."""
    whole = read.predicate if read.named else read.piece
    found: list[FoundDuty] = []
    for phrase in parts.phrases(whole):
        hidden = acts.small(sentences.masked(phrase))
        order = read.who and (read.given or acts.ORDERS.match(hidden) or reports.limits(phrase))
        ordered = bool(asked.who and (asked.heading or asked.order or opened or order))
        helpers, after = parts.helpers(phrase, hidden, ordered)
        goes_on = phrase.start == whole.start or found  # what follows an exhortation or a list is not told to anybody
        acting = parts.parts(phrase, hidden, after, opened=bool(ordered and goes_on))
        if not acting and found and (limit := parts.completes(phrase, hidden)):
            found[-1] = _dated(found[-1], limit)
        for place, (name, piece) in enumerate(acting):
            if name == "report":
                last = acting[place - 1][1].start if place else (read.piece if phrase.start == whole.start else phrase).start
                before = stripped(read.piece.words[last - read.piece.start : piece.start - read.piece.start], last)
                found += reports.duties(read.piece, before, piece, asked, helpers, at, first=not place)
            elif asked.who and piece.words:
                found.append(_duty(name, piece, asked, helpers, at))
    return found


def _duty(group, piece, asked, helpers, at):
    kind = {"review": "other"}.get(group, group)
    if kind == "plan" and any(_CLUSTERS.search(plain(body)) for body in asked.who):
        kind = "cluster_plan"
    limit = reports.limits(piece) or reports.recurring(piece.words)
    return FoundDuty(
        kind=kind,
        title=acts.title(piece.words),
        who=asked.who,
        helpers=helpers,
        courtesy=asked.courtesy,
        clause=at,
        quote=piece.words,
        place=piece.place,
        **(limit[0] if limit else {}),
    )


def _once(found):
    """The same task for the same bodies, said twice in one clause, is one duty."""
    kept, seen = [], set()
    for duty in found:
        key = (duty.kind, duty.title, duty.who, duty.clause, duty.rule, duty.due)
        if key not in seen:
            seen.add(key)
            kept.append(duty)
    return kept
