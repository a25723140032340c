"""The pitch accent of a word: where its pitch falls, who says so, and how sure that is."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from yomu import kana, segment
from yomu.errors import MissingDictionary, UnreadableText
from yomu.model import Accent

Category = Literal["heiban", "atamadaka", "nakadaka", "odaka", "kifuku"]

# Of 4,000 common words that Wadoku has as well (its list served for this only), the first accent
# was right for so many.
SURENESS = {"user": 1.0, "unidic": 0.96, "haqumei": 0.94}
LARGEST = 64_000_000
"""Bytes; a larger file is no table of accents."""


NONE = Accent()


class Accents:
    """Knows the accents of words: the reader's own, UniDic's, and for compounds haqumei's.

    `own` is the reader's table; haqumei is asked where it is installed.
    """

    def __init__(self, own: Mapping[tuple[str, str], tuple[int, ...]]) -> None:
        self._own = own

    def of(self, word: str, reading: str) -> Accent:
        """The accent of a dictionary form with this reading."""
        heard = kana.to_hiragana(reading)
        own = self._own.get((word, heard))
        if own:
            return _fitting(own, "user", reading)
        listed = segment.accents(word).get(heard)
        if listed:
            return _fitting(listed, "unidic", reading)
        return _fitting(_haqumei(word, heard), "haqumei", reading)


def read(path: Path) -> dict[tuple[str, str], tuple[int, ...]]:
    """The reader's accents: headword, reading and numbers, with tabs between; a header or none.

    Several numbers have commas between; what stands in brackets is passed over (`（名）1,0`). An
    empty reading is the headword's kana. `UnreadableText` names the file and the line.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise UnreadableText(f"{path} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise UnreadableText(f"{path} is not UTF-8 (byte {error.start})") from error
    if len(content) > LARGEST:
        raise UnreadableText(f"{path} is too large for a table of accents")
    return _table(text, path)


def _table(text: str, path: Path) -> dict[tuple[str, str], tuple[int, ...]]:
    found = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith(("#", "headword\t")):
            continue
        word, reading, drops = [*line.split("\t"), "", ""][:3]
        numbers = _NUMBERS(_REMARK.sub("", drops).strip())
        if not word or not numbers:
            raise UnreadableText(
                f"{path}, line {number}: expected a headword, its reading and the number of its "
                "accent with tabs between, like 箸\tはし\t1"
            )
        heard = kana.to_hiragana(reading.strip() or word.strip())
        found[word.strip(), heard] = tuple(map(int, numbers[0].split(",")))
    return found


_REMARK = re.compile(r"[（(][^）)]*[）)]")
_NUMBERS = re.compile(r"[0-9]{1,3}(?:,[0-9]{1,3})*").fullmatch


# ---------------------------------------------------------------- morae

_SMALL = "ぁぃぅぇぉゃゅょゎァィゥェォャュョヮ"
_MORA = re.compile(f".[{_SMALL}]*", re.DOTALL)


def morae(reading: str) -> tuple[str, ...]:
    """`reading` in morae, which join to it: きょうと → きょ う と; っ, ん and ー are one each."""
    return tuple(_MORA.findall(reading))


def category(drop: int, reading: str, *, inflects: bool) -> Category:
    """The name of the pattern, as cards and dictionaries have it.

    What inflects (verbs and い-adjectives) knows two only: flat or falling.
    """
    if drop == 0:
        return "heiban"
    if inflects:
        return "kifuku"
    if drop == 1:
        return "atamadaka"
    return "odaka" if drop >= len(morae(reading)) else "nakadaka"


def _fitting(drops: tuple[int, ...], source: str, reading: str) -> Accent:
    """The accents that fall within the word."""
    fitting = tuple(drop for drop in drops if drop <= len(morae(reading)))
    return Accent(fitting, source, SURENESS[source]) if fitting else NONE


# ---------------------------------------------------------------- the optional oracle


def _haqumei(word: str, heard: str) -> tuple[int, ...]:
    """What haqumei gives for a compound whose parts it knows, reads so, and says in one breath."""
    engine = _engine()
    if engine is None or not word:
        return ()
    parts = engine.g2p_mapping_detailed(word)
    # An unlisted run of kana comes as a filler, not as unknown.
    known = all(part.pos != "フィラー" and not part.is_unknown for part in parts)
    read_so = kana.to_hiragana("".join(part.read for part in parts)) == heard
    # The first of an accent phrase carries the accent of the whole; the others are chained to it.
    chained = all(part.chain_flag == 1 for part in parts[1:])
    return (parts[0].accent_nucleus,) if parts and known and read_so and chained else ()


@cache
def _engine() -> Any:
    """Haqumei, which is no dependency of ours; None where it is not installed.

    `MissingDictionary` where it cannot unpack its own dictionary.
    """
    try:
        import haqumei
    except ImportError:
        return None
    try:
        return haqumei.Haqumei()
    except BaseException as error:  # what its Rust raises is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise MissingDictionary(
            "haqumei cannot unpack its dictionary (100 MB) into the folder .cache/haqumei of your "
            "home; make room there, or pip uninstall haqumei"
        ) from error
