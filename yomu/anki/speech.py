"""What a voice is told to say: our reading and accent. The only module that knows Open JTalk.

Open JTalk reads the sentence as well. Where it reads a word as we do, its own analysis gives the
melody of the phrase; where it does not, it is told ours: sound and furigana cannot disagree.
"""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from typing import Any, NamedTuple

from yomu import kana, pitch, pronunciation
from yomu.errors import MissingDictionary
from yomu.model import Accent, Word
from yomu.study.headword import headword_of
from yomu.study.item import Item

Labels = tuple[str, ...]
"""What is said, sound by sound, with its pitch (HTS full-context labels); empty for nothing."""
AccentOf = Callable[[str, str], Accent]
CREDIT = (
    'Voice: <a href="http://www.mmdagent.jp/">HTS Voice “Mei”</a> © Nagoya Institute of '
    'Technology, <a href="https://creativecommons.org/licenses/by/3.0/">CC BY 3.0</a>'
)
"""To be shown wherever the voice is heard, as HTML."""


@cache
def engine() -> Any:
    """Open JTalk with its voice. `MissingDictionary` where the extra is not installed."""
    try:
        # It says on import that it would like other libraries, which we do not need.
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            import pyopenjtalk
    except ImportError as error:
        raise MissingDictionary(
            f"sound needs the extra [audio] ({error}): pip install 'yomu[audio]'"
        ) from error
    return pyopenjtalk


def of_item(item: Item, accent_of: AccentOf) -> Labels:
    """How the item sounds alone, with the accent that its card shows."""
    word = Word(item.word, item.word, item.met.pos, item.reading, item.ruby)
    drops = accent_of(item.word, item.reading).drops
    if not drops:
        return of_words((word,), accent_of)
    return _labels([_Token.told(word, drops[0])], _reading([word]))


def of_words(words: Sequence[Word], accent_of: AccentOf) -> Labels:
    """How words sound in a row; empty where they cannot be said as they are read."""
    spoken = [(word, text) for word in words if (text := _speakable(word.surface))]
    tokens = list(map(_Token.found, engine().run_mecab("".join(text for _, text in spoken))))
    pairs = list(_matched(spoken, tokens))
    # Its rules for numerals look at what stands around them: if they end in another reading than
    # for the number alone, the numbers are told.
    return _said(pairs, _agree, accent_of) or _said(pairs, _agree_at_once, accent_of)


def _said(pairs: Iterable["Pair"], agree: "Agree", accent_of: AccentOf) -> Labels:
    told: list[_Token] = []
    heard = ""
    for words, theirs in pairs:
        ours = _reading(words)
        if not theirs or (ours and not agree(theirs, ours)):
            told += [_Token.told(word, _drop(word, accent_of)) for word in words]
            heard += ours
        else:
            told += theirs
            heard += ours or "".join(token.read for token in theirs)
    return _labels(told, heard)


class _Token(NamedTuple):
    """A word as Open JTalk's dictionary has it."""

    row: str
    """Its columns, with commas between; those it does not know have no reading."""
    surface: str
    is_numeral: bool
    read: str

    @classmethod
    def found(cls, row: str) -> "_Token":
        """A row of its own."""
        cells = row.split(",")
        return cls(row, cells[0], cells[2] == "数", cells[8] if len(cells) > 8 else "")

    @classmethod
    def told(cls, word: Word, drop: int) -> "_Token":
        """A word with our reading and accent."""
        surface, read = _speakable(word.surface), _reading([word])
        pron = pronunciation.said(word.ruby, word.pos in ("verb", "adjective")).replace("・", "")
        accent = f"{drop}/{len(pitch.morae(pron))}"
        # A plain noun, which no rule of Open JTalk's reads or accents otherwise.
        row = f"{surface},名詞,一般,*,*,*,*,{surface},{read},{pron},{accent},C1"
        return cls(row, surface, False, read)


_SPOKEN = re.compile(f"[{kana.KANJI}{kana.HIRAGANA}{kana.KATAKANA}０-９Ａ-Ｚａ-ｚ、。！？]+")
Spoken = list[tuple[Word, str]]
Pair = tuple[list[Word], list[_Token]]
Agree = Callable[[Sequence[_Token], str], bool]


def _speakable(text: str) -> str:
    """`text` as Open JTalk takes it, character for character; a space is a pause."""
    wide = kana.widen(kana.compose(text)).replace(" ", "、").replace("\u3000", "、")
    return "".join(_SPOKEN.findall(wide))


def _matched(spoken: Spoken, tokens: Sequence[_Token]) -> Iterator[tuple[list[Word], list[_Token]]]:
    """Our words and their tokens for the same stretches of the text, as short as can be."""
    if "".join(token.surface for token in tokens) != "".join(text for _, text in spoken):
        yield from (([word], []) for word, _ in spoken)
        return
    words: list[Word] = []
    mine: list[_Token] = []
    ours = theirs = 0
    rest = iter(tokens)
    for word, text in spoken:
        words.append(word)
        ours += len(text)
        while theirs < ours:
            mine.append(next(rest))
            theirs += len(mine[-1].surface)
        if ours == theirs:
            yield words, mine
            words, mine = [], []


def _reading(words: Iterable[Word]) -> str:
    """How we read them, in katakana; empty where we do not say: symbols, unknown letters."""
    readings = [word.reading.replace("・", "") for word in words]
    return kana.to_katakana("".join(readings)) if all(map(kana.is_kana, readings)) else ""


def _agree(tokens: Sequence[_Token], ours: str) -> bool:
    """Whether Open JTalk reads them as we do, numerals by its rules for them."""
    if not any(token.is_numeral for token in tokens):
        return _agree_at_once(tokens, ours)
    said = engine().run_njd_from_mecab([token.row for token in tokens])
    return _kana_of(word["read"] for word in said) == ours


def _agree_at_once(tokens: Sequence[_Token], ours: str) -> bool:
    """Whether Open JTalk reads them as we do without its rules for numerals."""
    numeral = any(token.is_numeral for token in tokens)
    return not numeral and "".join(token.read for token in tokens) == ours


def _drop(word: Word, accent_of: AccentOf) -> int:
    drops = accent_of(*headword_of(word)).drops
    return drops[0] if drops and drops[0] <= len(pitch.morae(word.reading)) else 0


def _labels(told: Sequence[_Token], heard: str) -> Labels:
    """The labels of what is told, if it is also what will be heard."""
    if not told:
        return ()
    said = engine().run_njd_from_mecab([token.row for token in told])
    if _kana_of(word["read"] for word in said) != _kana_of([heard]):
        return ()
    return tuple(engine().make_label(said))


def _kana_of(readings: Iterable[str]) -> str:
    return "".join(c for c in "".join(readings) if kana.is_katakana(c))
