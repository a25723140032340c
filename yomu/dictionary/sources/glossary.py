"""Glossaries and registers kept as tables (`dictionaries/politics.tsv`, a teacher's own) → entries.

The notation of their cells is described in docs/glossaries.md.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from io import BytesIO

from yomu import data, kana
from yomu.compiled import compiled
from yomu.model import Entry, Reading, Sense, Spelling

LICENCE = "CC0-1.0"
CREDIT = "yomu's own glossaries"
COMMON = 49
"""The rank of a term: common, in no band of frequency."""


class Glossary:
    """A table of the project's; the row of a term becomes an entry when it is asked for."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.file = data.path(f"{name}.tsv")
        self._entries: dict[int, Entry] = {}

    def find(self, forms: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """The entries of those of `forms` that the table lists."""
        _, places = _index(self.name)
        return {form: (self._entry(places[form]),) for form in filter(places.__contains__, forms)}

    def entries(self) -> Iterator[Entry]:
        """All entries, in the table's order."""
        return map(self._entry, dict.fromkeys(_index(self.name)[1].values()))

    @cached_property
    def _lines(self) -> BytesIO:
        return BytesIO(self.file.read_bytes())

    def _entry(self, place: int) -> Entry:
        entry = self._entries.get(place)
        if entry is None:
            header, _ = _index(self.name)
            self._lines.seek(place)
            cells = self._lines.readline().decode().rstrip("\r\n").split("\t")
            cells += [""] * (len(header) - len(cells))
            entry = entry_of(self.name, dict(zip(header, cells, strict=False)))
            self._entries[place] = entry
        return entry


@compiled("{}.tsv")
def _index(name: str) -> tuple[list[str], dict[str, int]]:
    """The header, and at which byte the row of each form begins. Few rows are ever read."""
    (_, header), *rows = _rows(data.path(f"{name}.tsv").read_bytes())
    places = {cells[0]: place for place, cells in rows}
    if "spellings" in header and name != "people":
        for place, cells in rows:
            for cell in filter(None, cells[1].split(";")):
                places.setdefault(cell.partition("=")[0], place)
    return header, places


def _rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The cells of each row, its header first, and at which byte it begins."""
    place = 0
    for line in content.splitlines(keepends=True):
        if not line.isspace() and not line.startswith(b"#"):
            yield place, line.decode("utf-8-sig").rstrip("\r\n").split("\t")
        place += len(line)


def entry_of(name: str, row: Mapping[str, str]) -> Entry:
    """The entry of a row of the glossary `name`."""
    forms = _forms(row)
    readings: dict[str, tuple[str, ...]] = {}
    for text, reading in forms:
        readings[reading] = (*readings.get(reading, ()), text)
    return Entry(
        f"{name}:{row['headword']}",
        tuple([Spelling(text) for text, _ in forms if not kana.is_kana(text)]),
        tuple([Reading(reading, (), only) for reading, only in readings.items()]),
        (_sense(name, row),),
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
    registers = ("organisations", "people", "places", "countries", "acronyms", "words")
    return tuple(map(Glossary, terms)), tuple(map(Glossary, registers))
