"""Notes into a running Anki: added once, updated where ours have changed, never anybody else's.

Whatever stops in between, what is done stays done, and the same again does the rest: Anki is asked
what it has before anything is sent.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from yomu.anki import notetype, parcel, running
from yomu.anki.connect import Anki, AnkiFailed, Call, Refused, quoted, values
from yomu.anki.fields import FIELDS
from yomu.anki.layout import Layout
from yomu.anki.notes import Note
from yomu.anki.running import Identity

TAG = "yomu"
"""All our notes have it; a note without it is somebody else's and is left as it is."""
_AT_ONCE = 100
Thing = TypeVar("Thing")
Existing = list[tuple[Note, Mapping[str, Any]]]
"""Notes with what Anki knows of them."""
Added = list[tuple[Note, int]]
"""Notes with the ids they have in Anki."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the notes."""

    added: int = 0
    updated: int = 0
    left: int = 0
    """There already, and left as they are."""
    moved: int = 0
    """Put into their deck after Anki had put them elsewhere."""
    refused: tuple[str, ...] = ()
    """What Anki did not take, each with its reason."""


def push(
    anki: Anki,
    notes: Sequence[Note],
    layout: Layout,
    changed: Collection[str],
    media: Mapping[str, Path],
) -> Outcome:
    """Put the notes, as `layout` holds them, into Anki: those it has not are added to their decks.

    Of those it has, ours whose GUID is among `changed` get the fields we fill, and no others; what
    is empty in our note stays as it is there. `media` are the files that notes name. `AnkiFailed`
    where Anki cannot be reached or has no such note type.
    """
    anki.check()
    new, old = _sorted(anki, notes, layout)
    updates = [pair for pair in old if pair[0].guid in changed]
    running.store(anki, media, [*new, *(note for note, _ in updates)])
    imported = _import(anki, layout, new)
    _prepare(anki, layout)
    anki.ask_all(Call("createDeck", {"deck": deck}) for deck in {note.deck: 0 for note in notes})
    updated = _update(anki, updates)
    there = {note.guid for note, _ in imported}
    added, refused = _add(anki, layout, [note for note in new if note.guid not in there])
    added += imported
    # Where an earlier run was interrupted, ours lie in the first deck, if the add-on is old.
    strays = running.strays(anki, [(note, info["noteId"]) for note, info in old])
    moved = _settle(anki, [*added, *strays])
    left = len(notes) - len(added) - updated - len(refused)
    return Outcome(len(added), updated, left, moved, tuple(refused))


class Prospect(NamedTuple):
    """What pushing would do."""

    new: tuple[Note, ...]
    changed: tuple[Note, ...]
    """Those that are there and would be updated, where they differ."""


def prospect(
    anki: Anki, notes: Sequence[Note], layout: Layout, changed: Collection[str]
) -> Prospect:
    """What `push` would do; Anki is asked only."""
    anki.check()
    if layout.notetype not in anki.texts("modelNames"):
        return Prospect(tuple(notes), ())
    new, old = _sorted(anki, notes, layout)
    return Prospect(tuple(new), tuple(note for note, _ in old if note.guid in changed))


def _sorted(anki: Anki, notes: Sequence[Note], layout: Layout) -> tuple[list[Note], Existing]:
    """The notes Anki has not, and those of ours it has; each word once."""
    known = running.found(anki, layout, notes)
    words: dict[Identity, Note] = {}
    for note in notes:
        words.setdefault(running.identity(note, layout), note)
    new = [note for one, note in words.items() if one not in known]
    there = [(note, known[one]) for one, note in words.items() if one in known]
    return new, [(note, info) for note, info in there if TAG in info["tags"]]


def _import(anki: Anki, layout: Layout, notes: Sequence[Note]) -> Added:
    """Those of the notes, all new, that came in as a package; only our own note type can."""
    if not (layout.is_own and parcel.imported(anki, notes)):
        return []
    there = running.found(anki, layout, notes)
    pairs = ((note, there.get(running.identity(note, layout))) for note in notes)
    return [(note, info["noteId"]) for note, info in pairs if info]


# ---------------------------------------------------------------- the note type


def _prepare(anki: Anki, layout: Layout) -> None:
    """The note type is there with the fields we fill; our own is made where it is not."""
    if layout.notetype not in anki.texts("modelNames"):
        if not layout.is_own:
            raise AnkiFailed(
                f"Anki has no note type {layout.notetype}; install it there, or name the one you "
                "have with --note-type"
            )
        anki.ask("createModel", **_model())
    fields = anki.texts("modelFieldNames", modelName=layout.notetype)
    missing = [name for name in layout.fields if name not in fields]
    if missing:
        raise AnkiFailed(
            f"Anki's note type {layout.notetype} has no field {', '.join(missing)}; rename it "
            "there, or say what goes where with --map"
        )


