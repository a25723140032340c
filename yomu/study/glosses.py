"""A dictionary's glosses in a few words: what is shown under a word, in a list, on a card."""

import re
from functools import lru_cache

from yomu.model import Entry

LONGEST = 60
"""Characters of a gloss at most, where there is a shorter one."""

# What a remark in brackets begins or ends with that only gives examples: (e.g. school), (of a
# nation), (train, plane, etc.); a species' name, (Arctium lappa), and a long story tell too much.
# Others tell words apart: crane (bird), secretary (government).
_EXAMPLES = (
    r"(?:e\.g|esp|usu|i\.e|incl|cf|orig|sometimes|often|also|now|as|of|in|on|at|to|for|from|by|with"
    r"|about|over|under|into|under|a|an|the|one's|someone|something|somebody|somewhere|or|not|people"
    r"|things?|stocks?)\b[^()]*"
)
_LATIN = "(?-i:[A-Z][a-z]+ [a-z]+)"
_REMARK = re.compile(
    rf"\s*\((?:{_EXAMPLES}|[^()]*\betc\.?|[^()]*,[^()]*|[^()]{{24,}}|{_LATIN})\)", re.IGNORECASE
)
_LEADING = re.compile(r"(?:^|(?<=^to ))\([^()]*\)\s+")


@lru_cache(maxsize=20_000)
def short(gloss: str) -> str:
    """`gloss` without remarks that give examples only: to pay (e.g. money, bill) → to pay."""
    said = _LEADING.sub("", _REMARK.sub("", gloss)).strip()
    return said if said and said != "to" else gloss


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
