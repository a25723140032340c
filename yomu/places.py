"""Places: which runs of morphemes may name one, and how JMnedict reads it."""

from collections.abc import Sequence

from yomu.fitting import readings, voiced_alike
from yomu.model import Entry
from yomu.runs import Run, is_between
from yomu.segment import Morpheme

_LONGEST = 4
"""Morphemes; of what ends with one character that places end with."""
_SHORTEST = 3
"""Characters of a name that tells itself, whatever MeCab takes its pieces for."""
_ENDS = frozenset("川河山岳島町村市区郡県湖沼池滝岬崎鼻森峠浜浦港駅城寺宮社谷沢原橋坂台峰湾")
_SITES = ("駅", "温泉", "神社", "公園", "ダム", "トンネル", "空港", "線", "古墳", "遺跡")
_LAST = _ENDS.union(site[-1] for site in _SITES)
_KINDS = frozenset({"place", "station"})
_UNCLASSED = frozenset("川山岳島峠岬崎鼻森滝湖沼池湾浦峰沢谷寺線")
"""Ends of names that JMnedict calls neither places nor persons."""


def may_be_a_place(morphemes: Sequence[Morpheme], at: int, run: Run) -> bool:
    """Whether a run may be a name with what it names behind it: 最上|川, 上|諏訪|駅, 軽井沢|町.

    Of two characters it is one only where MeCab takes the first for a name (大|川 is a large
    river), and across a particle as well (大西洋|上|の|島).
    """
    end, surface, _ = run
    if surface[-1] not in _LAST:
        return False  # most runs; each of a text is asked about
    if not is_a_site(run) and (surface[-1] not in _ENDS or end - at > _LONGEST):
        return False
    return morphemes[at].pos == "name" or (
        len(surface) >= _SHORTEST and not any(map(is_between, morphemes[at:end]))
    )


def is_a_site(run: Run) -> bool:
    """Whether a run ends as nothing but a name does, even behind a numeral: 七|条|駅, 三|朝|温泉.

    町 is none: 一日|町を歩いた.
    """
    return run[1].endswith(_SITES)


def among(form: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Those of them that are of places; of most rivers and lines JMnedict does not say so."""
    places = tuple(e for e in entries if any(_KINDS & {*s.pos, *s.misc} for s in e.senses))
    if places or len(form) < _SHORTEST or form[-1] not in _UNCLASSED:
        return places
    # Families called after it come last: 音羽山.
    ordered = sorted(entries, key=lambda e: not _is_unclassed(e))
    return tuple(ordered) if ordered and _is_unclassed(ordered[0]) else ()


def _is_unclassed(entry: Entry) -> bool:
    return any("unclass" in s.misc for s in entry.senses)


def called(form: str, entries: tuple[Entry, ...], covered: Sequence[Morpheme]) -> tuple[str, ...]:
    """How a place is read: as MeCab reads its pieces, but for voicing, if that is listed.

    Nearly every river is がわ (利根川), every 岳 だけ, where JMnedict lists another ending.
    """
    alone = "".join(m.reading for m in covered)
    listed = readings(entries, form, covered[-1])
    known = tuple(r for r in listed if voiced_alike(r, alone)) or listed
    if form.endswith("川"):
        return tuple(r for r in known if r.endswith("がわ")) or known
    return tuple(map(_peak, known)) if form.endswith("岳") else known


def _peak(reading: str) -> str:
    """A mountain's reading, voiced but behind が: 四明岳 しめいがたけ."""
    if reading[-2:] not in ("たけ", "だけ"):
        return reading
    return reading[:-2] + ("たけ" if reading[-3:-2] == "が" else "だけ")
