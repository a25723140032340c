"""A word worth learning, with all that a list, a card or a worksheet says about it."""

from dataclasses import dataclass
from typing import NamedTuple

from yomu.model import PartOfSpeech, Ruby, Sentence, Word


class Example(NamedTuple):
    """A sentence in which an item stands."""

    sentence: Sentence
    first: int
    """The number of the item's first word in it."""
    last: int
    """The number after its last word: a composed term or a collocation is several words."""
    text: str = ""
    """The name of the input the sentence belongs to."""

    @property
    def words(self) -> tuple[Word, ...]:
        """The words that are the item here, as they stand in the text."""
        return self.sentence.words[self.first : self.last]


@dataclass(frozen=True, slots=True)
class Item:
    """One dictionary word (entry and reading), composed term or collocation of the texts."""

    key: str
    """What makes this word that word, the same whatever text it is met in: the entry's id,
    headword and reading, joined by `|` (`jmdict:1385480|空|そら`); a composed term has `composed`
    for an id, a collocation `collocation`, a name `name`."""
    word: str
    """The dictionary form as it is usually written: kana for a usually-kana word."""
    reading: str
    """Hiragana; katakana in `word` stays katakana."""
    ruby: tuple[Ruby, ...]
    """Its bases join to `word`."""
    met: Word
    """The word as it is first met, with its entries; for several words, the last of them."""
    pos: str
    """Part of speech in plain English: `noun, takes する`, `godan verb, intransitive`."""
    gloss: str
    """One English string: the sense that fits the text."""
    count: int
    """How often it stands in the texts."""
    example: Example
    """Where it stands first."""
    word_class: PartOfSpeech = "noun"
    """The part of speech that `pos` tells about."""
    order: int = 0
    """Its number in order of first appearance, from 0."""
    frequency: int = 99
    """The dictionary's rank as in `Entry.rank`: 1 … 48 bands of 500 words of newspapers, 49 common,
    99 unmarked."""
    level: int = 0
    """The glossary's level 1 … 5 (its own judgement, see dictionaries/politics.tsv); 0 none."""
    keyness: float = 0.0
    """Log-likelihood of its being about this text, against a background of ordinary Japanese."""
    topic: str = ""
    subtopic: str = ""
    parts: tuple[Word, ...] = ()
    """The words it is made of; empty for a simple word."""
    composed: bool = False
    """Whether no dictionary has it, so that reading and gloss are put together from its parts."""
    texts: tuple[str, ...] = ()
    """The names of the inputs it stands in, in order."""
