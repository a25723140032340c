"""One passage of a page while it is put together; knows how a browser treats white space."""

import re

from yomu.model import Ruby
from yomu.readers._furigana import SPACE

_GAP = re.compile(f"[{SPACE}]+")


class Line:
    """Text with furigana; runs of white space become one blank, none at either end."""

    def __init__(self) -> None:
        self._ruby: list[Ruby] = []
        self._plain: list[str] = []
        self._gap = ""
        """White space that counts only if more text comes: a blank, or a line break."""
        self._last = ""

    def add(self, text: str) -> None:
        """Add what stands between two tags."""
        first, *others = text.split("\n")
        self._add_folded(first)
        for line in others:
            self._gap = "\n"
            self._add_folded(line)

    def add_exactly(self, text: str) -> None:
        """Add text whose white space counts."""
        if text:
            self._bridge(text[0])
            self._plain.append(text)
            self._last = text[-1]

    def add_ruby(self, ruby: Ruby) -> None:
        """Add text with the reading its author gave."""
        base = _GAP.sub(" ", ruby.base.strip(SPACE))
        if ruby.reading and base:
            self.add_ruby_exactly(Ruby(base, ruby.reading))
        else:
            self.add(ruby.base)

    def add_ruby_exactly(self, ruby: Ruby) -> None:
        """Add text whose white space counts, with its reading."""
        if not ruby.reading:
            self.add_exactly(ruby.base)
        elif ruby.base:
            self._bridge(ruby.base[0])
            self._ruby += (*self._end_plain(), ruby)
            self._last = ruby.base[-1]

    def take(self) -> tuple[Ruby, ...]:
        """What there is, and begin anew."""
        done = (*self._ruby, *self._end_plain())
        self._ruby, self._gap, self._last = [], "", ""
        return done

    def _add_folded(self, text: str) -> None:
        core = text.strip(SPACE)
        if core:
            self._space(text[: text.index(core[0])])
            self.add_exactly(_GAP.sub(" ", core))
        self._space(text[len(text.rstrip(SPACE)) :])

    def _space(self, text: str) -> None:
        self._gap = self._gap or (text and " ")

    def _bridge(self, character: str) -> None:
        """Put the blank before `character`, if one belongs there."""
        # A browser shows one where the source of a page breaks a line; between Japanese
        # characters nobody means it.
        is_break = self._gap == "\n" and _is_wide(self._last) and _is_wide(character)
        if self._gap and self._last and not is_break:
            self._plain.append(" ")
        self._gap = ""

    def _end_plain(self) -> tuple[Ruby, ...]:
        plain, self._plain = "".join(self._plain), []
        return (Ruby(plain),) if plain else ()


def _is_wide(character: str) -> bool:
    """Kanji, kana, full-width punctuation and letters: all that takes a square."""
    return (
        "\u2e80" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or ("\uff01" <= character <= "\uffee" or character >= "\U00020000")
    )
