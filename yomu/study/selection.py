"""Which of a text's items are wanted, and in what order."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from yomu import kana
from yomu.model import PartOfSpeech
from yomu.study.item import Item
from yomu.study.keyness import about
from yomu.study.known import knows

Order = Literal["order", "count", "frequency", "level", "keyness"]
Names = Literal["keep", "only", "drop"]
AUTO = "auto"
"""The topic that a text is about, whatever that is."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What `yomu vocab`, `yomu anki` and `yomu worksheet` are asked for."""

    topic: str = ""
    """Only terms of this topic (`politics`; `auto`: what this text is about); empty for all."""
    sort: Order = "order"
    min_count: int = 1
    pos: frozenset[PartOfSpeech] = frozenset()
    """Parts of speech as `Word.pos` names them (`Item.word_class`); empty for all."""
    names: Names = "drop"
    levels: frozenset[int] = frozenset()
    limit: int = 0
    """Items at most; 0 for all."""
    known: Collection[tuple[str, str]] = frozenset()
    """Headwords and readings the learner knows already; without a reading, whatever it is."""

    @property
    def weighs(self) -> bool:
        """Whether it asks for the items' keyness."""
        return self.sort == "keyness" or self.topic == AUTO

    def of(self, items: Iterable[Item]) -> list[Item]:
        """The items selected, sorted."""
        chosen = sorted(filter(self.wants, items), key=_ORDERS[self.sort])
        return chosen[: self.limit] if self.limit else chosen

    def wants(self, item: Item) -> bool:
        """Whether `item` is among what is asked for."""
        return (
            self._names(item)
            and self._about(item)
            and item.count >= self.min_count
            and (not self.pos or item.word_class in self.pos)
            and (not self.levels or item.level in self.levels)
            and not self._knows(item)
        )

    def _knows(self, item: Item) -> bool:
        readings = (item.reading, kana.to_hiragana(item.reading), "")
        if any((item.word, reading) in self.known for reading in readings):
            return True
        # くる of 来た is known to who knows 来る; what is put together is known as a whole only.
        return len(item.example.words) == 1 and knows(self.known, item.met)

    def _names(self, item: Item) -> bool:
        """`only` asks who is who."""
        if self.names == "only":
            return item.pos == "person"
        return self.names == "keep" or item.word_class != "name"

    def _about(self, item: Item) -> bool:
        """Whether an item is of the topic; people are of any."""
        if self.topic == AUTO:
            return about(item)
        if self.topic:
            return item.topic == self.topic or item.pos == "person"
        # What is put together from words of the list is worth a row if it is said again.
        return item.count > 1 or not item.composed


_ORDERS: dict[Order, Callable[[Item], tuple[float, int]]] = {
    "order": lambda item: (0, item.order),
    "count": lambda item: (-item.count, item.order),
    "frequency": lambda item: (item.frequency, item.order),
    "level": lambda item: (item.level or 99, item.order),
    "keyness": lambda item: (-item.keyness, item.order),
}
