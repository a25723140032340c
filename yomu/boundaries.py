"""Names of public figures that MeCab would cut through: 城内実|経済財政相, not 城内|実経|済."""

from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from yomu import figures, kana
from yomu.segment import Morpheme, morphemes

_SHORTEST = 3
"""Characters; two kanji may be any word."""


def cut(text: str) -> tuple[Morpheme, ...]:
    """The morphemes of a sentence, cut where the name of a public figure begins and ends."""
    found = morphemes(text)
    for start, end in _names(text):
        cuts = set(accumulate((len(morpheme.surface) for morpheme in found), initial=0))
        if not {start, end} <= cuts:
            stretches = (text[:start], text[start:end], text[end:])
            return tuple(m for stretch in stretches if stretch for m in morphemes(stretch))
    return found


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Where the full names of public figures stand, in kanji."""
    listed = _beginnings()
    for at in range(len(text) - _SHORTEST + 1):
        for name in listed.get(text[at : at + 2], ()):
            if text.startswith(name, at):
                yield at, at + len(name)


@cache
def _beginnings() -> dict[str, list[str]]:
    """The names by their first two characters."""
    found: dict[str, list[str]] = {}
    for name in figures.full_names():
        if len(name) >= _SHORTEST and kana.is_kanji(name):
            found.setdefault(name[:2], []).append(name)
    return found
