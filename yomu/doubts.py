"""The readings of a text that are in doubt, as rows of a table to be proofread."""

from collections.abc import Iterable, Iterator

from yomu.fixes import beside
from yomu.model import Sentence, Word

COLUMNS = ("surface", "reading", "guess", "alternatives", "left", "right", "sentence", "source")
"""`reading` is there to be changed, `guess` to tell what has been."""
_REACH = 500
"""Characters of the sentence on either side of a word that are shown."""


class Doubts:
    """Finds the doubtful words of texts, each once in the same context; counts all words."""

    def __init__(self) -> None:
        self.read = 0
        """Words so far over which furigana stands."""
        self.doubtful = 0
        """Those of them that are in doubt."""
        self._seen: set[tuple[str, ...]] = set()

    def rows(self, sentences: Iterable[Sentence], source: str) -> Iterator[tuple[str, ...]]:
        """A row of `COLUMNS` for each doubtful word that has not had one."""
        for sentence in sentences:
            for place, word in sentence.placed():
                if self._is_doubtful(word):
                    row = _row(sentence.text, place - sentence.offset, word)
                    if row[:6] not in self._seen:
                        self._seen.add(row[:6])
                        yield *row, source

    def _is_doubtful(self, word: Word) -> bool:
        self.read += any(reading for _, reading in word.ruby)
        self.doubtful += "doubtful" in word.marks
        return "doubtful" in word.marks


def _row(text: str, start: int, word: Word) -> tuple[str, ...]:
    end = start + len(word.surface)
    others = "、".join(word.alternatives)
    shown = text[max(0, start - _REACH) : end + _REACH]
    return word.surface, word.reading, word.reading, others, *beside(text, start, end), shown
