"""What was made of a word, kept for when the same word comes again."""

from collections.abc import Callable, Iterable
from typing import TypeVar

Thing = TypeVar("Thing")
Made = TypeVar("Made")
Key = TypeVar("Key")


class Recent(dict[Key, Made]):
    """A dictionary that drops what has not been asked for while `size` others were.

    What was put in or found by subscription since the last `turn` is there for `get` as well.
    """

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size
        self._older: dict[Key, Made] = {}

    def __missing__(self, key: Key) -> Made:
        self[key] = found = self._older[key]
        return found

    def turn(self) -> None:
        """Let go of what is old, if there is enough that is newer."""
        if len(self) >= self._size:
            self._older = dict(self)
            self.clear()

    def absent(self, keys: Iterable[Key]) -> list[Key]:
        """Those of `keys` that are not there; the others are, until the next turn."""
        missing = [key for key in keys if key not in self]
        older = self._older
        self.update((key, older[key]) for key in missing if key in older)
        return [key for key in missing if key not in older]


def remembered(make: Callable[[Thing], Made], size: int = 8192) -> Callable[[Thing], Made]:
    """`make`, called once for words that are the same object, as a text's equal words are.

    Looked up by identity: hashing a word means hashing its entries, which takes longer than most
    of what is made of it. The word is kept, so that its identity stays its own. At least the
    `size` words used last are remembered, at most twice as many.
    """
    recent: dict[int, tuple[Thing, Made]] = {}
    older: dict[int, tuple[Thing, Made]] = {}

    def recall(thing: Thing) -> Made:
        nonlocal recent, older
        found = recent.get(id(thing))
        if found is None:
            found = older.get(id(thing)) or (thing, make(thing))
            if len(recent) >= size:
                recent, older = {}, recent
            recent[id(thing)] = found
        return found[1]

    return recall
