"""An item as the cells of a row, the same in every format."""

from dataclasses import dataclass

from yomu import ruby
from yomu.formats import brackets
from yomu.study.item import Item


@dataclass(frozen=True, slots=True)
class Row:
    """What a list says about a word; the fields are the columns and the keys of `--to json`."""

    word: str
    reading: str
    furigana: str
    pos: str
    gloss: str
    level: int | None
    frequency: int | None
    count: int
    sentence: str
    parts: list[str]
    topic: str
    subtopic: str
    composed: bool
    sources: list[str]


def row(item: Item) -> Row:
    """The item as a row."""
    return Row(
        word=item.word,
        reading=item.reading,
        furigana=brackets.field(ruby.group(item.ruby)),
        pos=item.pos,
        gloss=item.gloss,
        level=item.level or None,
        frequency=item.frequency if item.frequency < 99 else None,
        count=item.count,
        sentence=item.example.sentence.text.strip(),
        parts=[part.surface for part in item.parts],
        topic=item.topic,
        subtopic=item.subtopic,
        composed=item.composed,
        sources=list(item.texts),
    )
