"""How a reading can be split over the characters of a word, and which of the cuts are certain."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate, takewhile
from typing import Literal, NamedTuple

from yomu import kana
from yomu.kanji_readings import LONGEST, Sounds, Special, sounds, special
from yomu.model import Kanji

# What a split costs: the cheapest ones are compared, and a cut is certain when all of them have
# it. Kanji that nothing explains cost so much that they are a last resort.
_SILENT = 1
_UNUSUAL = 4  # a voiced reading at the beginning: 達 alone is だち only as a suffix
_AS_IT_STANDS = 60
_UNKNOWN = 100

Node = tuple[int, int]
"""A cut: how many units are read, and how many kana of the reading they took."""
_Steps = dict[Node, dict[Node, int]]
"""Where one step leads to from a cut, and what it costs."""

# ---------------------------------------------------------------- units

_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_VOICING = frozenset("\u3099\u309aﾞﾟ")
# What may carry a reading beside kanji, digits and letters: 3.5%, ℃.
_SIGNS = frozenset("%％&＆@＠#＃+＋$＄¥￥£€℃〒±×=＝")
# What may stand within a stretch of those: CD-ROM シーディーロム.
_WITHIN = frozenset("-－‐・．.,，/／:：’'")
_Kind = Literal["kanji", "kana", "free", "mark"]


def may_carry(text: str) -> bool:
    """Whether `text` holds anything that may carry furigana: kanji, digits, letters."""
    return any(_kind(character) in ("kanji", "free") for character in text)


# Not by regular expressions: those with such sets of characters take 7 ms to compile.
@lru_cache(maxsize=10_000)
def _kind(character: str) -> _Kind:
    if kana.is_kanji(character):
        return "kanji"
    if kana.is_kana(character) and character not in _VOICING:
        return "kana"
    return "free" if character.isalnum() or character in _SIGNS else "mark"


def _end(surface: str, at: int) -> int:
    """Where the unit that begins at `at` ends; a stretch of digits and letters is one."""
    kind = _kind(surface[at])
    end = at + 1
    if kind == "free":
        while _goes_on(surface, end):
            end += 1
    elif kind != "mark":
        while surface[end : end + 1] in _VOICING or _SELECTOR.match(surface, end):
            end += 1
    return end


def _goes_on(surface: str, at: int) -> bool:
    after = at + 1 if surface[at : at + 1] in _WITHIN else at
    return after < len(surface) and _kind(surface[after]) == "free"


class Unit(NamedTuple):
    """One character of a word with the marks that join it, or a stretch of digits and letters."""

    text: str
    plain: str
    """What it is compared as: composed, in hiragana."""
    kind: _Kind

    @property
    def carries(self) -> bool:
        """Whether it may carry furigana."""
        return self.kind in ("kanji", "free")


def units_of(surface: str) -> tuple[Unit, ...]:
    """`surface`, cut into units whose texts join to it."""
    units = []
    at = 0
    while at < len(surface):
        end = _end(surface, at)
        units.append(_unit(surface[at:end], _kind(surface[at])))
        at = end
    for at in range(1, len(units) - 1):
        # The large ケ of 一ケ月, 市ケ谷 stands for ヶ.
        if units[at].text == "ケ" and units[at - 1].carries and units[at + 1].carries:
            units[at] = Unit("ケ", "ヶ", "kanji")
    return tuple(units)


def _unit(text: str, kind: _Kind) -> Unit:
    # ヶ is a kanji here, which folding would make a kana.
    return Unit(text, _composed(text) if kind == "kanji" else fold(text), kind)


def fold(text: str) -> str:
    """`text` as it is compared: composed, in hiragana. May get shorter."""
    return kana.to_hiragana(_composed(text))


def _composed(text: str) -> str:
    return text if kana.COMPOSED.isdisjoint(text) else kana.compose(_SELECTOR.sub("", text))


# ---------------------------------------------------------------- cuts


def certain_cuts(units: tuple[Unit, ...], heard: str, kanji: Mapping[str, Kanji]) -> list[Node]:
    """The cuts that all the cheapest splits have, both ends included; none if there is no split.

    `heard` is the reading, folded. Takes time as units × kana × kana at worst.
    """
    return (
        _left_over(units, heard) or _of_two(units, heard, kanji) or _cheapest(units, heard, kanji)
    )


def _left_over(units: tuple[Unit, ...], heard: str) -> list[Node]:
    """The cuts of a word with one kanji: it is read as what the kana round it leave."""
    kanji = [number for number, unit in enumerate(units) if unit.kind != "kana"]
    if len(kanji) != 1 or not units[kanji[0]].carries:
        return []
    before = [unit.plain for unit in units[: kanji[0]]]
    alone, *after = [unit.plain for unit in units[kanji[0] :]]
    if any("".join((alone, *after)).startswith(word.spelling) for word in _longer(alone)):
        return []  # 浮つ(く) is うわつ as a whole
    read = len(heard) - len("".join(before)) - len("".join(after))
    if read < 1 or not heard.startswith("".join(before)) or not heard.endswith("".join(after)):
        return []
    lengths = (*map(len, before), read, *map(len, after))
    return list(enumerate(accumulate(lengths, initial=0)))


def _of_two(units: tuple[Unit, ...], heard: str, kanji: Mapping[str, Kanji]) -> list[Node]:
    """The cuts of a word of two kanji that are read one by one, as half of all words are."""
    spelling = "".join(unit.plain for unit in units)
    if len(units) != 2 or units[0].kind != "kanji" or units[1].kind != "kanji" or "々" in spelling:
        return []
    if any(word.spelling == spelling for word in _longer(units[0].plain)):
        return []  # 今日 is きょう as a whole
    one, other = (sounds(unit.plain, kanji.get(unit.plain)) for unit in units)
    costs: dict[int, int] = {}
    for at in range(max(1, len(heard) - LONGEST), min(LONGEST, len(heard) - 1) + 1):
        if heard[at] not in _INSIDE_SYLLABLE and heard[:at] in one and heard[at:] in other:
            ways = [
                _cost(one, heard, 0, at, first=True),
                _cost(other, heard, at, len(heard), first=False),
            ]
            costs[at] = sum(ways) if all(ways) else _UNKNOWN
    cheapest = min(costs.values(), default=_UNKNOWN)
    cuts = [at for at, cost in costs.items() if cost == cheapest < _UNKNOWN]
    between = [(1, at) for at in cuts] if len(cuts) == 1 else []
    return [(0, 0), *between, (2, len(heard))] if cuts else []


def _cost(known: Sounds, heard: str, at: int, end: int, *, first: bool) -> int:
    """What it costs that a kanji is read as `at` … `end`; 0 if it cannot be."""
    costs = [
        way.cost + (_UNUSUAL if way.voiced and first else 0)
        for way in known.get(heard[at:end], ())
        if way.fits(heard, at, end)
    ]
    return min(costs, default=0)


def _longer(first: str) -> Iterator[Special]:
    return (word for word in special(first) if len(word.spelling) > 1)


def _cheapest(units: tuple[Unit, ...], heard: str, kanji: Mapping[str, Kanji]) -> list[Node]:
    steps, cheapest, ways = _forward(units, heard, kanji)
    end = (len(units), len(heard))
    if end not in cheapest:
        return []
    rest = _backward(steps, cheapest, end)
    return sorted(node for node, count in rest.items() if count * ways[node] == ways[end])


def _forward(
    units: tuple[Unit, ...], heard: str, kanji: Mapping[str, Kanji]
) -> tuple[_Steps, dict[Node, int], dict[Node, int]]:
    """All steps, and for each cut the cheapest cost to it and in how many ways it has that."""
    steps: _Steps = {}
    cheapest = {(0, 0): 0}
    ways = {(0, 0): 1}
    reached: list[set[int]] = [{0}, *(set() for _ in units)]
    options = _Options(units, heard, kanji)
    for done in range(len(units)):
        for at in sorted(reached[done]):
            node = (done, at)
            steps[node] = dict(options.steps(done, at))
            for after, cost in steps[node].items():
                cost += cheapest[node]
                known = cheapest.get(after, cost + 1)
                if cost < known:
                    cheapest[after], ways[after] = cost, ways[node]
                    reached[after[0]].add(after[1])
                elif cost == known:
                    ways[after] += ways[node]
    return steps, cheapest, ways


def _backward(steps: _Steps, cheapest: dict[Node, int], end: Node) -> dict[Node, int]:
    """In how many of the cheapest ways the end is reached from each cut."""
    ways = {end: 1}
    for node in sorted(steps, reverse=True):
        for after, cost in steps[node].items():
            if after in ways and cheapest[node] + cost == cheapest[after]:
                ways[node] = ways.get(node, 0) + ways[after]
    return ways


# ---------------------------------------------------------------- steps

# A kanji never begins in the middle of a syllable: 釈迦 しゃか is not し|ゃか.
_INSIDE_SYLLABLE = frozenset("ぁぃぅぇぉゃゅょゎー")
# What a mark that only repeats may be spelt as instead, by the kana before it: ラーメン らあめん,
# すゝめ すすめ, みすゞ みすず.
_VOWELS = {
    "あ": "あかさたなはまやらわがざだばぱゃ",
    "い": "いきしちにひみりぎじぢびぴ",
    "う": "うくすつぬふむゆるぐずづぶぷゅ",
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

    def __init__(self, units: tuple[Unit, ...], heard: str, kanji: Mapping[str, Kanji]) -> None:
        self.units = units
        self.heard = heard
        self.sounds = [self._sounds(at, kanji) for at in range(len(units))]
        self._marks = frozenset("".join(unit.plain for unit in units if unit.kind == "mark"))

    def steps(self, done: int, at: int) -> Iterator[tuple[Node, int]]:
        """Where to after `done` units and `at` kana, dearer steps to the same cut first."""
        if not self.units[done].carries:
            return self._standing(done, at)
        carrying = (*self._unexplained(done, at), *self._explained(done, at))
        return (step for step in carrying if not self._splits_syllable(step[0]))

    def _sounds(self, at: int, kanji: Mapping[str, Kanji]) -> Sounds:
        unit = self.units[at]
        if unit.kind != "kanji":
            return {}
        plain = self.units[self._repeated(at)].plain if unit.plain == "々" else unit.plain
        return sounds(plain, kanji.get(plain))

    def _repeated(self, at: int) -> int:
        """Which unit the 々 at `at` repeats: 人々 the one before, 一歩々々 the one two before."""
        start, end = at, at + 1
        while start and self.units[start - 1].plain == "々":
            start -= 1
        while end < len(self.units) and self.units[end].plain == "々":
            end += 1
        back = end - start
        if start >= back and all(unit.kind == "kanji" for unit in self.units[start - back : start]):
            return at - back
        return max(start - 1, 0)

    def _splits_syllable(self, cut: Node) -> bool:
        done, at = cut
        between = done < len(self.units) and self.units[done].carries
        return between and self.heard[at : at + 1] in _INSIDE_SYLLABLE

    def _standing(self, done: int, at: int) -> Iterator[tuple[Node, int]]:
        """A kana or a mark stands in the reading; a mark may be silent."""
        unit = self.units[done]
        heard = self.heard[at : at + len(unit.plain)]
        echo = _ECHOES.get(unit.plain, {}).get(self.heard[at - 1 : at], "")
        if unit.kind == "mark":
            yield (done + 1, at), _SILENT
        if heard == unit.plain or (heard and heard in echo):
            yield (done + 1, at + len(heard)), 0

    def _unexplained(self, done: int, at: int) -> Iterator[tuple[Node, int]]:
        """A whole run of kanji and numbers as one, no matter what; or a unit as it stands."""
        if not done or not self.units[done - 1].carries:
            end = done
            while end < len(self.units) and self.units[end].carries:
                end += 1
            cost = _UNKNOWN * (end - done)
            yield from (((end, to), cost) for to in self._unmarked(at))
        if self.heard.startswith(self.units[done].plain, at):
            yield (done + 1, at + len(self.units[done].plain)), _AS_IT_STANDS

    def _unmarked(self, at: int) -> Iterable[int]:
        """Where a reading that begins at `at` may end: before a mark the word itself has."""
        heard = enumerate(self.heard[at:], at + 1)
        return (end for end, _ in takewhile(lambda one: one[1] not in self._marks, heard))

    def _explained(self, done: int, at: int) -> Iterator[tuple[Node, int]]:
        """A number or an acronym as anything, a kanji by its readings, or by a listed word."""
        if self.units[done].kind == "free":
            yield from (((done + 1, to), 0) for to in self._unmarked(at))
        known = self.sounds[done]
        for end in range(at + 1, min(at + LONGEST, len(self.heard)) + 1):
            cost = _cost(known, self.heard, at, end, first=done == 0)
            if cost:
                yield (done + 1, end), cost
        yield from self._listed(done, at)

    def _listed(self, done: int, at: int) -> Iterator[tuple[Node, int]]:
        for word in special(self.units[done].plain):
            end = done + len(word.spelling)
            if end == done + 1 or self._plain(done, end) != word.spelling:
                continue
            for reading, sound in word.sounds:
                fits = sound.fits(self.heard, at, at + len(reading))
                if fits and self.heard.startswith(reading, at) and (done or not sound.voiced):
                    yield (end, at + len(reading)), sound.cost

    def _plain(self, start: int, end: int) -> str:
        return "".join(unit.plain for unit in self.units[start:end])
