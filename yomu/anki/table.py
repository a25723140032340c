"""A deck as a table that Anki imports into any note type; what it does not name stays untouched."""

import csv
import re
from collections.abc import Iterable
from typing import TextIO

from yomu.anki.layout import Layout
from yomu.anki.notes import Note

SUFFIX = ".tsv"


def write(notes: Iterable[Note], layout: Layout, out: TextIO) -> None:
    """Write the notes, as `layout` holds them, with the headers that tell Anki what is what.

    Anki knows a note by its GUID: importing a later table updates these fields and no others.
    """
    notes = list(notes)
    decks = {note.deck for note in notes}
    own = ("guid", "tags", *(("deck",) if len(decks) > 1 else ()))
    out.write("#separator:tab\n#html:true\n")
    out.write(f"#notetype:{_line(layout.notetype)}\n")
    if len(decks) == 1:
        out.write(f"#deck:{_line(notes[0].deck)}\n")
    out.writelines(f"#{name} column:{number}\n" for number, name in enumerate(own, 1))
    # A row by the field's names, so that other fields of the note type, and their order, are free.
    out.write("#columns:" + "\t".join((*own, *map(_line, layout.fields))) + "\n")
    table = csv.writer(out, "excel-tab", lineterminator="\n")
    for note in notes:
        places = {"guid": note.guid, "tags": " ".join(note.tags), "deck": note.deck}
        cells = (*(places[name] for name in own), *note.fields.values())
        table.writerow([_CONTROL.sub(" ", cell) for cell in cells])


# Line breaks are spaces in HTML, and a header ends with its line; NUL ends a text to some.
_CONTROL = re.compile("[\x00-\x1f\x7f\u0085\u2028\u2029]+")


def _line(text: str) -> str:
    return _CONTROL.sub(" ", text)
