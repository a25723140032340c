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
    for pattern, read in _PATTERNS:
        match = re.match(pattern, ahead)
        if match and (found := read(match, before)):
            return found._replace(ruby=over(text[start:], found.ruby))
    return None


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


def _slashed(match: re.Match[str], _: str) -> Code | None:
    """1/2 にぶんのいち, but 3/15 さんがつじゅうごにち; 24/7 and 130/80 are neither."""
    upper, lower = (part.replace(",", "") for part in match.groups())
    if _is_day(match, upper, lower):
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


def _is_day(match: re.Match[str], month: str, day: str) -> bool:
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return False
    if re.match(_FRACTION_AFTER, match.string[match.end() :]):
        return False
    # Halves, thirds, an eighth … are fractions unless something says that they are days.
    simple = int(month) < int(day) < 6 or (month == "1" and day in ("8", "10", "16"))
    return not simple or re.match(_DAY_AFTER, match.string[match.end() :]) is not None


_FRACTION_AFTER = (
    "拍子|以[上下内]|程度|ほど|ずつ|倍|サイズ|カップ|インチ|スケール|の(?:確率|大きさ|量|サイズ)"
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
    date = of_an_era(match.group()) if before in ERAS else None
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


def _score(match: re.Match[str], _: str) -> Code | None:
    """3-2で勝つ さんたいに."""
    if not re.match(_SCORED, match.string[match.end() :]):
        return None
    left, right = (amount(part) for part in match.groups())
    assert left is not None
    assert right is not None
    (ours, (_, against)) = counted(left, "対|たい")
    ruby = (ours, Ruby("-", against), *right.ruby)
    return Code(ruby, Quantity(match.group(), "", f"{left.number} to {right.number}"))


_SCORED = "[でとの、に]?[^。0-9]{0,6}?(?:勝|敗|破|下し|引き分|逆転|リード|先行|同点|制し|スコア)"


def _measures(match: re.Match[str], _: str) -> Code | None:
    """1m50cm いちメートルごじゅっセンチメートル."""
    great, unit, small, part = match.groups()
    ruby: tuple[Ruby, ...] = ()
    for digits, key in ((great, unit), (small, part)):
        number = amount(digits)
        ruby += counted(number, key) if number else ()
    return Code(ruby, Quantity(match.group(), "", match.group()))


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
"""What people type between the digits of a telephone number."""
# Compiled on first use: few texts have codes.
_PATTERNS: tuple[tuple[str, Callable[[re.Match[str], str], Code | None]], ...] = (
    ("([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?![0-9:])", _time),
    ("([0-9]{4})([/.-])([0-9]{1,2})\\2([0-9]{1,2})(?![0-9/.-])", _date),
    ("(0[0-9])([.])([0-9]{1,2})\\2([0-9]{1,2})(?![0-9/.-])", _date),
    ("([0-9]{2})(/)([0-9]{1,2})\\2([0-9]{1,2})(?![0-9/.-])", _date),
    ("((?:19|20)[0-9]{2})(/)([0-9]{1,2})(?![0-9/.-])", _year_and_month),
    ("0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,6}(?![0-9-])", _digits),
    ("0[0-9]{1,4}[(（][0-9]{1,4}[)）][0-9]{3,4}(?![0-9-])", _digits),
    ("([0-9]{1,3})(m|km|kg)([0-9]{1,3})(cm|m|g)(?![a-zA-Z0-9])", _measures),
    ("([0-9]{3})-([0-9]{4})(?![0-9-])", _postcode),
    ("[0-9]{1,4}(?:-[0-9]{1,4}){2,4}(?![0-9-])", _address),
    ("([0-9]{1,2})-([0-9]{1,2})(?![0-9-])", _score),
    ("[0-9]{1,6}(?:[.][0-9]{1,6}){2,4}(?![0-9.])", _version),
    ("([0-9][0-9,]{0,8})/([0-9][0-9,]{0,8})(?![0-9/])", _slashed),
)
