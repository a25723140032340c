"""Bytes → text, in whichever encoding they are; what does not fit is said with its place."""

import codecs
from collections.abc import Callable, Iterator
from typing import BinaryIO

from yomu.errors import UnreadableText, UsageError
from yomu.readers import _binary
from yomu.readers._piece import Piece
from yomu.readers._source import CHUNK, Source, unreadable

# Supersets: what Windows calls Shift_JIS is CP932 (①, ㈱, 髙), and Python's plain iso2022_jp
# has no half-width kana.
_SUPERSETS = {
    "shift_jis": "cp932",
    "iso2022_jp": "iso2022_jp_ext",
    "utf-8": "utf-8-sig",
    "ascii": "utf-8-sig",
}
# Names from the web that Python has not.
_LABELS = {"windows-31j": "cp932", "x-sjis": "cp932", "x-euc-jp": "euc_jp"}


def texts(source: Source, declared: Callable[[bytes], str] | None = None) -> Iterator[str]:
    """The text of `source` in pieces, as they come; a byte order mark is dropped.

    `declared` finds in the first bytes what the text says of its own encoding, if it says it;
    that is believed where it fits. `UnreadableText` where the bytes are no text or do not fit the
    encoding, `UsageError` where the user named one that is none.
    """
    text = _Text(source, named_by_user(source.encoding), declared)
    try:
        with source.open() as stream:
            yield from text.pieces(stream)
    except OSError as error:
        raise unreadable(source.label, error) from error


def named_by_user(encoding: str) -> str:
    """Python's name for what the user calls it, empty for none. `UsageError` if unknown."""
    if encoding and not codec(encoding):
        raise UsageError(
            f"there is no encoding {encoding!r}; "
            "use utf-8, utf-16, cp932 (for Shift_JIS), euc-jp or iso-2022-jp"
        )
    return codec(encoding)


def codec(name: str) -> str:
    """Python's name for the text encoding `name`, empty if there is none."""
    label = name.strip().lower()
    try:
        info = codecs.lookup(_LABELS.get(label, label))
    except (LookupError, ValueError):
        return ""
    # To Python base64 and zip are codecs too, and they make no text.
    return _SUPERSETS.get(info.name, info.name) if info._is_text_encoding else ""


class _Text:
    """A text while it is decoded: what is held back until its encoding is clear."""

    def __init__(self, source: Source, named: str, declared: Callable[[bytes], str] | None) -> None:
        self._source = source
        self._named = named
        self._declared = declared
        self._codec = "ascii"
        self._decoder = codecs.getincrementaldecoder("ascii")()
        self._decoded = 0
        """Bytes handed to decoders so far."""

    def pieces(self, stream: BinaryIO) -> Iterator[str]:
        held = b""
        while piece := stream.read(CHUNK):
            held += piece
            if self._codec == "ascii" and not self._is_enough(held):
                continue
            yield self._text(Piece(held, is_last=False))
            held = b""
        yield self._text(Piece(held, is_last=True))

    def _is_enough(self, held: bytes) -> bool:
        has_line = self._source.live and (b"\n" in held or held.isascii())
        return has_line or len(held) >= CHUNK

    def _text(self, piece: Piece) -> str:
        # ASCII says nothing: it passes, and what follows it decides.
        if self._codec == "ascii":
            self._codec = self._choice(piece)
            self._decoder = codecs.getincrementaldecoder(self._codec)()
        self._decoded += len(piece.data)
        try:
            return self._decoder.decode(piece.data, piece.is_last)
        except UnicodeDecodeError as error:
            # The decoder kept the beginning of a character from the piece before.
            place = self._decoded - len(error.object) + error.start
            raise self._misfit(place, error.object[error.start]) from error
        except UnicodeError as error:
            raise UnreadableText(f"{self._source.label}: {error}") from error

    def _choice(self, piece: Piece) -> str:
        if self._decoded:
            return self._by_look(piece)
        if what := _binary.looks_like(piece.data):
            raise self._no_text(what)
        return self._by_word(piece) or self._by_look(piece)

    def _by_word(self, piece: Piece) -> str:
        """What the user says, else a byte order mark, else the text itself where that fits."""
        mark = piece.mark
        if self._named:
            # Whoever says utf-16-le does not mean the mark as text.
            return mark if mark and self._named.startswith("utf-16") else self._named
        told = codec(self._declared(piece.data)) if self._declared else ""
        fits = told and piece.decoded(told) is not None
        return mark or (told if fits else "")

    def _by_look(self, piece: Piece) -> str:
        name = _looked(piece)
        text = piece.decoded(name or "latin-1") or ""
        if _binary.is_noise(text) or (not name and b"\0" in piece.data):
            raise self._no_text("binary data")
        if not name:
            place = piece.utf_8_length
            raise self._misfit(self._decoded + place, piece.data[place])
        return name

    def _no_text(self, what: str) -> UnreadableText:
        return UnreadableText(f"{self._source.label} is no text: it looks like {what}")

    def _misfit(self, place: int, byte: int) -> UnreadableText:
        where = f"byte {place} is 0x{byte:02X}"
        if self._named:
            what = f"is not in {self._source.encoding}: {where}; name another with --encoding"
        elif self._codec == "ascii":
            what = f"is in no encoding yomu can tell: {where}; name it with --encoding"
        else:
            name = self._codec.removesuffix("-sig")
            what = f"begins in {name}, but {where}; repair it or name its --encoding"
        return UnreadableText(f"{self._source.label} {what}")


def _looked(piece: Piece) -> str:
    if piece.is_utf_8:
        return "utf-8"
    if piece.is_plain:
        return "ascii"
    from yomu.readers import _detect  # a few ms, and most texts are UTF-8

    return _detect.by_look(piece)
