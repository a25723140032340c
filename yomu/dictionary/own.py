"""The reader's own glossaries: tables in the data folder, which outrank every other dictionary."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from yomu.dictionary.sources import glossary
from yomu.model import Entry

FOLDER = "glossaries"
"""Where they lie in the data folder."""


def files(folder: Path) -> list[Path]:
    """The tables in the data folder `folder`, sorted by name."""
    own = folder / FOLDER
    return sorted(file for file in own.iterdir() if file.suffix == ".tsv") if own.is_dir() else []


def glossaries(folder: Path) -> tuple["OwnGlossary", ...]:
    """The glossaries in the data folder `folder`."""
    return tuple(OwnGlossary(file) for file in files(folder))


class OwnGlossary:
    """A reader's table: asked like the project's own, but never trusted to be well-formed."""

    def __init__(self, file: Path) -> None:
        self.name = file.stem
        self._file = file

    def find(self, forms: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """The entries of those of `forms` it lists. `UnreadableText` if it is no glossary."""
        return {form: self._listed[form] for form in forms if form in self._listed}

    def entries(self) -> Iterator[Entry]:
        """All entries, in the table's order; rows that are not whole are passed over."""
        from yomu.dictionary import glossary_table  # most readers have no glossaries

        for row in glossary_table.read(self._file).rows:
            if not glossary_table.row_faults(row.cells):
                yield glossary.entry_of(self.name, row.cells)

    @cached_property
    def _listed(self) -> Mapping[str, tuple[Entry, ...]]:
        listed: dict[str, tuple[Entry, ...]] = {}
        for entry in self.entries():
            forms = {form.text for form in entry.spellings} | {r.text for r in entry.readings}
            for form in forms:
                listed[form] = (*listed.get(form, ()), entry)
        return listed
