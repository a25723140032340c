"""Folds sentences into the words worth learning, in order of first appearance."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from yomu import kana, ruby, tags
from yomu.model import PartOfSpeech, Ruby, Sentence, Word
from yomu.study.item import Example, Item

NO_VOCABULARY: frozenset[PartOfSpeech] = frozenset(
    {"particle", "auxiliary", "symbol", "prefix", "suffix", "counter", "number"}
)


class Vocabulary:
    """Gathers items; what it holds grows with the vocabulary, not with the texts."""

    def __init__(self) -> None:
        self._items: dict[str, Item] = {}

    def read(self, sentences: Iterable[Sentence], text: str = "") -> None:
        """Take up the sentences of the input named `text`."""
        for sentence in sentences:
            for number, word in enumerate(sentence.words):
                if worth_learning(word):
                    self._meet(word, Example(sentence, number, number + 1, text))

    def items(self) -> Sequence[Item]:
        """What was gathered, in order of first appearance."""
        return tuple(self._items.values())

    def _meet(self, word: Word, example: Example) -> None:
        headword, reading = headword_of(word)
        key = key_of(word, headword, reading)
        known = self._items.get(key)
        if known is None:
            self._items[key] = _item(key, headword, reading, example, len(self._items))
        else:
            texts = known.texts if example.text in known.texts else (*known.texts, example.text)
            self._items[key] = replace(known, count=known.count + 1, texts=texts)


def worth_learning(word: Word) -> bool:
    """Whether a word is one to learn or a name: no particle, auxiliary, number or symbol."""
    return word.kind in ("word", "name") and word.pos not in NO_VOCABULARY


def headword_of(word: Word) -> tuple[str, str]:
    """The dictionary form as it is usually written, and its reading."""
    if not word.entries or word.kind in ("name", "number"):
        return word.lemma or word.surface, word.reading
    entry = word.entries[0]
    spellings = [spelling.text for spelling in entry.spellings]
    headword = word.lemma if word.lemma in spellings else entry.headword
    readings = [r.text for r in entry.readings if not r.only or headword in r.only]
    if word.reading in readings or not readings:
        return headword, word.reading
    return headword, max(readings, key=lambda reading: _alike(reading, word.reading))


def key_of(word: Word, headword: str, reading: str) -> str:
    """What makes the word that word (see `Item.key`)."""
    coined = "name" if word.kind == "name" else "composed"
    source = word.entries[0].id if word.entries and coined != "name" else coined
    return f"{source}|{headword}|{reading}"


def _item(key: str, headword: str, reading: str, example: Example, order: int) -> Item:
    word = example.words[-1]
    entry = word.entries[0] if word.entries else None
    known = {one.character: one for one in example.sentence.kanji}
    return Item(
        key=key,
        word=headword,
        reading=reading,
        ruby=(Ruby(headword),) if kana.is_kana(headword) else ruby.align(headword, reading, known),
        met=word,
        pos=tags.plainly(entry.senses[0].pos[:1]) if entry else word.pos,
        gloss=word.gloss,
        count=1,
        example=example,
        order=order,
        frequency=entry.rank if entry else 99,
        parts=word.parts,
        composed=entry is None and word.kind == "word",
        texts=(example.text,),
    )


def _alike(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
