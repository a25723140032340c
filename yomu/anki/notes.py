"""Notes of a deck, made from the words worth learning: their fields, tags, and who they are."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from yomu import kana
from yomu.anki import content
from yomu.anki.fields import CARDS, FIELDS
from yomu.formats import brackets
from yomu.study.item import Item

Template = Literal["minimal", "full"]
DEFAULT_CARDS = ("recognition", "reading")


class Origin(NamedTuple):
    """Where a sentence comes from."""

    title: str = ""
    source: str = ""
    """A file's name, or an address."""


@dataclass(frozen=True, slots=True)
class Note:
    """One word in one deck. Fields are HTML, all of `FIELDS` in their order."""

    guid: str
    """The same for the same word, whatever text, deck, gloss or version of yomu."""
    deck: str
    """The deck's full name: `政治::停戦`."""
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    order: int
    """Its place among the new cards, from 0."""
    item: Item
    """What it was made from."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What notes are asked for."""

    cards: Collection[str] = DEFAULT_CARDS
    """Kinds of cards, of `CARDS`."""
    template: Template = "full"
    """`minimal`: word, reading, meaning and sentence only."""
    tags: tuple[str, ...] = ()
    """On every note, beside yomu's own."""
    sentence_max: int = 0
    """Characters of the sentence at most, cut at its clauses; 0 for all of it."""
    extra: Callable[[Item], Mapping[str, str]] = lambda _: {}
    """More content for an item's fields, as HTML (audio, pitch). `Credit` is added to ours."""


def notes(
    items: Iterable[Item],
    deck: Callable[[Item], str],
    wish: Wish,
    origins: Mapping[str, Origin] = {},
) -> Iterator[Note]:
    """A note for each word of which there is a card, once, in order.

    `origins` by the names of `Example.text`.
    """
    met: set[str] = set()
    order = 0
    for item in items:
        guid = guid_of(key_of(item))
        if guid in met:
            continue
        met.add(guid)
        fields = _fields(item, wish, origins.get(item.example.text, Origin()))
        if any(fields[switch] for switch in CARDS.values()):
            yield Note(guid, deck(item), fields, _tags(item, wish), order, item)
            order += 1


def key_of(item: Item) -> str:
    """Who the word is, and the content of `Key`: `jmdict:1245290|空|そら`.

    A word that JMdict has keeps its number, whatever other dictionaries say of it and whether it
    is taken for a name (欧州). For all others spelling and reading are enough, so that they stay
    who they are when they get into a glossary or a better one.
    """
    source, word, reading = item.key.rsplit("|", 2)
    if source == "collocation" or item.met.name.kind == "person":
        return item.key
    if not source.startswith("jmdict:"):
        source = next(_numbers(item, word, reading), "term")
    return f"{source}|{word}|{reading}"


def _numbers(item: Item, word: str, reading: str) -> Iterator[str]:
    for entry in item.met.entries:
        if entry.id.startswith("jmdict:") and content.is_of(entry, word, reading):
            yield entry.id


def guid_of(key: str) -> str:
    """The note's GUID in Anki, for its key."""
    # With a letter first no spreadsheet takes it for a number, and a table none for a comment.
    return "y" + hashlib.sha256(f"yomu|{key}".encode()).hexdigest()[:19]


def _fields(item: Item, wish: Wish, origin: Origin) -> Mapping[str, str]:
    made = {
        "Key": content.inert(key_of(item)),
        "Expression": content.inert(item.word),
        "ExpressionFurigana": brackets.field(item.ruby),
        "ExpressionReading": content.inert(item.reading),
        "MainDefinition": content.inert(content.meaning(item)),
        "FreqSort": content.frequency_rank(item),
        "MiscInfo": content.inert(origin.title),
        "Source": content.link(origin.source),
        "PartOfSpeech": content.inert(item.pos),
        "Credit": content.credit(item),
        **content.sentences(item.example, wish.sentence_max),
        **(_details(item) if wish.template == "full" else {}),
    }
    for name, value in wish.extra(item).items():
        joint = " · " if name == "Credit" and made["Credit"] else ""
        made[name] = f"{made['Credit'] if joint else ''}{joint}{value}"
    made |= {CARDS[kind]: "1" for kind in wish.cards if made.get(_ASKED.get(kind, "Key"))}
    if kana.is_kana(item.word):
        made["CardReading"] = ""
    return {name: content.clean(made.get(name, "")) for name in FIELDS}


_ASKED = {"listening": "ExpressionAudio", "recall": "MainDefinition"}
"""Cards that there are only where a field has something to ask."""


def _details(item: Item) -> Mapping[str, str]:
    return {
        "Glossary": content.glossary(item),
        "Frequency": content.frequency(item),
        "Form": content.inert(", ".join(item.met.inflections)),
        "AlsoWritten": content.also_written(item),
        "Parts": content.parts(item),
        "Kanji": content.kanji(item),
        "Topic": content.inert(" · ".join(filter(None, (item.topic, item.subtopic)))),
        "Level": str(item.level or ""),
    }


def _tags(item: Item, wish: Wish) -> tuple[str, ...]:
    topic = "::".join(filter(None, (item.topic, item.subtopic)))
    level = f"level::{item.level}" if item.level else ""
    own = ("yomu", *(f"yomu::{name}" for name in (topic, level) if name))
    return tuple(dict.fromkeys(tag(name) for name in (*own, *wish.tags)))


def tag(name: str) -> str:
    """`name` as Anki can keep it: without spaces."""
    return "_".join(content.clean(name).split())
