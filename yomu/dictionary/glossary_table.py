"""A glossary's table as people and spreadsheets write it, and what is wrong with it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from yomu import kana
from yomu.errors import UnreadableText
from yomu.model import Entry

COLUMNS = (
    *("headword", "spellings", "reading", "english"),
    *("topic", "subtopic", "level", "related", "note"),
)
NEEDED = ("headword", "reading", "english")
LARGEST = 8_000_000
"""Bytes; a larger file is no glossary."""
LONGEST = 1000
"""Characters of a cell."""


Find = Callable[[Iterable[str]], Mapping[str, tuple[Entry, ...]]]
"""What asks a dictionary for the entries of forms."""


class Row(NamedTuple):
    """A term, with the number of its line."""

    line: int
    cells: Mapping[str, str]


class Table(NamedTuple):
    """A glossary's file."""

    comments: tuple[str, ...]
    rows: tuple[Row, ...]


class Fault(NamedTuple):
    """What is wrong in a line."""

    line: int
    text: str
    is_order: bool = False
    """Whether it is only that the rows are not sorted."""


def read(file: Path) -> Table:
    """The table in `file`. `UnreadableText` says what makes it no glossary at all."""
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableText(f"{file} cannot be read: {error.strerror or error}") from error
    return parse(content, file)


def parse(content: bytes, file: Path) -> Table:
    """The table that `file` holds; see `read`."""
    if len(content) > LARGEST:
        raise UnreadableText(f"{file} is too large for a glossary ({LARGEST // 1_000_000} MB)")
    try:
        lines = content.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError:
        raise UnreadableText(f"{file} is not UTF-8; save it as UTF-8 text") from None
    numbered = [(n, line.rstrip("\r")) for n, line in enumerate(lines, 1) if line.strip()]
    comments = tuple(line for _, line in numbered if line.startswith("#"))
    table = [(n, line.split("\t")) for n, line in numbered if not line.startswith("#")]
    header = _header(table, file)
    return Table(comments, tuple(Row(n, _cells(header, cells)) for n, cells in table[1:]))


def written(table: Table) -> str:
    """`table` as a file: comments, header, and its rows sorted by headword, each headword once.

    Of two rows with one headword, the later one stays.
    """
    by_headword = {row.cells["headword"]: row.cells for row in table.rows}
    named = dict.fromkeys((*COLUMNS, *(name for cells in by_headword.values() for name in cells)))
    lines = [*table.comments, "\t".join(named)]
    for _, cells in sorted(by_headword.items()):
        lines.append("\t".join(cells.get(name, "") for name in named))
    return "".join(f"{line}\n" for line in lines)


def faults(table: Table) -> Iterator[Fault]:
    """Everything that is wrong with a table, line by line."""
    headwords: dict[str, int] = {}
    for line, cells in table.rows:
        headword = cells["headword"]
        for text in row_faults(cells):
            yield Fault(line, text)
        if headword in headwords:
            yield Fault(line, f"{headword} stands in line {headwords[headword]} already")
        headwords.setdefault(headword, line)
    yield from _unrelated(table.rows, headwords)
    yield from _unsorted(table.rows)


def row_faults(cells: Mapping[str, str]) -> list[str]:
    """What is wrong with one row by itself."""
    empty = [name for name in NEEDED if not cells[name]]
    if empty:
        return [f"no {name}" for name in empty]
    found = [
        f"{name} is too long or holds what cannot be shown"
        for name, cell in cells.items()
        if len(cell) > LONGEST or _UNSHOWN(cell)
    ]
    if cells.get("level") and cells["level"] not in tuple("12345"):
        found.append(f"level is 1 to 5, not {cells['level']}")
    return [*found, *_misread(cells)]


def doubts(table: Table, find: Find) -> Iterator[Fault]:
    """Where a dictionary has a headword, but not with this reading, and no note says why."""
    entries = find([row.cells["headword"] for row in table.rows])
    for line, cells in table.rows:
        headword, reading = cells["headword"], kana.to_hiragana(cells["reading"])
        listed = {
            kana.to_hiragana(known.text)
            for entry in entries.get(headword, ())
            if entry.id.startswith("jmdict:")
            for known in entry.readings
            if not known.only or headword in known.only
        }
        if listed and reading not in listed and not cells.get("note"):
            yield Fault(line, f"JMdict reads {headword} {'・'.join(sorted(listed))}")


def rereads(form: str, reading: str) -> bool:
    """Whether the kana of `form` stand in `reading`, in order, with something for what is between.

    受け入れ うけいれ; not うけれ, which leaves 入 without a reading.
    """
    other, *rest = re.split(f"([{kana.HIRAGANA}{kana.KATAKANA}・]+)", _READ_KA.sub("箇", form))
    at = 0
    for written, following in zip(rest[::2], rest[1::2], strict=True):
        # The leftmost place is the best one, but for kana that end the word.
        start = reading.find(written, at + 1) if other else at
        if start >= 0 and other and not following:
            start = max(start, len(reading) - len(written))
        if start < 0 or not reading.startswith(written, start):
            return False
        at, other = start + len(written), following
    return at < len(reading) if other else at == len(reading)


# ヶ is read か or が (一ヶ月); so is ケ in names of places (龍ケ崎), though not in ニセコ.
_READ_KA = re.compile("[ヶヵ]|[カケ](?=[国関])|(?<=[一-龠])ケ(?=[一-龠])")
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]").search


def forms(cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The headword and the other spellings, each with its reading (see docs/glossaries.md)."""
    yield cells["headword"], cells["reading"]
    for cell in filter(None, cells.get("spellings", "").split(";")):
        form, _, reading = cell.partition("=")
        yield form, reading or (form if _is_kana(form) else cells["reading"])


def _misread(cells: Mapping[str, str]) -> Iterator[str]:
    for form, reading in forms(cells):
        if not _is_kana(reading):
            yield f"the reading of {form} is not kana: {reading}"
        elif not rereads(form, reading):
            yield f"{form} cannot be read {reading}"


def _is_kana(text: str) -> bool:
    return kana.is_kana(text.replace("・", ""))


def _unrelated(rows: Sequence[Row], headwords: Iterable[str]) -> Iterator[Fault]:
    for line, cells in rows:
        for other in filter(None, cells.get("related", "").split(";")):
            if other not in headwords:
                yield Fault(line, f"related {other} is no headword of this file")


def _unsorted(rows: Sequence[Row]) -> Iterator[Fault]:
    before = ""
    for line, cells in rows:
        if cells["headword"] < before:
            text = f"{cells['headword']} belongs before {before}: sort by headword"
            yield Fault(line, text, is_order=True)
            return
        before = cells["headword"]


def _header(table: Sequence[tuple[int, Sequence[str]]], file: Path) -> list[str]:
    header = [name.strip().lower() for name in table[0][1]] if table else []
    # A register of people has the name in Latin letters instead.
    header = ["english" if name == "latin" else name for name in header]
    missing = [name for name in NEEDED if name not in header]
    if missing:
        raise UnreadableText(
            f"{file}: no column {' and '.join(missing)}; the first line that is no comment names "
            f"the columns, tabs between them: {' '.join(COLUMNS)}"
        )
    return header


def _cells(header: Sequence[str], cells: Sequence[str]) -> Mapping[str, str]:
    cleaned = [kana.compose(cell).strip() for cell in cells]
    cleaned += [""] * (len(header) - len(cleaned))
    return dict(zip(header, cleaned, strict=False))
