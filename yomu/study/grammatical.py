"""Words that carry grammar or point at something, which nobody learns from a list: する, これ."""

from functools import cache

from yomu import data


def is_grammatical(headword: str) -> bool:
    """Whether a word, as `headword_of` names it, is one of `dictionaries/grammatical.tsv`."""
    return headword in _words()


@cache
def _words() -> frozenset[str]:
    return frozenset(row["word"] for row in data.table("grammatical.tsv"))
