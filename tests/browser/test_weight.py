"""How heavy the page is: bytes of an article, and a whole book that can be read."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from yomu.annotation import annotate
from yomu.dictionary.store import Store
from yomu.formats import Options, html
from yomu.model import Document, Passage, Sentence
from yomu.readers import open_input

SEEDS = sorted((Path(__file__).parent.parent.parent / "seeds").glob("*.txt"))
ARTICLES = [seed for seed in SEEDS if not seed.name.endswith(".ruby.txt")]
BOOK = 200_000
"""Characters."""


def passages() -> Iterator[Passage]:
    for article in ARTICLES:
        yield from open_input(str(article), None, None, io.BytesIO()).passages()


@pytest.fixture(scope="module")
def all_seeds(lexicon: Store) -> tuple[Sentence, ...]:
    """All seed articles as one, about as long as an article of a newspaper."""
    return tuple(annotate(Document(passages), lexicon))


@pytest.fixture(scope="module")
def book(all_seeds: tuple[Sentence, ...], tmp_path_factory: Any) -> Path:
    """A book: the seed articles again and again."""
    times = BOOK // sum(len(sentence.text) for sentence in all_seeds) + 1
    count = all_seeds[-1].passage + 1
    sentences = (
        Sentence(s.words, passage=s.passage + n * count, kind=s.kind, end=s.end)
        for n in range(times)
        for s in all_seeds
    )
    file = tmp_path_factory.mktemp("book") / "book.html"
    with file.open("w", encoding="utf-8", newline="") as out:
        html.write(Document(lambda: ()), sentences, out, Options())
    return file


def test_the_page_of_an_article_is_under_250_kilobytes(pages, all_seeds):
    assert pages(all_seeds).stat().st_size < 250_000


@pytest.fixture(scope="module")
def opened_book(browser: Any, book: Path) -> Iterator[Any]:
    page = browser.new_page()
    page.goto(book.as_uri())
    yield page
    page.close()


def test_what_is_out_of_sight_in_a_book_is_not_laid_out(opened_book):
    """So that it opens and scrolls at once: `benchmarks/page.py`."""
    last = opened_book.locator("article [data-lazy] [data-w]").last
    assert not last.evaluate("it => it.checkVisibility({ contentVisibilityAuto: true })")
    last.scroll_into_view_if_needed()
    opened_book.wait_for_timeout(200)
    assert last.evaluate("it => it.checkVisibility({ contentVisibilityAuto: true })")


def test_a_card_opens_in_a_book(opened_book):
    opened_book.evaluate(
        """() => { const words = document.querySelectorAll("#text [data-w]");
            words[words.length >> 1].click(); }"""
    )
    assert opened_book.locator("#card").is_visible()


def test_walking_starts_where_the_reader_is_in_a_book(opened_book):
    opened_book.keyboard.press("Escape")
    opened_book.evaluate("scrollTo(0, document.documentElement.scrollHeight / 2)")
    opened_book.wait_for_timeout(200)
    top = opened_book.evaluate("scrollY")
    opened_book.keyboard.press("Escape")
    opened_book.keyboard.press("ArrowRight")
    assert opened_book.locator("#text .current").is_visible()
    assert abs(opened_book.evaluate("scrollY") - top) < 900
