"""Spreads a word's reading over its characters, so that furigana sits on the kanji only."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, pairwise, takewhile
from typing import Literal, NamedTuple, cast

from yomu import kana
from yomu.kanji_readings import LONGEST as LONGEST_SOUND
from yomu.kanji_readings import Sounds, sounds, special
from yomu.model import Kanji, Ruby

LONGEST = 40
"""Units; a longer word gets its reading as a whole, so that work stays bounded."""
LONGEST_READING = 100
"""Kana; the same."""

# What a split costs: the cheapest splits are compared, and a cut is certain when all of them
# have it. Unknown kanji cost so much that they are a last resort.
_SPECIAL = 1
_SILENT = 1
_AS_IT_STANDS = 60
_UNKNOWN = 100
# A voiced reading at the beginning of a word: 達 alone is だち only as a suffix.
_UNUSUAL = 4


def align(surface: str, reading: str, kanji: Mapping[str, Kanji]) -> tuple[Ruby, ...]:
    """Split `surface` so that each kanji carries its own part of `reading`.

    Where no split into single kanji is certain (今日 きょう) the run of kanji carries the reading
    as one: a vague ruby is better than a wrong one. Hiragana and katakana count as the same; the
    parts of the reading are given as they are spelt in `reading`. Kana and punctuation carry
    none. `kanji` holds the readings (KANJIDIC) of the kanji it knows.
    """
    heard = _fold(reading)
    if not heard or heard == _fold(surface) or not _MAY_CARRY(surface):
        return (Ruby(surface),) if surface else ()
    if len(heard) != len(reading):
        reading = kana.compose(reading)
    units = tuple(_units(surface))
    if len(units) > LONGEST or len(heard) > LONGEST_READING:
        return _whole(surface, reading)
    cuts = _certain_cuts(units, heard, kanji)
    if not cuts:
        return _whole(surface, reading)
    return tuple(_joined(_pieces(units, reading, cuts)))


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


# ---------------------------------------------------------------- units

_ODD = re.compile("[\u3099\u309a\uff61-\uff9f\ufe00-\ufe0f\uf900-\ufaff\U000e0100-\U000e01ef]")
_JOINING = "[\u3099\u309aﾞﾟ\ufe00-\ufe0f\U000e0100-\U000e01ef]"
_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_KANA = f"{kana.HIRAGANA}{kana.KATAKANA}ｦ-ﾝ"
# What may carry a reading without being a kanji: 20, NATO, 3.5%, ℃, α. One unit, whatever its
# length, with the separators inside it (CD-ROM シーディーロム).
_FREE = f"[^\\W_{_KANA}{kana.KANJI}]|[%％&＆@＠#＃+＋$＄¥￥£€℃〒±×=＝]"
_UNIT = re.compile(
    f"(?P<kanji>[{kana.KANJI}]{_JOINING}*)"
    f"|(?P<kana>[{_KANA}]{_JOINING}*)"
    f"|(?P<free>(?:{_FREE})+(?:[-－‐・．.,，/／:：’'](?:{_FREE})+)*)"
    "|(?P<mark>.)",
    re.DOTALL,
)
_MAY_CARRY = re.compile(f"[{kana.KANJI}]|{_FREE}").search


_Kind = Literal["kanji", "kana", "free", "mark"]


class _Unit(NamedTuple):
    text: str
    plain: str
    """What it is compared as: composed, in hiragana."""
    kind: _Kind

    @property
    def carries(self) -> bool:
        return self.kind in ("kanji", "free")


def _units(surface: str) -> Iterator[_Unit]:
    units = [
        _unit(found.group(), cast(_Kind, found.lastgroup)) for found in _UNIT.finditer(surface)
    ]
    for at, unit in enumerate(units):
        # The large ケ of 一ケ月, 市ケ谷 stands for ヶ.
        if unit.text == "ケ" and 0 < at < len(units) - 1 and _between(units, at):
            unit = _Unit("ケ", "ヶ", "kanji")
        yield unit


def _unit(text: str, kind: _Kind) -> _Unit:
    return _Unit(text, _composed(text) if kind == "kanji" else _fold(text), kind)


def _between(units: list[_Unit], at: int) -> bool:
    return units[at - 1].carries and units[at + 1].carries


def _fold(text: str) -> str:
    return kana.to_hiragana(_composed(text))


def _composed(text: str) -> str:
    return kana.compose(_SELECTOR.sub("", text)) if _ODD.search(text) else text


# ---------------------------------------------------------------- splits

_Node = tuple[int, int]
"""How many units are read, and how many kana of the reading they took."""
_Steps = dict[_Node, dict[_Node, int]]
"""Where one step leads to from a node, and what it costs."""


def _certain_cuts(units: tuple[_Unit, ...], heard: str, kanji: Mapping[str, Kanji]) -> list[_Node]:
    """The nodes that all the cheapest splits go through, both ends included; none, no split."""
    steps, cheapest, ways = _forward(units, heard, kanji)
    end = (len(units), len(heard))
    if end not in cheapest:
        return []
    rest = _backward(steps, cheapest, end)
    return sorted(node for node, count in rest.items() if count * ways[node] == ways[end])


def _forward(
    units: tuple[_Unit, ...], heard: str, kanji: Mapping[str, Kanji]
) -> tuple[_Steps, dict[_Node, int], dict[_Node, int]]:
    """All steps, and for each node the cheapest cost to it and in how many ways it has that."""
    steps: _Steps = {}
    cheapest = {(0, 0): 0}
    ways = {(0, 0): 1}
    reached: list[set[int]] = [{0}, *(set() for _ in units)]
    options = _Options(units, heard, kanji)
    for done in range(len(units)):
        for at in sorted(reached[done]):
            node = (done, at)
            steps[node] = options.steps(done, at)
            for after, cost in steps[node].items():
                cost += cheapest[node]
                known = cheapest.get(after, cost + 1)
                if cost < known:
                    cheapest[after], ways[after] = cost, ways[node]
                    reached[after[0]].add(after[1])
                elif cost == known:
                    ways[after] += ways[node]
    return steps, cheapest, ways


def _backward(steps: _Steps, cheapest: dict[_Node, int], end: _Node) -> dict[_Node, int]:
    """In how many of the cheapest ways the end is reached from each node."""
    ways = {end: 1}
    for node in sorted(steps, reverse=True):
        for after, cost in steps[node].items():
            if after in ways and cheapest[node] + cost == cheapest[after]:
                ways[node] = ways.get(node, 0) + ways[after]
    return ways


# What a mark that only repeats may be spelt as instead, by the kana before it: らーめん らあめん,
# すゝめ すすめ, みすゞ みすず.
_VOWELS = {
    "あ": "あかさたなはまやらわがざだばぱゃ",
    "い": "いきしちにひみりぎじぢびぴ",
    "うう": "うくすつぬふむゆるぐずづぶぷゅ",
    "えい": "えけせてねへめれげぜでべぺ",
    "おう": "おこそとのほもよろをごぞどぼぽょ",
}
_PLAIN = "かきくけこさしすせそたちつてとはひふへほ"
_VOICED = "がぎぐげござじずぜぞだぢづでどばびぶべぼ"
_ECHOES: dict[str, dict[str, str]] = {
    "ー": {before: vowels for vowels, row in _VOWELS.items() for before in row},
    "ゝ": {chr(code): chr(code) for code in range(ord("ぁ"), ord("ゔ"))},
    "ゞ": dict(zip(_PLAIN + _VOICED, _VOICED + _VOICED, strict=True)),
}


class _Options:
    """What each unit of one word can be read as."""

    def __init__(self, units: tuple[_Unit, ...], heard: str, kanji: Mapping[str, Kanji]) -> None:
        self.units = units
        self.heard = heard
        self.sounds = [self._sounds(at, kanji) for at in range(len(units))]

    def _sounds(self, at: int, kanji: Mapping[str, Kanji]) -> Sounds:
        unit = self.units[at]
        if unit.kind != "kanji":
            return {}
        plain = self.units[self._repeated(at)].plain if unit.plain == "々" else unit.plain
        return sounds(plain, kanji.get(plain))

    def _repeated(self, at: int) -> int:
        """Which unit the 々 at `at` repeats: 人々 the one before, 一歩々々 the one two before."""
        start = end = at
        while start and self.units[start - 1].plain == "々":
            start -= 1
        while end < len(self.units) and self.units[end].plain == "々":
            end += 1
        back = end - start
        whole = start >= back and all(
            unit.kind == "kanji" for unit in self.units[start - back : at]
        )
        return at - back if whole else max(start - 1, 0)

    def steps(self, done: int, at: int) -> dict[_Node, int]:
        unit = self.units[done]
        if not unit.carries:
            return self._standing(unit, done, at)
        steps: dict[_Node, int] = {}
        if not done or not self.units[done - 1].carries:
            steps.update(self._unknown(done, at))
        if self.heard.startswith(unit.plain, at):
            steps[done + 1, at + len(unit.plain)] = _AS_IT_STANDS
        if unit.kind == "free":
            steps |= {(done + 1, to): 0 for to in range(at + 1, len(self.heard) + 1)}
        steps.update(self._sounding(done, at))
        steps.update(self._specials(done, at))
        return steps

    def _standing(self, unit: _Unit, done: int, at: int) -> dict[_Node, int]:
        """The unit `done`, a kana or a mark: it stands in the reading, or is silent if a mark."""
        heard = self.heard[at : at + len(unit.plain)]
        echo = _ECHOES.get(unit.plain, {}).get(self.heard[at - 1 : at], "")
        steps: dict[_Node, int] = {}
        if heard == unit.plain or (heard and heard in echo):
            steps[done + 1, at + len(heard)] = 0
        if unit.kind == "mark":
            steps[done + 1, at] = _SILENT
        return steps

    def _unknown(self, done: int, at: int) -> Iterator[tuple[_Node, int]]:
        """The run of kanji and numbers from `done` on, read as one, no matter what."""
        end = done
        while end < len(self.units) and self.units[end].carries:
            end += 1
        cost = _UNKNOWN * (end - done)
        return (((end, to), cost) for to in range(at + 1, len(self.heard) + 1))

    def _sounding(self, done: int, at: int) -> Iterator[tuple[_Node, int]]:
        """The unit `done`, a kanji, by one of its readings."""
        known = self.sounds[done]
        for end in range(at + 1, min(at + LONGEST_SOUND, len(self.heard)) + 1):
            costs = [
                way.cost + (_UNUSUAL if way.voiced and done == 0 else 0)
                for way in known.get(self.heard[at:end], ())
                if way.fits(self.heard, at, end)
            ]
            if costs:
                yield (done + 1, end), min(costs)

    def _specials(self, done: int, at: int) -> Iterator[tuple[_Node, int]]:
        for spelling, reading in special(self.units[done].plain):
            end = done + len(spelling)
            same = "".join(unit.plain for unit in self.units[done:end]) == spelling
            if same and end > done + 1 and self.heard.startswith(reading, at):
                yield (end, at + len(reading)), _SPECIAL


# ---------------------------------------------------------------- pieces


def _pieces(units: tuple[_Unit, ...], reading: str, cuts: list[_Node]) -> Iterator[Ruby]:
    for (done, at), (end, to) in pairwise(cuts):
        base = "".join(unit.text for unit in units[done:end])
        carries = any(unit.carries for unit in units[done:end])
        heard = reading[at:to]
        yield Ruby(base, heard if carries and _fold(base) != _fold(heard) else "")


def _joined(pieces: Iterable[Ruby]) -> Iterator[Ruby]:
    """`pieces` with neighbours that carry nothing as one."""
    for carries, run in groupby(pieces, key=lambda piece: piece.reading != ""):
        if carries:
            yield from run
        else:
            yield Ruby("".join(base for base, _ in run))


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
    before = "".join(takewhile(lambda character: not _MAY_CARRY(character), one))
    return len(before) if _fold(before) == _fold(other[: len(before)]) else 0
