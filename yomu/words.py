"""Morphemes → words a dictionary has.

MeCab's units are short (首脳|会談, お|母|さん, 水曜|日) and read one by one; only a dictionary
knows the whole word and how it is read. Words are joined along MeCab's boundaries. A run that
crosses a particle or an auxiliary counts only if the entry is read as MeCab reads it: 今日|は is
not こんにちは.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from yomu import data, inflection, kana
from yomu.model import Entry, Lexicon, NameRole, PartOfSpeech, Sense
from yomu.numbers import Numeral
from yomu.segment import Morpheme

LONGEST = 9
"""Morphemes; hardly any headword that occurs in running text is cut into more."""
LONGEST_FORM = 20
"""Characters of a form that is looked up."""
_MEMO = 100_000


class Unit(NamedTuple):
    """A word whose reading is still to be chosen."""

    morphemes: tuple[Morpheme, ...]
    stem: int
    """How many of the morphemes the dictionary form covers; the others inflect it."""
    form: str
    """The dictionary form as it is spelt here."""
    entries: tuple[Entry, ...] = ()
    """Entries spelt like the form, in the dictionary's order."""
    readings: tuple[str, ...] = ()
    """Readings of the stem as it stands here, hiragana, the likeliest without context first."""
    numeral: Numeral | None = None
    name: NameRole = NameRole()

    @property
    def surface(self) -> str:
        """The text it covers."""
        return "".join(m.surface for m in self.morphemes)

    @property
    def pos(self) -> PartOfSpeech:
        """Its part of speech: that of the last morpheme of its stem."""
        if self.numeral is not None:
            return "number"
        return self.morphemes[self.stem - 1].pos


