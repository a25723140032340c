"""Morphemes → words a dictionary has.

MeCab's units are short (首脳|会談, お|母|さん, 水曜|日) and read one by one; only a dictionary
knows the whole word and how it is read. Words are joined along MeCab's boundaries. A run that
crosses a particle or an auxiliary counts only if the entry is read as MeCab reads it: 今日|は is
not こんにちは.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from yomu import acronyms, inflection, kana, numbers, unlisted
from yomu.fitting import (
    are_names,
    fits,
    forms_alone,
    is_saying,
    may_be,
    readings,
    readings_alone,
    usual,
    voiced_alike,
)
from yomu.model import Entry, Lexicon, NameRole, PartOfSpeech
from yomu.numbers import Numeral
from yomu.proper import ProperNames, called
from yomu.remembered import Recent
from yomu.runs import (
    Run,
    are_a_pair,
    crosses,
    expression_end,
    expressions,
    is_kanji_alone,
    may_be_a_given_name,
    runs,
)
from yomu.segment import Morpheme

_MEMO = 20_000
"""Forms and words remembered at most."""
_REACH = 3
"""Morphemes before a numeral from which a word may reach over it."""
_NO_NAME = NameRole()
_PLAIN = 0.9
"""A numeral with less confidence may be no numeral at all."""


class Unit(NamedTuple):
    """A word whose reading is still to be chosen. Equal words of a text are one object."""

    morphemes: tuple[Morpheme, ...]
    stem: int
    """How many of the morphemes the dictionary form covers; the others inflect it."""
    surface: str
    form: str
    """The dictionary form as it is spelt here."""
    entries: tuple[Entry, ...]
    """Entries spelt like the form, in the dictionary's order."""
    readings: tuple[str, ...]
    """Readings of the stem as it stands here, hiragana, the likeliest without context first."""
    numeral: Numeral | None = None
    name: NameRole = _NO_NAME
    told: bool = False
    """Whether what stands beside it tells its reading, and nothing is left to choose."""

    @property
    def pos(self) -> PartOfSpeech:
        """Its part of speech: that of the last morpheme of its stem."""
        return "number" if self.numeral is not None else self.morphemes[self.stem - 1].pos


# Compared as objects are, which equal ones here are: a look-up hashes no text.
Unit.__eq__ = object.__eq__  # type: ignore[method-assign]
Unit.__hash__ = object.__hash__  # type: ignore[method-assign]


