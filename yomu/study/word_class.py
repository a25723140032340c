"""What kind of word a sense makes of a word, from the dictionary's codes, in plain English."""

import re

from yomu import tags
from yomu.model import PartOfSpeech, Sense, Word

# JMdict's codes by their beginnings; the first that fits.
_CLASSES: tuple[tuple[str, PartOfSpeech], ...] = (
    ("n-suf", "suffix"),
    ("n-pref", "prefix"),
    ("num", "number"),
    ("n", "noun"),
    ("v", "verb"),
    ("adj-na", "na-adjective"),
    ("adj-t", "na-adjective"),
    ("adj-i", "adjective"),
    ("adj-k", "adjective"),
    ("adj-no", "noun"),
    ("adj-pn", "adnominal"),
    ("adj-f", "adnominal"),
    ("adv", "adverb"),
    ("conj", "conjunction"),
    ("int", "interjection"),
    ("pn", "pronoun"),
    ("exp", "expression"),
    ("prt", "particle"),
    ("aux", "auxiliary"),
    ("cop", "auxiliary"),
    ("suf", "suffix"),
    ("pref", "prefix"),
    ("ctr", "counter"),
)
# Adjectives and adverbs that a sense is as well say nothing that its first code does not.
_TELLING = {"vs": "takes する", "vt": "transitive", "vi": "intransitive"}


def class_of(word: Word, sense: Sense | None) -> PartOfSpeech:
    """The class of a word in that sense; as it stands in the text where the sense names none."""
    if word.kind == "name" or sense is None or not sense.pos:
        return word.pos
    if "exp" in sense.pos:
        return "expression"
    classes = [_class(code, word.pos) for code in sense.pos]
    return word.pos if word.pos in classes else classes[0]


def plainly(word: Word, sense: Sense | None) -> str:
    """The part of speech for people: `noun, takes する`, `godan verb, intransitive`."""
    if word.kind == "name" or sense is None or not sense.pos:
        return word.name.kind or word.pos
    wanted = class_of(word, sense)
    first = next((c for c in sense.pos if _class(c, word.pos) == wanted), sense.pos[0])
    # 動く, "godan verb ending in く": the ending can be seen.
    told = [re.split(r" ending in| \(", tags.plain(first))[0]]
    more = [_TELLING[code] for code in sense.pos if code in _TELLING and code != first]
    return ", ".join(told + (more if len({"vt", "vi"} & set(sense.pos)) < 2 else more[:-2]))


def _class(code: str, otherwise: PartOfSpeech) -> PartOfSpeech:
    return next((kind for start, kind in _CLASSES if code.startswith(start)), otherwise)
