"""Furigana policies: which words show their readings, by what the reader knows and by level.

A policy is names joined by commas (`unknown,names`). `levels.marked` marks the words once, and
every format asks `shows`.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from yomu.errors import UsageError
from yomu.model import Word

NAMES = ("all", "none", "hover", "unknown", "first", "names", "above:N3", "above:grade4")
"""What a policy is put together from; N1 … N5, grade1 … grade6 and grade8 (secondary school)."""
_CONDITIONS = frozenset({"unknown", "first", "above"})
_ABOVE = r"above:(?:n([1-5])|grade([1-68]))"


class Policy(NamedTuple):
    """A furigana policy, taken apart."""

    names: frozenset[str]
    """Of all, none, hover, unknown, first, names, above."""
    level: int = 0
    """The JLPT level up to which words show none, 5 (N5) … 1 (N1); 0 without such a limit."""
    grade: int = 0
    """The same for kanji by year of school; 0 without such a limit."""

    @property
    def base(self) -> bool:
        """Whether words that no exception is made for show furigana at all."""
        return "none" not in self.names and bool(self.names & (_CONDITIONS | {"all"}))

    @property
    def needs_marks(self) -> bool:
        """Whether words must be marked, whatever the reader knows."""
        return not self.names.isdisjoint(("first", "above"))


@lru_cache(maxsize=64)
def policy(text: str) -> Policy:
    """The policy called `text`, `all` if that is empty. `UsageError` if there is no such policy."""
    names: set[str] = set()
    level = grade = 0
    for name in (text or "all").replace(" ", "").split(","):
        above = re.fullmatch(_ABOVE, name, re.IGNORECASE) if ":" in name else None
        if above is None and (name.startswith("above") or name not in NAMES):
            raise UsageError(f"no furigana policy {name[:40]!r}; there are {', '.join(NAMES)}")
        if above:
            level, grade = int(above[1] or level), int(above[2] or grade)
        names.add("above" if above else name)
    return Policy(frozenset(names), level, grade)


def shows(word: Word, furigana: str) -> bool:
    """Whether a word that `marked` has seen shows its furigana under the policy `furigana`.

    A name does if `names` is among the policy's; any other word if it meets all conditions of
    the policy. What a page shows on hover is not shown elsewhere.
    """
    wanted = policy(furigana)
    if "names" in wanted.names and word.name.kind:
        return True
    if not wanted.base:
        return False
    if "unknown" in wanted.names and not word.marks.isdisjoint(("known", "readable")):
        return False
    if "above" in wanted.names and "easy" in word.marks:
        return False
    return "first" not in wanted.names or "first" in word.marks
