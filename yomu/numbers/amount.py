"""Digits and kanji numerals → what they are worth and how they are read, before any counter."""

import re
from functools import lru_cache
from typing import NamedTuple

from yomu.model import Ruby

DIGITS = ("ゼロ", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
KANJI_DIGITS = {"零": 0, "〇": 0, "○": 0} | {c: n for n, c in enumerate("一二三四五六七八九", 1)}
# The legal forms of contracts and banknotes (壱万円) are numerals, too.
KANJI_DIGITS |= {"壱": 1, "壹": 1, "弐": 2, "貳": 2, "参": 3, "參": 3, "伍": 5}
_UNITS = {"十": 10, "拾": 10, "百": 100, "千": 1000, "阡": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16, "垓": 10**20}
_UNIT_READINGS = {10: "じゅう", 100: "ひゃく", 1000: "せん"}
_MYRIAD_READINGS = {
    10**4: "まん",
    10**8: "おく",
    10**12: "ちょう",
    10**16: "けい",
    10**20: "がい",
}
_VAGUE = {"数": "すう", "何": "なん", "幾": "いく"}
LONGEST = 24
"""Digits; a longer run is a code, which nobody reads as one number."""

_TOKEN = re.compile(
    "(?P<arabic>(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:[.][0-9]+)?)"
    f"|(?P<digits>[{''.join(KANJI_DIGITS)}]+)"
    f"|(?P<vague>[{''.join(_VAGUE)}])"
    f"|(?P<unit>[{''.join(_UNITS)}])"
    f"|(?P<myriad>[{''.join(_MYRIADS)}])"
)


class Amount(NamedTuple):
    """A number as it is written, worth `units / 10 ** decimals`."""

    surface: str
    ruby: tuple[Ruby, ...]
    units: int
    decimals: int = 0
    last: str = ""
    """What the sound of a counter depends on: the last digit that is read (`1` … `9`), `10`,
    `100`, `1000`, `10000` or more, `0`, or the word 何, 数, 幾."""
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


# ---------------------------------------------------------------- readings of plain numbers


@lru_cache(maxsize=4096)
def spoken(number: int) -> str:
    """A whole number below 10**24, read: 1234 → せんにひゃくさんじゅうよん."""
    if number == 0:
        return DIGITS[0]
    said = ""
    for unit in (10**20, 10**16, 10**12, 10**8, 10**4):
        count, number = divmod(number, unit)
        if count:
            # 1000万 alone is いっせんまん, 1735万 せんななひゃく…: announcers' usage.
            full = "いっせん" if count == 1000 and unit == 10**4 else _below_myriad(count)
            said += joined(full, last_of(count), _MYRIAD_READINGS[unit])
    return said + _below_myriad(number)


def digit_by_digit(digits: str) -> str:
    """Digits of a code, one by one: 007 → ゼロゼロなな."""
    return "".join(DIGITS[int(digit)] for digit in digits)


def _below_myriad(number: int) -> str:
    said = ""
    for unit in (1000, 100, 10):
        count, number = divmod(number, unit)
        if count == 1:
            said += _UNIT_READINGS[unit]
        elif count:
            said += joined(DIGITS[count], str(count), _UNIT_READINGS[unit])
    return said + (DIGITS[number] if number else "")


def joined(reading: str, last: str, unit: str) -> str:
    """A number's reading with the reading of 百, 千, 兆 … after it: さん + ひゃく → さんびゃく."""
    head, tail = before_unit(reading, last, unit)
    return head + tail


def before_unit(reading: str, last: str, unit: str) -> tuple[str, str]:
    """A number and 百, 千, 兆 …, each as it sounds before or after the other."""
    hardens = _HARDENS.get(unit)
    if hardens and last in hardens:
        return reading[:-1] + "っ", "ぴゃく" if unit == "ひゃく" else unit
    if last in ("3", "何") and unit in _VOICED:
        return reading, _VOICED[unit]
    return reading, unit


_HARDENS = {
    "ひゃく": ("1", "6", "8"),
    "せん": ("1", "8"),
    "ちょう": ("1", "8", "10"),
    "けい": ("1", "6", "8", "10", "100"),
    "がい": ("8", "10"),
}
_VOICED = {"ひゃく": "びゃく", "せん": "ぜん"}


def last_of(number: int) -> str:
    """The key of `Amount.last` for a whole number: 20 → `10`, 1990 → `10`, 105 → `5`."""
    if number == 0:
        return "0"
    for power in (10, 100, 1000, 10000):
        if number % power:
            return str(number % power) if power == 10 else str(power // 10)
    return "10000"


# ---------------------------------------------------------------- parsing

_Token = tuple[str, str]
"""The kind (a group of `_TOKEN`) and what is written."""


def amount(text: str, start: int = 0, *, pairs: bool = True) -> Amount | None:
    """The longest number at `start` of `text` (ASCII digits or kanji), or None.

    With `pairs` 二三 is two or three, else twenty-three as in 二三日 of a date. Signs, ranges
    in digits and fractions are the grammar's business.
    """
    end = start
    kind = ""
    while match := _TOKEN.match(text, end):
        if kind and not _may_follow(kind, match.lastgroup or ""):
            break
        kind, end = match.lastgroup or "", match.end()
    return _amount(text[start:end], pairs) if kind else None


def _may_follow(before: str, kind: str) -> bool:
    """3四 and 5数 are two numbers, 十四 and 十数 one."""
    return kind in ("unit", "myriad") or before in ("unit", "myriad")


@lru_cache(maxsize=4096)
def _amount(surface: str, pairs: bool) -> Amount | None:
    tokens = [(match.lastgroup or "", match.group()) for match in _TOKEN.finditer(surface)]
    if len(surface) > 2 * LONGEST or any(len(token) > LONGEST for _, token in tokens):
        return None
    ruby, last = _read(tokens, pairs)
    decimals = max(len(token.partition(".")[2]) for _, token in tokens)
    low, high = (_worth(tokens, decimals, pairs, upper) for upper in (0, 1))
    vague = next((token for kind, token in tokens if kind == "vague"), "")
    return Amount(surface, ruby, low, decimals, last, vague, high if high != low else 0)


def _worth(tokens: list[_Token], decimals: int, pairs: bool, upper: int) -> int:
    """What the tokens add up to, in units of 10**-decimals."""
    one = int(10**decimals)
    total = section = current = 0
    for kind, token in tokens:
        if kind == "unit":
            section += (current or one) * _UNITS[token]
            current = 0
        elif kind == "myriad":
            total += (section + current or one) * _MYRIADS[token]
            section = current = 0
        else:
            current = _digits_worth(kind, token, decimals, pairs, upper)
    return total + section + current


def _digits_worth(kind: str, token: str, decimals: int, pairs: bool, upper: int) -> int:
    if kind == "vague":
        return int(10**decimals)
    if kind == "arabic":
        whole, _, fraction = token.replace(",", "").partition(".")
        return int(whole + fraction.ljust(decimals, "0"))
    if pairs and _is_pair(token):
        token = token[upper]
    value = int("".join(str(KANJI_DIGITS[digit]) for digit in token))
    return value * int(10**decimals)


def _is_pair(token: str) -> bool:
    """二三 is 2-3, but 三二 and 〇一 are not."""
    if len(token) != 2:
        return False
    low, high = (KANJI_DIGITS[digit] for digit in token)
    return 0 < low == high - 1


def _read(tokens: list[_Token], pairs: bool) -> tuple[tuple[Ruby, ...], str]:
    """Each token with its reading among the others, and `Amount.last`."""
    ruby: list[Ruby] = []
    last = ""
    for kind, token in tokens:
        if kind in ("unit", "myriad"):
            reading = _unit_reading(token)
            if ruby:
                base, said = ruby.pop()
                if said == "せん" and kind == "myriad" and base[0].isdigit():
                    said = "いっせん"
                said, reading = before_unit(said, last, reading)
                ruby.append(Ruby(base, said))
            last = str(min(_UNITS.get(token, 10000), 10000))
        else:
            reading, last = _digits_reading(kind, token, pairs)
        ruby.append(Ruby(token, reading))
    return tuple(ruby), last


def _unit_reading(token: str) -> str:
    if token in _UNITS:
        return _UNIT_READINGS[_UNITS[token]]
    return _MYRIAD_READINGS[_MYRIADS[token]]


def _digits_reading(kind: str, token: str, pairs: bool) -> tuple[str, str]:
    """The reading of digits, and `Amount.last`."""
    if kind == "vague":
        return _VAGUE[token], token
    if kind == "arabic":
        return _arabic_reading(token.replace(",", ""))
    if token == "零":
        return "れい", "0"
    if pairs and _is_pair(token):
        return PAIRS[KANJI_DIGITS[token[0]]], str(KANJI_DIGITS[token[1]])
    return _arabic_reading("".join(str(KANJI_DIGITS[digit]) for digit in token))


# Two numbers in one breath keep old readings: 四五人 しごにん, 七八人 しちはちにん.
PAIRS = ("", "いちに", "にさん", "さんよん", "しご", "ごろく", "ろくしち", "しちはち", "はちく")


def _arabic_reading(digits: str) -> tuple[str, str]:
    whole, _, fraction = digits.partition(".")
    value = int(whole)
    if not fraction:
        return spoken(value), last_of(value)
    return _point(value) + digit_by_digit(fraction), fraction[-1]


def _point(whole: int) -> str:
    """Before a decimal point: 0.3 れいてん, 1.5 いってん, 8.1 はってん, 10.5 じゅってん."""
    if whole == 0:
        return "れいてん"
    said, last = spoken(whole), last_of(whole)
    return (said[:-1] + "っ" if last in ("1", "8", "10") else said) + "てん"
