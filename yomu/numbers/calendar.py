"""Years, months, days and times of day: readings that hang on the context, values as dates."""

import re
from typing import TYPE_CHECKING

from yomu.model import Quantity
from yomu.numbers.english import MONTHS, grouped, ordinal, quantity

if TYPE_CHECKING:
    from yomu.numbers.line import Line

ERAS = {
    "明治": ("Meiji", 1867),
    "大正": ("Taishō", 1911),
    "昭和": ("Shōwa", 1925),
    "平成": ("Heisei", 1988),
    "令和": ("Reiwa", 2018),
}

# ---------------------------------------------------------------- the first, or one day?

_DATE_BEFORE = re.compile("[0-9一二三四五六七八九十今同来先翌毎当前]月$|元旦$")
_DATE_AFTER = re.compile(
    "[(（][月火水木金土日祝]|付|午[前後]|未明|朝|昼|夕|夜|深夜|早朝|正午|から|まで|より|現在|以降|発売"
    "|[、,・〜～~と][0-9一二三四五六七八九十]+日(?!間)|(?:など)?に?(?:発表|行われ|開かれ|公開|施行|始ま)"
)
_SPAN_BEFORE = re.compile("(?:丸|まる|もう|あと|約|たった|わずか|ほぼ|第|ここ|この)$")
_SPAN_AFTER = re.compile(
    "[間目中分半も当で]|あたり|平均|約|だけ|限り|かぎり|ずつ|おき|置き|ごと|毎|遅れ|早|後|前|ほど|以[上内]|かけ|たり"
    "|に?[0-9一二三四五六七八九十何数]|に(?:つき|つい)|中|を|が(?:かり|終|過|経|始)"
)


def is_date(line: "Line", start: int, end: int) -> bool:
    """Whether 1日 at `start` is the first of a month (ついたち) rather than one day (いちにち)."""
    before, after = line.narrow[:start], line.narrow[end:]
    if _DATE_BEFORE.search(before) or _DATE_AFTER.match(after):
        return True
    if _SPAN_BEFORE.search(before) or _SPAN_AFTER.match(after):
        return False
    # Newspapers write the date of the month in Arabic digits, 一日 is mostly a whole day.
    return line.narrow[start].isdigit() and (not before or after[:1] == "、")


# ---------------------------------------------------------------- values


def year(line: "Line", start: int, number: str, plain: bool) -> Quantity:
    """2025年 `2025`, 令和7年 `2025 (Reiwa 7)`, 3年 `3 years`; `plain` where nothing follows 年."""
    era = line.before(start)
    if era in ERAS and number.isdigit():
        name, base = ERAS[era]
        return Quantity(str(base + int(number)), "", f"{base + int(number)} ({name} {number})")
    if plain and re.fullmatch("[1-9][0-9]{3}", number) and int(number) < 2200:
        return Quantity(number, "", number)
    return quantity(number, "", "year/years")


def month(number: str) -> Quantity:
    """4月 `April`."""
    if number.isdigit() and 1 <= int(number) <= 12:
        return Quantity(number, "", MONTHS[int(number) - 1])
    return Quantity(number, "", "-".join(_month_name(part) for part in number.split("-")))


def _month_name(number: str) -> str:
    valid = number.isdigit() and 1 <= int(number) <= 12
    return MONTHS[int(number) - 1] if valid else grouped(number)


def day(number: str) -> Quantity:
    """12日 `the 12th`."""
    return Quantity(number, "", f"the {ordinal(number)}")


def clock(hour: int, minute: int, second: int | None, before: str) -> Quantity:
    """`22:30`; after 午前 and 午後, `3:30 p.m.`."""
    shown = f"{hour}:{minute:02}" + (f":{second:02}" if second is not None else "")
    half = {"午前": " a.m.", "午後": " p.m."}.get(before, "")
    return Quantity(shown, "", shown + half)
