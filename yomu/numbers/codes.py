"""Numbers written with marks: times 10:30, dates 2025/2/12, fractions 1/2, versions, codes."""

import re
from collections.abc import Callable
from typing import NamedTuple

from yomu.model import Quantity, Ruby
from yomu.numbers.amount import amount
from yomu.numbers.counters import counted, counters
from yomu.numbers.english import MONTHS, clock
from yomu.numbers.line import over
from yomu.numbers.spoken import digit_by_digit, spoken
from yomu.numbers.tokens import KANJI_DIGITS
from yomu.numbers.worth import ERAS


class Code(NamedTuple):
    """A number with marks, read."""

    ruby: tuple[Ruby, ...]
    value: Quantity
    sure: float = 0.9


_PLAIN = 0.97
"""How sure a time and a date with its year are: their marks say what they are."""


def code(text: str, start: int, before: str) -> Code | None:
    """The code at `start` of `text` (ASCII digits), or None; `before` is the word before it."""
    ahead = text[start : start + _LONGEST].translate(_DASHES)
    if before[-1:] in _TO and re.search(_SINCE, text[max(0, start - 12) : start]):
        before = _DATE
    for pattern, read in _PATTERNS:
        match = re.match(pattern, ahead)
        if match and (found := read(match, before)):
            return found._replace(ruby=over(text[start:], found.ruby))
    return None


_DATE = "date"
"""What stands before the end of 12/29〜1/3."""
_TO = ("〜", "～", "~", "-", "−")
_SINCE = "(?<![0-9/])1?[0-9]/(?:[12][0-9]|3[01]|[7-9])(?:[(（][月火水木金土日祝・]{1,3}[)）])?.$"


def _time(match: re.Match[str], before: str) -> Code | None:
    """10:30, but not the score 3:25 of no clock."""
    hour, minute, second = match.groups()
    if int(hour) > 29 or int(minute) > 59:
        return None
    value = clock(hour, minute, before, second or "")
    if not int(minute) and not second:
        return Code((Ruby(match.group(), _said(hour, "時")),), value, _PLAIN)
    ruby = (_part(hour, "時"), Ruby(":"), _part(minute, "分"))
    return Code((*ruby, Ruby(":"), _part(second, "秒")) if second else ruby, value, _PLAIN)


def _date(match: re.Match[str], _: str) -> Code | None:
    year, mark, month, day = match.groups()
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    ruby = (_year(year), Ruby(mark), _part(month, "月"), Ruby(mark), _day(day))
    full = year if len(year) == 4 else str(int(year) + (1900 if int(year) > 40 else 2000))
    text = f"{int(day)} {MONTHS[int(month) - 1]} {full}"
    return Code(ruby, Quantity(match.group(), "", text), _PLAIN)


def _year(digits: str) -> Ruby:
    """2006 にせんろくねん, but 06 ゼロろくねん."""
    number = amount(digits)
    assert number is not None
    return Ruby(digits, "".join(reading for _, reading in counted(number, "年")))


def _year_and_month(match: re.Match[str], _: str) -> Code | None:
    year, mark, month = match.groups()
    if not 1 <= int(month) <= 12:
        return None
    ruby = (_year(year), Ruby(mark), _part(month, "月"))
    return Code(ruby, Quantity(match.group(), "", f"{MONTHS[int(month) - 1]} {year}"))


def _month_and_day(match: re.Match[str], _: str) -> Code | None:
    """10.6(日) じゅうがつむいか."""
    month, mark, day = match.groups()
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    text = f"{int(day)} {MONTHS[int(month) - 1]}"
    return Code((_part(month, "月"), Ruby(mark), _day(day)), Quantity(match.group(), "", text))


