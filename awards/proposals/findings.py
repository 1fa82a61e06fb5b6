"""What a check of a nominee found: one Finding for each condition, a Sheet of them for each nominee, the chip that sums it up.

The system compares and never concludes: its best word is that the conditions it checks by itself are met.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from django.urls import NoReverseMatch, reverse

from awards.proposals.states import Result

PROBLEMS_FIRST = {Result.FAIL: 0, Result.LOOK: 1, Result.UNKNOWN: 2, Result.PASS: 3}
MET, NO_DATA = "Đạt các điều kiện tự kiểm tra", "Chưa có dữ liệu"
# Where the evidence of a kind stands; what has no page yet is said without a link.
PAGES = {
    "recipient": "awards:recipient-detail",
    "registration": "awards:registration-detail",
    "initiative": "awards:initiative-detail",
    "proposal": "awards:proposal-detail",
    "obligation": "campaigns:obligation-detail",
    "award": "awards:award-detail",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a finding rests on, in words; `kind` and `pk` name the record, where it is one (`kind` is a key of PAGES)."""

    words: str
    kind: str = ""
    pk: int | str | None = None

    @property
    def url(self):
        """The address of the record, "" where it has no page."""
        try:
            return reverse(PAGES[self.kind], args=[self.pk]) if self.kind in PAGES else ""
        except NoReverseMatch:
            return ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One condition and what was found about it.

    `result` is what counts; where a person saw it otherwise, `found` is what the rule had found, and `by`, `reason`, `at` say who, why, when.
    `for_person`: the system cannot check it and only lays it before the reader. `weighs`: it counts in the chip. `brief` is what a chip says
    where it fails.
    """

    key: str
    title: str
    article: str
    result: str
    words: str
    evidence: tuple = ()
    sure: bool = True
    for_person: bool = False
    weighs: bool = True
    brief: str = ""
    found: str = ""
    by: str = ""
    reason: str = ""
    at: object = None

    @property
    def is_overridden(self):
        return bool(self.found)

    @property
    def is_remark(self):
        """Whether it is only told: neither a condition nor a problem."""
        return not self.weighs and self.result == Result.PASS and not self.is_overridden

    @property
    def is_problem(self):
        """Whether somebody has to look: what is only laid before the reader is no problem."""
        return self.result in (Result.FAIL, Result.LOOK) and not self.for_person

    @property
    def result_label(self):
        return Result(self.result).label

    @property
    def found_label(self):
        return Result(self.found).label if self.found else ""

    def seen_as(self, override):
        """Return the finding with an Override (result, reason, by, at) laid over it."""
        return replace(
            self, result=override.result, found=self.result, by=override.by.full_name, reason=override.reason, at=override.at, for_person=False
        )


@dataclass(frozen=True, slots=True)
class Chip:
    """The shortest word about a nominee: `key` is a Result."""

    key: str
    words: str


@dataclass(frozen=True)
class Sheet:
    """The findings about one nominee, problems first; what the system cannot check comes apart in `for_person`.

    `law` says by which rules it was checked, in words.
    """

    nominee_id: object
    findings: tuple
    law: str = ""

    @cached_property
    def checked(self):
        """What the system compared, problems first."""
        return tuple(each for each in self.findings if not each.for_person)

    @cached_property
    def for_person(self):
        return tuple(each for each in self.findings if each.for_person)

    @cached_property
    def problems(self):
        return tuple(each for each in self.findings if each.is_problem)

    @cached_property
    def counts(self):
        """How many of the findings that count there are of each result: {Result: number}, every result named."""
        return {result: sum(each.result == result and each.weighs for each in self.checked) for result in Result}

    @cached_property
    def worst(self):
        """The worst Result of what counts; PASS where nothing counts."""
        return min((each.result for each in self.checked if each.weighs), key=PROBLEMS_FIRST.get, default=Result.PASS)

    @cached_property
    def chip(self):
        """The Chip: never a conclusion, only what was found."""
        weighed = [each for each in self.checked if each.weighs]
        failed = [each for each in weighed if each.result == Result.FAIL]
        if failed:
            more = f" và {len(failed) - 1} điều kiện khác" if len(failed) > 1 else ""
            return Chip(Result.FAIL, f"Chưa đạt: {failed[0].brief or failed[0].title.lower()}{more}")
        looks = sum(each.result == Result.LOOK for each in weighed)
        if looks:
            return Chip(Result.LOOK, f"Cần xem {looks} điều kiện")
        if not weighed or self.worst == Result.UNKNOWN:
            return Chip(Result.UNKNOWN, NO_DATA)
        return Chip(Result.PASS, MET)

    def finding(self, key):
        """Return the Finding of a key, or None."""
        return next((each for each in self.findings if each.key == key), None)


def sheet_of(nominee_id, findings, law=""):
    """Return the Sheet of a nominee with the findings in the order in which they are read: problems first, then as the law lists them."""
    return Sheet(nominee_id, tuple(sorted(findings, key=lambda each: (each.for_person, PROBLEMS_FIRST[each.result], not each.weighs))), law)
