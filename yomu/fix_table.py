"""The table of fixes as spreadsheets and people write it. Only this module knows its file."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from yomu import kana, spreadsheet
from yomu.errors import UnreadableText
from yomu.fixes import Fix, fault

COLUMNS = ("surface", "reading", "left", "right")
"""What a table of fixes holds; the first two must be there."""
GUESS = "guess"
"""A column of `yomu check`: the reading as yomu gave it. A row that still has it is no fix."""
LARGEST = 32_000_000
"""Bytes; a larger file is no table of fixes."""


def read(path: Path) -> list[tuple[int, Fix]]:
    """The fixes of a file, each with its line.

    Tab-separated, or with commas or semicolons; UTF-8, UTF-16 or Windows' Japanese: as
    spreadsheets save it. Columns go by their names, others are passed over; so are empty lines
    and lines that begin with `#`. `UnreadableText` names the file and the line.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableText(f"{path} cannot be read: {error.strerror or error}") from error
    return fixes_in(content, path)


def fixes_in(content: bytes, path: Path) -> list[tuple[int, Fix]]:
    """The fixes of what `path` holds; see `read`."""
    if len(content) > LARGEST:
        raise UnreadableText(f"{path} is too large for a table of fixes")
    found = []
    for line, row in _rows(spreadsheet.text(content, path), path):
        fix = _fix(row)
        if fix is None:
            continue
        wrong = fault(fix)
        if wrong:
            raise UnreadableText(f"{path}, line {line}: {wrong}")
        found.append((line, fix))
    return found


def written(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Each row as a line of the table, which opens in a spreadsheet as it is.

    Before what a spreadsheet would compute or take for a date stands a `'`, which `read` drops.
    """
    for row in rows:
        line = io.StringIO()
        csv.writer(line, "excel-tab", lineterminator="\n").writerow(map(_as_text, row))
        yield line.getvalue()


# A formula or a comment; what becomes a date, a time or another number (3/4, 3月1日, 1e5).
_COMPUTED = re.compile(r"['#=+\-@]|(?=\D*\d)[\d.,:;/%$\\eE年月日時分秒 -]+$")
_PLAIN_NUMBER = re.compile("[1-9][0-9]{0,14}").fullmatch


def _as_text(cell: str) -> str:
    cell = "".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in cell)
    seen = unicodedata.normalize("NFKC", cell).lstrip()
    return f"'{cell}" if _COMPUTED.match(seen) and not _PLAIN_NUMBER(cell) else cell


def _rows(text: str, path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Each row with its line, after the header."""
    header: list[str] = []
    table = csv.reader(io.StringIO(text, newline=""), delimiter=spreadsheet.delimiter(text))
    try:
        for cells in table:
            if not any(cells) or cells[0].startswith("#"):
                continue
            if header:
                yield table.line_num, dict(zip(header, map(spreadsheet.plain, cells), strict=False))
            else:
                header = _header(cells, f"{path}, line {table.line_num}")
    except csv.Error as error:
        raise UnreadableText(f"{path}, line {table.line_num}: {error}") from error


def _header(cells: list[str], where: str) -> list[str]:
    header = [cell.strip().lower() for cell in cells]
    missing = [name for name in COLUMNS[:2] if name not in header]
    if missing:
        raise UnreadableText(
            f"{where}: no column {' and '.join(missing)}; the first line names the columns: "
            f"{', '.join(COLUMNS)}"
        )
    return header


def _fix(row: Mapping[str, str]) -> Fix | None:
    """The fix of a row; none where the reading is as yomu gave it."""
    surface, reading = (row.get(name, "").strip() for name in COLUMNS[:2])
    if reading and reading == row.get(GUESS, "").strip():
        return None
    return Fix(surface, kana.compose(reading), row.get("left", ""), row.get("right", ""))
