"""`yomu anki`: the words of texts as a deck that stays the learner's own."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import click

from yomu.anki import pitch
from yomu.anki.fields import CARDS
from yomu.anki.notes import DEFAULT_CARDS, Template, Wish, notes
from yomu.cli import delivery, inputs, selecting, sounding
from yomu.cli.decks import Decks, Texts, checked
from yomu.cli.delivery import Delivery, Ways
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


def _separate(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    return tuple(value.replace(",", " ").split())


@click.command("anki")
@delivery.options
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
@click.option(
    "--tags", default="", callback=_separate, help="Tags for every note, with commas between."
)
@click.option(
    "--sentence-max",
    type=click.IntRange(0),
    default=100,
    show_default=True,
    help="Characters of a sentence at most; a longer one is cut at its clauses. 0: never.",
)
@click.option(
    "--audio",
    "asked",
    default="",
    callback=sounding.kinds,
    metavar="KINDS",
    help="Sound: word, sentence or both with a comma (pip install 'yomu[audio]').",
)
@selecting.options
@click.pass_obj
def command(
    settings: Settings,
    /,
    names: tuple[str, ...],
    reader: str | None,
    encoding: str | None,
    fixes: Path | None,
    deck: str | None,
    cards: tuple[str, ...],
    template: Template,
    tags: tuple[str, ...],
    sentence_max: int,
    asked: tuple[str, ...],
    **rest: Any,
) -> None:
    """Make an Anki deck of the words worth learning of a text, or of a series of texts.

    INPUT is a file, or - for standard input (also without any INPUT, in a pipe). Several make one
    deck with a deck in it for each, a word only where it is first met.

    The same text again changes nothing in Anki; a better meaning updates its note, and scheduling
    stays.
    """
    if "listening" in cards and "word" not in asked:
        raise UsageError("there is nothing to hear: --cards listening needs --audio word")
    ways = Ways(**{field.name: rest.pop(field.name) for field in fields(Ways)})
    taken = Delivery(settings.data_dir, ways)
    named = inputs.Inputs(names, reader, encoding)
    texts = Texts(named)
    items = selecting.selected(settings, texts, fixes, **rest)
    decks = Decks(deck, texts.origins)
    accent_of = settings.accents().of
    sounds = sounding.planned(items, asked, sentence_max, accent_of, settings.data_dir / "audio")
    wish = Wish(
        cards,
        template,
        tags,
        sentence_max,
        lambda item: {**pitch.fields(item, accent_of), **sounds.fields.get(item.key, {})},
    )
    made = list(notes(items, decks.of, wish, texts.origins))
    if not made:
        raise YomuError("no words are selected, so there is no deck")
    if not ways.dry_run:
        sounding.make(sounds)
    taken.deliver(made, decks.home, sounds.files)
    named.end()
