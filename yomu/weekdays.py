"""Days of the week by one character: 7月9日（木） もく, 月〜金 げつ, 毎週月・木."""

from collections.abc import Sequence

from yomu.words import Unit

READINGS = {
    "月": "げつ",
    "火": "か",
    "水": "すい",
    "木": "もく",
    "金": "きん",
    "土": "ど",
    "日": "にち",
}
_OPENING = frozenset("（([［〔【")
_CLOSING = frozenset("）)]］〕】")
_TO = frozenset("~～〜-－−")
_BETWEEN = frozenset("・･,、，") | _TO
_SPACES = frozenset((" ", "\u3000", "\t"))
_RULES = frozenset("|｜") | _SPACES
"""What stands between the days at the head of a table: 月 火 水, | 月 | 火 | 水 |."""
_LISTING = frozenset("・･")
_TWO = 2
"""Units between the first and the last of two days with a mark between them."""
_ENDING = _CLOSING | _BETWEEN
_EVERY = frozenset(("毎週", "隔週", "各週", "週", "定休", "休診"))
_FOLLOWING = frozenset(("曜", "曜日", " ", "\u3000", "午前", "午後", "休み", "定休", "休診"))
_HOLIDAYS = frozenset(("祝", "祝日", "日・祝", "日祝", "土日", "土日祝"))
"""What follows days of the week only; 日・祝 is one word for MeCab."""
_LIKEWISE = _HOLIDAYS | READINGS.keys()
_CLOSED = frozenset(("午前", "午後", "定休", "休診", "休館", "休業", "休み"))
_HEADINGS = (
    frozenset(
        ("定休日", "休診日", "休館日", "休業日", "診療日", "営業日", "収集日", "回収日", "開館日")
    )
    | _CLOSED
)
_IN_FULL = frozenset(f"{day}{ending}" for day in READINGS for ending in ("曜", "曜日"))


def reading(units: Sequence[Unit], at: int) -> str:
    """How the character at `at` is read as a day of the week; empty if it is none."""
    first, last = _chain(units, at)
    if first == last and _heads_a_table(units, at):
        return READINGS[units[at].surface]
    if _is_named(units, first, last) or _is_of_hours(units, first, last):
        return READINGS[units[at].surface]
    opening = units[first - 1].surface if first else ""
    if opening in _OPENING:
        several = first < last
        after = units[last + 1].surface if last + 1 < len(units) else ""
        dated = several or first < 2 or _is_dated(units[first - 2])
        told = (after in _ENDING and dated) or (several and after in _FOLLOWING)
    else:
        told = _stands_alone(units, first, last) if first < last else _is_behind_a_date(units, at)
    return READINGS[units[at].surface] if told or _is_range(units, first, last) else ""


def _heads_a_table(units: Sequence[Unit], at: int) -> bool:
    """Whether it is one of three days or more with spaces or rules between: 月 火 水 木."""
    days = 1
    for step in (-1, 1):
        place, gap = at + step, 0
        while 0 <= place < len(units) and days < _ROW:
            if units[place].surface in _LIKEWISE and gap:
                days, gap = days + 1, 0
            elif units[place].surface in _RULES and gap < _ROW:
                gap += 1
            else:
                break
            place += step
    return days >= _ROW


_ROW = 3
"""Days that make a row; and how many spaces and rules may stand between two of them."""


def _is_named(units: Sequence[Unit], first: int, last: int) -> bool:
    """毎週月・火曜, 月・水・金曜日: a day in full stands behind."""
    if last + 2 >= len(units) or units[last + 2].surface not in _IN_FULL:
        return False
    every = first > 0 and units[first - 1].surface in _EVERY
    return units[last + 1].surface in _LISTING or (every and units[last + 1].surface in _BETWEEN)


def _is_of_hours(units: Sequence[Unit], first: int, last: int) -> bool:
    """木休診, 木午後休診, 定休日：火, 休診日 木・日."""
    after = units[last + 1] if last + 1 < len(units) else None
    if after is not None and after.surface in _CLOSED:
        return True
    headed = first > 1 and units[first - 1].pos == "symbol"
    ends = after is None or after.pos == "symbol"
    return headed and ends and units[first - 2].surface in _HEADINGS


def _chain(units: Sequence[Unit], at: int) -> tuple[int, int]:
    """The first and the last of the days that stand with the one at `at`: 月・水・金, 月〜金."""
    first = last = at
    while first and units[first - 1].surface in _LIKEWISE:
        first -= 1
    while first > 1 and _joins(units, first - 1):
        first -= 2
    while last + 1 < len(units) and units[last + 1].surface in _LIKEWISE:
        last += 1
    while last + 2 < len(units) and _joins(units, last + 1):
        last += 2
    return first, last


def _joins(units: Sequence[Unit], at: int) -> bool:
    around = units[at - 1].surface in _LIKEWISE and units[at + 1].surface in _LIKEWISE
    return around and units[at].surface in _BETWEEN


def _is_range(units: Sequence[Unit], first: int, last: int) -> bool:
    """月〜金."""
    return any(unit.surface in _TO for unit in units[first:last])


def _stands_alone(units: Sequence[Unit], first: int, last: int) -> bool:
    """毎週月・木, 月・木 9:00; but 火・水・風, and 年・月・日 of birth."""
    before = units[first - 1].surface if first else ""
    after = units[last + 1] if last + 1 < len(units) else None
    if before in _LISTING or (after is not None and after.surface in _LISTING):
        return False
    listed = last - first > _TWO or units[last].surface in _HOLIDAYS
    if not before or before in _EVERY or listed:
        return True
    follows = after is not None and (after.numeral is not None or after.surface in _FOLLOWING)
    return units[first - 1].pos == "symbol" and follows


def _is_behind_a_date(units: Sequence[Unit], at: int) -> bool:
    """7/9木, 7月9日 木, 第4木, 毎週木; but 9日木を植えた."""
    if at + 1 < len(units) and units[at + 1].pos != "symbol":
        return False
    if at and units[at - 1].surface in ("毎週", "隔週"):
        return True
    spaced = at > 1 and units[at - 1].surface in _SPACES
    before = units[at - 2 if spaced else max(at - 1, 0)]
    dated = before.surface[-1] == "日" or "/" in before.surface
    return before.numeral is not None and (dated or _is_nth(units, at))


def _is_nth(units: Sequence[Unit], at: int) -> bool:
    """第4水, 第2・4水."""
    while at and (units[at - 1].numeral is not None or units[at - 1].surface in _LISTING):
        at -= 1
    return at > 0 and units[at - 1].surface == "第"


def _is_dated(unit: Unit) -> bool:
    """Whether a day of the week may stand behind: 9日（木）, 7/9（木）; but 3本（木）."""
    last = unit.surface[-1]
    return last == "日" or unit.pos == "symbol" or (unit.numeral is not None and last.isdigit())
