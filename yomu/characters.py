"""What is known about the kanji of a text, asked of the lexicon once each."""

from collections.abc import Iterable

from yomu import kana
from yomu.model import Kanji, Lexicon


class Characters:
    """Kanji, remembered; there are few thousand in any text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[str, Kanji] = {}

    def kanji(self, character: str) -> Kanji:
        """One kanji; without meanings and readings if nothing is known about it."""
        return self.among(character).get(character) or Kanji(character)

    def among(self, text: Iterable[str]) -> dict[str, Kanji]:
        """All kanji met so far, those of `text` among them."""
        new = {c for c in text if c not in self._known and kana.is_kanji(c)}
        if new:
            found = self._lexicon.kanji(new)
            self._known.update((c, found.get(c) or Kanji(c)) for c in new)
        return self._known

    def of(self, text: str) -> tuple[Kanji, ...]:
        """The kanji of `text` that have meanings, in order of first appearance."""
        known = self.among(text)
        found = (known.get(c) for c in dict.fromkeys(text))
        return tuple(k for k in found if k is not None and k.meanings)
