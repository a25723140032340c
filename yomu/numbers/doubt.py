"""Which other readings a numeral may have, and how sure the chosen one is."""

from yomu.model import Ruby
from yomu.numbers.amount import Amount
from yomu.numbers.counters import Counter

# Seven and nine have two readings each; how firm the usual one is depends on what is counted.
_SWAPS = (("なな", "しち"), ("しち", "なな"), ("きゅう", "く"), ("く", "きゅう"))
_SEVEN = {"year": 0.92, "hour": 0.85, "day": 0.85, "month": 0.92}
_NINE = {"year": 0.92, "people": 0.92}
_SURE = 0.99

Doubt = tuple[float, tuple[str, ...]]
"""The confidence and the other readings, likeliest first."""


def doubt(number: Amount, row: Counter, ruby: tuple[Ruby, ...]) -> Doubt:
    """How sure the reading `ruby` of a number with its counter is, and what else it may be."""
    last = len(number.ruby) - 1
    said = [reading or base for base, reading in ruby]
    if len(ruby) <= last or ruby[last].base != number.ruby[last].base:
        return _whole(number, row)
    if row.surface == "階" and number.last == "3":
        return 0.6, (_replaced(said, last, said[last], "かい"),)
    if number.last == "7" and (others := _swapped(said, last)):
        return 0.7 if row.surface == "人" else _SEVEN.get(row.kind, 0.97), others
    if number.last == "9" and row.kind in ("year", "people", "day", "hour", "duration"):
        return _NINE.get(row.kind, 0.97), _swapped(said, last)
    if said[last].endswith("はっ"):
        return 0.85, (_replaced(said, last, said[last][:-1] + "ち", "".join(row.reading)),)
    if said[last].endswith("じゅっ"):
        return _SURE, (_replaced(said, last, said[last][:-3] + "じっ", ""),)
    return _SURE, ()


def _whole(number: Amount, row: Counter) -> Doubt:
    """Number and counter read together: 20歳 はたち is にじゅっさい, too."""
    if row.kind == "age" and number.number == "20":
        return 0.7, ("にじゅっさい", "にじっさい")
    return _SURE, ()


def _swapped(said: list[str], last: int) -> tuple[str, ...]:
    for one, other in _SWAPS:
        if said[last].endswith(one):
            return (_replaced(said, last, said[last].removesuffix(one) + other, ""),)
    return ()


def _replaced(said: list[str], last: int, number: str, counter: str) -> str:
    """The reading with another number, and another counter unless that is empty."""
    return "".join((*said[:last], number, counter or "".join(said[last + 1 :])))
