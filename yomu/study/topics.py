"""What the glossaries say of a term besides its meaning: topic, part of the topic, level."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from yomu import data, kana
from yomu.model import Entry

Rows = Iterable[Mapping[str, str]]


class Listing(NamedTuple):
    """What a glossary says of a term (docs/glossaries.md)."""

    topic: str = ""
    subtopic: str = ""
    level: int = 0
    """1 … 5 as the glossary judges; 0 none."""
    english: str = ""


UNLISTED = Listing()


class Topics:
    """The terms of glossaries, found by the entries they have in the dictionary."""

    def __init__(self, tables: Mapping[str, Rows]) -> None:
        """`tables`: the rows of each glossary under its name, the file's name without suffix."""
        self._listed = {
            f"{name}:{row['headword']}": _listing(row)
            for name, rows in tables.items()
            for row in rows
            if row.get("headword") and row.get("topic")
        }

    def of(self, entries: Iterable[Entry], reading: str) -> Listing:
        """What the first glossary says that has the word, read so."""
        for entry in entries:
            listing = self._listed.get(entry.id)
            if listing and any(kana.to_hiragana(r.text) == reading for r in entry.readings):
                return listing
        return UNLISTED

    def names(self) -> frozenset[str]:
        """The topics there are."""
        return frozenset(listing.topic for listing in self._listed.values())


def shipped() -> dict[str, Rows]:
    """The project's own glossaries."""
    return {"politics": data.table("politics.tsv")}


def _listing(row: Mapping[str, str]) -> Listing:
    level = row.get("level", "")
    return Listing(
        row["topic"],
        row.get("subtopic", ""),
        int(level) if level in ("1", "2", "3", "4", "5") else 0,
        row.get("english", ""),
    )
