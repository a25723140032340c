"""The way through: a document → its sentences, read and looked up."""

from collections.abc import Iterable, Iterator, Sequence

from yomu import author
from yomu.boundaries import cut
from yomu.build import Builder
from yomu.characters import Characters
from yomu.fixes import NONE, Fixes
from yomu.given_names import FullNames
from yomu.mentions import Mentions
from yomu.model import Document, Kanji, Lexicon, Passage, Sentence, Word
from yomu.names import name
from yomu.numbers import numerals
from yomu.proof import Proofreader
from yomu.reading_model import ReadingModel, shipped
from yomu.readings import Chooser
from yomu.sentences import sentences
from yomu.words import Unit, Words


def annotate(
    document: Document, lexicon: Lexicon, fixes: Fixes = NONE, readings_only: bool = False
) -> Iterator[Sentence]:
    """The sentences of `document`, in order, streamed: words found, read, and explained.

    `fixes` outrank every reading but the author's. An empty line is a sentence without words.
    With `readings_only` the words may have nothing but their readings, which takes half the time.
    """
    annotator = Annotator(lexicon, fixes=fixes, readings_only=readings_only)
    return linked(s for one in placed(document) for s in annotator.passage(*one))


Placed = tuple[Passage, int, int]
"""A passage with its number and its offset in the document."""


def placed(document: Document) -> Iterator[Placed]:
    """The passages of a document with their places."""
    offset = 0
    for number, passage in enumerate(document.passages()):
        yield passage, number, offset
        offset += len(passage.text) + len(passage.end)


def linked(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """All sentences of a document, with what it has said of its names before."""
    mentions = Mentions()
    for sentence in sentences:
        words = mentions.linked(sentence.words)
        yield Sentence(
            words, sentence.offset, sentence.passage, sentence.kind, sentence.end, sentence.kanji
        )


class Annotator:
    """Reads passages; holds what it has learnt about words, so that equal words are one value."""

    def __init__(
        self,
        lexicon: Lexicon,
        model: ReadingModel | None = None,
        fixes: Fixes = NONE,
        readings_only: bool = False,
    ) -> None:
        self._words = Words(lexicon)
        self._characters = Characters(lexicon)
        self._chooser = Chooser(model or shipped(), self._characters.kanji)
        self._builder = Builder(self._words, self._characters)
        self._proofreader = Proofreader(fixes, self._words, self._builder.align)
        self._full_names = FullNames(lexicon)
        self._fixes = fixes
        self._readings_only = readings_only

    def passage(self, passage: Passage, number: int = 0, offset: int = 0) -> Iterator[Sentence]:
        """The sentences of one passage, which is the `number`-th and begins at `offset`.

        To be `linked` with those of the passages before it.
        """
        given = author.given(passage)
        if not self._readings_only:
            self._characters.among(passage.text)  # in one look-up
        texts = list(author.uncut(sentences(passage.text), given)) or [""]
        at = 0
        for text in texts:
            end = passage.end if at + len(text) == len(passage.text) else ""
            words = self.words(text, author.within(given, at, at + len(text)))
            kanji = () if self._readings_only else self._characters.of(text)
            yield Sentence(words, offset + at, number, passage.kind, end, kanji)
            at += len(text)

    def words(self, text: str, given: Sequence[author.Furigana] = ()) -> tuple[Word, ...]:
        """The words of one sentence; `given` is the author's furigana in it."""
        units = self.units(text)
        if self._readings_only and not (given or author.prints(text) or self._fixes.concern(text)):
            return tuple(map(self._builder.spoken, units, self._chooser.likeliest(units)))
        proof = self._proofreader.proof(text, units, self._chooser.choose(units))
        words = tuple(map(self._builder.word, proof.units, proof.choices))
        words = author.overlaid(words, proof.rest, "user") if proof.rest else words
        words = author.printed(words, self._builder.align)
        return author.overlaid(words, given, "author") if given else words

    def kanji(self, character: str) -> Kanji:
        """What is known about a kanji."""
        return self._characters.kanji(character)

    def units(self, text: str) -> list[Unit]:
        """The words of one sentence, before their readings are chosen."""
        found = cut(text)
        return self._full_names.completed(name(self._words.units(found, numerals(found))))
