"""What a table wants to stand before or after a number, looked for without regular expressions.

One takes as long to compile as a sentence to be read, and a number meets a dozen. Most are but
alternatives and sets of characters, `[五5]分|の魂`: strings, which any text can be asked for.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

Pattern = tuple[str, ...] | str
"""The strings it stands for, or a regular expression."""

_NO_STRINGS = frozenset("(){}?*+.^$\\")


def pattern(cell: str) -> Pattern:
    """The regular expression `cell`, as strings if they are all it stands for."""
    if not _NO_STRINGS.isdisjoint(cell):
        return cell
    parts = (product(*_sets(part)) for part in cell.split("|"))
    return tuple("".join(chosen) for part in parts for chosen in part)


def _sets(part: str) -> Iterator[str]:
    """What may stand at each place."""
    for characters, character in re.findall(r"\[([^]]+)]|(.)", part):
        yield character or re.sub("(.)-(.)", _between, characters)


def _between(found: re.Match[str]) -> str:
    return "".join(map(chr, range(ord(found[1]), ord(found[2]) + 1)))


def _begins(wanted: Pattern, text: str, at: int) -> bool:
    """Whether it stands at `at` of `text`."""
    if isinstance(wanted, tuple):
        return text.startswith(wanted, at)
    return _compiled(wanted).match(text, at) is not None


def _ends(wanted: Pattern, text: str, start: int, end: int) -> bool:
    """Whether it stands right before `end`, behind `start`."""
    if isinstance(wanted, tuple):
        return text.endswith(wanted, start, end)
    return _compiled(f"(?:{wanted})$").search(text, start, end) is not None


def around(before: Pattern, after: Pattern, text: str, start: int, at: int, end: int) -> bool:
    """Whether `before` stands right before `at`, behind `start`, and `after` from `end` on."""
    if isinstance(before, tuple):
        return _ends(before, text, start, at) and _begins(after, text, end)
    return _begins(after, text, end) and _ends(before, text, start, at)


_compiled = cache(re.compile)
