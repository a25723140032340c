"""A text as MeCab is shown it: in spellings that UniDic knows, without what MeCab stops at."""

import re
from collections.abc import Sequence

from yomu import data, kana
from yomu.compiled import compiled

# UniDic lists ＮＡＴＯ but not NATO, and ２０ is no number to it while 20 is. Control characters
# are cut points for MeCab at best (NUL ends the text), so they become spaces.
_PLAINER = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF), " ")
_PLAINER |= {ord(c): kana.widen(c) for c in map(chr, range(0x21, 0x7F)) if not c.isdigit()}
_PLAINER |= {ord(kana.widen(c)): c for c in "0123456789"}
# To MeCab ㎥、 is one word.
_PLAINER |= {ord(c): "㎡" for c in "㎟㎠㎢㎣㎤㎥㎘㎖℉㎉㎐㎑㎒㎓"}
# To MeCab these are letters: 150g×3 has no gram.
_PLAINER |= dict.fromkeys(map(ord, "×÷"), kana.widen("*"))

# Compiled when they are needed: few texts have such characters.
_CLUSTER = "(?s:[ｦ-ﾝ][ﾞﾟ]|[ぁ-ヿ][\u3099\u309a]|.[\ufe00-\ufe0f\U000e0100-\U000e01ef]+|.)"
# To MeCab 〇 is a circle, and 〇二四年四月二十四日 as much one unknown word as several it knows.
_ZERO = "(?<=[一二三四五六七八九〇])〇|〇(?=[一二三四五六七八九])"
_CIRCLE = "(?<=[一二三四五六七八九〇○])○(?=[一二三四五六七八九〇○年月日時分人円歳])"
"""A circle that is meant for 〇: 二○二四年."""
_SELECTOR = "[\ufe00-\ufe0f\U000e0100-\U000e01ef]+"


def to_mecab(text: str) -> str:
    """What MeCab is shown for `text`; as long as the text, but for what `starts` tells."""
    if _is_odd(text):
        text = "".join(_composed(cluster) for cluster in re.findall(_CLUSTER, text))
    if "〇" in text:
        text = re.sub(_ZERO, "零", text)
    if "○" in text:
        text = re.sub(_CIRCLE, "零", text)
    if "ケ" in text:
        text = "".join([_small_ke(text, at) for at in range(len(text))])
    return text.translate(_plainer())


def starts(text: str) -> Sequence[int]:
    """For each character MeCab is shown, and the end: where it begins in `text`."""
    # Not told by the lengths: ½ is three characters to MeCab, 町 with its selector one.
    if not _is_odd(text):
        return range(len(text) + 1)
    found = []
    at = 0
    for cluster in re.findall(_CLUSTER, text):
        found += [at] * len(_composed(cluster))
        at += len(cluster)
    return [*found, at]


def _is_odd(text: str) -> bool:
    """Whether something in it changes the length when composed, or cannot be encoded."""
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return True
    return not kana.COMPOSED.isdisjoint(text)


def _composed(cluster: str) -> str:
    """One character for a cluster, or the cluster with what MeCab cannot take replaced."""
    if "\ud800" <= cluster <= "\udfff":
        return "\ufffd"
    if kana.COMPOSED.isdisjoint(cluster):
        return cluster
    return kana.compose(re.sub(_SELECTOR, "", cluster)) or " "


def _small_ke(text: str, at: int) -> str:
    """The character; ヶ for the large ケ of 桐ケ丘: no word in katakana is so short."""
    if text[at] != "ケ" or not kana.is_kanji(text[at + 1 : at + 2]):
        return text[at]
    before = text[at - 1 : at]
    return "ヶ" if kana.is_kanji(before) or kana.is_hiragana(before) else "ケ"


@compiled("old_kanji.tsv")
def _plainer() -> dict[int, str]:
    old = {ord(row["old"]): row["new"] for row in data.table("old_kanji.tsv")}
    return old | _PLAINER
