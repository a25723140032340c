"""What stands in a note's fields, as HTML that Anki's filters and cards can show."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from html import escape
from pathlib import PurePath

from yomu import kana, ruby, tags
from yomu.anki.excerpt import Words, excerpt
from yomu.formats import brackets
from yomu.model import Entry, Kanji, Ruby, Sense, Word
from yomu.study import composing
from yomu.study.headword import headword_of
from yomu.study.item import Example, Item

GAP = "______"
"""What stands for the word in a cloze; its length says nothing about the word's."""
_GLOSSES = 4
_SENSES = 6
_MEANINGS = 3
# Control characters, and halves of characters: a file's name has them where it is not UTF-8.
_UNFIT = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_UNUSUAL = frozenset({"iK", "oK", "rK", "sK", "ateji"})
"""JMdict's codes of spellings nobody needs to learn: irregular, old, rare, for searching only."""

_LICENCE = (
    '<a href="https://www.edrdg.org/edrdg/licence.html">EDRDG</a>, '
    '<a href="https://creativecommons.org/licenses/by-sa/4.0/">CC BY-SA 4.0</a>'
)


def clean(text: str) -> str:
    """`text` without what a collection cannot hold: U+001F parts its fields, a NUL ends them."""
    return _UNFIT.sub(lambda one: " " if one[0] < "\x80" else "\ufffd", text)


def inert(text: str) -> str:
    """`text` as it is, for a field: neither HTML nor one of Anki's marks ([sound:…], [latex])."""
    return escape(text).replace("[", "&#91;").replace("]", "&#93;")


def is_of(entry: Entry, word: str, reading: str) -> bool:
    """Whether an entry has that spelling, read so."""
    spelt = word in {s.text for s in entry.spellings} | {r.text for r in entry.readings}
    return spelt and reading in {r.text for r in entry.readings if not r.only or word in r.only}


def meaning(item: Item) -> str:
    """The gloss that fits the text, with others of its sense; whom or what a name names."""
    sense = _fitting(item)
    if sense and item.met.kind != "name":
        # 首脳 is a leader in the news; JMdict begins with "head".
        first = item.gloss.split("; ") if item.gloss else ()
        return "; ".join(tuple(dict.fromkeys((*first, *sense.glosses)))[:_GLOSSES])
    return item.gloss or item.met.name.english


def _fitting(item: Item) -> Sense | None:
    """The sense the item's gloss is of; none for what was put together from parts."""
    senses = (sense for entry in _entries(item) for sense in entry.senses)
    if not item.gloss:
        return next(senses, None)
    first = item.gloss.split("; ")[0]
    return next((sense for sense in senses if first in sense.glosses), None)


def _entries(item: Item) -> tuple[Entry, ...]:
    """What dictionaries say of the item; of several words they say nothing (`met` is the last)."""
    return item.met.entries if len(item.example.words) == 1 and not item.composed else ()


def glossary(item: Item) -> str:
    """The senses of its entry in JMdict, where they say more; the one that fits is marked."""
    fitting = _fitting(item)
    entries = sorted(_entries(item), key=lambda entry: not entry.id.startswith("jmdict:"))
    senses = entries[0].senses[:_SENSES] if entries else ()
    if senses == (fitting,):
        return ""
    shown = "".join(_sense(sense, sense == fitting) for sense in senses)
    return f"<ol>{shown}</ol>" if shown else ""


def _sense(sense: Sense, fits: bool) -> str:
    labels = ", ".join(map(tags.plain, (*sense.misc, *sense.fields)))
    small = f" <small>{inert(labels)}</small>" if labels else ""
    text = inert("; ".join(sense.glosses[:_GLOSSES]))
    return f'<li class="fits">{text}{small}</li>' if fits else f"<li>{text}{small}</li>"


def sentences(example: Example, most: int) -> Mapping[str, str]:
    """The sentence with the word marked: plain, with furigana, and so with a gap for the word."""
    before, words, after = excerpt(example, most)
    start, word, end = map(_plain, (before, words, after))
    # Anki ends the base of a ruby at a tag, so that each part is a field of its own.
    read, heard, on = map(_furigana, (before, words, after))
    return {
        "Sentence": f"{start}<b>{word}</b>{end}",
        "SentenceFurigana": f"{read}<b>{heard}</b>{on}",
        "SentenceCloze": f"{read}<b>{GAP}</b>{on}",
    }


