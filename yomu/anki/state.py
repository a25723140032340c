"""What earlier decks held: which notes have changed since, and what time each is given.

Anki replaces a note whole when the package's is newer than its own. A note whose content is as it
was keeps its time, so that what a learner has edited meanwhile stays.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from yomu.anki.fields import OWN
from yomu.anki.notes import Note

Fate = Literal["added", "changed", "unchanged", "elsewhere"]
EARLY = 1_577_836_800
"""The time of a note nothing is known about (the beginning of 2020): older than any that Anki may
have, so that what is there already stays."""
_HEADER = "guid\tcontent\tmodified\tdeck\n"


class Record(NamedTuple):
    """A note as it was last written."""

    content: str
    """A digest of its fields and tags."""
    modified: int
    """Seconds since 1970."""
    deck: str
    """The deck it was written to; of a series, the one above its lessons."""


class Stamp(NamedTuple):
    """What becomes of a note."""

    note: Note
    modified: int
    fate: Fate
    deck: str = ""
    """Where it is, if elsewhere."""


Records = Mapping[str, Record]


def read(content: bytes) -> Records:
    """The records of the state file. A line that is none is passed over: that note is unknown."""
    return dict(_records(content.decode("utf-8", errors="replace")))


def _records(text: str) -> Iterator[tuple[str, Record]]:
    for line in text.split("\n"):
        cells = line.split("\t")
        if len(cells) == 4 and cells[2].isascii() and cells[2].isdigit():
            guid, content, modified, deck = cells
            yield guid, Record(content, int(modified), deck)


def written(records: Records) -> bytes:
    """The content of the state file, the same for the same records."""
    lines = (
        f"{guid}\t{one.content}\t{one.modified}\t{one.deck}\n" for guid, one in records.items()
    )
    return (_HEADER + "".join(sorted(lines))).encode()


def stamped(
    notes: Iterable[Note], records: Records, home: str, now: int, refresh: bool
) -> Iterator[Stamp]:
    """Each note with the time it is given in the deck `home`; with `refresh` that is `now`."""
    for note in notes:
        known = records.get(note.guid)
        if refresh:
            late = max(now, known.modified + 1) if known else now
            yield Stamp(note, late, "changed" if known else "added")
        elif known is None:
            yield Stamp(note, EARLY, "added")
        elif known.deck != home:
            # One word is one note in one deck: were it newer here, Anki would put this text's
            # sentence on the card in that one, and that text's back again the next time.
            yield Stamp(note, EARLY, "elsewhere", known.deck)
        elif known.content == digest(note):
            yield Stamp(note, known.modified, "unchanged")
        else:
            # Anki counts seconds, and takes over what is newer only.
            yield Stamp(note, max(now, known.modified + 1), "changed")


def after(stamps: Iterable[Stamp], records: Records, home: str) -> Records:
    """The records when these notes have been written to the deck `home`."""
    new = {
        note.guid: Record(digest(note), modified, home)
        for note, modified, fate, _ in stamps
        if fate != "elsewhere"
    }
    return {**records, **new}


def merged(records: Records, others: Records) -> Records:
    """Both; of a note in both the newer."""
    newer = {
        guid: one
        for guid, one in others.items()
        if guid not in records or one.modified > records[guid].modified
    }
    return {**records, **newer}


def digest(note: Note) -> str:
    """What a note says, in short."""
    return digest_of(note.fields, note.tags)


def digest_of(fields: Mapping[str, str], tags: Iterable[str]) -> str:
    """A digest of these fields, the learner's own left out, and tags."""
    ours = [value for name, value in fields.items() if name not in OWN]
    text = "\x1f".join((*ours, *sorted(tags)))
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:16]
