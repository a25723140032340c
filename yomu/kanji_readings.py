"""How one kanji may sound inside a word: its readings, and what its neighbours do to them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from yomu import data, kana
from yomu.model import Kanji


class Sound(NamedTuple):
    """One way a reading comes about, what it costs to assume it, and what it needs around it."""

    cost: int
    voiced: bool = False
    """Rendaku (紙 がみ) or は → ぱ: something stands before it."""
    cut: bool = False
    """Its last kana became っ (学校 がっこう): a kana that っ can stand before follows."""
    linked: bool = False
    """The ん before it gave its vowel an n or m (反応 はんのう)."""

    def fits(self, heard: str, start: int, end: int) -> bool:
        """Whether it may stand at `heard[start:end]`, as far as the neighbours decide that."""
        if self.cut and heard[end : end + 1] not in _AFTER_CUT:
            return False
        return not self.linked or heard[:start].endswith("ん")


Sounds = Mapping[str, tuple[Sound, ...]]
"""Readings in hiragana, with the ways in which each comes about."""

LISTED, CHANGED = 2, 1
"""What a reading costs as the dictionary lists it, and what each change adds."""
AS_ONE = 1
"""What a word read as one costs."""
LONGEST = 8
"""Kana; no kanji takes more (承 うけたまわる has seven)."""

_AFTER_CUT = frozenset("かきくけこさしすせそたちつてとぱぴぷぺぽ")
_VOICED = dict(
    zip(
        "かきくけこさしすせそたちつてとはひふへほ",
        "がぎぐげござじずぜぞだぢづでどばびぶべぼ",
        strict=True,
    )
)
# Spelt by sound where the parts are no longer felt: 融通 ゆうずう, 布地 ぬのじ.
_VOICED_BY_SOUND = {"ち": "じ", "つ": "ず"}
_HALF_VOICED = dict(zip("はひふへほ", "ぱぴぷぺぽ", strict=True))
_LINKED = {"あ": "な", "い": "にみ", "う": "ぬ", "え": "ね", "お": "の"}
_LINKED_Y = {"や": ("にゃ", "みゃ"), "ゆ": ("にゅ", "みゅ"), "よ": ("にょ", "みょ")}
# How a verb's last kana changes when it stands as a noun or before another: 取る → 取り.
_STEM_END = dict(zip("うくぐすつぬぶむるい", "いきぎしちにびみりく", strict=True))


def sounds(character: str, kanji: Kanji | None) -> Sounds:
    """Every way `character` may sound, from what is known about it (`kanji`) and our own list."""
    more = tuple(word.reading for word in special(character) if word.spelling == character)
    return _sounds(kanji.on, kanji.kun, more) if kanji else _sounds((), (), more)


@lru_cache(maxsize=10_000)
def _sounds(on: tuple[str, ...], kun: tuple[str, ...], more: tuple[str, ...]) -> Sounds:
    found: dict[str, tuple[Sound, ...]] = {}
    for reading, cost in (*_chinese((*on, *more)), *_japanese(kun)):
        for changed, sound in _changed(reading, cost):
            known = found.get(changed)
            if known is None:
                found[changed] = (sound,)
            elif sound not in known:
                found[changed] = tuple(sorted((*known, sound)))
    return found


def _chinese(readings: Iterable[str]) -> Iterator[tuple[str, int]]:
    return ((kana.to_hiragana(reading.strip("-")), LISTED) for reading in readings)


def _japanese(readings: Iterable[str]) -> Iterator[tuple[str, int]]:
    """What a kun reading gives: 取 と.る → と, とる, とり; 食 た.べる → た, たべる, たべ."""
    for reading in readings:
        stem, _, ending = reading.strip("-").partition(".")
        yield stem, LISTED
        if ending:
            yield stem + ending, LISTED + CHANGED
            yield stem + ending[:-1] + _STEM_END.get(ending[-1], ending[-1]), LISTED + CHANGED
        if len(ending) > 1 and ending[-1] in "るい":
            yield stem + ending[:-1], LISTED + CHANGED


# Remembered, because kanji share their readings: hundreds are こう, しょう, し.
@lru_cache(maxsize=10_000)
def _changed(reading: str, cost: int) -> tuple[tuple[str, Sound], ...]:
    """`reading` as it stands, and with one or both ends changed by its neighbours."""
    found = list(_fronts(reading, cost))
    if len(reading) > 1 and reading[-1] in "くつちきうるりい":
        found += [
            (start[:-1] + "っ", Sound(front.cost + CHANGED, front.voiced, True, front.linked))
            for start, front in found
        ]
    return tuple(found)


def _fronts(reading: str, cost: int) -> Iterator[tuple[str, Sound]]:
    first, rest = reading[:1], reading[1:]
    yield reading, Sound(cost)
    for table in (_VOICED, _VOICED_BY_SOUND, _HALF_VOICED):
        if first in table:
            yield table[first] + rest, Sound(cost + CHANGED, voiced=True)
    for linked in (*_LINKED.get(first, ""), *_LINKED_Y.get(first, ())):
        yield linked + rest, Sound(cost + CHANGED, linked=True)


class Special(NamedTuple):
    """A word read as one, or a single kanji with a reading that KANJIDIC does not list."""

    spelling: str
    reading: str
    sounds: tuple[tuple[str, Sound], ...]
    """The reading as it stands, and with rendaku (腕時計 うでどけい)."""


@lru_cache(maxsize=10_000)
def special(first: str) -> tuple[Special, ...]:
    """The rows of our own list that begin with the character `first`."""
    return tuple(
        Special(row["spelling"], row["reading"], tuple(_fronts(row["reading"], AS_ONE)))
        for row in _special().get(first, ())
    )


@cache
def _special() -> Mapping[str, Sequence[Mapping[str, str]]]:
    found: dict[str, list[Mapping[str, str]]] = {}
    for row in data.table("special_readings.tsv"):
        found.setdefault(row["spelling"][0], []).append(row)
    return found
