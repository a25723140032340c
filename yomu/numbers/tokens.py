"""Cuts a written number into tokens: 1億2千万 → 1 億 2 千 万, 十二、三 → 十 二、三."""

import re
from typing import Literal, NamedTuple

Kind = Literal["arabic", "digits", "pair", "vague", "unit", "myriad", "symbol"]

KANJI_DIGITS = {"零": 0, "〇": 0, "○": 0} | {c: n for n, c in enumerate("一二三四五六七八九", 1)}
# The legal forms of contracts and banknotes (壱万円) are numerals, too.
KANJI_DIGITS |= {"壱": 1, "壹": 1, "弐": 2, "貳": 2, "参": 3, "參": 3, "伍": 5}
UNITS = {"十": 10, "拾": 10, "百": 100, "千": 1000, "阡": 1000}
MYRIADS = {"万": 10**4, "萬": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16, "垓": 10**20}
VAGUE = {"数": "すう", "何": "なん", "幾": "いく", "余": "よ"}
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
SYMBOLS = f"{CIRCLED}ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ"

_KINDS: dict[str, Kind] = dict.fromkeys("0123456789", "arabic")
_KINDS |= dict.fromkeys(KANJI_DIGITS, "digits")
_KINDS |= dict.fromkeys(UNITS, "unit")
_KINDS |= dict.fromkeys(MYRIADS, "myriad")
_KINDS |= dict.fromkeys(VAGUE, "vague")
_KINDS |= dict.fromkeys(SYMBOLS, "symbol")

_ARABIC = re.compile("(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:[.][0-9]+)?")


class Token(NamedTuple):
    """A part of a number."""

    kind: Kind
    text: str


def tokens(text: str, at: int, *, pairs: bool) -> tuple[Token, ...]:
    """The tokens of the number at `at`; with `pairs`, 二三 and 3、4 are one token each."""
    found: list[Token] = []
    while token := _token(text, at, pairs):
        if not (_may_follow(found[-1], token) if found else token.text != "余"):
            break
        found.append(token)
        at += len(token.text)
    return tuple(found)


def _may_follow(before: Token, token: Token) -> bool:
    """3四 and 5数 are two numbers, 十四, 十数 and 10数 one."""
    if token.kind in ("unit", "myriad"):
        return before.kind != "symbol"
    if token.kind == "vague" and before.kind == "arabic":
        return before.text.endswith("0")
    return token.kind != "symbol" and before.kind in ("unit", "myriad")


def _token(text: str, at: int, pairs: bool) -> Token | None:
    kind = _KINDS.get(text[at : at + 1])
    if kind is None or text.startswith("余り", at):
        return None
    if pairs and (pair := _pair(text, at)):
        return Token("pair", pair)
    end = at + 1
    if kind == "arabic":
        match = _ARABIC.match(text, at)
        end = match.end() if match else end
    elif kind == "digits":
        while _KINDS.get(text[end : end + 1]) == "digits":
            end += 1
    return Token(kind, text[at:end])


def _pair(text: str, at: int) -> str:
    """Two neighbours said in one breath, 二三 二、三 3、4; empty in 一、二、三 and 12、13."""
    middle = at + 2 if text[at + 1 : at + 2] in _MARKS else at + 1
    low, high = text[at], text[middle : middle + 1]
    kind = _KINDS[low]
    if kind not in ("arabic", "digits") or _KINDS.get(high) != kind:
        return ""
    if kind == "arabic" and middle == at + 1:
        return ""
    if not 0 < digit(low) == digit(high) - 1:
        return ""
    return text[at : middle + 1] if _alone(text, at, middle + 1, kind) else ""


_MARKS = ("、", "・", ",")


def _alone(text: str, start: int, end: int, kind: Kind) -> bool:
    """Whether no other digit continues the pair, directly or after a mark."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if _KINDS.get(before[-1:]) == kind or _KINDS.get(after[:1]) == kind:
        return False
    more = before[-1:] in (*_MARKS, ".") and _KINDS.get(before[:1]) == kind and len(before) == 2
    return not more and not (after[:1] in (*_MARKS, ".") and _KINDS.get(after[1:]) == kind)


def digit(character: str) -> int:
    """What a digit is worth, ASCII or kanji."""
    return KANJI_DIGITS[character] if character in KANJI_DIGITS else int(character)


def ascii_digits(text: str) -> str:
    """Kanji digits or digits with commas as bare ASCII digits: 二〇 → 20, 1,234 → 1234."""
    return "".join(
        str(KANJI_DIGITS.get(character, character)) for character in text.replace(",", "")
    )
