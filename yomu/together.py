"""A long document, read by several processes at once: a book in half the time on two cores.

Each process is a plain new interpreter that is given blocks of passages, and gives their sentences
back. What the document says of its names is put together here, where the sentences come in order.
"""

import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, NamedTuple, Self

from yomu.ahead import Ahead
from yomu.annotation import Annotator, Placed, linked, placed
from yomu.errors import YomuError
from yomu.fixes import NONE, Fixes
from yomu.model import Document, Sentence

_BLOCK = 16_000
"""Characters a process is given at a time, at least."""
_REMEMBERED = 16
"""Blocks of a process after which the words it has sent are forgotten: they take memory."""

_Block = list[Placed]


class Task(NamedTuple):
    """How the blocks are to be read."""

    folder: Path
    """Where the dictionaries lie, which are there already."""
    fixes: Fixes = NONE
    readings_only: bool = False

    def annotator(self) -> Annotator:
        """One that reads so."""
        from yomu.dictionary.stack import open_lexicon

        lexicon = open_lexicon(self.folder)
        return Annotator(lexicon, fixes=self.fixes, readings_only=self.readings_only)


def annotate(document: Document, task: Task, processes: int) -> Iterator[Sentence]:
    """The sentences of `document`, in order, streamed, as `annotation.annotate` gives them.

    At most `processes` blocks are read ahead. Equal words are one value only here and there.
    """
    return linked(_unlinked(document, task, processes))


def _unlinked(document: Document, task: Task, processes: int) -> Iterator[Sentence]:
    blocks = _blocks(document)
    first = list(islice(blocks, processes))
    if len(first) < 2:
        # A large file with little text, as many a web page is.
        yield from (sentence for block in first for sentence in _read(task.annotator(), block))
        return
    with ExitStack() as running:
        helpers = [running.enter_context(_Helper(task)) for _ in first]
        asked = 0
        for block in chain(first, blocks):
            helper = helpers[asked % len(helpers)]
            done = helper.answer() if asked >= len(helpers) else []
            # It goes on while we write what it has done.
            helper.ask(block)
            asked += 1
            yield from done
        for number in range(asked - len(helpers), asked):
            yield from helpers[number % len(helpers)].answer()


def _blocks(document: Document) -> Iterator[_Block]:
    block: _Block = []
    for one in placed(document):
        block.append(one)
        if _size(block) >= _BLOCK:
            yield block
            block = []
    if block:
        yield block


def _size(block: _Block) -> int:
    """Characters of a block, its line breaks included."""
    if not block:
        return 0
    (_, _, begin), (passage, _, offset) = block[0], block[-1]
    return offset - begin + len(passage.text) + len(passage.end)


def _read(annotator: Annotator, block: _Block) -> list[Sentence]:
    return [sentence for one in block for sentence in annotator.passage(*one)]


def poured(
    passages: Iterator[Placed], annotator: Annotator, task: Task, processes: int
) -> Iterator[Sentence]:
    """The sentences of the rest of a stream, still to be `linked`; nothing waits for what may come.

    Blocks that are there are read by at most `processes` processes; what comes line by line, by
    `annotator` as it comes.
    """
    with ExitStack() as running:
        ahead = running.enter_context(Ahead(passages, _BLOCK, processes * _BLOCK))
        idle: list[_Helper] = []
        asked: deque[_Helper] = deque()
        while True:
            done: list[Sentence] = []
            if asked and (len(asked) == processes or ahead.is_empty()):
                idle.append(asked.popleft())
                done = idle[-1].answer()
            block = [] if done and ahead.is_empty() else ahead.block()
            if not (block or done or asked):
                return
            here = not asked and _size(block) < _BLOCK
            if block and not here:
                helper = idle.pop() if idle else running.enter_context(_Helper(task))
                # It goes on while we write what has been done.
                helper.ask(block)
                asked.append(helper)
            yield from done
            if here:
                yield from (s for one in block for s in annotator.passage(*one))


# ---------------------------------------------------------------- the helper's side

# It ends with us even if we are killed: our end of its standard input is then closed.
_CODE = """
import gc, sys
gc.set_threshold(2_000_000)
sys.path[:] = {path!r}
from yomu.together import serve
serve(sys.stdin.buffer, sys.stdout.buffer)
"""


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Read a `Task`, then blocks until there are no more; write the sentences of each.

    Where a block cannot be read its answer is the `YomuError`.
    """
    annotator = pickle.load(questions).annotator()
    for number, block in enumerate(_each(questions)):
        if number % _REMEMBERED == 0:
            # One pickler sends a word once, however often it comes, and its entries too.
            pickler = pickle.Pickler(answers, pickle.HIGHEST_PROTOCOL)
        pickler.dump(_attempt(annotator, block))
        answers.flush()


def _each(questions: BinaryIO) -> Iterator[_Block]:
    while True:
        try:
            yield pickle.load(questions)
        except EOFError:
            return


def _attempt(annotator: Annotator, block: _Block) -> list[Sentence] | YomuError:
    try:
        return _read(annotator, block)
    except YomuError as error:
        return error


# ---------------------------------------------------------------- our side


class _Helper:
    """A process that reads a block while we do something else; ended when it is left.

    Should it fail, its blocks are read here.
    """

    def __init__(self, task: Task) -> None:
        self._task = task
        self._block: _Block = []
        self._answered = 0
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        code = _CODE.format(path=sys.path)
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-c", code],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            self._process = None
        self._send(self._task)
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self._end()

    def ask(self, block: _Block) -> None:
        """Have a block read; its answer is to be taken before the next is asked for."""
        self._block = block
        self._send(block)

    def answer(self) -> list[Sentence]:
        """The sentences of the block asked for. The errors of reading it."""
        answer = self._received()
        if answer is None:
            answer = _read(self._annotator, self._block)
        if isinstance(answer, YomuError):
            raise answer
        return answer

    @cached_property
    def _annotator(self) -> Annotator:
        return self._task.annotator()

    def _send(self, message: object) -> None:
        if self._process is not None and self._process.stdin is not None:
            try:
                pickle.dump(message, self._process.stdin, pickle.HIGHEST_PROTOCOL)
                self._process.stdin.flush()
            except OSError:
                self._end()

    def _received(self) -> list[Sentence] | YomuError | None:
        """None if nothing whole comes."""
        if self._process is None or self._process.stdout is None:
            return None
        if self._answered % _REMEMBERED == 0:
            self._unpickler = pickle.Unpickler(self._process.stdout)
        self._answered += 1
        try:
            answer: list[Sentence] | YomuError = self._unpickler.load()
        except (EOFError, OSError, pickle.UnpicklingError):
            self._end()
            return None
        return answer

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None