def _slashed(match: re.Match[str], before: str) -> Code | None:
    """1/2 にぶんのいち, but 3/15 さんがつじゅうごにち; 24/7 and 130/80 are neither."""
    upper, lower = (part.replace(",", "") for part in match.groups())
    if _is_day(match, upper, lower, before):
        text = f"{int(lower)} {MONTHS[int(upper) - 1]}"
        ruby = (_part(upper, "月"), Ruby("/"), _day(lower))
        return Code(ruby, Quantity(match.group(), "", text))
    after = match.string[match.end() :]
    proper = int(upper) < int(lower) or after.startswith(("平方", "立方", "拍子"))
    if upper.startswith("0") or int(lower) < 2 or not proper:
        return None
    said = f"{spoken(int(lower))}ぶんの{spoken(int(upper))}"
    value = f"{int(upper)}/{int(lower)}"
    return Code((Ruby(match.group(), said),), Quantity(value, "", value))


def _is_day(match: re.Match[str], month: str, day: str, before: str) -> bool:
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return False
    if before == _DATE:
        return True
    if before in _RECKONING or re.match(_FRACTION_AFTER, match.string[match.end() :]):
        return False
    # Halves, thirds, an eighth … are fractions unless something says that they are days.
    simple = int(month) < int(day) < 6 or (month == "1" and day in ("8", "10", "16"))
    later = re.match(f"[〜～~-]{month}/([0-9]+)", match.string[match.end() :])
    if simple and later and int(later[1]) < int(day):
        return False  # 1/4〜1/3
    return not simple or re.match(_DAY_AFTER, match.string[match.end() :]) is not None


_RECKONING = frozenset(("=", "＝", "+", "＋", "×", "÷", "約", "持分", "濃度"))
"""Words before a fraction: 1/3+1/4=7/12."""
_FRACTION_AFTER = (
    "拍子|以[上下内]|程度|ほど|ずつ|倍|サイズ|カップ|インチ|スケ-ル|の(?:確率|大きさ|量|サイズ)"
)

_DAY_AFTER = "[(（〜～~]|から|まで|発売|現在|[月火水木金土日]曜"


def of_an_era(text: str) -> tuple[Ruby, ...] | None:
    """7.4.1 behind 令和, ななねんしがつついたち; None for what is no date."""
    match = re.fullmatch("([0-9]{1,2})([./])([0-9]{1,2})([./])([0-9]{1,2})", text)
    if not match or not (0 < int(match[3]) <= 12 and 0 < int(match[5]) <= 31):
        return None
    year, mark, month, point, day = match.groups()
    return (_part(year, "年"), Ruby(mark), _part(month, "月"), Ruby(point), _day(day))


def _version(match: re.Match[str], before: str) -> Code | None:
    date = of_an_era(match.group()) if before in ERAS or before in tuple("平昭令") else None
    if date:
        return Code(date, Quantity(match.group(), "", match.group()), _PLAIN)
    said = "てん".join(spoken(int(part)) for part in match.group().split("."))
    return Code((Ruby(match.group(), said),), Quantity(match.group(), "", match.group()))


def _digits(match: re.Match[str], _: str) -> Code | None:
    """A telephone number, a postcode, a long or zero-led code: digit by digit."""
    ruby = tuple(
        Ruby(part, digit_by_digit(part) if part.isdigit() else "")
        for part in re.findall("[0-9]+|[^0-9]", match.group())
    )
    return Code(ruby, Quantity(match.group(), "", match.group()))


def _postcode(match: re.Match[str], before: str) -> Code | None:
    """197-0804 digit by digit, but 500-1000円 is a range."""
    if before != "〒" and match[2][0] != "0" and counters(match.string, match.end()):
        return None
    return _digits(match, before)


def _address(match: re.Match[str], _: str) -> Code | None:
    """1-3-61 of an address: いちのさんのろくじゅういち."""
    ruby = tuple(
        Ruby(part, spoken(int(part)) if part.isdigit() else "")
        for part in re.findall("[0-9]+|-", match.group())
    )
    return Code(ruby, Quantity(match.group(), "", match.group()))


