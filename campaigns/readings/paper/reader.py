"""Reads the text of a directive, plan or letter into findings. Rules of language and layout only: nothing here knows one text."""

import re

from campaigns.readings.paper import movements, text, wrapping
from campaigns.readings.paper.bases import bases
from campaigns.readings.paper.clauses import found_clauses, outline
from campaigns.readings.paper.duties import duties
from campaigns.readings.paper.findings import Found, FoundRecipient, Oddity, Reading
from campaigns.readings.paper.foot import Foot
from campaigns.readings.paper.head import head
from campaigns.readings.paper.oddities import oddities
from campaigns.readings.paper.tables import tasks
from campaigns.readings.paper.text import Piece
from campaigns.readings.paper.zones import zones


def read(words: str) -> Reading:
    """Return what `words` say. Never raises: a text that is no directive yields empty lists.

    `Reading.text` is the text that all places count in: composed, its broken lines joined. `oddities` holds every strange thing in the order
    of the text, also those that a finding carries itself in its own `oddity`. Lines of "Kính gửi" stand before those of "Nơi nhận".
    """
    whole = wrapping.unwrap(text.tidy(words))
    cut = zones(whole)
    plan = outline(cut.body)
    foot = Foot(cut.foot, whole)
    facts = head(cut) | foot.facts
    facts |= _paragraphs("opening", plan.opening, whole) | _paragraphs("closing", plan.closing, whole)
    facts |= movements.launched(plan, cut.abstract)
    own_name = str(facts["movement_name"].value) if "movement_name" in facts else ""
    rows = [row for clause in plan.clauses for row in clause.rows]
    found_bases = bases(plan.grounds, plan.opening + rows + plan.closing)
    clauses = found_clauses(plan)
    found_duties = duties(plan, cut.addressees) + tasks(cut.body + cut.after, clauses)
    strange = [*facts.values(), *found_bases, *clauses, *foot.recipients, *found_duties]
    return Reading(
        text=whole,
        head=facts,
        bases=found_bases,
        clauses=clauses,
        movements=movements.movements(plan, own_name),
        recipients=_addressees(cut.addressees) + foot.recipients,
        duties=found_duties,
        oddities=oddities(whole, strange) + _years(facts),
    )


def _paragraphs(key: str, rows: list[Piece], whole: str) -> dict[str, Found]:
    if not rows:
        return {}
    place = rows[0].start, rows[-1].end
    value = "\n".join(text.squeeze(row.words) for row in rows)
    return {key: Found(value=value, quote=whole[slice(*place)], place=place)}


def _addressees(rows: list[Piece]) -> list[FoundRecipient]:
    """The lines of "Kính gửi", parted at semicolons: what "Như trên" means."""
    pieces = [row.part(*match.span()) for row in rows for match in re.finditer(r"[^;]+", row.words)]
    bare = [piece.part(0, len(piece.words.rstrip(" .,"))) for piece in pieces]
    return [FoundRecipient(text=text.squeeze(piece.words), place=piece.place) for piece in bare if piece.words]


def _years(facts) -> list[Oddity]:
    """Abstract and launched movement that speak of different years."""
    name, abstract = facts.get("movement_name"), facts.get("abstract")
    if not name or not abstract:
        return []
    years = movements.dates.span_of(str(name.value)), movements.dates.span_of(str(abstract.value))
    if all(years) and years[0] != years[1] and years[0][0] == years[0][1] and years[1][0] == years[1][1]:
        words = f"Tên phong trào nêu năm {years[0][0]}, trích yếu nêu năm {years[1][0]}."
        return [Oddity(words=words, quote=name.quote, place=name.place)]
    return []
