"""Anki packages: stamped notes in, the bytes of an .apkg out. The only one that knows genanki."""

import hashlib
import itertools
import json
import sqlite3
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import IO, Any, NamedTuple

import genanki

from yomu.anki import notetype
from yomu.anki.state import Stamp

Media = Mapping[str, Path]
"""Files by the name they have in Anki's media folder."""
_MOMENT = (1980, 1, 1, 0, 0, 0)
_PACKED = (".mp3", ".ogg", ".jpg", ".png", ".webp")


class Home(NamedTuple):
    """The deck all notes are in, or are in decks of."""

    name: str
    description: str = ""
    """What Anki shows of it: whom its content is owed to."""


def write(out: IO[bytes], stamps: Iterable[Stamp], now: int, media: Media, home: Home) -> None:
    """Write a package. The same stamps, media and time make the same bytes.

    `now`, in seconds since 1970, is the time at which Anki will think notes new to it were made.
    """
    with zipfile.ZipFile(out, "w") as package:
        _add(package, "collection.anki2", _collection(stamps, now, home))
        numbered = dict(enumerate(sorted(media)))
        _add(package, "media", json.dumps(numbered, ensure_ascii=False).encode())
        for number, name in numbered.items():
            _add(package, str(number), media[name].read_bytes(), packed=name.endswith(_PACKED))


def deck_id(name: str) -> int:
    """The deck's id, always the same for the same name; one that Anki's scripts can hold."""
    digest = hashlib.sha256(unicodedata.normalize("NFC", name).encode()).digest()
    return (1 << 40) + int.from_bytes(digest[:5], "big")


def _add(package: zipfile.ZipFile, name: str, content: bytes, packed: bool = False) -> None:
    # Neither the time nor the system it was made on may show.
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    package.writestr(entry, content)


def _collection(stamps: Iterable[Stamp], now: int, home: Home) -> bytes:
    decks = list(_decks(stamps, home))
    with closing(sqlite3.connect(":memory:")) as db:
        ids = itertools.count(now * 1000)
        genanki.Package(decks).write_to_db(db.cursor(), now, ids)
        db.commit()
        return bytes(db.serialize())


def _decks(stamps: Iterable[Stamp], home: Home) -> Iterator[Any]:
    model = _Model(
        notetype.MODEL_ID,
        notetype.NAME,
        fields=notetype.fields(),
        templates=notetype.templates(),
        css=notetype.text("card.css"),
        sort_field_index=1,
    )
    by_name: dict[str, list[_Note]] = {home.name: []}
    for stamp in stamps:
        by_name.setdefault(stamp.note.deck, []).append(_Note(stamp, model))
    for name, notes in by_name.items():
        deck = genanki.Deck(deck_id(name), name, home.description)
        deck.notes = notes
        yield deck


class _Model(genanki.Model):  # type: ignore[misc]
    def to_json(self, timestamp: float, deck: int) -> dict[str, Any]:  # noqa: ARG002
        made: dict[str, Any] = super().to_json(notetype.DESIGNED, deck)
        return made


class _Note(genanki.Note):  # type: ignore[misc]
    """A note that has a time of its own, and new cards in the order of the text."""

    def __init__(self, stamp: Stamp, model: _Model) -> None:
        note = stamp.note
        values: Sequence[str] = [*note.fields.values()]
        super().__init__(model, values, tags=note.tags, guid=note.guid, due=note.order)
        self._modified = stamp.modified

    def write_to_db(
        self,
        cursor: sqlite3.Cursor,
        timestamp: float,  # noqa: ARG002 - genanki gives all notes the same
        deck: int,
        ids: Iterator[int],
    ) -> None:
        super().write_to_db(cursor, self._modified, deck, ids)
