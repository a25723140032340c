"""The bytes an encoding is told from."""

import codecs
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Piece(NamedTuple):
    """Bytes of a text that begin with a character."""

    data: bytes
    is_last: bool
    """Whether nothing follows; else it may end in the middle of a character."""

    def decoded(self, name: str) -> str | None:
        """It as text, `None` where it is not in the encoding `name`."""
        try:
            return codecs.getincrementaldecoder(name)().decode(self.data, self.is_last)
        except UnicodeError:
            return None

    @property
    def mark(self) -> str:
        """The encoding a byte order mark names; empty without one."""
        return next((name for bom, name in _BOMS if self.data.startswith(bom)), "")

    @property
    def has_controls(self) -> bool:
        """Whether it may be UTF-16, where 、 and 。 have such bytes and a line break has a NUL."""
        return any(map(self.data.count, (b"\0", b"\1", b"\2")))

    @property
    def is_plain(self) -> bool:
        """Whether it is ASCII and nothing else, as what shifts, or 0B0D0F, may not be."""
        plain = self.data.isascii() and not self.has_controls and b"\x1b" not in self.data
        return plain and self.data.count(b"0") * 16 <= len(self.data)

    @property
    def is_utf_8(self) -> bool:
        """Whether it is UTF-8 and nothing else: neither ASCII only nor UTF-16."""
        text = None if self.data.isascii() or self.has_controls else self.decoded("utf-8")
        return text is not None

    @property
    def utf_8_length(self) -> int:
        """How many bytes are UTF-8, from the beginning."""
        try:
            self.data.decode("utf-8")
        except UnicodeDecodeError as error:
            return error.start
        return len(self.data)
