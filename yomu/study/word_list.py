"""Words as people keep them: a word a line, a table, the fields of a flash card."""

import csv
import html
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from yomu import kana, spreadsheet
from yomu.errors import UnreadableText

LONGEST = 500
"""Characters of a cell or field that are looked at."""


class Listed(NamedTuple):
    """A word as somebody wrote it down, with its reading in hiragana if that is beside it."""

    word: str
    reading: str = ""


class Columns(NamedTuple):
    """Which cell holds the word, which its reading; -1 for none."""

    word: int
    reading: int

    def of(self, cells: Sequence[str]) -> tuple[str, str]:
        """The two of a row; empty where it has no such cell."""
        word, reading = (cells[n] if 0 <= n < len(cells) else "" for n in self)
        return word, reading


class Wanted(NamedTuple):
    """What the columns of a table or the fields of a card are called; empty for the usual names."""

    word: str = ""
    reading: str = ""

    def among(self, names: Sequence[str]) -> Columns:
        """Which of `names` are meant; the first for the word, where none has a usual name."""
        plain = [_plain_name(name) for name in names]
        word = _first(plain, [_plain_name(self.word)] if self.word else _WORD)
        reading = _first(plain, [_plain_name(self.reading)] if self.reading else _READING)
        return Columns(word if word >= 0 or self.word else 0, reading)

    def names(self, cells: Sequence[str]) -> bool:
        """Whether a row names columns: one of them is what is wanted, or has a usual name."""
        wanted = [_plain_name(self.word)] if self.word else [*_WORD, *_READING]
        return any(_plain_name(cell) in wanted for cell in cells)


def listed(content: bytes, path: Path, wanted: Wanted) -> Iterator[Listed]:
    """The words of a file: a table if there are tabs, commas or semicolons, else a word a line.

    A table's columns go by their names, or are the first two. Lines that begin with `#` are passed
    over. `UnreadableText` names the file.
    """
    text = spreadsheet.text(content, path)
    delimiter = spreadsheet.delimiter(text)
    if delimiter not in text:
        lines = (line for line in text.splitlines() if not line.startswith("#"))
        for line in lines:
            yield from words(line)
        return
    try:
        yield from _tabled(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), wanted)
    except (csv.Error, LookupError) as error:
        raise UnreadableText(f"{path}: {error.args[0]}") from error


def words(cell: str, reading: str = "") -> Iterator[Listed]:
    """The words of a cell or field: `食べる`, `食[た]べる`, `食べる（たべる）`, `会う / 逢う`.

    HTML, sounds and remarks in brackets are dropped; `reading` is what stands in another cell.
    """
    given = reading_in(reading)
    for one in _OR.split(_plain(cell)):
        word, read = _read(one)
        word = word.strip(" \u3000〜～~-–—…。")
        if word:
            yield Listed(word, given or read)


def reading_in(cell: str) -> str:
    """The reading a cell gives, as hiragana: `たべる`, `食[た]べる`; empty if it gives none."""
    first = _OR.split(_plain(cell))[0]
    word, reading = _read(first)
    reading = kana.to_hiragana(reading or word).replace("・", "")
    return reading if kana.is_hiragana(reading) else ""


# The names people and the usual decks give: headword in a page's list, lemma in a table of yomu,
# Expression, VocabKanji and Vocabulary-Kanji in decks for Anki.
_WORD = (
    *("headword", "word", "lemma", "expression", "vocab", "vocabulary", "vocabkanji"),
    *("vocabularykanji", "target", "targetword", "kanji", "japanese", "単語", "語", "見出し語"),
    *("言葉", "漢字", "surface", "front"),
)
_READING = (
    *("reading", "wordreading", "expressionreading", "vocabreading", "vocabularyreading"),
    *("vocabkana", "vocabularykana", "kana", "hiragana", "furigana", "wordfurigana"),
    *("expressionfurigana", "vocabfurigana", "vocabularyfurigana", "読み", "よみ", "読み方"),
    *("かな", "ふりがな"),
)
_OR = re.compile(r"[/／、,;；|\n]")
_TAG = re.compile(r"<br[^<>]*>|</(?:div|p|li)>", re.IGNORECASE)
_MARKUP = re.compile(
    r"<(?:rt|rp)\b[^<>]*>[^<>]*</(?:rt|rp)>|<[^<>]*>|\[sound:[^\]]*\]", re.IGNORECASE
)
_BESIDE = re.compile(r"(\S+)[ \u3000]+(\S+)").fullmatch
_FURIGANA = re.compile(r" ?([^ >]+?)\[([^\[\]]+)\]")
_BRACKETS = re.compile(r"[（(【《\[]([^（(【《\[\]》】)）]*)[\]》】)）]")
# 勉強(する), 静か（な）: what a word takes, not how it is read.
_ENDINGS = frozenset(("する", "な", "の", "に", "と", "を", "が", "だ", "い"))


def _tabled(rows: Iterator[Sequence[str]], wanted: Wanted) -> Iterator[Listed]:
    found = None
    for row in rows:
        cells = [spreadsheet.plain(cell) for cell in row]
        if not any(cells) or cells[0].startswith("#"):
            continue
        if found is None and wanted.names(cells):
            found = wanted.among(cells)
            continue
        if found is None and wanted.word:
            raise LookupError(f"there is no column {wanted.word}, but {', '.join(cells)}"[:LONGEST])
        found = found or Columns(0, 1)
        yield from words(*found.of(cells))


def _plain_name(name: str) -> str:
    return re.sub(r"[\W_]", "", name.lower())


def _first(names: Sequence[str], wanted: Iterable[str]) -> int:
    return next((names.index(name) for name in wanted if name in names), -1)


def _plain(cell: str) -> str:
    text = _MARKUP.sub("", _TAG.sub("\n", cell[:LONGEST]))
    return html.unescape(text).replace("\u00a0", " ").strip()


def _read(text: str) -> tuple[str, str]:
    """The word without what stands in brackets, and the reading if that is what stands there."""
    reading = _FURIGANA.sub(r"\2", text).replace(" ", "")
    if "[" in text and kana.is_kana(reading):
        return _FURIGANA.sub(r"\1", text).replace(" ", ""), kana.to_hiragana(reading)
    beside = _BESIDE(text)
    if beside and kana.is_kana(beside[2]) and kana.has_kanji(beside[1]):
        return beside[1], kana.to_hiragana(beside[2])
    notes = [note for note in _BRACKETS.findall(text) if kana.is_kana(note)]
    word = _BRACKETS.sub("", text)
    readings = [note for note in notes if note not in _ENDINGS and kana.has_kanji(word)]
    return word or text, kana.to_hiragana(readings[0]) if readings else ""