def _model() -> dict[str, Any]:
    """Our note type, as AnkiConnect wants it."""
    cards = [
        {"Name": one["name"], "Front": one["qfmt"], "Back": one["afmt"]}
        for one in notetype.templates()
    ]
    return {
        "modelName": notetype.NAME,
        "inOrderFields": list(FIELDS),
        "css": notetype.text("card.css"),
        "cardTemplates": cards,
    }


# ---------------------------------------------------------------- what is there already


def _update(anki: Anki, pairs: Existing) -> int:
    """Send what differs; the number of notes that did."""
    updated = 0
    for some in _batches(pairs):
        calls = [call for note, info in some if (call := _correction(note, info))]
        anki.ask_all(calls)
        anki.ask_all(
            Call("addTags", {"notes": [info["noteId"]], "tags": " ".join(note.tags)})
            for note, info in some
            if not set(note.tags) <= set(info["tags"])
        )
        updated += len(calls)
    return updated


def _correction(note: Note, info: Mapping[str, Any]) -> Call | None:
    there = values(info)
    filled = ((name, value) for name, value in note.fields.items() if value)
    differing = {name: value for name, value in filled if value != there.get(name)}
    if not differing:
        return None
    return Call("updateNoteFields", {"note": {"id": info["noteId"], "fields": differing}})


# ---------------------------------------------------------------- what is new


def _add(anki: Anki, layout: Layout, notes: Sequence[Note]) -> tuple[Added, list[str]]:
    """The notes with the ids Anki gave them, and what it refused."""
    added: Added = []
    refused: list[str] = []
    for some in _batches(notes):
        ids = _added(anki, layout, some)
        added += [(note, ids[note.guid]) for note in some if note.guid in ids]
        for note in some:
            if note.guid not in ids:
                _add_one(anki, layout, note, added, refused)
    return added, refused


def _added(anki: Anki, layout: Layout, notes: Sequence[Note]) -> dict[str, int]:
    """By their GUIDs, the ids of those notes that could be added at once."""
    try:
        answer = anki.ask("addNotes", notes=[_sent(layout, note) for note in notes])
    except Refused:
        # Newer add-ons take all or none; which they say, so what is there is looked up.
        there = running.found(anki, layout, notes)
        found: dict[str, Identity] = {note.guid: running.identity(note, layout) for note in notes}
        return {guid: there[one]["noteId"] for guid, one in found.items() if one in there}
    # Older ones take what they can, and answer null for the others.
    if not isinstance(answer, list) or len(answer) != len(notes):
        raise AnkiFailed("what answers there is no AnkiConnect that we understand (to addNotes)")
    pairs = zip(notes, answer, strict=True)
    return {note.guid: number for note, number in pairs if isinstance(number, int)}


def _add_one(anki: Anki, layout: Layout, note: Note, added: Added, refused: list[str]) -> None:
    try:
        number = anki.ask("addNote", note=_sent(layout, note))
    except Refused as error:
        refused.append(f"{note.item.word}: {error}")
    else:
        if isinstance(number, int):
            added.append((note, number))
        else:
            refused.append(f"{note.item.word}: no reason given")


def _sent(layout: Layout, note: Note) -> dict[str, Any]:
    return {
        "deckName": note.deck,
        "modelName": layout.notetype,
        "fields": dict(note.fields),
        "tags": list(note.tags),
        # Anki compares the first field alone: 空 そら would be a duplicate of 空 から. We have
        # looked ourselves.
        "options": {"allowDuplicate": True},
    }


# ---------------------------------------------------------------- in their decks


def _settle(anki: Anki, added: Added) -> int:
    """See that the notes are in their decks, and move those that are not; their number."""
    moved = 0
    for deck in {note.deck: 0 for note, _ in added}:
        for ids in _batches([number for note, number in added if note.deck == deck]):
            elsewhere = _outside(anki, deck, ids)
            if elsewhere:
                cards = anki.numbers("findCards", query=f"nid:{','.join(map(str, elsewhere))}")
                anki.ask("changeDeck", cards=cards, deck=deck)
                if _outside(anki, deck, elsewhere):
                    raise AnkiFailed(f"Anki does not put its new notes into the deck {deck}")
                moved += len(elsewhere)
    return moved


def _outside(anki: Anki, deck: str, ids: Sequence[int]) -> list[int]:
    """Those of the notes that are not in the deck."""
    query = f"{quoted('deck', deck)} nid:{','.join(map(str, ids))}"
    inside = set(anki.numbers("findNotes", query=query))
    return [number for number in ids if number not in inside]


def _batches(things: Iterable[Thing]) -> list[list[Thing]]:
    held = list(things)
    return [held[start : start + _AT_ONCE] for start in range(0, len(held), _AT_ONCE)]