class Words:
    """Finds words of a lexicon, and remembers what was found."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._entries: Recent[str, tuple[Entry, ...]] = Recent(_MEMO)
        self._proper = ProperNames(lexicon, _MEMO // 4)
        remembered = lru_cache(_MEMO)
        self._single = remembered(self._alone)
        self._joined = remembered(self._join)
        self._as_expression = remembered(self._of_expression)
        self._as_inflected = remembered(_inflected)
        # Most numbers of a text are there once.
        self._as_numeral = lru_cache(_MEMO // 20)(self._of_numeral)

    def units(
        self, morphemes: Sequence[Morpheme], numerals: Sequence[Numeral], at: int = 0
    ) -> list[Unit]:
        """The words of a sentence from `at` on; their surfaces join to it."""
        units: list[Unit] = []
        held = 0
        for numeral in numerals:
            if numeral.start < max(at, held):
                continue
            held = self._word_over(morphemes, numeral)
            if 0 < held < numeral.end:
                # 加藤一二三|九段: what is left of the numeral is another.
                units += self._words(morphemes[at:held])
                return units + self.units(morphemes, numbers.numerals(morphemes, held), held)
            if held:
                continue
            units += self._words(morphemes[at : numeral.start])
            covered = tuple(morphemes[numeral.start : numeral.end])
            # Without its place, so that equal numerals are one.
            units.append(self._as_numeral(covered, numeral._replace(start=0, end=len(covered))))
            at = numeral.end
        units += self._words(morphemes[at:] if at else morphemes)
        return units

    def parts(self, run: tuple[Morpheme, ...]) -> list[Unit]:
        """The words a compound is made of, the longest that are shorter than itself."""
        return self._words(run, len(run))

    def entries(self, form: str) -> tuple[Entry, ...]:
        """The entries of a form."""
        found = self._entries.get(form)
        if found is None:
            self._learn((form,))
            found = self._entries[form]
        return found

    def _words(self, morphemes: Sequence[Morpheme], shorter_than: int = 0) -> list[Unit]:
        """The words of a stretch without numerals, each shorter than so many morphemes if given."""
        possible = self._possible(morphemes)
        units: list[Unit] = []
        at = 0
        while at < len(morphemes):
            here = possible[at]
            if shorter_than:
                here = [run for run in here if run[0] - at < shorter_than]
            unit = (
                (self._longest(morphemes, at, here) if here else None)
                or (None if shorter_than else self._expression(morphemes, at))
                or (None if shorter_than else self._pair(morphemes, at))
                or self._extended(self._single(morphemes[at]), morphemes, at)
            )
            units.append(unit)
            at += len(unit.morphemes)
        return units

    def _of_numeral(self, covered: tuple[Morpheme, ...], numeral: Numeral) -> Unit:
        surface = "".join(m.surface for m in covered)
        read = (numeral.reading, *numeral.alternatives)
        # 十分 as "enough" is spelt with numerals, but counts nothing.
        counts = bool(numeral.value.text or numeral.value.number)
        entries = () if counts else self.entries(kana.narrow(surface))
        doubted = acronyms.is_latin(surface) and numeral.confidence < _PLAIN
        counted = numeral if counts or doubted else None
        return Unit(covered, len(covered), surface, surface, entries, read, counted)

    def _word_over(self, morphemes: Sequence[Morpheme], numeral: Numeral) -> int:
        """Where the word ends that a numeral in kanji is but a part of: 三日月, 安倍晋三.

        0 where there is none. As long as the numeral, the word must be a name (四万十町); one that
        begins before it a name, all kanji (天下一品), or one with a prefix (真っ二つ).
        """
        if not kana.is_kanji(morphemes[numeral.start].surface):
            return 0
        head = morphemes[numeral.start]
        # 五月 is a name too: 藤沢|五月 さつき.
        first = numeral.start - (_REACH if len(head.surface) == 1 or head.pos == "name" else 0)
        for at in range(max(first, 0), numeral.start + 1):
            past = numeral.end if at == numeral.start else numeral.start + 1
            longer = [run for run in runs(morphemes, at) if run[0] >= past]
            self._learn({f for run in longer for f in run[1:]})
            self._proper.learn_over(morphemes, at, longer)
            word = self._longest(morphemes, at, longer)
            if word is not None and _may_cover(word, numeral.start - at, numeral):
                return at + word.stem
        return 0

    def _possible(self, morphemes: Sequence[Morpheme]) -> list[list[Run]]:
        """The runs from each place on; all that is to be looked up is, in one batch."""
        possible = [list(runs(morphemes, at)) for at in range(len(morphemes))]
        self._entries.turn()
        self._proper.turn()
        wanted = {f for found in possible for run in found for f in run[1:]}
        wanted.update(m.base for m in morphemes if m.pos != "symbol")
        self._learn(wanted)
        self._proper.learn(morphemes, possible)
        return possible

    def _learn(self, forms: Iterable[str]) -> None:
        wanted = self._entries.absent(forms)
        if wanted:
            found = self._lexicon.find(wanted)
            self._entries.update((form, found.get(form, ())) for form in wanted)

    def _longest(self, morphemes: Sequence[Morpheme], at: int, possible: list[Run]) -> Unit | None:
        known = self._entries
        for end, surface, base in reversed(possible):
            if known.get(surface) or known.get(base) or self._proper.of(surface):
                unit = self._joined(tuple(morphemes[at:end]), surface, base)
                if unit is not None and not self._cuts_through(unit, morphemes, at):
                    return self._extended(unit, morphemes, at)
        return None

    def _cuts_through(self, unit: Unit, morphemes: Sequence[Morpheme], at: int) -> bool:
        """Whether the unit takes for itself what belongs to the word before it or behind it."""
        end = at + unit.stem
        if at and _goes_with(morphemes[at - 1], morphemes[at]) and kana.is_kanji(unit.surface):
            # 決定|力|不足 is no 力不足: 力 is りょく here, as MeCab says.
            here = morphemes[at].reading[0]
            return not any(voiced_alike(reading[0], here) for reading in unit.readings)
        if end == len(morphemes):
            return False
        if morphemes[end - 1].pos == "verb" and unit.form == unit.surface:
            # 二人|連れ|て is no 二人連れ づれ: what follows a verb makes it one.
            return inflection.span(morphemes, end - 1) > end
        if not morphemes[end - 2].inflects:
            return False
        # 険しい|山|塊 is no 険しい山.
        both = morphemes[end - 1].surface + morphemes[end].surface
        return kana.is_kanji(both) and bool(self._entries.get(both))

    def _join(self, covered: tuple[Morpheme, ...], surface: str, base: str) -> Unit | None:
        """The run as one word, if the dictionary has it and nothing speaks against it."""
        if covered[-1].detail == "接続助詞" and covered[-2].inflects:
            return None  # 続いて is a form of 続く, though JMdict lists it too
        for form in dict.fromkeys((base, surface)):
            inflected = form == base != surface
            entries = tuple(e for e in self.entries(form) if may_be(covered, inflected, form, e))
            known = self._joined_readings(covered, form, entries) if entries else ()
            if known:
                return Unit(covered, len(covered), surface, form, entries, known)
        names = self._proper.of(surface)
        if names:
            known = called(surface, names, covered)
            return Unit(covered, len(covered), surface, surface, names, known)
        return None

    def _joined_readings(
        self, covered: tuple[Morpheme, ...], form: str, entries: tuple[Entry, ...]
    ) -> tuple[str, ...]:
        """The dictionary's readings of the run here, likeliest first; none if it is no word."""
        listed = readings(entries, form, covered[-1])
        alone = "".join(m.reading for m in covered)
        if not crosses(covered):
            plain = alone in listed and not voiced_alike(listed[0], alone)
            if _is_polite(covered) and alone not in listed:
                return (*listed, alone)  # お暇 is おひま too, though JMdict has おいとま alone
            return tuple(dict.fromkeys((alone, *listed))) if plain else listed
        if is_saying(form, entries):
            return usual(listed, entries)
        if alone in listed:
            return tuple(dict.fromkeys((alone, *listed)))
        if are_names(entries):
            return listed  # 雑司が谷, おおい町, 小林鷹之
        if any(voiced_alike(reading, alone) for reading in listed):
            return tuple(r for r in listed if voiced_alike(r, alone))  # 一か八か いちかばちか
        before = "".join(m.reading for m in covered[:-1])
        return tuple(r for r in listed if r in {before + last for last in self._verb(covered[-1])})

    def _verb(self, morpheme: Morpheme) -> tuple[str, ...]:
        """How a verb may be read: 気に|入っ is いっ, though MeCab says はいっ."""
        return self._single(morpheme).readings if morpheme.pos == "verb" else ()

    def _expression(self, morphemes: Sequence[Morpheme], at: int) -> Unit | None:
        """に|つい|て as one word."""
        end = expression_end(morphemes, at)
        if end == at:
            return None
        return self._as_expression(tuple(morphemes[at:end]))

    def _pair(self, morphemes: Sequence[Morpheme], at: int) -> Unit | None:
        """Two kanji alone that are a compound nobody lists: 窃|笑 せっしょう, not ひそか|わらい.

        Or a given name: 輝|宗 てるむね, not あきら|しゅう.
        """
        compound = are_a_pair(morphemes, at)
        if not compound and not may_be_a_given_name(morphemes, at):
            return None
        covered = tuple(morphemes[at : at + 2])
        surface = covered[0].surface + covered[1].surface
        known = (unlisted.compound if compound else unlisted.given)(self._lexicon, surface)
        unit = Unit(covered, 2, surface, surface, (), known)
        return self._extended(unit, morphemes, at) if known else None

    def _of_expression(self, covered: tuple[Morpheme, ...]) -> Unit:
        surface = "".join(m.surface for m in covered)
        reading = expressions()[surface] or "".join(m.reading for m in covered)
        return Unit(covered, len(covered), surface, surface, self.entries(surface), (reading,))

    def _alone(self, morpheme: Morpheme) -> Unit:
        if is_kanji_alone(morpheme):
            morpheme = morpheme._replace(pos="noun")  # 梁は松材だ
        alone, surface, base = (morpheme,), morpheme.surface, morpheme.base
        if acronyms.is_latin(surface):
            form = kana.narrow(surface)
            read = acronyms.reading(surface, morpheme.reading)
            return Unit(alone, 1, surface, form, self.entries(form), (read,))
        for form in forms_alone(morpheme):
            entries = tuple(e for e in self.entries(form) if fits(morpheme.pos, e))
            if entries:
                known = readings_alone(morpheme, entries if form == base else ())
                return Unit(alone, 1, surface, base, entries, known)
        known = (morpheme.reading,)
        if kana.is_kanji(surface) and not (morpheme.known and kana.is_kana(morpheme.reading)):
            known = unlisted.compound(self._lexicon, surface) or known
        return Unit(alone, 1, surface, base, (), known)

    def _extended(self, unit: Unit, morphemes: Sequence[Morpheme], at: int) -> Unit:
        """The unit with what inflects it, or with the する that makes a verb of it."""
        end = stop = at + unit.stem
        if unit.morphemes[-1].inflects:
            end = inflection.span(morphemes, stop - 1)
        elif stop < len(morphemes) and morphemes[stop].lemma == "為る" and _takes_suru(unit):
            end = inflection.span(morphemes, stop)
        if end == stop:
            return unit
        return self._as_inflected(unit, tuple(morphemes[at:end]))


