"""Progress on standard error, for what takes longer than a second."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO

from yomu.model import Sentence

PATIENCE = 1.0
"""Seconds of silence before anything is said."""


@contextmanager
def building(
    stream: TextIO, what_goes_on: str = "building the dictionary, once"
) -> Iterator[Callable[[float, str], None]]:
    """A function to be told how far the dictionary's building is: (share done 0 … 1, what).

    On a terminal one line is redrawn; elsewhere a first line says `what_goes_on`.
    """
    said = False

    def told(done: float, what: str) -> None:
        nonlocal said
        if stream.isatty():
            bar = "█" * round(done * 30)
            stream.write(f"\rBuilding the dictionary {bar:░<30} {done:4.0%} {what:<24.24}")
            stream.flush()
        elif not said:
            stream.write(f"yomu: {what_goes_on}; this takes some seconds\n")
            stream.flush()
        said = True

    try:
        yield told
    finally:
        if said and stream.isatty():
            stream.write("\r" + " " * 90 + "\r")
            stream.flush()


def watched(sentences: Iterable[Sentence], source: str, out: TextIO) -> Iterator[Sentence]:
    """`sentences`, with a line on standard error that says how far they are.

    Only where standard error is a terminal and the result does not go to one.
    """
    if not sys.stderr.isatty() or out.isatty():
        yield from sentences
        return
    shown = time.monotonic()
    begun = shown
    for sentence in sentences:
        yield sentence
        now = time.monotonic()
        if now - begun > PATIENCE and now - shown > 0.2:
            shown = now
            sys.stderr.write(f"\r{source or 'standard input'}: {sentence.offset:,} characters ")
            sys.stderr.flush()
    if shown != begun:
        sys.stderr.write("\r" + " " * 70 + "\r")
