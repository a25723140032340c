"""The register of wrong readings (quality/README.md): each row stays right for ever."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import brackets
import pytest

from yomu import data, kana
from yomu.annotation import annotate
from yomu.dictionary.store import Store
from yomu.model import Document, Passage, Ruby

QUALITY = Path(__file__).parent / "quality"


class Row(NamedTuple):
    file: str
    sentence: str
    wrong: str
    known: str

    @property
    def text(self) -> str:
        return brackets.text(self.sentence)


def register() -> Iterator[Row]:
    for path in sorted(QUALITY.glob("*.tsv")):
        for row in data.rows(path):
            if "sentence" in row:
                yield Row(path.stem, row["sentence"], row["wrong"], row.get("known", ""))


ROWS = list(register())
KNOWN = [row for row in ROWS if row.known]


def as_parameter(row: Row) -> object:
    marks = [pytest.mark.xfail(reason=row.known)] if row.known else []
    return pytest.param(row, id=f"{row.file}-{row.text}", marks=marks)


@pytest.fixture(scope="session")
def pieces_of(lexicon: Store) -> dict[str, list[Ruby]]:
    """What the program reads over each sentence of the register, annotated in one go."""
    texts = list(dict.fromkeys(row.text for row in ROWS))
    document = Document(lambda: [Passage((Ruby(text),)) for text in texts])
    found: dict[str, list[Ruby]] = {text: [] for text in texts}
    for sentence in annotate(document, lexicon):
        for word in sentence.words:
            found[texts[sentence.passage]] += word.ruby
    return found


@pytest.mark.parametrize("row", [as_parameter(row) for row in ROWS])
def test_the_reading_stays_right(row: Row, pieces_of: dict[str, list[Ruby]]) -> None:
    assert misread(row.sentence, pieces_of[row.text]) == []


def test_what_is_known_to_be_wrong_is_little(request: pytest.FixtureRequest) -> None:
    terminal = request.config.get_terminal_writer()
    for row in KNOWN:
        terminal.line()
        terminal.write(f"known to be wrong: {row.sentence} ({row.known})")

    assert len(KNOWN) <= len(ROWS) / 50


def test_no_sentence_stands_twice() -> None:
    twice = [sentence for sentence, n in Counter(row.sentence for row in ROWS).items() if n > 1]

    assert twice == []


@pytest.mark.parametrize("file", sorted({row.file for row in ROWS}))
def test_every_row_claims_a_reading_that_the_wrong_one_is_not(file: str) -> None:
    for row in ROWS:
        claims = [reading for _, readings in brackets.spans(row.sentence) for reading in readings]
        if row.file == file:
            assert claims, row.sentence
            assert all(map(kana.is_kana, claims)), row.sentence
            assert row.wrong not in claims, row.sentence


def test_the_news_is_read_to_the_last_word() -> None:
    unread = [
        base
        for row in ROWS
        if row.file == "news"
        for base, readings in brackets.spans(row.sentence)
        if not readings and brackets.has_base(base)
    ]

    assert unread == []


# ---------------------------------------------------------------- rows against pieces


def misread(sentence: str, pieces: list[Ruby]) -> list[str]:
    """What is read otherwise than `sentence` says, as 漢字[かんじ].

    A piece may be larger than a span (the row marks 方 where one reading stands over 先生方):
    then the whole of what overlaps is compared, and what the row leaves unmarked may be anything.
    """
    spans = brackets.placed(sentence)
    heard = list(ruby_placed(pieces))
    claimed = [(start, end) for start, end, span in spans if span.readings]
    uncut = [*claimed, *((start, end) for start, end, _ in heard)]
    wrong = []
    for start, end in claimed:
        first, last = whole(start, end, uncut)
        said = "".join(reading for at, _, reading in heard if first <= at < last)
        if not re.fullmatch(wanted(spans, first, last), kana.to_hiragana(said)):
            wrong.append(f"{brackets.text(sentence)[first:last]}[{said}]")
    return wrong


def ruby_placed(pieces: list[Ruby]) -> Iterator[tuple[int, int, str]]:
    ends = accumulate(len(base) for base, _ in pieces)
    for end, (base, reading) in zip(ends, pieces, strict=True):
        yield end - len(base), end, reading or base


def whole(start: int, end: int, parts: list[tuple[int, int]]) -> tuple[int, int]:
    """`start` and `end`, widened until they cut none of `parts`."""
    while True:
        cut = [part for part in parts if part[0] < end and start < part[1]]
        wider = min(part[0] for part in cut), max(part[1] for part in cut)
        if wider == (start, end):
            return wider
        start, end = wider


def wanted(spans: list[tuple[int, int, brackets.Span]], first: int, last: int) -> str:
    """A pattern for how `first` … `last` is to be read."""
    pattern = ""
    for start, end, (base, readings) in spans:
        inside = base[max(first - start, 0) : max(last - start, 0)]
        if start < last and first < end:
            pattern += either(readings) if readings else "".join(map(anything, inside))
    return pattern


def either(readings: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(re.escape(kana.to_hiragana(reading)) for reading in readings)})"


def anything(character: str) -> str:
    return ".*" if brackets.has_base(character) else re.escape(kana.to_hiragana(character))


@pytest.mark.parametrize(
    ("sentence", "pieces", "wrong"),
    [
        ("北の 方[ほう]へ", "北:きた の 方:ほう へ", []),
        ("北の 方[ほう]へ", "北:きた の 方:かた へ", ["方[かた]"]),
        ("日本[にほん/にっぽん]", "日本:にっぽん", []),
        ("先生 方[がた]に", "先生方:せんせいがた に", []),  # one piece over more than the row marks
        ("先生 方[がた]に", "先生方:せんせいほう に", ["先生方[せんせいほう]"]),
        ("言[い]い 分[ぶん]", "言い分:いいぶん", []),
        ("言[い]い 分[ぶん]", "言い分:いいふん", ["言い分[いいふん]", "言い分[いいふん]"]),
        ("首脳会談[しゅのうかいだん]", "首脳:しゅのう 会談:かいだん", []),
        ("三[さん]カ 国[こく]", "三カ国:さんカこく", []),
        ("NATO[ナトー]は", "NATO:なとー は", []),  # hiragana or katakana is the seeds' business
        ("今[いま]", "今", ["今[今]"]),
    ],
)
def test_a_row_fails_where_it_is_read_otherwise(
    sentence: str, pieces: str, wrong: list[str]
) -> None:
    ruby = [Ruby(*piece.split(":")) for piece in pieces.split()]

    assert misread(sentence, ruby) == wrong
