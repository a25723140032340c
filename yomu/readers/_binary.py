"""What is no text: files known by their first bytes, and noise."""

# From the formats' own specifications; a zip is told apart by the name of its first member.
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"OggS", "a sound"),
    (b"ID3\x03", "an MP3 sound"),
    (b"ID3\x04", "an MP3 sound"),
    (b"fLaC", "a sound"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\0asm", "a program"),
)
_ZIPS = (
    (b"epub+zip", "an EPUB book"),
    (b"opendocument", "an OpenDocument file"),
    (b"[Content_Types].xml", "an Office document"),
    (b"word/", "a Word document"),
)
# Not tab, line breaks, form feed, Ctrl-Z (the end of a DOS text) and escape (terminal colours).
_CONTROLS = "".join(map(chr, (*range(9), 0x0B, *range(0x0E, 0x1A), *range(0x1C, 0x20), 0x7F)))


def looks_like(head: bytes) -> str:
    """What a file that begins so is (`a PDF document`); empty where it may be a text."""
    if head.startswith(b"PK\x03\x04"):
        return next((what for mark, what in _ZIPS if mark in head[:200]), "a zip archive")
    if head.startswith(b"RIFF") and b"\0" in head[4:8]:
        return "a sound, a film or a WebP image"
    if head.startswith(b"\0\0\0") and head[4:8] == b"ftyp":
        return "a film"
    return next((what for magic, what in _MAGIC if head.startswith(magic)), "")


def is_noise(text: str) -> bool:
    """Whether too much of `text` is control characters; a few stand in texts too."""
    return 10 * sum(map(text.count, _CONTROLS)) > len(text) + 20
