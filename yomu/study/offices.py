"""The offices a text prints beside a name: 中央情報局(CIA)長官ジョン・ラトクリフ氏."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from yomu import data
from yomu.model import PartOfSpeech, Sentence, Word
from yomu.study import composing

_LONGEST = 8
"""Words of an office at most."""


class Office(NamedTuple):
    """What somebody is called beside the name."""

    printed: str
    english: str
    weak: bool = False
    """Whether it is a form of address only: 氏, さん."""


class _Title(NamedTuple):
    english: str
    before: bool
    address: bool


@cache
def titles() -> dict[str, _Title]:
    """The titles of `dictionaries/titles.tsv`."""
    return {
        row["title"]: _Title(row["english"], row["before"] == "yes", row["title"] in _ADDRESSES)
        for row in data.table("titles.tsv")
    }


_ADDRESSES = frozenset(
    ("くん", "さま", "さん", "ちゃん", "先生", "君", "女史", "師", "様", "殿", "氏", "夫人", "家")
)


def office(sentence: Sentence, number: int) -> Office:
    """What stands beside the `number`-th word, a name: the office before it outranks 氏 behind it.

    Empty where nothing does.
    """
    words = sentence.words
    behind = _behind(words, number)
    if behind.printed and not behind.weak:
        return behind
    before = _before(words, number)
    return before if before.printed else behind or _told(words[number])


def _told(name: Word) -> Office:
    """What the annotator has seen beside the name."""
    role = name.name.role
    return Office(role, name.name.english, role in _ADDRESSES)


def _behind(words: Sequence[Word], number: int) -> Office:
    """事務総長|副報道官 after ハク: up to the last title."""
    run: list[Word] = []
    kept = 0
    for word in words[number + 1 : number + 1 + _LONGEST]:
        if not _is_part(word):
            break
        run.append(word)
        if _title(word.surface):
            kept = len(run)
    return _office(run[:kept]) if kept else Office("", "")


def _before(words: Sequence[Word], number: int) -> Office:
    """大統領補佐官|(|国家安全保障担当|) before ウォルツ: from the first word that belongs to it."""
    first = number
    depth = 0
    while first > 0 and number - first < _LONGEST:
        word = words[first - 1]
        if word.surface in ("）", ")"):
            depth += 1
        elif word.surface in ("（", "(") and depth:
            depth -= 1
        elif not _is_part(word) or word.name.kind == "person":
            break
        first -= 1
    run = list(words[first:number])
    last = next((w for w in reversed(_unbracketed(run)) if w.surface not in "（(）)"), None)
    title = _title(last.surface) if last else None
    if depth or title is None or not title.before or title.address:
        return Office("", "")
    return _office(run)


def _is_part(word: Word) -> bool:
    return word.kind in ("word", "latin", "name") and word.pos in _PARTS


_PARTS: frozenset[PartOfSpeech] = frozenset(("noun", "name", "prefix", "suffix"))
_TIMES = {"元": "former ", "前": "former ", "現": "current ", "新": "new ", "次期": "next "}


def _title(surface: str) -> _Title | None:
    """The title a word is: 大統領, 前大統領."""
    known = titles().get(surface) or titles().get(surface.removesuffix("ら"))
    if known:
        return known
    time = next((time for time in _TIMES if surface.startswith(time)), "")
    title = titles().get(surface.removeprefix(time)) if time else None
    return title._replace(english=_TIMES[time] + title.english) if title else None


def _office(run: Sequence[Word]) -> Office:
    printed = "".join(word.surface for word in run)
    weak = all(word.surface in _ADDRESSES for word in run)
    return Office(printed, _english(run), weak)


def _english(run: Sequence[Word]) -> str:
    """The office in English, what stands in brackets behind it; CIA for 中央情報局(CIA)."""
    inner = "".join(word.surface for word in _bracketed(run))
    words = _unbracketed(run)
    if inner and _LATIN(inner):
        words = [*_bracketed(run), *words[-1:]] if len(words) > 1 else words
        inner = ""
    said = _composed(words)
    if inner:
        more = composing.plain(_bracketed(run)[0]) if len(_bracketed(run)) == 1 else ""
        said += f" ({more})" if more else ""
    return said


_LATIN = re.compile("[A-Za-z]+").fullmatch


def _composed(words: Sequence[Word]) -> str:
    *before, head = words
    title = _title(head.surface)
    english = title.english if title else composing.as_head(head)
    if before and before[-1].surface in _TIMES:
        english = _TIMES[before.pop().surface] + english
    rest = [word for word in before if word.surface != "担当"]
    if not rest:
        return english
    boss = _title(rest[-1].surface)
    if boss and len(rest) == 1:
        return f"{english} for the {boss.english}"
    modifier = rest[0].surface if _LATIN(rest[0].surface) else composing.gloss(rest)
    return f"{modifier} {english}"


def _unbracketed(run: Sequence[Word]) -> list[Word]:
    return [word for word, depth in _depths(run) if not depth]


def _bracketed(run: Sequence[Word]) -> list[Word]:
    return [w for w, depth in _depths(run) if depth and w.surface not in ("（", "(", "）", ")")]


def _depths(run: Sequence[Word]) -> list[tuple[Word, int]]:
    found = []
    depth = 0
    for word in run:
        depth += word.surface in ("（", "(")
        found.append((word, depth))
        depth -= word.surface in ("）", ")")
    return found
