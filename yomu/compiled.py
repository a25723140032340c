"""What is made of data files, kept from one run to the next as Python keeps its own modules.

Making dictionaries of the tables takes as long as reading twenty sentences.
"""

import marshal
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, TypeVar

from yomu import data

Made = TypeVar("Made")
_State = tuple[tuple[int, int], ...]
_LENGTH = 8
"""Bytes of a number."""


def compiled(*files: str | Path) -> Callable[[Callable[..., Made]], Callable[..., Made]]:
    """What the function makes of `files`: made anew when one of them, or its module, has changed.

    A file is a path, or the name of one of the project's data files, in which `{}` stands for the
    function's argument, a string. What is made consists of Python's own values only: dictionaries,
    tuples, lists, strings, numbers (no `NamedTuple`). It is not to be changed.
    """

    def decorate(make: Callable[..., Made]) -> Callable[..., Made]:
        @cache
        def kept(*arguments: str) -> Made:
            place, state = _place_and_state(make, files, arguments)
            found: list[Any] = _read(place, state)
            if not found:
                found = [make(*arguments)]
                _write(place, marshal.dumps((state, *found)))
            return found[0]  # type: ignore[no-any-return]

        return kept

    return decorate


class Shelves(dict[str, Made]):
    """A dictionary whose values are opened when they are first asked for, by subscription.

    What is not there is `empty`. Not to be changed.
    """

    def __init__(self, places: Mapping[str, int], content: bytes | memoryview, empty: Made) -> None:
        """`places`: where in `content` a value begins, times `_ROOM`, plus its length."""
        super().__init__()
        self._places, self._content, self._empty = places, content, empty

    def __missing__(self, key: str) -> Made:
        place = self._places.get(key)
        if place is None:
            if len(self) < _KEPT:  # of what is not there is no end
                self[key] = self._empty
            return self._empty
        start, length = divmod(place, _ROOM)
        self[key] = opened = marshal.loads(self._content[start : start + length])
        return opened  # type: ignore[no-any-return]


_ROOM = 1 << 32
_KEPT = 20_000
"""Keys, found or not, that are remembered."""


def shelved(
    *files: str, empty: Any
) -> Callable[[Callable[[], Mapping[str, Made]]], Callable[[], Shelves[Made]]]:
    """The same of a large dictionary of which a text needs little: its values stay in the file.

    `empty` is what stands for a key that it has not.
    """

    def decorate(make: Callable[[], Mapping[str, Made]]) -> Callable[[], Shelves[Made]]:
        @cache
        def kept() -> Shelves[Made]:
            place, state = _place_and_state(make, files)
            found = _read_shelves(place, state)
            if not found:
                found = [_closed(make())]
                places, content = found[0]
                head = marshal.dumps((state, places))
                _write(place, len(head).to_bytes(_LENGTH, "little") + head + content)
            return Shelves(*found[0], empty)

        return kept

    return decorate


_Closed = tuple[dict[str, int], bytes | memoryview]


def _closed(shelves: Mapping[str, Any]) -> _Closed:
    """Where each value is in the bytes of them all."""
    places, content = {}, bytearray()
    for key, value in shelves.items():
        closed = marshal.dumps(value)
        places[key] = len(content) * _ROOM + len(closed)
        content += closed
    return places, bytes(content)


def _place_and_state(
    make: Callable[..., Any], files: Iterable[str | Path], arguments: tuple[str, ...] = ()
) -> tuple[Path, _State]:
    """Where it is kept, beside the compiled module, and the state of what it is made of."""
    module = make.__globals__["__file__"]
    name = ".".join((make.__name__, *arguments))
    paths = (data.path(f.format(*arguments)) if isinstance(f, str) else f for f in files)
    stats = [file.stat() for file in (Path(module), *paths)]
    state = tuple([(stat.st_mtime_ns, stat.st_size) for stat in stats])
    return Path(cache_from_source(module)).with_suffix(f".{name}"), state


def _read(place: Path, state: _State) -> list[Any]:
    """What was written there in this state, alone; nothing if nothing was, or nothing whole."""
    with suppress(OSError, EOFError, ValueError, TypeError):
        written, made = marshal.loads(place.read_bytes())
        return [made] if written == state else []
    return []


def _read_shelves(place: Path, state: _State) -> list[_Closed]:
    """The same of shelves, which stay in the file until they are opened."""
    with suppress(OSError, EOFError, ValueError, TypeError), place.open("rb") as file:
        content = mmap(file.fileno(), 0, access=ACCESS_READ)
        start = _LENGTH + int.from_bytes(content[:_LENGTH], "little")
        written, places = marshal.loads(content[_LENGTH:start])
        size = sum(divmod(max(places.values(), default=0), _ROOM))
        if written == state and start + size == len(content):
            return [(places, memoryview(content)[start:])]
    return []


def _write(place: Path, content: bytes) -> None:
    """Write it, unless the folder is not ours to write to; nobody sees it half-written."""
    new = place.with_name(f"{place.name}.{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(content)
        new.replace(place)
