"""Words as somebody wrote them down → headword and reading, as texts are read by yomu."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from yomu.cli.settings import Settings
from yomu.model import Document, Entry, Lexicon, Passage, Ruby, Sentence, Word
from yomu.study import known
from yomu.study.headword import headword_of
from yomu.study.known import Pair
from yomu.study.vocabulary import worth_learning
from yomu.study.word_list import Listed


@dataclass(slots=True)
class Resolved:
    """What became of a list of words."""

    pairs: dict[Pair, None] = field(default_factory=dict)
    """In order, each once."""
    others: list[str] = field(default_factory=list)
    """What is no single word."""


def resolved(settings: Settings, listed: Iterable[Listed]) -> Resolved:
    """The words as `headword_of` names them when they are met in a text.

    食べた is 食べる, and an unusual spelling the headword of its entry. What is no single word to
    the annotator but to the dictionary counts as one.
    """
    lexicon = settings.lexicon()
    wanted = tuple(dict.fromkeys(listed))
    result = Resolved()
    for one, words in zip(wanted, _read(settings, lexicon, wanted), strict=True):
        pair = _pair(one, words) or _in_dictionary(one, lexicon)
        if pair:
            result.pairs[pair] = None
        elif words:
            result.others.append(one.word)
    return result


def taught(settings: Settings, listed: Iterable[Listed]) -> Resolved:
    """All words worth learning of what is listed, be it words or sentences."""
    wanted = tuple(dict.fromkeys(listed))
    words = (word for some in _read(settings, settings.lexicon(), wanted) for word in some)
    return Resolved(learnt(words))


def learnt(words: Iterable[Word]) -> dict[Pair, None]:
    """The headword and reading of each word worth learning that is no name."""
    found = (word for word in words if worth_learning(word) and word.kind == "word")
    pairs = (known.pair(*headword_of(word)) for word in found)
    return {pair: None for pair in pairs if pair[0]}


def _read(
    settings: Settings, lexicon: Lexicon, wanted: Sequence[Listed]
) -> Iterator[tuple[Word, ...]]:
    """The words of each, symbols left out."""
    from yomu.annotation import annotate
    from yomu.study.senses import fitted

    document = Document(lambda: (Passage((Ruby(*one),)) for one in wanted))
    sentences = fitted(annotate(document, lexicon, settings.fixes()))
    for _, group in groupby(sentences, key=_passage):
        words = (word for sentence in group for word in sentence.words)
        yield tuple(word for word in words if word.pos != "symbol")


def _passage(sentence: Sentence) -> int:
    return sentence.passage


def _pair(one: Listed, words: Sequence[Word]) -> Pair | None:
    if len(words) != 1 or words[0].surface != one.word:
        return None
    pair = known.pair(*headword_of(words[0]))
    return pair if pair[0] else None


def _in_dictionary(one: Listed, lexicon: Lexicon) -> Pair | None:
    for entry in lexicon.find([one.word]).get(one.word, ()):
        readings = _readings(entry)
        if not one.reading or one.reading in readings:
            return known.pair(one.word, one.reading or readings[0])
    return None


def _readings(entry: Entry) -> list[str]:
    return [reading.text for reading in entry.readings]
