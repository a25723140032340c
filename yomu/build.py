"""Unit + chosen reading → the finished Word: ruby, entries in order, parts, gloss."""

from collections.abc import Iterable
from functools import lru_cache

from yomu import inflection, kana, ruby
from yomu.characters import Characters
from yomu.fitting import as_inflected, fits, fits_sense, others_alike, readings_of
from yomu.model import CERTAIN, Entry, NameRole, PartOfSpeech, Quantity, Ruby, Word, WordKind
from yomu.readings import Choice
from yomu.segment import Morpheme
from yomu.words import Unit, Words

_MEMO = 20_000
_NO_VALUE = Quantity()
_DOUBTFUL, _UNMARKED = frozenset({"doubtful"}), frozenset[str]()
ENTRIES = 6
"""Entries a word keeps at most; し has fifty."""


class Builder:
    """Builds words; equal words of a text are one value, built once."""

    def __init__(self, words: Words, characters: Characters) -> None:
        self._words = words
        self._characters = characters
        self._built = lru_cache(_MEMO)(self._build)
        # Most numbers of a text are there once.
        self._built_number = lru_cache(_MEMO // 20)(self._build)
        self.spoken = lru_cache(_MEMO)(self._spoken)

    def word(self, unit: Unit, choice: Choice) -> Word:
        """The finished word."""
        built = self._built if unit.numeral is None else self._built_number
        return built(unit, choice)

    def _spoken(self, unit: Unit, reading: str) -> Word:
        """The word for those who want its reading only: in full, or without all that explains it.

        Names are in full: how a family name is read the text may tell elsewhere.
        """
        if unit.name.kind:
            return self.word(unit, Choice(reading, ""))
        surface = unit.surface
        if unit.numeral is not None or not _all_is_read(unit, reading):
            reading = ruby.read_back(self._ruby(unit, surface, reading))
        else:
            reading += "".join(m.reading for m in unit.morphemes[unit.stem :])
        return Word(surface, unit.form, unit.pos, reading, (Ruby(surface, reading),))

    def align(self, surface: str, reading: str) -> tuple[Ruby, ...]:
        """`reading` spread over the kanji of `surface`."""
        return ruby.align(surface, reading, self._characters.among(surface))

    def _build(self, unit: Unit, choice: Choice) -> Word:
        unit = self._as_read(unit, choice.reading)
        surface = unit.surface
        pieces = self._ruby(unit, surface, choice.reading)
        entries = _ordered(unit, choice.reading)[:ENTRIES]
        ending = "".join(m.reading for m in unit.morphemes[unit.stem :])
        parts = self._parts(unit, pieces) if unit.stem > 1 and not unit.numeral else ()
        value = unit.numeral.value if unit.numeral else _NO_VALUE
        pos = _pos(unit)
        return Word(
            surface=surface,
            lemma=_lemma(unit),
            pos=pos,
            reading=ruby.read_back(pieces),
            ruby=pieces,
            kind=_kind(unit),
            entries=entries,
            gloss=value.text or _gloss(pos, entries, parts),
            parts=parts,
            inflections=inflection.inflections(unit.morphemes[unit.stem - 1 :]),
            value=value,
            name=unit.name,
            provenance=choice.provenance,
            confidence=choice.confidence,
            alternatives=tuple(other + ending for other in choice.alternatives),
            marks=_DOUBTFUL if choice.confidence < CERTAIN else _UNMARKED,
        )

    def _as_read(self, unit: Unit, reading: str) -> Unit:
        """The unit under the verb it is read as: 通った とおった is of 通る, not of 通う."""
        head = unit.morphemes[0]
        if unit.stem > 1 or head.pos != "verb" or reading == head.reading:
            return unit
        if any(_reads(entry, unit.form, head, reading) for entry in unit.entries):
            return unit
        for other in others_alike(head):
            entries = self._words.entries(other.base)
            fitting = tuple(e for e in entries if _reads(e, other.base, other, reading))
            if fitting:
                morphemes = (other, *unit.morphemes[1:])
                return unit._replace(morphemes=morphemes, form=other.base, entries=fitting)
        return unit

    def _ruby(self, unit: Unit, surface: str, reading: str) -> tuple[Ruby, ...]:
        if unit.numeral is not None:
            return unit.numeral.ruby
        if not _is_read(surface, reading):
            return (Ruby(surface),)
        stem = "".join(m.surface for m in unit.morphemes[: unit.stem])
        pieces = tuple(map(_spelt, self.align(stem, reading)))
        for morpheme in unit.morphemes[unit.stem :]:
            pieces += self.align(morpheme.surface, morpheme.reading)
        return pieces

    def _parts(self, unit: Unit, pieces: tuple[Ruby, ...]) -> tuple[Word, ...]:
        """The words of a compound, read as they are read in it where that can be told."""
        parts: list[Word] = []
        start = 0
        for part in self._words.parts(unit.morphemes[: unit.stem]):
            end = start + len(part.surface)
            ending = "".join(m.reading for m in part.morphemes[part.stem :])
            reading = between(pieces, start, end).removesuffix(ending) or part.readings[0]
            word = self.word(part, Choice(reading, "dictionary"))
            parts.append(_named(word) if unit.name.kind == "person" else word)
            start = end
        return tuple(parts) if len(parts) > 1 else ()


def _named(part: Word) -> Word:
    """A part of a person's name, which means nothing: ドナルド・トランプ has no playing cards."""
    if part.pos == "symbol":
        return part
    name = NameRole("person", "", part.surface)
    return part._replace(pos="name", kind="name", name=name, entries=(), gloss="")


def between(pieces: Iterable[Ruby], start: int, end: int) -> str:
    """The reading of `start` … `end` of the bases; empty where a group's reading lies across."""
    reading = ""
    at = 0
    for base, over in pieces:
        first, last = max(at, start), min(at + len(base), end)
        if first < last:
            if over and (first, last) != (at, at + len(base)):
                return ""
            reading += over or base[first - at : last - at]
        at += len(base)
    return reading


def _spelt(piece: Ruby) -> Ruby:
    """Letters are read in katakana: USスチール ユーエス."""
    base, reading = piece
    return Ruby(base, kana.to_katakana(reading)) if _LATIN.issuperset(base) else piece


def _is_read(surface: str, reading: str) -> bool:
    """Whether `reading` says more than `surface` itself."""
    # ヶ is kana in shape only: 松ヶ丘.
    return reading != surface and (not kana.is_kana(surface) or kana.has_kanji(surface))


def _all_is_read(unit: Unit, reading: str) -> bool:
    """Whether nothing of the word stays as it is spelt: it is of kanji and hiragana."""
    return (
        kana.has_kanji(unit.surface)
        and all(map(_is_kanji_or_hiragana, unit.surface))
        and kana.is_hiragana(reading)
    )


def _is_kanji_or_hiragana(character: str) -> bool:
    # ヶ is both: kana in shape.
    return kana.is_hiragana(character) or (
        kana.is_kanji(character) and not kana.is_katakana(character)
    )


def _pos(unit: Unit) -> PartOfSpeech:
    """The word's part of speech: a compound that ends in a suffix (財務|省, 報告|書) is a noun."""
    if unit.name.kind:
        return "name"
    return "noun" if unit.stem > 1 and unit.pos == "suffix" else unit.pos


def _lemma(unit: Unit) -> str:
    head = unit.morphemes[unit.stem - 1]
    if unit.stem == 1 and head.pos == "verb" and head.lemma != head.base and not unit.entries:
        return head.base
    return unit.form


def _kind(unit: Unit) -> WordKind:
    if unit.numeral is not None:
        return "number"
    if unit.name.kind:
        return "name"
    morpheme = unit.morphemes[0]
    if morpheme.detail == "space":
        return "space"
    if morpheme.pos == "symbol":
        return "symbol"
    return "latin" if _LATIN.issuperset(unit.surface) else "word"


_LATIN = kana.LATIN.union(
    "&＆.．'’-", map(chr, (*range(ord("À"), ord("ɏ") + 1), *range(ord("Α"), ord("ω") + 1)))
)
"""Letters, Greek ones too: they are read in katakana (γ線 ガンマせん)."""


def _ordered(unit: Unit, reading: str) -> tuple[Entry, ...]:
    """The entries of a unit read so: those read so first, common before rare."""
    if len(unit.entries) < 2:
        return unit.entries
    head = unit.morphemes[unit.stem - 1]
    spelt_in_kana = kana.is_kana(unit.form)

    def unfit(entry: Entry) -> tuple[bool, bool, bool, bool, int]:
        other = not fits(unit.pos, entry)
        if not spelt_in_kana:
            return (other, not _reads(entry, unit.form, head, reading), False, False, entry.rank)
        spellings = [s.text for s in entry.spellings]
        elsewhere = head.lemma not in spellings and unit.form not in spellings
        usually_kana = not spellings or any("uk" in s.misc for s in entry.senses)
        return (other, False, elsewhere, not usually_kana, entry.rank)

    return tuple(sorted(unit.entries, key=unfit))


def _reads(entry: Entry, form: str, head: Morpheme, reading: str) -> bool:
    return any(as_inflected(r, head, form) == reading for r in readings_of(entry, form))


_SHORT = 60
"""Characters of a gloss at most."""


def _gloss(pos: PartOfSpeech, entries: tuple[Entry, ...], parts: tuple[Word, ...]) -> str:
    """A short English gloss: the first sense of the first entry that has this part of speech."""
    if not entries:
        return ", ".join([part.gloss for part in parts if part.gloss])[:_SHORT]
    senses = entries[0].senses
    glosses = next((s for s in senses if fits_sense(pos, s)), senses[0]).glosses
    return next((g for g in glosses if len(g) <= _SHORT), glosses[0] if glosses else "")
