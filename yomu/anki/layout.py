"""Which field of a note type holds what: yomu's own, a preset of a widespread one, or any."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from yomu import data
from yomu.anki import notetype
from yomu.anki.fields import FIELDS, OWN
from yomu.anki.notes import Note
from yomu.errors import UsageError


@dataclass(frozen=True, slots=True)
class Layout:
    """A note type and what yomu writes into its fields; it never touches the others."""

    notetype: str
    fields: Mapping[str, str]
    """Its fields, each with what goes there: text with names of ours in braces, `{Expression}`."""

    @property
    def is_own(self) -> bool:
        """Whether it is yomu's own note type."""
        return self.notetype == notetype.NAME

    @property
    def identity(self) -> tuple[str, ...]:
        """The fields that tell words apart: the one with the key, else word and reading."""
        told = (*self._holding("{Expression}"), *self._holding("{ExpressionReading}"))
        return self._holding("{Key}") or told or tuple(self.fields)[:1]

    def note(self, note: Note) -> Note:
        """The note as this note type holds it: its fields are those that yomu fills."""
        filled = {name: _filled(text, note.fields) for name, text in self.fields.items()}
        guid = note.guid if self.is_own else self._guid(note)
        return replace(note, guid=guid, fields=filled)

    def _guid(self, note: Note) -> str:
        # The same word may be in a deck of ours as well, and a GUID is in a collection once.
        return "y" + hashlib.sha256(f"{self.notetype}|{note.guid}".encode()).hexdigest()[:19]

    def _holding(self, text: str) -> tuple[str, ...]:
        return tuple(name for name, value in self.fields.items() if value == text)[:1]


OURS = Layout(notetype.NAME, {name: f"{{{name}}}" for name in FIELDS if name not in OWN})


def names() -> tuple[str, ...]:
    """The names of the presets."""
    return tuple(data.toml("anki_presets.toml"))


def chosen(preset: str, name: str, maps: Iterable[str]) -> Layout:
    """The layout that is asked for: a preset, a note type's name, `Field=value` in any number.

    A value is text with names of our fields in braces, or one of these names alone. Without a
    preset or name it is our own note type. `UsageError` for what cannot be.
    """
    given = dict(map(_given, maps))
    if not preset and not name:
        if given:
            raise UsageError("--map needs a note type: --note-type NAME, or --preset")
        return OURS
    if not preset:
        if not given:
            raise UsageError(f"what goes where in {name}? Say --map Field=value, or --preset")
        return Layout(name, given)
    known = data.toml("anki_presets.toml")[preset]
    return Layout(name or known["notetype"], {**known["fields"], **given})


def _given(text: str) -> tuple[str, str]:
    field, sign, value = text.partition("=")
    if not field.strip() or not sign:
        raise UsageError(f"--map {text}: say Field=value, like Front={{Expression}}")
    value = f"{{{value}}}" if value in FIELDS else value
    unknown = [name for name in _NAME.findall(value) if name not in FIELDS]
    if unknown:
        raise UsageError(f"--map {text}: yomu has no {unknown[0]}; it has {', '.join(FIELDS)}")
    return field.strip(), value


_NAME = re.compile(r"\{(\w+)\}")


def _filled(text: str, fields: Mapping[str, str]) -> str:
    return _NAME.sub(lambda name: fields[name[1]], text).strip()
