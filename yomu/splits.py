"""How a reading can be split over the characters of a word, and which of the cuts are certain."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate

from yomu.kanji_readings import (
    AS_ONE,
    LISTED,
    Readings,
    as_heard,
    origins,
    readings,
    wholes,
)
from yomu.model import Kanji
from yomu.spelling import Unit

# What a split costs: the cheapest ones are compared, and a cut is certain when all of them have
# it. Kanji that nothing explains cost so much that they are a last resort.
_SILENT = 1
_UNUSUAL = 4  # a voiced reading at the beginning: 達 alone is だち only as a suffix
_AS_IT_STANDS = 60
_UNKNOWN = 100

Node = tuple[int, int]
"""A cut: how many units are read, and how many kana of the reading they took."""
_Step = tuple[Node, int]
"""Where one step leads to, and what it costs."""
_Steps = dict[Node, dict[Node, int]]
"""All steps from each cut."""

# ---------------------------------------------------------------- cuts


def certain_cuts(units: tuple[Unit, ...], heard: str, kanji: Mapping[str, Kanji]) -> list[Node]:
    """The cuts that all the cheapest splits have, both ends included; none if there is no split.

    `heard` is the reading, folded. Takes time as units × kana × kana at worst.
    """
    return (
        _left_over(units, heard)
        or _as_listed(units, heard, kanji)
        or _of_two(units, heard, kanji)
        or _cheapest(units, heard, kanji)
    )


def _left_over(units: tuple[Unit, ...], heard: str) -> list[Node]:
    """The cuts of a word with one kanji: it is read as what the kana round it leave."""
    kanji = [number for number, unit in enumerate(units) if unit.kind != "kana"]
    if len(kanji) != 1 or not units[kanji[0]].carries:
        return []
    plain = [unit.plain for unit in units]
    before, after = "".join(plain[: kanji[0]]), "".join(plain[kanji[0] + 1 :])
    alone = plain[kanji[0]]
    if any((alone + after).startswith(word) for word, _ in wholes(alone)):
        return []  # 浮つ(く) is うわつ as a whole
    read = len(heard) - len(before) - len(after)
    if read < 1 or not heard.startswith(before) or not heard.endswith(after):
        return []
    lengths = [len(text) for text in plain]
    lengths[kanji[0]] = read
    return list(enumerate(accumulate(lengths, initial=0)))


def _as_listed(units: tuple[Unit, ...], heard: str, kanji: Mapping[str, Kanji]) -> list[Node]:
    """The cuts of a word whose kanji are all read as they are listed; none if in several ways.

    Most words are, and nothing is cheaper, unless some kanji are read as one: 今日 きょう.
    """
    if not all(map(_is_plain, units)) or _may_be_one(units):
        return []
    ways: dict[int, list[Node]] = {0: [(0, 0)]}  # by kana taken; no cuts if in several ways
    for done, unit in enumerate(units, 1):
        reached: dict[int, list[Node]] = {}
        for at, cuts in ways.items():
            for to in _listed_ends(unit, heard, at, kanji):
                reached[to] = [*cuts, (done, to)] if cuts and to not in reached else []
        ways = reached
    return ways.get(len(heard), [])


def _is_plain(unit: Unit) -> bool:
    return unit.kind in ("kanji", "kana") and unit.plain != "々" and unit.plain not in _ECHOES


def _may_be_one(units: tuple[Unit, ...]) -> bool:
    plain = "".join([unit.plain for unit in units])
    return any(word in plain for unit in units for word, _ in wholes(unit.plain))


def _listed_ends(unit: Unit, heard: str, at: int, kanji: Mapping[str, Kanji]) -> Iterable[int]:
    """Up to where the kana from `at` on may be the unit's, as it is listed."""
    if unit.kind == "kana":
        return (at + len(unit.plain),) if heard.startswith(unit.plain, at) else ()
    known = _readings(unit.plain, kanji)
    ends = range(at + 1, min(at + known.longest, len(heard)) + 1)
    return [
        end
        for end in ends
        if known.get(heard[at:end]) == LISTED and heard[end : end + 1] not in _INSIDE_SYLLABLE
    ]


def _of_two(units: tuple[Unit, ...], heard: str, kanji: Mapping[str, Kanji]) -> list[Node]:
    """The cuts of a word of two kanji that are read one by one, as half of all words are."""
    if len(units) != 2 or not all(unit.kind == "kanji" and _is_plain(unit) for unit in units):
        return []
    if _may_be_one(units):
        return []
    of_one, of_other = (_readings(unit.plain, kanji) for unit in units)
    end = len(heard)
    shortest, longest = max(1, end - of_other.longest), min(of_one.longest, end - 1)
    tried = [at for at in range(shortest, longest + 1) if heard[at] not in _INSIDE_SYLLABLE]
    cuts = _cheapest_of(tried, of_one, of_other, heard)
    between = [(1, at) for at in cuts] if len(cuts) == 1 else []
    return [(0, 0), *between, (2, end)] if cuts else []


def _cheapest_of(tried: list[int], one: Readings, other: Readings, heard: str) -> list[int]:
    """Where the cut between two kanji costs least; nothing if there can be none."""
    costs: dict[int, int] = {}
    for at in tried:
        first = _cost(one, heard, 0, at, first=True)
        second = first and _cost(other, heard, at, len(heard), first=False)
        if second:
            costs[at] = first + second
    cheapest = min(costs.values(), default=0)
    return [at for at, cost in costs.items() if cost == cheapest]


def _readings(plain: str, kanji: Mapping[str, Kanji]) -> Readings:
    return readings(kanji.get(plain) or Kanji(plain))


