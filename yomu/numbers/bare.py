"""Numbers without a counter: bare, beside a name (ベスト8) or a sign ($100, 打率.312)."""

import re
import unicodedata

from yomu import kana
from yomu.model import Quantity, Ruby
from yomu.numbers import context, doubt, worth
from yomu.numbers.amount import Amount, amount, by_digits, dotted
from yomu.numbers.counters import counted
from yomu.numbers.english import ordinal
from yomu.numbers.labels import Said, is_name, number_beside, whole
from yomu.numbers.lexical import WINDOW
from yomu.numbers.line import Line, Phrase, is_latin
from yomu.numbers.signs import average, money, numbered
from yomu.numbers.spoken import english, spoken
from yomu.numbers.tokens import KANJI_DIGITS


def bare(line: Line, at: int, number: Amount) -> Phrase | None:
    """The number at `at`, which no counter follows; None where it belongs to a word (3D, 数)."""
    number = _of_a_rate(line.narrow, at, number)
    if number.surface[-3:-2] == "十":
        number = amount(line.narrow, at, pairs=True) or number  # 二十七八の女
    end = at + len(number.surface)
    if number.surface in "数何幾" or end not in line.cuts or _latin(line.narrow, end):
        return None
    if set(number.surface) == {"○"}:
        return None  # ○○○○さん
    if set(number.surface) == {"〇"}:
        # JA〇〇, 〇をつける: a circle, not a zero.
        return Phrase(at, end, (Ruby(number.surface, "まる" * len(number.surface)),), Quantity())
    beside = money(line, at, number) or average(line, at, number)
    beside = beside or numbered(line, at, number.surface)
    beside = beside or _beside_a_name(line, at, number.surface) or _same_month(line, at, number)
    beside = beside or _month_of_a_list(line, at, number)
    beside = beside or _of_a_series(line, at, number.surface)
    if beside is not None:
        return beside
    if context.in_digits(line.narrow, at, number):
        number = by_digits(number)
    ruby = number.ruby
    if number.surface in KANJI_DIGITS:
        # MeCab knows 一苦労 ひとくろう.
        ruby = (Ruby(number.surface, line.morphemes[line.number(at)].reading),)
    ruby = _in_one_breath(line.narrow, at, ruby)
    sure = doubt.bare(line, at, number.surface)
    others = doubt.others(line, at, ruby[-1])
    return Phrase(at, end, ruby, worth.plain(number), sure, others)


def _of_a_rate(text: str, at: int, number: Amount) -> Amount:
    """失業率は三・二に, 終値は3398・21だった: a dot, and no two numbers; but 二・二六事件."""
    decimals = dotted(text, at, number)
    if decimals is None:
        return number
    rate = re.search(_RATE, text[max(0, at - 3) : at])
    return decimals if rate or _is_index(decimals.surface, text, at) else number


_RATE = "(?:率|指数)[はがもを]?$"


def _is_index(surface: str, text: str, at: int) -> bool:
    """Whether the figures are one number, as of shares: 3398・21; but 2021・22, 1945・8・15."""
    whole, _, fraction = surface.partition("・")
    large = re.fullmatch("[0-9]{3,}|[0-9]+万[0-9]+", whole)
    beside = text[at - 1 : at] + text[at + len(surface) : at + len(surface) + 1]
    if not large or "・" in beside or not re.fullmatch("[0-9][0-9]?", fraction):
        return False
    return len(whole) != 4 or (len(fraction) == 2 and int(fraction) != int(whole[2:]) + 1)


def _in_one_breath(text: str, at: int, ruby: tuple[Ruby, ...]) -> tuple[Ruby, ...]:
    """二十四、五の若者 し, 十六、七 しち: neighbours are said as before a counter; but 第四、五."""
    *before, (base, said) = ruby
    four = "".join(base for base, _ in ruby)[-1:]
    end = at + sum(len(base) for base, _ in ruby)
    around = text[max(0, at - 3) : at] + four + text[end : end + 3]
    if four not in _FOUR or not re.search(_BREATH, around):
        return ruby
    long, short = _FOUR[four]
    return (*before, Ruby(base, said.removesuffix(long) + short if said.endswith(long) else said))


_FOUR = {"四": ("よん", "し"), "七": ("なな", "しち")}
_BREATH = (
    "(?:(?<!第)(?:四、五|七、八)|(?<![、第])(?:三、四|六、七))(?![、一二三四五六七八九十百千])"
)


