"""The part of a report about awards, as far as providers bring figures: its opening sentence and its annex."""

from reports.periodic.providers import COLLECTIVE, HOUSEHOLD, KINDS, PERSON, RECIPIENTS
from reports.periodic.sentences import span_words

COLUMNS = (
    ("STT", 12, True),
    ("Danh hiệu, hình thức", 72, False),
    ("Đối tượng", 30, False),
    ("Loại hình", 46, False),
    ("Đề nghị", 22, True),
    ("Lãnh đạo", 22, True),
    ("Trực tiếp", 22, True),
    ("Đã quyết định", 26, True),
)


def award_sentences(lines, span):
    """Return the opening sentences made from AwardLines, "" without any."""
    proposed = sum(line.proposed for line in lines)
    if not proposed:
        return ""
    of = {key: sum(line.proposed for line in lines if line.recipients == key) for key in (COLLECTIVE, PERSON, HOUSEHOLD)}
    who = ", ".join(f"{count} {RECIPIENTS[key].lower()}" for key, count in of.items() if count)
    decided = sum(line.decided for line in lines)
    then = f"đã có quyết định {decided} trường hợp" if decided else "chưa có quyết định"
    said = [f"Trong {span_words(span)}, đơn vị đề nghị khen thưởng {proposed} trường hợp ({who}), {then}."]
    leaders, direct = (sum(getattr(line, name) for line in lines) for name in ("leaders", "direct"))
    if leaders or direct:
        said.append(f"Trong đó có {direct} người trực tiếp lao động, công tác; {leaders} người giữ chức vụ lãnh đạo.")
    return " ".join(said)


def award_facts(line):
    """Return one AwardLine as a JSON-ready dict, in words where it has words."""
    return {
        "form": line.form,
        "recipients": RECIPIENTS[line.recipients],
        "kind": KINDS[line.kind],
        "proposed": line.proposed,
        "leaders": line.leaders,
        "direct": line.direct,
        "decided": line.decided,
    }


def award_row(number, award):
    """Return the cells of one line of the annex, as COLUMNS has them, from what `award_facts` gave."""
    names = ("form", "recipients", "kind", "proposed", "leaders", "direct", "decided")
    return [str(number), *(str(award[name]) for name in names)]