def _score(match: re.Match[str], before: str) -> Code | None:
    """3-2で勝つ さんたいに."""
    if before not in _SCORES and not re.match(_SCORED, match.string[match.end() :]):
        return None
    left, right = (amount(part) for part in match.groups())
    assert left is not None
    assert right is not None
    (ours, (_, against)) = counted(left, "対|たい")
    ruby = (ours, Ruby("-", against), *right.ruby)
    return Code(ruby, Quantity(match.group(), "", f"{left.number} to {right.number}"))


_SCORED = (
    "[でとの、に]?[^。0-9]{0,6}?(?:勝|敗|破|下し|引き分|逆転|リ-ド|先行|同点|制し|スコア)"
    "|のまま|で(?:前半|試合|終了|折り返|ドロ-)"
)
_SCORES = frozenset(("カウント", "スコア", "判定", "合計", "計"))
"""Words before a score: セットカウント3-1."""


def _ratio(match: re.Match[str], _: str) -> Code:
    """3:7 さんたいなな, 1:2:3; what is no time of day."""
    ruby: tuple[Ruby, ...] = ()
    parts = [number for number in map(amount, match.group().split(":")) if number]
    for number in parts[:-1]:
        said, (_, against) = counted(number, "対|たい")
        ruby += (said, Ruby(":", against))
    text = " to ".join(number.number for number in parts)
    return Code((*ruby, *parts[-1].ruby), Quantity(match.group(), "", text))


def _lens(match: re.Match[str], _: str) -> Code | None:
    """50mmF1.4, the length of a lens and how wide it opens."""
    length, opening = (amount(part) for part in match.groups())
    assert length is not None
    assert opening is not None
    ruby = (*counted(length, "mm"), Ruby("F", "エフ"), *opening.ruby)
    return Code(ruby, Quantity(match.group(), "", match.group()))


def _tyre(match: re.Match[str], _: str) -> Code | None:
    """205/55R16, how wide a tyre is and what it fits: にひゃくご ごじゅうご アールじゅうろく."""
    width, slash, height, letter, rim = match.groups()
    ruby = (Ruby(width, spoken(int(width))), Ruby(slash), Ruby(height, spoken(int(height))))
    said = (Ruby(letter, "アール"), Ruby(rim, spoken(int(rim))))
    return Code((*ruby, *said), Quantity(match.group(), "", match.group()))


def _measures(match: re.Match[str], _: str) -> Code | None:
    """1m50cm いちメートルごじゅっセンチメートル; 8m21 of a jump; 100g98円."""
    great, unit, small, part = match.groups()
    ruby: tuple[Ruby, ...] = ()
    for digits, key in ((great, unit), (small, part)):
        number = amount(digits)
        ruby += counted(number, "R|戦" if key == "R" else key) if number else ()
    return Code(ruby, Quantity(match.group(), "", match.group()))


def _distance(match: re.Match[str], _: str) -> Code | None:
    """19m74 じゅうきゅうメートルななじゅうよん, how far a ball was put."""
    metres, rest = map(amount, match.groups())
    assert metres is not None
    assert rest is not None
    text = ".".join(match.groups())
    return Code((*counted(metres, "m"), *rest.ruby), Quantity(text, "m", f"{text} metres"))


def _move(match: re.Match[str], _: str) -> Code:
    """7六歩 ななろくふ, a move of shogi."""
    column, row, piece = match.groups()
    said = digit_by_digit(str(KANJI_DIGITS[row]))
    ruby = (Ruby(column, digit_by_digit(column)), Ruby(row, said), Ruby(piece, _PIECES[piece]))
    return Code(ruby, Quantity())


_PIECES = {"歩": "ふ", "香": "きょう", "桂": "けい", "銀": "ぎん", "金": "きん", "角": "かく"}
_PIECES |= {"飛": "ひ", "玉": "ぎょく", "王": "おう", "馬": "うま", "龍": "りゅう", "竜": "りゅう"}


