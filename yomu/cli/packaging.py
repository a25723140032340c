"""An .apkg written, and remembered: what is new in it, what has changed, and what to say of it."""

import os
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from yomu import userdata
from yomu.anki import state
from yomu.anki.fields import CARDS
from yomu.anki.notes import Note
from yomu.anki.state import Records, Stamp
from yomu.cli import output
from yomu.errors import UsageError

_FIRST = (
    "no earlier decks are known here, so notes that are in Anki already stay as they are "
    "(--previous OLD.apkg or --refresh updates them)"
)
_REPLACED = (
    "have changed: importing replaces each of them whole, and what you have written in them in "
    "Anki, Notes included, goes with it"
)

_DESCRIPTION = (
    "Made by yomu. Meanings and kanji: JMdict and KANJIDIC, the property of the Electronic "
    "Dictionary Research and Development Group, https://www.edrdg.org/edrdg/licence.html "
    "(CC BY-SA 4.0). Card design: CC0."
)


class Packaging:
    """What is known of earlier decks, and what becomes of this one's notes."""

    def __init__(self, file: Path, home: str, previous: Sequence[Path], refresh: bool) -> None:
        self._file, self._home, self._refresh = file, home, refresh
        self._previous = previous
        self._is_first = not (file.exists() or previous or refresh)

    def write(self, made: Sequence[Note], target: Path, media: Mapping[str, Path]) -> None:
        """Write the deck and remember what it holds, both or neither."""
        from yomu.anki import package

        stamps: list[Stamp] = []
        moment = now()

        def edited(old: bytes) -> bytes:
            records = self._known(old)
            stamps[:] = state.stamped(made, records, self._home, moment, self._refresh)
            with output.opened(target) as out:
                package.write(
                    out.buffer, stamps, moment, media, package.Home(self._home, _DESCRIPTION)
                )
            return state.written(state.after(stamps, records, self._home))

        userdata.change(self._file, edited)
        self._tell(stamps, str(target))

    def say(self, made: Sequence[Note]) -> None:
        """Print what would become of each note that is not as it was."""
        records = self._known(self._file.read_bytes() if self._file.exists() else b"")
        stamps = list(state.stamped(made, records, self._home, now(), self._refresh))
        for note, _, fate, deck in stamps:
            if fate != "unchanged":
                word, reading = note.item.word, note.item.reading
                click.echo("\t".join(filter(None, (fate, word, reading, deck))))
        self._tell(stamps, "not written")

    def _known(self, old: bytes) -> Records:
        from yomu.anki import previous

        records = state.read(old)
        for file in self._previous:
            records = state.merged(records, previous.records(file))
        return records

    def _tell(self, stamps: Sequence[Stamp], where: str) -> None:
        fates: Counter[str] = Counter(stamp.fate for stamp in stamps)
        if self._is_first:
            warn(_FIRST)
        if fates["changed"]:
            warn(f"{counted(fates['changed'], 'note')} {_REPLACED}")
        if fates["elsewhere"]:
            there = "、".join(sorted({stamp.deck for stamp in stamps if stamp.deck}))
            warn(
                f"{counted(fates['elsewhere'], 'word')} met in {there} already: Anki leaves what "
                "it has there as it is, one note in one deck (--refresh gives it this text's "
                "content)"
            )
        shown = ("added", "changed", "unchanged", *(["elsewhere"] if fates["elsewhere"] else []))
        told = ", ".join(f"{fates[fate]} {fate}" for fate in shown)
        size = f"{counted(len(stamps), 'note')} ({counted(_cards(stamps), 'card')})"
        click.echo(f"{where}: {self._home}, {size}: {told}", err=True)


def _cards(stamps: Iterable[Stamp]) -> int:
    return sum(bool(stamp.note.fields[field]) for stamp in stamps for field in CARDS.values())


def counted(number: int, noun: str) -> str:
    """`1 note`, `2,000 notes`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def warn(text: str) -> None:
    """Say something on standard error."""
    click.echo(f"yomu: {text}", err=True)


def now() -> int:
    """The time, in seconds since 1970, or the one that is to be taken for it."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return int(time.time())
    if not (given.isascii() and given.isdigit() and len(given) < 12):
        raise UsageError(f"SOURCE_DATE_EPOCH is no number of seconds: {given!r}")
    return int(given)
