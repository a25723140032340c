"""Inputs → `Document`. The folder is the registry: a module of it, or an entry point, is a reader.

A module whose name begins with `_` is a helper of the readers.
"""

import os
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO, cast

from yomu.errors import UsageError
from yomu.model import Document
from yomu.readers._source import Reader, Source, file, standard_input

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["Reader", "Source", "load", "names", "open_input", "suited"]

_GROUP = "yomu.readers"


def names() -> tuple[str, ...]:
    """Every reader there is, ours and those other packages add."""
    return tuple(sorted({*_ours(), *_others()}))


def load(name: str) -> Reader:
    """The reader `name`, and nothing else, imported. `UsageError` if there is none."""
    if name in _ours():
        return cast(Reader, import_module(f"{__name__}.{name}"))
    if name in _others():
        return cast(Reader, _others()[name].load())
    raise UsageError(f"there is no reader {name!r}; there are {', '.join(names())}")


def suited(name: str) -> str:
    """The reader for a file of this name, told by its suffix; empty if none knows it."""
    suffix = PurePath(name).suffix.lower()
    # The one called like the suffix is asked first, so that no other has to be imported.
    ours = sorted(_ours(), key=lambda reader: (f".{reader}" != suffix, reader != "text", reader))
    if not suffix:
        return ""
    return _knowing(suffix, ours) or _knowing(suffix, _others())


def _knowing(suffix: str, readers: Iterable[str]) -> str:
    return next((reader for reader in readers if suffix in load(reader).SUFFIXES), "")


def open_input(name: str, reader: str | None, encoding: str | None, stdin: BinaryIO) -> Document:
    """The document at path `name`, or on `stdin` where `name` is `-`.

    `reader` and `encoding` overrule what suffix and bytes say. `UnreadableText` where there is no
    text, `UsageError` for an address or for a reader or an encoding there is none of; some of it
    only when the passages are read.
    """
    from yomu.readers._encoding import named_by_user

    _refuse_address(name)
    named_by_user(encoding or "")
    source = _found(name, encoding or "", stdin)
    return load(reader or _choice(source)).read(source)


def _refuse_address(name: str) -> None:
    if name.lower().startswith(("http://", "https://")):
        from shlex import quote

        raise UsageError(
            "yomu fetches nothing by itself; type: "
            f"curl -L {quote(name)} | yomu annotate --from html -"
        )


def _found(name: str, encoding: str, stdin: BinaryIO) -> Source:
    return standard_input(stdin, encoding) if name == "-" else file(name, encoding)


def _choice(source: Source) -> str:
    if reader := suited(source.name):
        return reader
    from yomu.readers._sniff import is_html

    return "html" if is_html(source) else "text"


@cache
def _ours() -> tuple[str, ...]:
    # Less to load than pathlib's glob, or pkgutil, which needs inspect.
    files = os.listdir(Path(__file__).parent)  # noqa: PTH208
    found = (file.removesuffix(".py") for file in files if file.endswith(".py"))
    return tuple(sorted(name for name in found if not name.startswith("_")))


@cache
def _others() -> "Mapping[str, EntryPoint]":
    from importlib.metadata import entry_points  # 20 ms, for names that are not ours

    return {entry.name: entry for entry in entry_points(group=_GROUP)}
