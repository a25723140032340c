"""Names of people and places, told by their titles, by ・ and by what MeCab takes for a name.

A dictionary is no help with ゼレンスキー or ウィトコフ, and harmful with トランプ (playing cards);
a title beside the word is what tells a name.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from yomu import data, kana
from yomu.model import NameKind, NameRole
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


@cache
def countries() -> frozenset[str]:
    """The names of countries and regions, all spellings."""
    found = set()
    for row in data.table("countries.tsv"):
        found.add(row["headword"])
        found.update(spelling.split("=")[0] for spelling in row["spellings"].split(";"))
    return frozenset(found - {""})


def name(units: Sequence[Unit]) -> list[Unit]:
    """The units of a sentence, with the names among them joined and marked."""
    if not any(_may_be_named(unit) for unit in units):
        return list(units)
    result: list[Unit] = []
    at = 0
    while at < len(units):
        named = _katakana_person(units, at) or _person(units, at) or _place(units, at)
        if named is None:
            result.append(units[at])
            at += 1
        else:
            result.append(named[0])
            at = named[1]
    return result


def _may_be_named(unit: Unit) -> bool:
    first = unit.morphemes[0]
    return first.pos == "name" or (kana.is_katakana(first.surface) and len(first.surface) > 1)


# ---------------------------------------------------------------- names in katakana

_DOTS = frozenset("・=＝")


def _katakana_person(units: Sequence[Unit], at: int) -> tuple[Unit, int] | None:
    """ドナルド|・|トランプ as one name, if it is one."""
    end = _katakana_end(units, at)
    if end == at:
        return None
    run = units[at:end]
    title = _title_beside(units, at, end)
    if title is None and not _looks_like_a_name(run):
        return None
    surface = "".join(unit.surface for unit in run)
    if surface in countries() or _is_place(run) or (len(run) == 1 and _common(run[0], title)):
        return None
    role, english = title or ("", "")
    return joined(run, surface, NameRole("person", role, surface, english)), end


def _katakana_end(units: Sequence[Unit], at: int) -> int:
    end = at
    while end < len(units):
        if kana.is_katakana(units[end].surface):
            end += 1
        elif (
            units[end].surface in _DOTS
            and end > at
            and end + 1 < len(units)
            and kana.is_katakana(units[end + 1].surface)
        ):
            end += 2
        else:
            break
    return end


def _title_beside(units: Sequence[Unit], at: int, end: int) -> tuple[str, str] | None:
    """The title of a name, as printed and in English: the office before it outranks 氏."""
    before = units[at - 1].surface if at else ""
    after = units[end].surface if end < len(units) else ""
    known = titles()
    found = None
    if after in known:
        found = (after, known[after].english)
    elif after.startswith("氏"):  # 氏ら, 氏側
        found = ("氏", known["氏"].english)
    if before in known and known[before].before and not known[before].weak:
        return before, known[before].english
    return found


def _looks_like_a_name(run: Sequence[Unit]) -> bool:
    """Whether a chain with ・ can be nothing but a name: a part of it no dictionary has."""
    if not any(unit.surface in _DOTS for unit in run):
        return False
    parts = [unit for unit in run if unit.surface not in _DOTS]
    return any("人名" in unit.morphemes[0].detail or not unit.entries for unit in parts)


def _is_place(run: Sequence[Unit]) -> bool:
    return all(
        unit.surface in countries() or "地名" in unit.morphemes[0].detail
        for unit in run
        if unit.surface not in _DOTS
    )


def _common(unit: Unit, title: tuple[str, str] | None) -> bool:
    """Whether a lone word beside a weak title is just that word: タクシーさん."""
    weak = title is not None and titles()[title[0]].weak
    return weak and bool(unit.entries)


# ---------------------------------------------------------------- names in kanji


def _person(units: Sequence[Unit], at: int) -> tuple[Unit, int] | None:
    """A family name with the given name after it, or with a title."""
    if not _detail(units[at], "人名"):
        return None
    end = at + 1
    while end < len(units) and end - at < 3 and _detail(units[end], "人名-名"):
        end += 1
    title = _title_beside(units, at, end)
    if end == at + 1 and title is None and units[at].entries:
        return None
    run = units[at:end]
    surface = "".join(unit.surface for unit in run)
    role, english = title or ("", "")
    return joined(run, surface, NameRole("person", role, surface, english)), end


def _detail(unit: Unit, wanted: str) -> bool:
    return len(unit.morphemes) == 1 and wanted in unit.morphemes[0].detail


def _place(units: Sequence[Unit], at: int) -> tuple[Unit, int] | None:
    unit = units[at]
    if unit.surface not in countries() and not _detail(unit, "地名"):
        return None
    kind: NameKind = "place"
    return unit._replace(name=NameRole(kind, "", unit.surface, "")), at + 1


def joined(run: Sequence[Unit], form: str, role: NameRole) -> Unit:
    """Units as one named unit, read as they are read."""
    first: Callable[[Unit], str] = lambda unit: unit.readings[0]  # noqa: E731
    morphemes = tuple(m for unit in run for m in unit.morphemes)
    return Unit(morphemes, len(morphemes), form, (), ("".join(map(first, run)),), None, role)
