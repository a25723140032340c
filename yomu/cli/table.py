"""A list of words for a terminal: a row a word, what it is and its first sentence below."""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from yomu.cli.columns import Line, columns, harmless, wrapped
from yomu.lists import words
from yomu.lists.sentence import note, parts
from yomu.model import Ruby
from yomu.study.item import Item

_HEADS = ("word", "reading", "level", "frequency", "×")
_MEANING = 20
"""Columns of a meaning at least; where its row leaves fewer, it stands below, not torn apart."""
_MOST = 0.9
"""Of the rows, how many columns are wide enough for where there is little room; a cell that is
wider pushes the rest of its row."""
_GAP = "  "
_INDENT = "    "


def lines(items: Sequence[Item], width: int) -> Iterator[Line]:
    """The rows under a heading, wrapped to `width` columns; nothing where there is no item."""
    if not items:
        return
    rows = [_cells(item) for item in items]
    widths = _widths(rows, width)
    yield Line(_row(_HEADS, widths) + "meaning", "heading")
    later = " " * columns(_row(("",) * len(widths), widths))
    for item, cells in zip(items, rows, strict=True):
        first = _row(cells, widths)
        if width - columns(first) < min(columns(item.gloss), _MEANING):
            yield Line(first.rstrip(), "word")
            first = later if len(later) <= width - _MEANING else _INDENT
        yield from wrapped(item.gloss, width, "word", first=first, later=later)
        yield from wrapped(_about(item), width, "more", first=_INDENT, later=_INDENT)
        yield Line(_INDENT + _clipped(item, width - len(_INDENT)), "sentence")
    if any(item.level for item in items):
        yield Line("")
        yield from wrapped(words.LEVELS, width, "more")


def _cells(item: Item) -> tuple[str, ...]:
    reading = item.reading if item.reading != item.word else ""
    told = (item.word, reading, str(item.level or ""), words.frequency(item), str(item.count))
    return tuple(map(harmless, told))


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Columns for each column, none where it is empty: for all its cells, if there is room."""
    table = list(zip(_HEADS, *rows, strict=True))
    widths = [_width(head, cells, 1) for head, *cells in table]
    if columns(_row(("",) * len(widths), widths)) <= width - _MEANING:
        return widths
    return [_width(head, cells, _MOST) for head, *cells in table]


def _width(head: str, cells: Iterable[str], share: float) -> int:
    """Columns for the heading and a share of the cells, the widest left out."""
    widths = sorted(map(columns, cells))
    return max(widths[ceil(share * len(widths)) - 1], columns(head)) if widths[-1] else 0


def _row(cells: Iterable[str], widths: Iterable[int]) -> str:
    padded = (c + " " * (w - columns(c)) for c, w in zip(cells, widths, strict=True) if w)
    return "".join(cell + _GAP for cell in padded)


def _about(item: Item) -> str:
    texts = ", ".join(item.texts) if len(item.texts) > 1 else ""
    made = "composed" if item.composed else ""
    told = (item.pos, words.topic(item), made, words.parts(item), texts)
    return " · ".join(filter(None, told))


def _clipped(item: Item, width: int) -> str:
    """The sentence in one line, as much of it around the word as there is room for."""
    before, word, behind = map(_notes, parts(item.example))
    marked = f"【{''.join(word)}】"
    room = max(0, width - columns(marked))
    left = _fitting(before[::-1], max(room - sum(map(columns, behind)), room // 2))[::-1]
    right = _fitting(behind, room - sum(map(columns, left)))
    return "".join((*left, marked, *right))


def _notes(rubies: Iterable[Ruby]) -> list[str]:
    """Each base with its reading, ready for a terminal; kana one by one."""
    notes = (note(one) if one.reading else character for one in rubies for character in _cut(one))
    return [harmless(" " if text.isspace() else text) for text in notes]


def _cut(one: Ruby) -> Sequence[str]:
    return (one.base,) if one.reading else tuple(one.base)


def _fitting(notes: Sequence[str], room: int) -> list[str]:
    """As much of the beginning as fits, with … for the rest."""
    kept: list[str] = []
    for text in notes:
        room -= columns(text)
        if room < (1 if len(kept) + 1 < len(notes) else 0):
            return [*kept, "…"]
        kept.append(text)
    return kept
