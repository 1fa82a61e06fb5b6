"""What adds a row at a time to the lists of recipients (see test_queries): a person, an initiative, a pair that may be one, an award."""

import itertools

from tests.award_factories import given, graded, little_law, person, recognised


def recipients(world):
    """A person of Sông Ray with an award."""
    code = little_law(world)["award"].code
    for number in itertools.count(1):
        given(person(f"Nguyễn Văn Ân {number}", world.units["song_ray"]), code, 2022)
        yield


def initiatives(world):
    """An initiative with two authors of Sông Ray."""
    authors = [person(name, world.units["song_ray"]) for name in ("Lê Văn Tám", "Trần Thị Hoà")]
    for number in itertools.count(1):
        recognised(f"Số hóa sổ hộ tịch {number}", *authors)
        yield


def lookalike_pairs(world):
    """Two rows of one name in one unit."""
    for number in itertools.count(1):
        for _ in range(2):
            person(f"Trần Thị Hoà {number}", world.units["song_ray"])
        yield


def awards_of_one(world):
    """Awards and grades of one person of Sông Ray, one year after the other."""
    code, one = little_law(world)["award"].code, person("Lê Văn Tám", world.units["song_ray"])
    for year in itertools.count(2019):
        given(one, code, year)
        graded(one, "HTXSNV", year)
        yield
