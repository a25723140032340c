"""How sure a reading is: what is weighed, and what comes out on real sentences."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yomu import confidence
from yomu.annotation import Annotator
from yomu.dictionary.store import Store
from yomu.model import CERTAIN, Word


@pytest.fixture(scope="module")
def annotator(lexicon: Store) -> Annotator:
    return Annotator(lexicon)


def word(annotator: Annotator, text: str, surface: str) -> Word:
    return next(word for word in annotator.words(text) if word.surface == surface)


@given(st.integers(-100_000, 100_000))
def test_a_weight_is_a_probability_rounded_down(weight: int) -> None:
    probability = 1 / (1 + math.exp(-max(-2_000, min(weight, 2_000)) / 100))
    found = confidence.confidence(weight)

    assert 0 < found < 1
    assert found <= max(probability, 0.3)


@given(st.integers(-2_000, 2_000), st.integers(0, 500))
def test_more_weight_is_never_less_sure(weight: int, more: int) -> None:
    assert confidence.confidence(weight) <= confidence.confidence(weight + more)


def test_the_certain_are_told_from_the_doubtful_by_a_step() -> None:
    logit = round(100 * math.log(CERTAIN / (1 - CERTAIN)))

    assert confidence.confidence(logit + 1) == CERTAIN
    assert confidence.confidence(logit - 1) < CERTAIN


@pytest.mark.parametrize(
    ("text", "at", "features"),
    [
        ("蔡姫が", 0, {"x1^1", "b1^", "a11"}),  # the pieces of what no dictionary has
        ("その山は", 1, {"x1kk", "b1k", "a1k"}),
        ("島根は", 0, {"xK^k", "nK||n"}),
        ("3人が", 0, {"x#^k"}),
        ("平和、平和", 2, {"xKs^"}),
    ],
)
def test_what_stands_beside_a_word(
    annotator: Annotator, text: str, at: int, features: set[str]
) -> None:
    edges = [confidence.edge(unit) for unit in annotator.units(text)]
    none = confidence.edge(None)
    before, after = ([none, *edges][at], [*edges, none][at + 1])

    assert features <= set(confidence.beside(before, edges[at], after))


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("両国の首脳会談は東京で開かれた。", "首脳会談"),
        ("学校で友達と話した。", "学校"),
        ("新聞を読んでから寝る。", "新聞"),
        ("経済が成長する。", "経済"),
    ],
)
def test_plain_words_are_certain(annotator: Annotator, text: str, surface: str) -> None:
    assert word(annotator, text, surface).confidence >= CERTAIN


@pytest.mark.parametrize(
    ("text", "surface", "other"),
    [
        ("日本は島国だ。", "日本", "にっぽん"),
        ("水面が光る。", "水面", "みなも"),
        ("その博士は笑った。", "博士", "はくし"),
        ("頬が赤い。", "頬", "ほほ"),
    ],
)
def test_what_can_be_read_otherwise_names_the_other_reading(
    annotator: Annotator, text: str, surface: str, other: str
) -> None:
    found = word(annotator, text, surface)

    assert {other, found.reading} <= {found.reading, *found.alternatives}
    assert found.reading not in found.alternatives


def test_kanji_that_no_dictionary_has_as_a_word_are_in_doubt(annotator: Annotator) -> None:
    assert word(annotator, "龘龗を見た。", "龘龗").confidence < CERTAIN


@pytest.mark.parametrize(("word", "last"), [("麋鹿", "ろく"), ("麦酵", "こう")])
def test_the_pieces_of_an_unknown_word_are_in_doubt(
    annotator: Annotator, word: str, last: str
) -> None:
    pieces = annotator.words(word)

    assert [piece.surface for piece in pieces] == list(word)
    assert all(piece.confidence < CERTAIN for piece in pieces)
    assert last in (pieces[1].reading, *pieces[1].alternatives)


def test_a_piece_that_is_misread_is_in_doubt(annotator: Annotator) -> None:
    *_, last = annotator.words("蔡姫")

    assert last.confidence < CERTAIN
    assert "き" in (last.reading, *last.alternatives)
