"""JMdict as the EDRDG publishes it: `JMdict_e.gz`, `JMdict.gz`, or their XML unpacked.

The file may come from anywhere: it is read in small steps up to a limit, may name nothing outside
itself, and its entities are taken as the codes they are, never expanded.
"""

import datetime
import gzip
import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.parsers import expat

from yomu.dictionary.sources import jmdict
from yomu.errors import UnreadableText
from yomu.model import Entry, Reading, Sense, Spelling

TITLE, LICENCE, CREDIT = jmdict.TITLE, jmdict.LICENCE, jmdict.CREDIT
ADDRESS = "http://ftp.edrdg.org/pub/Nihongo/JMdict_e.gz"
"""Where the EDRDG publishes the English JMdict, every day anew."""

LARGEST = 1 << 29
"""Bytes of XML; JMdict has some 60 million, with all languages some 130 million."""
_STEP = 1 << 16
_HEAD = 1 << 18
"""Bytes within which the file says when it was made; its document type takes 30,000."""
_CREATED = re.compile(rb"JMdict created: *(\d{4}-\d\d-\d\d)")

Leaf = tuple[str, dict[str, str]]
"""The text of an element, and its attributes."""
Group = dict[str, list[Leaf]]
"""The elements of a spelling, a reading or a sense, by name."""


class _NotJMdict(Exception):
    """What is read is no JMdict; the message says why."""


def date(file: Path) -> str:
    """The day the file was made, ISO; empty if it does not say. `UnreadableText` as `entries`."""
    head = b""
    for step, _ in _steps(file):
        head += step
        if len(head) > _HEAD:
            break
    found = _CREATED.search(head)
    try:
        return datetime.date.fromisoformat(found[1].decode()).isoformat() if found else ""
    except ValueError:
        return ""


def entries(file: Path, told: Callable[[float], None]) -> Iterator[Entry]:
    """Every entry with an English gloss; `told` is told the share of the file that is read.

    `UnreadableText` if the file cannot be read or is no JMdict.
    """
    reader = _Reader()
    seen: set[str] = set()
    try:
        size = file.stat().st_size
        for step, at in _steps(file):
            for entry in reader.read(step):
                if entry.id in seen:
                    raise _NotJMdict(f"it has the entry {entry.id} twice")
                seen.add(entry.id)
                yield entry
            told(at / size)
        reader.finish()
    except (_NotJMdict, expat.ExpatError, OSError) as error:
        raise UnreadableText(f"{file} cannot be read as JMdict: {error}") from error
    if not seen:
        raise UnreadableText(f"{file} cannot be read as JMdict: it has no entries")


def _steps(file: Path) -> Iterator[tuple[bytes, int]]:
    """The XML in small steps, each with the place in the file reached."""
    total = 0
    try:
        with file.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            source = gzip.GzipFile(fileobj=raw) if packed else raw
            while step := source.read(_STEP):
                total += len(step)
                if total > LARGEST:
                    raise UnreadableText(f"{file} holds more than {LARGEST >> 20} MB of text")
                yield step, raw.tell()
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableText(f"{file} cannot be read: {error}") from error


