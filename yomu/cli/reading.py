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

_LONG = 300_000
"""Bytes of a file that one process takes more than a few seconds for."""
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

    A long file is read by as many processes as there are processors, four at most, or by as many
    as YOMU_PROCESSES says. What comes through a pipe is read as it comes.
    """
    processes = _processes(document.source)
    if processes > 1:
        from yomu import together

        task = together.Task(settings.data_dir, fixes, readings_only)
        return together.annotate(document, task, processes)
    from yomu.annotation import annotate

    return annotate(document, lexicon, fixes, readings_only)


def _processes(source: str) -> int:
    if _size(source) < _LONG:
        return 1
    asked = os.environ.get("YOMU_PROCESSES", "")
    if not asked:
        return min(_processors(), _MOST)
    if not asked.isdecimal() or not 0 < int(asked) <= 64:
        raise UsageError(f"YOMU_PROCESSES is {asked!r}; it takes a number from 1 to 64")
    return int(asked)


def _size(source: str) -> int:
    """Bytes of the file `source`; 0 where it is no file."""
    try:
        found = os.stat(source)  # noqa: PTH116 - most sources are no paths at all
    except (OSError, ValueError):
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else 0


def _processors() -> int:
    """Those we may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
