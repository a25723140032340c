"""What is known about the dictionaries of a folder: their dates, licences and credits."""

from pathlib import Path
from typing import NamedTuple

from yomu.dictionary.volume import NAMES, Volume, legible, path, sound


class About(NamedTuple):
    """A dictionary that is installed. Dates are ISO; what is not known is empty."""

    name: str
    title: str
    entries: int
    size: int
    """Bytes."""
    source: str
    """Where its data came from: a package, a file or an address."""
    date: str
    """Of the data."""
    built: str
    licence: str
    credit: str


def about(folder: Path) -> tuple[About, ...]:
    """The dictionaries that are there and sound."""
    return tuple(_about(name, path(folder, name)) for name in NAMES if sound(path(folder, name)))


def _about(name: str, file: Path) -> About:
    with legible(file):
        volume = Volume(file)
        facts = volume.facts()
        volume.close()
    return About(
        name,
        facts["title"],
        int(facts["entries"]),
        file.stat().st_size,
        facts["source"],
        facts["date"],
        facts["built"],
        facts["licence"],
        facts["credit"],
    )
