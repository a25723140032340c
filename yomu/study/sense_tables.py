"""The tables that say which sense fits where, read once."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from yomu import data
from yomu.study.surroundings import Condition, conditions


class Row(NamedTuple):
    """A sense and where it fits, as a table has it."""

    when: tuple[Condition, ...]
    sense: str
    """A gloss the sense has."""
    english: str
    """What to show."""


@cache
def rows() -> Mapping[str, tuple[Row, ...]]:
    """The rows of senses.tsv by the id of their entry."""
    found: dict[str, list[Row]] = {}
    for row in data.table("senses.tsv"):
        made = Row(conditions(row["when"]), row["sense"], row["english"])
        found.setdefault(f"jmdict:{row['entry']}", []).append(made)
    return {key: tuple(rows) for key, rows in found.items()}


@cache
def expressions() -> Mapping[str, str]:
    """The expressions of expressions.tsv with their English."""
    return {row["expression"]: row["english"] for row in data.table("expressions.tsv")}


@cache
def functional() -> Mapping[str, tuple[Row, ...]]:
    """The rows of particles.tsv by the particle or auxiliary."""
    found: dict[str, list[Row]] = {}
    for row in data.table("particles.tsv"):
        found.setdefault(row["word"], []).append(Row(conditions(row["when"]), "", row["english"]))
    return {key: tuple(rows) for key, rows in found.items()}
