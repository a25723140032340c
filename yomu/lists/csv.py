"""A table for spreadsheets, a word a line, commas between the cells."""

from collections.abc import Sequence
from typing import TextIO

from yomu.lists import _sheet
from yomu.study.item import Item

SUFFIX = ".csv"


def write(items: Sequence[Item], out: TextIO) -> None:
    """Write the names of the columns, then the items, as RFC 4180 has it.

    It begins with a byte order mark: without it Excel takes UTF-8 for something else.
    """
    out.write("\ufeff")
    out.writelines(f"{line}\r\n" for line in _sheet.lines(items, "excel"))
