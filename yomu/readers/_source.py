"""Where bytes come from: files, and streams that come once but are read as often as needed."""

import io
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import IO, BinaryIO, NamedTuple, Protocol, cast

from yomu.errors import UnreadableText
from yomu.model import Document

CHUNK = 1 << 16
# A piped article stays in memory; a piped corpus goes to a temporary file.
_IN_MEMORY = 1 << 22


class Source(NamedTuple):
    """One input, not read yet."""

    name: str
    """The path as the user wrote it; empty for standard input."""
    open: Callable[[], BinaryIO]
    """A fresh stream from the beginning, each time; `read(n)` gives what is there, at most `n`
    bytes, without waiting for all of them."""
    encoding: str = ""
    """The encoding the user named; empty to tell it from the bytes."""
    live: bool = False
    """Whether somebody may still be writing: nothing may wait for a line that has not come."""

    @property
    def label(self) -> str:
        """What to call it in a message."""
        return self.name or "standard input"


class Reader(Protocol):
    """What a module of this folder, or of the entry points `yomu.readers`, offers."""

    @property
    def SUFFIXES(self) -> tuple[str, ...]:  # noqa: N802  a module's constant
        """The suffixes of its files, lower case, with the dot."""
        ...

    def read(self, source: Source) -> Document:
        """The document in `source`. `UnreadableText`, now or while its passages are read."""
        ...


def file(name: str, encoding: str) -> Source:
    """The file at path `name`. `UnreadableText` where there is none that can be read."""
    try:
        kind = os.stat(name).st_mode  # noqa: PTH116  a bare name, as the user wrote it
        if stat.S_ISREG(kind):
            open_file(name).close()
            return Source(name, lambda: open_file(name), encoding)
        if stat.S_ISDIR(kind):
            raise IsADirectoryError(None, "it is a directory")
        # A pipe with a name, as the shell's <(…) makes them, comes only once.
        return Source(name, Spool(open_file(name)).open, encoding, live=True)
    except OSError as error:
        raise unreadable(name, error) from error


def standard_input(stream: BinaryIO, encoding: str) -> Source:
    """What is piped or redirected into the program."""
    if _is_regular(stream):
        return Source("", Redirected(stream).open, encoding)
    return Source("", Spool(stream).open, encoding, live=True)


def open_file(name: str) -> BinaryIO:
    """The bytes of a file, unbuffered: a read gives what is there."""
    return cast(BinaryIO, Path(name).open("rb", buffering=0))


def unreadable(label: str, error: OSError) -> UnreadableText:
    """What the operating system says, as one line that names the input."""
    return UnreadableText(f"{label} cannot be read: {error.strerror or error}")


def _is_regular(stream: BinaryIO) -> bool:
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):  # no file at all: a test's BytesIO
        return False


class Redirected:
    """A regular file somebody else has opened (`< article.txt`), from where it stands now."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._start = stream.tell()

    def open(self) -> BinaryIO:
        """A view from the beginning."""
        return cast(BinaryIO, _View(self))

    def at(self, position: int, size: int) -> bytes:
        """At most `size` bytes from `position`; none at the end."""
        self._stream.seek(self._start + position)
        return self._stream.read(size)

    def size(self) -> int:
        """Bytes in all."""
        return self._stream.seek(0, os.SEEK_END) - self._start


class Spool:
    """A stream that comes once, kept while it is read, so that it can be read again.

    The first reader gets each piece as it comes; nothing waits for the end.
    """

    def __init__(self, stream: BinaryIO) -> None:
        # read1 gives what has come; read would wait until the size asked for is there.
        self._take: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        self._kept: IO[bytes] = io.BytesIO()
        self._size = 0
        self._whole = False

    def open(self) -> BinaryIO:
        """A view from the beginning."""
        return cast(BinaryIO, _View(self))

    def at(self, position: int, size: int) -> bytes:
        """At most `size` bytes from `position`, waiting for one at least; none at the end."""
        while position >= self._size and not self._whole:
            self._keep_more()
        self._kept.seek(position)
        return self._kept.read(size)

    def size(self) -> int:
        """Bytes in all; waits for the end."""
        while not self._whole:
            self._keep_more()
        return self._size

    def _keep_more(self) -> None:
        chunk = self._take(CHUNK)
        self._whole = not chunk
        if self._size <= _IN_MEMORY < self._size + len(chunk):
            self._kept = _on_disk(self._kept)
        self._kept.seek(self._size)
        self._kept.write(chunk)
        self._size += len(chunk)


def _on_disk(kept: IO[bytes]) -> IO[bytes]:
    import shutil
    import tempfile  # takes 10 ms to load, and an article never needs it

    file = tempfile.TemporaryFile()  # noqa: SIM115  lives as long as the spool
    kept.seek(0)
    shutil.copyfileobj(kept, file)
    return file


class _View(io.RawIOBase):
    """A stream of its own over bytes that several may be reading."""

    def __init__(self, kept: Redirected | Spool) -> None:
        self._kept = kept
        self._position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        start = (0, self._position)[whence] if whence < os.SEEK_END else self._kept.size()
        self._position = max(0, start + offset)
        return self._position

    def readinto(self, buffer: "memoryview[int] | bytearray", /) -> int:  # type: ignore[override]
        data = self._kept.at(self._position, len(buffer))
        buffer[: len(data)] = data
        self._position += len(data)
        return len(data)
