"""The dictionaries' codes in plain English: `v5r` is a godan verb ending in る."""

from collections.abc import Iterable, Mapping
from functools import cache

from yomu import data


def plain(code: str) -> str:
    """What a code of JMdict or JMnedict means, in a learner's words; an unknown one as it is."""
    return _plain().get(code, code)


def plainly(codes: Iterable[str]) -> str:
    """What several codes mean, with commas between."""
    return ", ".join(map(plain, codes))


@cache
def _plain() -> Mapping[str, str]:
    tables = ("jmdict_tags.tsv", "plain_tags.tsv")
    return {row["code"]: row["text"] for table in tables for row in data.table(table)}
