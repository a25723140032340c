"""The sentence a word stands in, with furigana, and the word told from the rest."""

from collections.abc import Iterable

from yomu import ruby
from yomu.model import Ruby, Word
from yomu.study.item import Example


def parts(example: Example) -> tuple[list[Ruby], list[Ruby], list[Ruby]]:
    """What stands before the word, the word itself, what stands behind it."""
    words = example.sentence.words
    before, behind = words[: example.first], words[example.last :]
    return _furigana(before), _furigana(example.words), _furigana(behind)


def noted(rubies: Iterable[Ruby]) -> str:
    """漢字(かんじ)."""
    return "".join(map(note, rubies))


def note(one: Ruby) -> str:
    """A base with its reading in brackets behind it."""
    return f"{one.base}({one.reading})" if one.reading else one.base


def _furigana(words: Iterable[Word]) -> list[Ruby]:
    return [one for word in words for one in ruby.group(word.ruby)]
