"""A table for programs and spreadsheets, a word a line, tabs between the cells."""

from collections.abc import Sequence
from typing import TextIO

from yomu.lists import _sheet
from yomu.study.item import Item

SUFFIX = ".tsv"


def write(items: Sequence[Item], out: TextIO) -> None:
    """Write the names of the columns, then the items; `--new-since` reads it again."""
    out.writelines(f"{line}\n" for line in _sheet.lines(items, "excel-tab"))
