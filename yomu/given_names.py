"""Full names of people: how JMnedict reads them, and given names that MeCab cuts to pieces.

MeCab reads 辻元清美 きよはる, and leaves the last character of 武藤容|治 alone. Only where a family
name stands before, and a title behind or what MeCab has no word for: JMnedict has a name for
every word.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from yomu import data, kana, titles
from yomu.model import Entry, Lexicon, NameRole
from yomu.names import joined
from yomu.words import Unit

_MEMO = 5_000
_LONGEST = 3
"""Characters of a given name at most."""
_CHINESE = frozenset(
    "李王張劉陳楊趙黄周徐孫馬胡朱郭羅鄭梁謝宋許韓馮鄧曹彭曽蕭袁潘蔡蒋杜蘇魏呂沈姚盧姜崔譚陸汪范廖雷"
    "韋傅鄒孟邱尹薛閻陶黎賀顧郝龔邵厳戴莫耿蔣侯洪朴屠"
)
"""Family names of one kanji that nearly nobody in Japan has."""
_FAMILIES = {"胡": "こ", "沈": "しん", "崔": "さい"}
"""Those that are read otherwise than the kanji is first of all."""
_GIVEN = frozenset(("given", "masc", "fem", "unclass"))
_NOT_FIRST = frozenset("都道府県市区町村郡国州島港駅城藩家氏様殿君各両同前後新旧故元現初全大小")
_NOT_LAST = frozenset(
    "著作編訳画撮役案派邸宅家氏様殿君達等軍戦系型式形流製発着用的性風側内中外上下間前後別夫妻"
)
"""What stands behind a family name, or ends what does, without being part of a given name."""


class FullNames:
    """Completes the names of people in a sentence; remembers what was looked up."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._names: dict[str, tuple[Entry, ...]] = {}

    def completed(self, units: list[Unit]) -> list[Unit]:
        """The units of a sentence, with the full names of people joined and read."""
        result: list[Unit] = []
        at = 0
        while at < len(units):
            unit, end = units[at], at + 1
            if _is_chinese(unit) or _is_family_name(unit):
                unit, end = self._person(units, at)
            result.append(unit)
            at = end
        return result

    def _person(self, units: Sequence[Unit], at: int) -> tuple[Unit, int]:
        for end in _ends(units, at):
            run = tuple(units[at:end])
            surface = "".join(unit.surface for unit in run)
            known = self._readings(surface, frozenset(("person",)))
            if not known and len(surface) <= _LONGEST and _is_chinese(units[at]):
                known = self._in_chinese(surface)
            elif not known and (end > at + 1 or len(units[at].morphemes) > 2):
                known = self._composed(run, surface)
            elif not known:
                known = _as_usual(units[at])
            if known:
                role = _role(units, at, end, surface)
                return joined(run, role)._replace(readings=known), end
        return units[at], at + 1

    def _composed(self, run: tuple[Unit, ...], surface: str) -> tuple[str, ...]:
        """The family name as it is read, the given name as JMnedict reads it."""
        family = run[0].morphemes[0]
        given = self._readings(surface.removeprefix(family.surface), _GIVEN)
        return tuple(family.reading + reading for reading in given)

    def _in_chinese(self, name: str) -> tuple[str, ...]:
        """By what each kanji is in compounds: 胡友平 こゆうへい, not ともへい."""
        kanji = self._lexicon.kanji(name)
        if not all(c in kanji and kanji[c].on for c in name):
            return ()
        family = _FAMILIES.get(name[0], kanji[name[0]].on[0])
        return (kana.to_hiragana(family + "".join(kanji[c].on[0] for c in name[1:])),)

    def _readings(self, form: str, kinds: frozenset[str]) -> tuple[str, ...]:
        found = self._names.get(form)
        if found is None:
            if len(self._names) > _MEMO:
                self._names.clear()
            found = self._names[form] = self._lexicon.names([form]).get(form, ())
        fitting = [e for e in found if not kinds.isdisjoint(t for s in e.senses for t in s.misc)]
        return tuple(dict.fromkeys(kana.to_hiragana(e.readings[0].text) for e in fitting))[:4]


def _as_usual(unit: Unit) -> tuple[str, ...]:
    """The family name, and the given name as most bearers read it, if MeCab does not."""
    family, given = unit.morphemes
    said = _usual().get(given.surface, "")
    return (family.reading + said,) if said else ()


@cache
def _usual() -> dict[str, str]:
    """The given names of `dictionaries/given_names.tsv`, with their reading."""
    return {row["name"]: row["reading"] for row in data.table("given_names.tsv")}


def _is_chinese(unit: Unit) -> bool:
    """Whether a unit begins with a family name of China: 張|志|軍, 胡|友平."""
    if unit.surface[0] not in _CHINESE or len(unit.morphemes[0].surface) > 1:
        return False
    return len(unit.surface) == 1 or not unit.entries


def _is_family_name(unit: Unit) -> bool:
    """Whether a unit may begin a full name that no register has."""
    if unit.entries and (unit.name.kind != "place" or unit.name.english):
        return False  # a word, or a country: 駐中国|日本|大使
    detail = unit.morphemes[0].detail
    return kana.is_kanji(unit.surface) and ("人名-姓" in detail or "地名" in detail)


def _ends(units: Sequence[Unit], at: int) -> Iterator[int]:
    """Where the name may end, the longest first: before a title, behind two kanji that are no word.

    Or where it ends already.
    """
    first = units[at].morphemes[0].surface
    length = len(units[at].surface) - len(first)
    ends = []
    for end in range(at + 1, len(units)):
        if length > _LONGEST or (end > at + 1 and titles.begins(units, end - 1)):
            break  # 園田|直|元|外相, 高橋|前|社長
        if length and end > at + 1 and _may_end(units, at, end):
            ends.append(end)
        if not _is_part(units[end]):
            break
        length += len(units[end].surface)
    yield from reversed(ends)
    if units[at].name.kind == "person" and len(units[at].morphemes) > 1:
        yield at + 1


def _may_end(units: Sequence[Unit], at: int, end: int) -> bool:
    """Whether a title stands behind, or the given name is plain to see."""
    return bool(titles.behind(units, end)) or _is_in_pieces(units, at, end)


def _is_in_pieces(units: Sequence[Unit], at: int, end: int) -> bool:
    """Whether two kanji behind a family name, and no third, are what MeCab knows no word for.

    水谷正|村は, 島津|歳|久は; of 田中|氏|宅 and 佐藤|家|内 nothing is a given name.
    """
    family, *given = (morpheme for unit in units[at:end] for morpheme in unit.morphemes)
    return (
        len(given) == 2
        and "人名-姓" in family.detail
        and all(len(morpheme.surface) == 1 for morpheme in given)
        and given[0].surface not in _NOT_FIRST
        and given[1].surface not in _NOT_LAST
        and not kana.is_kanji(units[end].surface[:1])
    )


def _is_part(unit: Unit) -> bool:
    return (
        len(unit.surface) <= _LONGEST
        and kana.is_kanji(unit.surface)
        and unit.numeral is None
        and titles.title(unit.surface) is None
    )


def _role(units: Sequence[Unit], at: int, end: int, surface: str) -> NameRole:
    role, english = titles.beside(units, at, end) or ("", "")
    return NameRole("person", role, surface, english)
