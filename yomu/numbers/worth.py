"""What a numeral is worth: years of eras, dates, times of day, amounts of anything."""

import re
from typing import TYPE_CHECKING

from yomu.model import Quantity
from yomu.numbers import context, english
from yomu.numbers.amount import Amount
from yomu.numbers.counters import Counter, Tail
from yomu.numbers.ranges import Range

if TYPE_CHECKING:
    from yomu.numbers.line import Line

ERAS = {
    "明治": ("Meiji", 1867),
    "大正": ("Taishō", 1911),
    "昭和": ("Shōwa", 1925),
    "平成": ("Heisei", 1988),
    "令和": ("Reiwa", 2018),
}

ERA_LETTERS = {
    "M": ("明治", "めいじ"),
    "T": ("大正", "たいしょう"),
    "S": ("昭和", "しょうわ"),
    "H": ("平成", "へいせい"),
    "R": ("令和", "れいわ"),
}


def value(
    line: "Line", at: int, number: Amount | Range, row: Counter, after: tuple[Tail, ...]
) -> Quantity:
    """The value of a number with its counter and tails; none for a word spelt like one."""
    if row.kind == "word":
        return Quantity()
    worth = number.number
    if any(tail.surface == "半" for tail in after):
        worth = worth + ".5" if worth.isdigit() else worth
    after = tuple(tail for tail in after if tail.surface != "半")
    found = _counted(line, at, worth, number, row, after)
    one = "" if "{" in row.english else row.english.partition("/")[0]
    for tail in after:
        text = tail.english.format(found.text, th=english.ordinal(worth), one=one)
        found = found._replace(text=text.strip())
    return found


def plain(number: Amount) -> Quantity:
    """The value of a number without counter."""
    return english.quantity(number.number, _unclear(number), "")


def _counted(
    line: "Line",
    at: int,
    worth: str,
    number: Amount | Range,
    row: Counter,
    after: tuple[Tail, ...],
) -> Quantity:
    if isinstance(number, Range) or not number.vague:
        found = _dated(line, at, worth, number, row, after) or _ranked(line, at, worth, row, after)
        if found:
            return found
    return english.quantity(worth, _unclear(number), row.english)


def _dated(
    line: "Line",
    at: int,
    worth: str,
    number: Amount | Range,
    row: Counter,
    after: tuple[Tail, ...],
) -> Quantity | None:
    """A year, a month, a day of one, a time of day."""
    if row.key == "年":
        return year(line, at, worth, plain=not after)
    if row.key == "年度" and line.before(at) in ERAS and worth.isdigit():
        in_all = in_era(line.before(at), worth)
        return in_all._replace(text=f"fiscal {in_all.text}")
    if row.kind == "month":
        return _month(worth)
    if row.kind == "day" and not after and context.is_date(line, at, number, row):
        return Quantity(worth, "", f"the {english.ordinal(worth)}")
    if row.kind == "hour" and "-" not in worth:
        whole, _, half = worth.partition(".")
        return clock(line, at, whole, "30" if half else "0")
    return None


def _ranked(
    line: "Line", at: int, worth: str, row: Counter, after: tuple[Tail, ...]
) -> Quantity | None:
    """割 are tens of percent, and 第2回 is the second."""
    if not worth.isdigit():
        return None
    if row.surface in _TENTHS:
        return english.quantity(str(10 * int(worth)), "", _TENTHS[row.surface])
    if line.before(at) == "第" and not after and "/" in row.english:
        one = row.english.partition("/")[0]
        return english.quantity(worth, "", f"the {{th}} {one}")
    return None


_TENTHS = {
    "割": "percent",
    "割り": "percent",
    "割引": "percent off",
    "割引き": "percent off",
    "割り引き": "percent off",
    "掛け": "percent of the price",
}


def _unclear(number: Amount | Range) -> str:
    if isinstance(number, Range) or not number.vague:
        return ""
    return english.vague(number.surface, number.units)


def year(line: "Line", start: int, number: str, *, plain: bool) -> Quantity:
    """2025年 `2025`, 令和7年 `2025 (Reiwa 7)`, 3年 `3 years`; `plain` where nothing follows 年."""
    era = line.before(start)
    if line.narrow.startswith("元年", start) and era not in ERAS:
        return Quantity("1", "", "the first year")
    if era in ERAS and number.isdigit():
        return in_era(era, number)
    century = _YEAR.match(line.narrow, start)
    if century and number.isdigit() and len(century.group()) == 2:
        # 07年, '98年
        full = int(number) + (1900 if int(number) > 40 else 2000)
        return Quantity(str(full), "", str(full))
    millennia = line.narrow[start] in "千三四五六七八九" and number.endswith("000")
    if plain and re.fullmatch("[1-9][0-9]{3}", number) and int(number) < 2200 and not millennia:
        return Quantity(number, "", number)
    return english.quantity(number, "", "year/years")


_YEAR = re.compile("(?:0[0-9]|(?<=['’‘])[0-9]{2})(?=年)")


def in_era(era: str, number: str) -> Quantity:
    """The year of an era: 令和, 7 → `2025 (Reiwa 7)`."""
    name, base = ERAS[era]
    return Quantity(str(base + int(number)), "", f"{base + int(number)} ({name} {number})")


def _month(number: str) -> Quantity:
    return Quantity(number, "", "-".join(map(_month_name, number.split("-"))))


def _month_name(number: str) -> str:
    valid = number.isdigit() and 1 <= int(number) <= 12
    return english.MONTHS[int(number) - 1] if valid else f"month {number}"


def clock(line: "Line", start: int, hour: str, minute: str) -> Quantity:
    """`22:30`; after 午前 and 午後, `3:30 p.m.`."""
    return english.clock(hour, minute, line.before(start))
