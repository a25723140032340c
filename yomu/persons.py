"""People: which runs of morphemes may be somebody's full name, and how JMnedict reads it."""

from collections.abc import Sequence

from yomu import kana
from yomu.fitting import readings
from yomu.model import Entry
from yomu.runs import Run, is_between
from yomu.segment import Morpheme

_SHORTEST, _LONGEST = 3, 8
"""Characters of a full name."""
_BEFORE = 2
"""Morphemes of a name at most before the first that MeCab takes for one: 志|葉|玲."""
_FORMER = frozenset("元前現故")
"""What belongs to the office behind a name: 木村|元|専務."""


def beginnings(morphemes: Sequence[Morpheme]) -> list[int]:
    """Where full names may begin: not far before what MeCab takes for a name."""
    return sorted(
        {
            at
            for end, morpheme in enumerate(morphemes)
            if morpheme.pos == "name"
            for at in range(max(end - _BEFORE, 0), end + 1)
        }
    )


def may_be_a_person(morphemes: Sequence[Morpheme], at: int, run: Run) -> bool:
    """Whether a run may be a full name: 松平|定|知, 洗|平竜也, 坂上|みき.

    MeCab takes a piece of it for a name; of three characters, the first one: 高|師|直.
    """
    end, surface, _ = run
    if not _SHORTEST <= len(surface) <= _LONGEST or not kana.is_kanji(surface[0]):
        return False
    named = end if len(surface) > _SHORTEST else at + 1
    if not any(m.pos == "name" for m in morphemes[at:named]):
        return False
    if not kana.is_kanji(surface[-1]):
        return morphemes[end - 1].pos == "name" and morphemes[at].pos == "name"
    return not any(map(is_between, morphemes[at:end])) and not _is_former(morphemes, end, surface)


def _is_former(morphemes: Sequence[Morpheme], end: int, surface: str) -> bool:
    return (
        surface[-1] in _FORMER
        and end < len(morphemes)
        and kana.is_kanji(morphemes[end].surface[0])
        and morphemes[end].surface != "氏"
    )


def among(_form: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Those of them that are of persons, not of family names or given names."""
    return tuple(e for e in entries if any("person" in (*s.pos, *s.misc) for s in e.senses))


def called(form: str, entries: tuple[Entry, ...], covered: Sequence[Morpheme]) -> tuple[str, ...]:
    """How somebody is called: as JMnedict has it, as MeCab reads the pieces where it has that too.

    JMnedict spells づ as ず (島津 しまず); where that is all, MeCab's spelling stands.
    """
    alone = "".join(m.reading for m in covered)
    listed = readings(entries, form, covered[-1])
    plain = _plain(alone)
    if any(_plain(reading) == plain for reading in listed):
        listed = (alone, *(reading for reading in listed if _plain(reading) != plain))
    return listed


def _plain(reading: str) -> str:
    return reading.replace("づ", "ず").replace("ぢ", "じ")
