"""Worksheets for a class: the folder is the registry, one module a way to write them."""

import importlib
from collections.abc import Iterable
from typing import Protocol, TextIO, cast

from yomu.formats import Options
from yomu.worksheet.sheet import Sheet

_NAMES = ("html", "markdown")


class Writer(Protocol):
    """What a module that writes worksheets holds."""

    SUFFIX: str

    def write(self, sheets: Iterable[Sheet], out: TextIO, options: Options) -> None:
        """Write the sheets one after the other, and all their answers at the end."""
        ...


def names() -> tuple[str, ...]:
    """The ways to write a worksheet, the usual one first."""
    return _NAMES


def load(name: str) -> Writer:
    """The module that writes `name`."""
    return cast(Writer, importlib.import_module(f"yomu.worksheet.{name}"))


def by_suffix(file: str) -> str:
    """The way whose suffix ends `file`; empty if there is none."""
    return next((name for name in _NAMES if file.lower().endswith(load(name).SUFFIX)), "")
