"""Entries and kanji as short texts, JSON arrays without their empty tails; the rare ones deflated.

Deflate starts from a preset dictionary, a sample of the entries themselves: alone, an entry is
too short to repeat itself.
"""

import json
import zlib
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache, partial
from typing import Any

from yomu.model import Entry, Kanji, Reading, Sense, Spelling

NAME_POS = ("n-pr",)
"""The part of speech of every name: JMdict's code for a proper noun."""
_SAME = "="
PRESET_SIZE = 4096
# A window that just holds the preset dictionary; with zlib's default of 32 kB, copying the
# compressor's state would cost more than compressing an entry.
_WINDOW = -13
_MEMORY = 4

_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_decode = json.JSONDecoder().raw_decode
# Half as long as calling the class.
_new_spelling, _new_reading = partial(tuple.__new__, Spelling), partial(tuple.__new__, Reading)
_new_sense, _new_entry = partial(tuple.__new__, Sense), partial(tuple.__new__, Entry)


def preset(bodies: Sequence[bytes]) -> bytes:
    """A preset dictionary made of some of these bodies, evenly spread; empty if there are none."""
    step = sum(map(len, bodies)) // PRESET_SIZE + 1
    return b"".join(bodies[::step])[:PRESET_SIZE]


def deflater(preset: bytes) -> Callable[[bytes], bytes]:
    """What deflates one body after another, each on its own; without a preset it does nothing."""
    if not preset:
        return bytes
    fresh = zlib.compressobj(9, zlib.DEFLATED, _WINDOW, _MEMORY, zdict=preset)

    def deflate(body: bytes) -> bytes:
        compressor = fresh.copy()
        return compressor.compress(body) + compressor.flush()

    return deflate


def inflate(packed: bytes, preset: bytes) -> bytes:
    """The body a `deflater` with the same preset dictionary made `packed` of."""
    if not preset:
        return packed
    return zlib.decompressobj(_WINDOW, zdict=preset).decompress(packed)


def encoded_entry(entry: Entry) -> str:
    """`entry` without its id."""
    return _dumps(
        [
            entry.rank,
            [_trimmed([text, " ".join(tags)]) for text, tags in entry.spellings],
            [_trimmed([r.text, " ".join(r.tags), r.only, int(r.no_kanji)]) for r in entry.readings],
            [_encoded_sense(sense) for sense in entry.senses],
        ]
    )


def decoded_entry(id: str, body: str) -> Entry:  # noqa: A002
    """The entry `id`, from what `encoded_entry` made of it."""
    (rank, spellings, readings, senses), _ = _decode(body)
    return _new_entry(
        (
            id,
            tuple([_spelling(*cells) for cells in spellings]),
            tuple([_reading(*cells) for cells in readings]),
            tuple([_sense(*cells) for cells in senses]),
            rank,
        )
    )


def encoded_name(entry: Entry, forms: Collection[str]) -> str:
    """A name without its id, and without its spelling where that is the only one of its `forms`.

    Lines of cells: spellings, readings, and each sense, of which the kinds (`misc`) and the
    glosses are kept. There are so many names, and they are so short, that neither JSON nor
    deflating them is worth its time.
    """
    spellings = [spelling.text for spelling in entry.spellings]
    lines = [
        _SAME if len(forms) == 1 and spellings else "\t".join(spellings),
        "\t".join([reading.text for reading in entry.readings]),
    ]
    lines += ["\t".join((" ".join(sense.misc), *sense.glosses)) for sense in entry.senses]
    return "\n".join(lines)


def decoded_name(id: str, form: str, body: str) -> Entry:  # noqa: A002
    """The name `id`, found under `form`, from what `encoded_name` made of it."""
    first, second, *senses = body.split("\n")
    spellings = form if first == _SAME else first
    return Entry(
        id,
        tuple([Spelling(text) for text in spellings.split("\t") if text]),
        tuple([Reading(text) for text in second.split("\t")]),
        tuple([_name_sense(*line.split("\t")) for line in senses]),
    )


def _name_sense(kinds: str, *glosses: str) -> Sense:
    return Sense(glosses, NAME_POS, _codes(kinds))


def encoded_kanji(kanji: Kanji) -> str:
    """`kanji` without its character."""
    return _dumps(_trimmed(list(kanji[1:])))


def decoded_kanji(character: str, body: str) -> Kanji:
    """The kanji `character`, from what `encoded_kanji` made of it."""
    return _kanji(character, *_decode(body)[0])


def _trimmed(cells: list[Any]) -> list[Any]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _encoded_sense(sense: Sense) -> list[Any]:
    codes = [" ".join(codes) for codes in sense[1:5]]
    return _trimmed([sense.glosses, *codes, *sense[5:]])


def _kanji(
    character: str,
    meanings: Iterable[str] = (),
    on: Iterable[str] = (),
    kun: Iterable[str] = (),
    nanori: Iterable[str] = (),
    *numbers: int,
) -> Kanji:
    return Kanji(character, tuple(meanings), tuple(on), tuple(kun), tuple(nanori), *numbers)


@lru_cache(4096)
def _codes(joined: str) -> tuple[str, ...]:
    return tuple(joined.split())


def _spelling(text: str = "", tags: str = "") -> Spelling:
    return _new_spelling((text, _codes(tags)))


def _reading(
    text: str = "", tags: str = "", only: Iterable[str] = (), no_kanji: int = 0
) -> Reading:
    return _new_reading((text, _codes(tags), tuple(only), no_kanji == 1))


def _sense(
    glosses: Iterable[str] = (),
    pos: str = "",
    misc: str = "",
    fields: str = "",
    dialects: str = "",
    *lists: Iterable[str],
) -> Sense:
    codes = (_codes(pos), _codes(misc), _codes(fields), _codes(dialects))
    return _new_sense((tuple(glosses), *codes, *map(tuple, lists), *_NO_LISTS[len(lists) :]))


_NO_LISTS = ((),) * 5
"""Of a sense, behind its codes."""
