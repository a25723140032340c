"""The dictionary form of a word as it is usually written: する, not 為る.

The list of words, the page's items and the learner's known words all go by it.
"""

from collections.abc import Sequence

from yomu import kana
from yomu.model import Entry, Sense, Spelling, Word

_RARE = frozenset({"ik", "ok", "rk", "sk", "iK", "oK", "rK", "sK", "io"})
_PRIORITY = ("news", "ichi", "spec", "gai")


def headword_of(word: Word) -> tuple[str, str]:
    """The headword and its reading: hiragana, but katakana in the headword stays katakana."""
    if not word.entries or word.kind in ("name", "number"):
        return word.lemma or word.surface, word.reading
    entry = word.entries[0]
    reading = _reading(entry, word)
    headword = _headword(entry, word, reading)
    return headword, headword if kana.is_kana(headword) else reading


def sense_of(word: Word) -> Sense | None:
    """The sense of the word's first entry that fits, as far as that is known; else the first."""
    if not word.entries or not word.entries[0].senses:
        return None
    senses = word.entries[0].senses
    return senses[word.sense - 1] if 0 < word.sense <= len(senses) else senses[0]


def _headword(entry: Entry, word: Word, reading: str) -> str:
    listed = [_listed_as(entry) for entry in word.entries]
    if word.lemma in listed:
        return word.lemma  # にわたり, as newspapers print it; に渡り to JMdict
    forms = {s.text for s in entry.spellings} | {r.text for r in entry.readings}
    named = listed[0]
    if named in forms:
        # Also another name of the same thing: 国連 under 国際連合.
        return named if _read_alike(entry, named, word.lemma) else word.lemma
    if _usually_kana(entry, word):
        return word.lemma if kana.is_kana(word.lemma) and word.lemma in forms else reading
    usual = _usual(entry.spellings)
    if word.lemma in forms and (word.lemma in usual or _plainer(word.lemma, usual[0])):
        return word.lemma
    return usual[0]


def _listed_as(entry: Entry) -> str:
    """The headword of a glossary's entry (`politics:停戦`); a dictionary's number."""
    return entry.id.partition(":")[2]


def _usually_kana(entry: Entry, word: Word) -> bool:
    """Whether the word is written in kana: as a rule in this sense, or here and in some sense."""
    if not entry.spellings:
        return True
    if kana.is_kana(word.lemma):
        return any("uk" in sense.misc for sense in entry.senses)
    sense = sense_of(word)
    return sense is not None and "uk" in sense.misc


def _usual(spellings: Sequence[Spelling]) -> list[str]:
    """The spellings one meets: those that lists of common words have, if any of them is there."""
    if len(spellings) == 1:
        return [spellings[0].text]
    plain = [form for form in spellings if _RARE.isdisjoint(form.tags)] or spellings
    common = [form for form in plain if any(tag.startswith(_PRIORITY) for tag in form.tags)]
    return [form.text for form in common or plain]


def _plainer(one: str, other: str) -> bool:
    """Whether a spelling has kana where the other has kanji: 位置づける, not 位置付ける."""
    return kana.has_kanji(one) and set(filter(kana.is_kanji, one)) < set(
        filter(kana.is_kanji, other)
    )


def _reading(entry: Entry, word: Word) -> str:
    """The dictionary form's reading that is likest to how the word is read here."""
    here = [r.text for r in entry.readings if not r.only or word.lemma in r.only]
    readings = here or [r.text for r in entry.readings]
    if len(readings) == 1:
        return readings[0]
    spelt = kana.to_hiragana(word.lemma)
    read = kana.to_hiragana(word.reading)
    for reading in readings:
        if kana.to_hiragana(reading) in (spelt, read):
            return reading
    return max(readings, key=lambda reading: _alike(reading, read), default=word.reading)


def _read_alike(entry: Entry, one: str, other: str) -> bool:
    """Whether two forms of an entry have a reading in common."""
    return not {r.text for r in entry.readings if one == r.text or one in r.only}.isdisjoint(
        r.text for r in entry.readings if other == r.text or other in r.only
    )


def _alike(one: str, other: str) -> int:
    """How many kana the two have in common from the beginning."""
    one, other = kana.to_hiragana(one), kana.to_hiragana(other)
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
