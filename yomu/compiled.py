"""What is made of data files, kept from one run to the next as Python keeps its own modules.

Making dictionaries of the tables takes as long as reading twenty sentences.
"""

import marshal
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, TypeVar

from yomu import data

Made = TypeVar("Made")
_State = tuple[tuple[int, int], ...]


def compiled(*files: str | Path) -> Callable[[Callable[..., Made]], Callable[..., Made]]:
    """What the function makes of `files`: made anew when one of them, or its module, has changed.

    A file is a path, or the name of one of the project's data files, in which `{}` stands for the
    function's argument, a string. What is made consists of Python's own values only: dictionaries,
    tuples, lists, strings, numbers (no `NamedTuple`). It is not to be changed.
    """

    def decorate(make: Callable[..., Made]) -> Callable[..., Made]:
        module = make.__globals__["__file__"]

        @cache
        def kept(*arguments: str) -> Made:
            place = _place(module, make.__name__, *arguments)
            state = _state(module, (_path(file, arguments) for file in files))
            found: list[Made] = _read(place, state)
            if not found:
                found = [make(*arguments)]
                _write(place, (state, found[0]))
            return found[0]

        return kept

    return decorate


def _path(file: str | Path, arguments: Iterable[str]) -> Path:
    return data.path(file.format(*arguments)) if isinstance(file, str) else file


def _place(module: str, *names: str) -> Path:
    """Beside the compiled module."""
    return Path(cache_from_source(module)).with_suffix("." + ".".join(names))


def _state(module: str, files: Iterable[Path]) -> _State:
    stats = [file.stat() for file in (Path(module), *files)]
    return tuple([(stat.st_mtime_ns, stat.st_size) for stat in stats])


def _read(place: Path, state: _State) -> list[Any]:
    """What was written there in this state, alone; nothing if nothing was, or nothing whole."""
    with suppress(OSError, EOFError, ValueError, TypeError):
        written, made = marshal.loads(place.read_bytes())
        return [made] if written == state else []
    return []


def _write(place: Path, kept: tuple[_State, Any]) -> None:
    """Write it, unless the folder is not ours to write to; nobody sees it half-written."""
    content = marshal.dumps(kept)
    new = place.with_name(f"{place.name}.{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(content)
        new.replace(place)
