"""What stands before a number: -5℃ マイナスごど, $100 ひゃくドル."""

import re

from yomu.model import Quantity, Ruby
from yomu.numbers import english
from yomu.numbers.amount import Amount
from yomu.numbers.counters import counted, counter
from yomu.numbers.labels import number_beside
from yomu.numbers.line import Line, Phrase
from yomu.numbers.spoken import DIGITS
from yomu.numbers.tokens import ascii_digits

_CURRENCIES = {"$": "ドル", "€": "ユーロ", "£": "ポンド", "¥": "円", "￥": "円", "₩": "ウォン"}


def money(line: Line, at: int, number: Amount) -> Phrase | None:
    """A price whose currency stands before it, read behind it; None for any other number."""
    sign = line.narrow[at - 1 : at]
    if sign not in _CURRENCIES or at - 1 not in line.cuts:
        return None
    row = counter(_CURRENCIES[sign])
    said = "".join(reading or base for base, reading in counted(number, row.key))
    value = english.quantity(number.number, "", row.english)
    ruby = (Ruby(sign + number.surface, said),)
    return Phrase(at - 1, at + len(number.surface), ruby, value)


def average(line: Line, at: int, number: Amount) -> Phrase | None:
    """打率.312 さんわりいちぶにりん, 勝率.600 ろくわり; None for any other number."""
    digits = number.surface
    if line.narrow[at - 1 : at] != "." or not re.fullmatch("[0-9]{3}", digits):
        return None
    if at - 1 not in line.cuts or not re.search("率[はも:(（ ]?[.]$", line.narrow[:at]):
        return None
    said = ""
    for digit, unit in zip(digits, ("わり", "ぶ", "りん"), strict=True):
        said += f"{DIGITS[int(digit)]}{unit}" if digit != "0" else ""
    ruby = (Ruby(f".{digits}", said),)
    return Phrase(at - 1, at + 3, ruby, Quantity(f"0.{digits}", "", f".{digits}"), 0.97)


def numbered(line: Line, at: int, printed: str) -> Phrase | None:
    """№1 ナンバーワン, 問3 and 問三 といさん; None for any other number, as in 大問4."""
    before = line.narrow[at - 1 : at]
    if before not in _NUMBERING or at - 1 not in line.cuts:
        return None
    if line.narrow[max(0, at - 2) : at] in _WORDS:
        return None
    reading, like = _NUMBERING[before]
    digits = ascii_digits(printed)
    if not digits.isdecimal():
        return None
    said = number_beside(like, digits)
    ruby = (Ruby(before, reading), Ruby(printed, said.reading))
    value = Quantity(digits, "", f"No. {digits}")
    return Phrase(at - 1, at + len(printed), ruby, value, said.sure)


_NUMBERING = {"№": ("ナンバー", "No"), "問": ("とい", "レベル")}
"""What numbers a thing, how it is read, and a label beside which numbers are said the same way."""
_WORDS = frozenset(("大問", "小問", "設問", "例問"))

_SIGNS = {"-": "マイナス", "−": "マイナス", "+": "プラス", "±": "プラスマイナス"}


def signed(line: Line, found: Phrase) -> Phrase:
    """-5℃ マイナスごど; but 3-5 and 東京-大阪 have no sign."""
    sign = line.narrow[found.start - 1 : found.start]
    if sign not in _SIGNS or not found.start or found.start - 1 not in line.cuts:
        return found
    before = _BEFORE_PLUS if sign == "+" else _BEFORE_SIGN
    if not re.search(before, line.narrow[max(0, found.start - 5) : found.start - 1]):
        return found
    value = found.value
    if sign in "-−":
        value = value._replace(number=f"-{value.number}", text=f"-{value.text}")
    ruby = (Ruby(sign, _SIGNS[sign]), *found.ruby)
    others = tuple(_SIGNS[sign] + other for other in found.alternatives)
    return found._replace(start=found.start - 1, ruby=ruby, value=value, alternatives=others)


def between(line: Line, found: Phrase) -> Phrase:
    """中2日 なかふつか, the days between two; 下4桁 しもよんけた."""
    at = found.start - 1
    place = line.narrow[at : at + 1] + line.narrow[found.end - 1]
    if place not in _PLACES or at not in line.cuts:
        return found
    if place[1] == "日" and at and not re.match(r"[\sぁ-ん、。「（(]", line.narrow[at - 1]):
        return found
    return found._replace(start=at, ruby=(Ruby(place[0], _PLACES[place]), *found.ruby))


_PLACES = {"中日": "なか", "上桁": "かみ", "下桁": "しも"}
"""What stands before a number and is read with its counter."""


_BEFORE_SIGN = r"(?:^|[\sぁ-ん（(「『〈《【、。:]|[温差高低比]|体重|体脂肪|脂肪率|ウエスト|ヒップ)$"
_BEFORE_PLUS = rf"{_BEFORE_SIGN}|[一-鿿々ァ-ヶー]$"
