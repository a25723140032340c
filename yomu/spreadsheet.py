"""Tables as spreadsheets save them: in whichever encoding, with whatever between the cells."""

import codecs
import io
from pathlib import Path

from yomu.errors import UnreadableText

DELIMITERS = "\t,;"


def text(content: bytes, path: Path) -> str:
    """What `path` holds, in UTF-8, UTF-16 or Windows' Japanese. `UnreadableText` if in none."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp932"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableText(f"{path} is not UTF-8; save it as UTF-8 or as Unicode text")


def delimiter(text: str) -> str:
    """What stands between the cells of the first line that is no comment; a tab if nothing does."""
    lines = (line for line in io.StringIO(text) if line.strip() and not line.startswith("#"))
    header = next(lines, "")
    return max(DELIMITERS, key=header.count)


def plain(cell: str) -> str:
    """A cell without the `'` that keeps a spreadsheet from computing it."""
    return cell.removeprefix("'")
