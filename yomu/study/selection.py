"""Which of a text's items are wanted, and in what order."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from yomu.study.item import Item

Order = Literal["order", "count", "frequency", "level", "keyness"]
Names = Literal["keep", "only", "drop"]


@dataclass(frozen=True, slots=True)
class Selection:
    """What `yomu vocab`, `yomu anki` and `yomu worksheet` are asked for."""

    topic: str = ""
    """Only terms of this topic (`politics`; `auto`: what this text is about); empty for all."""
    sort: Order = "order"
    min_count: int = 1
    pos: frozenset[str] = frozenset()
    """Parts of speech as `Word.pos` names them (`Item.word_class`); empty for all."""
    names: Names = "drop"
    levels: frozenset[int] = frozenset()
    limit: int = 0
    """Items at most; 0 for all."""
    known: Collection[tuple[str, str]] = frozenset()
    """Headwords and readings the learner knows already."""

    def of(self, items: Iterable[Item]) -> list[Item]:
        """The items selected, sorted."""
        chosen = sorted(filter(self.wants, items), key=_ORDERS[self.sort])
        return chosen[: self.limit] if self.limit else chosen

    def wants(self, item: Item) -> bool:
        """Whether `item` is among what is asked for."""
        is_name = item.met.kind == "name"
        return (
            (self.names == "keep" or is_name == (self.names == "only"))
            and item.count >= self.min_count
            and (not self.pos or item.word_class in self.pos)
            and (not self.levels or item.level in self.levels)
            and (not self.topic or item.topic == self.topic)
            and (item.word, item.reading) not in self.known
        )


_ORDERS: dict[Order, Callable[[Item], tuple[float, int]]] = {
    "order": lambda item: (0, item.order),
    "count": lambda item: (-item.count, item.order),
    "frequency": lambda item: (item.frequency, item.order),
    "level": lambda item: (item.level or 99, item.order),
    "keyness": lambda item: (-item.keyness, item.order),
}
