"""A Japanese reading aid: furigana, look-ups, vocabulary and decks from any text.

>>> import yomu
>>> for sentence in yomu.annotate("約90分間の電話会談を行った。"):
...     print([(word.surface, word.reading) for word in sentence.words])
"""

import re
from collections.abc import Iterator
from pathlib import Path

from yomu.errors import YomuError
from yomu.model import (
    Document,
    Entry,
    Kanji,
    Lexicon,
    Passage,
    Quantity,
    Ruby,
    Sense,
    Sentence,
    Word,
)

__version__ = "0.1.0"

_LINE = r"(?s)(.*?)(\r?\n|\Z)"

__all__ = [
    "Document",
    "Entry",
    "Kanji",
    "Lexicon",
    "Passage",
    "Quantity",
    "Ruby",
    "Sense",
    "Sentence",
    "Word",
    "YomuError",
    "annotate",
    "lexicon",
]


def annotate(text: str, using: Lexicon | None = None) -> Iterator[Sentence]:
    """The sentences of `text`, in order, as they are read: words found, read and explained.

    Lines end at `\\n` or `\\r\\n`; an empty line is a sentence without words. Offsets are code
    points of `text`. `using` is the dictionary, `lexicon()` if none is given. Raises
    `MissingDictionary` where there is none and none can be built.
    """
    from yomu.annotation import annotate as annotated
    from yomu.study.senses import fitted

    document = Document(read=lambda: _passages(text))
    return fitted(annotated(document, using if using is not None else lexicon()))


def _passages(text: str) -> Iterator[Passage]:
    for line in re.finditer(_LINE, text):
        if line.group():
            yield Passage((Ruby(line[1]),) if line[1] else (), end=line[2])


def lexicon(folder: Path | None = None) -> Lexicon:
    """The dictionaries in `folder`, by default the user's data folder; built on first use.

    JMdict, JMnedict and KANJIDIC are the property of the Electronic Dictionary Research and
    Development Group (https://www.edrdg.org), used in conformance with the group's licence.
    Raises `MissingDictionary` if they cannot be built there.
    """
    from platformdirs import user_data_path

    from yomu.dictionary.stack import open_lexicon

    return open_lexicon(folder or user_data_path("yomu"))
