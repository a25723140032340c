"""Latin letters after Hepburn, spaced by word: Tōkyō e ikimasu."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, pairwise, zip_longest
from typing import TextIO

from yomu import kana
from yomu.formats import Options
from yomu.formats._hepburn import joined, lengthened, syllables
from yomu.formats._lines import write_lines
from yomu.model import Document, PartOfSpeech, Sentence, Word
from yomu.remembered import remembered

SUFFIX = ".romaji.txt"
BARE = True

_PUNCTUATION = str.maketrans("、。「」『』【】〔〕《》〈〉〜・", ",.“”‘’[][]“”‘’~·")
_PLAIN = str.maketrans("āīūēōĀĪŪĒŌ", "aiueoAIUEO")
_NO_SPACE = re.compile(r" +(?=[,.!?:;)\]}”’%])|(?<=[(\[{“‘]) +| *([·/~]) *")
# Where a sentence begins: the line, or after a stop within a quotation.
_BEGINNING = re.compile(r"(^[\W\d_]*|[.!?] [“‘(\[]*)([^\W\d_])")
_FIRST_LETTERS = re.compile(r"(?<![^\W_]|')[^\W\d_]")
_LATIN = re.compile("[A-Za-zＡ-Ｚａ-ｚÀ-ɏ]").search
_KANA = re.compile("([ぁ-ゖ][ぁ-ゖー]*)|[ァ-ヺー]+")


def write(document: Document, sentences: Iterable[Sentence], out: TextIO, options: Options) -> None:
    """Write the reading in Latin letters, with `options.romaji` for long vowels: ō or o.

    Particles are wa, e, o; names and the beginnings of sentences have capitals; punctuation is
    Latin; Latin words and what cannot be read stay. Lines stay lines. What is in doubt is marked
    `(?)` where the options ask for that.
    """

    def spelt(word: Word) -> str:
        return _spelt(word) + ("(?)" if options.doubtful and "doubtful" in word.marks else "")

    lines = _lines(sentences, remembered(spelt))
    if options.romaji == "plain":
        lines = ((text.translate(_PLAIN), end) for text, end in lines)
    write_lines(lines, out)


def _lines(
    sentences: Iterable[Sentence], spelt: Callable[[Word], str]
) -> Iterator[tuple[str, str]]:
    space = ""
    for sentence in sentences:
        words = " ".join([spelt(word) for word in sentence.words if word.kind != "space"])
        text = _BEGINNING.sub(_begun, _NO_SPACE.sub(r"\1", words))
        yield space + text if text else "", sentence.end
        space = " " if not sentence.end and (text or space) else ""


def _begun(beginning: re.Match[str]) -> str:
    return beginning[1] + beginning[2].upper()


def _capital(letter: re.Match[str]) -> str:
    return letter[0].upper()


# ---------------------------------------------------------------- words

# Particles that stand alone within a phrase (気をつける ki o tsukeru), and those that do not
# (について ni tsuite).
_STANDING = frozenset("をがにのとはもへ")
_ATTACHED = frozenset(("て", "で", "ば", "たり", "ながら"))


def _spelt(word: Word) -> str:
    if any(part.surface in _STANDING and part.pos == "particle" for part in word.parts):
        return _phrase(word)
    text = joined("".join(map(_letters, _pieces(word)))).strip().translate(_PUNCTUATION)
    if word.kind == "name":
        # ドナルド・トランプ is one word, and two names.
        text = _FIRST_LETTERS.sub(_capital, text.replace("·", " "))
    return text


def _phrase(word: Word) -> str:
    """A word that is a phrase, spaced as one; what inflects it follows the last part."""
    text = "".join(("" if part.surface in _ATTACHED else " ") + _spelt(part) for part in word.parts)
    rest = word.surface[sum(len(part.surface) for part in word.parts) :]
    return text.strip() + joined(_letters(rest))


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
    gaps = {*_between_parts(word), *_before_verbs(word)}
    cuts = {*accumulate(len(part.surface) for part in word.parts), *gaps}
    at = 0
    for base, reading in word.ruby:
        if reading and not (_LATIN(base) and word.kind != "number"):
            spoken = [(at, piece) for piece in _TWO.get(reading, reading).split("|")]
        else:
            spoken = list(_cut(base, at, cuts))
        if pieces and base.startswith("う") and at not in cuts and word.pos not in _KEEPING_U:
            # 有り難う, but 思う.
            spoken[0] = (at, pieces.pop() + spoken[0][1])
        for start, piece in spoken:
            pieces += [" ", piece] if start in gaps else [piece]
        at += len(base)
    return _ended(word, pieces)


def _between_parts(word: Word, start: int = 0) -> Iterator[int]:
    """Where a compound is spaced, for it to be read: 国連|安全|保障|理事会, but 可能性."""
    if word.pos not in ("noun", "name"):
        return
    end = start
    for part, following in zip_longest(word.parts, word.parts[1:]):
        yield from _between_parts(part, end)
        end += len(part.surface)
        if following and _apart(part.surface, following.surface):
            yield end


def _apart(one: str, other: str) -> bool:
    # オン|ライン is one word, onrain.
    return min(len(one), len(other)) > 1 and kana.has_kanji(one + other)


def _before_verbs(word: Word) -> Iterator[int]:
    """Where the verbs begin that help others: 会談|し, 見て|いる."""
    suru = word.pos == "noun" and _SURU(word.surface.removeprefix(word.lemma))
    if suru:
        yield len(word.lemma)
    if suru or word.pos == "verb":
        yield from (found.start() for found in _GOING_ON.finditer(word.surface))


_SURU = re.compile("(す|し|さ|せ|でき)[ぁ-ゖ]*").fullmatch
_GOING_ON = re.compile("(?<=[てで])(い(?=[るたまなてれ]|$)|お(?=[りるら]))")


def _cut(base: str, at: int, cuts: Iterable[int]) -> Iterator[tuple[int, str]]:
    """What has no furigana and begins at `at`, cut there, and where each piece begins."""
    ends = sorted({at, *(cut for cut in cuts if at < cut < at + len(base)), at + len(base)})
    for start, end in pairwise(ends):
        yield start, _TOPIC.sub("わ", kana.compose(base[start - at : end - at]))


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
