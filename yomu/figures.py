"""Public figures of `dictionaries/people.tsv`: who a name stands for, by its office."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from yomu import data, kana
from yomu.compiled import shelved


class Figure(NamedTuple):
    """A row of the register."""

    name: str
    reading: str
    """Of the form it is listed under."""
    latin: str
    role: str
    english: str
    """The role, with the years in office of those who have left it."""
    year: str
    """What the role is as of."""


def full(name: str) -> Figure | None:
    """The figure of that full name, in any spelling; None if it is nobody's, or several'."""
    found = _by_full_name()[name[:1]].get(name, ())
    return Figure(*found[0].split("\t")) if len(found) == 1 else None


def full_names() -> Iterator[str]:
    """All full names, in all spellings."""
    return (form for form, is_part, _ in _forms() if not is_part)


def in_office(family: str, office: str) -> Figure | None:
    """The one figure of that family name who holds `office`, or has held it.

    With 氏 alone, a name in katakana stands for the only one who has it; 田中氏 is anybody.
    """
    holders = _holders(family, office)
    return holders[0] if len(holders) == 1 else None


def family_reading(family: str, office: str) -> str:
    """How the family name of whoever holds `office` is read, of the latest of them: 菅首相 すが.

    A Korean name that all read alike is read so with any office, and with 氏: 尹氏 ユン.
    """
    holders = _holders(family, office)
    if holders:
        return max(holders, key=_until).reading
    readings = {figure.reading for figure in of_family(family)}
    said = readings.pop() if len(readings) == 1 else ""
    return said if kana.is_katakana(said) else ""


def reading_of(family: str, figure: Figure) -> str:
    """How the figure's family name is read; empty if the register does not list it alone."""
    same = (one.reading for one in of_family(family) if one.name == figure.name)
    return next(same, "")


def _until(figure: Figure) -> str:
    """The last year in office: 2021 of `prime minister of Japan 2020-2021`."""
    years = re.findall("[0-9]{4}", figure.english)
    return max(years, default="9999")


def _holders(family: str, office: str) -> tuple[Figure, ...]:
    found = of_family(family)
    holders = tuple(figure for figure in found if holds(figure, office))
    if not holders and kana.is_katakana(family) and office in _ADDRESSES:
        return found
    return holders


def is_family(form: str) -> bool:
    """Whether a public figure is called so with a title."""
    return form in _by_family()[form[:1]]


_ADDRESSES = frozenset(("氏", ""))


def holds(figure: Figure, office: str) -> bool:
    """Whether `office` is one that somebody holds or has held: 長官 of 国務長官."""
    wanted = _bare(office)
    if not wanted or office in _ADDRESSES:
        return False
    return any(
        (role.endswith(wanted) and not role.endswith("副" + wanted))
        or (wanted.endswith(role) and not wanted.endswith("副" + role))
        for role in map(_bare, figure.role.split("、"))
    )


_TIMES = ("元", "前", "現", "新", "次期")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _bare(office: str) -> str:
    """An office without when, of what, and letters: 前大統領 → 大統領, CIA長官 → 長官.

    補佐官(国家安全保障担当) is a 補佐官.
    """
    office = re.sub(r"[(（].*?[)）]", "", office)
    time = next((time for time in _TIMES if office.startswith(time)), "")
    return office.removeprefix(time) if time else office.lstrip(_LETTERS)


def of_family(name: str) -> tuple[Figure, ...]:
    """All who are called so with a title."""
    lines = _by_family()[name[:1]].get(name, ())
    return tuple(Figure(*line.split("\t")) for line in lines)


_Listed = dict[str, dict[str, tuple[str, ...]]]
"""The lines of figures by what they are called, that by its first character."""


@shelved("people.tsv", empty={})
def _by_full_name() -> _Listed:
    return _listed(part=False)


@shelved("people.tsv", empty={})
def _by_family() -> _Listed:
    return _listed(part=True)


def _listed(*, part: bool) -> _Listed:
    found: _Listed = {}
    for form, is_part, figure in _forms():
        if is_part == part:
            shelf = found.setdefault(form[0], {})
            shelf[form] = (*shelf.get(form, ()), figure)
    return found


def _forms() -> Iterator[tuple[str, bool, str]]:
    """What each figure is called, whether that is but a part of the name, and its line."""
    for row in data.table("people.tsv"):
        spellings = filter(None, row["spellings"].split(";"))
        told = [row[column] for column in ("latin", "role", "role_english", "year")]
        for number, cell in enumerate((row["headword"], *spellings)):
            form, _, said = cell.partition("=")
            is_part = number > 0 and _is_part(form, row["headword"])
            yield form, is_part, "\t".join((row["headword"], said or row["reading"], *told))


def _is_part(form: str, name: str) -> bool:
    """Whether a spelling is but a part of the full name: 石破, バンス; スーシー is another one."""
    return "・" not in form and len(form) < len(name.replace("・", "")) - (form not in name)
