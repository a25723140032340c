"""`yomu anki`: the words of texts as a deck that stays the learner's own."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from yomu.anki import layout, pitch
from yomu.anki.connect import Anki
from yomu.anki.fields import CARDS
from yomu.anki.notes import DEFAULT_CARDS, Note, Template, Wish, notes
from yomu.cli import inputs, output, pushing, selecting, sounding
from yomu.cli.decks import Decks, Texts, checked
from yomu.cli.packaging import Packaging, counted, warn
from yomu.cli.pushing import Pushing
from yomu.cli.settings import Settings
from yomu.errors import UsageError, YomuError


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
    help="The deck to write: deck.apkg, or deck.tsv for any note type.",
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
@click.option(
    "--audio",
    "asked",
    default="",
    callback=sounding.kinds,
    metavar="KINDS",
    help="Sound: word, sentence or both with a comma (pip install 'yomu[audio]').",
)
@click.option("--push", is_flag=True, help="Put the notes into the running Anki (AnkiConnect).")
@pushing.options
@click.option("--note-type", default="", help="For .tsv and --push: the note type's name in Anki.")
@click.option(
    "--preset", type=click.Choice(layout.names()), help="For both: a note type that is known."
)
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="FIELD=VALUE",
    help="For both: what goes into a field: Front={Expression}; may be given again.",
)
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
    asked: tuple[str, ...],
    push: bool,
    url: str,
    key: str,
    note_type: str,
    preset: str | None,
    maps: tuple[str, ...],
    **wishes: Any,
) -> None:
    """Make an Anki deck of the words worth learning of a text, or of a series of texts.

    INPUT is a file, or - for standard input (also without any INPUT, in a pipe). Several make one
    deck with a deck in it for each, a word only where it is first met.

    The same text again changes nothing in Anki; a better meaning updates its note, and scheduling
    stays.
    """
    if "listening" in cards and "word" not in asked:
        raise UsageError("there is nothing to hear: --cards listening needs --audio word")
    form = layout.chosen(preset or "", note_type, maps)
    file = None if dry_run else _file(target, form, push)
    anki = Anki(url, key)
    named = inputs.Inputs(names, reader, encoding)
    texts = Texts(named)
    items = selecting.selected(settings, texts, fixes, **wishes)
    decks = Decks(deck, texts.origins)
    accent_of = settings.accents().of
    folder = settings.data_dir / "audio"
    sounds = sounding.sounded(items, asked, sentence_max, accent_of, folder)
    wish = Wish(
        cards,
        template,
        tuple(tags.replace(",", " ").split()),
        sentence_max,
        lambda item: {**pitch.fields(item, accent_of), **sounds.fields.get(item.key, {})},
    )
    made = list(notes(items, decks.of, wish, texts.origins))
    if not made:
        raise YomuError("no words are selected, so there is no deck")
    packaging = Packaging(settings.data_dir / "anki.tsv", decks.home, previous, refresh)
    if push:
        laid = [form.note(note) for note in made]
        sent = Pushing(settings.data_dir / "pushed.tsv", anki, form, decks.home, refresh)
        sent.say(laid) if dry_run else sent.send(laid, sounds.files)
    elif file is None:
        packaging.say(made)
    elif file.suffix.lower() == ".tsv":
        _tabulate(made, form, file, decks.home)
        if sounds.files:
            warn(f"a table holds no sound: put the files of {folder} into Anki's collection.media")
    else:
        packaging.write(made, file, sounds.files)
    named.end()


def _file(target: Path | None, form: layout.Layout, push: bool) -> Path | None:
    if target is None:
        if push:
            return None
        raise UsageError("no deck to write: name it with -o deck.apkg, or --push it into Anki")
    if push:
        raise UsageError("-o and --push are two ways; say one of them")
    if target.suffix.lower() not in (".apkg", ".tsv"):
        raise UsageError(f"no deck is a {target.suffix or target.name!r}; name it deck.apkg")
    if target.suffix.lower() == ".apkg" and not form.is_own:
        raise UsageError(f"a package has yomu's note type; for {form.notetype} name it deck.tsv")
    return target


def _tabulate(made: Sequence[Note], form: layout.Layout, file: Path, home: str) -> None:
    from yomu.anki import table

    with output.opened(file) as out:
        table.write(map(form.note, made), form, out)
    click.echo(f"{file}: {home}, {counted(len(made), 'note')} for {form.notetype}", err=True)