def _cost(known: Readings, heard: str, at: int, end: int, *, first: bool) -> int:
    """What it costs that a kanji is read as `at` … `end`; 0 if it cannot be."""
    part = heard[at:end]
    cheapest = known.get(part, 0)
    if cheapest == LISTED:
        return LISTED  # no change is for nothing
    for reading, change in origins(part):
        if reading in known and change.fits(heard, at, end):
            cost = known[reading] + change.cost + (_UNUSUAL if change.voiced and first else 0)
            cheapest = min(cost, cheapest or cost)
    return cheapest


def _cheapest(units: tuple[Unit, ...], heard: str, kanji: Mapping[str, Kanji]) -> list[Node]:
    end = (len(units), len(heard))
    options = _Options(units, heard, kanji)
    steps, cheapest, ways = _forward(options.explained, len(units))
    if cheapest.get(end, _AS_IT_STANDS) >= _AS_IT_STANDS:  # a last resort may do as well
        steps, cheapest, ways = _forward(options.all, len(units))
    if end not in cheapest:
        return []
    rest = _backward(steps, cheapest, end)
    return sorted(node for node, count in rest.items() if count * ways[node] == ways[end])


def _forward(
    possible: Callable[[int, int], Iterable[_Step]], units: int
) -> tuple[_Steps, dict[Node, int], dict[Node, int]]:
    """All steps, and for each cut the cheapest cost to it and in how many ways it has that."""
    steps: _Steps = {}
    cheapest = {(0, 0): 0}
    ways = {(0, 0): 1}
    reached: list[set[int]] = [{0}, *(set() for _ in range(units))]
    for done in range(units):
        for at in sorted(reached[done]):
            node = (done, at)
            steps[node] = dict(possible(done, at))
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
        self.readings = [self._readings(at, kanji) for at in range(len(units))]
        self._marks = frozenset("".join(unit.plain for unit in units if unit.kind == "mark"))

    def explained(self, done: int, at: int) -> Iterable[_Step]:
        """Where to after `done` units and `at` kana."""
        if not self.units[done].carries:
            return self._standing(done, at)
        return (*self._known(done, at), *self._as_one(done, at))

    def all(self, done: int, at: int) -> Iterable[_Step]:
        """The same with the last resorts, dearer steps to the same cut first."""
        if not self.units[done].carries:
            return self._standing(done, at)
        return (*self._unexplained(done, at), *self._known(done, at), *self._as_one(done, at))

    def _readings(self, at: int, kanji: Mapping[str, Kanji]) -> Readings:
        unit = self.units[at]
        if unit.kind != "kanji":
            return Readings()
        plain = self.units[self._repeated(at)].plain if unit.plain == "々" else unit.plain
        return _readings(plain, kanji)

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

    def _standing(self, done: int, at: int) -> Iterator[_Step]:
        """A kana or a mark stands in the reading; a mark may be silent."""
        unit = self.units[done]
        heard = self.heard[at : at + len(unit.plain)]
        if unit.kind == "mark":
            yield (done + 1, at), _SILENT
        if heard == unit.plain or (heard and heard in self._echo(unit, at)):
            yield (done + 1, at + len(heard)), 0

    def _echo(self, unit: Unit, at: int) -> str:
        """What a mark that repeats may be heard as."""
        return _ECHOES.get(unit.plain, {}).get(self.heard[at - 1 : at], "")

    def _unexplained(self, done: int, at: int) -> Iterator[_Step]:
        """A whole run of kanji and numbers as one, no matter what; or a unit as it stands."""
        if not done or not self.units[done - 1].carries:
            end = done
            while end < len(self.units) and self.units[end].carries:
                end += 1
            cost = _UNKNOWN * (end - done)
            yield from (((end, to), cost) for to in self._ends(end, at))
        after = at + len(self.units[done].plain)
        if self.heard.startswith(self.units[done].plain, at) and self._may_begin(done + 1, after):
            yield (done + 1, after), _AS_IT_STANDS

    def _known(self, done: int, at: int) -> Iterator[_Step]:
        """A number or an acronym as anything, a kanji by its readings."""
        if self.units[done].kind == "free":
            yield from (((done + 1, to), 0) for to in self._ends(done + 1, at))
        known = self.readings[done]
        for end in range(at + 1, min(at + known.longest, len(self.heard)) + 1):
            if self._may_begin(done + 1, end):
                cost = _cost(known, self.heard, at, end, first=done == 0)
                if cost:
                    yield (done + 1, end), cost

    def _as_one(self, done: int, at: int) -> Iterator[_Step]:
        for word, usual in wholes(self.units[done].plain):
            end = done + len(word)
            if self._plain(done, end) != word:
                continue
            for reading, change in as_heard(usual):
                to = at + len(reading)
                fits = self.heard.startswith(reading, at) and change.fits(self.heard, at, to)
                if fits and (done or not change.voiced) and self._may_begin(end, to):
                    yield (end, to), AS_ONE + change.cost

    def _ends(self, done: int, at: int) -> Iterator[int]:
        """Where a reading that begins at `at` may end: before a mark the word itself has."""
        for end, heard in enumerate(self.heard[at:], at + 1):
            if heard in self._marks:
                return
            if self._may_begin(done, end):
                yield end

    def _may_begin(self, done: int, at: int) -> bool:
        """Whether the unit after `done` ones may begin after `at` kana, or the word end there."""
        if done == len(self.units):
            return at == len(self.heard)
        unit = self.units[done]
        if unit.kind == "kana":
            return self.heard.startswith(unit.plain, at) or unit.plain in _ECHOES
        return not unit.carries or self.heard[at : at + 1] not in _INSIDE_SYLLABLE

    def _plain(self, start: int, end: int) -> str:
        return "".join(unit.plain for unit in self.units[start:end])
