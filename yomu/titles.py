"""Titles and offices beside a name (`dictionaries/titles.tsv`): 大統領, 前首相, CIA長官."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from yomu import data
from yomu.words import Unit


class Title(NamedTuple):
    """An office or a form of address beside a name."""

    english: str
    before: bool
    """Whether it may stand before the name: 国防長官ピート・ヘグセス氏."""
    weak: bool
    """Whether it stands behind ordinary words too: お医者さん."""


@cache
def titles() -> dict[str, Title]:
    """The titles of `dictionaries/titles.tsv`."""
    return {
        row["title"]: Title(row["english"], row["before"] == "yes", row["weak"] == "yes")
        for row in data.table("titles.tsv")
    }


def beside(units: Sequence[Unit], at: int, end: int) -> tuple[str, str] | None:
    """The title of a name, as printed and in English: the office before it outranks 氏."""
    before = title(units[at - 1].surface) if at else None
    after = behind(units, end)
    if before and before[1].before and not before[1].weak:
        return before[0], before[1].english
    return (after[0], after[1].english) if after else None


def behind(units: Sequence[Unit], end: int) -> tuple[str, Title] | None:
    """The title from `end` on, the longest: 首相, 官房|副長官, 元|首相, CIA|長官, 氏ら."""
    surface = ""
    found = None
    for unit in units[end : end + _LONGEST_TITLE]:
        surface += unit.surface
        found = title(surface) or found
        if unit.pos == "symbol":
            break
    if found is None and surface.startswith("氏"):  # 氏ら, 氏側
        found = ("氏", titles()["氏"])
    return found


_LONGEST_TITLE = 3
"""Words."""
_TIMES = {
    "元": "former ",
    "前": "former ",
    "現": "current ",
    "新": "new ",
    "次期": "next ",
    "暫定": "interim ",
}
_LATIN = re.compile("[A-Z]{2,6}(?=.)")


@lru_cache(maxsize=5_000)
def title(surface: str) -> tuple[str, Title] | None:
    """A title as printed, with what it is: 大統領, 前大統領, 前安芸高田市長, CIA長官."""
    known = titles().get(surface)
    if known:
        return surface, known
    time = next((time for time in _TIMES if surface.startswith(time)), "")
    letters = _LATIN.match(surface)
    if time:
        known, said = _last(surface.removeprefix(time)), _TIMES[time]
    elif letters:
        known, said = titles().get(surface[letters.end() :]), f"{letters.group()} "
    return (surface, known._replace(english=said + known.english)) if known else None


def _last(surface: str) -> Title | None:
    """The title that ends `surface`, the longest."""
    ends = (titles().get(surface[at:]) for at in range(len(surface)))
    return next((found for found in ends if found), None)


# ---------------------------------------------------------------- how they are read

_BEFORE_OFFICES = {"元": "もと", "前": "ぜん", "現": "げん", "新": "しん"}
MISREAD = frozenset(("相", *_BEFORE_OFFICES))
"""What alone is read otherwise than in a title."""


def reading(before: Sequence[Unit], units: Sequence[Unit], at: int) -> str:
    """How the unit `at`, one of `MISREAD`, is read as a part of a title; empty if it is none.

    経済再生|相 しょう, 石丸伸二|前|市長 ぜん. `before` are the units before it, names marked.
    """
    surface = units[at].surface
    if surface == "相":
        office = ""
        for unit in reversed(units[max(0, at - _LONGEST_TITLE) : at]):
            office = unit.surface + office
            if office + surface in titles():
                return "しょう"
        return ""
    named = bool(before) and before[-1].name.kind == "person"
    return _BEFORE_OFFICES[surface] if named and behind(units, at) else ""
