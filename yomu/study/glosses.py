"""A dictionary's glosses in a few words: what is shown under a word, in a list, on a card."""

import re
from functools import lru_cache

from yomu.model import Entry

LONGEST = 60
"""Characters of a gloss at most, where there is a shorter one."""

# What a remark in brackets begins with that only gives examples: (e.g. school), (of a nation);
# others tell words apart: crane (bird), secretary (government).
_EXAMPLES = frozenset(
    (
        *("e.g", "esp", "usu", "i.e", "incl", "cf", "orig", "sometimes", "often", "also", "now"),
        *("as", "of", "in", "on", "at", "to", "for", "from", "by", "with", "about", "over"),
        *("under", "into", "a", "an", "the", "or", "not", "one's", "someone", "something"),
        *("somebody", "somewhere", "people", "thing", "things", "stock", "stocks"),
    )
)
_STORY = 24
"""Characters."""
_REMARK = re.compile(r"\s*\(([^()]*)\)")
_LEADING = re.compile(r"(?:^|(?<=^to ))\([^()]*\)\s+")


@lru_cache(maxsize=20_000)
def short(gloss: str) -> str:
    """`gloss` without remarks that give examples only: to pay (e.g. money, bill) → to pay."""
    if "(" not in gloss:
        return gloss.strip()
    said = _LEADING.sub("", _REMARK.sub(_telling, gloss)).strip()
    return said if said and said != "to" else gloss


def _telling(remark: re.Match[str]) -> str:
    """The remark, if it tells more than examples: it is no list, no species and no story."""
    said = remark[1]
    first = said.split(" ")[0].rstrip(".,:;").lower()
    examples = first in _EXAMPLES or said.rstrip(".").endswith("etc") or "," in said
    return "" if examples or len(said) >= _STORY or _is_latin(said) else remark[0]


def _is_latin(said: str) -> bool:
    """Arctium lappa, Chamaecyparis obtusa."""
    genus, _, species = said.partition(" ")
    letters = genus.isalpha() and species.isalpha() and said.isascii()
    return letters and genus.istitle() and species.islower() and len(genus) > 1


def first(glosses: tuple[str, ...]) -> str:
    """The first gloss that is not too long, shortened; empty if there is none."""
    for gloss in glosses:
        told = short(gloss) if "(" in gloss else gloss
        if len(told) <= LONGEST:
            return told
    return short(glosses[0]) if glosses else ""


def sense_told(entry: Entry, gloss: str) -> int:
    """The number of the entry's sense that has `gloss` or one of its choices, from 1; 0 if none."""
    for number, sense in enumerate(entry.senses, start=1):
        if gloss in sense.glosses:
            return number
    for told in (gloss, *gloss.split(", ")):
        for number, sense in enumerate(entry.senses, start=1):
            if any(told in (one, short(one)) for one in sense.glosses):
                return number
    return 0
