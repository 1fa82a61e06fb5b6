"""Who brings figures for the text of a report from above: the awards of a unit in a period, by form and recipient.

The floor of awards lies above this one, so it registers here; apps.py loads every app's `report_facts.py` at start-up:

    @provider
    def awards_of(unit, span): ...  # a list of AwardLine; `unit` is a Unit, `span` a Period

While nobody registers, the part about awards stays open for typing.
"""

import inspect
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured

COLLECTIVE, PERSON, HOUSEHOLD = "collective", "person", "household"
RECIPIENTS = {COLLECTIVE: "Tập thể", PERSON: "Cá nhân", HOUSEHOLD: "Hộ gia đình"}
KINDS = {"merit": "Công trạng", "movement": "Phong trào thi đua, chuyên đề", "sudden": "Đột xuất", "external": "Đối ngoại", "other": "Khác"}

_PROVIDERS = []


@dataclass(frozen=True, kw_only=True)
class AwardLine:
    """One line of the annex of awards. Raises ValueError for words and numbers that the annex has no place for.

    `form` is the title or form in words ("Giấy khen"); `recipients` a key of RECIPIENTS, `kind` one of KINDS. Of `proposed` recipients
    `leaders` hold a leading post and `direct` work directly (neither for collectives: 0); `decided` have a decision.
    """

    form: str
    recipients: str
    leaders: int = 0
    direct: int = 0
    kind: str
    proposed: int
    decided: int

    def __post_init__(self):
        if not self.form or self.recipients not in RECIPIENTS or self.kind not in KINDS:
            raise ValueError(f"A line of awards names its form, recipients and kind: {self!r}")
        if min(self.leaders, self.direct, self.decided) < 0 or max(self.leaders + self.direct, self.decided) > self.proposed:
            raise ValueError(f"The counts of a line of awards lie between 0 and those proposed: {self!r}")


def provider(function):
    """Declare `function(unit, span) -> list[AwardLine]` and return it. Raises ImproperlyConfigured: not callable so, or declared twice."""
    if not callable(function) or list(inspect.signature(function).parameters) != ["unit", "span"]:
        raise ImproperlyConfigured(f"A provider of awards takes (unit, span): {function!r}")
    if function in _PROVIDERS:
        raise ImproperlyConfigured(f"The provider of awards {function.__qualname__} is declared twice.")
    _PROVIDERS.append(function)
    return function


def awards_of(report):
    """Return the AwardLines of the unit in the period of `report` from all providers, in their order; none for a cluster's report."""
    if report.of_cluster:
        return []
    return [line for provide in _PROVIDERS for line in provide(unit=report.unit, span=report.span)]
