"""One JSON array, a word a line."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TextIO

from yomu.lists.row import row
from yomu.study.item import Item

SUFFIX = ".json"


def write(items: Sequence[Item], out: TextIO) -> None:
    """Write an array of objects with the fields of `Row`; `[]` where there is no item."""
    lines = (
        json.dumps(asdict(row(item)), ensure_ascii=False).translate(_UNBROKEN) for item in items
    )
    out.write(f"[{','.join(f'{chr(10)}{line}' for line in lines)}{chr(10) if items else ''}]\n")


# Line breaks to some readers of lines.
_UNBROKEN = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}
