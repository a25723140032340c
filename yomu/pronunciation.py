"""How a reading is said: は that is わ, and long vowels; おう is オー in 王, but not in 追う."""

import re
from collections.abc import Iterable

from yomu import kana, segment
from yomu.model import Ruby

_O, _E = "オコソトノホモヨロゴゾドボポョォ", "エケセテネヘメレゲゼデベペェ"
_LONG = re.compile(f"(?<=[{_O}])ウ|(?<=[{_E}])イ")


def said(pieces: Iterable[Ruby], inflects: bool) -> str:
    """What the word of these pieces sounds like, in katakana with ー for long vowels.

    As UniDic has it, where it knows the word as one unit read so; else a vowel is long within a
    piece only (子牛 コウシ, 講師 コーシ), and う that ends what inflects is the ending (思う).
    """
    pieces = tuple(pieces)
    word = "".join(base for base, _ in pieces)
    reading = "".join(reading or base for base, reading in pieces)
    listed = segment.pronunciations(word).get(kana.to_hiragana(reading))
    return listed or "".join(_lengthened(pieces, inflects))


def _lengthened(pieces: tuple[Ruby, ...], inflects: bool) -> Iterable[str]:
    for number, (base, reading) in enumerate(pieces, 1):
        piece = kana.to_katakana(reading or base)
        if kana.is_katakana(base):
            yield piece
        elif inflects and number == len(pieces) and piece.endswith("ウ"):
            yield _LONG.sub("ー", piece[:-1]) + "ウ"
        else:
            yield _LONG.sub("ー", piece)
