"""New notes of our own note type, given to a running Anki as a package.

So they get the GUIDs, the note type and the order they have in any deck of ours: a package imported
later knows them again. AnkiConnect alone would give them GUIDs of its own.
"""

import os
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from yomu.anki import notetype
from yomu.anki.connect import Anki, Refused
from yomu.anki.fields import FIELDS
from yomu.anki.notes import Note
from yomu.anki.state import EARLY, Stamp


def imported(anki: Anki, notes: Sequence[Note]) -> bool:
    """Have Anki import the notes; whether it has done so.

    Not where it is on another computer, cannot see our files, or has our note type in another form.
    """
    if not notes or not anki.is_here or not _fits(anki):
        return False
    file = _packed(notes)
    try:
        anki.ask("importPackage", path=str(file))
    except Refused:
        return False
    finally:
        file.unlink()
    return True


def _fits(anki: Anki) -> bool:
    """Whether Anki has our note type as we have it, or not at all."""
    try:
        there = anki.ask("modelNamesAndIds")
    except Refused:
        return False
    if not isinstance(there, dict) or notetype.NAME not in there:
        return isinstance(there, dict)
    fields = anki.texts("modelFieldNames", modelName=notetype.NAME)
    return bool(there[notetype.NAME] == notetype.MODEL_ID and fields == list(FIELDS))


def _packed(notes: Sequence[Note]) -> Path:
    from yomu.anki import package  # genanki takes 60 ms

    stamps = [Stamp(_whole(note), EARLY, "added") for note in notes]
    handle, name = tempfile.mkstemp(suffix=".apkg", prefix="yomu-")
    with os.fdopen(handle, "wb") as out:
        home = package.Home(notes[0].deck.partition("::")[0])
        package.write(out, stamps, int(time.time()), {}, home)
    return Path(name)


def _whole(note: Note) -> Note:
    """The note with the learner's own fields, which are empty, as a package needs them."""
    return replace(note, fields={name: note.fields.get(name, "") for name in FIELDS})
