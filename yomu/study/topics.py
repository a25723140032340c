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

    def __init__(self, tables: Iterable[tuple[str, Rows]]) -> None:
        """`tables`: name (the file's without suffix) and rows of each glossary; the last wins."""
        self._listed = {
            f"{name}:{row['headword']}": _listing(row) for name, rows in tables for row in rows
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
        return frozenset(listing.topic for listing in self._listed.values()) - {""}


def shipped() -> list[tuple[str, Rows]]:
    """The glossaries that come with yomu."""
    return [("politics", data.table("politics.tsv"))]


def _listing(row: Mapping[str, str]) -> Listing:
    level = row.get("level", "")
    return Listing(
        row.get("topic", ""),
        row.get("subtopic", ""),
        int(level) if level in ("1", "2", "3", "4", "5") else 0,
        row.get("english", ""),
    )
