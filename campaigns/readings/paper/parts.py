"""The acts of one sentence: its phrases, who only works along, and where each act begins and ends.

Two rules find an act. Everywhere: a word of the list in `acts` at the head of its part. Where the paper lays duties (`opened`): whatever
the body is told to do, unless the words only exhort (`acts.EXHORTS`); the verb need not be in any list.
"""

import re

from campaigns.readings.paper import acts, bodies, reports, subjects
from campaigns.readings.paper.text import Piece, squeeze

_COMPLETES = re.compile(r"(?:và )?(?:hoàn thành(?= (?:trước|trong|xong|chậm|vào|và|việc|ngày))|xong|trình|thời gian|thời hạn)(?!\w)")
_ONLY_ORDERS = re.compile(r"(?:(?:có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|thực hiện|các nội dung|sau)[\s,:]*)*")
_MANNER = re.compile(r"(?:(?:chủ trì|có trách nhiệm|có nhiệm vụ|tiếp tục|thường xuyên|chủ động|kịp thời|tích cực|định kỳ|là [^,;]{3,60}|và)[\s,]*)*")
_TIME_OR_GROUND = re.compile(r"(?:trong|theo|căn cứ|trên cơ sở|định kỳ|hằng|hàng|khi|sau|trước|từ|để|nhằm|ngoài|với|qua|thông qua|đối với|nếu)(?!\w)")
_FULL_ACT = 5  # words: a verb and what it is done to


def parts(phrase: Piece, hidden: str, start: int, *, opened: bool) -> list[tuple[str, Piece]]:
    """Return (group, piece) for each act of `phrase` from `start`; `hidden` are its words with quotations blotted out."""
    found = _listed(phrase, hidden, start)
    if not opened or acts.EXHORTS.match(hidden[start:].lstrip(" ,")) or completes(phrase, hidden):
        return found
    if not found:
        rest = _trimmed(phrase.part(start, len(phrase.words)))
        small = acts.small(rest.words)
        quoted = hidden[rest.start - phrase.start :].startswith(("·", "“", '"'))
        return [] if not small or quoted or _ONLY_ORDERS.fullmatch(small) or _TIME_OR_GROUND.match(small) else [(_group(rest.words), rest)]
    first = found[0][1].start - phrase.start
    before = re.sub(r"(?:[\s,]|và|đồng thời)+$", "", hidden[start:first])
    if hidden[start + len(before) : first].strip() and _full(before):
        piece = phrase.part(start, start + len(before))
        found.insert(0, (_group(piece.words), piece))
    elif found[0][0] == "other" and _owns(before):
        found[0] = ("other", phrase.part(start, found[0][1].end - phrase.start))
    return [(_group(piece.words) if group == "other" else group, piece) for group, piece in found]


def _full(before):
    """Tell whether what stands before the first listed act is an act of its own, with its object, and no time, ground or manner."""
    manner = _TIME_OR_GROUND.match(before.lstrip(" ,")) or _MANNER.fullmatch(before)
    return len(before.split()) >= _FULL_ACT and not manner and before.count("(") == before.count(")")


def _owns(before):
    """ "Ban hành bộ tiêu chí chấm điểm", "Chỉ đạo Mặt trận các cấp giám sát ...": the listed word stands inside the act of another verb."""
    open_verb = not re.search(r"[,(:]|(?:để|nhằm|việc|là|và)$", before) and not acts.EXHORTS.match(before)
    return len(before.split()) >= 3 and open_verb and not _TIME_OR_GROUND.match(before) and not _MANNER.match(before)[0].strip()


def completes(phrase: Piece, hidden: str) -> dict | None:
    """The time limit that a phrase like "hoàn thành trước ngày ..." sets for the act before it, if it is such a phrase."""
    limits = reports.limits(phrase) if _COMPLETES.match(hidden) else []
    return limits[0] if limits else None


def _group(words):
    """An open verb takes its kind from what it is done to: "mở đợt tuyên truyền", "tăng thời lượng phát thanh"."""
    return "propaganda" if acts.SPREADS.match(acts.small(words)) else "other"


def phrases(predicate):
    """The parts between semicolons."""
    place = 0
    for mark in re.finditer(r";\s", predicate.words):
        yield predicate.part(place, mark.start())
        place = mark.end()
    yield predicate.part(place, len(predicate.words))


def helpers(phrase, hidden, opened):
    """Who only works along, and where the act itself begins."""
    match = acts.JOINTLY.search(hidden)
    if not match or not bodies.body_at(phrase.words[match.end() :]):
        return (), 0
    act = acts.ACT.search(hidden)
    if act and act.start() < match.start():
        return (), 0  # "tuyên truyền ..., phối hợp với ..." works along in passing
    if opened and not _MANNER.fullmatch(hidden[: match.start()]) and not acts.EXHORTS.match(hidden):
        return (), 0  # so it does behind any act
    end = match.end() + subjects.verb_at(hidden[match.end() :], opened=opened)
    named = phrase.part(match.end(), end)
    return tuple(squeeze(piece.words) for piece in bodies.split(named)), end


def _listed(phrase, hidden, start):
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
