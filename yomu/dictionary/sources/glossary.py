"""Glossaries and registers kept as tables (`dictionaries/politics.tsv`, a teacher's own) → entries.

The notation of their cells is described in docs/glossaries.md.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from yomu import data, kana
from yomu.model import Entry, Reading, Sense, Spelling

LICENCE = "CC0-1.0"
CREDIT = "yomu's own glossaries"
COMMON = 49
"""The rank of a term: common, in no band of frequency."""


class Form(NamedTuple):
    """One way a term is written, and how it is then read."""

    text: str
    reading: str


class Glossary:
    """A table of terms; the row of a term becomes an entry when it is asked for."""

    def __init__(self, file: Path) -> None:
        self.name = file.stem
        self.file = file
        self._entries: dict[str, Entry] = {}

    def find(self, forms: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """The entries of those of `forms` that the table lists."""
        listed = self._rows
        return {form: (self._entry(listed[form]),) for form in forms if form in listed}

    def entries(self) -> Iterator[Entry]:
        """All entries, in the table's order."""
        return map(self._entry, dict.fromkeys(self._rows.values()))

    @cached_property
    def _rows(self) -> Mapping[str, str]:
        """The line of each form. Lines are not taken apart yet: few of them are asked for."""
        lines = data.lines(self.file)
        self._header = lines[0].split("\t") if lines else []
        rows = lines[1:]
        listed = {line.partition("\t")[0]: line for line in rows}
        if "spellings" in self._header and self.name != "people":
            for line in rows:
                more = line.split("\t", 2)[1]
                if more:
                    for cell in more.split(";"):
                        listed.setdefault(cell.partition("=")[0], line)
        return listed

    def _entry(self, line: str) -> Entry:
        entry = self._entries.get(line)
        if entry is None:
            cells = line.split("\t")
            cells += [""] * (len(self._header) - len(cells))
            row = dict(zip(self._header, cells, strict=False))
            entry = self._entries[line] = entry_of(self.name, row)
        return entry


def entry_of(name: str, row: Mapping[str, str]) -> Entry:
    """The entry of a row of the glossary `name`."""
    shown = list(_forms(row))
    readings: dict[str, list[str]] = {}
    for form in shown:
        readings.setdefault(form.reading, []).append(form.text)
    return Entry(
        id=f"{name}:{row['headword']}",
        spellings=tuple(Spelling(f.text) for f in shown if not kana.is_kana(f.text)),
        readings=tuple(Reading(r, only=tuple(only)) for r, only in readings.items()),
        senses=(_sense(name, row),),
        rank=COMMON,
    )


def _forms(row: Mapping[str, str]) -> Iterator[Form]:
    yield Form(row["headword"], row["reading"])
    for cell in row.get("spellings", "").split(";"):
        text, _, reading = cell.partition("=")
        if text:
            yield Form(text, reading or (text if kana.is_kana(text) else row["reading"]))


_KINDS = {
    "people": "person",
    "places": "place",
    "countries": "place",
    "organisations": "organization",
}
"""What the terms of the project's registers are, in JMnedict's codes."""


def _sense(name: str, row: Mapping[str, str]) -> Sense:
    english = row.get("english") or row.get("latin", "")
    if row.get("role_english"):
        english = f"{english}, {row['role_english']} ({row.get('year', '')})"
    return Sense(
        glosses=(english,),
        pos=(_KINDS.get(name) or ("exp" if _is_phrase(row["headword"]) else "n"),),
        fields=(row["topic"],) if row.get("topic") else (),
        info=(row["note"],) if row.get("note") else (),
    )


def _is_phrase(headword: str) -> bool:
    """More than a noun: it begins with a particle (をめぐり) or ends in a verb (明らかにする)."""
    return headword[0] in "をにとへの" or headword[-1] in "うくぐすつぬぶむる"


def shipped() -> tuple[tuple[Glossary, ...], tuple[Glossary, ...]]:
    """The project's glossaries, which outrank a dictionary, and its registers, which do not."""
    terms = ("politics",)
    registers = ("organisations", "people", "places", "countries", "acronyms")
    return tuple(_shipped(name) for name in terms), tuple(_shipped(name) for name in registers)


def _shipped(name: str) -> Glossary:
    return Glossary(data.path(f"{name}.tsv"))