class Words:
    """Finds words of a lexicon, and remembers what was found."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._units: dict[tuple[Morpheme, ...], Unit] = {}
        self._joins: dict[tuple[Morpheme, ...], Unit | None] = {}

    def units(self, morphemes: Sequence[Morpheme], numerals: Sequence[Numeral]) -> list[Unit]:
        """The words of a sentence; the surfaces of their morphemes join to it."""
        units: list[Unit] = []
        at = 0
        for numeral in numerals:
            self._stretch(morphemes[at : numeral.start], units)
            covered = tuple(morphemes[numeral.start : numeral.end])
            surface = "".join(m.surface for m in covered)
            readings = (numeral.reading, *numeral.alternatives)
            units.append(Unit(covered, len(covered), surface, (), readings, numeral))
            at = numeral.end
        self._stretch(morphemes[at:] if at else morphemes, units)
        return units

    def find(self, forms: Sequence[str]) -> None:
        """Look up what is not known yet, in one batch."""
        new = {form for form in forms if form not in self._entries}
        if not new:
            return
        if len(self._entries) > _MEMO:
            self._entries.clear()
            self.find(forms)
            return
        found = self.lexicon.find(new)
        for form in new:
            self._entries[form] = found.get(form, ())

    def entries(self, form: str) -> tuple[Entry, ...]:
        """The entries of a form, looked up unless it is remembered."""
        if form not in self._entries:
            self.find((form,))
        return self._entries[form]

    def parts(self, run: tuple[Morpheme, ...]) -> list[Unit]:
        """The words a compound is made of, the longest that are shorter than itself."""
        spans = self._learned(run)
        spans[0] = [span for span in spans[0] if span.end < len(run)]
        units: list[Unit] = []
        at = 0
        while at < len(run):
            unit = self._longest(run, at, spans[at]) or self._single(run, at)
            units.append(unit)
            at += len(unit.morphemes)
        return units

    def _stretch(self, morphemes: Sequence[Morpheme], units: list[Unit]) -> None:
        spans = self._learned(morphemes)
        at = 0
        while at < len(morphemes):
            unit = (
                self._longest(morphemes, at, spans[at])
                or self._expression(morphemes, at)
                or self._single(morphemes, at)
            )
            units.append(unit)
            at += len(unit.morphemes)

    def _learned(self, morphemes: Sequence[Morpheme]) -> list[list["Span"]]:
        """The runs from each place on that may be a word, looked up in one batch."""
        spans = [list(_spans(morphemes, at)) for at in range(len(morphemes))]
        self.find([form for found in spans for span in found for form in span.forms])
        return spans

    def _longest(
        self, morphemes: Sequence[Morpheme], at: int, spans: Sequence["Span"]
    ) -> Unit | None:
        known = self._entries
        for end, forms in reversed(spans):
            if any(known.get(form) for form in forms):
                unit = self._joined(tuple(morphemes[at:end]), forms)
                if unit is not None:
                    return self._extended(unit, morphemes, at)
        return None

    def _expression(self, morphemes: Sequence[Morpheme], at: int) -> Unit | None:
        """に|つい|て as one word."""
        end = _expression_end(morphemes, at)
        if end == at:
            return None
        run = tuple(morphemes[at:end])
        surface = "".join(m.surface for m in run)
        reading = "".join(m.reading for m in run)
        return Unit(run, len(run), surface, self.entries(surface), (reading,))

    def _joined(self, run: tuple[Morpheme, ...], forms: tuple[str, ...]) -> Unit | None:
        if run not in self._joins:
            if len(self._joins) > _MEMO:
                self._joins.clear()
            self._joins[run] = self._join(run, forms)
        return self._joins[run]

    def _join(self, run: tuple[Morpheme, ...], forms: tuple[str, ...]) -> Unit | None:
        """The run as one word, if the dictionary has it and nothing speaks against it."""
        for form in forms:
            entries = tuple(e for e in self._entries.get(form, ()) if _may_join(run, form, e))
            readings = self._joined_readings(run, form, entries) if entries else ()
            if readings:
                return Unit(run, len(run), form, entries, readings)
        return None

    def _joined_readings(
        self, run: tuple[Morpheme, ...], form: str, entries: tuple[Entry, ...]
    ) -> tuple[str, ...]:
        """The dictionary's readings of the run here, likeliest first; none if it is no word."""
        readings = [r for e in entries for r in readings_of(e, form)]
        here = dict.fromkeys(r for r in (as_inflected(r, run[-1], form) for r in readings) if r)
        alone = "".join(m.reading for m in run)
        if not _crosses(run):
            plain = alone in here and not _voiced_alike(next(iter(here)), alone)
            return tuple(dict.fromkeys((alone, *here))) if plain else tuple(here)
        if alone in here:
            return tuple(dict.fromkeys((alone, *here)))
        before = "".join(m.reading for m in run[:-1])
        return tuple(r for r in here if r in {before + last for last in self._verb(run[-1])})

    def _verb(self, morpheme: Morpheme) -> tuple[str, ...]:
        """How a verb may be read: 気に|入っ is いっ, though MeCab says はいっ."""
        return self._alone(morpheme).readings if morpheme.pos == "verb" else ()

    def _single(self, morphemes: Sequence[Morpheme], at: int) -> Unit:
        morpheme = morphemes[at]
        unit = self._units.get((morpheme,))
        if unit is None:
            if len(self._units) > _MEMO:
                self._units.clear()
            unit = self._units[(morpheme,)] = self._alone(morpheme)
        return self._extended(unit, morphemes, at)

    def _alone(self, morpheme: Morpheme) -> Unit:
        if _LATIN(morpheme.surface):
            return self._acronym(morpheme)
        forms = _forms_alone(morpheme)
        self.find(forms)
        for form in forms:
            entries = tuple(e for e in self._entries[form] if fits(morpheme.pos, e))
            if entries:
                readings = _single_readings(morpheme, form, entries)
                return Unit((morpheme,), 1, morpheme.base, entries, readings)
        return Unit((morpheme,), 1, morpheme.base, (), (morpheme.reading,))

    def _acronym(self, morpheme: Morpheme) -> Unit:
        """Latin letters: as an acronym's list says, else as MeCab does, else as they stand."""
        form = kana.narrow(morpheme.surface)
        reading = _acronyms().get(form) or _acronyms().get(form.upper(), "")
        if not reading and kana.is_kana(morpheme.reading):
            reading = kana.to_katakana(morpheme.reading)
        return Unit((morpheme,), 1, form, self.entries(form), (reading or morpheme.surface,))

    def _extended(self, unit: Unit, morphemes: Sequence[Morpheme], at: int) -> Unit:
        """The unit with what inflects it, or with the する that makes a verb of it."""
        head = unit.morphemes[-1]
        end = at + unit.stem
        if head.inflects:
            end = inflection.span(morphemes, end - 1)
        elif end < len(morphemes) and morphemes[end].lemma == "為る" and _takes_suru(unit):
            end = inflection.span(morphemes, end)
        if end == at + unit.stem:
            return unit
        return unit._replace(morphemes=tuple(morphemes[at:end]))


# ---------------------------------------------------------------- which runs are looked up

