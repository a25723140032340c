"""Passages of a stream, read ahead by a thread: so one can tell whether more has come."""

from collections import deque
from collections.abc import Iterator
from threading import Condition, Thread
from types import TracebackType
from typing import Self

from yomu.annotation import Placed


class Ahead:
    """The passages of a stream in blocks of at least `size` characters, or of what has come.

    Of what has not been taken it holds `most` characters, and one passage more.
    """

    def __init__(self, passages: Iterator[Placed], size: int, most: int) -> None:
        self._passages = passages
        self._size, self._most = size, most
        self._come: deque[Placed] = deque()
        self._characters = 0
        self._ended = False
        self._error: BaseException | None = None
        self._change = Condition()

    def __enter__(self) -> Self:
        Thread(target=self._read, daemon=True).start()
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self._end()

    def is_empty(self) -> bool:
        """Whether nothing is there that has not been taken, be it the end or not."""
        with self._change:
            return not self._come

    def block(self) -> list[Placed]:
        """What has come, up to a block; waits for one passage. Empty at the end.

        The error that reading the stream has met, behind what came before it.
        """
        with self._change:
            self._change.wait_for(lambda: self._come or self._ended)
            if not self._come and self._error is not None:
                raise self._error
            block = self._taken()
            self._change.notify_all()
        return block

    def _taken(self) -> list[Placed]:
        block: list[Placed] = []
        size = 0
        while self._come and size < self._size:
            block.append(self._come.popleft())
            size += _length(block[-1])
        self._characters -= size
        return block

    def _read(self) -> None:
        try:
            for placed in self._passages:
                with self._change:
                    self._come.append(placed)
                    self._characters += _length(placed)
                    self._change.notify_all()
                    self._change.wait_for(lambda: self._characters < self._most or self._ended)
                    if self._ended:
                        return
        except BaseException as error:  # whatever it is, it is raised where it is waited for
            self._error = error
        self._end()

    def _end(self) -> None:
        with self._change:
            self._ended = True
            self._change.notify_all()


def _length(placed: Placed) -> int:
    # Empty lines are passages too: none is for nothing.
    return len(placed[0].text) + 1