def _beside_a_name(line: Line, at: int, digits: str) -> Phrase | None:
    """ベスト8 エイト, Windows 11 イレブン: digits behind a word that makes a name with them."""
    word = line.before(at)
    if word in (" ", "\u3000"):
        word = line.before(at - 1)
    if not digits.isdigit() or not digits.isascii():
        return None
    listed = whole(line.narrow[max(0, at - 1) : at + len(digits)])
    if not listed and not is_name(word):
        return None
    said = Said(listed, 0.97) if listed else number_beside(word, digits)
    ruby = (Ruby(digits, said.reading),)
    return Phrase(at, at + len(digits), ruby, Quantity(digits, "", digits), said.sure, said.others)


def _of_a_series(line: Line, at: int, surface: str) -> Phrase | None:
    """ドラクエⅢ スリー, GⅠ ワン: a Roman numeral behind katakana or letters; but 数学Ⅱ に."""
    before = line.before(at)
    if not re.fullmatch(_ROMAN, surface) or not (kana.is_katakana(before) or is_latin(before[-1:])):
        return None
    number = int(unicodedata.numeric(surface))
    value = Quantity(str(number), "", str(number))
    ruby = (Ruby(surface, english(number)),)
    return Phrase(at, at + 1, ruby, value, 0.85, (spoken(number),))


_ROMAN = "[Ⅰ-Ⅻⅰ-ⅻ]"


def _same_month(line: Line, at: int, number: Amount) -> Phrase | None:
    """A day without its month: 12/24〜25, 29（月・祝）, the first two of 5、10、15日."""
    day = number.number
    if not re.fullmatch("[12]?[0-9]|3[01]", day) or not line.narrow[at].isdigit():
        return None
    before = re.search(_MONTH_AND_DAY, line.narrow[max(0, at - 10) : at])
    follows = before is not None and not before[2] and int(before[1]) < int(day)
    after = line.narrow[at + len(number.surface) : at + len(number.surface) + WINDOW]
    numbers = line.narrow[at - 1 : at] in tuple("第図表式")
    if not follows and (numbers or not re.match(_DAY_AFTER, after)):
        return None
    said = "ついたち" if day == "1" else "".join(said for _, said in counted(number, "日"))
    ruby = (Ruby(number.surface, said),)
    value = Quantity(day, "", f"the {ordinal(day)}")
    return Phrase(at, at + len(number.surface), ruby, value, 0.9)


_MONTH_AND_DAY = (
    "(?<![0-9/])[0-9]{1,2}/([0-9]{1,2})([(（][月火水木金土日祝・]{1,3}[)）])?[〜～~・、]$"
)
_DAY_AFTER = (
    "[(（][月火水木金土日](?:曜日?)?(?:[・･](?:祝日?|振休|休|[月火水木金土日]))*[)）]"
    "|[、・](?:[0-9]{1,2}[、・])*[0-9]{1,2}(?:日(?!間|[でほ以目])|の?両日)|の?両日"
)


def _month_of_a_list(line: Line, at: int, number: Amount) -> Phrase | None:
    """A month without its 月: the first three of 1、4、7、10月 are いち、し、しち."""
    said = _MONTHS.get(number.surface)
    end = at + len(number.surface)
    if said is None or not re.match(_MONTH_AFTER, line.narrow[end : end + WINDOW]):
        return None
    return Phrase(at, end, (Ruby(number.surface, said),), worth.plain(number), 0.9)


_MONTHS = {"4": "し", "7": "しち", "9": "く"}
_MONTH_AFTER = "[、・〜～~](?:1?[0-9][、・〜～~])*1?[0-9]月(?![間曜])"


def _latin(text: str, end: int) -> bool:
    """Whether the number belongs to a name: 3D, 5G; but not 320x240 and 16h."""
    if not is_latin(text[end : end + 1]):
        return False
    if text[end] == "w" and not is_latin(text[end:].lstrip("w")[:1]):
        return False  # 女3www, laughter
    multiplied = text[end] in "xX" and text[end + 1 : end + 2].isdigit()
    after = text[end + 1 : end + 2]
    if text[end].islower() and not (after.isascii() and after.isalnum()):
        return text[end] in "dk"  # 3d and 4k, but y=2x+1
    two_digits = text[max(0, end - 2) : end].isdigit() and end > 1
    if text.startswith(_ORDINAL, end) or (
        text[end] in "BD" and re.compile(_BATTERY).match(text, end)
    ):
        return True  # 20th is a name as 5th is, and 40B19L one of a battery
    return not multiplied and not two_digits


_BATTERY = "[BD][0-9]{2}[LR](?![A-Za-z0-9])"
_ORDINAL = ("th", "st", "nd", "rd")
