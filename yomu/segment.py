"""Text → morphemes. The only module that knows MeCab."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from yomu import data, kana
from yomu.compiled import compiled
from yomu.model import PartOfSpeech
from yomu.shown import starts, to_mecab


class Morpheme(NamedTuple):
    """MeCab's short unit. Holds no position: equal morphemes are one object, compared as such."""

    surface: str
    pos: PartOfSpeech
    detail: str
    """UniDic's finer parts of speech, joined: `固有名詞-人名-姓`."""
    reading: str
    """Hiragana in kana spelling (は, を, こう); the surface itself where there is no reading."""
    lemma: str
    """The dictionary form in its standard spelling, without UniDic's tail: 為る, 行う."""
    base: str
    """The dictionary form as it is spelt here: する, 行なう."""
    base_reading: str
    """Hiragana."""
    form: str
    """UniDic's inflected form (`連用形-促音便`), empty for what does not inflect."""
    conjugation: str
    """UniDic's conjugation type (`五段-ワア行`), empty for what does not inflect."""
    known: bool = True
    """Whether UniDic lists it."""
    origin: str = ""
    """Where the word comes from, as UniDic has it: 和 Japan, 漢 China, 外 elsewhere, 混 mixed …"""

    @property
    def inflects(self) -> bool:
        """Whether it is a form of something that conjugates."""
        return self.form != ""


# Compared as objects are, which equal ones here are: a look-up hashes no text.
Morpheme.__eq__ = object.__eq__  # type: ignore[method-assign]
Morpheme.__hash__ = object.__hash__  # type: ignore[method-assign]


_POS: dict[str, PartOfSpeech] = {
    "名詞": "noun",
    "代名詞": "pronoun",
    "形状詞": "na-adjective",
    "連体詞": "adnominal",
    "副詞": "adverb",
    "接続詞": "conjunction",
    "感動詞": "interjection",
    "動詞": "verb",
    "形容詞": "adjective",
    "助詞": "particle",
    "助動詞": "auxiliary",
    "接頭辞": "prefix",
    "接尾辞": "suffix",
}
_SUFFIX_POS: dict[str, PartOfSpeech] = {
    "形容詞的": "adjective",
    "形状詞的": "na-adjective",
    "動詞的": "verb",
}


def morphemes(text: str, shown: str = "") -> tuple[Morpheme, ...]:
    """`text`, cut into morphemes whose surfaces join to it, spaces and control characters included.

    `shown` is what MeCab is shown instead: the text with other kana, of the same length. A text of
    more than a few thousand characters should be cut into `sentences` first.
    """
    seen = to_mecab(shown or text)
    # What MeCab writes, rather than its nodes: one string for a sentence, not four for a word.
    spaces, lines = _halves(_tagger().parse(seen).split("\n"))
    if seen == text and not (any(spaces) or text.endswith(" ")):
        found = tuple(map(_morpheme, lines))
    else:
        found = tuple(_placed(text, spaces, lines))
    return found if kana.LATIN.isdisjoint(text) else tuple(_letters_joined(found))


def paths(text: str, count: int) -> Iterator[tuple[Morpheme, ...]]:
    """MeCab's `count` best ways to cut `text`, the best first.

    Ten paths cost about three times what one costs: for words in doubt only.
    """
    seen = to_mecab(text)
    for nodes in _tagger().nbestToNodeList(seen, count):
        lines = [f"{n.surface}\t{n.feature_raw}{_UNLISTED * n.is_unk}" for n in nodes]
        yield tuple(_placed(text, [n.white_space for n in nodes], lines))


def _halves(cells: list[str]) -> tuple[list[str], list[str]]:
    return cells[::2], cells[1::2]


def accents(word: str) -> dict[str, tuple[int, ...]]:
    """The pitch accents UniDic gives `word` as one unit, by its readings in hiragana.

    An accent is the mora after which the pitch falls, 0 where it does not; the usual one first.
    Empty for what UniDic does not list whole: 首脳|会談. For single words, not for texts.
    """
    found: dict[str, tuple[int, ...]] = {}
    for cells in _as_one(word):
        drops = tuple(int(drop) for drop in cells[23].split(",") if drop.isdigit())
        if drops:
            found.setdefault(kana.to_hiragana(cells[17]), drops)
    return found


def pronunciations(word: str) -> dict[str, str]:
    """What `word` sounds like as one unit, by its readings in hiragana: おうさま → オーサマ."""
    found: dict[str, str] = {}
    for cells in _as_one(word):
        found.setdefault(kana.to_hiragana(cells[17]), cells[9])
    return found


def _as_one(word: str) -> Iterator[list[str]]:
    """What UniDic says of `word` as one unit: a row for each way it can be taken."""
    for nodes in _tagger().nbestToNodeList(to_mecab(word), _HOMOGRAPHS):
        if len(nodes) == 1 and not nodes[0].is_unk:
            yield _cells(nodes[0].feature_raw)


_HOMOGRAPHS = 30
"""Paths asked for to find every reading of a word: 空 alone has eight, mixed with cuts of it."""


_UNLISTED = "\t?"


@cache
def _tagger() -> Any:
    import fugashi
    import unidic_lite

    # Named outright: fugashi would take the full UniDic, which reads otherwise, where it is
    # installed as well.
    folder = unidic_lite.DICDIR
    # Two lines for a word: the spaces before it; what it is.
    listed, unlisted = r"%pS\n%m\t%H\n", r"%pS\n%m\t%H\t?\n"
    written = f'-O "" -F "{listed}" -U "{unlisted}" -E ""'
    return fugashi.GenericTagger(f'-r "{folder}/mecabrc" -d "{folder}" {written}')


