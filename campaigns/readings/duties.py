"""Duties: sentences that ask a named body for an act.

The rule is one of language: a sentence lays a duty if it says WHO (a body as its subject, in the sentence, in the heading above, in the
sentence before or in the order that the opening gives) and WHAT (an act that can be done and seen: a plan, a launch, a report, a review,
propaganda, checking ...). "Các phong trào cần ..." has no body, "các đơn vị tiếp tục quán triệt ..." has no act: neither is a duty.
"Các cơ quan thông tin truyền thông tăng cường các chuyên trang ..." has both. A report with a time of its own counts even without a subject.
"""

import re
from dataclasses import dataclass

from campaigns.readings import acts, bodies, reports, sentences
from campaigns.readings.clauses import Outline
from campaigns.readings.findings import FoundDuty
from campaigns.readings.sentences import Sentence
from campaigns.readings.text import Piece, plain, squeeze, stripped

_HEADING_END = re.compile(r"\s*:\s*$|\s*$")
_CLUSTERS = re.compile(r"(?:cum|khoi) truong|(?:cum|khoi) thi dua|truong (?:cum|khoi)")
_FOLLOWS = re.compile(r"(?:.{0,60}(?:sau|noi dung|nhiem vu)|.{0,80})\s*:$", re.S)
_COMPLETES = re.compile(r"(?:và )?(?:hoàn thành|xong|trình|thời gian|thời hạn)(?!\w)")
_ONLY_ORDERS = re.compile(r"(?:có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|thực hiện|các nội dung|sau|[\s,:])*")
_TRAILS = re.compile(r"(?:kế hoạch|báo cáo)(?! này)[^.;]{0,80}?\bgửi\b", re.I)


@dataclass(frozen=True)
class Asked:
    """Who is asked by what stands above: bodies as written, politely or not."""

    who: tuple[str, ...] = ()
    courtesy: bool = False
    heading: bool = False


def duties(outline: Outline, addressees: list[Piece]) -> list[FoundDuty]:
    """Return the duties in the order of the text: of the clauses, then of the closing paragraphs."""
    found: list[FoundDuty] = []
    whole = _asked_by_opening(outline, addressees)
    headings: dict[int, Asked] = {}
    for at, clause in enumerate(outline.clauses):
        above = next((headings[place] for place in outline.ancestors(at) if place in headings), whole)
        if heading := _heading(clause):
            headings[at] = heading
        found += _of_rows(clause.rows, above, at)
    if not outline.clauses:  # a letter of a few paragraphs
        found += _of_rows(outline.opening, Asked(whole.who), None)
    # The closing speaks to everybody again, one paragraph after the other.
    found += _of_rows(outline.closing, Asked(), None)
    return _once(found)


def _asked_by_opening(outline, addressees):
    """ "Chủ tịch UBND tỉnh yêu cầu các sở, ... thực hiện các nội dung sau:" asks them for what the clauses say; so does "Kính gửi"."""
    named = tuple(squeeze(piece.words) for row in addressees for piece in bodies.split(row.part(0, len(row.words.rstrip(" ;.,")))))
    if not outline.opening:
        return Asked(named)
    last = sentences.full_stops(outline.opening[-1])[-1]
    read = _last_order(last) if last.words.endswith(":") else None
    if read:
        return Asked(tuple(squeeze(body.words) for body in read.who), read.courtesy)
    return Asked(named)


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


def _of_rows(rows, above, at):
    """The duties of the paragraphs of one clause, or of the closing."""
    found, asked = [], above
    for row in rows:
        for piece in sentences.sentences(row):
            if _TRAILS.match(piece.words) and _date_trailing(piece, found):
                continue
            read = sentences.parse(piece)
            if read.who:
                asked = Asked(tuple(squeeze(body.words) for body in read.who), read.courtesy)
            current = Asked(asked.who, read.courtesy if read.who else above.courtesy and asked is above, asked.heading)
            if read.named or (above.heading and asked is above):
                found += _of_sentence(read, current, at)
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


def _of_sentence(read: Sentence, asked: Asked, at):
    """The duties that one sentence lays on `asked`, phrase by phrase."""
    whole = read.predicate if read.named else read.piece
    found = []
    for phrase in _phrases(whole):
        hidden = acts.small(sentences.masked(phrase))
        helpers, after = _helpers(phrase, hidden)
        parts = _parts(phrase, hidden, after)
        ordered = asked.heading or (read.who and (read.given or acts.ORDERS.match(hidden) or reports.limits(phrase)))
        if not parts and found and _COMPLETES.match(hidden) and reports.limits(phrase):
            found[-1] = _dated(found[-1], reports.limits(phrase)[0])
        elif not parts and not found and ordered and not acts.EXHORTS.match(hidden[after:]):
            rest = phrase.part(after, len(phrase.words))
            parts = [] if _ONLY_ORDERS.fullmatch(acts.small(rest.words)) else [("other", rest)]
        for place, (name, piece) in enumerate(parts):
            if name == "report":
                last = parts[place - 1][1].start if place else (read.piece if phrase is whole or phrase.start == whole.start else phrase).start
                before = stripped(read.piece.words[last - read.piece.start : piece.start - read.piece.start], last)
                found += reports.duties(read.piece, before, piece, asked, helpers, at, first=not place)
            elif asked.who and piece.words:
                found.append(_duty(name, piece, asked, helpers, at))
    return found


