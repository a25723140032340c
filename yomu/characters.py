"""What is known about the kanji of a text, asked of the lexicon once each."""

from collections.abc import Iterable

from yomu import kana
from yomu.model import Kanji, Lexicon


class Characters:
    """Kanji, remembered; there are few thousand in any text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[str, Kanji] = {}
        self._meaning: dict[str, Kanji] = {}
        """Those of them that have meanings."""
        self._others: set[str] = set()
        """Characters that are no kanji."""

    def kanji(self, character: str) -> Kanji:
        """One kanji; without meanings and readings if nothing is known about it."""
        return self.among(character).get(character) or Kanji(character)

    def among(self, text: Iterable[str]) -> dict[str, Kanji]:
        """All kanji met so far, those of `text` among them."""
        new = set(text).difference(self._known, self._others)
        if new:
            self._learn(new)
        return self._known

    def _learn(self, characters: set[str]) -> None:
        new = set(filter(kana.is_kanji, characters))
        self._others |= characters - new
        found = self._lexicon.kanji(new) if new else {}
        self._known.update((c, found.get(c) or Kanji(c)) for c in new)
        self._meaning.update((c, kanji) for c, kanji in found.items() if kanji.meanings)

    def of(self, text: str) -> tuple[Kanji, ...]:
        """The kanji of `text` that have meanings, in order of first appearance."""
        self.among(text)
        known = self._meaning
        return tuple([known[c] for c in dict.fromkeys(text) if c in known])
