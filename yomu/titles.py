"""Titles and offices beside a name (`dictionaries/titles.tsv`): 大統領, 前首相, CIA長官."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from yomu import countries, data, kana
from yomu.compiled import compiled
from yomu.words import Unit


class Title(NamedTuple):
    """An office or a form of address beside a name."""

    english: str
    before: bool
    """Whether it may stand before the name: 国防長官ピート・ヘグセス氏."""
    weak: bool
    """Whether it stands behind ordinary words too: お医者さん."""


def _listed(surface: str) -> Title | None:
    """The title that is written so."""
    row = _rows().get(surface)
    return Title(*row) if row else None


@compiled("titles.tsv")
def _rows() -> dict[str, tuple[str, bool, bool]]:
    return {
        row["title"]: (row["english"], row["before"] == "yes", row["weak"] == "yes")
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
        found = title("氏")
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
# Not 代表 and 監督: バスケットボール|日本代表 is nobody.
_OF_STATE = (
    *("大統領", "相", "長官", "議長", "補佐官", "報道官", "主席", "総書記", "総統", "国王", "女王"),
    *("皇太子", "特使", "大使", "通商代表", "委員長", "総長"),
)


@lru_cache(maxsize=5_000)
def title(surface: str) -> tuple[str, Title] | None:
    """A title as printed, with what it is: 大統領, 前大統領, 前安芸高田市長, CIA長官, 米大統領."""
    known = _listed(surface)
    if known:
        return surface, known
    time = next((time for time in _TIMES if surface.startswith(time)), "")
    letters = _LATIN.match(surface)
    if time:
        known, said = _last(surface.removeprefix(time)), _TIMES[time]
    elif letters:
        known, said = _listed(surface[letters.end() :]), f"{letters.group()} "
    elif surface.endswith(_OF_STATE):
        known, said = _of_a_country(surface)
    return (surface, known._replace(english=said + known.english)) if known else None


def _of_a_country(surface: str) -> tuple[Title | None, str]:
    """The title behind a country, and the country in English: 米|国防長官, 韓国|大統領."""
    for end in range(1, len(surface)):
        known = _listed(surface[end:])
        land = surface[:end]
        short = countries.abbreviations().get(land, ("", ""))[1] or countries.names().get(land)
        if known and short:
            return known, f"{short} "
    return None, ""


def _last(surface: str) -> Title | None:
    """The title that ends `surface`, the longest."""
    ends = (_listed(surface[at:]) for at in range(len(surface)))
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
        return "しょう" if before and _is_field(before[-1]) else ""
    if surface == "前" and not (_begins_a_title(before) and _is_right_before(units, at)):
        return ""
    return _BEFORE_OFFICES[surface] if _is_of_an_office(units, at) else ""


@compiled("family_names.tsv")
def families() -> dict[str, str]:
    """Family names that are a place or a common word as well, with their reading."""
    return {row["name"]: row["reading"] for row in data.table("family_names.tsv")}


_OF_PERSONS = (
    "[投捕]手|[内外]野手|選手|騎手|主将|コーチ|監督|容疑者|被告|受刑者|死刑囚|(?:[衆参]院)?議員|[都府県市区町]議"
    "|[社会部課校]長|理事長|准?教授|講師|博士|医師|弁護士|記者|教諭|先生|アナ(?:ウンサー)?|氏|さん|君|くん|ちゃん"
)
"""Titles before which nobody looks for a place; 市長 and 知事 are of one."""


def family(before: Sequence[Unit], units: Sequence[Unit], at: int) -> str:
    """How the unit `at`, one of `families`, is read as a name: 根本|議員; empty if it is none."""
    if at + 1 == len(units) or not re.fullmatch(_OF_PERSONS, units[at + 1].surface):
        return ""
    compound = before and kana.is_kanji(before[-1].surface[-1])
    return "" if compound else families()[units[at].surface]


def begins(units: Sequence[Unit], at: int) -> bool:
    """Whether a former one's title begins here, no given name: 高橋|前|監督; but 中谷|元|氏."""
    if units[at].surface not in ("元", "前"):
        return False
    found = behind(units, at)
    if found is None:
        return _is_of_an_office(units, at)
    return len(found[0]) > 2 and kana.is_kanji(found[0])


def _is_of_an_office(units: Sequence[Unit], at: int) -> bool:
    """Whether an office stands right behind, or behind what it is of: 前|生活|安全|部長."""
    found = behind(units, at)
    if found is not None:
        return not found[1].weak
    for unit in units[at + 1 : at + 1 + _LONGEST_OFFICE]:
        known = _listed(unit.surface)
        if known or unit.pos not in ("noun", "name", "suffix", "prefix"):
            return known is not None and not known.weak
        if unit.surface == "相":
            return True
    return False


_LONGEST_OFFICE = 5
"""Words."""


def _is_field(unit: Unit) -> bool:
    """Whether a minister may be one of it: 公安|相, 海洋|水産|相; but 第3|相."""
    return unit.pos in ("noun", "name", "suffix") and len(unit.surface) > 1


def _begins_a_title(before: Sequence[Unit]) -> bool:
    """Whether 前 behind these units may be the last one's: not in 5日|前|首相は, 選挙|前|代表は."""
    if not before or before[-1].name.kind:
        return True
    last = before[-1]
    return last.pos in ("particle", "symbol") or last.surface[-1] in _BEFORE_LAST


def _is_right_before(units: Sequence[Unit], at: int) -> bool:
    """Whether 前 is bound to what is behind it: not in 前の首相."""
    return at + 1 < len(units) and units[at + 1].pos != "particle"


_BEFORE_LAST = frozenset("党国省庁局県市町村区州社軍院ただ")
"""What 前 is of (自民党|前|幹事長), and the past: before something is 訴える前, not 訴えた前."""
