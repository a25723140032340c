"""A table in Markdown, to be put into a page of notes."""

from collections.abc import Sequence
from typing import TextIO

from yomu.formats.markdown import escaped
from yomu.lists import words
from yomu.lists.sentence import noted, parts
from yomu.study.item import Item

SUFFIX = ".md"
_ALIGNED = ("---",) * 4 + ("---:", "---", "---:", "---")


def write(items: Sequence[Item], out: TextIO) -> None:
    """Write a heading, a row for each word with its first sentence, and whose the levels are."""
    out.write(f"# {escaped(words.title(items))}\n")
    if items:
        rows = (words.HEADINGS, _ALIGNED, *map(_cells, items))
        out.write("\n")
        out.writelines(f"| {' | '.join(row)} |\n" for row in rows)
        notes = [words.LEVELS] if any(item.level for item in items) else []
        out.writelines(f"\n{note}\n" for note in (*notes, words.CREDIT))


def _cells(item: Item) -> tuple[str, ...]:
    before, word, behind = map(_line, map(noted, parts(item.example)))
    made = words.parts(item)
    gloss = f"{item.gloss} [{made}]" if made else item.gloss
    return (
        escaped(_line(item.word)),
        escaped(_line(item.reading)),
        escaped(item.pos),
        escaped(_line(gloss)),
        str(item.level or ""),
        words.frequency(item),
        str(item.count),
        f"{escaped(before.lstrip())}**{escaped(word)}**{escaped(behind.rstrip())}",
    )


def _line(text: str) -> str:
    """`text` in one line: a break would end the row."""
    return " ".join(text.splitlines())