def _plain(words: Iterable[Word]) -> str:
    return inert("".join(word.surface for word in words))


def _furigana(words: Words) -> str:
    text = "".join(_read(word.ruby) for word in words)
    begins = words[0].ruby[:1] if words else ()
    return text[1:] if begins and begins[0].reading else text


@lru_cache(8192)
def _read(rubies: tuple[Ruby, ...]) -> str:
    """A word within a sentence: before a base stands a space, which Anki's filters take away."""
    text = brackets.field(ruby.group(rubies))
    return f" {text}" if rubies and rubies[0].reading else text


def parts(item: Item) -> str:
    """The words it is made of, each with its meaning; particles go without saying."""
    words = [part for part in item.parts if part.pos not in ("particle", "auxiliary", "symbol")]
    shown = "".join(
        f'<li><i lang="ja">{_ruby(_part_ruby(part, item))}</i> '
        f"<span>{inert(composing.plain(part))}</span></li>"
        for part in words
    )
    return f"<ul>{shown}</ul>" if len(words) > 1 else ""


def _part_ruby(part: Word, item: Item) -> tuple[Ruby, ...]:
    """A part with its reading; of a verb the dictionary form: 示す in 姿勢を示す."""
    if part.lemma == part.surface or part.pos not in ("verb", "adjective"):
        return ruby.group(part.ruby)
    known = {one.character: one for one in item.example.sentence.kanji}
    return ruby.group(ruby.align(*headword_of(part), known))


def kanji(item: Item) -> str:
    """Each kanji of the word with meanings and readings, as far as the sentence knows them."""
    known = {one.character: one for one in item.example.sentence.kanji}
    shown = [known[c] for c in dict.fromkeys(item.word) if c in known]
    return f"<ul>{''.join(map(_kanji, shown))}</ul>" if shown else ""


@lru_cache(4096)
def _kanji(one: Kanji) -> str:
    kun = dict.fromkeys(map(_kun, one.kun))
    readings = "、".join((*one.on[:2], *tuple(kun)[:3]))
    meanings = inert(", ".join(one.meanings[:_MEANINGS]))
    big, small = inert(one.character), inert(readings)
    return f'<li><i lang="ja">{big}</i> {meanings} <small>{small}</small></li>'


def _kun(reading: str) -> str:
    """KANJIDIC's たか.い, -だか as たか(い), だか."""
    stem, _, ending = reading.strip("-").partition(".")
    return f"{stem}({ending})" if ending else stem


def _ruby(rubies: Iterable[Ruby]) -> str:
    return "".join(
        f"<ruby>{inert(base)}<rt>{inert(reading)}</rt></ruby>" if reading else inert(base)
        for base, reading in rubies
    )


def also_written(item: Item) -> str:
    """Other spellings of the entry that are in use."""
    return inert("、".join(dict.fromkeys(_others(item))))


def _others(item: Item) -> Iterator[str]:
    for entry in _entries(item)[:1]:
        for spelling in entry.spellings:
            if spelling.text != item.word and _UNUSUAL.isdisjoint(spelling.tags):
                yield spelling.text


def frequency(item: Item) -> str:
    """How common, in Lapis' notation."""
    if item.frequency < 49:
        return f"<ul><li>Newspapers: top {item.frequency * 500:,}</li></ul>"
    return "<ul><li>common</li></ul>" if item.frequency == 49 else ""


def frequency_rank(item: Item) -> str:
    """A number to sort by, smaller for what is more common; 99999 for what is not marked so."""
    return str(item.frequency * 500) if item.frequency < 50 else "99999"


def link(source: str) -> str:
    """A source: an address one can follow, shown as its site, or a file's name."""
    if source.startswith(("http://", "https://")):
        site = source.split("/")[2] or source
        return f'<a href="{inert(source)}">{inert(site)}</a>'
    return inert(PurePath(source).name)


def credit(item: Item) -> str:
    """Whom a note's content is owed to, as the licences ask."""
    entries = (entry for word in (item.met, *item.parts) for entry in word.entries)
    met = {entry.id.partition(":")[0] for entry in entries}
    names = [name for name in ("JMdict", "JMnedict") if name.lower() in met]
    if kana.has_kanji(item.word):
        names.append("KANJIDIC")
    return f"{', '.join(names)}: {_LICENCE}" if names else ""
