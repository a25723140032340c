"""What was done to a dictionary form (passive, negative, past …), in words a learner understands.

What belongs to a word and what each ending is called stands in `dictionaries/inflections.tsv`.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from yomu import data
from yomu.segment import Morpheme

_POTENTIAL = "potential"
_SURU_NOUN = ("サ変可能", "サ変形状詞可能")


def span(morphemes: Sequence[Morpheme], start: int) -> int:
    """The index after the last morpheme that belongs to the word inflected at `start`.

    食べ|まし|た is one word, 続い|て|い|ます as well, but 食べ|て is another word than a みる after
    it. A noun keeps the する that makes a verb of it: 開始|し|た. `start` is the morpheme that
    inflects, or the noun's last.
    """
    end = start + 1
    if not morphemes[start].inflects:
        if end == len(morphemes) or not _is_suru(morphemes[start], morphemes[end]):
            return end
        end += 1
    while end < len(morphemes) and _ending(morphemes[end - 1], morphemes[end]) is not None:
        end += 1
    return end


def inflections(morphemes: Sequence[Morpheme]) -> tuple[str, ...]:
    """What the others of `morphemes`, a word's, and its own form do to the first, in order.

    食べ|させ|られ|なかっ|た: causative, passive, negative, past. Nothing is done to a dictionary
    form, nor by する to a noun.
    """
    return tuple(name for name in _names(morphemes) if name)


def _names(morphemes: Sequence[Morpheme]) -> Iterator[str]:
    if _is_potential(morphemes[0]):
        yield _POTENTIAL
    for before, morpheme in pairwise(morphemes):
        ending = _ending(before, morpheme)
        if ending is not None:
            yield ending.name
        elif not before.inflects:
            yield _table().suru.get(morpheme.lemma, "")
    if morphemes[-1].inflects or len(morphemes) > 1:
        yield _last(morphemes[-1])


# MeCab gives 書ける the dictionary form 書く and the inflection of its own, ichidan.
_E_ROW = dict(zip("うくぐすつぬぶむる", "えけげせてねべめれ", strict=True))


def _is_potential(morpheme: Morpheme) -> bool:
    """Whether it is 書ける of 書く, 見れる of 見る; but 分かれる is itself."""
    tail = _E_ROW.get(morpheme.lemma[-1:], "") + "る"
    return (
        morpheme.conjugation.startswith("下一段")
        and len(tail) > 1
        and morpheme.base.endswith(tail)
        and not morpheme.lemma.endswith(tail)
    )


def _is_suru(noun: Morpheme, verb: Morpheme) -> bool:
    return noun.detail.endswith(_SURU_NOUN) and verb.pos == "verb" and verb.lemma in _table().suru


# ---------------------------------------------------------------- the table


class _Ending(NamedTuple):
    pos: str
    form: str
    after: tuple[tuple[str, ...], ...]
    """Any of these must fit what stands before, each in all its words."""
    name: str

    def fits(self, before: Morpheme, morpheme: Morpheme) -> bool:
        if morpheme.pos != self.pos or not morpheme.form.startswith(self.form):
            return False
        if not self.after:
            return before.inflects
        return any(all(_is(before, what) for what in whats) for whats in self.after)


class _Last(NamedTuple):
    lemmas: tuple[str, ...]
    form: str
    conjugations: tuple[str, ...]
    name: str

    def fits(self, morpheme: Morpheme) -> bool:
        return (
            (not self.lemmas or morpheme.lemma in self.lemmas)
            and (morpheme.form.startswith(self.form) if self.form else not morpheme.inflects)
            and morpheme.conjugation.startswith(self.conjugations or "")
        )


class _Table(NamedTuple):
    endings: Mapping[str, tuple[_Ending, ...]]
    suru: Mapping[str, str]
    last: tuple[_Last, ...]


@cache
def _table() -> _Table:
    endings: dict[str, tuple[_Ending, ...]] = {}
    suru: dict[str, str] = {}
    last: list[_Last] = []
    for row in data.table("inflections.tsv"):
        lemma, name = row["lemma"], row["name"]
        if row["kind"] == "ending":
            endings[lemma] = (*endings.get(lemma, ()), _ending_of(row))
        elif row["kind"] == "suru":
            suru[lemma] = name
        else:
            last.append(_Last(_several(lemma), row["form"], _several(row["after"]), name))
    return _Table(endings, suru, tuple(last))


def _ending_of(row: dict[str, str]) -> _Ending:
    after = tuple(tuple(whats.split(" ")) for whats in _several(row["after"]))
    return _Ending(row["pos"] or "auxiliary", row["form"], after, row["name"])


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


def _is(morpheme: Morpheme, what: str) -> bool:
    return (
        morpheme.lemma == what
        or morpheme.form.startswith(what)
        or (morpheme.conjugation.startswith(what))
    )


def _ending(before: Morpheme, morpheme: Morpheme) -> _Ending | None:
    rows = _table().endings.get(morpheme.lemma, ())
    return next((row for row in rows if row.fits(before, morpheme)), None)


def _last(morpheme: Morpheme) -> str:
    return next((row.name for row in _table().last if row.fits(morpheme)), "")
