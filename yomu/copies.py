"""A text of some pages, read by this process and copies of it at once: half each, if two.

A copy is made in a millisecond and has loaded what we have; a new interpreter, as `together` starts
for long texts, takes a tenth of a second.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from types import TracebackType
from typing import NoReturn, Self

from yomu.annotation import Annotator, Placed
from yomu.model import Sentence

CAN_COPY = sys.platform == "linux"
"""Elsewhere a process cannot be copied, or the system's own libraries do not bear it."""
_WORTH = 800
"""Characters a process must have to read: for fewer, making it takes as long as it saves."""
_WRITING = 0.2
"""What writing all sentences takes, as a part of what reading one share takes: we write alone."""

_Work = Callable[[], Iterator[Sentence]]


def read(annotator: Annotator, passages: Sequence[Placed], processes: int) -> Iterator[Sentence]:
    """The sentences of a text's passages, in order, still to be `linked`.

    At most `processes` read; the first share is ours. Not to be called where other threads run.
    """
    ours, *others = (partial(_read, annotator, share) for share in _shares(passages, processes))
    with ExitStack() as running:
        copies = [running.enter_context(_Copy(work)) for work in others]
        yield from ours()
        for copy in copies:
            yield from copy.answer()


def _shares(passages: Sequence[Placed], processes: int) -> list[list[Placed]]:
    """The passages in order, in shares of about as many characters each; the first has fewer."""
    share = max(sum(_length(one) for one in passages) / processes, _WORTH)
    shares: list[list[Placed]] = [[]]
    read = 0
    for one in passages:
        if len(shares) < processes and read >= share * (len(shares) - _WRITING):
            shares.append([])
        shares[-1].append(one)
        read += _length(one)
    return shares


def _length(placed: Placed) -> int:
    return len(placed[0].text)


def _read(annotator: Annotator, passages: Sequence[Placed]) -> Iterator[Sentence]:
    for one in passages:
        yield from annotator.passage(*one)


class _Copy:
    """A copy of this process that does `work` meanwhile; ended when it is left.

    Should it fail, the work is done here, so that what went wrong is raised here.
    """

    def __init__(self, work: _Work) -> None:
        self._work = work

    def __enter__(self) -> Self:
        self._answer, theirs = os.pipe()
        # The dictionaries' files are opened as ones that never change, so SQLite holds no locks,
        # and a copy may go on reading them.
        try:
            self._process = os.fork()
        except OSError:
            self._process = -1
        if not self._process:
            _do(self._work, theirs)
        os.close(theirs)
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        os.close(self._answer)
        if self._process > 0:
            os.kill(self._process, signal.SIGKILL)
            self._ended()

    def answer(self) -> Iterator[Sentence]:
        """What the work gives, once it is done."""
        import pickle  # while they work

        with open(self._answer, "rb", closefd=False) as file:
            content = file.read()
        yield from pickle.loads(content) if self._ended() else self._work()

    def _ended(self) -> bool:
        """Wait for its end; whether there was one, and all went well."""
        if self._process < 0:
            return False
        _, status = os.waitpid(self._process, 0)
        self._process = -1
        return status == 0


def _do(work: _Work, answer: int) -> NoReturn:
    """Do it and exit, whatever happens, leaving alone what we have from the process we copy."""
    code = 1
    try:
        import pickle

        with open(answer, "wb") as file:
            pickle.dump(list(work()), file, pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)
