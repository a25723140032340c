"""Digits and kanji numerals → what they are worth and how they are read, before any counter."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from yomu.model import Ruby
from yomu.numbers.spoken import (
    MYRIADS,
    UNITS,
    before_unit,
    decimal,
    digit_by_digit,
    last_of,
    myriads,
    spoken,
)

KANJI_DIGITS = {"零": 0, "〇": 0} | {c: n for n, c in enumerate("一二三四五六七八九", 1)}
# The legal forms of contracts and banknotes (壱万円) are numerals, too.
KANJI_DIGITS |= {"壱": 1, "壹": 1, "弐": 2, "貳": 2, "参": 3, "參": 3, "伍": 5}
_UNITS = {"十": 10, "拾": 10, "百": 100, "千": 1000, "阡": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16, "垓": 10**20}
_VAGUE = {"数": "すう", "何": "なん", "幾": "いく"}
# Two numbers in one breath keep old readings: 四五人 しごにん, 七、八人 しちはちにん.
PAIRS = (
    "",
    "いち に",
    "に さん",
    "さん よん",
    "し ご",
    "ご ろく",
    "ろく しち",
    "しち はち",
    "はち く",
)
LONGEST = 24
"""Digits; a longer run is a code, which nobody reads as one number."""

_KANJI = "".join(KANJI_DIGITS)
_PLAIN = (
    "(?P<arabic>(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:[.][0-9]+)?)"
    f"|(?P<digits>[{_KANJI}]+)"
    f"|(?P<vague>[{''.join(_VAGUE)}])"
    f"|(?P<unit>[{''.join(_UNITS)}])"
    f"|(?P<myriad>[{''.join(_MYRIADS)}])"
    "|(?P<symbol>[①-⑳Ⅰ-Ⅻⅰ-ⅻ])"
)
_IN_KANJI = "|".join(
    f"{a}[、・]?{b}" for a, b in zip("一二三四五六七八", "二三四五六七八九", strict=True)
)
_IN_DIGITS = "|".join(f"{n}[、,・]{n + 1}" for n in range(1, 9))
_PAIR = (
    f"(?P<pair>(?<![{_KANJI}])(?<![{_KANJI}][、・])(?:{_IN_KANJI})(?![{_KANJI}]|[、・][{_KANJI}0-9])"
    f"|(?<![0-9.,])(?<![0-9][、・])(?:{_IN_DIGITS})(?![0-9]|[.,、・][0-9]))"
)
_TOKEN = re.compile(_PLAIN)
_TOKEN_OR_PAIR = re.compile(f"{_PAIR}|{_PLAIN}")


class Amount(NamedTuple):
    """A number as it is written, worth `units / 10 ** decimals`."""

    surface: str
    ruby: tuple[Ruby, ...]
    units: int
    decimals: int = 0
    last: str = ""
    """What the sound of a counter depends on (see `last_of`), or 何, 数, 幾."""
    vague: str = ""
    """数, 何 or 幾, where one of them makes the number vague; `units` then counts it as 1."""
    upper: int = 0
    """The greater of two numbers said in one breath (二三人 2-3), else 0."""

    @property
    def reading(self) -> str:
        """The readings, joined."""
        return "".join(reading or base for base, reading in self.ruby)

    @property
    def worth(self) -> float:
        """What it is worth, to compare it."""
        return self.units / int(10**self.decimals)

    @property
    def number(self) -> str:
        """What it is worth, exactly, in decimal notation; empty where it is vague."""
        if self.vague:
            return ""
        low = plain(self.units, self.decimals)
        return f"{low}-{plain(self.upper, self.decimals)}" if self.upper else low


def plain(units: int, decimals: int) -> str:
    """`units / 10 ** decimals` in decimal notation: 35, 1 → `3.5`."""
    if not decimals:
        return str(units)
    text = str(units).rjust(decimals + 1, "0")
    return f"{text[:-decimals]}.{text[-decimals:]}".rstrip("0").rstrip(".")


class _Token(NamedTuple):
    kind: str
    """A group of the pattern: arabic, pair, digits, vague, unit, myriad, symbol."""
    text: str


def amount(text: str, start: int = 0, *, pairs: bool = False) -> Amount | None:
    """The longest number at `start` of `text` (ASCII digits or kanji), or None.

    With `pairs`, 二三 and 3、4 are two numbers that share what follows. Signs, ranges and
    fractions are the grammar's business.
    """
    pattern = _TOKEN_OR_PAIR if pairs else _TOKEN
    tokens: list[_Token] = []
    while match := pattern.match(text, start):
        kind = match.lastgroup or ""
        if tokens and not _may_follow(tokens[-1].kind, kind):
            break
        tokens.append(_Token(kind, match.group()))
        start = match.end()
    return _amount(tuple(tokens)) if tokens else None


def _may_follow(before: str, kind: str) -> bool:
    """3四 and 5数 are two numbers, 十四 and 十数 one."""
    if kind in ("unit", "myriad"):
        return before != "symbol"
    return kind != "symbol" and before in ("unit", "myriad")


@lru_cache(maxsize=4096)
def _amount(tokens: tuple[_Token, ...]) -> Amount | None:
    surface = "".join(token.text for token in tokens)
    if len(surface) > 2 * LONGEST or any(len(token.text) > LONGEST for token in tokens):
        return None
    ruby, last = _read(tokens)
    decimals = max(len(token.text.partition(".")[2]) for token in tokens)
    low, high = (_worth(tokens, decimals, upper) for upper in (0, -1))
    vague = next((token.text for token in tokens if token.kind == "vague"), "")
    return Amount(surface, ruby, low, decimals, last, vague, high if high != low else 0)


# ---------------------------------------------------------------- worth


def _worth(tokens: tuple[_Token, ...], decimals: int, which: int) -> int:
    """What the tokens add up to, in units of 10**-decimals; `which` of a pair counts."""
    one = int(10**decimals)
    total = section = current = 0
    for token in tokens:
        if token.kind == "unit":
            section += (current or one) * _UNITS[token.text]
            current = 0
        elif token.kind == "myriad":
            total += (section + current or one) * _MYRIADS[token.text]
            section = current = 0
        else:
            current = _digits_worth(token, decimals, which)
    return total + section + current


def _digits_worth(token: _Token, decimals: int, which: int) -> int:
    text = token.text[which] if token.kind == "pair" else token.text
    if token.kind == "vague":
        return int(10**decimals)
    if token.kind == "symbol":
        return int(unicodedata.numeric(text)) * int(10**decimals)
    whole, _, fraction = _ascii(text).partition(".")
    return int(whole + fraction.ljust(decimals, "0"))


def _ascii(digits: str) -> str:
    """Kanji digits or digits with commas as bare ASCII digits: 二〇 → 20, 1,234 → 1234."""
    return "".join(str(KANJI_DIGITS.get(digit, digit)) for digit in digits if digit != ",")


# ---------------------------------------------------------------- reading


def _read(tokens: tuple[_Token, ...]) -> tuple[tuple[Ruby, ...], str]:
    """Each token with its reading among the others, and `Amount.last`."""
    ruby: list[Ruby] = []
    last = ""
    for token in tokens:
        if token.kind in ("unit", "myriad"):
            ruby = _multiplied(ruby, last, token)
            last = str(min(_UNITS.get(token.text, 10000), 10000))
        else:
            digits, last = _digits_read(token)
            ruby.extend(digits)
    return tuple(ruby), last


def _multiplied(ruby: list[Ruby], last: str, token: _Token) -> list[Ruby]:
    """三 before 百 is さん[びゃく], 1000 before 万 いっせん[まん]."""
    if not ruby:
        return [Ruby(token.text, _unit_reading(token.text))]
    *before, (base, said) = ruby
    if token.kind == "myriad" and base[0].isdigit() and "." not in base and len(_ascii(base)) == 4:
        said = myriads(int(_ascii(base)), _MYRIADS[token.text], "億" if before else "")
    said, reading = before_unit(said, last, _unit_reading(token.text))
    return [*before, Ruby(base, said), Ruby(token.text, reading)]


def _unit_reading(token: str) -> str:
    return UNITS[_UNITS[token]] if token in _UNITS else MYRIADS[_MYRIADS[token]]


def _digits_read(token: _Token) -> tuple[tuple[Ruby, ...], str]:
    """The readings of digits, and `Amount.last`."""
    text = token.text
    if token.kind == "vague":
        return (Ruby(text, _VAGUE[text]),), text
    if token.kind == "pair":
        low, high = PAIRS[int(_ascii(text[0]))].split()
        marks = (Ruby(text[1]),) if len(text) == 3 else ()
        return (Ruby(text[0], low), *marks, Ruby(text[-1], high)), _ascii(text[-1])
    if token.kind == "symbol":
        text = str(int(unicodedata.numeric(text)))
    elif text == "零":
        return (Ruby(text, "れい"),), "0"
    said, last = _number_read(_ascii(text))
    return (Ruby(token.text, said),), last


def _number_read(digits: str) -> tuple[str, str]:
    whole, _, fraction = digits.partition(".")
    if fraction:
        return decimal(int(whole), fraction), fraction[-1]
    if len(digits) > 1 and digits[0] == "0":
        return digit_by_digit(digits), digits[-1]  # '07年
    return spoken(int(digits)), last_of(int(digits))


def dotted(text: str, start: int) -> Amount | None:
    """A number whose point is a dot in the middle, as newspapers print it: 3・5倍, 二・五%.

    3・4年生 are two numbers: `surface` tells that the number may be none.
    """
    match = _DOTTED.match(text, start)
    if match is None:
        return None
    whole, fraction, rest = match.groups()
    number = amount(f"{_ascii(whole)}.{_ascii(fraction)}{rest}")
    if number is None:
        return None
    return number._replace(surface=text[start : start + len(number.surface)])


_DOTTED = re.compile(f"([0-9]+|[{_KANJI}]+)・([0-9]+|[{_KANJI}]+)([^0-9]?)")


def by_digits(number: Amount) -> Amount:
    """The same number with its digits read one by one: 三一運動 さんいち, 418号室 よんいちはち."""
    digits = _ascii(number.surface)
    if not digits.isdigit():
        return number
    ruby = (Ruby(number.surface, digit_by_digit(digits)),)
    return number._replace(ruby=ruby, last=digits[-1])
