"""Names of people and places, told by their titles, by ・ and by what MeCab takes for a name.

A dictionary is no help with ゼレンスキー or ウィトコフ, and harmful with トランプ (playing cards);
a title beside the word is what tells a name.
"""

from collections.abc import Sequence
from functools import lru_cache

from yomu import countries, figures, kana, roman, titles, weekdays
from yomu.model import NameKind, NameRole
from yomu.words import Unit


def name(units: Sequence[Unit]) -> list[Unit]:
    """The units of a sentence, with the names among them joined and marked."""
    result: list[Unit] = []
    at = 0
    while at < len(units):
        named = _named(result, units, at) if _may_be_more(units[at]) else None
        unit, at = named or (units[at], at + 1)
        result.append(unit)
    return result


def _named(before: Sequence[Unit], units: Sequence[Unit], at: int) -> tuple[Unit, int] | None:
    """The unit that begins at `at`, if it is one with those behind it, or another than it seems."""
    surface = units[at].surface
    said = weekdays.reading(units, at) if surface in weekdays.READINGS else ""
    if surface in _ROMAN:
        said = roman.reading(units, at)
    if said:
        return _told(units[at], said), at + 1
    if surface == "日" and _is_japan(before, units, at):
        return _reread(units[at], "にち", NameRole("place", "", "日", "Japan")), at + 1
    if _may_be_named(units[at]):
        found = _family(before, units, at) or _katakana_person(units, at)
        found = found or _person(units, at) or _place(units, at)
        if found or surface not in _HEADING:
            return found
    if surface[0] in countries.abbreviations():
        return _country(before, units, at)
    if surface in _LEANINGS and _is_land(units, at + 1):
        return _told(units[at], _LEANINGS[surface]), at + 1
    said = titles.reading(before, units, at) if surface in titles.MISREAD else ""
    return (_told(units[at], said), at + 1) if said else None


@lru_cache(maxsize=5_000)
def _may_be_more(unit: Unit) -> bool:
    """Whether `_named` may have anything to say; most words of a text are just themselves."""
    return (
        _may_be_named(unit)
        or unit.surface[0] in countries.abbreviations()
        or unit.surface in _LEANINGS
        or unit.surface in titles.MISREAD
        or unit.surface in weekdays.READINGS
        or unit.surface in _ROMAN
    )


_ROMAN = frozenset((*roman.READINGS, *roman.SINGLE))


@lru_cache(maxsize=5_000)
def _told(unit: Unit, reading: str) -> Unit:
    """The unit, whose reading is sure: one value for all its places."""
    return unit._replace(readings=(reading,), told=True)


@lru_cache(maxsize=5_000)
def _may_be_named(unit: Unit) -> bool:
    return (
        unit.morphemes[0].pos == "name"
        or _in_katakana(unit)
        or _registered(unit) != ""
        or figures.is_family(unit.surface)
        or unit.surface in titles.families()
    )


def _in_katakana(unit: Unit) -> bool:
    return "ァ" <= unit.surface[0] <= "ヺ" and kana.is_katakana(unit.surface)


_KINDS: dict[str, NameKind] = {
    "place": "place",
    "station": "place",
    "organization": "organisation",
    "company": "organisation",
    "person": "person",
}


@lru_cache(maxsize=5_000)
def _registered(unit: Unit) -> NameKind:
    """What a register of names says a unit is, where no dictionary has it as a word."""
    if not unit.entries or unit.numeral is not None:
        return ""
    tags = {tag for sense in unit.entries[0].senses for tag in (*sense.pos, *sense.misc)}
    return next((kind for tag, kind in _KINDS.items() if tag in tags), "")


# ---------------------------------------------------------------- names in katakana

_DOTS = frozenset("・=＝")


def _katakana_person(units: Sequence[Unit], at: int) -> tuple[Unit, int] | None:
    """ドナルド|・|トランプ as one name, if it is one."""
    end = _katakana_end(units, at)
    if end == at:
        return None
    run = units[at:end]
    title = titles.beside(units, at, end)
    if title is None and not _looks_like_a_name(run):
        return None
    surface = "".join(unit.surface for unit in run)
    if surface in countries.names() or _is_place(run) or (len(run) == 1 and _common(run[0], title)):
        return None
    role, english = title or ("", "")
    return joined(tuple(run), NameRole("person", role, surface, english)), end