def _phrases(predicate):
    """The parts between semicolons."""
    place = 0
    for mark in re.finditer(r";\s", predicate.words):
        yield predicate.part(place, mark.start())
        place = mark.end()
    yield predicate.part(place, len(predicate.words))


def _helpers(phrase, hidden):
    """Who only works along, and where the act itself begins."""
    match = acts.JOINTLY.search(hidden)
    if not match or not bodies.body_at(phrase.words[match.end() :]):
        return (), 0
    act = acts.ACT.search(hidden)
    if act and act.start() < match.start():
        return (), 0  # "tuyên truyền ..., phối hợp với ..." works along in passing
    verb = acts.PREDICATE.search(hidden, match.end())
    end = verb.start() if verb else len(hidden)
    named = phrase.part(match.end(), end)
    return tuple(squeeze(piece.words) for piece in bodies.split(named)), end


def _parts(phrase, hidden, start):
    """[(group, piece)] for each act that stands at the head of its part; an act inside a part belongs to it ("tham mưu ... sơ kết")."""
    heads, purpose = [], 0
    for match in acts.ACT.finditer(hidden, start):
        before = hidden[max(start, match.start() - _WITHIN) : match.start()].rstrip()
        if _PURPOSE.search(before) or (purpose and not hidden[purpose : match.start("whole")].strip(" ,và")):
            purpose = match.end()  # "... để tổng hợp, báo cáo UBND tỉnh" is what others will do with it
            continue
        group = next(name for name in _GROUPS if match[name])
        joined = (
            not before or before[-1] in ",:" or _JOINS.search(before) or (group in ("report", "plan", "launch") and match["lead"].startswith("và"))
        )
        joined = joined or (group == "report" and _REGULAR.search(before))
        opens = not heads and (_opens(before) or before.endswith("trong việc"))
        if (joined and (heads or not before or opens or group == "report")) or opens:
            heads.append((group, match.start("whole"), match.end()))
    return _merged(phrase, heads)


_WITHIN = 400  # signs in front of an act that say how it stands
_AS_OFFICE = re.compile(r"là (?:cơ quan|đơn vị|đầu mối|bộ phận)[^,.;]{0,60}")
_ENDS_BARE = re.compile(rf"(?:^|\s)(?:{acts.OTHER})$")  # "tham mưu UBND xã hướng dẫn, đôn đốc các đơn vị"
_PURPOSE = re.compile(r"(?:^|[\s,])(?:để|nhằm)$")
_GROUPS = ("plan", "launch", "report", "propaganda", "review", "other")
_JOINS = re.compile(r"(?:^|[\s,])(?:và|đồng thời|có trách nhiệm|quan tâm)$")
_REGULAR = re.compile(r"(?:^|[\s,])định kỳ[^.;]{0,80}$")


def _opens(before):
    """Tell whether what stands before the first act is manner, not an act or an exhortation of its own."""
    return (len(before) < _WITHIN and not acts.EXHORTS.match(before.lstrip(" ,"))) or before.endswith(",") or bool(_AS_OFFICE.fullmatch(before))


def _merged(predicate, heads):
    """Join neighbours of one group: "hướng dẫn, theo dõi, đôn đốc các đơn vị" is one task, so is all propaganda of a sentence."""
    found: list[tuple[str, int, int]] = []
    bare = shares = False  # the phrase before is an act without an object, or ends with one
    for at, (group, begin, said) in enumerate(heads):
        end = heads[at + 1][1] if at + 1 < len(heads) else len(predicate.words)
        alike = found and (found[-1][0] == group or {found[-1][0], group} <= {"propaganda", "review", "other"})
        bare = bare or (group == "other" and shares)
        if alike and (bare or found[-1][0] == group == "propaganda"):
            found[-1] = (found[-1][0], found[-1][1], end)
        elif found and bare and group == "plan":
            found[-1] = (group, found[-1][1], end)  # "rà soát, xây dựng kế hoạch ..."
        else:
            found.append((group, begin, end))
        rest = predicate.words[said:end].strip(" ,")
        bare = group in ("propaganda", "review", "other") and not rest.strip("và ")
        shares = bool(_ENDS_BARE.search(rest))
    return [(group, _trimmed(predicate.part(begin, end))) for group, begin, end in found]


def _trimmed(piece):
    """Without the joining words at both ends."""
    tail = re.search(r"[\s,;.:]*(?:(?:và|đồng thời|hoặc)[\s,]*){0,3}$", piece.words[-60:])
    ahead = re.match(r"(?:và |đồng thời |có trách nhiệm |chịu trách nhiệm ){0,4}", piece.words).end()
    return piece.part(ahead, len(piece.words) - len(tail[0]))


def _duty(group, piece, asked, helpers, at):
    kind = {"review": "other"}.get(group, group)
    if kind == "plan" and any(_CLUSTERS.search(plain(body)) for body in asked.who):
        kind = "cluster_plan"
    limit = reports.limits(piece)
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