def _part(digits: str, unit: str) -> Ruby:
    return Ruby(digits, _said(digits, unit))


def _day(digits: str) -> Ruby:
    return Ruby(digits, "ついたち" if int(digits) == 1 else _said(digits, "日"))


def _said(digits: str, unit: str) -> str:
    number = amount(str(int(digits)))
    assert number is not None
    return "".join(reading for _, reading in counted(number, unit))


_LONGEST = 60
_DASHES = str.maketrans(dict.fromkeys("−‐–ー", "-"))
"""What people type between the digits of a telephone number; a ー of words is a `-`, too."""
# Compiled on first use: few texts have codes.
_PATTERNS: tuple[tuple[str, Callable[[re.Match[str], str], Code | None]], ...] = (
    ("([1-9])([一二三四五六七八九])([歩香桂銀金角飛玉王馬龍竜])", _move),
    ("([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?![0-9:])", _time),
    ("[0-9]{1,2}(?::[0-9])*:(?:[0-9](?:[.][0-9]+)?|[0-9]{3,6})(?![0-9:])", _ratio),
    ("([0-9]{4})([/.-])([0-9]{1,2})\\2([0-9]{1,2})(?![0-9/.-])", _date),
    ("([0-9]{1,2})([.])([0-9]{1,2})(?=[(（][月火水木金土日](?:曜日?)?[)）・])", _month_and_day),
    ("(0[0-9])([.])([0-9]{1,2})\\2([0-9]{1,2})(?![0-9/.-])", _date),
    ("([0-9]{2})(/)([0-9]{1,2})\\2([0-9]{1,2})(?![0-9/.-])", _date),
    ("((?:19|20)[0-9]{2})(/)([0-9]{1,2})(?![0-9/.-])", _year_and_month),
    ("0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,6}(?![0-9-])", _digits),
    ("0[0-9]{1,4}[(（][0-9]{1,4}[)）][0-9]{3,4}(?![0-9-])", _digits),
    ("0[0-9]{1,4}[)）][0-9]{1,4}-[0-9]{3,4}(?![0-9-])", _digits),
    ("([0-9]{1,3})(m|km|kg)([0-9]{1,3})(cm|m|g)(?![a-zA-Z0-9])", _measures),
    ("([0-9]{1,2})m([0-9]{2})(?![0-9A-Za-z])", _distance),
    ("([0-9]{1,2})(R)([0-9]{1,2})(分)", _measures),
    ("([0-9]{1,5}(?:[.][0-9]{1,3})?)(m|km)([0-9]{1,3})(本|分|秒|円|時間|周|往復)", _measures),
    ("([0-9][0-9,]{0,5}(?:[.][0-9]{1,2})?)(k?g|m[lL]|cc|[lLmt])([0-9][0-9,]{0,8})(円)", _measures),
    ("([0-9]{1,4})mmF([0-9]{1,2}(?:[.][0-9])?)(?![a-zA-Z0-9.-])", _lens),
    ("([1-3][0-9]5)(/)([2-9][05])(R)([12][0-9])(?![0-9])", _tyre),
    ("([0-9]{3})-([0-9]{4})(?![0-9-])", _postcode),
    ("[0-9]{4}(?:-[0-9]{4}){2,3}(?![0-9-])", _digits),
    ("97[89]-[0-9]{1,5}-[0-9]{1,7}-[0-9]{1,7}-[0-9](?![0-9-])", _digits),
    ("[0-9]{1,4}(?:-[0-9]{1,4}){2,4}(?![0-9-])", _address),
    ("([0-9]{1,2})-([0-9]{1,2})(?![0-9-])", _score),
    ("[0-9]{1,6}(?:[.][0-9]{1,6}){2,4}(?![0-9.])", _version),
    ("([0-9][0-9,]{0,8})/([0-9][0-9,]{0,8})(?![0-9/])", _slashed),
)
