"""Rows for a spreadsheet, with a line of names above them."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields, replace

from yomu.formats import _cells
from yomu.lists.row import Row, row
from yomu.lists.sentence import noted, parts
from yomu.study.item import Item


def lines(items: Sequence[Item], dialect: str) -> Iterator[str]:
    """The names of the columns, then a line for each item; what is not known is empty.

    The sentence has furigana in brackets, and the word stands in 【】.
    """
    yield _cells.line((field.name for field in fields(Row)), dialect)
    for item in items:
        before, word, behind = map(noted, parts(item.example))
        told = replace(row(item), sentence=f"{before}【{word}】{behind}".strip())
        yield _cells.line(map(_cell, astuple(told)), dialect)


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(value)
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)
