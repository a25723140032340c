"""The sentences of an input: read by this process, or by several where it is long."""

import os
import stat
from collections.abc import Iterator
from typing import TYPE_CHECKING

from yomu.cli.settings import Settings
from yomu.errors import UsageError
from yomu.model import Document, Lexicon, Sentence

if TYPE_CHECKING:
    from yomu.fixes import Fixes

_LONG = 60_000
"""Bytes of a text that one process takes about a second for."""
_BYTES = 3
"""Of a character, in most Japanese texts."""
_MOST = 4
"""Processes that are made unasked: each takes its share of memory."""


def annotated(
    settings: Settings,
    document: Document,
    lexicon: Lexicon,
    fixes: "Fixes",
    readings_only: bool = False,
) -> Iterator[Sentence]:
    """The sentences of `document`, as `annotation.annotate` gives them.

    A long one is read by as many processes as there are processors, four at most, or by as many as
    YOMU_PROCESSES says. What comes through a pipe is read as it comes, by others only what has come
    already.
    """
    size = _size(document.source)
    processes = _processes() if size is None or size >= _LONG else 1
    if processes > 1:
        if size is None:
            return _poured(settings, document, lexicon, fixes, readings_only, processes)
        from yomu import together

        task = together.Task(settings.data_dir, fixes, readings_only)
        return together.annotate(document, task, processes)
    from yomu.annotation import annotate

    return annotate(document, lexicon, fixes, readings_only)


def _poured(
    settings: Settings,
    document: Document,
    lexicon: Lexicon,
    fixes: "Fixes",
    readings_only: bool,
    processes: int,
) -> Iterator[Sentence]:
    """The sentences of a stream, which may be long."""
    from yomu.annotation import Annotator, linked, placed

    annotator = Annotator(lexicon, fixes=fixes, readings_only=readings_only)
    passages = placed(document)

    def sentences() -> Iterator[Sentence]:
        for passage, number, offset in passages:
            yield from annotator.passage(passage, number, offset)
            if offset > _LONG // _BYTES:
                from yomu import together  # few pipes carry so much

                task = together.Task(settings.data_dir, fixes, readings_only)
                yield from together.poured(passages, annotator, task, processes)

    return linked(sentences())


def _processes() -> int:
    asked = os.environ.get("YOMU_PROCESSES", "")
    if not asked:
        return min(_processors(), _MOST)
    if not asked.isdecimal() or not 0 < int(asked) <= 64:
        raise UsageError(f"YOMU_PROCESSES is {asked!r}; it takes a number from 1 to 64")
    return int(asked)


def _size(source: str) -> int | None:
    """Bytes of the file `source`; none where it is no file."""
    try:
        found = os.stat(source)  # noqa: PTH116 - most sources are no paths at all
    except (OSError, ValueError):
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None


def _processors() -> int:
    """Those we may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
