"""The dictionaries' codes in plain English: `v5r` is a godan verb ending in る."""

from collections.abc import Iterable, Mapping

from yomu import data
from yomu.compiled import compiled


def plain(code: str) -> str:
    """What a code of JMdict or JMnedict means, in a learner's words; an unknown one as it is."""
    return _plain().get(code, code)


def plainly(codes: Iterable[str]) -> str:
    """What several codes mean, with commas between."""
    return ", ".join(map(plain, codes))


_TABLES = ("jmdict_tags.tsv", "plain_tags.tsv")


@compiled(*_TABLES)
def _plain() -> Mapping[str, str]:
    return {row["code"]: row["text"] for table in _TABLES for row in data.table(table)}
