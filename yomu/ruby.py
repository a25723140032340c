"""Spreads a word's reading over its characters, so that furigana sits on the kanji only."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, pairwise, takewhile

from yomu import kana
from yomu.model import Kanji, Ruby
from yomu.spelling import Unit, fold, joined, may_carry, units_of
from yomu.splits import Node, certain_cuts

LONGEST = 40
"""Units; a longer word gets its reading as a whole, so that work stays bounded."""
LONGEST_READING = 100
"""Kana; the same."""


def align(surface: str, reading: str, kanji: Mapping[str, Kanji]) -> tuple[Ruby, ...]:
    """Split `surface` so that each kanji carries its own part of `reading`.

    Where no split into single kanji is certain (今日 きょう) the run of kanji carries the reading
    as one: a vague ruby is better than a wrong one. Hiragana and katakana count as the same; the
    parts of the reading are given as they are spelt in `reading`. Kana and punctuation carry
    none, and punctuation may be missing from `reading`. `kanji` holds the readings (KANJIDIC) of
    the kanji it knows.
    """
    heard = fold(reading)
    units = units_of(surface)
    carries = any(unit.carries for unit in units)
    if not heard or not carries or heard == fold(surface):
        return (Ruby(surface),) if surface else ()
    if len(heard) != len(reading):
        reading = kana.compose(reading)
    if len(units) > LONGEST or len(heard) > LONGEST_READING:
        return _whole(surface, reading)
    cuts = certain_cuts(units, heard, kanji)
    return tuple(_pieces(units, reading, heard, cuts)) if cuts else _whole(surface, reading)


def align_name(surface: str, reading: str, kanji: Mapping[str, Kanji]) -> tuple[Ruby, ...]:
    """Like `align`, for a name: the readings that kanji have in names only count as well."""
    in_names = {
        character: known._replace(kun=(*known.kun, *known.nanori))
        for character, known in ((unit.plain, kanji.get(unit.plain)) for unit in units_of(surface))
        if known is not None
    }
    return align(surface, reading, in_names)


def group(rubies: Iterable[Ruby]) -> tuple[Ruby, ...]:
    """One ruby for each run of bases that carry one: 首[しゅ]脳[のう] → 首脳[しゅのう]."""
    grouped = []
    for carries, run in groupby(rubies, key=lambda ruby: ruby.reading != ""):
        bases, readings = zip(*run, strict=True)
        grouped.append(Ruby("".join(bases), "".join(readings) if carries else ""))
    return tuple(grouped)


def read_back(rubies: Iterable[Ruby]) -> str:
    """What is read aloud: each base's reading, or the base itself where it has none."""
    return "".join(ruby.reading or ruby.base for ruby in rubies)


def _pieces(units: tuple[Unit, ...], reading: str, folded: str, cuts: list[Node]) -> Iterator[Ruby]:
    """What stands between the cuts; neighbours that carry nothing are one."""
    bare = ""
    for (done, at), (end, to) in pairwise(cuts):
        unit = units[done] if end == done + 1 else joined(units[done:end])
        heard = reading[at:to]
        if not unit.carries or heard == unit.text or folded[at:to] == unit.plain:
            bare += unit.text
            continue
        if bare:
            yield Ruby(bare)
            bare = ""
        yield Ruby(unit.text, heard)
    if bare:
        yield Ruby(bare)


def _whole(surface: str, reading: str) -> tuple[Ruby, ...]:
    """One ruby, without the kana that surface and reading have in common at either end."""
    start = _shared(surface, reading)
    end = _shared(surface[start:][::-1], reading[start:][::-1])
    base, heard = surface[start : len(surface) - end], reading[start : len(reading) - end]
    if not base or not heard:
        return (Ruby(surface, reading),)
    pieces = (Ruby(surface[:start]), Ruby(base, heard), Ruby(surface[len(surface) - end :]))
    return tuple(piece for piece in pieces if piece.base)


def _shared(one: str, other: str) -> int:
    """How many characters before its first kanji `one` has in common with `other`: all or none."""
    before = "".join(takewhile(lambda character: not may_carry(character), one))
    return len(before) if fold(before) == fold(other[: len(before)]) else 0