def _katakana_end(units: Sequence[Unit], at: int) -> int:
    end = at
    while end < len(units):
        if _in_katakana(units[end]):
            end += 1
        elif end > at and _is_of_a_line(units[end]):
            return end + 1
        elif (
            units[end].surface in _DOTS
            and end > at
            and end + 1 < len(units)
            and _in_katakana(units[end + 1])
        ):
            end += 2
        else:
            break
    return end


def _is_of_a_line(unit: Unit) -> bool:
    """レオ|14世."""
    return unit.numeral is not None and unit.surface.endswith("世")


def _looks_like_a_name(run: Sequence[Unit]) -> bool:
    """Whether a chain with ・ can be nothing but a name: a part of it no dictionary has."""
    if _is_of_a_line(run[-1]):
        return True
    if not any(unit.surface in _DOTS for unit in run):
        return False
    parts = [unit for unit in run if unit.surface not in _DOTS]
    return any("人名" in unit.morphemes[0].detail or not unit.entries for unit in parts)


def _is_place(run: Sequence[Unit]) -> bool:
    return all(
        unit.surface in countries.names() or "地名" in unit.morphemes[0].detail
        for unit in run
        if unit.surface not in _DOTS
    )


def _common(unit: Unit, title: tuple[str, str] | None) -> bool:
    """Whether a lone word beside a weak title is just that word: タクシーさん."""
    found = titles.title(title[0]) if title else None
    return found is not None and found[1].weak and bool(unit.entries)


# ---------------------------------------------------------------- names in kanji


def _family(before: Sequence[Unit], units: Sequence[Unit], at: int) -> tuple[Unit, int] | None:
    """A place or a common word that a title shows to be a family name: 大西|選手, 根本|議員."""
    surface = units[at].surface
    said = titles.family(before, units, at) if surface in titles.families() else ""
    if not said:
        return None
    role, english = titles.beside(units, at, at + 1) or ("", "")
    return _reread(units[at], said, NameRole("person", role, surface, english)), at + 1


def _person(units: Sequence[Unit], at: int) -> tuple[Unit, int] | None:
    """A family name with the given name after it, or with a title."""
    public = _is_public(units, at)
    if not public and not _detail(units[at], "人名") and _registered(units[at]) != "person":
        return None
    end = at + 1
    while end < len(units) and end - at < 3 and _detail(units[end], "人名-名"):
        if titles.begins(units, end):
            break  # 園田|直|元|外相
        end += 1
    title = titles.beside(units, at, end)
    if end > at + 1 and title is None and units[end - 1].surface == "通":
        end -= 1  # 青葉|通 is a street
    known = _registered(units[at]) == "person"
    if end == at + 1 and title is None and units[at].entries and not known:
        return None
    run = units[at:end]
    surface = "".join(unit.surface for unit in run)
    role, english = title or ("", "")
    if known and len(run) == 1:
        return named(run[0], NameRole("person", role, surface, english)), end
    unit = joined(tuple(run), NameRole("person", role, surface, english))
    said = figures.family_reading(surface, role) if len(run) == 1 else ""
    if not said and surface in _LONE and role.endswith(_OF_STATE):
        return None  # 韓外相 is Korea's; 韓首相 was Mr Han
    return (unit._replace(readings=(said,)) if said and kana.has_kanji(surface) else unit), end


_OF_STATE = ("相", "大統領")


def _is_public(units: Sequence[Unit], at: int) -> bool:
    """Whether a word that is a public figure's family name has an office beside it: 林外相."""
    found = titles.behind(units, at + 1) if figures.is_family(units[at].surface) else None
    return found is not None and not found[1].weak and found[0] != "氏"


def _detail(unit: Unit, wanted: str) -> bool:
    return len(unit.morphemes) == 1 and wanted in unit.morphemes[0].detail


def _place(units: Sequence[Unit], at: int) -> tuple[Unit, int] | None:
    unit = units[at]
    kind = _registered(unit)
    if unit.surface in countries.names() or _detail(unit, "地名"):
        kind = "organisation" if unit.surface in countries.unions() else "place"
    if not kind:
        return None
    english, who = countries.names().get(unit.surface, ""), unit.surface
    if kind == "organisation" and not english:
        english, who = unit.entries[0].senses[0].glosses[0], unit.entries[0].headword
    return named(unit, NameRole(kind, "", who, english)), at + 1


# ---------------------------------------------------------------- countries by one character

_LEANINGS = {"親": "しん", "反": "はん", "対": "たい", "訪": "ほう", "在": "ざい", "駐": "ちゅう"}
"""What stands before a country: 親|イラン, 対|ロシア."""


