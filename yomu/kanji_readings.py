"""How one kanji may sound inside a word: its readings, and what its neighbours do to them."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from yomu import data, kana
from yomu.compiled import compiled
from yomu.model import Kanji
from yomu.remembered import remembered


class Change(NamedTuple):
    """What its neighbours did to a reading, what it costs to assume that, and what it needs."""

    cost: int = 0
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


class Readings(dict[str, int]):
    """Readings in hiragana as a dictionary lists them, with what each costs."""

    longest = 0
    """Kana at most, as they are heard."""


LISTED, CHANGED = 2, 1
"""What a reading costs as the dictionary lists it, and what each change adds."""
AS_ONE = 1
"""What a word read as one costs."""
LONGEST = 8
"""Kana; no kanji takes more (承 うけたまわる has seven)."""

_ADDED = 1
"""Kana a change may add: よう is heard as にょう."""
_AFTER_CUT = frozenset("かきくけこさしすせそたちつてとぱぴぷぺぽ")
_CUT = "くつちきうるりい"
# A reading's first kana and what becomes of it. じ and ず are spelt by sound where the parts
# are no longer felt: 融通 ゆうずう, 布地 ぬのじ.
_VOICED = (
    "かが きぎ くぐ けげ こご さざ しじ すず せぜ そぞ ただ ちぢ ちじ つづ つず てで とど "
    "はば はぱ ひび ひぴ ふぶ ふぷ へべ へぺ ほぼ ほぽ"
)
_LINKED = "あな いに いみ うぬ えね おの やにゃ やみゃ ゆにゅ ゆみゅ よにょ よみょ"
_CHANGES = (
    *((pair[0], pair[1:], Change(CHANGED, voiced=True)) for pair in _VOICED.split()),
    *((pair[0], pair[1:], Change(CHANGED, linked=True)) for pair in _LINKED.split()),
)
_CHANGED_FROM: dict[str, list[tuple[str, Change]]] = {}
for _first, _changed, _change in _CHANGES:
    _CHANGED_FROM.setdefault(_changed, []).append((_first, _change))
# How a verb's last kana changes when it stands as a noun or before another: 取る → 取り.
_STEM_END = dict(zip("うくぐすつぬぶむるい", "いきぎしちにびみりく", strict=True))


def _listed(kanji: Kanji) -> Readings:
    found = Readings()
    own = _own()[0].get(kanji.character, ())
    for reading, cost in (*_chinese((*kanji.on, *own)), *_japanese(kanji.kun)):
        found[reading] = min(cost, found.get(reading, cost))
    found.longest = min(LONGEST, max(map(len, found), default=0) + _ADDED)
    return found


readings = remembered(_listed)
"""The readings of a kanji: those that are known about it, and our own list's."""


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


@lru_cache(maxsize=10_000)
def origins(heard: str) -> tuple[tuple[str, Change], ...]:
    """The readings that may be heard so, and what changed them: がっ from がく, かく, がつ."""
    found = list(_beginnings(heard))
    if heard[-1:] == "っ":
        found += [
            (reading[:-1] + last, Change(change.cost + CHANGED, change.voiced, True, change.linked))
            for reading, change in found
            for last in _CUT
            if len(reading) > 1
        ]
    return tuple(found)


def _beginnings(heard: str) -> Iterator[tuple[str, Change]]:
    yield heard, Change()
    for beginning in {heard[:1], heard[:2]}:
        for first, change in _CHANGED_FROM.get(beginning, ()):
            yield first + heard[len(beginning) :], change


def as_heard(reading: str) -> Iterator[tuple[str, Change]]:
    """`reading` as it stands, and as what is before it may change its beginning."""
    yield reading, Change()
    for first, changed, change in _CHANGES:
        if reading.startswith(first):
            yield changed + reading[1:], change


Whole = tuple[str, str]
"""A word read as one and its reading: 今日 きょう."""


def wholes(first: str) -> tuple[Whole, ...]:
    """The words of our own list that begin with the kanji `first` and are read as one."""
    return _own()[1].get(first, ())


@compiled("special_readings.tsv")
def _own() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[Whole, ...]]]:
    """Our own list: readings of single kanji that KANJIDIC lacks, and wholes by their first."""
    single: dict[str, tuple[str, ...]] = {}
    by_first: dict[str, tuple[Whole, ...]] = {}
    for row in data.table("special_readings.tsv"):
        spelling, reading = row["spelling"], row["reading"]
        first = spelling[0]
        if spelling == first:
            single[first] = (*single.get(first, ()), reading)
        else:
            by_first[first] = (*by_first.get(first, ()), (spelling, reading))
    return single, by_first
