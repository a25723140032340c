"""Which runs of morphemes may be one word of a dictionary, and under which forms it lists them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from yomu import data, kana
from yomu.compiled import compiled
from yomu.segment import Morpheme

LONGEST = 9
"""Morphemes; hardly any headword that occurs in running text is cut into more."""
LONGEST_FORM = 20
"""Characters of a form that is looked up."""
_NEVER_FIRST = frozenset({"symbol", "auxiliary", "particle", "counter"})
_CROSSED = frozenset({"particle", "auxiliary"})


Run = tuple[int, str, str]
"""Morphemes that may be one word: where they end, how it is spelt, and how with its last morpheme
in dictionary form. A plain tuple: three of them are made for every morpheme of a text."""


def runs(morphemes: Sequence[Morpheme], at: int) -> Iterator[Run]:
    """The runs of several morphemes from `at` on that may be a word, the shortest first."""
    if not _may_begin(morphemes[at]):
        return
    surface = morphemes[at].surface
    crossed = inside = 0
    for end in range(at + 1, min(at + LONGEST, len(morphemes))):
        morpheme = morphemes[end]
        ended = morpheme.pos == "symbol" and not _is_a_letter(morpheme)
        if ended or len(surface) > LONGEST_FORM:
            return
        if morpheme.pos in _CROSSED:
            crossed += 1
        elif crossed:
            inside += 1
        if crossed > 2 or inside > 2 or (crossed and morphemes[at].form):
            return
        before = surface
        surface += morpheme.surface
        # 大迫|勇|也, whose 也 MeCab takes for なり.
        ends = morpheme.pos != "auxiliary" or kana.is_kanji(morpheme.surface)
        if ends and morpheme.lemma != "為る":
            yield end + 1, surface, before + morpheme.base if morpheme.form else surface


def _may_begin(morpheme: Morpheme) -> bool:
    """Whether a word of several morphemes may begin so: ず|だ|袋 may, を|含め not."""
    return morpheme.pos not in _NEVER_FIRST or (
        morpheme.pos == "symbol" and morpheme.surface != "々" and _is_a_letter(morpheme)
    )


def is_kanji_alone(morpheme: Morpheme) -> bool:
    """Whether it is a kanji that MeCab takes for a symbol, which names hold: 王|文|濤, 玄|葉."""
    return morpheme.pos == "symbol" and "㐀" <= morpheme.surface <= "鿿"


def _is_a_letter(symbol: Morpheme) -> bool:
    """Whether it is a sign to MeCab alone: the 々 of 担|々|麺, the っ of 頬|っ|辺."""
    return is_kanji_alone(symbol) or symbol.surface == "々" or kana.is_kana(symbol.surface)


def crosses(run: Sequence[Morpheme]) -> bool:
    """Whether a run goes across a particle, or on from a word that is inflected.

    Such a run is a word only if the dictionary reads it as it is read piece by piece. The stem of
    an adjective is a part of compounds: 幼|羽. A particle in kanji is none: 揚|程 ようてい.
    """
    return any(m.pos in _BETWEEN and not _is_in_kanji(m) for m in run) or any(
        m.inflects and not m.form.startswith(_JOINING) for m in run[:-1]
    )


def is_between(morpheme: Morpheme) -> bool:
    """Whether it is a particle in hiragana, no ヶ or ノ as in 竜|ヶ|岳 and 一|ノ|瀬."""
    return morpheme.pos in _CROSSED and kana.is_hiragana(morpheme.surface)


_BETWEEN = _CROSSED | {"adnominal"}


def _is_in_kanji(morpheme: Morpheme) -> bool:
    return morpheme.pos != "auxiliary" and kana.is_kanji(morpheme.surface)


_JOINING = ("連用形-一般", "語幹")
"""Forms that compounds begin with: 買い|物, 剛|柔|流."""

_HALF = frozenset({"adjective", "na-adjective", "verb", "symbol"})
_SECOND = frozenset({"noun", "suffix", "symbol", "na-adjective"})


def are_a_pair(morphemes: Sequence[Morpheme], at: int) -> bool:
    """Whether two kanji stand alone of which MeCab knows one as no noun: 窃|笑, 爆|速.

    味|濃|すぎ is no such pair: what inflects at the end is a word of its own.
    """
    one, *rest = morphemes[at : at + 2]
    if not rest or not _HALF & {one.pos, rest[0].pos} or rest[0].pos not in _SECOND:
        return False
    return one.pos in _HALF | _SECOND and _stand_alone(morphemes, at)


_OF_A_NAME = frozenset({"noun", "name", "prefix", "suffix"})
_BEHIND_A_NAME = frozenset({"particle", "symbol"})


def may_be_a_given_name(morphemes: Sequence[Morpheme], at: int) -> bool:
    """Whether two kanji stand alone that may be a name MeCab does not know: 輝|宗 は, 兼|家 の.

    A family name before a given name is none (原|敬), nor what an ending follows (福|来|たる).
    """
    both = morphemes[at : at + 2]
    if len(both) < 2 or both[0].pos not in _OF_A_NAME or both[1].pos not in _OF_A_NAME:
        return False
    ended = all(m.pos in _BEHIND_A_NAME for m in morphemes[at + 2 : at + 3])
    return ended and "人名-姓" not in both[0].detail and _stand_alone(morphemes, at)


def _stand_alone(morphemes: Sequence[Morpheme], at: int) -> bool:
    """Whether two morphemes are one kanji each, with none beside them."""
    one, other = morphemes[at : at + 2]
    if not len(one.surface) == len(other.surface) == 1:
        return False
    beside = (*morphemes[max(at - 1, 0) : at], *morphemes[at + 2 : at + 3])
    both = kana.is_kanji(one.surface + other.surface)
    return both and not any(kana.is_kanji(m.surface) for m in beside)


# ---------------------------------------------------------------- expressions

_HELPERS = frozenset({"居る", "来る", "行く", "置く", "有る", "仕舞う", "貰う", "呉れる"})
_LONGEST_EXPRESSION = 6


@compiled("expressions.tsv")
def expressions() -> Mapping[str, str]:
    """Compound particles and the like, with their readings: について, 水入らず みずいらず.

    No reading for those that are read as MeCab does (`dictionaries/expressions.tsv`).
    """
    return {row["expression"]: row["reading"] for row in data.table("expressions.tsv")}


@cache
def _starts() -> frozenset[str]:
    return frozenset(expression[0] for expression in expressions())


def expression_end(morphemes: Sequence[Morpheme], at: int) -> int:
    """Where the longest expression from `at` on ends; `at` if there is none."""
    if morphemes[at].surface[0] not in _starts():
        return at
    found = at
    surface = ""
    for end in range(at + 1, min(at + _LONGEST_EXPRESSION, len(morphemes)) + 1):
        surface += morphemes[end - 1].surface
        if surface in expressions() and not _helped(surface, morphemes, end):
            found = end
    return found


def _helped(surface: str, morphemes: Sequence[Morpheme], end: int) -> bool:
    """Whether more of the verb follows: としています is と|しています, を始めた is を|始めた."""
    if morphemes[end - 1].inflects and end < len(morphemes) and morphemes[end].pos == "auxiliary":
        return True
    return (
        surface.endswith(("て", "で")) and end < len(morphemes) and morphemes[end].lemma in _HELPERS
    )
