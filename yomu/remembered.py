"""What was made of a word, kept for when the same word comes again."""

from collections.abc import Callable
from typing import TypeVar

Thing = TypeVar("Thing")
Made = TypeVar("Made")


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
