"""What the lists for people say besides the words, and how they put what is known in words."""

from collections.abc import Iterable
from pathlib import PurePath

from yomu.model import Word
from yomu.study import composing
from yomu.study.item import Item

HEADINGS = ("word", "reading", "kind", "meaning", "level", "frequency", "count", "sentence")
LEVELS = (
    "Level: the glossary's own judgement, 1 (everyday) to 5 (for specialists); no JLPT level, of "
    "which there are no official lists."
)
CREDIT = (
    "Made with yomu. Words from JMdict, the property of the Electronic Dictionary Research and "
    "Development Group, used under its licence (CC BY-SA 4.0): "
    "https://www.edrdg.org/edrdg/licence.html"
)


def title(items: Iterable[Item]) -> str:
    """What a list of these is called: after its texts, three at most."""
    texts = list(dict.fromkeys(text for item in items for text in item.texts))
    names = [PurePath(text).stem for text in texts[:3]] + ["…"] * (len(texts) > 3)
    return "Words" + (f": {', '.join(names)}" if names else "")


def frequency(item: Item) -> str:
    """How common the dictionary says a word is; empty where it says nothing."""
    bands = ((6, "top 3,000"), (24, "top 12,000"), (49, "common"))
    return next((name for limit, name in bands if item.frequency <= limit), "")


def parts(item: Item) -> str:
    """What a word is made of: `停戦 ceasefire + 合意 agreement`; empty for a simple word."""
    if item.word_class == "name":
        return ""
    return " + ".join(map(_part, item.parts))


def _part(part: Word) -> str:
    meaning = composing.plain(part) if part.pos not in ("particle", "auxiliary") else ""
    return f"{part.lemma} {meaning}".rstrip()


def topic(item: Item) -> str:
    """`politics: diplomacy`."""
    return ": ".join(filter(None, (item.topic, item.subtopic)))