def _placed(text: str, spaces: Sequence[str], lines: Sequence[str]) -> Iterator[Morpheme]:
    """The morphemes as they are spelt in `text`, of which MeCab has seen a plainer spelling."""
    begins = starts(text)
    at = 0
    for space, line in zip(spaces, lines, strict=False):
        # One character that stands for several (㍿, a lone ゛) can only be cut once.
        if blank := text[begins[at] : begins[at + len(space)]]:
            yield _space(blank)
        at += len(space)
        length = line.index("\t")
        if surface := text[begins[at] : begins[at + length]]:
            yield _morpheme(surface + line[length:])
        at += length
    if begins[at] < len(text):
        yield _space(text[begins[at] :])


_LATIN_OR_DIGIT = kana.LATIN | {chr(code + wide) for code in range(48, 58) for wide in (0, 0xFEE0)}


def _letters_joined(morphemes: tuple[Morpheme, ...]) -> Iterator[Morpheme]:
    """Words in letters as one: MeCab cuts ruby into ru|by, and G7 into G|7."""
    held: list[Morpheme] = []
    for morpheme in morphemes:
        goes_on = _LATIN_OR_DIGIT.issuperset(morpheme.surface)
        if held and not goes_on:
            yield _letters(held)
            held = []
        if held or (goes_on and morpheme.surface[0] in kana.LATIN):
            held.append(morpheme)
        else:
            yield morpheme
    if held:
        yield _letters(held)


def _letters(parts: list[Morpheme]) -> Morpheme:
    if len(parts) == 1:
        return parts[0]
    return _unlisted("".join(part.surface for part in parts))


@lru_cache(maxsize=2_000)
def _unlisted(surface: str) -> Morpheme:
    return Morpheme(
        surface, "noun", "letters", surface, surface, surface, surface, "", "", known=False
    )


# ---------------------------------------------------------------- what MeCab says


# A text whose every line has its number would fill more with numbers: 1 kB each.
@lru_cache(maxsize=8_192)
def _morpheme(line: str) -> Morpheme:
    """The morpheme, read from its surface and MeCab's features once per distinct line."""
    surface, feature, *unlisted = line.split("\t")
    return _parsed(surface, feature, bool(unlisted))


@lru_cache(maxsize=100)
def _space(surface: str) -> Morpheme:
    return Morpheme(surface, "symbol", "space", surface, surface, surface, surface, "", "")


def _parsed(surface: str, feature: str, unknown: bool) -> Morpheme:
    cells = _cells(feature)
    detail = "-".join(cell for cell in cells[1:4] if cell != "*")
    pos = _pos(cells[0], detail)
    if cells[0] == "空白":
        return Morpheme(surface, "symbol", "space", surface, surface, surface, surface, "", "")
    if said := _signs().get(surface):
        return Morpheme(surface, "noun", "sign", said, surface, surface, said, "", "")
    if unknown or pos == "symbol":
        plain = kana.to_hiragana(surface) if kana.is_kana(surface) else surface
        return Morpheme(
            surface, pos, detail, plain, surface, surface, plain, "", "", known=not unknown
        )
    base, base_reading, conjugation = cells[10], kana.to_hiragana(cells[18]), cells[4]
    if conjugation == "サ行変格" and surface.endswith("じ") and base.endswith("ずる"):
        # 感じた is of 感じる today; MeCab takes it for a form of 感ずる.
        base, base_reading = f"{base[:-2]}じる", f"{base_reading[:-2]}じる"
        conjugation = "上一段-ザ行"
    reading = kana.to_hiragana(cells[17]) or surface
    if pos == "adjective" and surface == base:
        reading = _standard(reading, base_reading)
    elif pos in ("adjective", "verb") and surface[-1] in "きしっッるれ":
        reading = _as_spelt(surface, reading)
    return Morpheme(
        surface,
        pos,
        detail,
        reading=reading,
        # A loanword's lemma has a tail that tells it from others: トランプ-trump.
        lemma=cells[7].split("-")[0] or surface,
        base=base if cells[5] != "*" else surface,
        base_reading=base_reading or surface,
        form=cells[5].replace("*", ""),
        conjugation=conjugation.replace("*", ""),
        origin=cells[12],
    )


@compiled("signs.tsv")
def _signs() -> dict[str, str]:
    return {row["sign"]: row["reading"] for row in data.table("signs.tsv")}


def _standard(reading: str, base_reading: str) -> str:
    """The reading of an adjective that MeCab takes for slang: 醜い is no ミニキー (ズリー, アチー).

    Voiced it stays (興味深い ぶかい).
    """
    return base_reading if reading[:-2] == base_reading[:-2] else reading


def _as_spelt(surface: str, reading: str) -> str:
    """The reading of a form of which MeCab has seen the plain one: 親しき, 過ぐる, 寒っ."""
    if surface[-1] in "きしっッ":
        last = kana.to_hiragana(surface[-1])
        return reading[:-1] + last if reading.endswith("い") else reading
    return reading[:-2] + surface[-2:] if surface[-2:-1] in _BEFORE_RU else reading


_BEFORE_RU = frozenset("うくぐずつづぬぶむゆる")


def _cells(feature: str) -> list[str]:
    if '"' not in feature:
        return feature.split(",")
    import csv

    return next(csv.reader([feature]))


def _pos(main: str, detail: str) -> PartOfSpeech:
    if main == "名詞":
        if detail.startswith("数詞"):
            return "number"
        return "name" if detail.startswith("固有名詞") else "noun"
    if main == "接尾辞":
        if detail.endswith("助数詞"):
            return "counter"
        return _SUFFIX_POS.get(detail.split("-")[0], "suffix")
    return _POS.get(main, "symbol")
