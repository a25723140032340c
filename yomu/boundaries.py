"""Words that MeCab would cut through: 城内実|経済財政相, not 城内|実経|済; 衆議院|本会議.

Those are the names of public figures, what `dictionaries/cuts.tsv` lists, forms of the classical
language that MeCab does not know (`dictionaries/classical.tsv`), and adjectives that are cried out:
寒っ！ is shown to it as 寒い！.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, pairwise, product

from yomu import data, figures, kana
from yomu.compiled import shelved
from yomu.segment import Morpheme, morphemes, paths

_SHORTEST = 3
"""Characters of a name; two kanji may be any word."""
_PATHS = 30
"""Ways to cut a stretch of kanji, of which one may be cut where it should be."""


_Listed = tuple[str, tuple[int, ...], str, bool]
"""A text; where it must be cut, in characters from its beginning; as what MeCab is shown it; and
whether no kanji may stand before it."""


def cut(text: str) -> tuple[Morpheme, ...]:
    """The morphemes of a sentence, cut where the words that are listed begin and end."""
    listed = list(_found(text))
    shown = _twice(text)
    for at, (_, _, modern, _) in listed:
        if modern:
            shown = shown[:at] + modern + shown[at + len(modern) :]
    found = morphemes(text, shown)
    for at, (_, cuts, _, _) in listed:
        wanted = {at + place for place in cuts}
        if not wanted <= {0, *_ends(found)} and not _goes_on(found, at, max(wanted)):
            found = _recut(text, found, wanted)
        if cuts and not cuts[0]:
            found = _begun(found, at)
    if _TITLE in text:
        for at in _swallowed(found):
            found = _recut(text, found, {at})
    return found


def _goes_on(found: Sequence[Morpheme], start: int, end: int) -> bool:
    """Whether a listed name is the beginning of another one's: 浜中俊 in 浜中|俊夫."""
    first = 0
    for morpheme in found:
        last = first + len(morpheme.surface)
        if start < first < end < last:
            return "人名-名" in morpheme.detail and morpheme.surface[end - first :] in _GOING_ON
        first = last
    return False


_GOING_ON = frozenset("子美夫男雄郎太介平也彦江恵吾樹輝之")
"""Ends of given names that begin few other words: 城内|実経|済 is no 実経."""

_TITLE = "氏"
_CLANS = frozenset({"平氏", "源氏"})
_WARRIORS = frozenset({"足利", "喜連川", "今川", "吉良", "渋川", "斯波", "畠山", "石塔", "中村"})
"""Families with a 尊氏, 頼氏, 範氏, 一氏 in history."""


def _swallowed(found: Sequence[Morpheme]) -> Iterator[int]:
    """Where 氏 begins that MeCab takes for the end of a given name: 小林|豊氏 is no とようじ.

    Behind a given name even a word is two: 安田|亨|平氏 is 亨平.
    """
    for number, end in enumerate(_ends(found)[1:], start=1):
        surface = found[number].surface
        if len(surface) > 1 and surface[-1] == _TITLE and kana.is_kanji(surface):
            before = found[number - 1]
            family = found[number - 2] if number > 1 and "人名-名" in before.detail else before
            alone = family is before and surface in _CLANS
            if "人名-姓" in family.detail and not alone and family.surface not in _WARRIORS:
                yield end - 1


def _twice(text: str) -> str:
    """`text` with the two kanji that a 々々 repeats, as MeCab reads them: 馬鹿馬鹿しい.

    A count (一歩々々) is read otherwise, by what stands there.
    """
    at = text.find(_AGAIN)
    while at >= 0:
        both = text[max(at - 2, 0) : at]
        if len(both) == 2 and kana.is_kanji(both) and _UNDOUBLED.isdisjoint(both):
            text = text[:at] + both + text[at + 2 :]
        at = text.find(_AGAIN, at + 2)
    return text


_AGAIN = "々々"
_UNDOUBLED = frozenset("々一")


