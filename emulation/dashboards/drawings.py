"""What the small drawings of a row are made of, in their own units: the bullet bar and the line over the years.

They are drawn here and not by a template of their own: there is one in every row, and an include for each would cost more than the page.
"""

from dataclasses import dataclass

from django.utils.html import format_html

from emulation.formats.words import number_words

BULLET_WIDTH = 120
SPARK_WIDTH, SPARK_HEIGHT, SPARK_EDGE = 76, 22, 3
GAP = "–"


@dataclass(frozen=True)
class Bullet:
    """`bar` is the figure, `mark` what is due by now, `level` the level of the year, in parts of BULLET_WIDTH; `words` for who cannot see it."""

    bar: int
    mark: int | None
    level: int
    words: str
    kind: str = ""

    @property
    def svg(self):
        """The drawing: the level as the ground, the figure on it, a mark where it should be by now."""
        mark = "" if self.mark is None else format_html('<path class="due" d="M{} 0v14"/>', self.mark)
        return format_html(
            '<svg class="bullet {}" viewBox="0 0 120 14" role="img" aria-label="{}">'
            '<path class="level" d="M0 7h{}"/><path class="is" d="M0 7h{}"/>{}</svg>',
            self.kind,
            self.words,
            self.level,
            self.bar,
            mark,
        )


@dataclass(frozen=True)
class Spark:
    """`points` of the line; the end has a dot at `x`, `y`; `words` are the values, which stand beside it as well."""

    points: str
    x: int
    y: int
    words: str

    @property
    def svg(self):
        """The drawing: the line, a dot at its end."""
        return format_html(
            '<svg class="spark" viewBox="0 0 76 22" role="img" aria-label="{}"><polyline points="{}"/><circle cx="{}" cy="{}" r="3"/></svg>',
            self.words,
            self.points,
            self.x,
            self.y,
        )


def bullet_of(value, level, due, kind=""):
    """Return the Bullet of Decimals, or None where a bar would lie: nothing known, or a number below zero.

    `due` None: no mark; `kind` is ok, near or bad for its colour.
    """
    if value is None or level is None or min(value, level, due or 0) < 0:
        return None
    most = max(value, level, due or 0)
    if not most:
        return None
    words = f"Thực hiện {_brief(value)}, mức cả năm {_brief(level)}" + (f", mức phải đạt đến nay {_brief(due)}" if due is not None else "")
    return Bullet(_part(value, most), None if due is None else min(_part(due, most), BULLET_WIDTH - 2), _part(level, most), words, kind)


def spark_of(values):
    """Return the Spark of [(words of the year, Decimal or None)] in the order of time, or None with fewer than two figures."""
    known = [(place, value) for place, (_, value) in enumerate(values) if value is not None]
    if len(known) < 2:
        return None
    low, high = min(value for _, value in known), max(value for _, value in known)
    step, height = (SPARK_WIDTH - 2 * SPARK_EDGE) / (len(values) - 1), SPARK_HEIGHT - 2 * SPARK_EDGE
    places = [
        (round(SPARK_EDGE + place * step), round(SPARK_HEIGHT - SPARK_EDGE - (float((value - low) / (high - low)) if high > low else 0.5) * height))
        for place, value in known
    ]
    words = "; ".join(f"{year}: {_brief(value)}" for year, value in values)
    return Spark(" ".join(f"{x},{y}" for x, y in places), *places[-1], words)


def _part(value, most):
    return round(BULLET_WIDTH * value / most)


def _brief(value):
    return GAP if value is None else number_words(round(value, 1))
