"""Facts about scripts: which characters are kana or kanji, and how the kana map to each other."""

import unicodedata
from functools import lru_cache

# Han characters, with the marks that are read as one: 々 (repeat), 〆 (しめ), 〇 (zero) and the
# small ヶ/ヵ of 一ヶ月, which are kana in shape only. The ranges are Unicode's CJK blocks.
_HAN = (
    *(("\u2e80", "\u2fdf"), ("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"), ("\uf900", "\ufaff")),
    ("\U00020000", "\U0003ffff"),
)
_LIKE_HAN = "々〆〇ヶヵ"
KANJI = "".join(f"{first}-{last}" for first, last in _HAN) + _LIKE_HAN
HIRAGANA = "ぁ-ゖゝゞ"
KATAKANA = "ァ-ヺヽヾー"

# Sets, because a regular expression of such characters takes longer to compile than an article
# has use for it.
_HIRAGANA = frozenset({*map(chr, range(ord("ぁ"), ord("ゖ") + 1)), *"ゝゞー"})
_KATAKANA = frozenset({*map(chr, range(ord("ァ"), ord("ヺ") + 1)), *"ヽヾー"})
_HALF_WIDTH = frozenset(map(chr, range(ord("ｦ"), ord("ﾟ") + 1)))
LATIN = frozenset(
    chr(code)
    for first, last in ("AZ", "az", "ＡＺ", "ａｚ")
    for code in range(ord(first), ord(last) + 1)
)
"""Letters of either width, none with accents."""
_KANA = _HIRAGANA | _KATAKANA | _HALF_WIDTH | {"\u3099", "\u309a"}
# Marks that join the character before them, half-width kana, and kanji that Unicode has twice.
COMPOSED = frozenset(
    chr(code)
    for first, last in (
        *((0x3099, 0x309A), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF)),
        *((0xFF61, 0xFF9F), (0xF900, 0xFAFF)),
    )
    for code in range(first, last + 1)
)
"""What `compose` changes, of what Japanese is written with; letters of full width aside."""

_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_TO_HIRAGANA |= {ord("ヽ"): ord("ゝ"), ord("ヾ"): ord("ゞ")}
_TO_KATAKANA = {hiragana: katakana for katakana, hiragana in _TO_HIRAGANA.items()}
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_NARROW = {wide: code for code, wide in _WIDE.items()} | {0x3000: 0x20}


def to_hiragana(text: str) -> str:
    """`text` with katakana as hiragana; ー and everything else as they stand."""
    return text.translate(_TO_HIRAGANA)


def to_katakana(text: str) -> str:
    """`text` with hiragana as katakana."""
    return text.translate(_TO_KATAKANA)


def widen(text: str) -> str:
    """`text` with ASCII as full-width forms (NATO → ＮＡＴＯ), character for character."""
    return text.translate(_WIDE)


def narrow(text: str) -> str:
    """`text` with full-width ASCII as ASCII (２０ → 20), character for character."""
    return text.translate(_NARROW)


def compose(text: str) -> str:
    """`text` in composed, full-width kana: か + U+3099 → が, ｶﾞ → ガ. May get shorter."""
    return unicodedata.normalize("NFKC", text)


def is_kana(text: str) -> bool:
    """Whether `text` is kana only (hiragana, katakana of either width, ー), and not empty."""
    return text != "" and _KANA.issuperset(text)


def is_hiragana(text: str) -> bool:
    """Whether `text` is hiragana (and ー) only, and not empty."""
    return text != "" and _HIRAGANA.issuperset(text)


def is_katakana(text: str) -> bool:
    """Whether `text` is full-width katakana (and ー) only, and not empty."""
    return text != "" and _KATAKANA.issuperset(text)


def is_kanji(text: str) -> bool:
    """Whether `text` is kanji only (々〆〇ヶヵ count as kanji), and not empty."""
    return text != "" and all(map(_is_han, text))


def has_kanji(text: str) -> bool:
    """Whether any character of `text` is a kanji."""
    return any(map(_is_han, text))


@lru_cache(maxsize=10_000)
def _is_han(character: str) -> bool:
    return character in _LIKE_HAN or any(first <= character <= last for first, last in _HAN)
