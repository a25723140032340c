"""The words and kanji a reader knows, and the file that keeps them."""

import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from yomu import kana
from yomu.errors import UnreadableText
from yomu.model import Word
from yomu.study.headword import headword_of

Pair = tuple[str, str]
"""Headword and reading, as `headword.headword_of` gives them; a known kanji has no reading."""
HEADER = "headword\treading"
"""The first line of the file, of a page's `known-words.tsv` as well."""
LARGEST = 64_000_000
"""Bytes; a larger file is no list of words."""
LONGEST = 200
"""Characters; what is longer is no word."""


def read(path: Path) -> frozenset[Pair]:
    """The words and kanji kept in `path`; none where there is no such file.

    `UnreadableText` names the file and the line.
    """
    try:
        with path.open("rb") as file:
            return frozenset(parsed(file.read(LARGEST + 1), path))
    except FileNotFoundError:
        return frozenset()
    except OSError as error:
        raise UnreadableText(f"{path} cannot be read: {error.strerror or error}") from error


def add(path: Path, pairs: Iterable[Pair]) -> int:
    """Keep `pairs` in the file as well; how many are new. Safe beside other writers."""
    wanted = frozenset(pairs)
    return _change(path, lambda old: old | wanted)


def remove(path: Path, pairs: Iterable[Pair]) -> int:
    """Take `pairs` out of the file; how many were in it. Safe beside other writers."""
    unwanted = frozenset(pairs)
    return _change(path, lambda old: old - unwanted)


def parsed(content: bytes, path: Path) -> set[Pair]:
    """The pairs of what `path` holds; see `read`."""
    if len(content) > LARGEST:
        raise UnreadableText(f"{path} is too large for a list of words")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableText(f"{path} is not UTF-8 (byte {error.start})") from error
    lines = (line.removesuffix("\r") for line in text.split("\n"))
    numbered = ((n, line) for n, line in enumerate(lines, 1) if line and line != HEADER)
    return {_pair(line, f"{path}, line {number}") for number, line in numbered}


def written(pairs: Iterable[Pair]) -> str:
    """`pairs` as the file keeps them: a header row, then a row each, sorted."""
    rows = sorted(f"{headword}\t{reading}" for headword, reading in pairs)
    return "".join(f"{row}\n" for row in (HEADER, *rows))


def pair(headword: str, reading: str) -> Pair:
    """A headword and its reading as the file can hold them: no tab, no line break in either.

    Empty where they are no word.
    """
    headword, reading = _clean(headword), _clean(reading)
    if not headword or max(len(headword), len(reading)) > LONGEST:
        return "", ""
    return headword, reading or headword


def kanji(pairs: Iterable[Pair]) -> frozenset[str]:
    """The kanji among `pairs`: those that are known as such, whatever words they stand in."""
    return frozenset(headword for headword, reading in pairs if not reading)


def words(pairs: Iterable[Pair]) -> frozenset[Pair]:
    """The words among `pairs`."""
    return frozenset(pair for pair in pairs if pair[1])


def knows(pairs: Collection[Pair], word: Word) -> bool:
    """Whether the word is among the words `pairs`, in whatever spelling of its entry."""
    return any(form in pairs for form in forms(word))


def forms(word: Word) -> Iterator[Pair]:
    """The headword and reading, then the other spellings: 来る for きた, くる for 来る.

    Kana only where the word is written so, here or as a rule: こと is 事, but never 琴.
    """
    headword, reading = headword_of(word)
    yield headword, reading
    reading = kana.to_hiragana(reading)
    yield headword, reading
    if word.entries and word.kind == "word":
        entry = word.entries[0]
        yield from ((spelling.text, reading) for spelling in entry.spellings)
        if kana.is_kana(word.lemma) or any("uk" in sense.misc for sense in entry.senses):
            yield reading, reading


def _change(path: Path, changed: Callable[[frozenset[Pair]], frozenset[Pair]]) -> int:
    count = 0

    def edited(content: bytes) -> bytes:
        nonlocal count
        old = frozenset(parsed(content, path))
        new = changed(old)
        count = len(new ^ old)
        return content if new == old else written(new).encode()

    from yomu import userdata  # takes 4 ms, and most only read

    userdata.change(path, edited)
    return count


def _pair(line: str, where: str) -> Pair:
    headword, tab, reading = line.partition("\t")
    if not tab or not headword.strip() or "\t" in reading:
        raise UnreadableText(f"{where}: a row is a headword, a tab and a reading")
    if not reading and (len(headword) > 1 or not kana.is_kanji(headword)):
        raise UnreadableText(f"{where}: only a single kanji may be without a reading")
    return _clean(headword), _clean(reading)


def _clean(text: str) -> str:
    kept = (" " if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in text)
    return "".join(kept).strip()
