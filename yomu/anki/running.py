"""What a running Anki has already: our words among its notes, and the files they name."""

import base64
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any

from yomu import kana
from yomu.anki.collection import Fields
from yomu.anki.connect import Anki, Call, Refused, infos, quoted, values
from yomu.anki.layout import Layout
from yomu.anki.notes import Note

Identity = tuple[str, ...]
"""What tells a word from others in a note type: its key, or word and reading."""
_AT_ONCE = 50
_LOAD = 4_000_000
"""Bytes of files sent at once."""


def identity(note: Note, layout: Layout) -> Identity:
    """Who the note's word is in this note type."""
    return _identity(note.fields, layout)


def found(anki: Anki, layout: Layout, notes: Sequence[Note]) -> dict[Identity, Mapping[str, Any]]:
    """Those of the notes' words that Anki has in this note type, with what it knows of them."""
    first = layout.identity[0]
    wanted = {identity(note, layout) for note in notes}
    terms = list(dict.fromkeys(quoted(first, note.fields[first]) for note in notes))
    there: dict[Identity, Mapping[str, Any]] = {}
    for start in range(0, len(terms), _AT_ONCE):
        either = " OR ".join(terms[start : start + _AT_ONCE])
        query = f"{quoted('note', layout.notetype)} ({either})"
        # Anki minds neither case nor the second field.
        for info in infos(anki, anki.numbers("findNotes", query=query)):
            one = _identity(values(info), layout)
            if one in wanted:
                there.setdefault(one, info)
    return there


def _identity(fields: Mapping[str, str], layout: Layout) -> Identity:
    told = [_plain(fields.get(name, "")) for name in layout.identity]
    # Others leave the reading of a kana word empty, and write a loanword's in hiragana.
    return (told[0], *(kana.to_hiragana(reading or told[0]) for reading in told[1:]))


def _plain(value: str) -> str:
    return unicodedata.normalize("NFC", unescape(re.sub("<[^>]*>", "", value))).strip()


def strays(anki: Anki, pairs: Sequence[tuple[Note, int]]) -> list[tuple[Note, int]]:
    """Those of the notes that lie in Anki's first deck, and belong into another."""
    lying: set[int] = set()
    for start in range(0, len(pairs), _AT_ONCE):
        ids = ",".join(str(number) for _, number in pairs[start : start + _AT_ONCE])
        lying |= set(anki.numbers("findNotes", query=f"did:1 nid:{ids}"))
    return [(note, number) for note, number in pairs if number in lying]


def mature(anki: Anki, days: int) -> Iterator[Fields]:
    """The notes of which a card has an interval of `days` or more; for 0 all notes."""
    query = f"prop:ivl>={days}" if days else "deck:*"
    for info in infos(anki, anki.numbers("findNotes", query=query)):
        fields = values(info)
        yield Fields(tuple(fields), tuple(fields.values()))


# ---------------------------------------------------------------- files


def store(anki: Anki, media: Mapping[str, Path], notes: Iterable[Note]) -> None:
    """Send the files that the notes name and Anki has not."""
    named = {name for note in notes for value in note.fields.values() for name in _SOUND(value)}
    wanted = sorted(named & media.keys())
    if not wanted:
        return
    there = _there(anki)
    load: list[Call] = []
    for name in wanted:
        if name not in there:
            content = base64.b64encode(media[name].read_bytes()).decode()
            load.append(Call("storeMediaFile", {"filename": name, "data": content}))
        if sum(len(call.params["data"]) for call in load) > _LOAD:
            anki.ask_all(load)
            load = []
    anki.ask_all(load)


_SOUND = re.compile(r"\[sound:([^\]]+)\]").findall


def _there(anki: Anki) -> set[str]:
    """The names of our files; their content never changes, as it is in the name."""
    try:
        return set(anki.texts("getMediaFilesNames", pattern="yomu_*"))
    except Refused:  # an add-on that cannot say
        return set()
