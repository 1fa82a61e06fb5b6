"""What the pages of one synthesis show: of a draft from its rows, of an issued edition from its facts alone."""

from dataclasses import dataclass

from django.http import Http404

from reports.periodic.models import ReportVersion
from reports.synthesis.adding import add
from reports.synthesis.figures import shares_of
from reports.synthesis.parts import chapter_of_part
from reports.synthesis.quoting import kept_by_part, reports_of
from reports.synthesis.snapshot import figure_facts, figure_line, gaps_of, text_of


@dataclass(frozen=True)
class Reading:
    """`head` has the counts and the units without a report, `lines` the numbers, `chapters` the words: all dicts as in the facts."""

    head: dict
    lines: list
    chapters: list

    @property
    def changed(self):
        """How many numbers differ from the build before."""
        return sum(bool(line["changes"]) for line in self.lines)


def read(synthesis):
    """Return the Reading of a synthesis; nothing but its own row for an issued one."""
    if synthesis.is_frozen:
        return Reading(synthesis.facts, synthesis.facts["figures"], synthesis.facts["chapters"])
    head = {name: getattr(synthesis, name) for name in ("expected", "received", "on_time", "complete")}
    head |= {"absent": synthesis.missing_units, "waived": synthesis.waived_units}
    figures = synthesis.figures.select_related("indicator").counting_beside().defer("cells")
    return Reading(head, [figure_line(figure, synthesis.span, figure.beside) for figure in figures], draft_chapters(synthesis))


def draft_chapters(synthesis):
    """Return the chapters of a draft with every part, also those that say nothing yet; `quotes` are Kepts."""
    kept, chapters = kept_by_part(synthesis), {}
    for part in synthesis.parts.all():
        said = {"key": part.key, "title": part.title, "text": part.text, "kept": kept.get(part.key, []), "part": part}
        chapters.setdefault(chapter_of_part(part.key), []).append(said)
    return [{"title": title, "parts": parts} for title, parts in chapters.items()]


def read_figure(synthesis, pk):
    """Return the facts of one number with "again", the sum of its cells added up anew. Raises Http404 where the synthesis has no such number."""
    if synthesis.is_frozen:
        found = next((figure for figure in synthesis.facts["figures"] if figure["figure"] == pk), None)
        if found is None:
            raise Http404
        return found | {"again": found["value"]}
    figure = synthesis.figures.select_related("indicator__weight").filter(pk=pk).first()
    if figure is None:
        raise Http404
    told = figure_facts(figure, synthesis.span, gaps_of(synthesis, [figure.indicator_id]))
    return told | {"again": text_of(add(figure.indicator, shares_of(figure.cells)).value)}


def newer_reports(synthesis):
    """Return how many reports came in or were corrected after the draft was built; one query."""
    newer = ReportVersion.objects.filter(report__in=reports_of(synthesis).order_by().values("pk"), submitted_at__gt=synthesis.built_at)
    return newer.values("report").distinct().count()
