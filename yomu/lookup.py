"""Looks up what a reader types: a word in any form, or a phrase, word for word."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from yomu import kana, ruby
from yomu.annotation import Annotator
from yomu.fixes import NONE, Fixes
from yomu.model import Entry, Kanji, Lexicon, Ruby, Word
from yomu.sentences import sentences
from yomu.study.senses import Fitting


class Answer(NamedTuple):
    """What is known about one question."""

    query: str
    words: tuple[Word, ...] = ()
    """The word itself, then what it may be a form of; or the words of a phrase. None, if nothing
    is known about any of them."""
    kanji: tuple[Kanji, ...] = ()
    """The kanji of the question, or of the first entry where it was asked in kana."""

    @property
    def is_phrase(self) -> bool:
        """Whether the question was several words."""
        return len(self.words) > 1 and self.words[0].surface != self.words[1].surface


def answers(queries: Iterable[str], lexicon: Lexicon, fixes: Fixes = NONE) -> Iterator[Answer]:
    """An answer to each of `queries`, in order, each as soon as it is asked.

    `fixes` are the reader's own readings.
    """
    desk = _Desk(lexicon, fixes)
    return map(desk.answer, queries)


def as_data(value: Any) -> Any:
    """`value`, an answer or a part of one, as JSON can hold it: every key is always there.

    Keys are the fields' names; a ruby is a pair of base and reading; an entry also says whether
    it is `common`.
    """
    if isinstance(value, Ruby):
        return [value.base, value.reading]
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        fields = {key: as_data(field) for key, field in value._asdict().items()}
        return fields | {"common": value.common} if isinstance(value, Entry) else fields
    if isinstance(value, frozenset):
        return sorted(value)
    return [as_data(item) for item in value] if isinstance(value, tuple) else value


class _Desk:
    """Answers questions; remembers what it learnt about words."""

    def __init__(self, lexicon: Lexicon, fixes: Fixes) -> None:
        self._lexicon = lexicon
        self._annotator = Annotator(lexicon, fixes=fixes)
        self._fitting = Fitting()

    def answer(self, query: str) -> Answer:
        words = self._words(kana.compose(query.strip()))
        if not _are_known(words):
            return Answer(query)
        return Answer(query, words, self._kanji(query, words))

    def _words(self, query: str) -> tuple[Word, ...]:
        read = [word for text in sentences(query) for word in self._sentence(text)]
        words = tuple(self._named(self._made_to(word)) for word in read if word.pos != "symbol")
        entries = self._entries(query)
        if entries:
            return self._itself(query, entries, words)
        names = self._lexicon.names([query]).get(query, ())
        if names and not (len(words) == 1 and _is_explained(words[0])):
            return (self._exact(query, names)._replace(pos="name", kind="name"),)
        return words

    def _sentence(self, text: str) -> tuple[Word, ...]:
        """The words of a sentence, each with the sense that fits there."""
        return self._fitting.words(self._annotator.words(text))

    def _itself(
        self, query: str, entries: tuple[Entry, ...], words: tuple[Word, ...]
    ) -> tuple[Word, ...]:
        """The word as it is typed, then the one it is a form of: した 下, した past of する."""
        if len(words) != 1 or words[0].surface != query:
            return (self._exact(query, entries),)
        word = words[0]
        if word.inflections and word.entries:
            others = tuple(entry for entry in entries if entry not in word.entries)
            return (self._exact(query, others), word) if others else words
        fitting_first = tuple(dict.fromkeys((*word.entries, *entries)))
        return (word._replace(entries=fitting_first),)

    def _exact(self, query: str, entries: tuple[Entry, ...]) -> Word:
        readings = [r for r in entries[0].readings if not r.only or query in r.only]
        reading = query if kana.is_kana(query) else (readings or entries[0].readings)[0].text
        pieces = ruby.align(query, reading, self._lexicon.kanji(filter(kana.is_kanji, query)))
        return Word(query, query, "expression", ruby.read_back(pieces), pieces, entries=entries)

    # 書かされる: to MeCab a verb 書かす, which the dictionary has as 書く only.
    def _made_to(self, word: Word) -> Word:
        stem, ending = word.lemma[:-2], word.lemma[-2:]
        if word.entries or word.pos != "verb" or ending not in _CAUSATIVE:
            return word
        lemma = stem + _CAUSATIVE[ending]
        entries = self._entries(lemma)
        if not entries:
            return word
        done = ("causative", *word.inflections)
        return word._replace(lemma=lemma, entries=entries, inflections=done)

    def _named(self, word: Word) -> Word:
        """The word with what is known about it as a name, the reading that fits first."""
        if word.pos != "name" or word.entries:
            return word
        names = self._lexicon.names([word.surface]).get(word.surface, ())
        heard = kana.to_hiragana(word.reading)
        return word._replace(entries=tuple(sorted(names, key=lambda e: not _is_read(e, heard))))

    def _entries(self, form: str) -> tuple[Entry, ...]:
        return self._lexicon.find([form]).get(form, ())

    def _kanji(self, query: str, words: tuple[Word, ...]) -> tuple[Kanji, ...]:
        spelt = query
        if not kana.has_kanji(query):
            spelt = next((word.entries[0].headword for word in words if word.entries), "")
        characters = [c for c in dict.fromkeys(spelt) if kana.is_kanji(c)]
        known = self._lexicon.kanji(characters)
        return tuple(known[c] for c in characters if c in known)


_CAUSATIVE = {
    made + "す": plain
    for made, plain in zip("わかがさたなばまら", "うくぐすつぬぶむる", strict=True)
}


def _is_read(entry: Entry, heard: str) -> bool:
    return heard in (kana.to_hiragana(reading.text) for reading in entry.readings)


def _are_known(words: tuple[Word, ...]) -> bool:
    """Whether something was found: a particle among what nobody knows (ぬ|へ|ゆよ) is nothing."""
    found = [word for word in words if _is_explained(word)]
    wholly = len(found) == len(words) > 0
    return wholly or any(word.pos not in ("particle", "auxiliary") for word in found)


def _is_explained(word: Word) -> bool:
    return bool(word.entries or word.gloss or word.value.text or word.name.kind)
