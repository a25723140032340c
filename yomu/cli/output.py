"""Where results go: standard output, a file that is whole or not there, a folder."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

from yomu.errors import UnwritableOutput

if TYPE_CHECKING:
    import tempfile


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """A stream to write a result to: `path`, or standard output.

    A file is written beside and renamed at the end: a run that fails leaves what was there.
    `UnwritableOutput` if that cannot be done.
    """
    if path is None:
        yield sys.stdout
        return
    temporary = _beside(path)
    try:
        with temporary:
            yield cast(TextIO, temporary)
        _take_over_mode(path, temporary.name)
        os.replace(temporary.name, path)  # noqa: PTH105 - the name of an open file is a string
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        with suppress(FileNotFoundError):
            Path(temporary.name).unlink()


class Lines:
    """A text stream that several results follow each other on, each beginning a line."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._last = "\n"
        self.flush, self.isatty = out.flush, out.isatty

    def write(self, text: str) -> int:
        """Write `text` as it is."""
        self._last = text[-1:] or self._last
        return self._out.write(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write each as it is."""
        for line in lines:
            self.write(line)

    def begin(self) -> TextIO:
        """The stream, for another result: a line that was not ended is ended."""
        if self._last != "\n":
            self.write("\n")
        return cast(TextIO, self)


def made_folder(path: Path) -> Path:
    """`path` as a folder, made with its parents where it is missing."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error
    return path


def _beside(path: Path) -> "tempfile._TemporaryFileWrapper[str]":
    if path.is_dir():
        raise UnwritableOutput(f"{path} is a folder; name a file in it")
    import tempfile  # takes 5 ms, and standard output needs none

    try:
        return tempfile.NamedTemporaryFile(
            "w",
            encoding="utf-8",
            errors="replace",
            newline="",
            dir=path.resolve().parent,
            prefix=f".{path.name}.",
            delete=False,
        )
    except OSError as error:
        raise _unwritable(path, error) from error


def _take_over_mode(path: Path, temporary: str) -> None:
    """The permissions the file has, or those a new file gets (a temporary one is private)."""
    if path.exists():
        mode = path.stat().st_mode & 0o777
    else:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    Path(temporary).chmod(mode)


def _unwritable(path: Path, error: OSError) -> UnwritableOutput:
    return UnwritableOutput(f"{path} cannot be written: {error.strerror or error}")
