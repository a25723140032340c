"""Glossaries and registers kept as tables (`dictionaries/politics.tsv`, a teacher's own) → entries.

The notation of their cells is described in docs/glossaries.md.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from yomu import data, kana
from yomu.compiled import shelved
from yomu.model import Entry, Reading, Sense, Spelling

LICENCE = "CC0-1.0"
CREDIT = "yomu's own glossaries"
COMMON = 49
"""The rank of a term: common, in no band of frequency."""

_Row = tuple[Any, ...]
"""What an entry is made of, in Python's own values."""
_Forms = Mapping[str, Mapping[str, tuple[int, ...]]]
_Rows = Mapping[str, Sequence[_Row]]


class Glossary:
    """Tables of the project's; the row of a term becomes an entry when it is asked for."""

    def __init__(self, forms: Callable[[], _Forms], rows: Callable[[], _Rows]) -> None:
        self._forms, self._rows = forms, rows
        self._entries: dict[int, Entry] = {}

    def find(self, forms: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """The entries of those of `forms` that the tables list."""
        listed = self._forms()
        found = {}
        for form in forms:
            numbers = listed[form[:1]].get(form)
            if numbers is not None:
                found[form] = tuple([self._entry(number) for number in numbers])
        return found

    def _entry(self, number: int) -> Entry:
        known = self._entries.get(number)
        if known is None:
            row = self._rows()[str(number // _TOGETHER)][number % _TOGETHER]
            known = self._entries[number] = _entry(*row)
        return known


TERMS = ("politics",)
"""The project's glossaries, which outrank a dictionary."""
REGISTERS = ("organisations", "people", "places", "countries", "acronyms", "words")
"""Its registers, which do not."""


def shipped() -> tuple[Glossary, Glossary]:
    """The project's glossaries, and its registers."""
    return Glossary(_term_forms, _term_rows), Glossary(_register_forms, _register_rows)


_TOGETHER = 4
"""Rows that are kept as one."""


@shelved(*(f"{name}.tsv" for name in TERMS), empty={})
def _term_forms() -> dict[str, dict[str, tuple[int, ...]]]:
    return _forms_by_first(TERMS)


@shelved(*(f"{name}.tsv" for name in TERMS), empty=[])
def _term_rows() -> dict[str, list[_Row]]:
    return _rows_by_number(TERMS)


@shelved(*(f"{name}.tsv" for name in REGISTERS), empty={})
def _register_forms() -> dict[str, dict[str, tuple[int, ...]]]:
    return _forms_by_first(REGISTERS)


@shelved(*(f"{name}.tsv" for name in REGISTERS), empty=[])
def _register_rows() -> dict[str, list[_Row]]:
    return _rows_by_number(REGISTERS)


def _forms_by_first(names: Iterable[str]) -> dict[str, dict[str, tuple[int, ...]]]:
    """The numbers of the rows that have a form, by the form's first character."""
    found: dict[str, dict[str, tuple[int, ...]]] = {}
    first = 0
    for name in names:
        rows = data.table(f"{name}.tsv")
        for form, number in _numbers(name, rows).items():
            shelf = found.setdefault(form[0], {})
            shelf[form] = (*shelf.get(form, ()), first + number)
        first += len(rows)
    return found


def _rows_by_number(names: Iterable[str]) -> dict[str, list[_Row]]:
    rows = [_row(name, row) for name in names for row in data.table(f"{name}.tsv")]
    return {
        str(number): rows[number * _TOGETHER : (number + 1) * _TOGETHER]
        for number in range(len(rows) // _TOGETHER + 1)
    }


def _numbers(name: str, rows: Sequence[Mapping[str, str]]) -> dict[str, int]:
    """The row of each form in a table."""
    found = {row["headword"]: number for number, row in enumerate(rows)}
    if name != "people":  # whose spellings are those of family names, too: figures.py
        for number, row in enumerate(rows):
            for form, _ in _forms(row)[1:]:
                found.setdefault(form, number)
    return found


def entry_of(name: str, row: Mapping[str, str]) -> Entry:
    """The entry of a row of the glossary `name`."""
    return _entry(*_row(name, row))


def _row(name: str, row: Mapping[str, str]) -> _Row:
    """What the entry is made of."""
    forms = _forms(row)
    readings: dict[str, tuple[str, ...]] = {}
    for text, reading in forms:
        readings[reading] = (*readings.get(reading, ()), text)
    return (
        f"{name}:{row['headword']}",
        tuple([text for text, _ in forms if not kana.is_kana(text)]),
        tuple(readings.items()),
        *_sense(name, row),
    )


def _entry(
    id: str,  # noqa: A002
    spellings: tuple[str, ...],
    readings: tuple[tuple[str, tuple[str, ...]], ...],
    *sense: tuple[str, ...],
) -> Entry:
    glosses, pos, fields, info = sense
    return Entry(
        id,
        tuple([Spelling(text) for text in spellings]),
        tuple([Reading(reading, (), only) for reading, only in readings]),
        (Sense(glosses, pos, fields=fields, info=info),),
        COMMON,
    )


def _forms(row: Mapping[str, str]) -> list[tuple[str, str]]:
    """The ways a term is written, and how it is then read."""
    forms = [(row["headword"], row["reading"])]
    for cell in filter(None, row.get("spellings", "").split(";")):
        text, _, reading = cell.partition("=")
        if text:
            forms.append((text, reading or (text if kana.is_kana(text) else row["reading"])))
    return forms


_KINDS = {
    "people": "person",
    "places": "place",
    "countries": "place",
    "organisations": "organization",
}
"""What the terms of the project's registers are, in JMnedict's codes."""


def _sense(name: str, row: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Gloss, part of speech, field and note."""
    english = row.get("english") or row.get("latin", "")
    if row.get("role_english"):
        english = f"{english}, {row['role_english']} ({row.get('year', '')})"
    return (
        (english,),
        (_KINDS.get(name) or ("exp" if _is_phrase(row["headword"]) else "n"),),
        (row["topic"],) if row.get("topic") else (),
        (row["note"],) if row.get("note") else (),
    )


def _is_phrase(headword: str) -> bool:
    """More than a noun: it begins with a particle (をめぐり) or ends in a verb (明らかにする)."""
    return headword[0] in "をにとへの" or headword[-1] in "うくぐすつぬぶむる"
