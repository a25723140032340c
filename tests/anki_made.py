"""Notes by hand, and a real Anki collection to put them into."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from yomu.anki.fields import FIELDS
from yomu.anki.notes import Note, guid_of
from yomu.model import Ruby, Sentence, Word
from yomu.study.item import Example, Item


def item(word: str, reading: str, pos: str = "noun") -> Item:
    """An item that stands alone in its sentence."""
    met = Word(word, word, pos, reading, (Ruby(word, reading),))  # type: ignore[arg-type]
    example = Example(Sentence((met,)), 0, 1)
    return Item(f"test|{word}|{reading}", word, reading, met.ruby, met, pos, "", 1, example)


def note(word: str, reading: str, deck: str = "Yomu", order: int = 0, **fields: str) -> Note:
    """A note of a word, its fields empty but for those given."""
    key = f"test|{word}|{reading}"
    own = {"Key": key, "Expression": word, "ExpressionReading": reading, "CardRecognition": "1"}
    filled = dict.fromkeys(FIELDS, "") | own | fields
    return Note(guid_of(key), deck, filled, ("yomu",), order, item(word, reading))


def collection(folder: Path) -> Iterator[Any]:
    """A collection of its own."""
    anki = pytest.importorskip("anki.collection", reason="no pip install anki")
    opened = anki.Collection(str(folder / "collection.anki2"))
    yield opened
    opened.close()


def add_notetype(col: Any, name: str, fields: tuple[str, ...]) -> None:
    """A note type with these fields and one card, which shows the first."""
    made = col.models.new(name)
    for field in fields:
        col.models.add_field(made, col.models.new_field(field))
    template = col.models.new_template("Card")
    template["qfmt"] = f"{{{{{fields[0]}}}}}"
    template["afmt"] = f"{{{{{fields[0]}}}}}"
    col.models.add_template(made, template)
    col.models.add(made)
