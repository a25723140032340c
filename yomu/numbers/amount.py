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
from yomu.numbers.tokens import MYRIADS as TOKEN_MYRIADS
from yomu.numbers.tokens import UNITS as TOKEN_UNITS
from yomu.numbers.tokens import VAGUE, Token, ascii_digits, digit, tokens

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
        if self.decimals and self.surface.isascii():
            return self.surface.replace(",", "")  # 9.0 keeps its zero
        low = plain(self.units, self.decimals)
        return f"{low}-{plain(self.upper, self.decimals)}" if self.upper else low


def plain(units: int, decimals: int) -> str:
    """`units / 10 ** decimals` in decimal notation: 35, 1 → `3.5`."""
    if not decimals:
        return str(units)
    text = str(units).rjust(decimals + 1, "0")
    return f"{text[:-decimals]}.{text[-decimals:]}".rstrip("0").rstrip(".")


def amount(text: str, start: int = 0, *, pairs: bool = False) -> Amount | None:
    """The longest number at `start` of `text` (ASCII digits or kanji), or None.

    With `pairs`, 二三 and 3、4 are two numbers that share what follows. Signs, ranges and
    fractions are the grammar's business.
    """
    found = tokens(text, start, pairs=pairs)
    return _amount(found) if found else None


@lru_cache(maxsize=4096)
def _amount(tokens: tuple[Token, ...]) -> Amount | None:
    surface = "".join(token.text for token in tokens)
    if len(surface) > 2 * LONGEST or any(len(token.text) > LONGEST for token in tokens):
        return None
    ruby, last = _read(tokens)
    decimals = max(len(token.text.partition(".")[2]) for token in tokens)
    low, high = (_worth(tokens, decimals, upper) for upper in (0, -1))
    vague = next((token.text for token in tokens if token.kind == "vague"), "")
    return Amount(surface, ruby, low, decimals, last, vague, high if high != low else 0)


# ---------------------------------------------------------------- worth


def _worth(tokens: tuple[Token, ...], decimals: int, which: int) -> int:
    """What the tokens add up to, in units of 10**-decimals; `which` of a pair counts."""
    one = int(10**decimals)
    total = section = current = 0
    for token in tokens:
        if token.kind == "unit":
            section += (current or one) * TOKEN_UNITS[token.text]
            current = 0
        elif token.kind == "myriad":
            total += (section + current or one) * TOKEN_MYRIADS[token.text]
            section = current = 0
        else:
            section += current  # 20数
            current = _digits_worth(token, decimals, which)
    return total + section + current


def _digits_worth(token: Token, decimals: int, which: int) -> int:
    text = token.text[which] if token.kind == "pair" else token.text
    if token.kind == "vague":
        return int(10**decimals)
    if token.kind == "symbol":
        return int(unicodedata.numeric(text)) * int(10**decimals)
    whole, _, fraction = ascii_digits(text).partition(".")
    return int(whole + fraction.ljust(decimals, "0"))


# ---------------------------------------------------------------- reading


def _read(tokens: tuple[Token, ...]) -> tuple[tuple[Ruby, ...], str]:
    """Each token with its reading among the others, and `Amount.last`."""
    ruby: list[Ruby] = []
    last = ""
    for token in tokens:
        if token.kind in ("unit", "myriad"):
            ruby = _multiplied(ruby, last, token)
            last = str(min(TOKEN_UNITS.get(token.text, 10000), 10000))
        else:
            digits, last = _digits_read(token, padded=bool(ruby))
            ruby.extend(digits)
    return tuple(ruby), last


def _multiplied(ruby: list[Ruby], last: str, token: Token) -> list[Ruby]:
    """三 before 百 is さん[びゃく], 1000 before 万 いっせん[まん]."""
    if not ruby:
        return [Ruby(token.text, _unit_reading(token.text))]
    *before, (base, said) = ruby
    if (
        token.kind == "myriad"
        and base[0].isdigit()
        and "." not in base
        and len(ascii_digits(base)) == 4
    ):
        said = myriads(int(ascii_digits(base)), TOKEN_MYRIADS[token.text], "億" if before else "")
    said, reading = before_unit(said, last, _unit_reading(token.text))
    return [*before, Ruby(base, said), Ruby(token.text, reading)]


def _unit_reading(token: str) -> str:
    return UNITS[TOKEN_UNITS[token]] if token in TOKEN_UNITS else MYRIADS[TOKEN_MYRIADS[token]]


def _digits_read(token: Token, *, padded: bool) -> tuple[tuple[Ruby, ...], str]:
    """The readings of digits, and `Amount.last`; `padded` where zeros may fill up 5万0276."""
    text = token.text
    if token.kind == "vague":
        return (Ruby(text, VAGUE[text]),), text
    if token.kind == "pair":
        low, high = PAIRS[digit(text[0])].split()
        marks = (Ruby(text[1]),) if len(text) == 3 else ()
        return (Ruby(text[0], low), *marks, Ruby(text[-1], high)), ascii_digits(text[-1])
    if token.kind == "symbol":
        text = str(int(unicodedata.numeric(text)))
    elif text == "零":
        return (Ruby(text, "れい"),), "0"
    said, last = _number_read(ascii_digits(text), padded=padded)
    return (Ruby(token.text, said),), last


def _number_read(digits: str, *, padded: bool) -> tuple[str, str]:
    whole, _, fraction = digits.partition(".")
    if fraction:
        return decimal(int(whole), fraction), fraction[-1]
    if len(digits) > 1 and digits[0] == "0" and not (padded and int(digits)):
        return digit_by_digit(digits), digits[-1]  # '07年
    return spoken(int(digits)), last_of(int(digits))


def dotted(text: str, start: int, whole: Amount) -> Amount | None:
    """`whole` with the decimals after a dot, as newspapers print them: 3・5倍, 三十二・五%.

    3・4年生 are two numbers: only the counter tells. So are 二十・三十代. A comma may be meant for
    a point, too: 1,5倍.
    """
    dot = start + len(whole.surface)
    digits = ascii_digits(whole.surface)
    digits = digits if digits.isdigit() else whole.number
    if text[dot : dot + 1] not in ("・", ",") or not digits.isdigit():
        return None
    after = tokens(text, dot + 1, pairs=False)
    if text[dot] == "," and not (after and re.fullmatch("[0-9]", after[0].text)):
        return None
    if text[dot] == "," and int(after[0].text) == int(digits) + 1:
        return None  # 3,4倍
    if not after or after[0].kind not in ("arabic", "digits"):
        return None
    if any(token.kind == "unit" for token in after[1:]):
        return None
    times = "".join(token.text for token in after[1:])
    number = amount(f"{digits}.{ascii_digits(after[0].text)}{times}")
    if number is None:
        return None
    decimal, *multiplied = number.ruby
    printed = text[start : dot + 1 + len(after[0].text)]
    ruby = (Ruby(printed, decimal.reading), *multiplied)
    return number._replace(surface=printed + times, ruby=ruby)


def by_digits(number: Amount) -> Amount:
    """The same number with its digits read one by one: 三一運動 さんいち, 418号室 よんいちはち."""
    digits = ascii_digits(number.surface)
    if not digits.isdigit():
        return number
    ruby = (Ruby(number.surface, digit_by_digit(digits)),)
    return number._replace(ruby=ruby, last=digits[-1])
