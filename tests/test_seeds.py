"""The seeds are read as their hand-checked readings say, character for character."""

from pathlib import Path

import brackets
import pytest

from yomu.annotation import annotate
from yomu.dictionary.store import Store
from yomu.model import Document, Passage, Ruby

SEEDS = sorted(Path(__file__).parent.parent.glob("seeds/*.ruby.txt"))


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


@pytest.fixture(params=SEEDS, ids=lambda path: path.name.removesuffix(".ruby.txt"))
def seed(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def test_the_readings_stand_over_the_text_of_the_seed(seed: Path) -> None:
    bases = [brackets.text(line) for line in lines(seed)]

    assert bases == lines(seed.with_name(seed.name.replace(".ruby", "")))


def test_every_word_of_the_seed_has_one_reading(seed: Path) -> None:
    for line in lines(seed):
        for base, readings in brackets.spans(line):
            assert len(readings) == 1 if brackets.has_base(base) else not readings, base


def test_a_seed_is_a_short_article(seed: Path) -> None:
    assert 300 <= sum(len(brackets.text(line)) for line in lines(seed)) <= 600


def test_the_seed_is_read_right(seed: Path, lexicon: Store) -> None:
    passages = [Passage((Ruby(brackets.text(line)),)) for line in lines(seed)]
    read = [""] * len(passages)
    for sentence in annotate(Document(lambda: passages), lexicon):
        read[sentence.passage] += "".join(word.reading for word in sentence.words)

    assert read == [brackets.reading(line) for line in lines(seed)]
