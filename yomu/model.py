"""Every value the other modules talk about. Imports nothing of yomu.

All values are immutable, sequences are tuples, and what is absent is empty.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, Protocol

PassageKind = Literal["paragraph", "heading", "caption", "byline", "quote", "item"]
WordKind = Literal["word", "number", "name", "latin", "symbol", "space"]
PartOfSpeech = Literal[
    "noun",
    "pronoun",
    "name",
    "number",
    "counter",
    "verb",
    "adjective",
    "na-adjective",
    "adverb",
    "adnominal",
    "conjunction",
    "interjection",
    "particle",
    "auxiliary",
    "prefix",
    "suffix",
    "expression",
    "symbol",
]
Provenance = Literal[
    "",  # nothing to read, or the kana itself
    "author",  # furigana in the text
    "user",  # the reader's own dictionary of fixes
    "number",  # the grammar of numerals
    "dictionary",  # a headword of the dictionary
    "rule",  # rendaku, country abbreviations, …
    "name",  # a list of names
    "model",  # chosen in context by the learnt model
    "mecab",  # the tagger alone
]
NameKind = Literal["", "person", "place", "organisation", "other"]
CERTAIN = 0.97
"""A reading with less confidence is in doubt: its word is marked `doubtful`."""


class Ruby(NamedTuple):
    """A stretch of text with the reading that stands over it; no reading, no ruby."""

    base: str
    reading: str = ""


class Passage(NamedTuple):
    """A line or block of a document, with the furigana its author gave."""

    ruby: tuple[Ruby, ...]
    kind: PassageKind = "paragraph"
    end: str = "\n"
    """What ends it in the text: a line break, or nothing."""

    @property
    def text(self) -> str:
        """The bases, joined."""
        return "".join(base for base, _ in self.ruby)


class Document(NamedTuple):
    """A text to be read: never the text itself, but a way to read it, as often as needed."""

    read: Callable[[], Iterable[Passage]]
    title: str = ""
    source: str = ""
    """Where it comes from: a file's name, an address, or empty."""

    def passages(self) -> Iterator[Passage]:
        """The passages from the beginning, streamed."""
        return iter(self.read())


class Spelling(NamedTuple):
    """One way an entry is written, with its codes: priority (`news1`, `nf12`), info (`iK`)."""

    text: str
    tags: tuple[str, ...] = ()


class Reading(NamedTuple):
    """One way an entry is read, in kana as the dictionary spells it."""

    text: str
    tags: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    """The spellings it belongs to; empty for all."""
    no_kanji: bool = False
    """Not a reading of the kanji spellings (JMdict's `re_nokanji`)."""


class Sense(NamedTuple):
    """One meaning. Tags are the dictionary's codes: `n`, `vs`, `uk`, `food`, `ksb`."""

    glosses: tuple[str, ...]
    pos: tuple[str, ...] = ()
    misc: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    dialects: tuple[str, ...] = ()
    info: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    """The spellings or readings it belongs to; empty for all."""
    see: tuple[str, ...] = ()
    antonyms: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    """Loan sources: `ger: Arbeit`."""


class Entry(NamedTuple):
    """A dictionary entry, whatever dictionary it comes from."""

    id: str
    """Dictionary and number there: `jmdict:1358280`."""
    spellings: tuple[Spelling, ...]
    readings: tuple[Reading, ...]
    senses: tuple[Sense, ...]
    rank: int = 99
    """How common: 1 … 48 are JMdict's bands of 500 words (nf01 …), 49 common without a band,
    99 unmarked."""

    @property
    def common(self) -> bool:
        """Whether the dictionary marks it as common."""
        return self.rank < 50

    @property
    def headword(self) -> str:
        """Its first spelling, or its first reading where it has none."""
        return self.spellings[0].text if self.spellings else self.readings[0].text


class Kanji(NamedTuple):
    """A kanji with its meanings and readings (KANJIDIC)."""

    character: str
    meanings: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    """Chinese readings, katakana."""
    kun: tuple[str, ...] = ()
    """Japanese readings, hiragana, with KANJIDIC's marks: `おこな.う`, `-び`, `ひと-`."""
    nanori: tuple[str, ...] = ()
    """Readings in names only."""
    grade: int = 0
    """School year 1 … 6, 8 secondary school, 9 and 10 names; 0 none."""
    strokes: int = 0
    frequency: int = 0
    """Rank among the 2,501 most used in newspapers; 0 none."""


