"""Reads the data files of the awards' demo."""

from pathlib import Path

from campaigns.demo import data

FOLDER = Path(__file__).resolve().parent


def read(name):
    """Return what the file `name`.yaml of this folder holds; shared, so callers must not change it."""
    return data.read(name, FOLDER)
