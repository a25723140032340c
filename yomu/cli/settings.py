"""What all commands share: where the data lie, and the dictionary, opened when it is needed."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yomu.dictionary.stack import Stack
    from yomu.fixes import Fixes
    from yomu.pitch import Accents
    from yomu.study.known import Pair


def _default_data_dir() -> Path:
    named = os.environ.get("YOMU_DATA_DIR")
    if named:
        return Path(named)
    return _usual_on_linux() or _usual()


def _usual() -> Path:
    from platformdirs import user_data_path

    return user_data_path("yomu")


def _usual_on_linux() -> Path | None:
    """What platformdirs says in most cases; loading it takes as long as reading ten sentences."""
    named, home = os.environ.get("XDG_DATA_HOME", ""), os.environ.get("HOME", "")
    if sys.platform != "linux" or not home.startswith("/") or (named and named[0] != "/"):
        return None
    return Path(named or f"{home}/.local/share", "yomu")


class Settings:
    """The state of one run of the program."""

    def __init__(self, data_dir: Path | None = None) -> None:
        self.data_dir = data_dir or _default_data_dir()

    def lexicon(self) -> "Stack":
        """The dictionary; built first, with progress on stderr, where there is none yet."""
        from yomu.cli.progress import building
        from yomu.dictionary.stack import open_lexicon

        with building(sys.stderr) as told:
            return open_lexicon(self.data_dir, told)

    @property
    def fixes_file(self) -> Path:
        """Where the reader's own fixes are kept."""
        return self.data_dir / "fixes.tsv"

    def accents(self) -> "Accents":
        """What is known about pitch accents, the reader's own table first.

        `UnreadableText` that names the line, if that is no table of accents.
        """
        from yomu import pitch

        own = self.data_dir / "pitch.tsv"
        return pitch.Accents(pitch.read(own) if own.exists() else {})

    @property
    def known_file(self) -> Path:
        """Where the words the reader knows are kept."""
        return self.data_dir / "known.tsv"

    def known(self) -> "frozenset[Pair]":
        """The words and kanji the reader knows. `UnreadableText` if their file is damaged."""
        if not self.known_file.exists():
            return frozenset()
        from yomu.study import known

        return known.read(self.known_file)

    def fixes(self, file: Path | None = None) -> "Fixes":
        """The reader's own fixes, then those of `file`, which is warned about.

        `UnreadableText` that names the line, if either is no table of fixes.
        """
        if file is None and not self.fixes_file.exists():
            from yomu.fixes import NONE

            return NONE
        from yomu import fix_table
        from yomu.fixes import Fixes, fits

        own = fix_table.read(self.fixes_file) if self.fixes_file.exists() else []
        named = fix_table.read(file) if file else []
        for line, fix in named:
            if not fits(fix):
                doubt = f"{fix.surface} can hardly be read {fix.reading}"
                sys.stderr.write(f"yomu: {file}, line {line}: {doubt}\n")
        return Fixes(fix for _, fix in (*own, *named))
