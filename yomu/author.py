"""The author's own furigana, which outranks everything: ruby of the source, and 漢字（かな）."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from yomu import kana, ruby
from yomu.model import Entry, Passage, Provenance, Ruby, Word

Align = Callable[[str, str], tuple[Ruby, ...]]


class Furigana(NamedTuple):
    """A reading the author gave for the characters `start` … `end`."""

    start: int
    end: int
    reading: str


def given(passage: Passage) -> tuple[Furigana, ...]:
    """The author's furigana in a passage, with its place there."""
    found = []
    at = 0
    for base, reading in passage.ruby:
        if reading:
            found.append(Furigana(at, at + len(base), reading))
        at += len(base)
    return tuple(found)


def within(given: Sequence[Furigana], start: int, end: int) -> tuple[Furigana, ...]:
    """What lies within `start` … `end`, counted from `start`."""
    return tuple(
        Furigana(g.start - start, g.end - start, g.reading)
        for g in given
        if start <= g.start and g.end <= end
    )


def uncut(texts: Iterable[str], given: Sequence[Furigana]) -> Iterator[str]:
    """`texts`, joined where a cut between them would go through a base."""
    held = ""
    at = 0
    for text in texts:
        held += text
        at += len(text)
        if not any(g.start < at < g.end for g in given):
            yield held
            held = ""
    if held:
        yield held


def overlaid(words: Sequence[Word], given: Sequence[Furigana], by: Provenance) -> tuple[Word, ...]:
    """`words` with the readings that the author or the reader gave in place of ours.

    Words that share a base of theirs become one.
    """
    result: list[Word] = []
    held: list[Word] = []
    start = at = 0
    for word in words:
        held.append(word)
        at += len(word.surface)
        if any(g.start < at < g.end for g in given):
            continue
        here = within(given, start, at)
        result.append(_read(_one(held), here, by) if here else held[0])
        held, start = [], at
    return tuple(result)


def _one(words: Sequence[Word]) -> Word:
    """Several words as one, which keeps them as its parts."""
    if len(words) == 1:
        return words[0]
    return words[-1]._replace(
        surface="".join(w.surface for w in words),
        lemma="".join(w.surface for w in words[:-1]) + words[-1].lemma,
        reading="".join(w.reading for w in words),
        ruby=tuple(piece for w in words for piece in w.ruby),
        kind="word",
        entries=(),
        gloss="",
        parts=tuple(words),
        alternatives=(),
    )


def _read(word: Word, given: Sequence[Furigana], by: Provenance) -> Word:
    pieces: list[Ruby] = []
    at = 0
    for start, end, reading in given:
        pieces += _between(word, at, start)
        pieces.append(Ruby(word.surface[start:end], reading))
        at = end
    pieces += _between(word, at, len(word.surface))
    return _as_read(word, tuple(pieces), by)


def _as_read(word: Word, pieces: tuple[Ruby, ...], by: Provenance) -> Word:
    reading = ruby.read_back(pieces)
    hiragana = kana.to_hiragana(reading)
    entries = sorted(
        word.entries, key=lambda e: all(kana.to_hiragana(r.text) != hiragana for r in e.readings)
    )
    return word._replace(
        reading=reading,
        ruby=pieces,
        entries=tuple(entries),
        gloss=_gloss(word, entries),
        marks=word.marks - {"doubtful"},
        provenance=by,
        confidence=1.0,
        alternatives=_others(word, reading) if by == "user" else (),
    )


def _gloss(word: Word, entries: Sequence[Entry]) -> str:
    """What the word means, read so: 空（から） is no sky."""
    if not entries or entries[0] == word.entries[0] or word.value.text:
        return word.gloss
    return entries[0].senses[0].glosses[0]


def _others(word: Word, reading: str) -> tuple[str, ...]:
    return tuple(other for other in (word.reading, *word.alternatives) if other != reading)


def _between(word: Word, start: int, end: int) -> tuple[Ruby, ...]:
    """Our ruby over what the author left bare; a group that is cut through stays without."""
    if start == end:
        return ()
    pieces: list[Ruby] = []
    at = 0
    for base, reading in word.ruby:
        first, last = max(at, start), min(at + len(base), end)
        if first < last:
            whole = (first, last) == (at, at + len(base))
            pieces.append(Ruby(base[first - at : last - at], reading if whole else ""))
        at += len(base)
    return tuple(pieces)


_OPEN, _CLOSE = frozenset("（("), frozenset("）)")
_REACH = 4
"""Words before the bracket that one reading may belong to: 東京|都|渋谷|区（しぶやく）."""


def prints(text: str) -> bool:
    """Whether a sentence may hold 漢字（かな）; quick, and right when it says no."""
    return not _OPEN.isdisjoint(text)


def printed(words: tuple[Word, ...], align: Align) -> tuple[Word, ...]:
    """`words`, where 漢字（かな） in the text decides the reading of what stands before it.

    Such words carry the mark `printed`: no second furigana is written there.
    """
    if not any(word.surface in _OPEN for word in words):
        return words
    result = list(words)
    for place in range(len(words) - 1, 0, -1):
        if words[place].surface in _OPEN:
            reading = _bracketed(words[place + 1 :])
            for first in range(place - 1, max(place - 1 - _REACH, -1), -1):
                decided = _decided(words[first:place], reading, align) if reading else None
                if decided is not None:
                    result[first:place] = [decided]
                    break
    return tuple(result)


def _bracketed(words: Sequence[Word]) -> str:
    """The hiragana between a bracket and its end; empty if there is anything else."""
    inside = ""
    for word in words[:12]:
        if word.surface in _CLOSE:
            return inside
        if not kana.is_hiragana(word.surface):
            return ""
        inside += word.surface
    return ""


def _decided(words: Sequence[Word], reading: str, align: Align) -> Word | None:
    """The words as one that is read so, if that is a possible reading of them."""
    word = _one(words)
    if not kana.has_kanji(word.surface) or any(w.kind == "space" for w in words):
        return None
    pieces = align(word.surface, reading)
    if not _known(word, reading) and not _splits(pieces):
        return None
    word = _as_read(word, pieces, "author")
    return word._replace(marks=word.marks | {"printed"})


def _known(word: Word, reading: str) -> bool:
    """Whether a dictionary or the tagger knows the word to be read so."""
    listed = (kana.to_hiragana(r.text) for entry in word.entries for r in entry.readings)
    return reading in (kana.to_hiragana(word.reading), *word.alternatives, *listed)


def _splits(pieces: tuple[Ruby, ...]) -> bool:
    """Whether the reading falls into readings of the single kanji; しぶやく is none of 区."""
    return len(pieces) > 1 and all(len(base) == 1 or not over for base, over in pieces)
