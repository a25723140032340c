"""`yomu anki`: the words of texts as a deck that stays the learner's own."""

import os
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from yomu import userdata
from yomu.anki import pitch, state
from yomu.anki.fields import CARDS
from yomu.anki.notes import DEFAULT_CARDS, Note, Template, Wish, notes
from yomu.anki.state import Records, Stamp
from yomu.cli import inputs, output, selecting
from yomu.cli.decks import Decks, Texts, checked
from yomu.cli.settings import Settings
from yomu.errors import UsageError, YomuError

_FIRST = (
    "no earlier decks are known here, so notes that are in Anki already stay as they are "
    "(--previous OLD.apkg or --refresh updates them)"
)
_REPLACED = (
    "have changed: importing replaces each of them whole, and what you have written in them in "
    "Anki, Notes included, goes with it"
)


def _kinds(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    kinds = tuple(kind.strip() for kind in value.split(",") if kind.strip())
    for kind in kinds:
        if kind not in CARDS:
            raise UsageError(f"no kind of card {kind!r}; there are {', '.join(CARDS)}")
    if not kinds:
        raise UsageError("no kind of card named: --cards recognition,reading")
    return kinds


@click.command("anki")
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The deck to write: deck.apkg.",
)
@click.option(
    "--deck",
    callback=lambda _, __, name: name and checked(name),
    help="The deck's name: 政治::停戦. Else the text's title, or its file's name.",
)
@click.option(
    "--cards",
    default=",".join(DEFAULT_CARDS),
    show_default=True,
    callback=_kinds,
    help=f"Kinds of cards: {', '.join(CARDS)}.",
)
@click.option(
    "--template",
    type=click.Choice(["minimal", "full"]),
    default="full",
    show_default=True,
    help="minimal: word, reading, meaning and sentence only.",
)
@click.option("--tags", default="", help="Tags for every note, with commas between.")
@click.option(
    "--sentence-max",
    type=click.IntRange(0),
    default=100,
    show_default=True,
    help="Characters of a sentence at most; a longer one is cut at its clauses. 0: never.",
)
@click.option(
    "--previous",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="APKG",
    help="A deck that yomu wrote elsewhere: what it holds is known then.",
)
@click.option("--refresh", is_flag=True, help="Let this deck's notes replace those in Anki.")
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
@selecting.options
@click.pass_obj
def command(
    settings: Settings,
    /,
    names: tuple[str, ...],
    target: Path | None,
    reader: str | None,
    encoding: str | None,
    fixes: Path | None,
    deck: str | None,
    cards: tuple[str, ...],
    template: Template,
    tags: str,
    sentence_max: int,
    previous: tuple[Path, ...],
    refresh: bool,
    dry_run: bool,
    **wishes: Any,
) -> None:
    """Make an Anki deck of the words worth learning of a text, or of a series of texts.

    INPUT is a file, or - for standard input (also without any INPUT, in a pipe). Several make one
    deck with a deck in it for each, a word only where it is first met.

    The same text again changes nothing in Anki; a better meaning updates its note, and scheduling
    stays.
    """
    file = None if dry_run else _file(target)
    named = inputs.Inputs(names, reader, encoding)
    texts = Texts(named)
    items = selecting.selected(settings, texts, fixes, **wishes)
    if not items:
        raise YomuError("no words are selected, so there is no deck")
    decks = Decks(deck, texts.origins)
    accents = settings.accents()
    wish = Wish(
        cards,
        template,
        tuple(tags.replace(",", " ").split()),
        sentence_max,
        lambda item: pitch.fields(item, accents.of),
    )
    made = list(notes(items, decks.of, wish, texts.origins))
    job = _Job(settings.data_dir / "anki.tsv", decks.home, previous, refresh)
    if file is None:
        job.say(made)
    else:
        job.write(made, file)
    named.end()


def _file(target: Path | None) -> Path:
    if target is None:
        raise UsageError("no deck to write: name it with -o deck.apkg")
    if target.suffix.lower() != ".apkg":
        raise UsageError(f"no deck is a {target.suffix or target.name!r}; name it deck.apkg")
    return target


class _Job:
    """What is known of earlier decks, and what becomes of this one's notes."""

    def __init__(self, file: Path, home: str, previous: Sequence[Path], refresh: bool) -> None:
        self._file, self._home, self._refresh = file, home, refresh
        self._previous = previous
        self._is_first = not (file.exists() or previous or refresh)

    def write(self, made: Sequence[Note], target: Path) -> None:
        """Write the deck and remember what it holds, both or neither."""
        from yomu.anki import package

        stamps: list[Stamp] = []
        now = _now()

        def edited(old: bytes) -> bytes:
            records = self._known(old)
            stamps[:] = state.stamped(made, records, self._home, now, self._refresh)
            with output.opened(target) as out:
                package.write(out.buffer, stamps, now, {}, f"{self._home}: made by yomu.")
            return state.written(state.after(stamps, records, self._home))

        userdata.change(self._file, edited)
        self._tell(stamps, str(target))

    def say(self, made: Sequence[Note]) -> None:
        """Print what would become of each note that is not as it was."""
        records = self._known(self._file.read_bytes() if self._file.exists() else b"")
        stamps = list(state.stamped(made, records, self._home, _now(), self._refresh))
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
        fates = Counter(stamp.fate for stamp in stamps)
        if self._is_first:
            _warn(_FIRST)
        if fates["changed"]:
            _warn(f"{_counted(fates['changed'], 'note')} {_REPLACED}")
        if fates["elsewhere"]:
            there = "、".join(sorted({stamp.deck for stamp in stamps if stamp.deck}))
            _warn(
                f"{_counted(fates['elsewhere'], 'word')} met in {there} already: Anki leaves what "
                "it has there as it is, one note in one deck (--refresh gives it this text's "
                "content)"
            )
        told = ", ".join(f"{fates[fate]} {fate}" for fate in ("added", "changed", "unchanged"))
        size = f"{_counted(len(stamps), 'note')} ({_counted(_cards(stamps), 'card')})"
        click.echo(f"{where}: {self._home}, {size}: {told}", err=True)


def _cards(stamps: Iterable[Stamp]) -> int:
    return sum(bool(stamp.note.fields[field]) for stamp in stamps for field in CARDS.values())


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _warn(text: str) -> None:
    click.echo(f"yomu: {text}", err=True)


def _now() -> int:
    """The time, in seconds since 1970, or the one that is to be taken for it."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return int(time.time())
    if not (given.isascii() and given.isdigit()):
        raise UsageError(f"SOURCE_DATE_EPOCH is no number of seconds: {given!r}")
    return int(given)
