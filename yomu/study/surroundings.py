"""What stands around a word: the noun with を that a verb takes, the verb a noun belongs to.

Sense tables ask for it in a small notation (see dictionaries/senses.tsv): `を=会議,@talks` holds
where a verb's noun with を is 会議 or a word of the class `talks` (dictionaries/word_classes.tsv).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from yomu import data, kana
from yomu.compiled import shelved
from yomu.model import Word

REACH = 14
"""Words looked at to the left of a verb, and half as many to the right of a noun."""


Names = Callable[[Word], frozenset[str]]
"""What tells all that a cue may call a word."""


Condition = tuple[str, frozenset[str]]
"""A role and cues: where a word must stand, and what one must be called that stands there."""


class Surroundings:
    """A sentence that is asked again and again what stands where."""

    __slots__ = ("_all", "_called", "_names", "_words")

    def __init__(self, words: Sequence[Word], names: Names) -> None:
        self._words, self._names = words, names
        self._called: dict[tuple[str, int], frozenset[str]] = {}
        self._all: frozenset[str] | None = None

    def meet(self, condition: Condition, at: int) -> bool:
        """Whether the word at `at` stands as `condition` wants."""
        role, cues = condition
        if role == "in" and cues.isdisjoint(self._anything()):
            return False
        called = self._called.get((role, at))
        if called is None:
            found = map(self._names, _ROLES[role](self._words, at))
            called = self._called[role, at] = frozenset().union(*found)
        return not cues.isdisjoint(called)

    def _anything(self) -> frozenset[str]:
        """What cues may call any word of the sentence."""
        if self._all is None:
            self._all = frozenset().union(*map(self._names, self._words))
        return self._all


def conditions(cell: str) -> tuple[Condition, ...]:
    """The conditions of a table's cell, one of which is to hold; none for an empty one.

    Raises `ValueError` where the notation is not kept.
    """
    return tuple(_condition(part.strip()) for part in cell.split(";") if part.strip())


def _condition(text: str) -> Condition:
    role, found, cues = text.partition("=")
    if not found or role not in _ROLES or not cues:
        raise ValueError(f"{text!r} is no condition such as を=会議,@talks")
    return role, frozenset(cues.split(","))


# ---------------------------------------------------------------- what a word is called in cues


def named(word: Word) -> frozenset[str]:
    """All that a cue may call a word: 臨時国会 is 国会, -会, @institution, <noun>."""
    surface, lemma, pos = word.surface, word.lemma, word.pos
    entry = word.entries[0] if word.entries else None
    verbal = pos == "noun" and surface != lemma and surface.startswith(lemma)
    forms = [lemma if verbal or pos in ("verb", "adjective") else surface]
    if pos in ("particle", "auxiliary"):
        forms.append(lemma)
    if word.parts:
        forms.append(word.parts[-1].surface if pos == "noun" else word.parts[0].surface)
    if entry is not None and kana.is_kana(lemma):
        forms.append(entry.headword)
    marks = (f"<{pos}>", f"<{word.name.kind or word.kind}>", *(("<suru>",) if verbal else ()))
    done = tuple(f"<{one}>" for one in word.inflections)
    fields = entry.senses[0].fields if entry is not None else ()
    return _names(tuple(forms), marks + done, fields)


@lru_cache(maxsize=20_000)
def _names(
    forms: tuple[str, ...], marks: tuple[str, ...], fields: tuple[str, ...]
) -> frozenset[str]:
    found = {*forms, f"-{forms[0][-1:]}", *marks}
    for form in forms:
        if len(form) > 2:
            found.update([form[start:] for start in range(1, len(form) - 1)])
    if fields:
        found.update([f"#{field}" for field in fields])
    shelves = classes()
    found.update(*[shelves[form[-1:]].get(form, ()) for form in found])
    return frozenset(found)


@shelved("word_classes.tsv", empty={})
def classes() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The classes (`@talks`) each word or last character (`-費`) belongs to, by the last."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in data.table("word_classes.tsv"):
        for word in row["words"].split(","):
            shelf = found.setdefault(word[-1:], {})
            shelf[word] = (*shelf.get(word, ()), f"@{row['class']}")
    return found


# ---------------------------------------------------------------- roles

_CASES = frozenset(("を", "が", "に", "と", "で", "へ", "から", "まで", "は", "も", "より"))
_NOUNS = frozenset(("noun", "pronoun", "name", "number", "suffix", "counter"))
_PREDICATES = frozenset(("verb", "adjective", "auxiliary"))


def arguments(words: Sequence[Word], at: int) -> dict[str, Word]:
    """The nouns a verb or adjective takes, by their particle: 声明を出す → を: 声明."""
    found: dict[str, Word] = {}
    place = at - 1
    while place > 0 and at - place <= REACH:
        word, before = words[place], words[place - 1]
        if word.pos == "particle":
            if before.pos in _PREDICATES:
                break  # 戦争が続くと、…: another clause
            if word.surface in _CASES and before.pos in _NOUNS:
                found.setdefault(word.surface, before)
                place -= 1
        elif _ends_a_clause(word):
            break
        place -= 1
    return found


def _ends_a_clause(word: Word) -> bool:
    return (
        word.pos == "verb"
        or (word.pos == "noun" and bool(word.inflections))
        or word.surface in ("。", "「", "」")
    )


def _taking(particle: str) -> Callable[[Sequence[Word], int], Iterator[Word]]:
    def role(words: Sequence[Word], at: int) -> Iterator[Word]:
        return _argument(words, at, particle)

    return role


def _argument(words: Sequence[Word], at: int, particle: str) -> Iterator[Word]:
    """The noun with `particle`; where there is none, what may stand for it.

    採決が行われた: the subject of a passive is the object; 受けた支援: so is the noun behind.
    """
    taken = arguments(words, at)
    if particle in taken:
        yield taken[particle]
        return
    if particle == "を" and "が" in taken and "passive" in words[at].inflections:
        yield taken["が"]
    elif particle in ("を", "が"):
        yield from (taken[topic] for topic in ("は", "も") if topic in taken)
        yield from _behind(words, at)


def _behind(words: Sequence[Word], at: int) -> Iterator[Word]:
    if at + 1 == len(words):
        return
    behind = words[at + 1]
    # 重い|責任を負う: an expression begins with its noun
    if behind.pos in _NOUNS or (behind.parts and behind.parts[0].pos in _NOUNS):
        yield behind


def _left(words: Sequence[Word], at: int) -> Iterator[Word]:
    if at:
        yield words[at - 1]


def _right(words: Sequence[Word], at: int) -> Iterator[Word]:
    if at + 1 < len(words):
        yield words[at + 1]


def _next(words: Sequence[Word], at: int) -> Iterator[Word]:
    """The first word behind it that is no punctuation: 述べた of 「…」と、述べた."""
    for word in words[at + 1 : at + 4]:
        if word.pos != "symbol":
            yield word
            return


def _owner(words: Sequence[Word], at: int) -> Iterator[Word]:
    """The noun before の before it: 細胞 of 細胞の核."""
    if at > 1 and words[at - 1].surface == "の":
        yield words[at - 2]


def _owned(words: Sequence[Word], at: int) -> Iterator[Word]:
    """The noun behind の behind it: 放棄 of 核の放棄."""
    if at + 2 < len(words) and words[at + 1].surface == "の":
        yield words[at + 2]


def _predicate(words: Sequence[Word], at: int) -> Iterator[Word]:
    """The verb or adjective a noun belongs to by its particle: 打つ of 手を打つ."""
    if at + 1 >= len(words) or words[at + 1].surface not in _CASES:
        return
    for place in range(at + 2, min(len(words), at + 2 + REACH // 2)):
        word = words[place]
        if word.pos in ("verb", "adjective", "na-adjective") or word.inflections:
            yield word
            return
        if word.surface == "。":
            return


def _described(words: Sequence[Word], at: int) -> Iterator[Word]:
    """What an adjective says something about: 寒さ of 厳しい寒さ, 物価 of 物価が高い."""
    behind = list(_behind(words, at))
    if behind:
        yield from behind
        return
    taken = arguments(words, at)
    yield from (taken[particle] for particle in ("が", "は", "も") if particle in taken)


def _itself(words: Sequence[Word], at: int) -> Iterator[Word]:
    yield words[at]


def _anywhere(words: Sequence[Word], at: int) -> Iterator[Word]:
    return (word for place, word in enumerate(words) if place != at)


_ROLES: dict[str, Callable[[Sequence[Word], int], Iterator[Word]]] = {
    **{
        particle: _taking(particle)
        for particle in ("を", "が", "に", "と", "で", "へ", "から", "まで")
    },
    "の": _owner,
    "of": _owned,
    "by": _predicate,
    "what": _described,
    "left": _left,
    "right": _right,
    "next": _next,
    "form": _itself,
    "in": _anywhere,
}
"""What a condition can ask for, by the name the tables use."""