_NEVER_FIRST = {"symbol", "auxiliary", "particle", "counter"}
_CROSSED = {"particle", "auxiliary"}


class Span(NamedTuple):
    """A run of morphemes that may be a word."""

    end: int
    forms: tuple[str, ...]
    """How a dictionary may list it: as spelt, or with its last word in dictionary form."""


def _spans(morphemes: Sequence[Morpheme], at: int) -> Iterator[Span]:
    """The runs of several morphemes from `at` on that may be a word."""
    if morphemes[at].pos in _NEVER_FIRST:
        return
    surface = morphemes[at].surface
    crossed = 0
    for end in range(at + 1, min(at + LONGEST, len(morphemes))):
        morpheme = morphemes[end]
        if morpheme.pos == "symbol" or len(surface) > LONGEST_FORM:
            return
        crossed += morpheme.pos in _CROSSED
        if crossed > 2:
            return
        before = surface
        surface += morpheme.surface
        if morpheme.pos == "auxiliary" or morpheme.lemma == "為る" or _is_te(morphemes, end):
            continue
        if morpheme.inflects and morpheme.base != morpheme.surface:
            yield Span(end + 1, (before + morpheme.base, surface))
        else:
            yield Span(end + 1, (surface,))


def _is_te(morphemes: Sequence[Morpheme], at: int) -> bool:
    """Whether this is the て of a verb: 続いて is a form of 続く, though JMdict lists it too."""
    return morphemes[at].detail == "接続助詞" and morphemes[at - 1].inflects


@cache
def _expressions() -> frozenset[str]:
    return frozenset(row["expression"] for row in data.table("expressions.tsv"))


@cache
def _expression_starts() -> frozenset[str]:
    return frozenset(expression[0] for expression in _expressions())


_HELPERS = frozenset({"居る", "来る", "行く", "置く", "有る", "仕舞う", "貰う", "呉れる"})


def _expression_end(morphemes: Sequence[Morpheme], at: int) -> int:
    """Where the longest expression from `at` on ends; `at` if there is none."""
    if morphemes[at].surface[0] not in _expression_starts():
        return at
    found = at
    surface = ""
    for end in range(at + 1, min(at + 6, len(morphemes)) + 1):
        surface += morphemes[end - 1].surface
        if surface in _expressions() and not (
            surface.endswith(("て", "で"))
            and end < len(morphemes)
            and morphemes[end].lemma in _HELPERS
        ):
            found = end
    return found


_SURU_NOUN = ("サ変可能", "サ変形状詞可能")


def _takes_suru(unit: Unit) -> bool:
    last = unit.morphemes[-1]
    if last.pos not in ("noun", "suffix", "name"):
        return False
    if unit.stem == 1:
        return last.detail.endswith(_SURU_NOUN)
    return any(tag.startswith("vs") for e in unit.entries for s in e.senses for tag in s.pos)


# ---------------------------------------------------------------- which entries count

_FITTING: dict[PartOfSpeech, tuple[str, ...]] = {
    "noun": ("n", "vs", "adj-no", "adj-na", "adv", "num", "ctr", "pn", "suf", "pref", "exp", "aux"),
    "pronoun": ("pn", "n", "adv", "int"),
    "name": ("n", "pn", "suf", "adj-no", "exp"),
    "number": ("num", "n", "pref", "ctr", "adv"),
    "counter": ("ctr", "n", "suf"),
    "verb": ("v", "aux-v", "exp", "suf"),
    "adjective": ("adj-i", "adj-ix", "aux-adj", "suf", "exp", "adj-k", "adj-s"),
    "na-adjective": ("adj-na", "adj-t", "n", "adj-no", "adv", "adj-f", "suf", "aux"),
    "adverb": ("adv", "n", "adj-na", "adj-no", "exp", "int", "conj", "adj-t"),
    "adnominal": ("adj-pn", "pn", "adj-f", "n", "exp"),
    "conjunction": ("conj", "adv", "exp", "prt"),
    "interjection": ("int", "exp", "n", "adv", "conj"),
    "particle": ("prt", "conj", "exp", "suf", "adv"),
    "auxiliary": ("aux", "cop", "prt", "suf", "exp"),
    "prefix": ("pref", "n", "adj-f", "adj-pn", "num", "adj-no"),
    "suffix": ("suf", "n", "ctr", "pn", "aux"),
}


def fits(pos: PartOfSpeech, entry: Entry) -> bool:
    """Whether an entry has a sense of this part of speech."""
    return any(fits_sense(pos, sense) for sense in entry.senses)


