"""`--audio`: the words and sentences of a deck said, with a bar that says how far they are."""

import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

from yomu.anki import audio
from yomu.anki.audio import Sounds
from yomu.anki.speech import AccentOf
from yomu.errors import UsageError
from yomu.study.item import Item


def kinds(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    """The kinds of sound that are asked for."""
    named = tuple(kind.strip() for kind in value.split(",") if kind.strip())
    for kind in named:
        if kind not in audio.KINDS:
            raise UsageError(f"no sound of a {kind!r}; there are {', '.join(audio.KINDS)}")
    return named


def planned(
    items: Collection[Item], asked: Collection[str], most: int, accent_of: AccentOf, folder: Path
) -> Sounds:
    """What the items sound like; nothing where nothing is asked for."""
    return audio.planned(items, asked, most, accent_of, folder) if asked else audio.SILENCE


def make(sounds: Sounds) -> None:
    """Make the files there are not, and say how far that is."""
    with _bar(sys.stderr) as told:
        audio.make(sounds, told)


@contextmanager
def _bar(stream: TextIO) -> Iterator[Callable[[int, int], None]]:
    """A line on a terminal that is drawn anew as things are done."""
    drawn = False

    def told(done: int, of: int) -> None:
        nonlocal drawn
        if stream.isatty():
            bar = "█" * round(done / of * 30)
            stream.write(f"\rMaking sound {bar:░<30} {done:,} of {of:,} ")
            stream.flush()
            drawn = True

    try:
        yield told
    finally:
        if drawn:
            stream.write("\r" + " " * 70 + "\r")
            stream.flush()
