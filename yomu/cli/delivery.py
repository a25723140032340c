"""Where the notes of `yomu anki` go: a package, a table, a running Anki, or nowhere at all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from yomu.anki import layout
from yomu.anki.connect import Anki
from yomu.anki.notes import Note
from yomu.cli import output, pushing
from yomu.cli.packaging import Packaging, counted, warn
from yomu.cli.pushing import Pushing
from yomu.errors import UsageError


@dataclass(frozen=True, slots=True)
class Ways:
    """The values of the options below."""

    target: Path | None
    previous: tuple[Path, ...]
    refresh: bool
    dry_run: bool
    push: bool
    url: str
    key: str
    note_type: str
    preset: str | None
    maps: tuple[str, ...]


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say where notes go, by the names of `Ways`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


class Delivery:
    """Takes notes where they are to go. `UsageError` at once where the ways exclude each other."""

    def __init__(self, data_dir: Path, ways: Ways) -> None:
        self._ways, self._folder = ways, data_dir
        self._form = layout.chosen(ways.preset or "", ways.note_type, ways.maps)
        self._anki = Anki(ways.url, ways.key)
        self._file = None if ways.push or ways.dry_run else self._named(ways.target)
        if ways.push and ways.target:
            raise UsageError("-o and --push are two ways; say one of them")

    def deliver(self, made: Sequence[Note], home: str, sounds: Mapping[str, Path]) -> None:
        """Take the notes of the deck `home` there, with the sounds they name."""
        ways = self._ways
        if ways.push:
            self._push(made, home, sounds)
        elif self._file is not None and self._file.suffix.lower() == ".tsv":
            self._tabulate(made, home, self._file, sounds)
        else:
            file = self._folder / "anki.tsv"
            packaging = Packaging(file, home, ways.previous, ways.refresh)
            if self._file is None:
                packaging.say(made)
            else:
                packaging.write(made, self._file, sounds)

    def _named(self, target: Path | None) -> Path:
        if target is None:
            raise UsageError("no deck to write: name it with -o deck.apkg, or --push it into Anki")
        if target.suffix.lower() not in (".apkg", ".tsv"):
            raise UsageError(f"no deck is a {target.suffix or str(target)!r}; name it deck.apkg")
        if target.suffix.lower() == ".apkg" and not self._form.is_own:
            kind = self._form.notetype
            raise UsageError(f"a package has yomu's note type; for {kind} name it deck.tsv")
        return target

    def _push(self, made: Sequence[Note], home: str, sounds: Mapping[str, Path]) -> None:
        laid = [self._form.note(note) for note in made]
        file = self._folder / "pushed.tsv"
        sent = Pushing(file, self._anki, self._form, home, self._ways.refresh)
        if self._ways.dry_run:
            sent.say(laid)
        else:
            sent.send(laid, sounds)

    def _tabulate(
        self, made: Sequence[Note], home: str, file: Path, sounds: Mapping[str, Path]
    ) -> None:
        from yomu.anki import table

        with output.opened(file) as out:
            table.write(map(self._form.note, made), self._form, out)
        told = f"{counted(len(made), 'note')} for {self._form.notetype}"
        click.echo(f"{file}: {home}, {told}", err=True)
        if sounds:
            folder = self._folder / "audio"
            warn(f"a table holds no sound: put the files of {folder} into Anki's collection.media")


_OPTIONS = (
    click.option(
        "-o",
        "--output",
        "target",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="The deck to write: deck.apkg, or deck.tsv for any note type.",
    ),
    click.option(
        "--previous",
        type=click.Path(path_type=Path),
        multiple=True,
        metavar="APKG",
        help="A deck that yomu wrote elsewhere: what it holds is known then.",
    ),
    click.option("--refresh", is_flag=True, help="Let this deck's notes replace those in Anki."),
    click.option("--dry-run", is_flag=True, help="Say what would change; write nothing."),
    click.option("--push", is_flag=True, help="Put the notes into the running Anki (AnkiConnect)."),
    pushing.options,
    click.option(
        "--note-type", default="", help="For .tsv and --push: the note type's name in Anki."
    ),
    click.option(
        "--preset", type=click.Choice(layout.names()), help="For both: a note type that is known."
    ),
    click.option(
        "--map",
        "maps",
        multiple=True,
        metavar="FIELD=VALUE",
        help="For both: what goes into a field: Front={Expression}; may be given again.",
    ),
)
