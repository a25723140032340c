"""Lines for a terminal."""

from collections.abc import Sequence
from typing import TextIO

from yomu.study.item import Item

SUFFIX = ".txt"


def write(items: Sequence[Item], out: TextIO) -> None:
    """Write the items, a line each."""
    out.writelines(f"{item.word}\t{item.reading}\t{item.gloss}\n" for item in items)
