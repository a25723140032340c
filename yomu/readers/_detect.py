"""Which encoding a Japanese text is in, told from its bytes; one sentence is enough.

General detectors weigh all the languages of the world, and get single sentences in CP932 or
EUC-JP wrong. Among the Japanese encodings the right one is the one that gives the most kana,
punctuation and common kanji for its bytes.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product, repeat

from yomu.readers._piece import Piece

_ISO_2022 = ("iso2022_jp_ext", "iso2022_jp_2004", "iso2022_jp_3", "iso2022_jp_2")
_UTF_16 = ("utf-16-le", "utf-16-be")
# Of two that look the same the later one: the plain sets are in the larger ones.
_CANDIDATES = ("utf-16-be", "utf-16-le", "euc_jis_2004", "euc_jp", "cp932", "utf-8")
_SAMPLE = 1 << 14
_START = 256
_ASCII = bytes(range(0x80))
_RUBBISH = -3.0
# Rows of two encodings, by their first bytes, and what a character in them tells.
_ROWS = (
    ("euc_jp", 0xA1, 0xA5, 2.0),  # punctuation, letters, kana
    ("euc_jp", 0xA6, 0xA8, 0.0),  # Greek, Cyrillic, lines
    ("euc_jp", 0xB0, 0xCF, 2.0),  # JIS level 1: the 2,965 common kanji
    ("euc_jp", 0xD0, 0xF4, 0.2),  # level 2: the rare ones
    ("cp932", 0x81, 0x81, 2.0),  # ～ and － are others here
    ("cp932", 0x87, 0x87, 1.0),  # ① ㈱
    ("cp932", 0xED, 0xEE, 0.2),  # 髙 﨑
    ("cp932", 0xFA, 0xFC, 0.2),
)

_JAPANESE = re.compile("[\u3000-\uffee]").search
_KANA = re.compile("[、。ぁ-んァ-ヺ]").search
# ESC $ B, ESC $ @, ESC $ ( D, ESC ( J, ESC ( I: what shifts to a Japanese set.
_SHIFT = re.compile(rb"\x1b(?:\$[@B(]|\([JI])").search
_HALF_WIDTH = re.compile(r"[ -~\s｡-ﾟ]+").fullmatch
# What words in kana have not: ﾞ on what cannot be voiced, ｬ not behind an i, ﾝ at the beginning.
_ODD = re.compile(
    "(?<![ｳｶ-ﾄﾊ-ﾎ])ﾞ|(?<![ﾊ-ﾎ])ﾟ|(?<![ｷｼﾁﾆﾋﾐﾘﾞﾟﾃﾌ])[ｬ-ｮ]|(?<![ｳﾌﾃﾄｼﾁﾂｸﾞﾟ])[ｧ-ｫ]"
    "|(?<![ｱ-ﾜﾞﾟｧ-ｮ])[ｯｰ]|(?<![ｦ-ﾟ])ﾝ"
)
_TELLING = re.compile("[ﾞﾟｬ-ｰﾝ]")
_LETTER = re.compile("[ｦ-ﾟ]")
_MARK = re.compile("[｡-･]")


def by_look(piece: Piece) -> str:
    """The encoding of a text that begins so.

    `ascii` where there is nothing else so far; empty where no encoding fits.
    """
    if _SHIFT(piece.data) and piece.data.isascii():
        return next((name for name in _ISO_2022 if piece.decoded(name) is not None), "ascii")
    if piece.has_controls and (best := _likeliest(piece)).startswith("utf-16"):
        return best
    if piece.data.isascii():
        # あいう is B0D0F0 in UTF-16.
        start = Piece(piece.data[:_START], is_last=False)
        return next((name for name in _UTF_16 if _is_kana(start, name)), "ascii")
    if piece.decoded("utf-8") is not None:
        return "utf-8"
    return "cp932" if _is_half_width(piece) else _likeliest(piece)


def _is_kana(piece: Piece, name: str) -> bool:
    """Whether it is kana and nothing strange: no ASCII text looks so."""
    return _score(piece, name) > 0.9 and _KANA(piece.decoded(name) or "") is not None


def _is_half_width(piece: Piece) -> bool:
    """Whether it is all ﾃﾞﾝﾜｶﾞｱｯﾀ in CP932, which may be a row of kanji in EUC-JP too."""
    text = piece.decoded("cp932")
    if not text or not _HALF_WIDTH(text):
        return False
    size, marks, odd, telling = (
        len(what.findall(text)) for what in (_LETTER, _MARK, _ODD, _TELLING)
    )
    # EUC-JP's own kana look like ､ and ･ at every other place (あの: ､｢､ﾎ).
    if size < 6 or marks * 4 > size:
        return False
    high = Piece(piece.data.translate(None, _ASCII), piece.is_last)
    if _score(high, "euc_jp") < 0.95:
        return odd * 6 <= size
    is_long = size >= 14 and not _KANA(high.decoded("euc_jp") or "")
    return odd * 12 <= size and (is_long or telling - 4 * odd >= 2)


def _likeliest(piece: Piece) -> str:
    score, _, best = max((_score(piece, name), rank, name) for rank, name in enumerate(_CANDIDATES))
    # UTF-8 with one byte amiss is 譌･譛ｬ in CP932: rather nothing than that.
    utf_8 = piece.data[: piece.utf_8_length].decode("utf-8")
    return best if score > (0.4 if _JAPANESE(utf_8) else 0) else ""


def _score(piece: Piece, name: str) -> float:
    """How Japanese it looks in this encoding, per byte: about 1 if it is, below 0 if not."""
    text = piece.decoded(name)
    if not text:
        return _RUBBISH
    sample = text[:_SAMPLE]
    size = len(piece.data) * len(sample) / len(text)
    return sum(map(_weights().get, sample, repeat(_RUBBISH))) / size


@cache
def _weights() -> dict[str, float]:
    """What each character tells; what is not listed is rubbish (Hangul, private use, …)."""
    weights = dict.fromkeys((*map(chr, range(0x20, 0x7F)), *"\t\n\r\f"), 0.5)
    weights |= dict.fromkeys(map(chr, range(0xFF61, 0xFFA0)), 0.3)
    for name, first, last, weight in _ROWS:
        weights |= dict.fromkeys(_characters(name, range(first, last + 1)), weight)
    return weights


def _characters(name: str, firsts: range) -> Iterator[str]:
    """Every character that `name` writes in two bytes, the first of them one of `firsts`."""
    for first, second in product(firsts, range(0x40, 0xFF)):
        character = bytes((first, second)).decode(name, "ignore")
        # One that is left of two is the second byte for itself.
        if len(character) == 1 and not character.isascii():
            yield character