def _goes_with(before: Morpheme, suffix: Morpheme) -> bool:
    return suffix.pos == "suffix" and before.pos == "noun" and kana.is_kanji(before.surface)


def _inflected(unit: Unit, covered: tuple[Morpheme, ...]) -> Unit:
    surface = "".join(m.surface for m in covered)
    return unit._replace(morphemes=covered, surface=surface)


def _is_polite(covered: tuple[Morpheme, ...]) -> bool:
    return (
        len(covered) == 2
        and covered[0].surface in ("お", "ご")
        and kana.is_kana(covered[1].reading)
    )


def _may_cover(word: Unit, before: int, numeral: Numeral) -> bool:
    """Whether a word that begins so many morphemes before a numeral may hold it."""
    if _is_a_name(word):
        return True
    if not before:
        return word.stem > numeral.end - numeral.start
    first = word.morphemes[0]
    whole = word.stem >= before + numeral.end - numeral.start
    kanji = kana.is_kanji("".join(m.surface for m in word.morphemes[: word.stem]))
    return whole and first.pos != "number" and (kanji or first.pos == "prefix")


def _is_a_name(unit: Unit) -> bool:
    return are_names(unit.entries)


_SURU_NOUN = ("サ変可能", "サ変形状詞可能")


def _takes_suru(unit: Unit) -> bool:
    last = unit.morphemes[-1]
    if last.pos not in ("noun", "suffix", "name"):
        return False
    if unit.stem == 1:
        return last.detail.endswith(_SURU_NOUN)
    return any(tag.startswith("vs") for e in unit.entries for s in e.senses for tag in s.pos)
