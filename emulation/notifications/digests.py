"""The one collected message of a person on a day: figures and lines, what its subject says, how it reads, what is left of it later."""

import dataclasses
from dataclasses import dataclass

from emulation.notifications import wording
from emulation.notifications.states import Reader
from emulation.notifications.writing import one_line

OWN = (Reader.HOLDER, Reader.HEAD)
HEADINGS = {
    Reader.HOLDER: "Việc của ông/bà",
    Reader.HEAD: "Việc của đơn vị, để ông/bà biết và chỉ đạo",
    Reader.OFFICE: "Đơn vị chưa hoàn thành sau hạn từ 7 ngày",
    Reader.CHAIRMAN: "Đơn vị chưa hoàn thành sau hạn",
}
INBOX, OVERVIEW = "/viec-cua-toi/", "/tong-quan/"
# A message of the bell is read in a list: what is longer is in the e-mail and on the page.
SHOWN_LINES = 12


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line: what it is about, to whom it speaks, and its words as they were on the day of the digest."""

    source: str
    subject_id: int
    deadline: str
    reader: str
    tone: str
    owner: str
    text: str
    lead: str
    url: str


def line_about(source, due, reader, day, *, new=False):
    """Return the Line that tells `reader` about `due` (a Due of the source) on `day`; `new` says that it has just opened."""
    tone = wording.tone_of(due, day, new=new and reader in OWN)
    return Line(
        source=source,
        subject_id=due.subject_id,
        deadline=due.deadline.isoformat(),
        reader=reader,
        tone=tone,
        owner=due.owner,
        text=wording.line_of(due, reader, tone, day),
        lead=wording.lead_of(due, tone, day),
        url=due.url,
    )


@dataclass(frozen=True, kw_only=True)
class Section:
    """Lines under one heading; `groups` are pairs (name of the owner or "", lines)."""

    heading: str
    groups: list


@dataclass(frozen=True, kw_only=True)
class Digest:
    """What one person is told on one day. `figures` are words ("5 kế hoạch mới") of the office's sentence."""

    day: str
    figures: tuple = ()
    lines: tuple = ()

    def facts(self):
        """Return the dict that a Notice keeps."""
        return dataclasses.asdict(self)

    @classmethod
    def of(cls, facts):
        """Return the Digest that a Notice kept."""
        return cls(day=facts["day"], figures=tuple(facts["figures"]), lines=tuple(Line(**line) for line in facts["lines"]))

    def left(self, owed, day):
        """Return what is left of it on `day`, in the words of that day: `owed` is what is still owed (Due) by source and subject.

        A line whose deadline was moved meanwhile is left out: another ladder counts for it.
        """
        found = ((line, owed.get((line.source, line.subject_id))) for line in self.lines)
        kept = ((line, due) for line, due in found if due and due.deadline.isoformat() == line.deadline)
        new = day.isoformat() == self.day
        lines = (line_about(line.source, due, line.reader, day, new=new and line.tone == wording.NEW) for line, due in kept)
        return dataclasses.replace(self, lines=tuple(lines))

    def subjects(self):
        """Return the subject ids of the lines by source."""
        found = {}
        for line in self.lines:
            found.setdefault(line.source, set()).add(line.subject_id)
        return found

    @property
    def is_empty(self):
        return not self.lines and not self.figures

    @property
    def subject(self):
        """The most important in at most 60 characters: the thing itself where there is only one, else how many of each."""
        own = [line for line in self.lines if line.reader in OWN]
        if len(own) == 1 == len(self.lines) and not self.figures:
            return own[0].lead
        counts = [f"{sum(line.tone == tone for line in own)} {words}" for tone, words in wording.COUNTED.items()]
        parts = [words for words in counts if not words.startswith("0 ")] + list(self.figures) + self._about_others()
        return one_line(_as_many_as_fit(parts), wording.SUBJECT)

    def _about_others(self):
        others = [line for line in self.lines if line.reader not in OWN]
        if not others or self.figures:
            return []
        return [f"{len(others)} việc của {len({line.owner for line in others})} đơn vị chưa xong sau hạn"]

    @property
    def sentence(self):
        """The figures as a sentence, "" without any."""
        return f"{', '.join(self.figures)}." if self.figures else ""

    @property
    def sections(self):
        """The lines by reader, those about others under the names of their owners."""
        found = []
        for reader, heading in HEADINGS.items():
            lines = [line for line in self.lines if line.reader == reader]
            if lines:
                owners = {} if reader not in OWN else {"": lines}
                for line in lines if not owners else ():
                    owners.setdefault(line.owner, []).append(line)
                found.append(Section(heading=heading, groups=list(owners.items())))
        return found

    @property
    def hint(self):
        """How to ask for more time, for those who are late themselves."""
        late = any(line.tone in (wording.OVER, wording.ASKED) and line.reader in OWN for line in self.lines)
        return wording.MORE_TIME if late else ""

    @property
    def is_about_others(self):
        """Whether it speaks to somebody who reads about others and has nothing to do himself; figures are the office's own work."""
        return bool(self.lines) and not self.figures and all(line.reader not in OWN for line in self.lines)

    @property
    def url(self):
        """Where the message leads: to the thing itself where there is only one, else to the inbox, or the overview for who reads about others."""
        urls = {line.url for line in self.lines}
        if len(urls) == 1 and not self.figures:
            return urls.pop()
        return OVERVIEW if self.is_about_others else INBOX

    @property
    def body(self):
        """The message as plain text."""
        paragraphs = [self.sentence] if self.figures else []
        for section in self.sections:
            rows = [f"{section.heading}:"] if len(self.lines) > 1 or self.figures else []
            for owner, lines in section.groups:
                rows += [owner] if owner else []
                rows += [f"– {line.text}" if rows else line.text for line in lines]
            paragraphs.append("\n".join(rows))
        paragraphs += [self.hint] if self.hint else []
        return "\n\n".join(paragraphs)

    @property
    def bell(self):
        """The message as the bell shows it: its first lines, and how many more things there are."""
        rows = self.body.split("\n")
        more = sum(row.startswith("– ") for row in rows[SHOWN_LINES:])
        return "\n".join([*rows[:SHOWN_LINES], f"… và {more} việc khác."]) if more else self.body


def _as_many_as_fit(parts):
    """Join whole parts only: a figure cut in two would say something else."""
    subject = parts[0]
    for part in parts[1:]:
        if len(f"{subject}, {part}") <= wording.SUBJECT:
            subject = f"{subject}, {part}"
    return subject
