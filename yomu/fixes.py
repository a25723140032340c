"""The reader's own fixes: how a surface is read, beside what, and where that is in a sentence."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from yomu import kana

LONGEST = 50
"""Characters of a surface at most, and of what stands left and right of it."""
LONGEST_READING = 200
"""Characters of a reading at most."""
REACH = 10
"""Characters on either side that tell one place of a text from another."""
BEGIN, END = "^", "$"
"""At the beginning of `left`: the sentence begins there. At the end of `right`: it ends there."""

Place = tuple[str, str, str]
"""A surface with what stands left and right of it."""


class Fix(NamedTuple):
    """A surface and how it is read where `left` stands before it and `right` behind it."""

    surface: str
    reading: str
    """Kana; where the surface has punctuation (3、4人), it may stand in the reading too."""
    left: str = ""
    """Empty for whatever stands there."""
    right: str = ""

    @property
    def place(self) -> Place:
        """What it is about: of two fixes for one place the later holds."""
        return self.surface, self.left, self.right


class Found(NamedTuple):
    """A place in a sentence, from `start` to `end`, that a fix is for."""

    start: int
    end: int
    fix: Fix


def fault(fix: Fix) -> str:
    """What makes a fix unusable, in words; empty if nothing does."""
    surface, reading, left, right = fix
    if not surface:
        return "the surface is empty"
    if max(map(len, (surface, left, right))) > LONGEST or len(reading) > LONGEST_READING:
        return f"longer than {LONGEST} characters (a reading: {LONGEST_READING})"
    if any(unicodedata.category(c) in _NO_TEXT for c in surface + reading + left + right):
        return "it holds a tab, a line break or another character that cannot be seen"
    if not any(map(_is_read, surface)):
        return f"{surface} holds nothing that furigana could stand over"
    if not _is_reading(reading, surface):
        return f"the reading {reading or '(empty)'} of {surface} is not kana"
    return ""


_NO_TEXT = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def fits(fix: Fix) -> bool:
    """Whether the kana of the surface stand in the reading: 行った cannot be べいろ."""
    runs = [(written, "".join(run)) for written, run in groupby(fix.surface, key=_says_itself)]
    ending = _heard(runs.pop()[1]) if runs[-1][0] else ""
    heard = _heard(fix.reading)
    if not heard.endswith(ending):
        return False
    pattern = gap = ""
    for written, text in runs:
        if written:
            # What is matched stays matched: a long row of 漢か漢か must not be tried in all ways.
            pattern += f"(?>{gap}?{re.escape(_heard(text))})" if gap else re.escape(_heard(text))
        gap = "" if written else (".+" if any(map(_is_read, text)) else ".*")
    return re.fullmatch(pattern + gap, heard[: len(heard) - len(ending)]) is not None


def beside(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands left and right of `start` … `end` in a sentence, as a fix has it.

    At most `REACH` characters each, without control characters, and without spaces at the far
    end, which a spreadsheet may lose.
    """
    return _near(text[:start], BEGIN), _near(text[end:][::-1], END)[::-1]


def _near(before: str, edge: str) -> str:
    """The last characters of `before`, with `edge` in front if they are all."""
    near = _last_of(before[-REACH:])
    return edge + before if near == before else re.sub(rf"\A[\s{re.escape(edge)}]+", "", near)


class Fixes:
    """Fixes, ready to be found in sentences. Of two that say as much the later one holds."""

    def __init__(self, fixes: Iterable[Fix] = ()) -> None:
        self._fixes: dict[str, list[Fix]] = {}
        for fix in reversed({fix.place: fix for fix in fixes}.values()):
            self._fixes.setdefault(fix.surface, []).append(fix)
        for same in self._fixes.values():
            same.sort(key=_context, reverse=True)
        lengths: dict[str, set[int]] = {}
        for surface in self._fixes:
            lengths.setdefault(surface[0], set()).add(len(surface))
        self._lengths = {first: tuple(found) for first, found in lengths.items()}

    def __bool__(self) -> bool:
        return bool(self._fixes)

    def concern(self, text: str) -> bool:
        """Whether a fix could be for a place in `text`; quick, and right when it says no."""
        return not self._lengths.keys().isdisjoint(text)

    def found(self, text: str, cuts: Collection[int]) -> tuple[Found, ...]:
        """The places in a sentence that fixes are for, in order; none overlaps another.

        A place begins and ends at one of `cuts`: 米 is not found in 米国. Where places overlap
        the longer wins; for one place, the fix that says most of what stands beside it.
        """
        taken: list[Found] = []
        for found in sorted(self._all(text, cuts), key=lambda f: (f.start - f.end, f.start)):
            if not any(found.start < other.end and other.start < found.end for other in taken):
                taken.append(found)
        return tuple(sorted(taken))

    def _all(self, text: str, cuts: Collection[int]) -> Iterator[Found]:
        for start in cuts:
            for length in self._lengths.get(text[start : start + 1], ()):
                end = start + length
                if end in cuts:
                    for fix in self._fixes.get(text[start:end], ()):
                        if _stands_beside(fix, text, start, end):
                            yield Found(start, end, fix)
                            break


NONE = Fixes()


def _is_reading(reading: str, surface: str) -> bool:
    """Whether it is kana, but for punctuation of the surface, and any kana at all."""
    said = [c for c in reading if c not in surface or c.isalnum()]
    return bool(said) and all(map(kana.is_kana, said))


def _is_read(character: str) -> bool:
    """Whether furigana can stand over it: kanji, numbers, letters."""
    return character.isalnum() and not kana.is_kana(character)


def _says_itself(character: str) -> bool:
    # ヶ is か or が.
    return kana.is_kana(character) and not kana.is_kanji(character)


def _heard(text: str) -> str:
    return kana.to_hiragana(kana.compose(text))


def _last_of(text: str) -> str:
    """What follows the last control character of `text`."""
    at = len(text)
    while at and unicodedata.category(text[at - 1]) not in _NO_TEXT:
        at -= 1
    return text[at:]


def _context(fix: Fix) -> int:
    return len(fix.left) + len(fix.right)


def _stands_beside(fix: Fix, text: str, start: int, end: int) -> bool:
    return _ends(text[:start], fix.left) and _begins(text[end:], fix.right)


def _ends(before: str, left: str) -> bool:
    return before == left[1:] if left.startswith(BEGIN) else before.endswith(left)


def _begins(behind: str, right: str) -> bool:
    return behind == right[:-1] if right.endswith(END) else behind.startswith(right)
