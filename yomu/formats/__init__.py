"""The output formats: the folder is the registry, one module a format.

A third party adds one as an entry point in the group `yomu.formats`.
"""

import importlib
import os
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TextIO, cast

from yomu.compiled import compiled
from yomu.model import Accent, Document, Sentence

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

RubyStyle = Literal["", "mono", "group"]
RomajiStyle = Literal["hepburn", "plain"]


class Options(NamedTuple):
    """How to write; a format takes note of what concerns it."""

    ruby: RubyStyle = ""
    """Furigana over each kanji or over a run of kanji; empty for what the format does by itself."""
    romaji: RomajiStyle = "hepburn"
    furigana: str = "all"
    """Which words show furigana: a policy of `study.levels`, whose marks the words then have."""
    doubtful: bool = False
    """Whether readings that are in doubt (marked `doubtful`) are flagged."""
    width: int = 80
    """Columns, for formats that break lines; a full-width character takes two."""
    vertical: bool = False
    """Vertical writing, for pages."""
    theme: str = ""
    """The page's colours; empty for what the reader's system prefers."""
    bare: bool = False
    """The text alone, without the page around it."""
    language: str = "en"
    """Of what is not the text: headings, buttons."""
    pitch: Callable[[str, str], Accent] | None = None
    """For pages: tells the accent of a dictionary form and its reading, to be drawn; none for no
    accents."""
    credit: tuple[str, ...] = ()
    """The dictionaries to be credited, one line each."""


class Format(Protocol):
    """What a format's module holds; the first line of its docstring describes it for `--help`."""

    SUFFIX: str
    """How its files' names end: `.md`, `.kana.txt`."""

    def write(
        self, document: Document, sentences: Iterable[Sentence], out: TextIO, options: Options
    ) -> None:
        """Write `sentences`, all of `document`'s, as they come.

        `out` must take any Unicode text and leave line breaks as they are (`newline=""`).
        """
        ...


def is_bare(writer: Format) -> bool:
    """Whether a format writes readings and nothing else: neither glosses nor what is known.

    Its module says so with `BARE = True`.
    """
    return bool(getattr(writer, "BARE", False))


def is_spoken(writer: Format) -> bool:
    """Whether a format writes how sentences are read and asks nothing else of their words.

    Its module says so with `SPOKEN = True`.
    """
    return bool(getattr(writer, "SPOKEN", False))


def names() -> tuple[str, ...]:
    """The names of all formats, sorted. Imports none of them."""
    return tuple(sorted({*_own(), *_plugins()}))


def load(name: str) -> Format:
    """The format `name`; imports that one only. `LookupError` where there is none."""
    if name in _own():
        return cast(Format, importlib.import_module(f"{__name__}.{name}"))
    if name in _plugins():
        return cast(Format, _plugins()[name].load())
    raise LookupError(name)


def by_suffix(file: str) -> str:
    """The name of the format whose suffix `file` (`a.md`, `.md`) ends with, or empty.

    The longest suffix wins: `a.kana.txt` is kana, `a.txt` text.
    """
    return _fitting(_suffixes(), file) or _fitting(_suffixes_of(_plugins()), file)


def _fitting(suffixes: Mapping[str, str], file: str) -> str:
    fitting = [suffix for suffix in suffixes if file.lower().endswith(suffix)]
    return suffixes[max(fitting, key=len)] if fitting else ""


def description(name: str) -> str:
    """The format `name` in one line."""
    return (load(name).__doc__ or "").strip().partition("\n")[0]


@cache
def _own() -> tuple[str, ...]:
    found = (name.removesuffix(".py") for name in os.listdir(__path__[0]) if name.endswith(".py"))  # noqa: PTH208
    return tuple(sorted(name for name in found if not name.startswith("_")))


# Loading ten formats to ask each for its suffix takes as long as reading half an article.
@compiled(*(Path(__path__[0], f"{name}.py") for name in _own()))
def _suffixes() -> dict[str, str]:
    """The suffixes of our own formats, with their names."""
    return _suffixes_of(_own())


def _suffixes_of(names: Iterable[str]) -> dict[str, str]:
    return {load(name).SUFFIX: name for name in names}


@cache
def _plugins() -> "dict[str, EntryPoint]":
    # It takes 15 ms to import, and is needed only to look for a format we do not have.
    from importlib.metadata import entry_points

    return {point.name: point for point in entry_points(group="yomu.formats")}
