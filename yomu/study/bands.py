"""How common words are, in a few bands a reader can grasp."""

from yomu.model import Word

NAMES = 5
BANDS = {
    1: "top 3,000",
    2: "top 12,000",
    3: "common",
    4: "less common",
    NAMES: "names and numbers",
}


def band(word: Word) -> int:
    """How common a word is, 1 … 4 from common to rare; 5 for names and numbers.

    1 are the first 3,000 of newspapers, 2 the first 12,000, 3 is marked as common.
    """
    if word.kind != "word":
        return NAMES
    rank = rank_of(word)
    return next((n for n, limit in ((1, 6), (2, 24), (3, 49)) if rank <= limit), 4)


def rank_of(word: Word) -> int:
    """The rank of the word's first entry that is ranked: a glossary counts nothing."""
    ranks = [entry.rank for entry in word.entries if entry.id.startswith("jmdict:")]
    return next(iter(ranks or [entry.rank for entry in word.entries]), 99)
