"""A reading in progress: the typed text of the real directive, half decided, so that the page has something to show."""

from campaigns.demo.data import read
from campaigns.readings.actions import decide, read_paper
from campaigns.readings.paper.reader import read as read_text
from campaigns.readings.resolving import Resolver
from campaigns.readings.vocabulary import BASES, CLAUSES, HEAD
from emulation import clock

DECIDED = (HEAD, BASES, CLAUSES)


def begin_reading(name, *, authority, by, now):
    """Read the paper of the data file `name` for `authority` (a Unit) and take the head, the bases and the clauses; returns the reading."""
    resolver = Resolver(authority, clock.day_of(now))
    reading = read_paper(read_text(paper_of(name, authority)), authority=authority, resolver=resolver, by=by, now=now)
    for part in DECIDED:
        decide(reading, by=by, now=now, decision="taken", part=part)
    return reading


def paper_of(name, authority):
    """Return the paper of the data file `name` as an office would paste it: without number and day, as it was found."""
    data, head = read(name), authority.letterhead
    clauses = [f"{each['label']} {each['text'].strip()}" for clause in data["clauses"] for each in (clause, *clause.get("points", ()))]
    lines = [
        head.agency_line,
        f"Số:       /{data['symbol']}",
        f"{data['place']}, ngày       tháng       năm {data['year']}",
        "CHỈ THỊ",
        data["abstract"],
        data["opening"],
        *clauses,
        data["closing"],
        "\n".join(["Nơi nhận:", *(f"- {line['text']};" for line in data["recipients"]), f"- Lưu: {data['filing']}."]),
        data["signer_title"],
    ]
    return "\n\n".join(line.strip() for line in lines)
