"""Latin letters after Hepburn, spaced by word: Tōkyō e ikimasu."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, pairwise
from typing import TextIO

from yomu import kana
from yomu.formats import Options
from yomu.formats._hepburn import joined, lengthened, syllables
from yomu.formats._lines import remembered, write_lines
from yomu.model import Document, PartOfSpeech, Ruby, Sentence, Word

SUFFIX = ".romaji.txt"

_PUNCTUATION = str.maketrans("、。「」『』【】〔〕《》〈〉〜・", ",.“”‘’[][]“”‘’~·")
_PLAIN = str.maketrans("āīūēōĀĪŪĒŌ", "aiueoAIUEO")
_NO_SPACE = re.compile(r" +(?=[,.!?:;)\]}”’%])|(?<=[(\[{“‘]) +| *([·/~]) *")
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_FIRST_LETTERS = re.compile(r"(?<![^\W_]|')[^\W\d_]")
_LATIN = re.compile("[A-Za-zＡ-Ｚａ-ｚÀ-ɏ]").search
_KANA = re.compile("([ぁ-ゖ][ぁ-ゖー]*)|[ァ-ヺー]+")


def write(document: Document, sentences: Iterable[Sentence], out: TextIO, options: Options) -> None:
    """Write the reading in Latin letters, with `options.romaji` for long vowels: ō or o.

    Particles are wa, e, o; names and the beginnings of sentences have capitals; punctuation is
    Latin; Latin words and what cannot be read stay. Lines stay lines.
    """
    lines = _lines(sentences, remembered(_spelt))
    if options.romaji == "plain":
        lines = ((text.translate(_PLAIN), end) for text, end in lines)
    write_lines(lines, out)


def _lines(
    sentences: Iterable[Sentence], spelt: Callable[[Word], str]
) -> Iterator[tuple[str, str]]:
    space = ""
    for sentence in sentences:
        words = " ".join([spelt(word) for word in sentence.words if word.kind != "space"])
        text = _FIRST_LETTER.sub(_capital, _NO_SPACE.sub(r"\1", words), count=1)
        yield space + text if text else "", sentence.end
        space = " " if not sentence.end and (text or space) else ""


def _capital(letter: re.Match[str]) -> str:
    return letter[0].upper()


# ---------------------------------------------------------------- words

# Particles that stand alone within a phrase (気をつける ki o tsukeru), and those that do not
# (について ni tsuite).
_STANDING = frozenset("をがにのとはもへ")
_SURU = re.compile("(す|し|さ|せ|でき)[ぁ-ゖ]*").fullmatch
_ATTACHED = frozenset(("て", "で", "ば", "たり", "ながら"))


def _spelt(word: Word) -> str:
    if any(part.surface in _STANDING and part.pos == "particle" for part in word.parts):
        return _phrase(word)
    if word.pos == "noun" and _SURU(word.surface.removeprefix(word.lemma)):
        return _noun_and_verb(word)
    text = joined("".join(map(_letters, _pieces(word)))).translate(_PUNCTUATION)
    if word.kind == "name":
        # ドナルド・トランプ is one word, and two names.
        text = _FIRST_LETTERS.sub(_capital, text.replace("·", " "))
    return text


def _phrase(word: Word) -> str:
    """A word that is a phrase, spaced as one; what inflects it follows the last part."""
    text = "".join(("" if part.surface in _ATTACHED else " ") + _spelt(part) for part in word.parts)
    rest = word.surface[sum(len(part.surface) for part in word.parts) :]
    return text.strip() + joined(_letters(rest))


def _noun_and_verb(word: Word) -> str:
    """A noun with する, spaced as the two words they are: kaidan shita."""
    noun: list[Ruby] = []
    left = len(word.lemma)
    for base, reading in word.ruby:
        if left > 0:
            noun.append(Ruby(base[:left], reading))
        left -= len(base)
    verb = word.surface[len(word.lemma) :]
    alone = word._replace(surface=word.lemma, ruby=tuple(noun))
    return f"{_spelt(alone)} {joined(_letters(verb))}"


def _letters(piece: str) -> str:
    return _KANA.sub(_run, piece)


def _run(run: re.Match[str]) -> str:
    # A loanword draws a vowel out by ー only: ソウル is Souru.
    return lengthened(syllables(run[0])) if run[1] else syllables(run[0])


# ---------------------------------------------------------------- pieces

_ENDING_IN_PARTICLE: frozenset[PartOfSpeech] = frozenset(
    ("particle", "conjunction", "interjection", "expression", "adverb")
)
_KEEPING_U: frozenset[PartOfSpeech] = frozenset(("verb", "expression"))
# One ruby over two words: 湖 is 水 + 海, 井上 井の上.
_TWO = {"みずうみ": "みず|うみ", "いのうえ": "いの|うえ"}


def _pieces(word: Word) -> list[str]:
    """The word's reading in pieces between which no long vowel lies: 小|躍り ko-odori."""
    pieces: list[str] = []
    cuts = list(accumulate(len(part.surface) for part in word.parts))
    at = 0
    for base, reading in word.ruby:
        if reading and not _LATIN(base):
            pieces += _TWO.get(reading, reading).split("|")
        else:
            pieces += _cut(base, [cut - at for cut in cuts])
            if base.startswith("う") and at and word.pos not in _KEEPING_U:
                # 有り難う, but 思う.
                pieces[-2:] = ["".join(pieces[-2:])]
        at += len(base)
    return _ended(word, pieces)


def _cut(base: str, cuts: Iterable[int]) -> list[str]:
    """What has no furigana, cut where the word's parts meet."""
    marks = [0, *(cut for cut in cuts if 0 < cut < len(base)), len(base)]
    return [_TOPIC.sub("わ", kana.compose(base[start:end])) for start, end in pairwise(marks)]


_TOPIC = re.compile("(?<=で)は(?=な|あ)")  # ではない, ではあるが
_TOPIC_AT_END = re.compile("[^は]は$")  # こんにちは, 実は; not はは


def _ended(word: Word, pieces: list[str]) -> list[str]:
    """`pieces` with the beginning and the end of the word as they sound."""
    if word.pos == "particle":
        pieces[0] = re.sub("^[はへ]", lambda m: "わ" if m[0] == "は" else "え", pieces[0])
    last = pieces[-1]
    if word.pos in _ENDING_IN_PARTICLE and _TOPIC_AT_END.search(word.surface):
        return [*pieces[:-1], last[:-1] + "わ"]
    if word.pos == "verb" and word.lemma.endswith("う") and word.surface.endswith("う"):
        # The う that inflects is a sound of its own: おもう is omou.
        return [*pieces[:-1], last[:-1], "う"] if not word.inflections else pieces
    return pieces
