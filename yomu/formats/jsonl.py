"""JSON Lines, an object a sentence, for programs."""

import json
import re
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path
from typing import Any, TextIO

from yomu.formats import Options
from yomu.formats._lines import remembered
from yomu.model import Document, Entry, Sentence, Word

SUFFIX = ".jsonl"
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
    template = remembered(_template)
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


_Template = tuple[str, tuple[tuple[int, str], ...]]
"""A word's JSON, cut where an offset goes: distance from the word's beginning, what follows."""


def _template(word: Word) -> _Template:
    # The word's own place is the only thing that differs between equal words.
    start, *holes = _HOLE(_json(_object(word, 0)))
    return start, tuple(zip(map(int, holes[::2]), holes[1::2], strict=True))


# No text can look like it: quotation marks within a text have a backslash.
_HOLE = re.compile(r'(?<="offset":)"\\u0000(\d+)"').split


def _placed(template: _Template, offset: int) -> str:
    start, holes = template
    return start + "".join([f"{offset + distance}{text}" for distance, text in holes])


def _object(word: Word, at: int) -> dict[str, Any]:
    starts = accumulate((len(part.surface) for part in word.parts), initial=at)
    return {
        "surface": word.surface,
        "offset": f"\0{at}",
        "length": len(word.surface),
        "kind": word.kind,
        "lemma": word.lemma,
        "pos": word.pos,
        "reading": word.reading,
        "ruby": word.ruby,
        "provenance": word.provenance,
        "confidence": round(word.confidence, 4),
        "alternatives": word.alternatives,
        "inflections": word.inflections,
        "value": word.value._asdict(),
        "name": word.name._asdict(),
        "gloss": word.gloss,
        "marks": sorted(word.marks),
        "parts": [_object(part, start) for part, start in zip(word.parts, starts, strict=False)],
        "entries": [_entry(entry) for entry in word.entries[:ENTRIES]],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "spellings": [spelling.text for spelling in entry.spellings],
        "readings": [reading.text for reading in entry.readings],
        "common": entry.common,
        "senses": [
            {"pos": sense.pos, "misc": sense.misc, "fields": sense.fields, "glosses": sense.glosses}
            for sense in entry.senses[:SENSES]
        ],
    }


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
# Line breaks to some readers of lines, and lone surrogates, which UTF-8 cannot hold.
_UNSAFE = re.compile("[\u0085\u2028\u2029\ud800-\udfff]")


def _json(value: object) -> str:
    return _UNSAFE.sub(lambda m: f"\\u{ord(m.group()):04x}", _ENCODER.encode(value))
