"""A collection of Anki's own, for the tests of decks: what it makes of a package, as it says."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from yomu.anki import package, state
from yomu.anki.notes import Note

OUTCOMES = ("new", "updated", "duplicate", "conflicting")
NOW = 1_800_000_000


class Learner:
    """Somebody's Anki, and what yomu knows about the decks it has written for it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.collection = Collection(str(folder / "collection.anki2"))
        self.records: state.Records = {}

    def take(
        self,
        notes: Iterable[Note],
        home: str = "D",
        now: int = NOW,
        refresh: bool = False,
        media: package.Media | None = None,
        **options: Any,
    ) -> dict[str, int]:
        """Write a deck, import it, and say what Anki did with its notes."""
        stamps = list(state.stamped(notes, self.records, home, now, refresh))
        self.records = state.after(stamps, self.records, home)
        file = self.folder / "deck.apkg"
        with file.open("wb") as out:
            package.write(out, stamps, now, media or {}, package.Home(home))
        return self.imported(file, **options)

    def imported(self, file: Path, **options: Any) -> dict[str, int]:
        """Import a package as Anki does by default: notes are updated if newer."""
        request = ImportAnkiPackageRequest(
            package_path=str(file), options=ImportAnkiPackageOptions(**options)
        )
        log = self.collection.import_anki_package(request).log
        sizes = {name: len(getattr(log, name)) for name in log.DESCRIPTOR.fields_by_name
                 if name not in ("found_notes", "dupe_resolution")}  # fmt: skip
        assert not {name for name, size in sizes.items() if size} - {*OUTCOMES}
        return {name: sizes[name] for name in OUTCOMES if sizes[name]}

    def note(self, search: str) -> Any:
        """The only note that is found so."""
        (found,) = self.collection.find_notes(search)
        return self.collection.get_note(found)

    def cards(self, search: str = "") -> list[Any]:
        """The cards that are found so, new ones in their order."""
        return [self.collection.get_card(n) for n in self.collection.find_cards(search, "c.due")]

    def rendered(self, field: str) -> Mapping[str, str]:
        """The content of a field as each of Anki's furigana filters shows it."""
        models = self.collection.models
        model = models.by_name("Basic")
        kinds = ("furigana", "kana", "kanji")
        model["tmpls"][0]["qfmt"] = "\x1f".join(f"{{{{{kind}:Front}}}}" for kind in kinds)
        note = self.collection.new_note(model)
        note["Front"] = field
        card = note.ephemeral_card(custom_note_type=model)
        shown = card.render_output().question_text.split("\x1f")
        return dict(zip(kinds, shown, strict=True))
