"""The sentences of an input: read by this process, or by several where it is long."""

import os
import stat
from collections.abc import Iterator
from typing import TYPE_CHECKING

from yomu.cli.settings import Settings
from yomu.errors import UsageError
from yomu.model import Document, Lexicon, Sentence

if TYPE_CHECKING:
    from yomu.annotation import Annotator
    from yomu.fixes import Fixes
    from yomu.together import Task

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

    One of some pages is read by as many processes as there are processors, four at most, or by as
    many as YOMU_PROCESSES says. What comes through a pipe is read as it comes, by others only what
    has come already.
    """
    processes = _processes()
    if processes == 1:
        from yomu.annotation import annotate

        return annotate(document, lexicon, fixes, readings_only)
    several = _Several(settings, lexicon, fixes, readings_only, processes)
    size = _size(document.source)
    if size is None:
        return several.poured(document)
    return several.copied(document) if size < _LONG else several.started(document)


class _Several:
    """Several processes, which load only what the text is worth."""

    def __init__(
        self,
        settings: Settings,
        lexicon: Lexicon,
        fixes: "Fixes",
        readings_only: bool,
        processes: int,
    ) -> None:
        self._folder, self._lexicon = settings.data_dir, lexicon
        self._fixes, self._readings_only = fixes, readings_only
        self._processes = processes

    def started(self, document: Document) -> Iterator[Sentence]:
        """The sentences of a long file."""
        from yomu import together

        return together.annotate(document, self._task(), self._processes)

    def copied(self, document: Document) -> Iterator[Sentence]:
        """The sentences of a file that is not."""
        from yomu import copies
        from yomu.annotation import linked, placed

        processes = self._processes if copies.CAN_COPY else 1
        return linked(copies.read(self._annotator(), tuple(placed(document)), processes))

    def poured(self, document: Document) -> Iterator[Sentence]:
        """The sentences of a stream, which may be long."""
        from yomu.annotation import linked, placed

        annotator, passages = self._annotator(), placed(document)

        def sentences() -> Iterator[Sentence]:
            for passage, number, offset in passages:
                yield from annotator.passage(passage, number, offset)
                if offset > _LONG // _BYTES:
                    from yomu import together  # few pipes carry so much

                    task = self._task()
                    yield from together.poured(passages, annotator, task, self._processes)

        return linked(sentences())

    def _annotator(self) -> "Annotator":
        from yomu.annotation import Annotator

        return Annotator(self._lexicon, fixes=self._fixes, readings_only=self._readings_only)

    def _task(self) -> "Task":
        from yomu.together import Task

        return Task(self._folder, self._fixes, self._readings_only)


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
