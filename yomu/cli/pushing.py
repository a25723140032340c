"""Notes sent to a running Anki, and remembered: `yomu anki --push`."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from yomu import userdata
from yomu.anki import connect, state
from yomu.anki.connect import Anki
from yomu.anki.layout import Layout
from yomu.anki.notes import Note
from yomu.anki.push import Outcome, prospect, push
from yomu.cli.packaging import counted, now, warn
from yomu.errors import YomuError


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--url` and `--key`, as the arguments of `Anki`."""
    url = click.option(
        "--url", default=connect.URL, show_default=True, help="Where AnkiConnect answers."
    )
    key = click.option(
        "--key", default="", envvar="YOMU_ANKI_KEY", help="Its API key [env: YOMU_ANKI_KEY]."
    )
    return url(key(command))


class Pushing:
    """What has been pushed before, and what becomes of these notes, as `layout` holds them."""

    def __init__(self, file: Path, anki: Anki, layout: Layout, home: str, refresh: bool) -> None:
        self._file, self._anki, self._layout = file, anki, layout
        self._home, self._refresh = home, refresh

    def send(self, made: Sequence[Note], media: Mapping[str, Path]) -> None:
        """Put the notes into Anki. What Anki refuses is said, and an error at the end."""
        outcome = Outcome()

        def edited(old: bytes) -> bytes:
            nonlocal outcome
            records = state.read(old)
            stamps = list(state.stamped(made, records, self._home, now(), self._refresh))
            outcome = push(self._anki, made, self._layout, self._changed(stamps), media)
            return state.written(state.after(stamps, records, self._home))

        # Only what went well to the end is remembered: whatever stopped is done again.
        userdata.change(self._file, edited)
        self._tell(len(made), outcome)

    def say(self, made: Sequence[Note]) -> None:
        """Print what would become of each note; Anki is asked, and not changed."""
        records = state.read(self._file.read_bytes() if self._file.exists() else b"")
        stamps = list(state.stamped(made, records, self._home, now(), self._refresh))
        seen = prospect(self._anki, made, self._layout, self._changed(stamps))
        for fate, notes in (("added", seen.new), ("changed", seen.changed)):
            for note in notes:
                click.echo("\t".join((fate, note.item.word, note.item.reading)))
        told = f"{len(seen.new)} new, {len(seen.changed)} may change, the others are there"
        click.echo(f"Anki: {self._home}, {counted(len(made), 'note')}: {told}", err=True)

    def _changed(self, stamps: Sequence[state.Stamp]) -> set[str]:
        return {s.note.guid for s in stamps if s.fate == "changed" or self._refresh}

    def _tell(self, count: int, outcome: Outcome) -> None:
        if outcome.moved:
            strays = counted(outcome.moved, "note")
            warn(f"Anki had put {strays} into another deck; moved to their own")
        told = f"{outcome.added} added, {outcome.updated} updated, {outcome.left} there already"
        click.echo(f"Anki: {self._home}, {counted(count, 'note')}: {told}", err=True)
        for reason in outcome.refused:
            warn(reason)
        if outcome.refused:
            refused = counted(len(outcome.refused), "note")
            raise YomuError(f"Anki refused {refused}; the others are there")
