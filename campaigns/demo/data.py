"""Reads the data files of the demo."""

from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).resolve().parent


@cache
def read(name, folder=FOLDER):
    """Return what the file `name`.yaml of a folder holds (this one, unless named); shared, so callers must not change it."""
    return yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8"))


def unit_rows():
    """Return the units below the authority of 2023 as dicts, with the defaults of their section filled in."""
    rows = []
    for section in read("units")["units"]:
        common = {"kind": section["kind"], "superior": section["superior"], "capacity": section.get("capacity", "")}
        rows += [{**common, **section.get("defaults", {}), **row} for row in section["units"]]
    return rows
