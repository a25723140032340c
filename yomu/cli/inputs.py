"""A command's inputs: files and what is piped in, each opened when its turn comes."""

import sys
from collections.abc import Callable, Sequence

from yomu import readers
from yomu.errors import SomeInputsFailed, YomuError
from yomu.model import Document

Work = Callable[[str, Document], None]
"""What is done with an input: its name, and the document it is."""


class Inputs:
    """The inputs of one run, and which of them have failed so far."""

    def __init__(self, names: Sequence[str], reader: str | None, encoding: str | None) -> None:
        self._names = names
        self._reader = reader
        self._encoding = encoding
        self._failures: list[YomuError] = []

    def __len__(self) -> int:
        return len(self._names)

    def each(self, work: Work) -> None:
        """Do `work` with each; go on with the next where one fails.

        Where all fail, the first one's error is raised.
        """
        for name in self._names:
            try:
                work(name, readers.open_input(name, self._reader, self._encoding, sys.stdin.buffer))
            except YomuError as error:
                self._failures.append(error)
                if len(self._names) > 1:
                    sys.stderr.write(f"yomu: {error}\n")
        if len(self._failures) == len(self._names):
            if len(self._names) == 1:
                raise self._failures[0]
            none = f"none of the {len(self._names)} inputs could be read"
            raise type(self._failures[0])(none)

    def end(self) -> None:
        """`SomeInputsFailed` if any has; to be called when the results of the others are safe."""
        if self._failures:
            failed = f"{len(self._failures)} of {len(self._names)} inputs failed"
            raise SomeInputsFailed(f"{failed}; the others are done")