class Quantity(NamedTuple):
    """What a number is worth: `number` exactly in decimal notation, or `3/7`, `10-20`."""

    number: str = ""
    unit: str = ""
    """In English, plural where it is: `dollars`, `minutes`, `people`; empty for a bare number."""
    text: str = ""
    """For people: `10 billion dollars`, `about 90 minutes`."""


class NameRole(NamedTuple):
    """What a name names."""

    kind: NameKind = ""
    role: str = ""
    """Title or office as printed beside it: 大統領."""
    who: str = ""
    """The full name it stands for, as the text or a register gives it."""
    english: str = ""


class Accent(NamedTuple):
    """How a word is pitched; nothing where nobody knows."""

    drops: tuple[int, ...] = ()
    """The mora after which the pitch falls, 0 where it does not; the usual one first."""
    source: str = ""
    """Who says so: `user`, `unidic`, `haqumei`."""
    confidence: float = 0.0
    """0 … 1, that the first is right."""


class Word(NamedTuple):
    """A word of the text, read. Holds no position, so that equal words can be one value."""

    surface: str
    lemma: str
    """The dictionary form, as the dictionary writes it."""
    pos: PartOfSpeech
    reading: str
    """Hiragana; katakana in the surface stays katakana; a symbol is its own reading."""
    ruby: tuple[Ruby, ...]
    """Its bases join to the surface; the finest split that is certain."""
    kind: WordKind = "word"
    entries: tuple[Entry, ...] = ()
    """What the dictionaries say, the entry that fits best first."""
    parts: tuple["Word", ...] = ()
    """The words a compound is made of; empty for a simple word."""
    inflections: tuple[str, ...] = ()
    """What was done to the dictionary form, in order: `("passive", "past")`."""
    value: Quantity = Quantity()
    name: NameRole = NameRole()
    gloss: str = ""
    """English for the sense that fits, or composed from the parts."""
    marks: frozenset[str] = frozenset()
    """`doubtful` (see `CERTAIN`), `printed` (its reading stands beside it in the text), and what
    `study.levels` adds: `known`, `readable`, `easy`, `first`."""
    provenance: Provenance = ""
    confidence: float = 1.0
    """0 … 1, that the reading is right."""
    alternatives: tuple[str, ...] = ()
    """Other possible readings, likeliest first."""
    sense: int = 0
    """The number of the first entry's sense that fits here (see `yomu.study.senses`), from 1; 0
    where `gloss` says enough: it is the first one's, or none of the entry's."""


class Sentence(NamedTuple):
    """A sentence of a passage; its words join to its text, spaces included."""

    words: tuple[Word, ...]
    offset: int = 0
    """Code points from the beginning of the document's text."""
    passage: int = 0
    """The number of its passage, from 0."""
    kind: PassageKind = "paragraph"
    end: str = ""
    """The line break it is followed by, if it ends its line."""
    kanji: tuple[Kanji, ...] = ()
    """The kanji of its words."""

    @property
    def text(self) -> str:
        """The words' surfaces, joined."""
        return "".join(word.surface for word in self.words)

    def placed(self) -> Iterator[tuple[int, Word]]:
        """Each word with its offset in the document, in code points."""
        offset = self.offset
        for word in self.words:
            yield offset, word
            offset += len(word.surface)


class Lexicon(Protocol):
    """Dictionaries one can ask. Asked in batches; a form nobody knows is absent from the answer."""

    def find(self, forms: Iterable[str]) -> Mapping[str, tuple[Entry, ...]]:
        """The word entries spelt or read exactly so, common ones first."""
        ...

    def names(self, forms: Iterable[str]) -> Mapping[str, tuple[Entry, ...]]:
        """The name entries spelt exactly so."""
        ...

    def kanji(self, characters: Iterable[str]) -> Mapping[str, Kanji]:
        """What is known about each kanji."""
        ...
