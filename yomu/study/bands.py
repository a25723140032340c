"""How common words are, in a few bands a reader can grasp."""

from bisect import bisect_left

from yomu.model import Word

NAMES = 5
BANDS = {
    1: "top 3,000",
    2: "top 12,000",
    3: "common",
    4: "less common",
    NAMES: "names and numbers",
}

_LIMITS = (6, 24, 49)
"""The last rank of the first bands."""


def band(word: Word) -> int:
    """How common a word is, 1 … 4 from common to rare; 5 for names and numbers.

    1 are the first 3,000 of newspapers, 2 the first 12,000, 3 is marked as common.
    """
    if word.kind != "word":
        return NAMES
    return 1 + bisect_left(_LIMITS, rank_of(word))


def rank_of(word: Word) -> int:
    """The rank of the word's first entry that is ranked: a glossary counts nothing."""
    for entry in word.entries:
        if entry.id.startswith("jmdict:"):
            return entry.rank
    return word.entries[0].rank if word.entries else 99