class _Reader:
    """Expat with the limits a hostile file needs, giving entries."""

    DEEPEST = 8
    """JMdict goes four elements deep."""
    LONGEST = 1 << 18
    """Bytes of one tag or of the text of one element."""
    MOST = 10_000
    """Elements of one entry, and entities."""

    def __init__(self) -> None:
        self._expat = expat.ParserCreate()
        self._expat.buffer_text = True
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._add
        self._expat.EntityDeclHandler = self._declare
        self._expat.CommentHandler = lambda _: None
        # With this handler expat does not expand entities but passes them on, `&n;` as such.
        self._expat.DefaultHandler = self._refer
        self._fed = self._depth = self._length = self._elements = self._entities = 0
        self._text: list[str] = []
        self._attributes: dict[str, str] = {}
        self._group: Group = defaultdict(list)
        self._groups: dict[str, list[Group]] = defaultdict(list)
        self._done: list[Entry] = []

    def read(self, step: bytes) -> list[Entry]:
        """The entries that end within `step`."""
        self._expat.Parse(step, False)
        self._fed += len(step)
        if self._fed - self._expat.CurrentByteIndex > self.LONGEST + _STEP:
            raise _NotJMdict("it has a tag that does not end")
        done, self._done = self._done, []
        return done

    def finish(self) -> None:
        """The end of the file: everything that was opened must be closed."""
        self._expat.Parse(b"", True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > self.DEEPEST or self._elements > self.MOST:
            raise _NotJMdict("it has too many elements in one entry")
        if name in _GROUPS:
            self._group = defaultdict(list)
            self._groups[name].append(self._group)
        self._attributes = attributes
        self._text.clear()
        self._length = 0

    def _end(self, name: str) -> None:
        self._depth -= 1
        if name == "entry":
            entry = _entry(self._groups)
            if entry.senses:
                self._done.append(entry)
            self._groups.clear()
            self._elements = 0
        elif name == "ent_seq":
            self._groups[name].append({name: [("".join(self._text), {})]})
        elif name not in _GROUPS:
            self._group[name].append(("".join(self._text).strip(), self._attributes))

    def _add(self, text: str) -> None:
        self._length += len(text)
        if self._length > self.LONGEST:
            raise _NotJMdict("it has too long a text")
        self._text.append(text)

    def _refer(self, text: str) -> None:
        if self._depth and text.startswith("&"):
            self._add(text[1:-1])

    def _declare(self, name: str, _: bool, value: str | None, *_outside: str | None) -> None:
        self._entities += 1
        if value is None or "&" in value or len(value) > 200 or self._entities > self.MOST:
            raise _NotJMdict(f"its entity {name} is no code")


_GROUPS = ("k_ele", "r_ele", "sense")


def _entry(groups: dict[str, list[Group]]) -> Entry:
    number = _texts(groups["ent_seq"][0], "ent_seq")[0] if groups["ent_seq"] else ""
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise _NotJMdict(f"it has an entry without a number ({number[:20]!r})")
    senses = [_sense(group) for group in groups["sense"]]
    readings = [_reading(group) for group in groups["r_ele"]]
    if not readings:
        raise _NotJMdict(f"its entry {number} has no reading")
    return jmdict.entry(
        int(number),
        [_spelling(group) for group in groups["k_ele"]],
        readings,
        [sense for sense in senses if sense.glosses],
    )


def _spelling(group: Group) -> Spelling:
    return Spelling(_form(group, "keb"), (*_codes(group, "ke_inf"), *_texts(group, "ke_pri")))


def _reading(group: Group) -> Reading:
    tags = (*_codes(group, "re_inf"), *_texts(group, "re_pri"))
    return Reading(_form(group, "reb"), tags, _texts(group, "re_restr"), "re_nokanji" in group)


def _sense(group: Group) -> Sense:
    return Sense(
        tuple([_gloss(*leaf) for leaf in group["gloss"] if _language(leaf) == "eng"]),
        _codes(group, "pos"),
        _codes(group, "misc"),
        _codes(group, "field"),
        _codes(group, "dial"),
        _texts(group, "s_inf"),
        (*_texts(group, "stagk"), *_texts(group, "stagr")),
        _texts(group, "xref"),
        _texts(group, "ant"),
        tuple([_origin(leaf) for leaf in group["lsource"]]),
    )


def _form(group: Group, name: str) -> str:
    for text in _texts(group, name):
        if text:
            return text
    raise _NotJMdict(f"it has a form without {name}")


def _texts(group: Group, name: str) -> tuple[str, ...]:
    return tuple([text for text, _ in group.get(name, ())])


def _codes(group: Group, name: str) -> tuple[str, ...]:
    return jmdict.coded(_texts(group, name))


def _gloss(text: str, attributes: dict[str, str]) -> str:
    """The gloss, marked where it is the literal or a figurative meaning."""
    mark = {"lit": "(lit.) ", "fig": "(fig.) "}.get(attributes.get("g_type", ""), "")
    return mark + text


def _language(leaf: Leaf) -> str:
    return leaf[1].get("xml:lang", "eng")


def _origin(leaf: Leaf) -> str:
    text, attributes = leaf
    kind, wasei = attributes.get("ls_type", ""), attributes.get("ls_wasei", "")
    return jmdict.origin(_language(leaf), text, kind, wasei)
