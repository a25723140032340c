"""JSON Lines, an object a sentence, for programs."""

import json
import re
from collections.abc import Callable, Iterable
from itertools import accumulate
from pathlib import Path
from typing import TextIO

from yomu.formats import Options
from yomu.formats._lines import marks
from yomu.model import Document, Entry, Sentence, Word
from yomu.remembered import remembered

SUFFIX = ".jsonl"
_REMEMBERED = 2048
"""Entries whose JSON is remembered."""
VERSION = 1
"""`schema_version`: goes up when a key changes its meaning or goes away."""
SCHEMA = Path(__file__).with_name("jsonl.schema.json")
"""The JSON Schema of a line."""
ENTRIES, SENSES = 3, 3
"""At most so many entries for a word and senses for an entry, those that fit best; `yomu lookup
--json` has the others."""


def write(document: Document, sentences: Iterable[Sentence], out: TextIO, options: Options) -> None:
    """Write an object for each sentence that is not empty, as `SCHEMA` describes it.

    Every key is always there. Offsets and lengths are code points of the document's text.
    """
    template = _templates(options)
    head = f'{{"schema_version":{VERSION},"source":{_json(document.source)}'
    before = ""
    for sentence in sentences:
        if not sentence.words:
            before += sentence.end
            continue
        words = ",".join([_placed(template(word), offset) for offset, word in sentence.placed()])
        out.write(
            f'{head},"passage":{sentence.passage},"kind":"{sentence.kind}"'
            f',"offset":{sentence.offset},"before":{_json(before)}'
            f',"text":{_json(sentence.text)},"end":{_json(sentence.end)},"words":[{words}]}}\n'
        )
        out.flush()
        before = ""


def text_of(lines: Iterable[str]) -> str:
    """The text that the objects of one document were made of, but for empty lines at its end."""
    sentences = map(json.loads, lines)
    return "".join(s["before"] + s["text"] + s["end"] for s in sentences)


# ---------------------------------------------------------------- words

_Template = tuple[str, tuple[tuple[int, str], ...]]
"""A word's JSON, cut where an offset goes: distance from the word's beginning, what follows."""


def _placed(template: _Template, offset: int) -> str:
    start, holes = template
    return start + "".join([f"{offset + distance}{text}" for distance, text in holes])


def _templates(options: Options) -> Callable[[Word], _Template]:
    entry = remembered(_entry, _REMEMBERED)

    def template(word: Word) -> _Template:
        # The word's own place is the only thing that differs between equal words.
        word = word._replace(marks=frozenset(marks(word, options)))
        start, *holes = _unbroken(_object(word, 0, entry)).split("\0")
        return start, tuple(zip(map(int, holes[::2]), holes[1::2], strict=True))

    return remembered(template)


# Put together by hand: the encoder takes four times as long for a whole word, and most of the time
# that a text takes goes into the words that are rare.
def _object(word: Word, at: int, entry: Callable[[Entry], str]) -> str:
    """The word's JSON, its offset between two NULs, which JSON has no other way."""
    starts = accumulate((len(part.surface) for part in word.parts), initial=at)
    parts = [_object(part, start, entry) for part, start in zip(word.parts, starts, strict=False)]
    ruby = [f"[{_quoted(base)},{_quoted(reading)}]" for base, reading in word.ruby]
    number, unit, text = word.value
    kind, role, who, english = word.name
    return (
        f'{{"surface":{_quoted(word.surface)},"offset":\0{at}\0,"length":{len(word.surface)}'
        f',"kind":"{word.kind}","lemma":{_quoted(word.lemma)},"pos":"{word.pos}"'
        f',"reading":{_quoted(word.reading)},"ruby":[{",".join(ruby)}]'
        f',"provenance":"{word.provenance}","confidence":{round(word.confidence, 4)}'
        f',"alternatives":{_array(word.alternatives)},"inflections":{_array(word.inflections)}'
        f',"value":{{"number":{_quoted(number)},"unit":{_quoted(unit)},"text":{_quoted(text)}}}'
        f',"name":{{"kind":"{kind}","role":{_quoted(role)},"who":{_quoted(who)}'
        f',"english":{_quoted(english)}}}'
        f',"gloss":{_quoted(word.gloss)},"marks":{_array(sorted(word.marks))}'
        f',"parts":[{",".join(parts)}]'
        f',"entries":[{",".join(map(entry, word.entries[:ENTRIES]))}]}}'
    )


def _entry(entry: Entry) -> str:
    senses = [
        f'{{"pos":{_array(sense.pos)},"misc":{_array(sense.misc)}'
        f',"fields":{_array(sense.fields)},"glosses":{_array(sense.glosses)}}}'
        for sense in entry.senses[:SENSES]
    ]
    return (
        f'{{"id":{_quoted(entry.id)},"spellings":{_array(form.text for form in entry.spellings)}'
        f',"readings":{_array(form.text for form in entry.readings)}'
        f',"common":{"true" if entry.common else "false"},"senses":[{",".join(senses)}]}}'
    )


def _array(texts: Iterable[str]) -> str:
    return f"[{','.join(map(_quoted, texts))}]"


_quoted = json.JSONEncoder(ensure_ascii=False).encode
# Line breaks to some readers of lines, and lone surrogates, which UTF-8 cannot hold.
_UNSAFE = re.compile("[\u0085\u2028\u2029\ud800-\udfff]")


def _unbroken(text: str) -> str:
    return _UNSAFE.sub(lambda m: f"\\u{ord(m.group()):04x}", text)


def _json(text: str) -> str:
    return _unbroken(_quoted(text))
