"""How a list of words is written to a file: the folder is the registry, one module a format."""

import importlib
from collections.abc import Sequence
from typing import Protocol, TextIO, cast

from yomu.study.item import Item

NAMES = ("tsv", "csv", "json", "markdown", "html")


class List(Protocol):
    """What a format's module holds."""

    SUFFIX: str

    def write(self, items: Sequence[Item], out: TextIO) -> None:
        """Write the items, in this order."""
        ...


def load(name: str) -> List:
    """The module of the format `name`, one of `NAMES`."""
    return cast(List, importlib.import_module(f"yomu.lists.{name}"))


def by_suffix(file: str) -> str:
    """The format whose suffix ends `file`; empty if there is none."""
    return next((name for name in NAMES if file.lower().endswith(load(name).SUFFIX)), "")
