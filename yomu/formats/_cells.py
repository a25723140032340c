r"""Cells of a spreadsheet: no line breaks in them, and nothing it would take for a formula."""

import csv
import io
import re
from collections.abc import Iterable

_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
# What a spreadsheet would compute: =HYPERLINK(…), or the gloss -ism. Numbers are meant so.
_FORMULA = re.compile(r"[=+\-@](?![\d.,]*$)")


def line(cells: Iterable[str], dialect: str = "excel-tab") -> str:
    r"""The cells as a line without its end, quoted as spreadsheets expect.

    A tab, line break or backslash in a cell is `\t`, `\n`, `\r`, `\\`; before what a spreadsheet
    would take for a formula stands a `'`.
    """
    text = io.StringIO()
    csv.writer(text, dialect, lineterminator="").writerow(map(_safe, cells))
    return text.getvalue()


def _safe(cell: str) -> str:
    cell = cell.translate(_ESCAPED)
    return f"'{cell}" if _FORMULA.match(cell) else cell