def _is_land(units: Sequence[Unit], at: int) -> bool:
    return at < len(units) and units[at].surface in countries.names()


def _is_japan(before: Sequence[Unit], units: Sequence[Unit], at: int) -> bool:
    """Whether 日 stands for Japan before a land: 日|ウクライナ|首脳; not この日|ウクライナ|は."""
    if before and (before[-1].pos not in ("symbol", "particle") or before[-1].surface == "の"):
        return False
    return _is_land(units, at + 1) and at + 2 < len(units) and units[at + 2].pos == "noun"


_LONE = frozenset("米英仏独伊露豪韓")
"""Those that stand for the country alone before a noun: 米大統領. 中, 日, 印 need company."""
_HEADING = _LONE | frozenset("中印")
"""Those that head a line: 米、関税上げへ."""


def _country(before: Sequence[Unit], units: Sequence[Unit], at: int) -> tuple[Unit, int] | None:
    """米 before 大統領, and 日|米|韓 as one."""
    known = countries.abbreviations()
    end = at
    while end < len(units) and all(c in known for c in units[end].surface):
        end += 1
    characters = "".join(unit.surface for unit in units[at:end])
    if len(characters) > 1 and (end > at + 1 or units[at].pos in ("noun", "name")):
        english = "-".join(known[c][1] for c in characters)
        if end == at + 1:
            role = NameRole("place", "", characters, english)
            return None if units[at].entries else (named(units[at], role), end)
        return _abbreviated(units[at:end], characters, english), end
    if not characters or not (
        (characters in _LONE and _goes_on(units, at))
        or (characters in _HEADING and _heads(before, units, at))
        or _beside_a_land(before, units, at)
    ):
        return None
    reading, english = known[characters]
    role = NameRole("place", "", characters, english)
    return _reread(units[at], reading, role), at + 1


def _heads(before: Sequence[Unit], units: Sequence[Unit], at: int) -> bool:
    """Whether the unit is what a headline is about: 米、イラン空爆; not 米、麦、大豆."""
    if (before and before[-1].surface not in _OPENING) or not _is_surface(units, at + 1, "、"):
        return False
    if at + 2 >= len(units):
        return False
    return at + 3 == len(units) or units[at + 3].surface not in _LISTING


_OPENING = frozenset(" \u3000「『（【▽▼■◆●・")
_LISTING = frozenset("、やと・など")


def _beside_a_land(before: Sequence[Unit], units: Sequence[Unit], at: int) -> bool:
    """Whether ・ ties the unit to a country: 露・ウクライナ, 米・英."""
    if _is_surface(units, at + 1, "・") and at + 2 < len(units):
        beside = units[at + 2].surface
    elif len(before) > 1 and before[-1].surface == "・":
        beside = before[-2].surface
    else:
        return False
    return beside in countries.names() or (beside in _LONE and units[at].surface in _LONE)


def _is_surface(units: Sequence[Unit], at: int, surface: str) -> bool:
    return at < len(units) and units[at].surface == surface


def _abbreviated(run: Sequence[Unit], characters: str, english: str) -> Unit:
    unit = joined(tuple(run), NameRole("place", "", characters, english))
    return _reread(unit, countries.together(characters), unit.name)


def _goes_on(units: Sequence[Unit], at: int) -> bool:
    """Whether a noun that fits a country stands right behind."""
    if at + 1 == len(units):
        return False
    after = units[at + 1]
    if (units[at].surface, after.surface) in countries.traps():
        return False
    if after.surface[0] == "第":
        return True  # 米|第|7|艦隊; but 米5キロ
    if after.numeral and _is_surface(units, at + 2, "債"):
        return True  # 米10年債
    return after.pos in ("noun", "name", "suffix") and after.numeral is None


@lru_cache(maxsize=5_000)
def _reread(unit: Unit, reading: str, role: NameRole) -> Unit:
    return unit._replace(readings=(reading,), name=role, entries=())


@lru_cache(maxsize=5_000)
def joined(run: tuple[Unit, ...], role: NameRole) -> Unit:
    """Units as one named unit, read as they are read."""
    morphemes = tuple(m for unit in run for m in unit.morphemes)
    surface = "".join(unit.surface for unit in run)
    reading = "".join(unit.readings[0] for unit in run)
    return Unit(morphemes, len(morphemes), surface, surface, (), (reading,), None, role)


@lru_cache(maxsize=5_000)
def named(unit: Unit, role: NameRole) -> Unit:
    """A unit as a name."""
    return unit._replace(name=role)
