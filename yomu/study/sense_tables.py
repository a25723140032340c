"""The tables that say which sense fits where, read once."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from yomu import data
from yomu.compiled import compiled, shelved
from yomu.study.surroundings import Condition, conditions


class Row(NamedTuple):
    """A sense and where it fits, as a table has it."""

    when: tuple[Condition, ...]
    sense: str
    """A gloss the sense has."""
    english: str
    """What to show."""


@shelved("senses.tsv", empty=[])
def _lines() -> Mapping[str, list[str]]:
    """The lines of senses.tsv by the id of their entry, not taken apart: a text needs few."""
    _, *lines = data.lines(data.path("senses.tsv"))
    found: dict[str, list[str]] = {}
    for line in lines:
        number = line.split("\t", 2)[1]
        found.setdefault(f"jmdict:{number}", []).append(line)
    return found


def is_listed(entry: str) -> bool:
    """Whether senses.tsv has rows for the entry of that id."""
    return bool(_lines()[entry])


def of(entry: str) -> tuple[Row, ...]:
    """The rows of senses.tsv for the entry of that id; none for most."""
    return _rows(entry) if is_listed(entry) else ()


@lru_cache(maxsize=2_000)
def _rows(entry: str) -> tuple[Row, ...]:
    made = []
    for line in _lines()[entry]:
        _, _, sense, when, english, *_ = (*line.split("\t"), "", "")
        made.append(Row(conditions(when), sense, english))
    return tuple(made)


@compiled("expressions.tsv")
def expressions() -> Mapping[str, str]:
    """The expressions of expressions.tsv with their English."""
    return {row["expression"]: row["english"] for row in data.table("expressions.tsv")}


@lru_cache(maxsize=2_000)
def functional(word: str) -> tuple[Row, ...]:
    """The rows of particles.tsv for a particle or auxiliary."""
    return tuple([Row(conditions(when), "", english) for when, english in _functions()[word]])


@shelved("particles.tsv", empty=[])
def _functions() -> Mapping[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in data.table("particles.tsv"):
        found.setdefault(row["word"], []).append((row["when"], row["english"]))
    return found
