"""What stands around a word, and what is known of its readings: the features the model weighs."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from yomu import kana
from yomu.fitting import as_inflected, fits, readings_of, voiced_alike
from yomu.model import Entry
from yomu.words import Unit

WINDOW = 6
"""Words to each side that count as being in the neighbourhood."""
_CONTENT = frozenset({"noun", "verb", "adjective", "name", "na-adjective"})


class Token(NamedTuple):
    """What the neighbours see of a word."""

    word: str
    """Its dictionary form; numbers are all alike."""
    surface: str
    pos: str
    detail: str
    script: str
    """Of its first character: K kanji, H hiragana, T katakana, D digit, S other."""
    form: str
    """How its last morpheme is inflected."""
    content: bool


_EDGE = Token("^", "^", "edge", "", "S", "", False)


@lru_cache(maxsize=5_000)
def token(unit: Unit) -> Token:
    """The token of a unit."""
    head = unit.morphemes[unit.stem - 1]
    return Token(
        "#" if unit.numeral is not None else unit.form,
        unit.surface,
        unit.pos,
        head.detail,
        _script(unit.surface[0]),
        unit.morphemes[-1].form,
        unit.pos in _CONTENT,
    )


def _script(character: str) -> str:
    if kana.is_kanji(character):
        return "K"
    if kana.is_kana(character):
        return "H" if kana.is_hiragana(character) else "T"
    return "D" if character.isdigit() else "S"


def around(tokens: Sequence[Token], at: int, ending: str) -> list[str]:
    """The features of the place of the word `at`, whose reading ends in `ending` (okurigana)."""
    count = len(tokens)
    before = tokens[at - 1] if at else _EDGE
    earlier = tokens[at - 2] if at > 1 else _EDGE
    after = tokens[at + 1] if at + 1 < count else _EDGE
    later = tokens[at + 2] if at + 2 < count else _EDGE
    features = [
        "*",
        f"o{ending}",
        f"O{ending[:2]}",
        f"d{tokens[at].detail}",
        f"p{before.word}",
        f"n{after.word}",
        f"pp{before.pos}",
        f"np{after.pos}",
        f"s{before.script}{after.script}",
        f"a{before.surface[-1]}",
        f"z{after.surface[0]}",
        f"A{before.surface[-2:]}",
        f"Z{after.surface[:2]}",
        f"P{earlier.word}|{before.word}",
        f"N{after.word}|{later.word}",
        f"B{before.word}|{after.word}",
        f"e{earlier.word}",
        f"l{later.word}",
        f"b{before.pos}{after.pos}",
        f"f{before.form}",
        f"D{after.detail}",
        f"E{before.detail}",
    ]
    near = range(max(0, at - WINDOW), min(count, at + WINDOW + 1))
    features += [f"w{tokens[k].word}" for k in near if k != at and tokens[k].content]
    return features


def place(tokens: Sequence[Token], at: int) -> str:
    """The scripts and parts of speech beside the word `at`, for what holds of all words."""
    before = tokens[at - 1] if at else _EDGE
    after = tokens[at + 1] if at + 1 < len(tokens) else _EDGE
    return f"{before.script}{after.script}{before.pos[:3]}{after.pos[:3]}"


def is_joined(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word `at` may be the second part of a compound, whose sounds may change."""
    before = tokens[at - 1] if at else _EDGE
    if before.pos in ("verb", "adjective"):
        return before.form in ("連用形-一般", "語幹-一般")
    if before.pos == "symbol":
        return before.surface in _JOINING
    return before.pos not in _APART and before.word not in _POLITE


_APART = frozenset(("edge", "particle", "auxiliary", "conjunction", "adnominal", "interjection"))
_JOINING = frozenset("」』）)】］]〉》”◎○〇●△▲▽▼□■◇◆×☆★※")
"""Signs of words, and what may end the first part: ◎印 じるし, 「大鯨」型 がた."""
_POLITE = frozenset(("お", "ご", "御"))


# ---------------------------------------------------------------- the readings of a word

_ODD = frozenset({"arch", "obs", "obsc", "rare", "poet", "dated"})
_PRIORITY = ("ichi", "news", "nf", "spec")


def facts(unit: Unit, readings: Sequence[str], kinds: Sequence[str]) -> list[list[str]]:
    """For each reading of a unit: what the tagger and the dictionary say of it, as features.

    `kinds` says of each whether it is an on or a kun reading, where the unit is a single kanji.
    """
    tagged = "".join(m.reading for m in unit.morphemes[: unit.stem])
    joined = "J" if unit.stem > 1 else "1"
    found = []
    heard = [(entry, _readings(unit, entry)) for entry in unit.entries]
    for number, reading in enumerate(readings):
        said = "M" if reading == tagged else "v" if voiced_alike(reading, tagged) else "-"
        listed, rank = _listed(unit, reading, heard)
        order = f"{min(number, 3)}"
        features = [
            f"k{order}",
            f"k{order}{unit.pos}{joined}",
            f"f{said}{listed}",
            f"f{said}{listed}{joined}",
            f"r{said}{listed}{rank}",
            f"r{rank}{joined}",
            f"R{said}{rank}{joined}",
            f"M{said}{joined}",
        ]
        if kinds[number]:
            features.append(f"K{kinds[number]}{unit.pos}")
        found.append(features)
    return found


def _listed(
    unit: Unit, reading: str, heard: Sequence[tuple[Entry, Sequence[str]]]
) -> tuple[str, int]:
    """How the dictionary lists a reading of the unit, as a short code, and its commonness.

    `heard` are the unit's entries, each with its readings here.
    """
    entries = [entry for entry, readings in heard if reading in readings]
    if not entries:
        return "none", 4
    first = any(readings[0] == reading for _, readings in heard if readings)
    priority = any(_is_priority(e, unit, reading) for e in entries)
    odd = all(all(_ODD & set(s.misc) for s in e.senses) for e in entries)
    fitting = any(fits(unit.morphemes[unit.stem - 1].pos, e) for e in entries)
    best = min(e.rank for e in entries)
    rank = sum(best >= limit for limit in (10, 25, 50, 99))
    leading = any(e.spellings and e.spellings[0].text == unit.form for e in entries)
    flags = zip("FPAoS", (fitting, priority, not odd, first, leading), strict=True)
    return "".join(flag for flag, holds in flags if holds), rank


def _readings(unit: Unit, entry: Entry) -> list[str]:
    head = unit.morphemes[unit.stem - 1]
    return [as_inflected(r, head, unit.form) for r in readings_of(entry, unit.form)]


def _is_priority(entry: Entry, unit: Unit, reading: str) -> bool:
    head = unit.morphemes[unit.stem - 1]
    return any(
        as_inflected(kana.to_hiragana(r.text), head, unit.form) == reading
        and any(tag.startswith(_PRIORITY) for tag in r.tags)
        for r in entry.readings
    )


def head_of(stem: str, reading: str) -> tuple[str, str]:
    """A word and its reading without okurigana, as a verb's forms share them: 行っ いっ → 行 い."""
    end = len(stem)
    while end and kana.is_hiragana(stem[end - 1]):
        end -= 1
    ending = stem[end:]
    if end and ending and reading.endswith(ending):
        return stem[:end], reading[: -len(ending)]
    return stem, reading