def fits_sense(pos: PartOfSpeech, sense: Sense) -> bool:
    """Whether a sense is of this part of speech; one that names none fits all."""
    wanted = _FITTING.get(pos, ())
    return not sense.pos or any(tag.startswith(wanted) for tag in sense.pos)


def _may_join(run: tuple[Morpheme, ...], form: str, entry: Entry) -> bool:
    if run[-1].inflects and form.endswith(run[-1].base) and not fits(run[-1].pos, entry):
        return form != "".join(m.surface for m in run[:-1]) + run[-1].base
    if kana.is_hiragana(form):
        # Kana runs are joined only behind a polite prefix (お|かあ|さん): は|なし is no 話.
        return run[0].pos == "prefix" and entry.common
    return form in (s.text for s in entry.spellings) or kana.is_kana(form)


def _crosses(run: tuple[Morpheme, ...]) -> bool:
    return any(m.pos in _CROSSED or m.pos == "adnominal" for m in run) or any(
        m.inflects and not m.form.startswith("連用形-一般") for m in run[:-1]
    )


_VOICED = str.maketrans(
    "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽっ",
    "かきくけこさしすせそたちつてとはひふへほはひふへほつ",
)


def _voiced_alike(one: str, other: str) -> bool:
    """Whether two readings differ in voicing only (かぶしきがいしゃ, かぶしきかいしゃ)."""
    return one.translate(_VOICED) == other.translate(_VOICED)


def readings_of(entry: Entry, form: str) -> list[str]:
    """An entry's readings of one spelling, hiragana, the usual ones first."""
    usual = [
        r
        for r in entry.readings
        if not r.no_kanji and (not r.only or form in r.only or kana.is_kana(form))
    ]
    if kana.is_kana(form):
        plain = kana.to_hiragana(form)
        return [plain] if any(kana.to_hiragana(r.text) == plain for r in entry.readings) else []
    rare = {"ik", "ok", "rk", "sk"}
    usual.sort(key=lambda r: bool(rare & set(r.tags)))
    return [kana.to_hiragana(r.text) for r in usual]


def as_inflected(reading: str, last: Morpheme, form: str) -> str:
    """A dictionary form's reading as its last word is inflected here; empty if that is unknown.

    行う おこなう, 行っ → おこなっ. 来る and 為る change their stem: MeCab knows those.
    """
    if not last.inflects or not form.endswith(last.base) or last.surface == last.base:
        return reading
    if last.conjugation.startswith(("カ行変格", "サ行変格")):
        return ""
    same = 0
    while last.surface[same : same + 1] == last.base[same : same + 1] != "":
        same += 1
    ending = kana.to_hiragana(last.base[same:])
    if not reading.endswith(ending):
        return ""
    return reading[: len(reading) - len(ending)] + kana.to_hiragana(last.surface[same:])


# ---------------------------------------------------------------- words of one morpheme


_LATIN = re.compile("(?=.*[A-Za-zＡ-Ｚａ-ｚ])[A-Za-zＡ-Ｚａ-ｚ&＆.．0-9０-９-]+").fullmatch


@cache
def _acronyms() -> dict[str, str]:
    """How acronyms are read, katakana: NATO ナトー."""
    listed = {row["headword"]: row["reading"] for row in data.table("acronyms.tsv")}
    for row in data.table("organisations.tsv"):
        for spelling in row["spellings"].split(";"):
            form, _, reading = spelling.partition("=")
            if reading and _LATIN(form):
                listed[form] = reading
    return listed


def _forms_alone(morpheme: Morpheme) -> tuple[str, ...]:
    if morpheme.detail == "space" or (morpheme.pos == "symbol" and len(morpheme.surface) == 1):
        return ()
    return tuple(dict.fromkeys((morpheme.base, morpheme.lemma, morpheme.surface)))


def _single_readings(morpheme: Morpheme, form: str, entries: tuple[Entry, ...]) -> tuple[str, ...]:
    if not kana.has_kanji(morpheme.surface):
        return (morpheme.reading,)
    known = [r for e in entries if fits(morpheme.pos, e) for r in readings_of(e, form)]
    if form != morpheme.base:
        known = []
    here = [r for r in (as_inflected(r, morpheme, form) for r in known) if r]
    first = (morpheme.reading,) if kana.is_kana(morpheme.reading) else ()
    return tuple(dict.fromkeys((*first, *here))) or (morpheme.reading,)
