"""Amount, counter and what follows, put together: ranges, fractions, times, 3時半, 2番目."""

import re
from typing import NamedTuple

from yomu.model import Quantity, Ruby
from yomu.numbers import calendar, english
from yomu.numbers.amount import PAIRS, Amount, amount
from yomu.numbers.codes import code
from yomu.numbers.counters import Counter, Tail, counted, counter, counters, furigana, tails
from yomu.numbers.line import Line


class Phrase(NamedTuple):
    """A numeral found in a line: from where to where, how it is read, what it is worth."""

    start: int
    end: int
    ruby: tuple[Ruby, ...]
    value: Quantity
    confidence: float = 0.99
    alternatives: tuple[str, ...] = ()


def phrase(line: Line, at: int) -> Phrase | None:
    """The numeral that starts at `at`, or None if there is none to read."""
    if _glued(line.narrow, at):
        return None
    return _coded(line, at) or _fraction(line, at) or _counted(line, at)


def _glued(text: str, at: int) -> bool:
    """A4, COVID-19: no numeral, but a part of the acronym."""
    return re.search("[A-Za-z][-.]?$", text[:at]) is not None and text[at].isdigit()


def _coded(line: Line, at: int) -> Phrase | None:
    found = code(line.narrow, at, line.before(at)) if line.narrow[at].isdigit() else None
    if found is None:
        return None
    end = at + sum(len(base) for base, _ in found.ruby)
    return Phrase(at, end, found.ruby, found.value, 0.9) if end in line.cuts else None


def _fraction(line: Line, at: int) -> Phrase | None:
    """3分の2: the parts, then how many."""
    lower = amount(line.narrow, at)
    if lower is None or not line.narrow.startswith("分の", at + len(lower.surface)):
        return None
    upper = amount(line.narrow, at + len(lower.surface) + 2)
    if upper is None:
        return None
    end = at + len(lower.surface) + 2 + len(upper.surface)
    if end not in line.cuts:
        return None
    value = f"{upper.number}/{lower.number}"
    ruby = (*lower.ruby, Ruby("分", "ぶん"), Ruby("の"), *upper.ruby)
    return Phrase(at, end, ruby, Quantity(value, "", value))


# ---------------------------------------------------------------- a number with its counter


def _counted(line: Line, at: int) -> Phrase | None:
    for number in _amounts(line, at):
        end = at + len(number.surface)
        for surface in counters(line.narrow, end):
            row = counter(surface)
            stop, after = _tails(line, end + len(surface), row.kind)
            if stop:
                return _phrase(line, at, stop, number, row, after)
    return _bare(line, at)


def _amounts(line: Line, at: int) -> list[Amount]:
    """The ways to take the number at `at`, the longest first: 3、4人, else 3."""
    first = amount(line.narrow, at)
    if first is None:
        return []
    second = _second(line, at, first)
    return [second, first] if second else [first]


_BETWEEN = re.compile("[〜～~−–―-]|[、,・]")


def _second(line: Line, at: int, first: Amount) -> Amount | None:
    """Two numbers that share a counter: 10〜20人, 3、4人."""
    mark = _BETWEEN.match(line.narrow, at + len(first.surface))
    other = amount(line.narrow, mark.end()) if mark else None
    if mark is None or other is None or first.vague or other.vague or first.upper:
        return None
    together = mark.group() in "、,・"
    if not (_neighbours(first, other) if together else first.worth < other.worth):
        return None
    ruby = (*_first_of_two(first, other, together), Ruby(mark.group(), "" if together else "から"))
    surface = first.surface + mark.group() + other.surface
    decimals = max(first.decimals, other.decimals)
    return other._replace(
        surface=surface,
        ruby=(*ruby, *other.ruby),
        units=first.units * 10 ** (decimals - first.decimals),
        decimals=decimals,
        upper=other.units * 10 ** (decimals - other.decimals),
    )


def _neighbours(first: Amount, other: Amount) -> bool:
    """3、4 and 12、13; 12、3 and 2、30 are said so, too, but count otherwise."""
    return not first.decimals and not other.decimals and 0 < first.units == other.units - 1


def _first_of_two(first: Amount, other: Amount, together: bool) -> tuple[Ruby, ...]:
    """4、5人 is しごにん."""
    if together and first.units < len(PAIRS):
        said = PAIRS[first.units].removesuffix(other.reading)
        return (Ruby(first.surface, said),)
    return first.ruby


def _tails(line: Line, at: int, kind: str) -> tuple[int, tuple[Tail, ...]]:
    """Where the numeral ends and what follows its counter; 0 where it would cut a word."""
    found: list[Tail] = []
    stops: list[tuple[int, tuple[Tail, ...]]] = [(at, ())] if at in line.cuts else []
    while tail := _tail(line.narrow, at, kind):
        found.append(tail)
        at += len(tail.surface)
        if at in line.cuts:
            stops.append((at, tuple(found)))
    return stops[-1] if stops else (0, ())


def _tail(text: str, at: int, kind: str) -> Tail | None:
    for length in (2, 1):
        tail = tails().get(text[at : at + length])
        if tail and (tail.kinds == ("*",) or kind in tail.kinds):
            return tail
    return None


def _phrase(
    line: Line, at: int, end: int, number: Amount, row: Counter, after: tuple[Tail, ...]
) -> Phrase:
    ruby = counted(number, row.surface)
    if row.kind == "day" and number.number == "1" and _is_date(line, at, after):
        ruby = (Ruby(number.surface + row.surface, "ついたち"),)
    for tail in after:
        ruby = (*ruby, *furigana(tail.surface, tail.reading))
    return Phrase(at, end, ruby, _value(line, at, number, row, after))


def _is_date(line: Line, at: int, after: tuple[Tail, ...]) -> bool:
    return not after and calendar.is_date(line, at, at + 2)


def _bare(line: Line, at: int) -> Phrase | None:
    number = amount(line.narrow, at)
    if number is None or number.surface in "数何幾":
        return None
    end = at + len(number.surface)
    if end not in line.cuts or re.match("[A-Za-z]", line.narrow[end : end + 1]):
        return None
    ruby = number.ruby
    if len(number.surface) == 1 and not number.surface.isdigit():
        # MeCab knows 一苦労 ひとくろう.
        ruby = (Ruby(number.surface, line.morphemes[line.number(at)].reading),)
    return Phrase(at, end, ruby, english.quantity(number.number, _unclear(number), ""), 0.9)


# ---------------------------------------------------------------- value


def _value(line: Line, at: int, number: Amount, row: Counter, after: tuple[Tail, ...]) -> Quantity:
    worth = number.number
    if any(tail.surface == "半" for tail in after):
        worth = worth + ".5" if worth.isdigit() else worth
    after = tuple(tail for tail in after if tail.surface != "半")
    value = _plain_value(line, at, worth, number, row, after)
    for tail in after:
        one = row.english.partition("/")[0]
        text = tail.english.format(value.text, th=english.ordinal(worth), one=one)
        value = value._replace(text=text)
    return value


def _plain_value(
    line: Line, at: int, worth: str, number: Amount, row: Counter, after: tuple[Tail, ...]
) -> Quantity:
    if row.kind == "year" and row.surface == "年" and not number.vague:
        return calendar.year(line, at, worth, not after)
    if row.kind == "month" and not number.vague:
        return calendar.month(worth)
    if row.kind == "day" and not after and not number.vague:
        return calendar.day(worth)
    return english.quantity(worth, _unclear(number), row.english)


def _unclear(number: Amount) -> str:
    return english.vague(number.surface, number.units) if number.vague else ""
