"""Furigana as Aozora Bunko writes it: 取《と》り除《のぞ》く, ｜20日《はつか》."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TextIO

from yomu import kana
from yomu.formats import Options
from yomu.formats._lines import furigana, write_lines
from yomu.model import Document, Ruby, Sentence, Word
from yomu.remembered import remembered

SUFFIX = ".aozora.txt"

# Aozora Bunko's own names for its marks where they are meant as text (its list of annotations,
# www.aozora.gr.jp/annotation), with their JIS X 0213 positions.
_ESCAPED = str.maketrans(
    {
        "《": "※［＃始め二重山括弧、1-1-52］",
        "》": "※［＃終わり二重山括弧、1-1-53］",
        "｜": "※［＃縦線、1-1-35］",
        "＃": "※［＃井げた、1-1-84］",
    }
)


def write(document: Document, sentences: Iterable[Sentence], out: TextIO, options: Options) -> None:
    """Write the text, each reading in 《》 after what it belongs to.

    A reader takes the kanji before 《 for the base. Where that would be wrong, because other
    kanji stand before the base or because it holds more than kanji, ｜ says where it begins.
    """
    shown: Callable[[Word], tuple[Ruby, ...]] = remembered(lambda word: furigana(word, options))
    write_lines(_lines(sentences, shown), out)


def _lines(
    sentences: Iterable[Sentence], shown: Callable[[Word], tuple[Ruby, ...]]
) -> Iterator[tuple[str, str]]:
    before = ""
    for sentence in sentences:
        pieces = []
        for ruby in chain.from_iterable(map(shown, sentence.words)):
            pieces.append(_marked(ruby, before))
            before = pieces[-1][-1:]
        yield "".join(pieces), sentence.end
        before = "" if sentence.end else before


def _marked(ruby: Ruby, before: str) -> str:
    """`ruby` as it is written after the character `before`."""
    base = ruby.base.translate(_ESCAPED)
    if not ruby.reading:
        return base
    clear = kana.is_kanji(base) and not kana.is_kanji(before)
    return f"{'' if clear else '｜'}{base}《{ruby.reading.translate(_ESCAPED)}》"
