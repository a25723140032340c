"""What a text says in brackets of its short forms: AI（人工知能）, 国際連合（以下、国連）."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from yomu import kana
from yomu.model import Word


class Expansion(NamedTuple):
    """A short form with what it stands for."""

    short: str
    """In half-width letters."""
    full: str
    """In Japanese; empty where only English is given."""
    english: str = ""


_OPEN, _CLOSE = "（(", "）)"
_LONGEST = 10
"""Words of a full name at most."""
_PARTS = frozenset(("noun", "name", "prefix", "suffix", "na-adjective"))
_COUNTRIES = frozenset("米英仏独露中韓日豪印")
_BELOW = frozenset(("以下", "略称", "通称", "略して", "いわゆる"))


def expansions(words: Sequence[Word]) -> Iterator[Expansion]:
    """The short forms that a sentence explains in brackets, or gives in brackets."""
    for place, word in enumerate(words):
        if word.surface in _OPEN and place:
            inside = _inside(words, place + 1)
            found = _explained(words[place - 1], inside) or _abbreviated(words, place, inside)
            if found:
                yield found


def _inside(words: Sequence[Word], start: int) -> Sequence[Word]:
    """The words from `start` up to the closing bracket; none where that is far."""
    for end in range(start, min(start + _LONGEST + 2, len(words))):
        if words[end].surface in _CLOSE:
            return words[start:end]
    return ()


def _explained(short: Word, inside: Sequence[Word]) -> Expansion | None:
    """AI（人工知能）, AI（artificial intelligence）: the full name stands in the brackets."""
    if not _is_short(short.surface) or not inside:
        return None
    if all(_is_english(word) for word in inside):
        english = "".join(word.surface for word in inside).strip()
        return Expansion(kana.narrow(short.surface), "", english) if " " in english else None
    full = "".join(word.surface for word in inside)
    named = len(inside) == 1 and inside[0].name.kind == "place"
    if named or len(full) < 3 or not all(_is_part(word) for word in inside):
        return None
    return _expansion(short.surface, inside)


def _abbreviated(words: Sequence[Word], place: int, inside: Sequence[Word]) -> Expansion | None:
    """国際連合（国連）, 世界保健機関（WHO）: the short form stands in the brackets."""
    short = "".join(w.surface for w in inside if w.surface not in _BELOW).strip("、, 「」")
    runs = [words[start:place] for start in _starts(words, place)]
    if _is_short(short):
        run = _whole(runs)
        return _expansion(short, run) if sum(len(w.surface) for w in run) > 2 else None
    fitting = (run for run in runs if _shortens(short, "".join(word.surface for word in run)))
    return next((_expansion(short, run) for run in fitting), None)


def _starts(words: Sequence[Word], place: int) -> Iterator[int]:
    """Where a name that ends at `place` may start, the nearest first."""
    start = place
    while start and place - start < _LONGEST and _is_part(words[start - 1]):
        start -= 1
        yield start


def _whole(runs: Sequence[Sequence[Word]]) -> Sequence[Word]:
    """One long word of the dictionary, else all nouns up to the bracket."""
    if runs and runs[0][0].entries and len(runs[0][0].surface) > 4:
        return runs[0]
    whole = runs[-1] if runs else ()
    # 米連邦準備制度理事会（FRB） is the one of America.
    return whole[1:] if len(whole) > 1 and _is_country(whole[0]) else whole


def _is_country(word: Word) -> bool:
    return len(word.surface) == 1 and word.pos in ("name", "noun") and word.surface in _COUNTRIES


def _expansion(short: str, run: Sequence[Word]) -> Expansion:
    return Expansion(kana.narrow(short), "".join(word.surface for word in run), _english(run))


def _is_short(text: str) -> bool:
    narrow = kana.narrow(text)
    letters = narrow.replace("&", "").replace("-", "").replace(".", "")
    plain = letters.isascii() and letters.isalnum()
    return 1 < len(narrow) < 12 and plain and narrow[0].isupper()


def _shortens(short: str, full: str) -> bool:
    """Whether a word takes its characters from another, in order: 国連 from 国際連合."""
    rest = iter(full)
    return 1 < len(short) < len(full) and short[0] == full[0] and all(c in rest for c in short)


def _is_part(word: Word) -> bool:
    return word.pos in _PARTS or word.surface in "・＝="


def _is_english(word: Word) -> bool:
    return word.kind == "space" or (word.surface.isascii() and word.surface[0].isalpha())


def _english(run: Sequence[Word]) -> str:
    """The English of a full name that a dictionary has; composed ones are no names."""
    return run[0].gloss if len(run) == 1 else ""
