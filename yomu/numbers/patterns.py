"""What a table wants to stand before or after a number, looked for without regular expressions.

One takes as long to compile as a sentence to be read, and a number meets a dozen. Most are but
alternatives and sets of characters, `[五5]分|の魂`: strings, which any text can be asked for.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

Pattern = tuple[str, ...] | list[str]
"""The strings it stands for; or the characters it ends with, if these are known, and the regular
expression."""

FILE = Path(__file__)
"""What is made of a table's patterns is made anew when this module has changed."""
_NO_STRINGS = frozenset("(){}?*+.^$\\")


def pattern(cell: str) -> Pattern:
    """The regular expression `cell`, as strings if they are all it stands for."""
    if not _NO_STRINGS.isdisjoint(cell):
        return [_last(cell), cell]
    parts = (product(*_sets(part)) for part in cell.split("|"))
    return tuple("".join(chosen) for part in parts for chosen in part)


def _sets(part: str) -> Iterator[str]:
    """What may stand at each place."""
    for characters, character in re.findall(r"\[([^]]+)]|(.)", part):
        yield character or re.sub("(.)-(.)", _between, characters)


def _between(found: re.Match[str]) -> str:
    return "".join(map(chr, range(ord(found[1]), ord(found[2]) + 1)))


def _last(cell: str) -> str:
    """The characters a regular expression ends with; empty if it is not plain what they are."""
    outside = re.sub(r"\([^()]*\)", "", cell)
    if "|" in outside or "(" in outside:
        return ""
    found = re.search(r"(?:\[([^]^]+)]|([^][(){}?*+.^$\\]))\+?$", outside)
    if not found or outside[-2:] != cell[-2:]:
        return ""
    return found[2] or re.sub("(.)-(.)", _between, found[1])


def _begins(wanted: Pattern, text: str, at: int) -> bool:
    """Whether it stands at `at` of `text`."""
    if isinstance(wanted, tuple):
        return text.startswith(wanted, at)
    return _compiled(wanted[1]).match(text, at) is not None


def _ends(wanted: Pattern, text: str, start: int, end: int) -> bool:
    """Whether it stands right before `end`, behind `start`."""
    if isinstance(wanted, tuple):
        return text.endswith(wanted, start, end)
    last, expression = wanted
    if last and text[end - 1 : end] not in last:
        return False
    return _compiled(f"(?:{expression})$").search(text, start, end) is not None


def around(before: Pattern, after: Pattern, text: str, start: int, at: int, end: int) -> bool:
    """Whether `before` stands right before `at`, behind `start`, and `after` from `end` on."""
    if isinstance(before, tuple):
        return _ends(before, text, start, at) and _begins(after, text, end)
    return _begins(after, text, end) and _ends(before, text, start, at)


_compiled = cache(re.compile)