def _found(text: str) -> Iterator[tuple[int, _Listed]]:
    """Each thing in the sentence that is listed, and where it is."""
    shelves = _beginnings()
    for at, first in enumerate(text):
        for one in shelves[first].get(text[at : at + 2], ()):
            if text.startswith(one[0], at) and not (one[3] and kana.is_kanji(text[at - 1 : at])):
                yield at, one


def _begun(found: tuple[Morpheme, ...], at: int) -> tuple[Morpheme, ...]:
    """The morphemes, of which the one that begins at `at` begins a word: 関脇|安|青|錦."""
    edges = [0, *_ends(found)]
    number = edges.index(at) if at in edges else 0
    if found[number].pos != "suffix":
        return found
    return (*found[:number], found[number]._replace(pos="noun"), *found[number + 1 :])


def _recut(text: str, found: Sequence[Morpheme], wanted: set[int]) -> tuple[Morpheme, ...]:
    """The morphemes, with those of the kanji round the wanted cuts cut once more."""
    first, last = _stretch(found, wanted)
    start = sum(len(morpheme.surface) for morpheme in found[:first])
    end = start + sum(len(morpheme.surface) for morpheme in found[first:last])
    within = {place - start for place in wanted}
    return (*found[:first], *_cut_at(text[start:end], within), *found[last:])


def _stretch(found: Sequence[Morpheme], wanted: set[int]) -> tuple[int, int]:
    """From which morpheme on, and up to which, the kanji round the wanted cuts go."""
    ends = _ends(found)
    first = sum(end <= min(wanted) for end in ends)
    last = sum(end < max(wanted) for end in ends) + 1
    while first and _is_kanji(found[first - 1]):
        first -= 1
    while last < len(found) and _is_kanji(found[last]):
        last += 1
    return first, last


def _is_kanji(morpheme: Morpheme) -> bool:
    """Whether it is kanji, and no part of a number, which would be another without the rest."""
    return kana.is_kanji(morpheme.surface) and morpheme.pos not in ("number", "counter")


def _cut_at(stretch: str, wanted: Collection[int]) -> Sequence[Morpheme]:
    """The best way to cut a stretch at these places; piece by piece if MeCab sees none."""
    inner = {place for place in wanted if 0 < place < len(stretch)}
    for path in paths(stretch, _PATHS):
        if inner.issubset(_ends(path)):
            return path
    edges = sorted({0, *inner, len(stretch)})
    pieces = (stretch[a:b] for a, b in pairwise(edges))
    return [morpheme for piece in pieces for morpheme in morphemes(piece)]


def _ends(found: Sequence[Morpheme]) -> list[int]:
    """Where each of the morphemes ends."""
    return list(accumulate(len(morpheme.surface) for morpheme in found))


@shelved("people.tsv", "cuts.tsv", "classical.tsv", empty={})
def _beginnings() -> dict[str, dict[str, list[_Listed]]]:
    """What is listed, by its first two characters, those by the first."""
    found: dict[str, dict[str, list[_Listed]]] = {}
    for one in _all():
        found.setdefault(one[0][0], {}).setdefault(one[0][:2], []).append(one)
    return found


def _all() -> Iterator[_Listed]:
    for name in figures.full_names():
        if len(name) >= _SHORTEST and kana.is_kanji(name):
            yield name, (0, len(name)), "", False
    for row in data.table("cuts.tsv"):
        *before, _ = row["cut"].split("|")
        yield row["cut"].replace("|", ""), tuple(accumulate(map(len, before))), "", False
    for row in data.table("classical.tsv"):
        yield row["form"], (), row["modern"], bool(row["alone"])
    for adjective, stop, mark in product(_CRIED, "っッ", _MARKS):
        yield f"{adjective}{stop}{mark}", (), f"{adjective}い{mark}", True


_CRIED = (
    "悪安暗渋厚古固怖遠遅重狭近苦軽汚広甘高硬堅黒細臭若弱深青赤浅早速太短暑熱痛薄濃白鈍寒緩低長痒"
    "強多丸辛脆恐眠"
)
_MARKS = "！!。、」…？?"
"""What stands behind an adjective that is cried out; 安っぽい and 長ったらしい are none."""
