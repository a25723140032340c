"""Two numbers that share a counter: 10〜20人, 12、13日, 4〜6月."""

import re
from typing import NamedTuple

from yomu.model import Ruby
from yomu.numbers.amount import Amount, amount, dotted
from yomu.numbers.counters import Counter, counted, sounds


class Range(NamedTuple):
    """Two numbers and the mark between them, before one counter."""

    low: Amount
    mark: str
    high: Amount
    vague: str = ""

    @property
    def surface(self) -> str:
        """As it is written."""
        return f"{self.low.surface}{self.mark}{self.high.surface}"

    @property
    def number(self) -> str:
        """`10-20`."""
        return f"{self.low.number}-{self.high.number}"

    @property
    def neighbours(self) -> bool:
        """Whether it is 2〜3, said in one breath."""
        return self.low.units == self.high.units - 1 < 9 and not self.high.decimals

    @property
    def are_dates(self) -> bool:
        """Whether it is 3、4, which of days is none but for dates (`range_at`)."""
        return self.mark in _TOGETHER and self.neighbours


_TOGETHER = ("、", ",", "・")
MARKS = frozenset((*_TOGETHER, "〜", "～", "~", "−", "–", "―", "-"))
"""What may stand between the two numbers of a range."""


def range_at(text: str, start: int, low: Amount, *, dots: bool = False) -> Range | None:
    """The range that begins with `low` at `start`, if there is one; with `dots`, 1〜1・5%."""
    end = start + len(low.surface)
    mark = text[end : end + 1]
    if low.vague or mark not in MARKS:
        return None
    high = amount(text, end + 1)
    if high is not None and dots:
        high = dotted(text, end + 1, high)
    if high is None or high.vague:
        return None
    if mark in _TOGETHER:
        # 12、13 and 9、10; what is said in one breath (3、4) is an amount, unless they are dates
        # or numbers of things.
        next_door = low.units == high.units - 1 and not low.decimals and not high.decimals
        past = end + 1 + len(high.surface)
        apart = high.units > 9 or _are_dates(text, start, past) or _are_ordinals(text, start, past)
        return Range(low, mark, high) if next_door and apart else None
    return Range(low, mark, high) if low.worth < high.worth else None


def _are_dates(text: str, start: int, end: int) -> bool:
    """Whether 3、4日 are the third and the fourth: 10月3、4日, 3、4日に; but 3、4日で."""
    if text[start - 1 : start] == "月" and text[end : end + 1] == "日":
        return True
    return text[start].isdigit() and re.compile(_DATES).match(text, end) is not None


_DATES = "日(?:に(?!わた|及|[一0-9])|の(?:両日|日程|2日間)|午[前後]|[朝夜夕]に|開[かき]|投[票開])"


def _are_ordinals(text: str, start: int, end: int) -> bool:
    """Whether 6、7 number two things: 6、7号機 ろく、ななごうき; but 6、7人 ろく、しちにん."""
    return text[start].isdigit() and re.compile(_ORDINALS).match(text, end) is not None


_ORDINALS = "号|番(?!勝)|位|[条章節項](?!目)|面(?!体)|区(?!画)|階(?![建段級層])|両目|期生|回生"


def read(both: Range, row: Counter, *, dates: bool) -> tuple[Ruby, ...]:
    """A range with its counter, read; with `dates`, 2〜3日 are days of a month."""
    low = both.low.reading
    if row.kind == "month":
        # 4〜6月 し〜ろくがつ: the sound of the month without the word.
        low = "".join(said for _, said in sounds(both.low, row)[0])
        high = counted(both.high, row.surface)
    elif _apart(both, row, dates):
        low = "".join(said or base for base, said in counted(both.low, row.surface))
        high = counted(both.high, row.surface)
    else:
        # 2〜3日 にさんにち: not the reading of 3日 alone.
        close = both.neighbours and both.mark not in _TOGETHER
        upper = both.high._replace(upper=both.high.units) if close else both.high
        high = counted(upper, row.surface)
    return (Ruby(both.low.surface, low), Ruby(both.mark), *high)


def _apart(both: Range, row: Counter, dates: bool) -> bool:
    """Whether the first is read with the counter, too: 7〜9時 しちじ〜くじ."""
    if row.kind == "hour" or row.surface == "つ":
        return True
    if row.kind == "day":
        return dates or not both.neighbours
    return row.surface == "人" and both.low.number == "1"
